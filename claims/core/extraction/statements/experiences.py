"""What speakers tell of themselves: what only they can know, and what can be counted or is on record."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.opinions import EXPERIENCE_VERBS
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.tagger import first_finite
from claims.core.extraction.text.tokens import Token
from claims.core.records import RejectReason

_INNER_VERBS = words(
    "think know feel believe want hope wish guess remember love hate like fear tell say mean see hear try"
)
_OWN_ACTS = words(
    "sign approve ban vote appoint resign sue file impose ratify reject veto repeal adopt nominate introduce oppose"
)
"""What somebody does of whom a record is kept, so that it is more than an experience of theirs."""


def experience(content: Sequence[Token], figures: int) -> RejectReason | None:
    """Why words cannot be checked that only their speaker can know ("I was terrified", "We just ran"); None if they can."""
    first = first_finite(content)
    if first == len(content):
        return None
    subject = {token.lower for token in content[:first]}
    if subject & {"nobody", "everyone", "everybody"} and content[first].tag in "ZM":
        return RejectReason.OPINION
    if subject & {"i", "my"} and not (figures and _is_own_fact(content, first)) and not _is_own_act(content, first):
        return RejectReason.PERSONAL_EXPERIENCE
    if figures:
        return None
    if subject & {"we", "our"} and base_of(content[first].lower) in EXPERIENCE_VERBS:
        return RejectReason.PERSONAL_EXPERIENCE
    return None


def _is_own_fact(content: Sequence[Token], first: int) -> bool:
    """Whether speakers tell a countable fact of themselves ("I'm 63", "I carry six buckets"), not what went on inside."""
    group = content[first : first + 3]
    inner = any(base_of(token.lower) in _INNER_VERBS for token in group)
    return content[first].tag != "M" and not inner and not any(token.lower == "never" for token in group)


def _is_own_act(content: Sequence[Token], first: int) -> bool:
    """Whether speakers tell of an act on record, done or not ("I voted against it", "I have never signed the bill")."""
    if content[0].lower != "i":
        return False
    verb = next(
        (token for token in content[first : first + 4] if token.tag in "TE" and base_of(token.lower) != "have"), None
    )
    return verb is not None and base_of(verb.lower) in _OWN_ACTS and not any(t.lower == "if" for t in content)
