""" "Since" alone and "since then": from the time on that was told before ("fined it in 2008 and has | since | sued it")."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from claims.core.extraction.times.neighbors import TimePoint
from claims.core.extraction.times.values import TimeValue

_PARTICIPLE = r"(?:been |also |had )?[a-z]{2,20}(?:ed|en|n|k|t|d|ne|g|m)\b"
_ALONE = re.compile(
    r"\b(?:ever )?since then\b|"
    rf"(?:(?<=\bhas )|(?<=\bhave )|(?<=['’]s )|(?<=['’]ve ))(?:long )?since(?= {_PARTICIPLE})|"
    r"(?<=[a-z\d] )(?:ever )?since(?= ?[.;!?,)]| ?[—–]|\Z)"
)
_PRESENT_PERFECT = re.compile(r"\b(?:has|have)\b|['’]ve\b|['’]s\b")
"""What "since" at the end of a clause needs before it, as in "He has scored five goals since."."""
_LETTERED = re.compile(r"\d{4}-(?:SP|SU|FA|WI|Q[1-4]|H[12])\Z")
"""A season, a quarter or a half of a year in TIMEX3."""


def with_since(
    folded: str, points: Sequence[TimePoint], told: TimeValue | None, reference: dt.date | None
) -> list[TimePoint]:
    """The points of a sentence with those of "since" alone, in order.

    Each opens from the last date before it, in the sentence or ``told`` in those before; from one that is over.
    """
    if "since" not in folded:
        return list(points)
    found = list(points)
    for match in _ALONE.finditer(folded):
        if any(point.start < match.end() and match.start() < point.end for point in points):
            continue
        if "then" not in match[0] and not _PRESENT_PERFECT.search(folded, 0, match.start()):
            continue
        before = [point.value for point in points if point.end <= match.start() and _is_over(point.value, reference)]
        anchor = before[-1] if before else told
        if anchor is not None and _is_over(anchor, reference):
            found.append(TimePoint(match.start(), match.end(), "since", _opened(anchor)))
    return sorted(found, key=lambda point: point.start)


def _is_over(value: TimeValue, reference: dt.date | None) -> bool:
    """Whether it is a date that a thing can have gone on from until now."""
    if value.type not in ("DATE", "TIME") or value.start is None or value.edtf is None:
        return False
    return reference is None or value.start < reference


def _opened(anchor: TimeValue) -> TimeValue:
    first = anchor.start.isoformat() if anchor.type == "TIME" and anchor.start else (anchor.edtf or "").split("/")[0]
    # EDTF writes a season, a quarter or a half as a month past the twelfth, TIMEX3 by its letter: "2015-23", "2015-FA".
    timex = anchor.timex if _LETTERED.search(anchor.timex) else first
    return replace(anchor, type="DATE", timex=timex, end=None, edtf=f"{first}/..", relative=True)
