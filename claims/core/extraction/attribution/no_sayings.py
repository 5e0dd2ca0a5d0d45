"""Clauses with a verb of saying in which nobody is said to have said what stands around it."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.clauses.refutations import is_open_saying, is_set_against, is_unsaid
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.tagging.tagger import FINITE, has_finite
from claims.core.extraction.text.tokens import Token

_NAMING = frozenset(("call", "label", "brand", "dub", "name", "know", "remember"))
TAKEN_UP = frozenset(("it", "him", "her", "them", "this", "that"))
"""Pronouns that take up what the clause before them is about."""
_FAR = 6
"""Words between "as" and the last word of who sees it so, at most."""


def tells_no_saying(tokens: Sequence[Token], source: int, at: int) -> bool:
    """Whether the cue at ``at`` of the source at ``source`` does not say that somebody said what follows.

    "did not say | that", "Contrary to what | Roe said", "The report | he mentions".
    """
    if says_not(tokens, at) or is_contact_clause(tokens, source, at):
        return True
    return tells_name(tokens[at]) and aside_of(tokens, source, at) is not None


def says_not(tokens: Sequence[Token], at: int) -> bool:
    """Whether the cue at ``at`` is denied, set against what is so, tells what is left unsaid, or is still to come."""
    return (
        is_open_saying(tokens, at) or is_set_against(tokens, at) or is_unsaid(tokens, at) or _is_yet_to_rule(tokens, at)
    )


def _is_yet_to_rule(tokens: Sequence[Token], at: int) -> bool:
    """Whether a ruling is still to come: "A judge will | rule on 9 November whether the tapes can be used"."""
    return tokens[at].lower == "rule" and tokens[at].tag == "B"


def is_contact_clause(tokens: Sequence[Token], source: int, at: int) -> bool:
    """Whether the cue is in a relative clause without a pronoun: "The report | he mentions | was written in 2021"."""
    if source < 1 or at + 1 >= len(tokens) or tokens[source - 1].tag not in "NS":
        return False
    return tokens[source].tag == "O" and tokens[at + 1].tag in FINITE


def aside_of(tokens: Sequence[Token], source: int, at: int) -> tuple[int, int] | None:
    """The comma before and the word behind a clause of seeing something so, None where the cue is in no such clause.

    "The deal, | as envoys describe it, | would end the blockade".
    """
    opening = next((place for place in range(source - 1, max(source - _FAR, 0), -1) if tokens[place].lower == "as"), 1)
    if opening < 2 or tokens[opening - 1].text != "," or at + 3 >= len(tokens):
        return None
    if tokens[at + 1].lower not in TAKEN_UP or tokens[at + 2].text != ",":
        return None
    return (opening - 1, at + 3) if has_finite(tokens[at + 3 :]) else None


def tells_name(verb: Token) -> bool:
    """Whether the verb of such a clause tells by what name people know what it stands in: "as its critics | call it"."""
    return base_of(verb.lower) in _NAMING
