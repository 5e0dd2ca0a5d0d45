"""What stands beside a time expression and belongs to it: a second day of its month, the date that a period ended on."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from dataclasses import dataclass, replace

from claims.core.extraction.times import values as time_values
from claims.core.extraction.times.values import TimeValue

_DAY_BEHIND = re.compile(
    r" ?(?:-|to|and|or|through|until) ?(?P<d>\d{1,2})(?:st|nd|rd|th)?(?![\d%:/]|[.,]\d| ?[ap]\.?m\b|"
    r" [a-z]{3,20}s?\b(?<! and)(?<! for)(?<! but)(?<! with)(?<! when)(?<! after)(?<! at)(?<! to))"
    r"(?:,? (?P<y>(?:1[0-9]|20)\d\d)(?!\d))?"
)
_DAY_BEFORE = re.compile(r"(?<![\d.,:/-])(?P<d>\d{1,2})(?:st|nd|rd|th)? ?(?:-|to|and|or|through|until) ?\Z")
_ENDED = re.compile(r" (?:that |which )?(?:ended|ending|ends|end)(?: on)? ")
_UP_TO = re.compile(r" (?:to|through|until) ")
_LENGTH = re.compile(r"P(\d{1,3})([DWMY])")
_LETTER_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_LAST_WORD = re.compile(r"[a-z]{3,8}\Z")
_LATE_IN_QUARTER = dt.timedelta(days=20)


@dataclass(frozen=True, slots=True)
class TimePoint:
    """An expression at ``[start, end)`` of the text: the rule that found it and what it means."""

    start: int
    end: int
    rule: str
    value: TimeValue


def with_other_day(folded: str, point: TimePoint, floor: int) -> list[TimePoint]:
    """The day of a month and the other day that shares the month: "April 24 and 25", "3-5 May"; else the point alone.

    Nothing before ``floor`` is looked at. A year behind the second day is that of both.
    """
    day = point.value.start
    if point.value.granularity != "day" or point.value.type != "DATE" or day is None:
        return [point]
    if point.rule == "month_day" and (match := _DAY_BEHIND.match(folded, point.end)):
        year = int(match["y"]) if match["y"] else day.year
        first, second = _day(year, day.month, day.day), _day(year, day.month, int(match["d"]))
        if first and second and first < second:
            relative = point.value.relative and not match["y"]
            return [
                replace(point, value=time_values.day_value(first, relative=relative)),
                TimePoint(match.start("d"), match.end(), "month_day", time_values.day_value(second, relative=relative)),
            ]
    if point.rule == "day_month" and (match := _DAY_BEFORE.search(folded, max(floor, point.start - 12), point.start)):
        first = _day(day.year, day.month, int(match["d"]))
        if first and first < day:
            value = time_values.day_value(first, relative=point.value.relative)
            return [TimePoint(match.start("d"), match.start("d") + len(match["d"]), "day_month", value), point]
    return [point]


def with_ends(folded: str, points: list[TimePoint]) -> list[TimePoint]:
    """The points, those periods resolved that the next point ends: "the year ended June 30", "nine months to September"."""
    ended = list(points)
    for place, (point, following) in enumerate(itertools.pairwise(points)):
        value = _ended_at(folded, point, following)
        if value is not None:
            ended[place] = replace(point, rule="ended", value=replace(value, relative=following.value.relative))
    return ended


def _ended_at(folded: str, point: TimePoint, following: TimePoint) -> TimeValue | None:
    end = following.value.end
    if end is None or following.value.type != "DATE" or following.start - point.end > 16:
        return None
    gap = folded[point.end : following.start]
    length = _LENGTH.fullmatch(point.value.timex)
    is_year_to = point.rule == "anaphoric" and folded.endswith("the year", point.start, point.end)
    leads_up = _UP_TO.fullmatch(gap) and ((length and point.value.type == "DURATION") or is_year_to)
    if not (_ENDED.fullmatch(gap) or leads_up):
        return None
    if length is not None:
        return _back_from(end, int(length[1]), _LETTER_UNITS[length[2]], point.value.timex)
    word = _LAST_WORD.search(folded, max(point.start, point.end - 8), point.end)
    unit = word[0] if word else ""
    if unit == "year":
        return _back_from(end, 1, "year", "P1Y")
    if unit == "week":
        return _back_from(end, 1, "week", "P1W")
    if unit == "quarter":
        named = point.value if point.rule == "quarter" else _quarter_of(end)
        counted = _back_from(end, 3, "month", named.timex)
        return replace(counted, type="DATE", granularity="quarter") if counted else None
    return None


def _back_from(end: dt.date, count: int, unit: str, timex: str) -> TimeValue | None:
    """The period of so many units whose last day is known."""
    after = time_values.add_units(end, 1, "day")
    start = time_values.add_units(after, -count, unit) if after else None
    return time_values.interval_value(start, end, timex, unit) if start else None


def _quarter_of(end: dt.date) -> TimeValue:
    """The calendar quarter that a reporting quarter with this last day stands for (July 3 ends the second)."""
    day = end - _LATE_IN_QUARTER if end > dt.date.min + _LATE_IN_QUARTER else end
    return time_values.quarter_value(day.year, (day.month + 2) // 3)


def _day(year: int, month: int, day: int) -> dt.date | None:
    return time_values.safe_date(year, month, day)
