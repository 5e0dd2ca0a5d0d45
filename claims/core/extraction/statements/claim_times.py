"""The times of a claim: those its words hold, and those that its words are cut off from.

A claim may begin inside an interval's words ("since | it opened in 1998") or right behind the date that it tells about
("since 2017, when | workers stayed out for 44 days"). The date is its time all the same, and a point, not the interval.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claims.core.extraction.statements.article import Article
from claims.core.extraction.statements.assessing import holds
from claims.core.extraction.times.expressions import find_times
from claims.core.records import Span, TimeExpression

_WHEN = re.compile(r",? when ")


def times_of(article: Article, spans: Sequence[Span], times: Sequence[TimeExpression]) -> tuple[TimeExpression, ...]:
    """The times of a claim with these spans, of ``times`` (those of its sentences, in order)."""
    found: list[TimeExpression] = []
    for time in times:
        if holds(spans, time.span):
            found.append(time)
        else:
            found += [point for span in spans if (point := _date_of(article, span, time)) is not None]
    return tuple(found)


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
