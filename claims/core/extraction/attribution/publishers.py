"""Whose a text is that somebody quotes: "a report by the bank" is the bank's, "a letter to the Senate" not the Senate's."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claims.core.extraction.attribution import source_bodies
from claims.core.extraction.lexicon.geography import COUNTRY_BY_ADJECTIVE
from claims.core.extraction.lexicon.people import INSTITUTIONS, SOURCE_NOUNS
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.mentions.name_kinds import NameKind
from claims.core.extraction.mentions.names import Mention
from claims.core.extraction.text.tokens import Token

_ABOUT = words("of into on about")
READ = words("seen obtained reviewed read viewed")
"""What those did who have a text and did not write it ("a memo seen by | Reuters")."""


def publisher_of(body: str, tokens: Sequence[Token], inside: Sequence[Mention]) -> str | None:
    """Who stands behind a report or study: the body named in it."""
    for kind in (NameKind.ORGANIZATION, NameKind.PERSON, NameKind.OTHER):
        for mention in inside:
            is_other = _is_topic(tokens, mention) or _is_reader(tokens, mention)
            if mention.kind is kind and mention.name not in COUNTRY_BY_ADJECTIVE and not is_other:
                return source_bodies.with_noun(body, tokens, mention)
    return None


def tells_publisher(tokens: Sequence[Token]) -> bool:
    """Whether a phrase says whose text it is ("the letter | from the union", "the statement | of Acme")."""
    return any(
        token.lower in ("from", "of") or (token.lower == "by" and before.lower not in READ)
        for before, token in pairwise(tokens)
    )


def _is_reader(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether a name is of who got or read a text ("a letter to | the Senate", "a memo seen by | Reuters")."""
    before = [token.lower for token in tokens if token.end <= mention.described.start and token.tag != "D"]
    return before[-1:] == ["to"] or (before[-1:] == ["by"] and before[-2:-1] != [] and before[-2] in READ)


def _is_topic(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether a name only tells apart what a text is about ("the review of the | Mour | bypass")."""
    before = [token for token in tokens if token.end <= mention.described.start and token.tag != "D"]
    after = next((token for token in tokens if token.start >= mention.span.end), None)
    if not before or after is None or mention.kind is NameKind.ORGANIZATION:
        return False
    is_about = before[-1].lower in _ABOUT and not after.is_capitalized
    return is_about and after.tag in "NS" and after.lower not in INSTITUTIONS | SOURCE_NOUNS
