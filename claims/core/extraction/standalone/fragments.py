"""Claims that are only a piece of a sentence: they name something or say what was done, and not who did it or what of it.

"a campaign stop in Mour", "introducing Roe on Thursday", "to speak about the tax", "who in recent weeks".
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.clauses.pieces import Role, has_figure, has_main_verb
from claims.core.extraction.mentions.names import NameKind
from claims.core.extraction.statements.article import Article
from claims.core.extraction.statements.assessing import holds
from claims.core.extraction.statements.records import Form, Statement
from claims.core.extraction.tagging.tagger import FINITE, may_be_verb, tag
from claims.core.extraction.text.tokens import Token, tokenize
from claims.core.records import Span

_NEVER = frozenset({Role.DURATION, Role.COORDINATE})
"""Roles of words that the standalone text makes a sentence of, whatever their verb is tagged as."""
_PLAIN = frozenset("IDJNSCRPYW")
"""Tags of words none of which is a verb."""
_NAMES = frozenset({NameKind.PERSON, NameKind.ORGANIZATION})
_LONGEST_NAME = 8
"""Words of a name with what its bearer is, at most."""
_LONGEST_OPENING = 4
"""Words of "who in recent weeks", at most."""
_RANKING = frozenset(("only", "most", "least", "first", "last"))
_TOLD_BY_HYPHEN = ("-based", "-born", "-owned", "-run", "-led", "-backed", "-affiliated", "-listed")


def is_fragment(article: Article, statement: Statement, text: str) -> bool:
    """Whether ``statement``, whose standalone text is ``text``, says nothing that may be so."""
    words = statement.tokens
    piece = statement.piece
    if statement.form is not Form.CLAUSE or piece is None or piece.role in _NEVER or has_main_verb(words):
        return False
    if _is_whole(article, statement) or _has_verb(text):
        return False
    if words[0].tag == "W":
        is_short = len(words) <= _LONGEST_OPENING
        return is_short and all(token.tag in _PLAIN and not may_be_verb(token.lower) for token in words[1:])
    if (words[0].tag == "G" and words[1:2] and words[1].tag != "W") or _leads_up_to_name(article, statement):
        return True
    names = words[0].tag in _PLAIN and (piece.role is not Role.MAIN or words[0].tag == "I")
    return (names or words[0].lower == "to") and not _tells_something(article, statement)


def _leads_up_to_name(article: Article, statement: Statement) -> bool:
    """Whether words only open a sentence, with the person that it tells of ("As part of his plea, Roe, 44")."""
    words = statement.tokens
    comma = next((token.end for token in words if token.text == ","), None)
    if words[0].tag != "I" or comma is None:
        return False
    people = [m for m in article.mentions[statement.sentence] if m.kind is NameKind.PERSON]
    return any(m.span.start == comma + 1 and holds(statement.spans, m.span) for m in people)


def _is_whole(article: Article, statement: Statement) -> bool:
    """Whether the words are all of their sentence: its verb may be tagged as something else."""
    said = [token for token in article.parsed[statement.sentence].tokens if token.is_word]
    return len([token for token in statement.tokens if token.is_word]) >= len(said) - 1


def _has_verb(text: str) -> bool:
    """Whether the standalone text has a verb with tense that is not that of a relative clause."""
    return has_main_verb(tag(tokenize(text, Span(0, len(text)))))


def _tells_something(article: Article, statement: Statement) -> bool:
    """Whether words without a verb tell a figure, a day, a rank, or who somebody is."""
    words = statement.tokens
    known = article.quantities[statement.sentence], article.times[statement.sentence]
    if has_figure(words) or any(holds(statement.spans, fact.span) for facts in known for fact in facts):
        return True
    if _compares(words) or any(token.lower.endswith(_TOLD_BY_HYPHEN) for token in words):
        return True
    named = any(m.kind in _NAMES and holds(statement.spans, m.span) for m in article.mentions[statement.sentence])
    return (named or words[0].tag == "P") and len(words) <= _LONGEST_NAME and not _acts(words)


def _compares(words: Sequence[Token]) -> bool:
    """Whether words rank something: "the fastest of his career", "more than any other side"."""
    if words[0].lower in ("more", "fewer", "less") or any(token.lower in _RANKING for token in words):
        return True
    return any(
        token.lower.endswith("est") and (token.tag in "JR" or not at or words[at - 1].lower == "the")
        for at, token in enumerate(words)
    )


def _acts(words: Sequence[Token]) -> bool:
    return any(token.tag in FINITE or token.tag in "GEBO" for token in words)
