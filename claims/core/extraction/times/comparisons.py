"""Times that only tell what something is compared with: "up from 12 in 2015", "more than in May", "the highest since 2008".

The text does not go on about them: "the year before" in the next sentence is the one before the year reported on.
"""

from __future__ import annotations

import re

from claims.core.extraction.lexicon.calendar_words import MONTH_PATTERN
from claims.core.extraction.lexicon.vocabulary import words

_WINDOW = 90
"""Letters before a time that are looked at: about a clause."""
_LAST_BREAK = re.compile(r".*(?:[.,;:!?](?!\d)|[\n()“”\"–—])", re.DOTALL)
_NUMBER = (
    r"(?:[$£€]?\d|an?\b|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|half\b|nearly\b|almost\b|"
    r"about\b|around\b|some\b|just\b|only\b|more\b|over\b|the\b|forecasts\b|expectations\b)"
)
_LEVEL = r"(?:sum|number|figure|total|average|level|rate|peak|record|mark|amount|share|high|low|toll|count)"
_LEADS = re.compile(
    r"\b(?:than (?:in|at|on|for|during|it|they|he|she|was|were|the|its|their|a|last|what)\b|"
    r"(?!rather|other|fewer|further)[a-z]{2,12}er than\b|worse than\b|than \Z|"
    rf"(?:against|versus|compared (?:with|to)|(?:up|down) (?:from|on)|above|below|short of|beating|beat) {_NUMBER}|"
    rf"from {_NUMBER}(?!.* to )|"
    r"compared (?:with|to)\b|(?:up|down) (?:[^ ]{1,12} ){0,2}from\b|"
    # "Down 4% on May", not "burned down on May 5".
    r"(?:(?:^ ?|\b(?:was|were|is|are|and) |[\d%] |percent |per cent )(?:up|down)|(?:up|down) [$£€]?\d[^ ]{0,12}) on\b|"
    r"(?:[\d%]|percent|per cent|points?) from \Z|"
    r"as (?:much|many|high|low|large|big|often|likely) as\b|"
    rf"since (?:[a-z-]{{1,20}} ){{0,5}}(?:began|started|begun)\b|"
    r"(?:[a-z]{2,12}est|most|least|fewest|worst|best|first|record)\b.{0,60}\bsince\b)"
)
_OF_LEVEL = re.compile(
    rf"[a-z0-9%] (?:the|its|their) (?:old |previous |earlier |former )?"
    rf"(?:[$£€]?\d[\d.,]*%?(?: [a-z]{{1,12}}){{0,2}}|{_LEVEL}s?) "
    r"(?:of|for|in|from|set in|recorded in|seen in|set)(?: the)? \Z"
)
_MONTH_BEFORE = re.compile(
    rf"\b(?:in|during) (?:{MONTH_PATTERN})\b\.?(?: \d{{4}})?,? (?:from|on|over|against|compared (?:with|to)) \Z"
)
"""The month that is reported on, before the one it is compared with ("rose 0.4% in October from | September")."""
_HINTS = (*words("than against versus compared from above below short beat since"), "up ", "down ", "as ")
"""Letters of which _LEADS needs some, for a quick no."""
_ENDS_OF_LEVEL = (" of ", " for ", " in ", " from ", " set ", " the ")
_ENDS_OF_MONTHS = (" from ", " on ", " over ", " against ", " with ", " to ")
_JOINED = re.compile(r"[^.,;:!?()]{0,40}\Z")


def is_compared(folded: str, start: int) -> bool:
    """Whether the time at ``start`` of the folded text only tells what something is compared with."""
    window = folded[max(0, start - _WINDOW) : start]
    breaks = _LAST_BREAK.match(window)
    clause = window[breaks.end() :] if breaks else window
    if clause.endswith(_ENDS_OF_MONTHS) and _MONTH_BEFORE.search(clause) is not None:
        return True
    may_lead = any(hint in clause for hint in _HINTS)
    if may_lead and _LEADS.search(clause) is not None:
        return True
    return clause.endswith(_ENDS_OF_LEVEL) and _OF_LEVEL.search(clause) is not None


def is_joined(folded: str, end: int, start: int) -> bool:
    """Whether a time that ends at ``end`` and one that begins at ``start`` are of one comparison.

    "compared with 7.7 in 2019 and 6.1 | the year before"
    """
    between = folded[end:start]
    if " and " not in between or _LEADS.search(between):
        # "fell 2% from June and was 4% lower than | a year earlier".
        return False
    return _JOINED.match(between.replace(".", "")) is not None
