"""A reader of spans that says what it is told, for tests of what becomes of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np

from claims.core.extraction.pipeline import extract
from claims.core.extraction.spans.claim_spans import SentenceReading, SpanKind
from claims.core.extraction.spans.statements import clause_from
from claims.core.extraction.standalone.decontextualization import make_standalone
from claims.core.extraction.statements.article import read_article
from claims.core.records import Extraction

PUBLISHED = dt.date(2020, 2, 22)
SURE, NEVER = 6.0, -30.0
TASKS = 5

Told = tuple[str, SpanKind]


class TellingReader:
    """Is sure of the stretches of words that it is told, wherever they stand, and of nothing else."""

    def __init__(self, *told: Told, longest: int = 10_000, odds: float = SURE) -> None:
        self._told = [(words.split(), kind) for words, kind in told]
        self._longest = longest
        self._odds = odds
        self.seen: list[str] = []

    def read(self, words: Sequence[str]) -> SentenceReading:
        """Odds of the first words; the log-odds of detection number the sentences."""
        count = min(len(words), self._longest)
        odds = np.full((len(SpanKind), count, count), NEVER, dtype=np.float32)
        for told, kind in self._told:
            for first in range(count - len(told) + 1):
                if list(words[first : first + len(told)]) == told:
                    odds[kind, first, first + len(told) - 1] = self._odds
        self.seen.append(" ".join(words))
        return SentenceReading(odds, (float(len(self.seen)),) * TASKS)


def extract_told(body: str, *told: Told, longest: int = 10_000, headline: str | None = None) -> Extraction:
    """``body`` read by the rules and by a reader that is told these stretches."""
    return extract(body, published=PUBLISHED, headline=headline, spans=TellingReader(*told, longest=longest))


def standalone_of(body: str, words: str, published: dt.date) -> tuple[str, bool]:
    """The standalone text of the clause at ``words``, and whether it asks for its context."""
    article = read_article(body, published=published, headline=None, attribution=None)
    at = body.index(words)
    parsed = next(row for row in article.parsed if row.span.start <= at < row.span.end)
    statement = clause_from(article, parsed, parsed.index_at(at), parsed.index_at(at + len(words) - 1) + 1, inside=None)
    standalone = make_standalone(article, statement)
    return standalone.text, standalone.context_needed
