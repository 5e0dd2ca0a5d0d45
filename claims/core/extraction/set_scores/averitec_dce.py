"""averitec_dce: how well the first-ranked claim of a page reads as the claim that fact-checkers took from it.

Figures are mean F1 of words (ROUGE-1 F without stemming) with their standalone wording: of the claim that
``centrality.rank_claims`` puts first, and of the best claim in hindsight, which no ranking can exceed. A page without a
claim counts as 0.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from functools import partial

from claims.core.extraction.centrality import rank_claims, word_overlap, words_of
from claims.core.extraction.set_scores.protocol import Row, SetFigure, SetScore
from claims.core.extraction.text import normalize_body
from claims.core.records import Extraction

ReadArticle = Callable[[str, dt.date], Extraction]
"""The claims of a body that was published on a day."""

_UNDATED = dt.date(2020, 1, 1)
"""Stands in where a row has no usable date: only relative times depend on it."""


def score_averitec(read_article: ReadArticle, rows: Iterable[Row]) -> list[SetFigure]:
    """ROUGE-1 F of the first-ranked and of the best claim, with claims as ``read_article`` takes them."""
    first, best = [], []
    for row in rows:
        body = normalize_body(row["document"])
        extraction = read_article(body, _date_of(row.get("claim_date")))
        wanted = words_of(row["standalone_claim"])
        overlaps = [word_overlap(words_of(claim.standalone_text), wanted) for claim in extraction.claims]
        ranked = rank_claims(body, extraction)
        first.append(overlaps[ranked[0]] if ranked else 0.0)
        best.append(max(overlaps, default=0.0))
    return [
        SetFigure("first-ranked claim ROUGE-1 F", _mean(first), of=len(first)),
        SetFigure("best claim in hindsight ROUGE-1 F", _mean(best), of=len(best)),
    ]


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
