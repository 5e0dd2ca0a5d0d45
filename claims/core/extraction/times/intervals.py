"""Time expressions joined with the words around them to intervals: ranges, "since", "until", "over the next week"."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from claims.core.extraction.figures.number_words import ONES, ORDINALS
from claims.core.extraction.times import values as time_values
from claims.core.extraction.times.context import unit_value
from claims.core.extraction.times.neighbors import TimePoint
from claims.core.extraction.times.tense import tense_around
from claims.core.extraction.times.values import TimeValue

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
_SINCE = re.compile(
    r"\bsince (?:[a-z'-]{1,20} ){0,4}(?:(?:in|on) )\Z|"
    r"\bsince (?:about |around |roughly |at least )?(?:the |late |early )?\Z"
)
_SINCE_REACH = 90
_END_OF = re.compile(r"(?:the )?end of ")
_PARTED = re.compile(r"P(?P<clock>T?)(?P<count>\d{1,4})(?P<unit>[YMWDHS])")
_EDGE = re.compile(r"(?:the |its |his |her |their )?(?:first|opening|(?P<last>last|final|closing)) ")
_LENGTH_OF_DAYS = re.compile(r"P(\d{1,3})([DWMY])")
_UNIT_OF_LETTER = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_LONG_ROLLING = re.compile(r"(?:the )?past (?:decade|century)|the last (?:decade|century)")
"""Lengths that are counted back from the day of the article wherever they stand ("the worst storm of the past decade")."""
_TO_COME_REACH = 50
_IN_LENGTH = re.compile(
    r"\b(?:times?|first|second|third|fourth|fifth|last|lowest|highest|worst|best|biggest|largest|most|least|fewest|once|twice|"
    r"only|all)(?: (?:in|of|for|since|at) [^.,;:]{1,30})? in \Z|"
    r"(?:, |\()(?:the|its|his|her|their) (?:first|second|third|fourth|fifth|[a-z]{3,12}est)"
    r"(?: [a-z-]{1,20}){1,4} in \Z|"
    r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|million|billion|half|double))"
    r"[^.,;:]{0,40} in \Z"
)
"""What stands before a length of time that something takes or is the first of."""
_BEHIND_LENGTH = re.compile(r" (?:or|of|old|in a row|straight|flat|alone)\b")
_BOUNDED = re.compile(r"(?:more|less|fewer|longer) than |over |under |at (?:least|most) |up to ")
_SUPPOSED = re.compile(r"\b(?:would|might)\b[^.;:]*\Z")
"""What is only supposed, or was to come at another time ("would know | in six months")."""
_MOVED = re.compile(
    r"\b(?:moved|postponed|delayed|deferred|rescheduled|shifted|changed|extended|put back|pushed back|brought forward)"
    r" (?:[a-z]{1,20} ){0,3}\Z"
)
"""What stands before the day that a thing was meant for and the day that it is now: two days, not all between."""
_NTH_WEEK = re.compile(r"(?:the )?(first|second|third|fourth|last|final) (?:full )?week of \Z")
_DAYS_OF_WEEK = 7
_LENGTH = re.compile(rf"(?:the )?(?:(?P<n>\d{{1,2}}|{'|'.join(ONES)}) )?(?P<unit>year|quarter|month|week)s?")
"""A length of time that leads to its last day or month."""
_ENDED_RULES = frozenset(("month", "month_year", "month_rel", "year", "relative_unit", "season", "anaphoric"))
_LAST_DAY_LEADS = frozenset(("by", "before", "until", "till", "through"))
"""What leads to "the end of June" as to its last day."""


def join_points(folded: str, points: list[TimePoint], reference: dt.date | None) -> list[TimePoint]:
    """The points with their prepositions: ranges merged, "since" and "until" opened, rolling units counted."""
    joined: list[TimePoint] = []
    index = 0
    while index < len(points):
        point = points[index]
        following = points[index + 1] if index + 1 < len(points) else None
        if following is not None and _is_in_week(folded, point, following):
            index += 1  # "the last week" of "the last week of August 2019"
            continue
        if point.rule == "ended" and following is not None:
            joined.append(replace(point, end=following.end))
            index += 2
            continue
        merged = _merged(folded, point, following, reference) if following else None
        if merged is not None:
            joined.append(merged)
            index += 2
            continue
        joined.append(_opened(folded, point, reference, after=joined[-1].end if joined else 0))
        index += 1
    return joined


def _merged(folded: str, point: TimePoint, following: TimePoint, reference: dt.date | None) -> TimePoint | None:
    """Two points that are one expression, or None."""
    return (
        _compound(folded, point, following)
        or _ending_with(folded, point, following)
        or _first_of(folded, point, following)
        or _range(folded, point, following, reference)
    )


def _compound(folded: str, longer: TimePoint, shorter: TimePoint) -> TimePoint | None:
    """ "three hours and 41 minutes", "two years, six months": one length in two units."""
    if longer.rule != "duration" or shorter.rule != "duration":
        return None
    if folded[longer.end : shorter.start] not in (" and ", " ", ", "):
        return None
    first, second = _PARTED.fullmatch(longer.value.timex), _PARTED.fullmatch(shorter.value.timex)
    if first is None or second is None or _is_as_long(second, first):
        return None
    clock = "" if first["clock"] else second["clock"]
    timex = f"P{first['clock']}{first['count']}{first['unit']}{clock}{second['count']}{second['unit']}"
    return TimePoint(longer.start, shorter.end, "duration", replace(longer.value, timex=timex))


def _is_as_long(second: re.Match[str], first: re.Match[str]) -> bool:
    """Whether the second unit is no part of the first."""
    units = "YMWD" if not second["clock"] else "HMS"
    if bool(first["clock"]) != bool(second["clock"]):
        return bool(first["clock"])
    return units.index(second["unit"]) <= units.index(first["unit"])


def _first_of(folded: str, length: TimePoint, whole: TimePoint) -> TimePoint | None:
    """ "the first six weeks of 2024", "the last two months of the year": so much of what is named."""
    told = _EDGE.match(folded, length.start, length.end)
    days = _LENGTH_OF_DAYS.fullmatch(length.value.timex)
    start, end = whole.value.start, whole.value.end
    if told is None or days is None or start is None or end is None or folded[length.end : whole.start] != " of ":
        return None
    count, unit = int(days[1]), _UNIT_OF_LETTER[days[2]]
    if told["last"]:
        edge = time_values.add_units(end, 1, "day")
        start = (edge and time_values.add_units(edge, -count, unit)) or start
    else:
        edge = time_values.add_units(start, count, unit)
        end = (edge and time_values.add_units(edge, -1, "day")) or end
    if start > end:
        return None
    value = time_values.interval_value(start, end, length.value.timex, unit)
    return TimePoint(length.start, whole.end, "range", replace(value, relative=whole.value.relative))


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


def _range(folded: str, first: TimePoint, second: TimePoint, reference: dt.date | None) -> TimePoint | None:
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
    if lead == "from" and _MOVED.search(folded, max(0, first.start - _SINCE_REACH), first.start - len("from ")):
        return None
    first = replace(first, value=_dated_by(first.value, second.value))
    start, end = first.value.start, second.value.end
    first, second = _in_order(first, second, reference)
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


def _in_order(first: TimePoint, second: TimePoint, reference: dt.date | None) -> tuple[TimePoint, TimePoint]:
    """The ends of a stretch with the last behind the first: "from Wednesday to Friday" of one week, said on a Thursday."""
    start, end = first.value.start, second.value.end
    are_relative = (
        first.value.relative and second.value.relative and first.value.granularity == second.value.granularity
    )
    if reference is None or start is None or end is None or start <= end or not are_relative:
        return first, second
    is_ahead = start > reference
    if (first.rule, second.rule) == ("weekday", "weekday") and first.value.granularity == "day":
        moved = time_values.add_units(end if is_ahead else start, 1 if is_ahead else -1, "week")
        value = time_values.day_value(moved, relative=True) if moved else None
    elif (first.rule, second.rule) == ("month", "month"):
        value = (
            time_values.month_value(end.year + 1, end.month, relative=True)
            if is_ahead
            else time_values.month_value(start.year - 1, start.month, relative=True)
        )
    else:
        return first, second
    if value is None:
        return first, second
    return (first, replace(second, value=value)) if is_ahead else (replace(first, value=value), second)


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


def _opened(folded: str, point: TimePoint, reference: dt.date | None, *, after: int) -> TimePoint:
    """The point with the words that lead to it; those before ``after`` belong to another one."""
    week = _week_before(folded, point)
    if week is not None:
        point = _week_of_month(week, point)
    lead = lead_of(folded, point.start)
    if (
        lead in _LAST_DAY_LEADS
        and point.rule in _ENDED_RULES
        and _END_OF.match(folded, point.start)
        and point.value.end
    ):
        point = replace(point, value=time_values.day_value(point.value.end, relative=point.value.relative))
    value = point.value
    if point.rule == "relative_unit" and _LONG_ROLLING.fullmatch(folded, point.start, point.end):
        rolled = _rolling(folded[point.start : point.end], value, reference)
        begin = point.start - len(lead) - 1 if lead in ("over", "within", "during", "throughout") else point.start
        return TimePoint(begin, point.end, point.rule, rolled)
    if lead in ("over", "within", "in", "during", "for", "throughout") and point.rule in (
        "relative_unit",
        "counted_relative",
    ):
        rolled = _rolling(folded[point.start : point.end], value, reference) if point.rule == "relative_unit" else value
        if rolled.start is not None and lead not in ("in", "for"):
            return TimePoint(point.start - len(lead) - 1, point.end, point.rule, rolled)
        return replace(point, value=rolled)
    if lead in ("until", "till") and value.timex == "PRESENT_REF" and reference is not None:
        # "until now".
        return replace(
            point, value=replace(value, end=reference, edtf=f"../{reference.isoformat()}", granularity="day")
        )
    if lead == "within" and point.rule == "duration":
        return replace(point, value=_from_now(folded, point, reference))
    if lead == "in" and point.rule == "duration":
        return replace(point, value=_in_time_to_come(folded, point, reference))
    if value.start is None or value.edtf is None or value.type not in ("DATE", "TIME"):
        return point
    since = _SINCE.search(folded, max(after, point.start - _SINCE_REACH), point.start)
    if since is not None:
        opened = replace(value, end=None, edtf=f"{value.edtf.split('/')[0]}/..")
        return TimePoint(since.start(), point.end, "since", opened)
    if lead in ("until", "till"):
        opened = replace(value, start=None, edtf=f"../{value.edtf.split('/')[-1]}")
        return TimePoint(point.start - len(lead) - 1, point.end, "until", opened)
    return point


def _from_now(folded: str, point: TimePoint, reference: dt.date | None) -> TimeValue:
    """ "will report within six weeks": the weeks from the reference on; as it was where no verb looks ahead."""
    value = point.value
    length = _LENGTH_OF_DAYS.fullmatch(value.timex)
    is_ahead = tense_around(folded, point.start, point.end) == "future" and not folded.startswith(" of ", point.end)
    if reference is None or length is None or not is_ahead:
        return value
    unit = _UNIT_OF_LETTER[length[2]]
    end = time_values.add_units(reference, int(length[1]), unit)
    return time_values.interval_value(reference, end, value.timex, unit) if end else value


def _in_time_to_come(folded: str, point: TimePoint, reference: dt.date | None) -> TimeValue:
    """ "will vote in two weeks": the week so far ahead; as it was where a length is meant ("the third in two weeks").

    What is to be done in a time, so many of it, takes that long ("will build 300 homes in two years").
    """
    value = point.value
    length = _LENGTH_OF_DAYS.fullmatch(value.timex)
    begin = point.start - _TO_COME_REACH if point.start > _TO_COME_REACH else 0
    if reference is None or length is None or _IN_LENGTH.search(folded, begin, point.start):
        return value
    if _BOUNDED.match(folded, point.start) or _SUPPOSED.search(folded, begin, point.start):
        # "in more than 20 years" is no year.
        return value
    if tense_around(folded, point.start, point.end) != "future" or _BEHIND_LENGTH.match(folded, point.end):
        return value
    unit = _UNIT_OF_LETTER[length[2]]
    day = time_values.add_units(reference, int(length[1]), unit)
    return (unit_value(unit, day, 0) if day else None) or value


def _week_before(folded: str, point: TimePoint) -> re.Match[str] | None:
    """The words that make a week of the month at the point."""
    is_month = point.value.granularity == "month"
    return _NTH_WEEK.search(folded, max(0, point.start - 40), point.start) if is_month else None


def _is_in_week(folded: str, point: TimePoint, month: TimePoint) -> bool:
    """Whether a point is only part of the words that make a week of a month."""
    week = _week_before(folded, month)
    return week is not None and week.start() <= point.start


def _week_of_month(week: re.Match[str], point: TimePoint) -> TimePoint:
    """ "the second week of August": its days 8 to 14."""
    start, end = point.value.start, point.value.end
    if start is None or end is None:
        return point
    if week[1] in ("last", "final"):
        start = end - dt.timedelta(days=_DAYS_OF_WEEK - 1)
    else:
        start += dt.timedelta(days=_DAYS_OF_WEEK * (ORDINALS[week[1]] - 1))
        end = start + dt.timedelta(days=_DAYS_OF_WEEK - 1)
    value = time_values.interval_value(start, end, f"{start.isoformat()}/{end.isoformat()}", "week", "DATE")
    return TimePoint(week.start(), point.end, "range", replace(value, relative=point.value.relative))


def _rolling(phrase: str, value: TimeValue, reference: dt.date | None) -> TimeValue:
    """ "over the next week" is the seven days from the reference on, not the calendar week."""
    match = re.fullmatch(r"(?:the )?(next|coming|past|last|previous) (week|month|year|quarter|decade|century)", phrase)
    if match is None or reference is None:
        return value
    ahead = match[1] in ("next", "coming")
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
