"""What is told of which span of time: "the monthly fee rose 7 euros" is not "the fee rose 7 euros a month", and of two
figures that are rates each has its own time."""

from __future__ import annotations

import re
from typing import NamedTuple

from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.parts.rates import Rate, find_rates
from claims.core.matching.parts.units import NOMINAL, Unit
from claims.core.matching.second_reading.rereading import Side, are_one
from claims.core.matching.statements.reading import CHANGES
from claims.core.records import Quantity

_NEAR = 20
"""Code points between a figure or a rate and the noun that it belongs to, at most: an adjective or two."""


class _Called(NamedTuple):
    """A noun with the span of time that it is called by: "monthly fee"."""

    time: str
    noun: Unit


def rates_agree(pair: Comparisons, left: Side, right: Side) -> bool:
    """Whether the same nouns are called annual, monthly or daily, and each figure of several rates is of the same time."""
    rates = _rates_of(left), _rates_of(right)
    if not any(rates):
        return True
    one, other = _called(left, rates[0]), _called(right, rates[1])
    if one and other:
        are_called_alike = all(any(_are_alike(pair, first, second) for second in other) for first in one) and all(
            any(_are_alike(pair, first, second) for first in one) for second in other
        )
    else:
        are_called_alike = _is_measured(left, one, rates[1], right) and _is_measured(right, other, rates[0], left)
    return are_called_alike and all(
        _time_of(left, rates[0], found.left) == _time_of(right, rates[1], found.right) for found in pair.figures.pairs
    )


def _rates_of(side: Side) -> tuple[Rate, ...]:
    return find_rates(side.statement.text, side.statement.quantities)


def _called(side: Side, rates: tuple[Rate, ...]) -> list[_Called]:
    found = ((rate.unit, _noun_behind(side, rate)) for rate in rates if rate.may_describe)
    return [_Called(time, noun) for time, noun in found if noun is not None]


def _noun_behind(side: Side, rate: Rate) -> Unit | None:
    """The noun that the word of a rate stands before as its adjective."""
    behind, noun = side.following(side.token_at(rate.span.start)), side.unit_after(rate.span.end)
    if behind is None or noun is None or behind.tag not in "NSJ":
        return None
    return noun if noun.kind in NOMINAL and noun.start - rate.span.end <= _NEAR else None


def _are_alike(pair: Comparisons, one: _Called, other: _Called) -> bool:
    return one.time == other.time and are_one(pair, one.noun, other.noun)


def _is_measured(side: Side, called: list[_Called], rates: tuple[Rate, ...], other: Side) -> bool:
    """Whether nothing is told of the nouns but how much they are, and the ``other`` side tells it with the rate behind its
    figure: "the monthly rent is 700 euros" says that it is 700 euros a month, "a daily intake of 50 grams" that it is so
    much, "40 annual meetings were held" not that so many are held each year."""
    if not called:
        return True
    figures = side.statement.quantities
    if any(0 < noun.start - found.number_span.end < _NEAR for found in figures for _, noun in called):
        return False
    if side.statement.predicate is None:
        return True
    return all(_stands_at_figure(other, rate) for rate in rates) and (
        all(any(_is_size(side, noun, found) for found in figures) for _, noun in called)
        or (bool(figures) and all(_is_level(side, found) for found in figures))
    )


def _stands_at_figure(side: Side, rate: Rate) -> bool:
    """Whether a rate is told of a figure or of what it counts: "40 grams of ham a day"."""
    text = side.statement.text
    starts = [found.span.start for found in side.statement.quantities if found.span.start < rate.span.start]
    return bool(starts) and not any(
        unit.role == "verb" or text[unit.end : unit.end + 1] in _CLOSING
        for unit in side.units
        if max(starts) < unit.start < rate.span.start
    )


_CLOSING = frozenset(",;:")


def _is_size(side: Side, noun: Unit, figure: Quantity) -> bool:
    return _OF.match(side.statement.text, noun.end, figure.span.start) is not None


_LOOSELY = r"(?:(?:about|some|nearly|over)\s)?\Z"
_OF = re.compile(rf"\sof\s{_LOOSELY}")
"""Between a noun and the figure that it is: "a daily intake of about 50 grams"."""


def _is_level(side: Side, figure: Quantity) -> bool:
    """Whether a sum, a share or a bare number is what something rose or fell to: a race "grew to 300 runners" once."""
    changes = side.statement.predicate is not None and not side.statement.predicate.exact.isdisjoint(CHANGES)
    is_led = _LEVEL.search(side.statement.text, 0, figure.span.start) is not None
    is_bare = side.tag_at(figure.number_span.end) not in ("N", "S", "J")
    return changes and is_led and (figure.normalized is not None or is_bare)


_LEVEL = re.compile(rf"\b(?:to|from)\s{_LOOSELY}")
"""Before a figure that something has reached or left: "the monthly fee rose from 10 euros to 12 euros"."""


def _time_of(side: Side, rates: tuple[Rate, ...], figure: Quantity) -> str:
    """The span of time of a figure in a text that names several, by order: "40 cars a year and 30 ships a month"; empty
    where it names one or none."""
    if len({rate.unit for rate in rates}) < 2:
        return ""
    starts = [found.span.start for found in side.statement.quantities]
    if rates[0].span.start < min(starts):
        return next((rate.unit for rate in reversed(rates) if rate.span.start < figure.span.start), "")
    end = min((start for start in starts if start > figure.span.start), default=len(side.statement.text))
    return next((rate.unit for rate in rates if figure.span.start <= rate.span.start < end), "")
