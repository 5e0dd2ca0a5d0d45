"""On which side of a named time a thing lies: "by Friday", "before March", "from 2030 on", "July 1 at the earliest"."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from claims.core.extraction.times import values as time_values
from claims.core.extraction.times.neighbors import TimePoint
from claims.core.extraction.times.values import TimeValue

_WINDOW = 40
_LEADS = (
    (
        "ON_OR_BEFORE",
        re.compile(r"\b(?:by|no later than|not later than|up to and including)(?: about| around)?(?: the)? \Z"),
    ),
    ("BEFORE", re.compile(r"\b(?:before|ahead of|prior to|earlier than)(?: the)? \Z")),
    ("THROUGH", re.compile(r"\bthrough(?: the)? \Z")),
    (
        "FROM",
        re.compile(r"\b(?:from|starting|beginning|effective|commencing|as of)(?: on| in| from| as of)?(?: the)? \Z"),
    ),
)
_LENGTH_BEFORE = re.compile(
    r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|years?|decades?|"
    r"long|shortly|just) before(?: the)? \Z"
)
_NOT_BEFORE = re.compile(
    r"(?:\bnot|n't) (?:[a-z]{2,20} ){0,4}before(?: the)? \Z|\bno (?:earlier|sooner) than(?: the)? \Z"
)
_MINUTES = re.compile(r"T\d\d:\d\d(?!:)")
_END_OF = re.compile(r"(?:the )?end of ")
_EARLIEST = re.compile(r" at the (?:very )?(?:earliest|soonest)\b| onwards?\b| and (?:beyond|after)\b| or later\b")
_LATEST = re.compile(r" at the (?:very )?latest\b| or (?:earlier|before|sooner)\b")


SIDES = frozenset(("ON_OR_BEFORE", "BEFORE", "ON_OR_AFTER"))
"""The TIMEX3 mods of a point that is only a bound."""


class Side(NamedTuple):
    """``modifier`` is the TIMEX3 mod (ON_OR_BEFORE, BEFORE, ON_OR_AFTER), ``edtf`` the interval with its open end."""

    modifier: str
    edtf: str


def side_of(folded: str, point: TimePoint, reference: dt.date | None) -> Side | None:
    """The side that the words around a dated point name, or None where it is meant itself.

    "From" and "through" open an end only where they lead into what is to come: a report "from 2019" is of that year.
    """
    value = point.value
    if value.type not in ("DATE", "TIME") or value.start is None or value.end is None or value.edtf is None:
        return None
    tail = folded[point.end : point.end + _WINDOW]
    if _EARLIEST.match(tail):
        return Side("ON_OR_AFTER", f"{_first(value)}/..")
    if _LATEST.match(tail):
        return Side("ON_OR_BEFORE", f"../{_last(value)}")
    window = folded[max(0, point.start - _WINDOW) : point.start]
    if _NOT_BEFORE.search(window):
        return Side("ON_OR_AFTER", f"{_first(value)}/..")
    lead = next((name for name, pattern in _LEADS if pattern.search(window)), None)
    if lead == "ON_OR_BEFORE":
        return Side(lead, f"../{_last(value)}")
    if lead == "BEFORE" and not _LENGTH_BEFORE.search(window):
        is_moment = point.rule == "holiday" or _END_OF.match(folded, point.start) is not None
        return Side(lead, f"../{_last(value) if is_moment else _ending_before(value)}")
    if reference is None:
        return None
    if lead == "THROUGH" and value.end >= reference:
        return Side("ON_OR_BEFORE", f"../{_last(value)}")
    if lead == "FROM" and value.start >= reference:
        return Side("ON_OR_AFTER", f"{_first(value)}/..")
    return None


def _first(value: TimeValue) -> str:
    return clocked_of(value) or (value.edtf or "").split("/")[0]


def _last(value: TimeValue) -> str:
    return clocked_of(value) or (value.edtf or "").split("/")[-1]


def clocked_of(value: TimeValue) -> str:
    """The day and the time of a clock time, which the EDTF of its day leaves out; a part of the day has none.

    With seconds, as EDTF wants them (ISO 8601-2); TIMEX3 may leave them out.
    """
    if value.type != "TIME" or value.timex[-3:-2] != ":":
        return ""
    return _MINUTES.sub(r"\g<0>:00", value.timex)


def _ending_before(value: TimeValue) -> str:
    """The last unit that lies before a value wholly: the month before a month, the day before anything finer or else."""
    if clocked := clocked_of(value):
        return clocked
    day = time_values.add_units(value.start, -1, "day") if value.start else None
    if day is None:
        return _last(value)
    return {"year": f"{day.year:04d}", "month": f"{day.year:04d}-{day.month:02d}"}.get(
        value.granularity, day.isoformat()
    )
