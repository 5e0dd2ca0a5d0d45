"""What the words around a time expression say of it: early or late, about, perhaps, how often; and its EDTF with that."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from claims.core.extraction.times import values as time_values

_PART = re.compile(
    r"(?:the )?(?:very )?(?:(?P<START>early|earlier|beginning of|start of|turn of)|(?P<MID>mid|middle of)|"
    r"(?P<END>late|later|end of|close of))(?=[ -])"
)
_ABOUT = re.compile(
    r"\b(?:about|around|circa|c\.|ca\.|roughly|approximately|approx\.|some time (?:in|around)|or so) ?(?:the )?\Z"
)
_ABOUT_INSIDE = re.compile(r"(?:since |until |from |between )?(?:about|around|circa|roughly) ")
_PERHAPS = re.compile(
    r"\b(?:possibly|perhaps|maybe|probably|presumably|apparently)(?: (?:in|on|around|about|as early as|since))? \Z"
)
_BOUNDS = (
    (re.compile(r"\b(?:more than|over|longer than|well over) \Z|\A(?:more than|over) "), "MORE_THAN"),
    (re.compile(r"\b(?:less than|under|nearly|almost|just under) \Z|\A(?:less than|nearly|almost) "), "LESS_THAN"),
    (re.compile(r"\b(?:at least|a minimum of) \Z|\Aat least "), "EQUAL_OR_MORE"),
    (re.compile(r"\b(?:at most|up to|no more than|no longer than) \Z"), "EQUAL_OR_LESS"),
)
_WINDOW = 24
_PERIOD = re.compile(r"P(?:\d+[YMWD]|T\d+[HMS])\Z")
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
_MONTH = re.compile(r"XXXX-(\d\d)\Z")
_OPEN_YEAR = re.compile(r"XXXX-(?:0[1-9]|1[0-2])(?:-\d\d)?\Z")


class Marks(NamedTuple):
    """``modifier`` is a TIMEX3 mod (START, MID, END, APPROX, MORE_THAN …) or None."""

    modifier: str | None
    approximate: bool
    uncertain: bool


def marks_of(folded: str, start: int, end: int, kind: str) -> Marks:
    """What the words at ``[start, end)`` and those right before them say of a value of TIMEX3 type ``kind``."""
    before, words = folded[max(0, start - _WINDOW) : start], folded[start:end]
    about = bool(_ABOUT.search(before)) or bool(_ABOUT_INSIDE.match(words)) or words.endswith(" or so")
    uncertain = bool(_PERHAPS.search(before))
    part = _PART.match(words)
    modifier = part.lastgroup if part else None
    if modifier is None and kind == "DURATION":
        modifier = next((name for pattern, name in _BOUNDS if pattern.search(before) or pattern.search(words)), None)
    return Marks(modifier or ("APPROX" if about else None), about, uncertain)


def marked_edtf(edtf: str | None, marks: Marks) -> str | None:
    """The EDTF text with "~", "?" or "%" on every end that is not open (ISO 8601-2)."""
    mark = {(True, False): "~", (False, True): "?", (True, True): "%"}.get((marks.approximate, marks.uncertain))
    if edtf is None or mark is None:
        return edtf
    return "/".join(end if end == ".." else end + mark for end in edtf.split("/"))


def unspecified_edtf(timex: str) -> str | None:
    """The EDTF text of a month or day without a year ("XXXX-05-03"), or None."""
    return timex if _OPEN_YEAR.match(timex) else None


def recurrence_of(timex: str, reference: dt.date | None) -> str | None:
    """A repeating interval of ISO 8601 for a TIMEX3 SET: "R/P1W"; with its first day on or after the reference where known.

    None for what it cannot say ("XXXX-SU").
    """
    if _PERIOD.match(timex):
        return f"R/{timex}"
    if weekday := _WEEKDAY.match(timex):
        if reference is None:
            return "R/P1W"
        day = time_values.add_units(reference, (int(weekday[1]) - 1 - reference.weekday()) % 7, "day")
        return f"R/{day}/P1W" if day else "R/P1W"
    if month := _MONTH.match(timex):
        return f"R/{reference.year + (reference.month > int(month[1])):04d}-{month[1]}/P1Y" if reference else "R/P1Y"
    return None
