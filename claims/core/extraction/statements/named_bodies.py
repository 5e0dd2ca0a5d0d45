"""Whether "the company" can be the body that an article is about: no other one was named since."""

from __future__ import annotations

from collections.abc import Sequence, Set

from claims.core.extraction.figures.counted_nouns import singular_of
from claims.core.extraction.mentions.name_kinds import NameKind
from claims.core.extraction.mentions.names import Mention
from claims.core.extraction.statements.article import Article
from claims.core.extraction.text.tokens import Token

_NEAR = 4
"""Sentences before a definite phrase in which the body that it means was named, or no other was."""
_LONGEST_LEAD = 4
"""Words between an article and its noun, and the article, at most."""
_BRINGING_IN = frozenset(("a", "an", "another", "one", "each", "every"))


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


def is_named_for(article: Article, index: int, noun: Token, name: str) -> bool:
    """Whether "the council" at ``noun`` can be the only council that the article names, or the one mayor.

    It was named before, and since then no other of its sort was told of: "A court in Lyon jailed him. | The court | ordered
    …", before the Leeds Crown Court is named or behind it.
    """
    bare = name.removeprefix("the ")
    at = article.bodies.first_named.get(bare)
    place = article.parsed[index].index_at(noun.start)
    if at is None or at >= (index, place):
        return False
    if noun.lower == "bank" and article.bodies.company not in (None, bare):
        # "Harlan … the failure of Silicon Valley Bank … the bank": the firm may be one.
        return False
    for sentence in range(index, max(-1, index - _NEAR - 1), -1):
        end = place if sentence == index else len(article.parsed[sentence].tokens)
        named = max((m.last for m in article.mentions[sentence] if m.name == bare and m.first < end), default=0)
        if any(_brings_in(article.parsed[sentence].tokens, other, noun.lower) for other in range(named, end)):
            return False
        if named:
            return True
    return True


def _brings_in(tokens: Sequence[Token], at: int, noun: str) -> bool:
    """Whether the word at ``at`` brings in another of a sort, or several: "a | court", "two | courts"."""
    token = tokens[at]
    if token.is_capitalized:
        return False
    if token.lower != noun:
        return singular_of(token.lower) == noun
    lead = next((t for t in reversed(tokens[max(0, at - _LONGEST_LEAD) : at]) if t.tag not in "JNSP"), None)
    return lead is not None and lead.lower in _BRINGING_IN


def _is_body(mention: Mention, heads: Set[str]) -> bool:
    """Whether a name is that of a body, in full or cut to its first word ("Norrbank" for "Norrbank Holdings Inc.")."""
    return mention.kind is NameKind.ORGANIZATION or mention.name in heads


def _is_abbreviation(article: Article, mention: Mention) -> bool:
    """Whether a name only shortens the one before it ("Velloria Foods (VLF)")."""
    return article.body[max(0, mention.span.start - 1) : mention.span.start] == "("
