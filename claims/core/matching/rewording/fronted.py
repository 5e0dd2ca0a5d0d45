"""Phrases and clauses that open a sentence, told where most sentences have them: at its end."""

from __future__ import annotations

import re

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.matching.rewording.wording import Wording, has_finite, is_denied, verb_groups
from claims.core.matching.words.number_words import NUMBER_WORDS

_CLAUSES = words("while because after before when although though until unless if since")
"""Words that open a clause which may stand on either side of the main one."""

_PHRASES = words("without despite amid during after before since until because")
"""Prepositions whose phrase says how or when the whole of a sentence came about."""

_DISTRIBUTING = words("each every all no any most many few several some both only even not")
"""Words of scope: "in each town one bank failed" is not "one bank failed in each town"."""

_NUMBER = "|".join(["a", "an", r"\d+", *sorted(NUMBER_WORDS, key=len, reverse=True)])
_LENGTH = re.compile(
    rf"(?:for|within|over|in|during)\s(?:(?:the|its|his|her)\s(?:past|last|first)\s)?"
    rf"(?:more\sthan\s|about\s|almost\s|nearly\s|some\s|at\sleast\s)?"
    rf"(?:{_NUMBER})(?:\s(?:and\sa\shalf|dozen))?\s(?:minute|hour|day|week|month|year|decade)s?\b",
    re.IGNORECASE,
)
"""A length of time that opens a sentence: "For 12 years the theatre …"."""

_FOLLOWS_LENGTH = "DPNSJC"


def clause_behind(wording: Wording) -> str | None:
    """ "While the minister spoke, nurses blocked the bridge": the clause, or the phrase, behind the main clause."""
    opening = wording.word(0)
    comma = next((at for at, token in enumerate(wording.tokens) if token.text == ","), 0)
    if opening not in _CLAUSES | _PHRASES or comma < 2:
        return None
    front, rest = wording.tokens[1:comma], wording.tokens[comma + 1 : wording.last]
    is_clause = has_finite(front)
    if opening not in (_CLAUSES if is_clause else _PHRASES):
        return None
    if opening == "without" and wording.tag(1) == "D":
        return None  # "without the mayor" is not "without a mayor"
    if not _may_move(wording, comma) or (is_clause and verb_groups(front) != 1) or is_denied(rest):
        return None
    return _put_behind(wording, comma, comma + 1)


def length_behind(wording: Wording) -> str | None:
    """ "For 12 years the theatre has staged plays": the length at the end, where no verb but one could be meant."""
    found = _LENGTH.match(wording.text)
    if found is None:
        return None
    number = next((at for at, token in enumerate(wording.tokens) if token.start >= found.end()), 0)
    start = number + 1 if wording.word(number) == "," else number
    if wording.tag(start) not in _FOLLOWS_LENGTH or not wording.tag(start) or not _may_move(wording, number):
        return None
    return _put_behind(wording, number, start)


def _may_move(wording: Wording, end: int) -> bool:
    """Whether the main clause has one verb, no further comma, and nothing in front is said of each of several."""
    front, rest = wording.tokens[:end], wording.tokens[end + (wording.word(end) == ",") : wording.last]
    if any(token.lower in _DISTRIBUTING for token in front[1:]) or any(token.text in ",;:—–" for token in rest):
        return False
    return verb_groups(rest) == 1 and has_finite(rest)


def _put_behind(wording: Wording, end: int, start: int) -> str:
    return wording.told(f"{wording.between(start, wording.last)} {wording.lowered(0, end)}")
