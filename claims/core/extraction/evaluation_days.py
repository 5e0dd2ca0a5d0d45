"""The days that an annotated time value covers: TIMEX3 (ISO 8601) and EDTF forms, of any precision down to the day."""

from __future__ import annotations

import datetime as dt
import re

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?")
_WEEK = re.compile(r"(\d{4})-W(\d{2})(-WE)?")
_PART = re.compile(r"(\d{4})-([QH])([1-4])")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|AU|WI|2[1-4])")
_DECADE = re.compile(r"(\d{3})X?")
_CENTURY = re.compile(r"(\d{2})(?:XX)?")
_FIRST_MONTH_OF_SEASON = {"SP": 3, "21": 3, "SU": 6, "22": 6, "FA": 9, "AU": 9, "23": 9, "WI": 12, "24": 12}

Days = tuple[dt.date | None, dt.date | None]
_NO_DAYS: Days = (None, None)


def first_and_last_day(value: str) -> Days:
    """The first and last day of ``value``; both None where it names none (open ends, durations, malformed values).

    Northern seasons of three months; the winter of a year begins in its December, quarters and halves are the calendar's.
    """
    value = value.strip().rstrip("~?%")
    try:
        return _days_of(value)
    except ValueError:
        return _NO_DAYS


def _days_of(value: str) -> Days:
    if match := _WEEK.fullmatch(value):
        monday = dt.date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return monday + dt.timedelta(days=5 if match[3] else 0), monday + dt.timedelta(days=6)
    if match := _PART.fullmatch(value):
        length = 3 if match[2] == "Q" else 6
        return _months(int(match[1]), length * (int(match[3]) - 1) + 1, length)
    if match := _SEASON.fullmatch(value):
        return _months(int(match[1]), _FIRST_MONTH_OF_SEASON[match[2]], 3)
    if match := _DATE.fullmatch(value):
        if match[3]:
            day = dt.date(int(match[1]), int(match[2]), int(match[3]))
            return day, day
        return _months(int(match[1]), int(match[2] or 1), 1 if match[2] else 12)
    if match := _DECADE.fullmatch(value):
        return _months(int(match[1]) * 10, 1, 120)
    if match := _CENTURY.fullmatch(value):
        return _months(int(match[1]) * 100, 1, 1200)
    return _NO_DAYS


def _months(year: int, month: int, count: int) -> Days:
    """The first and last day of ``count`` months from ``month`` of ``year``; raises ValueError outside the calendar."""
    start = dt.date(year, month, 1)
    after = year * 12 + month - 1 + count
    return start, dt.date(after // 12, after % 12 + 1, 1) - dt.timedelta(days=1)
