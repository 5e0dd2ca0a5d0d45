"""Whether "the company" can be the body that an article is about: no other one was named since."""

from __future__ import annotations

from collections.abc import Set

from claims.core.extraction.mentions.name_kinds import NameKind
from claims.core.extraction.mentions.names import Mention
from claims.core.extraction.statements.article import Article

_NEAR = 4
"""Sentences before a definite phrase in which the body that it means was named, or no other was."""


def is_named_last(article: Article, index: int, name: str) -> bool:
    """Whether no other body was named since ``name`` was, in the sentence at ``index`` and the last few before it."""
    head = name.split()[0].lower()
    for at in range(index, max(-1, index - _NEAR - 1), -1):
        bodies = [
            mention.name.split()[0].lower()
            for mention in article.mentions[at]
            if (_is_body(mention, article.bodies.first_words) and not _is_abbreviation(article, mention))
            or mention.name.split()[0].lower() == head
        ]
        if bodies:
            return bodies[-1] == head
    return True


def _is_body(mention: Mention, heads: Set[str]) -> bool:
    """Whether a name is that of a body, in full or cut to its first word ("Norrbank" for "Norrbank Holdings Inc.")."""
    return mention.kind is NameKind.ORGANIZATION or mention.name in heads


def _is_abbreviation(article: Article, mention: Mention) -> bool:
    """Whether a name only shortens the one before it ("Velloria Foods (VLF)")."""
    return article.body[max(0, mention.span.start - 1) : mention.span.start] == "("
