"""A saying told once: of two of one speaker, one inside the other and most of it, one is left.

"Roe called the plan a farce" and "Roe called the plan a farce today" are one saying. The longer one stays, which says all,
unless it goes on with what somebody else says or with what is told of whom it names. Where the shorter one is a clause of
its own ("Roe praised the deal, | but she denied that it was hers") the longer one ends before it. A saying of which a claim
tells all that was said is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from claims.core.extraction.attribution.said_content import is_time_word
from claims.core.extraction.lexicon.pronouns import THIRD_PERSONS
from claims.core.extraction.lexicon.sayings import ASSERTING
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.statements.article import Article
from claims.core.extraction.statements.assessing import holds
from claims.core.extraction.statements.records import Form, Statement
from claims.core.extraction.text.tokens import Token
from claims.core.records import Span

_GOES_ON = (";", ", who ", ", which ", ", whose ", ", where ", ", whom ")
"""What opens something else behind a saying."""
_BEFORE_JUDGES = words("court hearing")
_MOST = 0.75
"""Share of a saying from which on another one inside it says the same; set by hand."""


def without_nested_sayings(article: Article, statements: Sequence[Statement]) -> list[Statement]:
    """The statements in their order, each saying once."""
    kept = list(statements)
    dropped: set[int] = set()
    for places in _overlapping(statements):
        sayings = [statements[at] for at in places]
        for at in places:
            kept[at] = _up_to_the_next(statements[at], sayings)
        dropped |= _repeated(article, kept, places)
    return [statement for at, statement in enumerate(kept) if at not in dropped]


def without_told_sayings(statements: Sequence[Statement]) -> list[Statement]:
    """The statements without sayings that tell no more than a claim, who said it and when ("“It cost $4m,” Roe said").

    To whom and where it was said is more: "…, he told a court in Leeds".
    """
    clauses: dict[Span, list[Statement]] = {}
    for statement in statements:
        told = statement.attribution
        if statement.form is Form.CLAUSE and told is not None and told.cue is not None:
            clauses.setdefault(told.cue, []).append(statement)
    return [statement for statement in statements if not _is_told(statement, clauses)]


def _is_told(saying: Statement, clauses: Mapping[Span, Sequence[Statement]]) -> bool:
    """Whether the claims of the same cue (by its span) hold all that a saying tells."""
    said = saying.attribution
    if saying.form is not Form.SAYING or said is None or said.cue is None or said.force not in ASSERTING:
        return False
    inside = [span for c in clauses.get(said.cue, ()) for span in c.spans if holds(saying.spans, span)]
    told = (*inside, said.cue, *(() if said.source is None else (said.source,)))
    rest = [token for token in saying.tokens if token.is_word and not holds(told, token.span)]
    return bool(inside) and all(_tells_only_when(token) for token in rest)


def _tells_only_when(token: Token) -> bool:
    return token.tag in "DIRJQ" or (is_time_word(token) and token.lower not in _BEFORE_JUDGES)


def _overlapping(statements: Sequence[Statement]) -> Iterator[list[int]]:
    """The places of the sayings in groups, each of those that overlap: only they can lie in each other."""
    sayings = {at: _whole(s) for at, s in enumerate(statements) if s.form is Form.SAYING}
    group: list[int] = []
    end = 0
    for at in sorted(sayings, key=lambda at: sayings[at].start):
        if group and sayings[at].start >= end:
            yield sorted(group)
            group = []
        group.append(at)
        end = max(end, sayings[at].end)
    if group:
        yield sorted(group)


def _repeated(article: Article, statements: Sequence[Statement], group: Sequence[int]) -> set[int]:
    """The places of the sayings of a group of which another one tells most."""
    places = sorted(group, key=lambda at: -_length(statements[at]))
    dropped: set[int] = set()
    for number, outer in enumerate(places):
        for inner in places[number + 1 :]:
            if outer in dropped or inner in dropped or not _repeats(statements[inner], statements[outer]):
                continue
            dropped.add(outer if _runs_on(article, statements[inner], statements[outer]) else inner)
    return dropped


def _up_to_the_next(statement: Statement, sayings: Sequence[Statement]) -> Statement:
    """A saying up to the one that ends it, a clause of its own; itself where none does."""
    inside = [s for s in sayings if s is not statement and _lies_in(s, statement)]
    return next((shorter for s in inside if (shorter := _before(s, statement)) is not None), statement)


def _length(statement: Statement) -> int:
    return _whole(statement).end - _whole(statement).start


def _before(inner: Statement, outer: Statement) -> Statement | None:
    """The longer saying up to the shorter one that ends it, a clause of its own behind "but" or "and"; None for others."""
    said, cue = inner.attribution, outer.attribution
    first = inner.tokens[0]
    is_clause = first.lower in THIRD_PERSONS and len(outer.sentences) == 1 and len(outer.spans) == 1
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
