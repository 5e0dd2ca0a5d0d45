"""Units that an article says once for all its figures: whose crowns they are, on which scale its degrees, what money."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from claims.core.extraction.figures.currencies import AMBIGUOUS_WORDS, CURRENCY_SIGNS, CURRENCY_WORDS, ISSUERS
from claims.core.extraction.figures.units import SHARE
from claims.core.records import NormalizedQuantity, Quantity

_DEGREE = "degree"
"""The unit of a temperature of no named scale."""
_FAHRENHEIT_COUNTRY = "United States"
_METRIC = frozenset(
    ("kilometre", "metre", "centimetre", "millimetre", "hectare", "square kilometre", "kilometre per hour")
)
_IMPERIAL = frozenset(("mile", "foot", "inch", "acre", "square mile", "mile per hour"))
_SUM = re.compile(r"\d\s?(?:million|billion|trillion|bn|mn|m|trn)\b", re.IGNORECASE)
"""How an amount of money is written that has no sign."""
_SET_AGAINST = re.compile(
    r"\b(?:against|from|to|of|at|than|with|and|or|below|above|over|under|by|between|forecast|expected|estimated|"
    r"predicted|projected|budgeted|targeted|spent|invested|earned|paid|borrowed|repaid|another|"
    r"bring(?:s|ing)? in|brought in|rais(?:e|es|ed|ing)|sav(?:es|ing)|worth|"
    r"ask(?:s|ed|ing)? (?:\w+ ){0,3}for|"
    r"(?:save[sd]?|costs?)(?: us| them| it)?(?: about| some| around| nearly| almost| something like)?)\s$"
)
_THE = re.compile(r"\bthe\s$")
_TOLD_BEFORE = re.compile(
    r"\s(?:(?:that |which )?(?:analysts|economists)|expected|forecast|predicted|budgeted|planned)\b"
)
"""What stands behind "the 772 million" where sums are set against each other."""
_ENDS = re.compile(
    r"\s*(?:$|[.,;:!?)”\"—–]|(?:and|but|or|in|on|at|by|last|this|that|since|from|before|after|for|a|as|when|to|so)\b)"
)
_WHOLE = 100
"""Percents of a whole."""
_REACH = 30
"""Characters before a sum in which what it is set against stands."""


class ArticleUnits(NamedTuple):
    """The full names of currencies by their last word ("crown": "Swedish crown"), those of them that the article itself
    gives, and the one scale of its temperatures."""

    currencies: Mapping[str, str]
    told: Mapping[str, str]
    scale: str | None


def article_units(rows: Sequence[Sequence[Quantity]], countries: Mapping[str, int]) -> ArticleUnits:
    """What the figures of an article, and the countries that it names (with how often), say of the units of all."""
    units = [(quantity.unit or "").partition(" per ")[0] for row in rows for quantity in row]
    named: dict[str, set[str]] = {}
    for unit in units:
        first, _, last = unit.rpartition(" ")
        if first and last in CURRENCY_WORDS:
            named.setdefault(last, set()).add(unit)
    currencies = {name: issued for name in ISSUERS if (issued := _issued(name, countries)) is not None}
    told = {last: next(iter(full)) for last, full in named.items() if len(full) == 1}
    scales = {unit for unit in units if unit.startswith(f"{_DEGREE} ")}
    scale = scales.pop() if len(scales) == 1 else None if scales else _scale_of(set(units), countries)
    return ArticleUnits(currencies | told, told, scale)


def _scale_of(units: set[str], countries: Mapping[str, int]) -> str | None:
    """The scale of degrees that nothing names: Celsius beside metric measures or where the United States is not spoken of.

    Fahrenheit only in an article about the United States with its measures; None where that does not tell.
    """
    is_american = countries.get(_FAHRENHEIT_COUNTRY, 0) > 0
    if units & _IMPERIAL:
        return f"{_DEGREE} Fahrenheit" if is_american and not units & _METRIC else None
    return f"{_DEGREE} Celsius" if units & _METRIC or (countries and not is_american) else None


def _issued(name: str, countries: Mapping[str, int]) -> str | None:
    """The currency of the country that the article names most often among those with one of this name."""
    most = max(countries.get(country, 0) for country in ISSUERS[name])
    named = {issued for country, issued in ISSUERS[name].items() if countries.get(country, 0) == most}
    return named.pop() if most > 0 and len(named) == 1 else None


def in_units(quantity: Quantity, units: ArticleUnits) -> Quantity:
    """The figure in the units of its article, where its own are told in part."""
    name, per, rest = (quantity.unit or "").partition(" per ")
    if name == _DEGREE and units.scale is not None:
        return replace(quantity, unit=units.scale)
    is_noun = name in AMBIGUOUS_WORDS and quantity.measure is not None
    currency = (units.told if is_noun else units.currencies).get(name)
    if currency is None:
        return quantity
    normalized = quantity.normalized
    if is_noun and not per:
        # "six crowns": counted like things until the article says that its crowns are money.
        normalized = NormalizedQuantity(quantity.value, currency, quantity.value_to)
    elif normalized is not None:
        normalized = replace(normalized, unit=currency if normalized.unit == name else normalized.unit)
    return replace(quantity, unit=f"{currency}{per}{rest}", measure=None, normalized=normalized)


def spelled_money(body: str, quantity: Quantity) -> str | None:
    """The currency of an amount that is written in words ("412 million crowns"), outside brackets; else None."""
    unit, written = quantity.unit or "", body[quantity.span.start : quantity.span.end]
    if quantity.per is not None or unit.rpartition(" ")[2] not in CURRENCY_WORDS:
        return None
    if any(sign in written for sign in CURRENCY_SIGNS) or body[quantity.span.start - 1 : quantity.span.start] == "(":
        return None
    return unit


def is_sum_again(body: str, quantity: Quantity) -> bool:
    """Whether a bare figure is an amount set against one that was told ("… crowns, against 668 million")."""
    number = body[quantity.number_span.start : quantity.number_span.end]
    ahead = body[max(0, quantity.span.start - _REACH) : quantity.span.start]
    if not _SUM.search(number):
        return False
    if ahead.endswith("(") and body[quantity.span.end : quantity.span.end + 1] == ")":
        # "more than the budgets for schools (38bn) and policing (17bn)".
        return True
    if _THE.search(ahead) and _TOLD_BEFORE.match(body, quantity.span.end):
        return True
    return bool(_SET_AGAINST.search(ahead) and _ENDS.match(body, quantity.span.end))


def share_of(quantity: Quantity) -> NormalizedQuantity:
    """Percents as a share, 0..1."""
    most = None if quantity.value_to is None else quantity.value_to / _WHOLE
    return NormalizedQuantity(quantity.value / _WHOLE, SHARE.name, most)
