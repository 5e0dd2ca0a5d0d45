"""averitec_dce: how well the first-ranked claim of a page reads as the claim that fact-checkers took from it.

Figures are mean F1 of words (ROUGE-1 F without stemming) with their standalone wording: of the claim that
``centrality.rank_claims`` puts first, by rows and by pages, and of the best claim in hindsight, which no ranking can
exceed. A page without a claim counts as 0.
"""

from __future__ import annotations

import datetime as dt
import html
from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial

from claims.core.extraction.centrality import rank_claims, word_overlap, words_of
from claims.core.extraction.text.body import normalize_body
from claims.core.records import Extraction
from claims.core.set_scores.protocol import Row, SetFigure, SetScore

ReadArticle = Callable[[str, dt.date], Extraction]
"""The claims of a body that was published on a day."""

_UNDATED = dt.date(2020, 1, 1)
"""Stands in where a row has no usable date: only relative times depend on it."""


def score_averitec(read_article: ReadArticle, rows: Iterable[Row]) -> list[SetFigure]:
    """ROUGE-1 F of the first-ranked and of the best claim, with claims as ``read_article`` takes them.

    Checkers took many claims from some pages, so the first-ranked one is measured by rows and by pages.
    """
    read: dict[tuple[str, dt.date], list[Counter[str]]] = {}
    first: dict[str, list[float]] = {}
    best = []
    for row in rows:
        # Some pages were escaped twice before they were kept.
        page = normalize_body(html.unescape(row["document"])), _date_of(row.get("claim_date"))
        if page not in read:
            read[page] = _ranked_texts(read_article, *page)
        wanted = words_of(row["standalone_claim"])
        overlaps = [word_overlap(text, wanted) for text in read[page]]
        first.setdefault(page[0], []).append(overlaps[0] if overlaps else 0.0)
        best.append(max(overlaps, default=0.0))
    by_row = [value for values in first.values() for value in values]
    return [
        SetFigure("first-ranked claim ROUGE-1 F", _mean(by_row), of=len(by_row)),
        SetFigure("first-ranked claim ROUGE-1 F, mean of pages", _mean([*map(_mean, first.values())]), of=len(first)),
        SetFigure("best claim in hindsight ROUGE-1 F", _mean(best), of=len(best)),
    ]


def _ranked_texts(read_article: ReadArticle, body: str, day: dt.date) -> list[Counter[str]]:
    """The words of the claims' standalone texts, by rank."""
    extraction = read_article(body, day)
    return [words_of(extraction.claims[at.index].standalone_text) for at in rank_claims(body, extraction)]


def _date_of(text: object) -> dt.date:
    try:
        return dt.date.fromisoformat(str(text)[:10])
    except ValueError:
        return _UNDATED


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def averitec_set(read_article: ReadArticle) -> SetScore:
    """Deng et al. 2024; claims from Schlichtkrull et al. 2023, AVeriTeC."""
    return SetScore(
        name="averitec_dce",
        shape={"document": str, "standalone_claim": str, "claim_date?": str},
        score=partial(score_averitec, read_article),
    )
