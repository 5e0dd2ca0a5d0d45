"""Lengths of time that tell a period: "the decade to 2020", "three decades to 2020", "a 27-year low in 2022"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from claims.core.records import Comparator, Quantity, Span, TimeExpression

_DAYS_A_YEAR = 365.25
_YEARS = {"year": 1.0, "decade": 10.0, "century": 100.0}
_TO = re.compile(r"\s{1,2}(?:to|until|up to|ending in)\s{1,2}")
_LOOSE_TO = re.compile(
    r"\b(?:in|over|during|within|through) (?:the|a) (decade|century) (?:to|until|up to) $", re.IGNORECASE
)
_DURING = re.compile(r"\b(?:in|over|during|within|for|through)(?: the)? $", re.IGNORECASE)
_RECORD = re.compile(r"[ -](?:low|high)\b")
_LONGEST = 300
"""Years; longer stretches are told from no year."""

MAX_DRIFT = 1
"""Years by which "18 years" and "since 2001" may drift apart for the months that either leaves open."""


def years_of(quantity: Quantity) -> float | None:
    """The years of a length of time given in years or more, else ``None``."""
    factor = _YEARS.get(quantity.unit or "")
    if factor is None or quantity.value_to is not None or not 0 < quantity.value * factor <= _LONGEST:
        return None
    return quantity.value * factor


def read_stretches(
    text: str, quantities: Sequence[Quantity], times: Sequence[TimeExpression]
) -> tuple[tuple[Quantity, ...], tuple[TimeExpression, ...]]:
    """The figures and times of a statement with stretches that end in a named year read as periods.

    "over three decades to 2020" is 1990-2020; "a 27-year low" beside one year, 2022, is one since 1995.
    """
    kept: list[Quantity] = []
    found = list(times)
    for quantity in quantities:
        years = years_of(quantity)
        ending = _ending_after(text, quantity, found) if years is not None else None
        if years is not None and ending is not None:
            found[found.index(ending)] = _period(ending, quantity.span.start, round(years))
        elif years is not None and _RECORD.match(text, quantity.span.end) and _lone_year(times) is not None:
            year = _lone_year(times)
            assert year is not None
            found.append(_since(year - round(years), quantity.span))
        else:
            kept.append(quantity)
    for place, time in enumerate(found):
        loose = _LOOSE_TO.search(text[max(0, time.span.start - 24) : time.span.start])
        if loose is not None and _is_year(time):
            start = time.span.start - (len(loose[0]))
            found[place] = _period(time, start, round(_YEARS[loose[1].lower()]))
    return tuple(kept), tuple(found)


def without_over(quantity: Quantity) -> Quantity:
    """A length of time over which something changes: "fell over 24 months" says no more than "in 24 months"."""
    if quantity.comparator is Comparator.MORE and quantity.approximator == "over" and quantity.is_duration:
        return replace(quantity, comparator=Comparator.EQUAL, approximator=None)
    return quantity


def tells_length(quantity: Quantity, times: Sequence[TimeExpression], published: dt.date | None) -> bool:
    """Whether a length of time says no more than a period does: 18 years, said in 2019, and "since 2001"."""
    years = years_of(quantity)
    if years is None or years < 2:
        return False
    for time in times:
        if time.start is None or time.granularity != "year":
            continue
        if time.open_end and published is not None and 0 <= published.year - time.start.year - years <= MAX_DRIFT:
            return True
        if time.end is not None and time.end.year - time.start.year == years:
            return True
    return False


def _ending_after(text: str, quantity: Quantity, times: Sequence[TimeExpression]) -> TimeExpression | None:
    joint = _TO.match(text, quantity.span.end)
    if joint is None or not (
        quantity.approximator == "over" or _DURING.search(text[max(0, quantity.span.start - 14) : quantity.span.start])
    ):
        return None
    return next((time for time in times if time.span.start == joint.end() and _is_year(time)), None)


def _is_year(time: TimeExpression) -> bool:
    return time.granularity == "year" and time.start is not None and time.end is not None and _years_long(time) < 1.1


def _years_long(time: TimeExpression) -> float:
    assert time.start is not None
    assert time.end is not None
    return ((time.end - time.start).days + 1) / _DAYS_A_YEAR


def _lone_year(times: Sequence[TimeExpression]) -> int | None:
    years = {time.start.year for time in times if _is_year(time) and time.start is not None}
    return years.pop() if len(years) == 1 else None


def _period(ending: TimeExpression, start: int, years: int) -> TimeExpression:
    assert ending.end is not None
    first = max(ending.end.year - years, 1)
    return replace(
        ending,
        span=Span(start, ending.span.end),
        start=dt.date(first, 1, 1),
        timex=f"{first:04}/{ending.end.year:04}",
        open_end=False,
    )


def _since(year: int, span: Span) -> TimeExpression:
    first = max(year, 1)
    return TimeExpression(
        span, "DATE", f"{first:04}", start=dt.date(first, 1, 1), granularity="year", relative=True, open_end=True
    )
