"""Days as people count and write them."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""Short names of the months, January first."""


def day_in(zone: str, moment: dt.datetime) -> dt.date:
    """The day that an aware moment falls on in a time zone: "Europe/Berlin" and 2020-02-22 23:42 UTC give 23 Feb."""
    return moment.astimezone(ZoneInfo(zone)).date()


def day_of(moment: dt.date | dt.datetime) -> dt.date:
    """A day as it is; of an instant its day in its own offset, the one that its readers saw."""
    return moment.date() if isinstance(moment, dt.datetime) else moment


def first_moment(moment: dt.date | dt.datetime) -> dt.datetime:
    """A day as its first moment, in UTC; an instant as it is."""
    return moment if isinstance(moment, dt.datetime) else dt.datetime.combine(moment, dt.time(), dt.UTC)


def day_in_words(day: dt.date) -> str:
    """A day in words: 1 Jan 2019."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
