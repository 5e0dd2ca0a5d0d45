"""The times of a claim: those its words hold, and those that its words are cut off from, but none told in passing.

A claim may begin inside an interval's words ("since | it opened in 1998") or right behind the date that it tells about
("since 2017, when | workers stayed out for 44 days"). The date is its time all the same, and a point, not the interval.
What it says in passing of a thing that it names has its own time ("The mill, | built in 1998 |, burned down on Tuesday").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claims.core.extraction.clauses.pieces import RELATIVE_PRONOUNS, Role
from claims.core.extraction.statements.article import Article
from claims.core.extraction.statements.assessing import holds
from claims.core.extraction.statements.records import Form, Statement
from claims.core.extraction.tagging.tagger import FINITE
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
_MARKS_BEFORE = (",", "(", "–", "—")
_MARKS_BEHIND = (",", ")", "–", "—")


def times_of(article: Article, spans: Sequence[Span], times: Sequence[TimeExpression]) -> tuple[TimeExpression, ...]:
    """The times of a claim with these spans, of ``times`` (those of its sentences, in order)."""
    return tuple(time for time in times_inside(article, spans, times) if not _is_of_source(article, spans, time))


def times_inside(
    article: Article, spans: Sequence[Span], times: Sequence[TimeExpression]
) -> tuple[TimeExpression, ...]:
    """All times that the words of a claim hold or are cut off from, when its source came out among them."""
    found: list[TimeExpression] = []
    for time in times:
        if holds(spans, time.span):
            found.append(time)
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
        if whole.holds(inner) and inner.end < whole.end and _is_aside(article.body, statement, other, inner)
    )


def _is_aside(body: str, statement: Statement, other: Statement, inner: Span) -> bool:
    """Whether another statement at ``inner`` hangs on the subject of a clause, between two marks and before its verb.

    Without marks it tells which one is meant, and its time with it ("the officers hired in 2021 have left"); before no
    verb it may date the clause ("In a poll, conducted in May, Roe led", "Roe, at a rally on Friday, called").
    """
    first = other.tokens[0] if other.tokens else None
    is_apposed = other.piece is not None and other.piece.role is Role.APPOSITION
    if first is None:
        return False
    if not (first.tag in "EG" or first.lower in RELATIVE_PRONOUNS or (is_apposed and first.tag in "DNSPC")):
        return False
    start, end = statement.spans[0].start, statement.spans[-1].end
    before, behind = body[start : inner.start].rstrip(), body[inner.end : end].lstrip()
    follows = next((t for t in statement.tokens if t.start >= inner.end and t.is_word and t.tag != "R"), None)
    is_parted = before.endswith(_MARKS_BEFORE) and behind.startswith(_MARKS_BEHIND)
    return is_parted and follows is not None and follows.tag in FINITE


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
