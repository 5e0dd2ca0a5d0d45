"""Whether two claims speak of the same time."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from claims.core.matching.parts.durations import duration_days
from claims.core.records import Comparison, TimeExpression

MAX_LENGTH_DIFFERENCE = 0.15
"""Stretches whose lengths differ by more cannot be the same period."""

_SAME_LENGTH = 0.015
"""The same for lengths that are one length in other words: a year has 365.25 days, twelve months 365."""

_LONGEST_POINT = 100
"""Days; what is shorter, a season at most, is a time when something happens rather than a period that has gone on."""

_JOINED = len(" and another ")
"""Code points between two times that are named side by side ("in 2004 and in 2008"), and are no ends of a stretch."""

_HOURS = re.compile(r"(?<=\dT)[A-Z0-9:]+")
_PARTS_OF_DAY = frozenset({"MO", "AF", "EV", "NI"})
_LATE = frozenset({"EV", "NI"})
"""Parts of the day in TIMEX3; an evening may be told as a night."""

GRACE = dt.timedelta(days=366)
"""An open period fits a closed one that ended at most twelve months before the publication."""


@dataclass(frozen=True, slots=True)
class PeriodComparison:
    """How the times of a pair compare, the expressions that decide it, and whether it is certain enough to confirm a
    match."""

    comparison: Comparison
    left: TimeExpression | None = None
    right: TimeExpression | None = None
    confirms: bool = True


def compare_periods(
    left: tuple[TimeExpression, ...],
    right: tuple[TimeExpression, ...],
    left_published: dt.date | None,
    right_published: dt.date | None,
) -> PeriodComparison | None:
    """Compare the times of two claims; ``None`` where neither has one.

    Each time must find one on the other side that it fits, where the other side has as many; the worst fit decides.
    """
    if not left and not right:
        return None
    if not left or not right:
        one = (left or right)[0]
        alone = Comparison.ONLY_LEFT if left else Comparison.ONLY_RIGHT
        return PeriodComparison(alone, one if left else None, None if left else one, confirms=False)
    if _are_ends(left, right) or _are_ends(right, left):
        return PeriodComparison(Comparison.EQUAL, left[0], right[0])
    worst = PeriodComparison(Comparison.EQUAL, left[0], right[0])
    left_is_shorter = len(left) <= len(right)
    shorter, longer = (left, right) if left_is_shorter else (right, left)
    for place, one in enumerate(shorter):
        fits = [
            (_oriented(one, other, left_is_shorter, left_published, right_published), abs(place - other_place))
            for other_place, other in enumerate(longer)
        ]
        best = min(fits, key=lambda fit: (_badness(fit[0]), fit[1]))[0]
        if _badness(best) >= _badness(worst):
            worst = best
    if len(left) != len(right) and worst.comparison is not Comparison.DIFFERENT:
        return PeriodComparison(worst.comparison, worst.left, worst.right, confirms=False)
    return worst


def _are_ends(points: tuple[TimeExpression, ...], stretch: tuple[TimeExpression, ...]) -> bool:
    """ "from 2 percent in 2020 to 6 percent in 2021" against "between 2020 and 2021"."""
    if len(points) != 2 or len(stretch) != 1:
        return False
    first, last = points
    return (
        last.span.start - first.span.end > _JOINED  # "in 2004 and 2008" are two years
        and first.start is not None
        and last.end is not None
        and (first.start, last.end) == (stretch[0].start, stretch[0].end)
    )


def _badness(fit: PeriodComparison) -> int:
    return _ORDER[fit.comparison] * 2 + (not fit.confirms)


def _oriented(
    one: TimeExpression,
    other: TimeExpression,
    one_is_left: bool,
    left_published: dt.date | None,
    right_published: dt.date | None,
) -> PeriodComparison:
    left, right = (one, other) if one_is_left else (other, one)
    comparison, confirms = _compare(left, right, left_published, right_published)
    return PeriodComparison(comparison, left, right, confirms)


_ORDER = {Comparison.EQUAL: 0, Comparison.COMPATIBLE: 1, Comparison.UNKNOWN: 2, Comparison.DIFFERENT: 3}


def _compare(
    left: TimeExpression, right: TimeExpression, left_published: dt.date | None, right_published: dt.date | None
) -> tuple[Comparison, bool]:
    if not _is_resolved(left) or not _is_resolved(right):
        return _compare_unresolved(left, right)
    if is_open(left) and is_open(right):
        return _compare_starts(left, right)
    if left.open_end or right.open_end:
        since, closed, published = (left, right, left_published) if left.open_end else (right, left, right_published)
        return _compare_open(since, closed, published)
    if (left.start, left.end) == (right.start, right.end):
        return _compare_hours(left, right)
    if _is_stretch(left) and _is_stretch(right):
        has_same_ends = _same_start(left, right) and _same_end(left, right)
        return (Comparison.COMPATIBLE if has_same_ends else Comparison.DIFFERENT), False
    if _holds(left, right) or _holds(right, left):
        return Comparison.COMPATIBLE, False
    return Comparison.DIFFERENT, False


def is_open(time: TimeExpression) -> bool:
    """Whether a time tells from when something is so: "since 2001", "from 2027", "starting in 2027"."""
    return time.open_end or time.modifier == "ON_OR_AFTER"


def lies_within(inner: TimeExpression, outer: TimeExpression) -> bool:
    """Whether a day or month is told of the month or year that holds it; no time from which or until which something is
    so."""
    if inner.modifier or outer.modifier or not _is_point(inner) or not _is_point(outer):
        return False
    return (inner.start, inner.end) != (outer.start, outer.end) and _holds(outer, inner)


def _compare_hours(left: TimeExpression, right: TimeExpression) -> tuple[Comparison, bool]:
    """Two times of the same days: morning is not evening, and the whole day is neither."""
    one, other = _HOURS.findall(left.timex), _HOURS.findall(right.timex)
    if one == other:
        return Comparison.EQUAL, True
    named = {*one, *other}
    is_apart = len(one) == len(other) == 1 and named <= _PARTS_OF_DAY and named != _LATE
    return (Comparison.DIFFERENT, False) if is_apart else (Comparison.COMPATIBLE, False)


def _compare_starts(left: TimeExpression, right: TimeExpression) -> tuple[Comparison, bool]:
    """Two open times: "since 2018" may well be another stretch than "since December 2018"."""
    if not _same_start(left, right):
        return Comparison.DIFFERENT, False
    return (Comparison.EQUAL, True) if _is_as_exact(left, right) else (Comparison.COMPATIBLE, False)


def _is_as_exact(one: TimeExpression, other: TimeExpression) -> bool:
    """Whether two times that begin together are told with the same precision."""
    return one.start == other.start and one.granularity == other.granularity


def _compare_open(since: TimeExpression, closed: TimeExpression, published: dt.date | None) -> tuple[Comparison, bool]:
    """ "since 2001", said on a day in 2001-2019 or at most twelve months later, means that period."""
    if not _same_start(since, closed):
        return Comparison.DIFFERENT, False
    if begins_then(since, closed):
        return Comparison.COMPATIBLE, False
    if closed.start is not None and closed.end is not None and (closed.end - closed.start).days < _LONGEST_POINT:
        return Comparison.COMPATIBLE, False  # "since 2018" is not "in summer 2018"
    if published is None or closed.start is None or closed.end is None:
        return Comparison.COMPATIBLE, _is_as_exact(since, closed)
    fits = closed.start <= published <= closed.end + GRACE
    return (Comparison.COMPATIBLE, _is_as_exact(since, closed)) if fits else (Comparison.DIFFERENT, False)


def begins_then(since: TimeExpression, point: TimeExpression) -> bool:
    """Whether an open time begins at a point in time: what "has been banned since 2018" was banned "in 2018".

    Of 57 judged pairs with two such times not one differs in its date (November 2026).
    """
    if not since.open_end or is_open(point) or not _same_start(since, point):
        return False
    return point.granularity == since.granularity and _is_point(point)


def _compare_unresolved(left: TimeExpression, right: TimeExpression) -> tuple[Comparison, bool]:
    if left.timex == right.timex and left.type == right.type:
        return Comparison.EQUAL, True
    one, other = _length(left), _length(right)
    if one and other and abs(one - other) > MAX_LENGTH_DIFFERENCE * max(one, other):
        return Comparison.DIFFERENT, False
    if one and other and left.type == right.type == "DURATION" and abs(one - other) <= _SAME_LENGTH * max(one, other):
        return Comparison.EQUAL, True
    if _is_resolved(left) or _is_resolved(right):
        return Comparison.UNKNOWN, False
    return Comparison.DIFFERENT, False


def _length(time: TimeExpression) -> float | None:
    """Days that a stretch or a closed span of several years covers; ``None`` for points."""
    if time.start is not None and time.end is not None:
        days = (time.end - time.start).days + 1
        return float(days) if days > 366 else None
    return duration_days(time.timex)


def _is_resolved(time: TimeExpression) -> bool:
    return time.start is not None or time.end is not None


def _is_point(time: TimeExpression) -> bool:
    """Whether the closed time is one year, month or day and no span of several."""
    if time.start is None or time.end is None:
        return False
    return {"year": 366, "month": 31, "day": 1}.get(time.granularity, 0) >= (time.end - time.start).days + 1


def _is_stretch(time: TimeExpression) -> bool:
    """Whether both ends of a closed time are told: "between 1990 and 2005"."""
    return time.granularity in _ENDS_TOLD and not time.open_end and not _is_point(time)


_ENDS_TOLD = frozenset({"year", "month", "day"})


def _same_start(one: TimeExpression, other: TimeExpression) -> bool:
    return _same_day(one.start, other.start, {one.granularity, other.granularity})


def _same_end(one: TimeExpression, other: TimeExpression) -> bool:
    return _same_day(one.end, other.end, {one.granularity, other.granularity})


def _same_day(one: dt.date | None, other: dt.date | None, granularities: set[str]) -> bool:
    """Whether two days are one, as exactly as the coarser of them is told."""
    if one is None or other is None:
        return False
    if "year" in granularities:
        return one.year == other.year
    if "month" in granularities:
        return (one.year, one.month) == (other.year, other.month)
    return one == other


def _holds(outer: TimeExpression, inner: TimeExpression) -> bool:
    if outer.start is None or outer.end is None or inner.start is None or inner.end is None:
        return False
    return outer.start <= inner.start and inner.end <= outer.end
