"""Days, times and ages as pages write them; "now" and the newsroom's zone arrive as arguments."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from claims.core.texts.day_words import MONTHS, day_of

NO_BREAK_SPACE = "\u00a0"
EN_DASH = "–"

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def format_day(day: dt.date) -> str:
    """The day with its year, never wrapped: "22 Feb 2020". A datetime gives its own date, in its own zone."""
    return NO_BREAK_SPACE.join((str(day.day), MONTHS[day.month - 1], str(day.year)))


def format_month(day: dt.date) -> str:
    """The month with its year: "Oct 2019"."""
    return f"{MONTHS[day.month - 1]}{NO_BREAK_SPACE}{day.year}"


def format_near_day(day: dt.date, today: dt.date) -> str:
    """The day as a reader near it says it: "Sat 22 Feb" within 7 days, "22 Feb" within the year, else with its year."""
    short = f"{day.day}{NO_BREAK_SPACE}{MONTHS[day.month - 1]}"
    if abs((day_of(day) - today).days) <= 7:
        return f"{_WEEKDAYS[day.weekday()]}{NO_BREAK_SPACE}{short}"
    return short if day.year == today.year else format_day(day)


def format_time(moment: dt.datetime, zone: str = "UTC") -> str:
    """The time of an aware moment in the newsroom's zone: "10:42"."""
    return f"{_in_zone(moment, zone):%H:%M}"


def format_moment(moment: dt.datetime, zone: str = "UTC") -> str:
    """Day and time of an aware moment in the newsroom's zone: "22 Feb 2020, 10:42"."""
    local = _in_zone(moment, zone)
    return f"{format_day(local)}, {local:%H:%M}"


def format_near_moment(moment: dt.datetime, today: dt.date, zone: str = "UTC") -> str:
    """Day and time of an aware moment as a reader near it says them: "Sat 22 Feb, 10:42"; see ``format_near_day``."""
    local = _in_zone(moment, zone)
    return f"{format_near_day(local, today)}, {local:%H:%M}"


def format_utc(moment: dt.datetime) -> str:
    """The whole moment in UTC for a title or details: "2020-02-22 09:42:00 UTC"."""
    return f"{moment.astimezone(dt.UTC):%Y-%m-%d %H:%M:%S} UTC"


def machine_time(when: dt.date) -> str:
    """The value of a ``<time datetime>``: the day of a date, the UTC moment of a datetime."""
    if isinstance(when, dt.datetime):
        return f"{when.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"
    return when.isoformat()


def format_age(then: dt.datetime, now: dt.datetime) -> str:
    """How long ago in the largest whole unit: "now", "5 min", "2 h", "3 d"; the future counts as "now"."""
    seconds = (now - then).total_seconds()
    for size, unit in ((86_400, "d"), (3_600, "h"), (60, "min")):
        if seconds >= size:
            return f"{int(seconds // size)}{NO_BREAK_SPACE}{unit}"
    return "now"


def format_years(first: int | None, last: int | None) -> str:
    """A range of years: "2001–2019", "since 2001", "until 2019", "2019"; nothing when both ends are open."""
    if first is None and last is None:
        return ""
    if first is None or last is None:
        return f"until {last}" if first is None else f"since {first}"
    return str(first) if first == last else f"{first}{EN_DASH}{last}"


def format_period(start: dt.date | None, end: dt.date | None) -> str:
    """A period in words: whole years as years, a day as a day, open ends as "since" and "until"."""
    if start is not None and end is not None and start == end:
        return format_day(start)
    if _starts_year(start) and _ends_year(end):
        return format_years(start.year if start else None, end.year if end else None)
    if start is None or end is None:
        known = end if start is None else start
        return "" if known is None else f"{'until' if start is None else 'since'} {format_day(known)}"
    return f"{format_day(start)} {EN_DASH} {format_day(end)}"


def _starts_year(day: dt.date | None) -> bool:
    return day is None or (day.month, day.day) == (1, 1)


def _ends_year(day: dt.date | None) -> bool:
    return day is None or (day.month, day.day) == (12, 31)


def _in_zone(moment: dt.datetime, zone: str) -> dt.datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return moment.astimezone(ZoneInfo(zone))
