"""The body by its name that a source phrase stands for: itself, "researchers at" it, or whoever speaks for it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from claims.core.extraction.lexicon.determiners import ARTICLES
from claims.core.extraction.lexicon.geography import COUNTRY_BY_ADJECTIVE
from claims.core.extraction.lexicon.people import INSTITUTIONS, OUTLETS, SOURCE_NOUNS
from claims.core.extraction.lexicon.sayings import DOCUMENT_NOUNS
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.mentions.name_kinds import NameKind
from claims.core.extraction.mentions.names import Mention
from claims.core.extraction.text.tokens import Token

SPEAKS_FOR = words(
    "spokesman spokeswoman spokesperson spokespeople representative representatives lawyer lawyers attorney"
)
"""Nouns of those who speak for somebody else."""
HELPERS = SPEAKS_FOR | words(
    "aide aides adviser advisers advisor advisors assistant publicist agent attorneys solicitor barrister"
)
"""Nouns of those who speak or act for somebody."""
_COUNSEL = words("lawyer lawyers attorney")
"""Those of them who speak of a person rather than in the person's words ("a lawyer for Ana Roe")."""
_SPOKESPEOPLE = words("spokesman spokeswoman spokesperson")
_RELAYING = OUTLETS - words("agency agencies network")
_BELONGS = words("at from of with for by")
HEARINGS = words(
    """court inquest tribunal jury inquiry hearing trial coroner judge judges magistrates jurors committee panel mps
    lawmakers senators councillors councilors"""
)
"""Who is told what is then reported; that staff or customers were told something is an act."""
_HAVING = words("has have had")


def named_body(body: str, tokens: Sequence[Token], inside: Sequence[Mention], head: Token | None) -> str | None:
    """The organization that speaks: by itself, through "researchers at" it, or through its spokesman."""
    if is_counsel(inside, head):
        return None
    for mention in inside:
        if mention.kind is NameKind.PLACE or mention.name in COUNTRY_BY_ADJECTIVE:
            continue
        before = _word_before(tokens, mention)
        if before in _BELONGS and head is not None and (head.lower in SOURCE_NOUNS or head.lower in SPEAKS_FOR):
            return with_noun(body, tokens, mention)
        if head is not None and mention.span.start <= head.start < mention.span.end:
            return _with_of(body, tokens, mention)
        if head is not None and head.lower in SOURCE_NOUNS | SPEAKS_FOR and mention.kind is NameKind.ORGANIZATION:
            return mention.name
    return None


def is_counsel(inside: Sequence[Mention], head: Token | None) -> bool:
    """Whether a source is a person's lawyer, who is not that person."""
    return head is not None and head.lower in _COUNSEL and any(m.kind is NameKind.PERSON for m in inside)


def is_spokesman(tokens: Sequence[Token]) -> bool:
    """Whether a source is whoever speaks for a body that it does not name ("a spokesman", "its spokeswoman")."""
    alone = [token.lower for token in tokens]
    return alone[1:] != [] and alone[0] in ("a", "the", "its", "their") and alone[1] in _SPOKESPEOPLE and not alone[2:]


def has_spokesman(name: str) -> bool:
    """Whether what spoke last may have a spokesman: no text ("a study"), and no outlet, which tells what others say."""
    parts = set(name.lower().split())
    return parts.isdisjoint(DOCUMENT_NOUNS | _RELAYING)


def with_noun(body: str, tokens: Sequence[Token], mention: Mention) -> str:
    """The name with the kind of body that it belongs to behind it: "a doctor at | Mour hospital"."""
    after = next((token for token in tokens if token.start >= mention.span.end), None)
    if after is None or after.lower not in INSTITUTIONS or after.is_capitalized:
        return mention.name
    return " ".join(body[mention.span.start : after.end].split())


def _with_of(body: str, tokens: Sequence[Token], mention: Mention) -> str:
    """The name with what "of" adds to it in capitals: "Friends of Galway", where the names alone are two."""
    rest = [token for token in tokens if token.start >= mention.span.end]
    if len(rest) < 2 or rest[0].lower != "of" or not rest[1].text[:1].isupper():
        return mention.name
    added = list(takewhile(lambda token: token.text[:1].isupper(), rest[1:]))
    return " ".join(body[mention.span.start : added[-1].end].split())


def _word_before(tokens: Sequence[Token], mention: Mention) -> str:
    previous = ""
    for token in tokens:
        if token.end > mention.described.start:
            break
        if token.lower not in ARTICLES:
            previous = token.lower
    return previous


def only_hear(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the words ``[first, last)`` name a hearing that was told something ("Leeds magistrates | heard that …")."""
    if not any(token.lower in HEARINGS for token in tokens[first:last]):
        return False
    verb = next((token for token in tokens[last : last + 4] if token.tag != "R" and token.lower not in _HAVING), None)
    return verb is not None and verb.lower in ("heard", "hears", "hear")
