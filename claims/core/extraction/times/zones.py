"""The zones that clock times are told in: abbreviations with a fixed offset, and places whose offset hangs on the day."""

from __future__ import annotations

import datetime as dt
import re
from zoneinfo import ZoneInfo

_FIXED_HOURS = {
    "utc": 0,
    "gmt": 0,
    "bst": 1,
    "cet": 1,
    "cest": 2,
    "eet": 2,
    "eest": 3,
    "msk": 3,
    "jst": 9,
    "kst": 9,
    "aest": 10,
    "aedt": 11,
    "est": -5,
    "edt": -4,
    "cst": -6,
    "cdt": -5,
    "mst": -7,
    "mdt": -6,
    "pst": -8,
    "pdt": -7,
}
"""Hours from UTC by abbreviation, as English-language news uses them (BST is British, CST North American)."""
_PLACES = {
    "eastern": "America/New_York",
    "et": "America/New_York",
    "central": "America/Chicago",
    "ct": "America/Chicago",
    "mountain": "America/Denver",
    "mt": "America/Denver",
    "pacific": "America/Los_Angeles",
    "pt": "America/Los_Angeles",
    "new york": "America/New_York",
    "washington": "America/New_York",
    "london": "Europe/London",
    "paris": "Europe/Paris",
    "berlin": "Europe/Berlin",
    "moscow": "Europe/Moscow",
    "kyiv": "Europe/Kyiv",
    "jerusalem": "Asia/Jerusalem",
    "tehran": "Asia/Tehran",
    "beijing": "Asia/Shanghai",
    "hong kong": "Asia/Hong_Kong",
    "tokyo": "Asia/Tokyo",
    "sydney": "Australia/Sydney",
}
"""Zone of the IANA database by what stands before "time" (the short ones alone)."""
_SHORT = ("et", "ct", "mt", "pt")
_TIMED = "|".join(sorted((name for name in _PLACES if name not in _SHORT), key=len, reverse=True))

ZONE_PATTERN = (
    rf"(?:local time|(?:{'|'.join(_FIXED_HOURS)})\b(?: ?[+-]\d{{1,2}}(?::?\d\d)?)?|(?:{'|'.join(_SHORT)})\b"
    rf"|(?:{_TIMED})(?: (?:standard|daylight|summer|winter))? time\b|eastern\b)"
)
"""A zone behind a clock time, in folded text."""

_ZONE = re.compile(rf"(?<![a-z])\(?({ZONE_PATTERN})")
_SHIFT = re.compile(r"([+-])(\d{1,2})(?::?(\d\d))?\Z")
_ELSEWHERE = re.compile(rf"\((\d{{1,2}})[.:]?(\d\d)? ?([ap]m)? ?({'|'.join(_FIXED_HOURS)})\)")
"""The same moment in a fixed zone, told behind the local time: "8pm (1900 GMT)"."""
_HALF_DAY, _DAY = 720, 1440
"""Minutes."""
_CLOCK = re.compile(r"T(\d\d):(\d\d)\Z")


def instant_of(words: str, timex: str, zone: dt.tzinfo | None) -> dt.datetime | None:
    """The aware moment of a time expression with a clock time, by the zone that its folded words name, else ``zone``.

    None where there is no day or clock time, or where the zone is not known ("local time" without one that is given).
    """
    clock = _CLOCK.search(timex)
    try:
        day = dt.date.fromisoformat(timex[:10]) if clock else None
    except ValueError:
        return None
    if clock is None or day is None:
        return None
    hour = int(clock[1])
    try:
        named = _zone_of_both(words, hour * 60 + int(clock[2])) or _zone_in(words, zone)
        moment = dt.datetime.combine(day, dt.time(hour % 24, int(clock[2])))
        moment += dt.timedelta(days=hour // 24)
        return _fixed(moment, named) if named is not None else None
    except (ValueError, OverflowError):
        return None


def _zone_of_both(words: str, local: int) -> dt.tzinfo | None:
    """The zone of a local time, in minutes of its day, behind which the same moment stands in a fixed zone."""
    found = _ELSEWHERE.search(words)
    if found is None:
        return None
    hour = int(found[1]) % 12 + (12 if found[3] == "pm" else 0) if found[3] else int(found[1])
    apart = (local - hour * 60 - int(found[2] or 0) + _HALF_DAY) % _DAY - _HALF_DAY
    return dt.timezone(dt.timedelta(minutes=apart, hours=_FIXED_HOURS[found[4]]))


def _zone_in(words: str, zone: dt.tzinfo | None) -> dt.tzinfo | None:
    found = _ZONE.search(words)
    if found is None or found[1] == "local time":
        return zone
    name = found[1]
    if shift := _SHIFT.search(name):
        minutes = int(shift[2]) * 60 + int(shift[3] or 0)
        return dt.timezone(dt.timedelta(minutes=-minutes if shift[1] == "-" else minutes))
    if name in _FIXED_HOURS:
        return dt.timezone(dt.timedelta(hours=_FIXED_HOURS[name]))
    place = next((place for place in _PLACES if name == place or name.startswith(f"{place} ")), None)
    return ZoneInfo(_PLACES[place]) if place else zone


def _fixed(moment: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    """The moment with the offset that the zone has on its day, as a plain offset: records compare and print alike."""
    offset = moment.replace(tzinfo=zone).utcoffset() or dt.timedelta(0)
    return moment.replace(tzinfo=dt.timezone(offset))
