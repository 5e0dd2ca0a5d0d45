"""Lengths of time in days, from their TIMEX3 value."""

from __future__ import annotations

import re

_PERIOD = re.compile(r"P(T?)(\d{1,6}(?:\.\d{1,4})?)([YMWDHS])")
_DAYS = {"Y": 365.25, "M": 30.4375, "W": 7.0, "D": 1.0}
_TIME_DAYS = {"H": 1 / 24, "M": 1 / 1_440, "S": 1 / 86_400}


def duration_days(timex: str) -> float | None:
    """Days of a simple duration ("P2Y" -> 730.5, "PT36H" -> 1.5); ``None`` for any other value."""
    found = _PERIOD.fullmatch(timex)
    if found is None:
        return None
    days = (_TIME_DAYS if found[1] else _DAYS).get(found[3])
    return None if days is None else float(found[2]) * days
