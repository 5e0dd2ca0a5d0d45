"""Intervals of the calendar as values: TIMEX3 and EDTF text, first and last day, granularity.

TIMEX3: TimeML 1.2.1 (ISO 24617-1). EDTF: ISO 8601-2, seasons 21..24, quarters 33..36. A year outside 1..9999 has no days.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

from claims.core.extraction.lexicon.calendar_words import SEASONS

_DAY = dt.timedelta(days=1)
_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_SEASON_EDTF = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}


@dataclass(frozen=True, slots=True)
class TimeValue:
    """What a time expression means; ``start`` and ``end`` are inclusive days, None where unknown or open."""

    type: str
    timex: str
    start: dt.date | None = None
    end: dt.date | None = None
    edtf: str | None = None
    granularity: str = "day"
    relative: bool = False


def duration(timex: str, granularity: str) -> TimeValue:
    """A length of time without a place in the calendar."""
    return TimeValue("DURATION", timex, granularity=granularity)


def reference_to(timex: str) -> TimeValue:
    """PAST_REF, PRESENT_REF or FUTURE_REF: a time that is only pointed at."""
    return TimeValue("DATE", timex, granularity="unknown", relative=True)


def unresolved(timex: str, granularity: str, kind: str = "DATE") -> TimeValue:
    """A relative time that no reference date is known for."""
    return TimeValue(kind, timex, granularity=granularity, relative=True)


def day_value(day: dt.date, *, relative: bool = False, time: str = "") -> TimeValue:
    """One day; ``time`` is a TIMEX3 time part ("TMO", "T14:00") that makes it a TIME."""
    text = day.isoformat()
    return TimeValue("TIME" if time else "DATE", text + time, day, day, text, "time" if time else "day", relative)


def month_value(year: int, month: int, *, relative: bool = False) -> TimeValue:
    """A calendar month."""
    text = f"{year:04d}-{month:02d}"
    return TimeValue("DATE", text, *month_days(year, month), text, "month", relative)


def year_value(year: int, *, relative: bool = False) -> TimeValue:
    """A calendar year."""
    text = f"{year:04d}"
    return TimeValue("DATE", text, _date(year, 1, 1), _date(year, 12, 31), text, "year", relative)


def years_value(first: int, last: int) -> TimeValue:
    """The calendar years from one to another ("2014-15")."""
    text = f"{first}/{last}"
    return TimeValue("DATE", text, _date(first, 1, 1), _date(last, 12, 31), text, "year")


def quarter_value(year: int, quarter: int, *, relative: bool = False) -> TimeValue:
    """A calendar quarter, 1..4."""
    start, _ = month_days(year, 3 * quarter - 2)
    _, end = month_days(year, 3 * quarter)
    return TimeValue("DATE", f"{year:04d}-Q{quarter}", start, end, f"{year:04d}-{32 + quarter}", "quarter", relative)


def half_value(year: int, half: int, *, relative: bool = False) -> TimeValue:
    """A calendar half-year, 1 or 2."""
    start, _ = month_days(year, 6 * half - 5)
    _, end = month_days(year, 6 * half)
    return TimeValue("DATE", f"{year:04d}-H{half}", start, end, f"{year:04d}-{39 + half}", "half", relative)


def week_value(day: dt.date, *, relative: bool = True, weekend: bool = False) -> TimeValue:
    """The ISO week (Monday to Sunday) that holds the day, or its weekend."""
    year, week, weekday = day.isocalendar()
    start = _shift(day, 1 - weekday)
    end = _shift(day, 7 - weekday)
    if weekend and end:
        start = _shift(end, -1)
    edtf = f"{start}/{end}" if start and end else None
    return TimeValue(
        "DATE",
        f"{year:04d}-W{week:02d}{'-WE' if weekend else ''}",
        start,
        end,
        edtf,
        "weekend" if weekend else "week",
        relative,
    )


def season_value(year: int, season: str, *, relative: bool = False) -> TimeValue:
    """A season by its English name, northern hemisphere; the winter of a year begins in its December."""
    code = SEASONS[season]
    first = _SEASON_STARTS[code]
    start, _ = month_days(year, first)
    _, end = month_days(year + (first == 12), 2 if first == 12 else first + 2)
    return TimeValue("DATE", f"{year:04d}-{code}", start, end, f"{year:04d}-{_SEASON_EDTF[code]}", "season", relative)


def decade_value(year: int, *, relative: bool = False) -> TimeValue:
    """The decade that begins with the year (1990 -> the 1990s)."""
    first = year // 10 * 10
    text = f"{first // 10:03d}"
    return TimeValue("DATE", text, _date(first, 1, 1), _date(first + 9, 12, 31), f"{text}X", "decade", relative)


def century_value(number: int, *, relative: bool = False) -> TimeValue:
    """A century by its ordinal: 20 is 1901 to 2000 by rule and 1900 to 1999 by custom, which TIMEX3 and EDTF follow."""
    text = f"{number - 1:02d}"
    first = (number - 1) * 100
    return TimeValue(
        "DATE", text, _date(max(first, 1), 1, 1), _date(first + 99, 12, 31), f"{text}XX", "century", relative
    )


def interval_value(start: dt.date, end: dt.date, timex: str, granularity: str, kind: str = "DURATION") -> TimeValue:
    """A stretch of days counted from the reference date."""
    return TimeValue(kind, timex, start, end, f"{start.isoformat()}/{end.isoformat()}", granularity, True)


def month_days(year: int, month: int) -> tuple[dt.date | None, dt.date | None]:
    """First and last day of a month."""
    if not 1 <= year <= 9999:
        return None, None
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def safe_date(year: int, month: int, day: int) -> dt.date | None:
    """The date, or None where the calendar has none ("February 30")."""
    return _date(year, month, day)


def add_units(day: dt.date, count: int, unit: str) -> dt.date | None:
    """The day so many days, weeks, months, quarters, years, decades or centuries later; None outside the calendar.

    A day that the target month lacks becomes its last one.
    """
    days = {"day": 1, "week": 7, "fortnight": 14}.get(unit)
    if days is not None:
        return _shift(day, count * days)
    months = count * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(unit, 0)
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    if not 1 <= year <= 9999:
        return None
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _shift(day: dt.date, days: int) -> dt.date | None:
    try:
        return day + _DAY * days
    except OverflowError:
        return None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except (ValueError, OverflowError):
        return None
