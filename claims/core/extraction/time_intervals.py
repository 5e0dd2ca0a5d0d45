"""Time expressions joined with the words around them to intervals: ranges, "since", "until", "over the next week"."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from claims.core.extraction import time_values
from claims.core.extraction.number_words import ONES
from claims.core.extraction.time_neighbors import TimePoint
from claims.core.extraction.time_values import TimeValue

_JOINTS = {
    "to": "range",
    "and": "and",
    "-": "range",
    "through": "range",
    "until": "range",
    "till": "range",
    "and the": "and",
    "to the": "range",
}


# "since 2001", "since independence in 1975": at most five words between, and no mark.
_SINCE = re.compile(r"\bsince (?:[a-z'-]{1,20} ){0,4}(?:(?:in|on) )\Z|\bsince (?:about |around |roughly |at least )?\Z")
_SINCE_REACH = 90
_END_OF = re.compile(r"(?:the )?end of ")
_LENGTH = re.compile(rf"(?:the )?(?:(?P<n>\d{{1,2}}|{'|'.join(ONES)}) )?(?P<unit>year|quarter|month|week)s?")
"""A length of time that leads to its last day or month."""
_ENDED_RULES = frozenset(("month", "month_year", "month_rel", "year", "relative_unit", "season"))


def join_points(folded: str, points: list[TimePoint], reference: dt.date | None) -> list[TimePoint]:
    """The points with their prepositions: ranges merged, "since" and "until" opened, rolling units counted."""
    joined: list[TimePoint] = []
    index = 0
    while index < len(points):
        point = points[index]
        following = points[index + 1] if index + 1 < len(points) else None
        if point.rule == "ended" and following is not None:
            joined.append(replace(point, end=following.end))
            index += 2
            continue
        merged = (_ending_with(folded, point, following) or _range(folded, point, following)) if following else None
        if merged is not None:
            joined.append(merged)
            index += 2
            continue
        joined.append(_opened(folded, point, reference))
        index += 1
    return joined


def _ending_with(folded: str, length: TimePoint, last: TimePoint) -> TimePoint | None:
    """ "in the year to March", "the three months to the end of August": so long, up to the end of what is named."""
    told = _LENGTH.fullmatch(folded, length.start, length.end)
    if told is None or folded[length.end : last.start] != " to " or last.value.type != "DATE" or last.value.end is None:
        return None
    count = int(told["n"]) if (told["n"] or "").isdecimal() else int(ONES.get(told["n"] or "one", 0))
    day_after = time_values.add_units(last.value.end, 1, "day")
    start = None if day_after is None or not count else time_values.add_units(day_after, -count, told["unit"])
    if start is None:
        return None
    timex = f"{start.isoformat()}/{last.value.timex}"
    value = time_values.interval_value(start, last.value.end, timex, last.value.granularity, "DATE")
    return TimePoint(length.start, last.end, "range", replace(value, relative=last.value.relative))


def _range(folded: str, first: TimePoint, second: TimePoint) -> TimePoint | None:
    if (
        second.start - first.end > 12
        or first.value.type not in ("DATE", "TIME")
        or second.value.type not in ("DATE", "TIME")
    ):
        return None
    joint = _JOINTS.get(folded[first.end : second.start].strip())
    lead = lead_of(folded, first.start)
    if joint is None or (joint == "and" and lead != "between"):
        return None
    first = replace(first, value=_dated_by(first.value, second.value))
    start, end = first.value.start, second.value.end
    if first.value.edtf is None or second.value.edtf is None or start is None or end is None or start > end:
        return None
    timex = f"{first.value.timex}/{second.value.timex}"
    value = TimeValue(
        "DATE",
        timex,
        start,
        end,
        f"{first.value.edtf.split('/')[0]}/{second.value.edtf.split('/')[-1]}",
        second.value.granularity,
        first.value.relative or second.value.relative,
    )
    begin = first.start - len(lead) - 1 if lead in ("from", "between") else first.start
    return TimePoint(begin, second.end, "range", value)


def _dated_by(first: TimeValue, second: TimeValue) -> TimeValue:
    """The first end of a range in the year that its last end names ("from May to July 2019", "November to March 2019")."""
    if (
        not first.relative
        or second.relative
        or first.granularity != second.granularity
        or not first.start
        or not second.start
    ):
        return first
    year = second.start.year - ((first.start.month, first.start.day) > (second.start.month, second.start.day))
    if first.granularity == "month":
        return time_values.month_value(year, first.start.month)
    day = time_values.safe_date(year, first.start.month, first.start.day)
    return time_values.day_value(day) if day and first.granularity == "day" else first


def _opened(folded: str, point: TimePoint, reference: dt.date | None) -> TimePoint:
    value, lead = point.value, lead_of(folded, point.start)
    if lead in ("over", "within", "in", "during", "for", "throughout") and point.rule in (
        "relative_unit",
        "counted_relative",
    ):
        rolled = _rolling(folded[point.start : point.end], value, reference) if point.rule == "relative_unit" else value
        if rolled.start is not None and lead not in ("in", "for"):
            return TimePoint(point.start - len(lead) - 1, point.end, point.rule, rolled)
        return replace(point, value=rolled)
    if value.start is None or value.edtf is None or value.type not in ("DATE", "TIME"):
        return point
    since = _SINCE.search(folded, max(0, point.start - _SINCE_REACH), point.start)
    if since is not None:
        opened = replace(value, end=None, edtf=f"{value.edtf.split('/')[0]}/..")
        return TimePoint(since.start(), point.end, "since", opened)
    if lead == "by" and point.rule in _ENDED_RULES and _END_OF.match(folded, point.start) and value.end is not None:
        return replace(point, value=time_values.day_value(value.end, relative=value.relative))
    if lead in ("until", "till"):
        opened = replace(value, start=None, edtf=f"../{value.edtf.split('/')[-1]}")
        return TimePoint(point.start - len(lead) - 1, point.end, "until", opened)
    return point


def _rolling(phrase: str, value: TimeValue, reference: dt.date | None) -> TimeValue:
    """ "over the next week" is the seven days from the reference on, not the calendar week."""
    match = re.fullmatch(
        r"(?:the )?(next|coming|past|last|following|previous) (week|month|year|quarter|decade)", phrase
    )
    if match is None or reference is None:
        return value
    ahead = match[1] in ("next", "coming", "following")
    edge = time_values.add_units(reference, 1 if ahead else -1, match[2])
    if edge is None:
        return value
    one = dt.timedelta(days=1)
    start, end = (reference, edge - one) if ahead else (edge + one, reference)
    return time_values.interval_value(start, end, value.timex, match[2], "DATE")


def lead_of(folded: str, start: int) -> str:
    """The one word that stands right before a place, or "" where another sign does."""
    if start < 2 or folded[start - 1] not in " \n":
        return ""
    begin = start - 1
    while begin > 0 and start - begin < 12 and folded[begin - 1].isalpha():
        begin -= 1
    return folded[begin : start - 1]
