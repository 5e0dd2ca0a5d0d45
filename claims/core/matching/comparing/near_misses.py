"""What nearly happened, which is that it did not: "the mill almost closed" is not "the mill closed".

Of 41 judged pairs of which one side alone tells its verb so 40 are *opposite*; the slots told 29 of these as *same*
(November 2026).
"""

from __future__ import annotations

import re

from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.statements.reading import Statement
from claims.core.records import Span

_NEARLY = re.compile(r"\b(?:almost|nearly)\s\Z", re.IGNORECASE)
_REACH = 12
"""Code points before a verb in which "almost" stands."""

_NEAR = re.compile(
    r"\b(?:almost|nearly|all but|close|closer|near|brink|verge|edge|narrowly|just|hair|barely|hardly|short|within|"
    r"lack(?:ed|ing)?|miss(?:ed|ing)?|fail(?:ed|ing)?|until|if)\b",
    re.IGNORECASE,
)
"""What may say in another way that something is not so by little."""


def near_miss(side: Statement) -> Span | None:
    """The main verb of what nearly happened, with "almost" before it; of what nearly doubled a figure is told."""
    verb = side.predicate
    if verb is None or any(quantity.span.overlaps(verb.span) for quantity in side.quantities):
        return None
    found = _NEARLY.search(side.text, max(0, verb.start - _REACH), verb.start)
    return None if found is None else Span(found.start(), verb.end)


def is_missed_by_one(pair: Comparisons) -> bool:
    """Whether one side tells that something nearly happened, and the other, which says no word of it, that it did."""
    left, right = pair.left, pair.right
    missed = near_miss(left), near_miss(right)
    if (missed[0] is None) == (missed[1] is None):
        return False
    told = left if missed[0] is None else right
    return len(left.negations) == len(right.negations) and _NEAR.search(told.text) is None
