"""Names that end in an apostrophe and "s": "Moody's said", "according to Lloyd's, …" are no owners of what follows.

The words around tell it: what somebody owns stands right behind the mark, and no verb of saying does. A name that stands
without the mark elsewhere in the text is an owner's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.sayings import FORCE_BY_VERB, PLAIN_SPEECH
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.text.tokens import Token

_HELPING = words("has had would did does")
"""Verbs with tense that no noun is and that seldom follow an owner alone ("Roe's was the third goal" has another)."""


def is_owners_mark(token: Token) -> bool:
    """Whether the word is an apostrophe with "s"."""
    return token.lower == "'s" and token.tag == "Q"


def names_in_s(sentences: Sequence[tuple[Sequence[Token], Sequence[bool]]]) -> frozenset[str]:
    """The names, without the mark, that the words and their being quoted of each sentence tell to end in "'s"."""
    told: set[str] = set()
    alone: set[str] = set()
    for tokens, quoted in sentences:
        marked = set(_marked_names(tokens))
        told.update(tokens[at].text for at in marked if not quoted[at] and _acts(tokens, at + 1))
        alone.update(token.text for at, token in enumerate(tokens) if token.tag == "P" and at not in marked)
    return frozenset(told - alone)


def with_names_in_s(
    tokens: Sequence[Token], quoted: Sequence[bool], names: frozenset[str]
) -> tuple[list[Token], list[bool]]:
    """The words of a sentence and their being quoted, each such name as one word."""
    marked = {at for at in _marked_names(tokens) if tokens[at].text in names}
    marks = {at + 1 for at in marked}
    kept = [at for at in range(len(tokens)) if at not in marks]
    joined = [_joined(tokens[at], tokens[at + 1]) if at in marked else tokens[at] for at in kept]
    return joined, [quoted[at] for at in kept]


def _marked_names(tokens: Sequence[Token]) -> Iterator[int]:
    """The places of names right before an apostrophe with "s"."""
    for at in range(len(tokens) - 1):
        if tokens[at].tag == "P" and is_owners_mark(tokens[at + 1]) and tokens[at].end == tokens[at + 1].start:
            yield at


def _joined(name: Token, mark: Token) -> Token:
    return replace(name, end=mark.end, text=name.text + mark.text, lower=name.lower + mark.lower)


def _acts(tokens: Sequence[Token], mark: int) -> bool:
    """Whether the words around the mark have its name say or do something, so that it owns nothing."""
    if mark + 1 >= len(tokens):
        return False
    before = tokens[mark - 2].lower if mark > 1 else ""
    after = tokens[mark + 1]
    follows = tokens[mark + 2].lower if mark + 2 < len(tokens) else ""
    if after.is_word:
        # "Acme's said to be weighing a bid": it is said to.
        said = after.tag == "T" and base_of(after.lower) in FORCE_BY_VERB and follows != "to"
        return said or after.lower in ("says", "declined") or after.lower in _HELPING
    if after.text == "," and mark == 1:
        # "Lloyd's, which insures 40 ports, …".
        return True
    if before == "to" and mark > 2 and tokens[mark - 3].lower == "according":
        return True
    # "…," said Christie's.
    is_said = base_of(before) in PLAIN_SPEECH and tokens[mark - 2].tag in "TZ"
    return is_said and mark > 2 and tokens[mark - 3].text in "\"”'’,"
