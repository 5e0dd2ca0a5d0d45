"""A saying told once: of two of one speaker, one inside the other and most of it, one is left.

"Roe called the plan a farce" and "Roe called the plan a farce today" are one saying. The longer one stays, which says all,
unless it goes on with what somebody else says or with what is told of whom it names. Where the shorter one is a clause of
its own ("Roe praised the deal, | but she denied that it was hers") the longer one ends before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.core.extraction.statements.article import Article
from claims.core.extraction.statements.records import Form, Statement
from claims.core.records import Span

_GOES_ON = (";", ", who ", ", which ", ", whose ", ", where ", ", whom ")
"""What opens something else behind a saying."""
_MOST = 0.75
"""Share of a saying from which on another one inside it says the same; set by hand."""
_SUBJECTS = frozenset(("he", "she", "they", "it"))


def without_nested_sayings(article: Article, statements: Sequence[Statement]) -> list[Statement]:
    """The statements in their order, each saying once."""
    sayings = [statement for statement in statements if statement.form is Form.SAYING]
    kept = [_up_to_the_next(statement, sayings) for statement in statements]
    places = sorted((at for at, s in enumerate(kept) if s.form is Form.SAYING), key=lambda at: -_length(kept[at]))
    dropped: set[int] = set()
    for number, outer in enumerate(places):
        for inner in places[number + 1 :]:
            if outer in dropped or inner in dropped or not _repeats(kept[inner], kept[outer]):
                continue
            dropped.add(outer if _runs_on(article, kept[inner], kept[outer]) else inner)
    return [statement for at, statement in enumerate(kept) if at not in dropped]


def _up_to_the_next(statement: Statement, sayings: Sequence[Statement]) -> Statement:
    """A saying up to the one that ends it, a clause of its own; all others as they are."""
    inside = [s for s in sayings if s is not statement and statement.form is Form.SAYING and _lies_in(s, statement)]
    return next((shorter for s in inside if (shorter := _before(s, statement)) is not None), statement)


def _length(statement: Statement) -> int:
    return _whole(statement).end - _whole(statement).start


def _before(inner: Statement, outer: Statement) -> Statement | None:
    """The longer saying up to the shorter one that ends it, a clause of its own behind "but" or "and"; None for others."""
    said, cue = inner.attribution, outer.attribution
    first = inner.tokens[0]
    is_clause = first.lower in _SUBJECTS and len(outer.sentences) == 1 and len(outer.spans) == 1
    if not is_clause or said is None or said.cue is None or cue is None or cue.cue is None:
        return None
    before = [token for token in outer.tokens if token.end <= first.start]
    if said.cue == cue.cue or not before or before[-1].tag != "K" or cue.cue.end > before[-1].start:
        return None
    while before and (before[-1].tag == "K" or before[-1].text in ",;"):
        before.pop()
    return replace(outer, spans=(Span(outer.spans[0].start, before[-1].end),), tokens=tuple(before))


def _whole(statement: Statement) -> Span:
    """From the first to the last word, without marks."""
    said = [token for token in statement.tokens if token.is_word]
    return Span(said[0].start, said[-1].end) if said else statement.spans[0]


def _lies_in(inner: Statement, outer: Statement) -> bool:
    """Whether a saying lies inside another one of the same speaker."""
    return _whole(outer).holds(_whole(inner)) and inner.speaker == outer.speaker


def _repeats(inner: Statement, outer: Statement) -> bool:
    """Whether a saying says most of another one of the same speaker that it lies in."""
    return _lies_in(inner, outer) and _length(inner) >= _MOST * _length(outer)


def _runs_on(article: Article, inner: Statement, outer: Statement) -> bool:
    """Whether the longer of two sayings that begin alike goes on with something else ("Roe said, | who is 52")."""
    short, long = _whole(inner), _whole(outer)
    if short.start != long.start:
        return False
    return article.body[short.end : long.end].lstrip("”’\"'.").startswith(_GOES_ON)
