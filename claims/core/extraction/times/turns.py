"""Values of turns of phrase that count from a day or a year: "Tuesday week", "the week after next", "FY24", "1250 B.C."."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from claims.core.extraction.lexicon.calendar_words import WEEKDAYS
from claims.core.extraction.times import values as time_values
from claims.core.extraction.times.calendar import resolve_month, resolve_month_year, weekday_in
from claims.core.extraction.times.context import (
    Context,
    Groups,
    full_year,
    int_of,
    is_capitalized,
    ordinal_of,
    unit_value,
    whole_units,
)
from claims.core.extraction.times.reported import year_before_period
from claims.core.extraction.times.values import TimeValue

_FIRST_OF_SEASON = 7
"""The month in which the season of most sports begins."""
_DAYS = {"week": 7, "fortnight": 14}
_WHICH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
_LAST_CENTURY = 30
_THIS_UNIT = re.compile(r"this (year|month|week|quarter)\b")
_ERA_IN_CAPITALS = re.compile(r"B\.? ?C|A\.?D|C\.?E")


def resolve_weekday_week(groups: Groups, context: Context) -> TimeValue | None:
    """ "Tuesday week", "a week on Tuesday", "Monday of next week", "the Friday before last"."""
    name = next(groups[key] for key in ("w", "w2", "w3", "w4") if groups.get(key)) or ""
    if name not in WEEKDAYS or not is_capitalized(context.original, name):
        return None
    weekday, reference = WEEKDAYS[name], context.reference
    if reference is None:
        return time_values.unresolved(f"XXXX-WXX-{weekday + 1}", "day")
    back = (reference.weekday() - weekday) % 7
    if relation := groups.get("rel"):
        shift = weekday - reference.weekday() + {"last": -7, "next": 7}.get(relation, 0)
    elif groups.get("d4"):
        shift = -(back or 7) - 7 if groups["d4"] == "before last" else ((7 - back) % 7 or 7) + 7
    else:
        shift = (7 - back) % 7 + _DAYS[groups.get("n") or groups.get("n2") or "week"]
    day = time_values.add_units(reference, shift, "day")
    return time_values.day_value(day, relative=True) if day else None


def resolve_weekday_of_month(groups: Groups, context: Context) -> TimeValue | None:
    """ "the last Saturday in October", "the second Sunday of May 2019"."""
    is_dated = groups.get("y") or groups.get("rel")
    month = resolve_month_year(groups, context) if is_dated else resolve_month(groups, context)
    if month is None:
        return None
    weekday, which = WEEKDAYS[groups["w"] or ""], _WHICH[groups["nth"] or ""]
    if month.start is None:
        return time_values.unresolved(f"{month.timex}-WXX-{weekday + 1}", "day")
    day = weekday_in(month.start.year, month.start.month, weekday, which)
    return time_values.day_value(day, relative=month.relative) if day else None


def resolve_unit_beside(groups: Groups, context: Context) -> TimeValue | None:
    """ "the week after next", "the year before last"."""
    if context.reference is None:
        return None
    return unit_value(groups["u"] or "", context.reference, 2 if groups["d"] == "after next" else -2)


def resolve_year_beside(groups: Groups, context: Context) -> TimeValue | None:
    """ "compared with 7.7 TWh the year before", "the year after": beside the year named last, else before the report's."""
    anchor, is_before, unit = context.anchor, groups["d"] == "before", groups["u"] or "year"
    if unit != "year":
        return _beside_unit(unit, context, -1 if is_before else 1)
    if is_before and (before := year_before_period(context)) is not None:
        return before
    if anchor is not None and anchor.start is not None:
        return time_values.year_value(anchor.start.year + (-1 if is_before else 1), relative=True)
    if context.reference is None or not is_before:
        return None
    return time_values.year_value(context.reference.year - 1, relative=True)


def resolve_next_alone(groups: Groups, context: Context) -> TimeValue | None:
    """ "will grow by 2% this year and 3% next": the unit behind the one named before."""
    named = _THIS_UNIT.match(context.since_anchor or "")
    if named is None or context.reference is None:
        return None
    return unit_value(named[1], context.reference, 1)


def _beside_unit(unit: str, context: Context, shift: int) -> TimeValue | None:
    """ "17.3% the month before": beside the month, week or quarter named last, else before that of the report."""
    anchor = context.anchor
    named = {"month": context.month, "quarter": context.quarter}.get(unit)
    if anchor is not None and (anchor.granularity == unit or (named is None and anchor.granularity == "day")):
        named = anchor
    if named is not None and named.start is not None:
        return unit_value(unit, named.start, shift)
    return unit_value(unit, context.reference, shift) if context.reference is not None and shift < 0 else None


def resolve_fortnight(groups: Groups, context: Context) -> TimeValue | None:
    """ "the past fortnight": the fourteen days before or after the reference."""
    reference = context.reference
    is_ahead = groups["rel"] in ("next", "coming")
    other = time_values.add_units(reference, 1 if is_ahead else -1, "fortnight") if reference else None
    if reference is None or other is None:
        return time_values.duration("P2W", "fortnight")
    start, end = (reference, other) if is_ahead else (other, reference)
    return time_values.interval_value(start, end, "P2W", "fortnight")


def resolve_fiscal_code(groups: Groups, context: Context) -> TimeValue | None:
    """ "FY24", "FY2023/24"."""
    year, second = full_year(int_of(groups, "y"), context), groups.get("y2")
    if not second:
        return time_values.year_value(year)
    last = int(second) if int(second) > 99 else year // 100 * 100 + int(second)
    return time_values.years_value(year, last) if last == year + 1 else time_values.year_value(year)


def resolve_half_code(groups: Groups, context: Context) -> TimeValue | None:
    """ "H1 2025", "2025 H2"."""
    if not is_capitalized(context.original, "h"):
        return None
    half = int_of(groups, "q") or int_of(groups, "q2")
    return time_values.half_value(int_of(groups, "y") or int_of(groups, "y2"), half)


def resolve_this_time(groups: Groups, context: Context) -> TimeValue | None:
    """ "this time last year": the month a year before; "this time next week": the day."""
    if context.reference is None:
        return None
    unit, shift = groups["u"] or "", -1 if groups["rel"] == "last" else 1
    day = time_values.add_units(context.reference, shift, unit)
    return unit_value("day" if unit == "week" else "month", day, 0) if day else None


def resolve_all_of(groups: Groups, context: Context) -> TimeValue | None:
    """ "has been shut all week"."""
    return None if context.reference is None else unit_value(groups["u"] or "", context.reference, 0)


def resolve_sport_season(groups: Groups, context: Context) -> TimeValue | None:
    """ "this season": both years that it may lie in, as most begin in one summer and end in the next."""
    if context.reference is None:
        return time_values.unresolved("XXXX", "season")
    relation = (groups["rel"] or "").removeprefix("the ")
    first = context.reference.year - (context.reference.month < _FIRST_OF_SEASON)
    first += {"last": -1, "previous": -1, "next": 1}.get(relation, 0)
    return replace(time_values.years_value(first, first + 1), relative=True)


def resolve_era(groups: Groups, context: Context) -> TimeValue | None:
    """ "1250 B.C.", "AD 410", "the 4th century BC"; years before the common era are counted from 0 as EDTF does."""
    if not _ERA_IN_CAPITALS.search(context.original):
        return None
    era = groups.get("e") or groups.get("e4") or groups.get("ce") or groups.get("e3") or ""
    is_before = era.startswith("b")
    if groups.get("ce"):
        return _century_of_era(int_of(groups, "c") or ordinal_of(groups.get("w") or ""), is_before=is_before)
    years = [int_of(groups, key) for key in ("n", "n2", "n3", "n4") if groups.get(key)]
    if not is_before:
        return time_values.year_value(years[-1]) if len(years) == 1 and 0 < years[0] <= _year_of(context) else None
    if not all(years):
        return None
    timex = "/".join(f"BC{year:04d}" for year in years)
    return TimeValue("DATE", timex, edtf="/".join(_year_before(year) for year in years), granularity="year")


def _year_of(context: Context) -> int:
    """The year of publication, or the last of the calendar where it is not known."""
    return context.reference.year if context.reference else 9999


def _century_of_era(number: int, *, is_before: bool) -> TimeValue | None:
    if not 1 <= number <= _LAST_CENTURY:
        return None
    if not is_before:
        return time_values.century_value(number)
    edtf = f"{_year_before(100 * number)}/{_year_before(100 * number - 99)}"
    return TimeValue("DATE", f"BC{number - 1:02d}", edtf=edtf, granularity="century")


def _year_before(year: int) -> str:
    """The EDTF year of one before the common era: 1 B.C. is the year 0, and five digits have a "Y" before them."""
    counted = year - 1
    return "0000" if not counted else f"-{counted:04d}" if counted <= 9999 else f"Y-{counted}"


def ago_to_the(grain: str, count: float, unit: str, reference: dt.date) -> TimeValue | None:
    """ "ten years ago today", "a year ago this month": one day, week or month."""
    count, unit = whole_units(count, unit)
    day = time_values.add_units(reference, -int(count), unit)
    return unit_value({"today": "day"}.get(grain, grain.removeprefix("this ")), day, 0) if day else None
