"""One time until which something is told here and from which it is told there: "closed until May", "closed since May".

Of 6,440 judged pairs 12 have such a time and all of them differ in their date; the slots told eight as *same* (December
2026).
"""

from __future__ import annotations

import re

from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.statements.reading import Statement
from claims.core.records import TimeExpression

_BOUNDS = r"(?:(?P<until>until|till)|since|from|as of|starting|beginning)"
_BEFORE = re.compile(rf"\b{_BOUNDS}\s(?:(?:the|last|next|this)\s)?\Z", re.IGNORECASE)
_WITHIN = re.compile(rf"{_BOUNDS}\b", re.IGNORECASE)
_REACH = 16
"""Code points before a time in which its bound stands."""


def ends_here_and_begins_there(pair: Comparisons) -> bool:
    """Whether one thing is told until a time on one side and from then on the other. What one side denies, or tells by
    a contrary, may be the same ("open until Friday", "closed since Friday")."""
    left, right = (None, None) if pair.period is None else (pair.period.left, pair.period.right)
    if left is None or right is None or left.timex != right.timex:
        return False
    if pair.left.polarity is not pair.right.polarity or pair.alignment.antonyms:
        return False
    return {_bound(pair.left, left), _bound(pair.right, right)} == {"until", "since"}


def _bound(side: Statement, time: TimeExpression) -> str:
    """Whether something is told "until" a time or "since" it; empty where it is told neither."""
    found = _BEFORE.search(side.text, max(0, time.span.start - _REACH), time.span.start)
    found = found or _WITHIN.match(side.text, time.span.start, time.span.end)
    return "" if found is None else "until" if found["until"] else "since"
