"""Words between a subject and its verb that only say when, and words that say what moved what a clause tells of."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.clauses.pieces import is_day
from claims.core.extraction.lexicon.calendar_words import NAMED_TIMES
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.text.tokens import Token

MOVED_BY = words(
    """
    helped hurt hit boosted buoyed driven dragged fuelled fueled lifted led supported offset spurred propelled bolstered
    squeezed dented weighed aided
    """
)
"""Participles that tell, behind a comma, what moved that which the clause tells of."""
_RELATIVE = words("last this next")


def before_date(tokens: Sequence[Token], start: int, last: int) -> int:
    """``last``, or where "last month", "on Monday" begins that stands between an insertion and the verb behind it."""
    begin = last
    if begin - 1 > start and is_day(tokens[begin - 1]):
        begin -= 1 + (tokens[begin - 2].lower in ("on", "in"))
    elif begin - 2 > start and tokens[begin - 1].lower in NAMED_TIMES and tokens[begin - 2].lower in _RELATIVE:
        begin -= 2
    return begin if begin > start and tokens[begin - 1].text == "," else last
