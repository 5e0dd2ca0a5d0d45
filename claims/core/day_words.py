"""Days as people write them."""

from __future__ import annotations

import datetime as dt

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""Short names of the months, January first."""


def day_in_words(day: dt.date) -> str:
    """A day in words: 1 Jan 2019."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
