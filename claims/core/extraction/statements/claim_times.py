"""The times of a claim: those its words hold, and those that its words are cut off from, but none told in passing.

A claim may begin inside an interval's words ("since | it opened in 1998") or right behind the date that it tells about
("since 2017, when | workers stayed out for 44 days"). The date is its time all the same, and a point, not the interval.
What it says in passing of a thing that it names has its own time ("The mill, | built in 1998 |, burned down on Tuesday").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claims.core.extraction.clauses.pieces import Role
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.statements.article import Article
from claims.core.extraction.statements.assessing import holds
from claims.core.extraction.statements.records import Form, Statement
from claims.core.extraction.times.expressions import find_times
from claims.core.records import Span, TimeExpression

_WHEN = re.compile(r",? when ")
_CAME_OUT = re.compile(
    r"[^,;:.]{2,80} (?:published|released|issued|posted|compiled|seen|obtained|leaked)"
    r"(?: (?:on|in|late|early|earlier|at)){0,3}(?: the)? "
)
_SHOWS = re.compile(
    r"(?: (?:by|in) [^,;:.]{2,60}?)? (?:shows?|showed|suggests?|suggested|finds?|found|says?|said|reveals?|revealed|"
    r"indicates?|indicated|puts?|estimates?|estimated|confirms?|confirmed)\b"
)
_RELATIVE = words("who which whose where whom")
_MARKS_BEFORE = (",", "(", "–", "—")
_MARKS_BEHIND = (",", ")", "–", "—")


def times_of(article: Article, spans: Sequence[Span], times: Sequence[TimeExpression]) -> tuple[TimeExpression, ...]:
    """The times of a claim with these spans, of ``times`` (those of its sentences, in order)."""
    found: list[TimeExpression] = []
    for time in times:
        if holds(spans, time.span):
            found += [] if _is_of_source(article, spans, time) else [time]
        else:
            found += [point for span in spans if (point := _date_of(article, span, time)) is not None]
    return tuple(found)


def told_in_passing(article: Article, statement: Statement, others: Sequence[Statement]) -> tuple[Span, ...]:
    """The spans inside those of a clause in which another of ``others`` tells something else of what it names."""
    if statement.form is not Form.CLAUSE:
        return ()
    whole = Span(statement.spans[0].start, statement.spans[-1].end)
    return tuple(
        inner
        for other in others
        if other is not statement and other.form is Form.CLAUSE and other.sentence == statement.sentence
        for inner in (Span(other.spans[0].start, other.spans[-1].end),)
        if whole.holds(inner) and inner.end < whole.end and _is_aside(article.body, other, inner, whole)
    )


def _is_aside(body: str, other: Statement, inner: Span, whole: Span) -> bool:
    """Whether a statement at ``inner`` hangs on a noun of the clause around it, between two marks.

    Without marks it tells which one is meant, and its time with it ("the officers hired in 2021 have left").
    """
    first = other.tokens[0] if other.tokens else None
    hangs = other.piece is not None and other.piece.role is Role.APPOSITION
    if not hangs and (first is None or (first.tag not in "EG" and first.lower not in _RELATIVE)):
        return False
    before, behind = body[whole.start : inner.start].rstrip(), body[inner.end : whole.end].lstrip()
    return before.endswith(_MARKS_BEFORE) and behind.startswith(_MARKS_BEHIND)


def _is_of_source(article: Article, spans: Sequence[Span], time: TimeExpression) -> bool:
    """Whether the time tells when the source came out that a claim begins with: "Figures published | in May | show …"."""
    first = next((span for span in spans if span.holds(time.span)), None)
    if first is None or first != spans[0]:
        return False
    lead = _CAME_OUT.fullmatch(article.body, first.start, time.span.start)
    return lead is not None and _SHOWS.match(article.body, time.span.end, first.end) is not None


def _date_of(article: Article, span: Span, time: TimeExpression) -> TimeExpression | None:
    """The date that the span begins in or behind, or None."""
    if time.open_end and time.span.start < span.start < time.span.end <= span.end:
        return _point_in(article, Span(span.start, time.span.end))
    if time.span.end <= span.start and _WHEN.fullmatch(article.body, time.span.end, span.start):
        return _point_in(article, time.span) if time.open_end else time
    return None


def _point_in(article: Article, span: Span) -> TimeExpression | None:
    """The last date in the span, taken for itself; it must end where the span does."""
    words = article.body[span.start : span.end]
    found = find_times(words.removeprefix("since "), article.published)
    if not found:
        return None
    shift = span.end - len(words.removeprefix("since "))
    point = replace(found[-1], span=found[-1].span.moved(shift))
    return point if point.span.end == span.end else None
