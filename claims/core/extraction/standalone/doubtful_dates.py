"""Dates of whose day or year the text leaves a doubt: a standalone text keeps them as they are written."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from itertools import pairwise

from claims.core.extraction.figures.counted_nouns import singular_of
from claims.core.extraction.lexicon.calendar_words import WEEKDAYS
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.statements.article import Article
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.times.tense import tense_around
from claims.core.records import TimeExpression

_WITH_DAY = re.compile(rf"\b({'|'.join(name for name in WEEKDAYS if name.endswith('day'))}),? .*\d", re.IGNORECASE)
_SAME = re.compile(r"\b(?:same|that)\b", re.IGNORECASE)
_YEAR_OF = re.compile(r"\d{4}")
_BEFALLEN = words(
    "attack assault shooting bombing massacre killing murder crash riot raid invasion disaster blast explosion"
)
"""What has been, wherever it is told of by its day."""
_JOINT = re.compile(r" (?:and|to) \Z")


def is_doubtful(article: Article, parsed: ParsedSentence, found: TimeExpression) -> bool:
    """Whether a relative date may be of another day or year than the one found.

    "The same year" of one that is not named, "Sunday, September 8th" of another year's calendar, "the Oct. 7 attacks"
    behind a past verb in August, the second of two days that would stand before the first.
    """
    surface = article.text(found.span)
    if found.start is None and found.end is None:
        return False
    if _SAME.search(surface):
        return not _is_year_named(article, found)
    told = _WITH_DAY.search(surface)
    if told is not None and found.start is not None and found.start.weekday() != WEEKDAYS[told[1].lower()]:
        return True
    return _is_ahead_of_past(article, parsed, found) or _is_out_of_order(article, parsed, found)


def _is_year_named(article: Article, found: TimeExpression) -> bool:
    year = _YEAR_OF.match(found.timex)
    return year is not None and year.group() in article.body[: found.span.start]


def _is_ahead_of_past(article: Article, parsed: ParsedSentence, found: TimeExpression) -> bool:
    """Whether the day of what has befallen somebody is to come: its year may be another ("the Oct. 7 attacks")."""
    if found.start is None or found.granularity != "day":
        return False
    if found.start <= article.published + dt.timedelta(days=1):
        return False
    at = parsed.index_at(found.span.start)
    behind = next((token for token in parsed.tokens[at:] if token.start >= found.span.end), None)
    if behind is None or singular_of(behind.lower) not in _BEFALLEN:
        return False
    begin = parsed.span.start
    sentence = article.text(parsed.span).lower()
    return tense_around(sentence, found.span.start - begin, found.span.end - begin) == "past"


def _is_out_of_order(article: Article, parsed: ParsedSentence, found: TimeExpression) -> bool:
    """Whether the two ends of a stretch were found in the wrong order ("between Tuesday and Election Day")."""
    return any(
        found in (first, last) and first.start is not None and last.start is not None and last.start < first.start
        for first, last in _stretches(article, article.times[parsed.index])
    )


def _stretches(article: Article, times: Sequence[TimeExpression]) -> list[tuple[TimeExpression, TimeExpression]]:
    return [
        (first, last)
        for first, last in pairwise(times)
        if _JOINT.fullmatch(article.body, first.span.end, last.span.start)
        and re.search(r"\b(?:between|from)\s+\Z", article.body[: first.span.start])
    ]
