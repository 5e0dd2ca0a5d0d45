"""What the rest of an article tells of a figure: whose francs are meant, and whom "260 of them" counts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from claims.core.extraction.currencies import CURRENCY_WORDS, ISSUERS
from claims.core.extraction.units import RANK, SHARE, TIMES, UNITS
from claims.core.records import Quantity

_OF_THOSE_BEFORE = re.compile(r"\s(?:of (?:them|these|those)|are|were|have|had)\b")
_MEASURES = (
    frozenset(unit.name for unit in UNITS.values())
    | frozenset(CURRENCY_WORDS.values())
    | {TIMES.name, RANK.name, SHARE.name}
)


def figures_in_context(
    body: str, rows: Sequence[Sequence[Quantity]], countries: Mapping[str, int]
) -> tuple[tuple[Quantity, ...], ...]:
    """The figures of each sentence, with what the article around says of their units.

    ``countries`` tells how often the article names each.
    """
    found: list[tuple[Quantity, ...]] = []
    counted: Quantity | None = None
    for row in rows:
        settled = tuple(_of_issuer(quantity, countries) for quantity in row)
        if counted is not None and settled and _counts_those_before(body, settled[0]):
            settled = (replace(settled[0], unit=counted.unit, measure=counted.measure), *settled[1:])
        found.append(settled)
        counted = next((quantity for quantity in reversed(settled) if _counts_things(quantity)), None)
    return tuple(found)


def _counts_things(quantity: Quantity) -> bool:
    """Whether it says how many there are of something, more than one."""
    return quantity.unit is not None and quantity.unit not in _MEASURES and quantity.per is None and quantity.value > 1


def _counts_those_before(body: str, quantity: Quantity) -> bool:
    """ "Solar units for 260 of them are due", "Eleven are in public collections": what was counted before."""
    if quantity.unit is not None:
        return False
    end = quantity.span.end
    return _OF_THOSE_BEFORE.match(body[end : end + 12]) is not None


def _of_issuer(quantity: Quantity, countries: Mapping[str, int]) -> Quantity:
    """The figure in the currency of the country that the article names most often among those with one of this name."""
    name, per, rest = (quantity.unit or "").partition(" per ")
    issuers = ISSUERS.get(name)
    if issuers is None:
        return quantity
    most = max(countries.get(country, 0) for country in issuers)
    named = {issuers[country] for country in issuers if countries.get(country, 0) == most}
    if most == 0 or len(named) > 1:
        return quantity
    currency = named.pop()
    normalized = quantity.normalized
    if normalized is not None:
        normalized = replace(normalized, unit=currency if normalized.unit == name else normalized.unit)
    return replace(quantity, unit=f"{currency}{per}{rest}", normalized=normalized)
