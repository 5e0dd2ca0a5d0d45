"""The month, the year or the period that a text reports on, from which "a year earlier" and the like are counted."""

from __future__ import annotations

import datetime as dt

from claims.core.extraction.times import values as time_values
from claims.core.extraction.times.context import Context
from claims.core.extraction.times.values import TimeValue

_WEEK = dt.timedelta(days=7)
_DAYS_OF_YEAR = 363
"""Days of a year at least, the first and the last of a period left out."""


def month_reported(context: Context) -> dt.date | None:
    """The first day of the month named last, also where only the day of the report was named behind it."""
    anchor, reference = context.anchor, context.reference
    if anchor is not None and anchor.granularity == "month":
        return anchor.start
    is_of_report = (
        anchor is not None
        and anchor.granularity == "day"
        and anchor.start is not None
        and reference is not None
        and abs(reference - anchor.start) < _WEEK
    )
    return context.month.start if is_of_report and context.month is not None else None


def is_year_reported(context: Context) -> bool:
    """Whether the year named last is the one before the report's: "337 died last year, 26 more than a year before"."""
    anchor, reference = context.anchor, context.reference
    if anchor is None or anchor.start is None or reference is None or anchor.granularity != "year":
        return False
    return anchor.start.year == reference.year - 1


def year_named(context: Context) -> int | None:
    """The year that the same sentence named last: "closed in 1998; two years earlier, it had been sold"."""
    anchor = context.anchor
    is_year = anchor is not None and anchor.granularity == "year" and context.since_anchor is not None
    return anchor.start.year if is_year and anchor is not None and anchor.start is not None else None


def is_recent(day: dt.date, reference: dt.date | None) -> bool:
    """Whether a text of the reference's day may well report on that of ``day``: it is of the year before or later."""
    return reference is not None and day.year >= reference.year - 1


def year_before_period(context: Context) -> TimeValue | None:
    """The year before a period of a year that the sentence reports on ("the 12 months to March"), or None."""
    period = context.period
    if period is None or period.start is None or period.end is None or (period.end - period.start).days < _DAYS_OF_YEAR:
        return None
    return moved_back(period.start, period.end, 1)


def moved_back(first: dt.date, last: dt.date, years: int) -> TimeValue | None:
    """The same stretch of days so many years before: what "a year earlier" is to "the three months ended June 30"."""
    start = time_values.add_units(first, -years, "year")
    after = time_values.add_units(last, 1, "day")
    after = after and time_values.add_units(after, -years, "year")
    end = after and time_values.add_units(after, -1, "day")
    if start is None or end is None:
        return None
    return time_values.interval_value(start, end, f"{start.isoformat()}/{end.isoformat()}", "period", "DATE")
