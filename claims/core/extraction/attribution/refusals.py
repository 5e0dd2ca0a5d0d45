"""Refusals that no denial is: "The judge denied Roe a hearing", "denied the request", "denied bail to both"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.clauses.denials import DENIED
from claims.core.extraction.figures.counted_nouns import singular_of
from claims.core.extraction.lexicon.people import INSTITUTIONS, PEOPLE
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.tagger import FINITE, behind_adverbs
from claims.core.extraction.text.tokens import Token

_RECEIVERS = words("him her them us me it you")
_ASKED_FOR = words(
    """
    request motion appeal application petition bid bail parole probation clemency permission access entry visa leave
    asylum release custody compensation coverage benefit refund refuge treatment tenure admission extradition
    """
)
"""What is granted or refused, which nobody denies to be so."""
_PHRASE = frozenset("DJNSPCQ")
_LINKS = words("of for to by from with")
"""Prepositions inside the subject of a clause."""


def is_refusal(tokens: Sequence[Token], verb: int) -> bool:
    """Whether the form of "deny" at ``verb`` tells that somebody was not given something."""
    after = verb + 1
    if after >= len(tokens) or tokens[after].tag == "I" or not tokens[after].is_word:
        return False
    if _is_clause(tokens, after):
        # "denied bail had been set": a clause without "that".
        return False
    head = _head_of_object(tokens, after)
    if head is not None and singular_of(tokens[head].lower) in _ASKED_FOR:
        # "denied the company's request", "denied bail", "denied any | request for comment" has somebody else's.
        return not any(tokens[at].lower in ("any", "that", "receiving") for at in range(after, head))
    given = _second_object(tokens, after)
    return given is not None and not _is_denied_by_itself(tokens, given)


def _is_clause(tokens: Sequence[Token], first: int) -> bool:
    """Whether the phrases that begin at ``first`` are the subject of a verb with tense."""
    last = first
    while last < len(tokens) and (tokens[last].tag in _PHRASE or tokens[last].lower in _LINKS):
        last += 1
    verb = behind_adverbs(tokens, last, len(tokens))
    return verb < len(tokens) and tokens[verb].tag in FINITE


def _head_of_object(tokens: Sequence[Token], first: int) -> int | None:
    """The last noun of the phrase that begins at ``first``; None where none does."""
    last = first
    while last < len(tokens) and tokens[last].tag in _PHRASE:
        last += 1
    return last - 1 if last > first and tokens[last - 1].tag in "NS" else None


def _second_object(tokens: Sequence[Token], first: int) -> int | None:
    """Where what is given begins behind the phrase at ``first`` that names who should get it; None for one phrase."""
    if tokens[first].lower in _RECEIVERS:
        behind = first + 1
        is_owner = tokens[first].lower == "her" and behind < len(tokens) and tokens[behind].tag not in "DC"
        return behind if behind < len(tokens) and tokens[behind].tag in _PHRASE and not is_owner else None
    at = first
    while at < len(tokens) and tokens[at].tag in _PHRASE:
        is_receiver = tokens[at].tag == "P" or singular_of(tokens[at].lower) in PEOPLE | INSTITUTIONS
        if at + 1 < len(tokens) and is_receiver and _begins_phrase(tokens, at + 1):
            return at + 1
        at += 1
    return None


def _begins_phrase(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun phrase of its own begins at ``at``, right behind another one."""
    if tokens[at].tag in "DC":
        return True
    behind_several = tokens[at - 1].tag == "S" and tokens[at].tag in "NSJ"
    return behind_several or (tokens[at - 1].tag == "P" and tokens[at].tag in "NS" and tokens[at].text.islower())


def _is_denied_by_itself(tokens: Sequence[Token], first: int) -> bool:
    """Whether the phrase at ``first`` is of what somebody is said to have done or been ("denied Acme involvement")."""
    head = _head_of_object(tokens, first)
    return head is not None and (tokens[head].lower in DENIED or singular_of(tokens[head].lower) in DENIED)
