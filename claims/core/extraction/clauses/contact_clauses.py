"""Relative clauses without a pronoun whose object stands before: "pay back fines | it had collected from 23 firms"."""

from __future__ import annotations

from claims.core.extraction.clauses.pieces import phrase_before
from claims.core.extraction.lexicon.calendar_words import WEEKDAYS
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.parsed import ParsedSentence

_TIMES = words("year years month months week weeks day days time morning evening night quarter season yesterday today")
_VERBS = "FZTEBG"
_LONGEST_GROUP = 4
"""Words from the pronoun to the first of its verbs at most."""


def may_lack_object(parsed: ParsedSentence, first: int) -> bool:
    """Whether a clause that begins with a pronoun right behind a noun may be said of that noun ("the gun | he used to kill
    her"), and so tells something else by itself."""
    tokens = parsed.tokens
    if first < 2 or tokens[first].tag != "O" or tokens[first - 1].tag not in "NS" or parsed.quoted[first]:
        return False
    if tokens[first - 1].lower in _TIMES | WEEKDAYS.keys():
        return False
    noun = phrase_before(parsed, first, 0)
    return noun is not None and tokens[noun[0]].tag in "DQ"


def _begins_object(parsed: ParsedSentence, at: int, last: int) -> bool:
    """Whether what a verb acts on begins at ``at``, and not only when it happened ("vindicated | two years ago")."""
    tokens = parsed.tokens
    is_time = any(token.lower in _TIMES for token in tokens[at : min(last, at + 2)])
    return tokens[at].tag in "DNSPJCOQ" and not is_time


def object_before(parsed: ParsedSentence, first: int, last: int) -> tuple[tuple[int, int], int] | None:
    """The noun before the clause ``[first, last)`` that its verb acts on, and that verb; None where it has its own object.

    By itself such a clause says something else: "it had collected from 23 firms".
    """
    tokens = parsed.tokens
    if first < 2 or tokens[first].tag != "O" or tokens[first - 1].tag not in "NS" or parsed.quoted[first]:
        return None
    at = next(
        (place for place in range(first + 1, min(last, first + _LONGEST_GROUP)) if tokens[place].tag != "R"), last
    )
    while at + 1 < last and tokens[at].tag in "FZTMEB" and tokens[at + 1].tag in "EBR":
        at += 1
    if at >= last or tokens[at].tag not in "FZTEB" or (at + 1 < last and _begins_object(parsed, at + 1, last)):
        return None
    noun = phrase_before(parsed, first, 0)
    if noun is None or noun[0] == 0 or tokens[noun[1] - 1].lower in _TIMES | WEEKDAYS.keys():
        return None
    before = tokens[noun[0] - 1]
    is_object = before.tag in _VERBS or (before.tag == "R" and noun[0] > 1 and tokens[noun[0] - 2].tag in _VERBS)
    return (noun, at) if is_object else None
