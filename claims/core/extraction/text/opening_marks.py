"""What stands before the words of a post or of an entry of a live page, and is no part of what they say."""

from __future__ import annotations

import re

from claims.core.records import Span

BULLETS = frozenset("-–—•*·▪●◦‣")
"""Marks of the items of a list."""

_HALF = r"[AaPp]\.?[Mm]\.?"
_ZONE = r"GMT|UTC|[BCEMPW]E?[SD]?T"
_CLOCK = rf"(?:[01]?\d|2[0-3])(?:[:h][0-5]\d(?:\s?(?:{_HALF}|Uhr|h|{_ZONE}))?|\.[0-5]\d\s?(?:{_HALF}|Uhr|h))"
_OPENING_MARK = re.compile(
    # "1/3 of voters" is a share.
    rf"\d{{1,2}}/(?:\d{{1,2}}\)?)?\s+(?!\s|of\b)|(?:\d{{1,2}}[:.]\d{{2}}(?:\s?{_HALF})?\s+)?"
    r"(?:BREAKING(?: NEWS)?|JUST IN|UPDATE|THREAD|EXCLUSIVE|ALERT|NEW|WATCH)\s*[:|]\s*"
    rf"|(?:[{re.escape(''.join(sorted(BULLETS)))}]\s+)?(?:\[{_CLOCK}\]|\({_CLOCK}\)|{_CLOCK})(?:\s*[:|–—-]\s*|\s+)"
    r"(?=[\"“„«]?\s?[A-ZÀ-ÖØ-Þ])"
    r"|(?:RT\s+)?(?:@\w{1,30}:?\s+)+(?=[\"“‘'A-Z])"
)
"""The number of a thread, "BREAKING:", whom a post answers, or the time of an entry before a sentence that begins with it:
"14:20 The dam held", but not "14:20 trains were late"."""


def behind_opening_mark(body: str, span: Span) -> int:
    """Where the words of a sentence begin; at its start where no mark opens it or nothing follows."""
    mark = _OPENING_MARK.match(body, span.start, span.end)
    return mark.end() if mark is not None and mark.end() < span.end else span.start
