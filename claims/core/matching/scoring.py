"""How well a claim answers a query by its words: term evidence and string similarity, for ranking candidates.

The score says nothing of figures or names that differ; relations do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from claims.core.matching.terms import clean_text, indexed_counts

AVERAGE_TERMS = 24.0
"""Terms of an average claim with its title; BM25 measures lengths against it."""

K1, B = 1.2, 0.75
"""BM25's saturation and length parameters (Robertson and Zaragoza 2009), at their usual values."""

WEIGHTS: dict[str, float] = {
    "evidence_share": 1.0,
    "partial": 1.25,
    "figures_missing": -0.05,
    "figures_shared": 0.05,
    "short": -0.8,
}
"""Weights of the features; found on 2026-11-24 by coordinate ascent on the mean MAP@5 of the train parts of CheckThat!
2020-2, 2022-2A and 2022-2B (2,072 queries, the first 300 candidates each). Development parts: .807, .787, .402."""

MAX_FIGURES = 5
"""Figures that count; a table of numbers says no more than five."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A text made ready for scoring: how often its terms stand in it, their number, and the cleaned text in lower
    case."""

    counts: Mapping[str, int]
    length: int
    text: str


@dataclass(frozen=True, slots=True)
class Ranked:
    """A claim's place in the input and its score; greater is better, scores of different queries do not compare."""

    place: int
    score: float


def prepare(text: str, *, title: str | None = None, language: str = "english") -> Scored:
    """Make a text ready for scoring; worth keeping for a text that is scored often."""
    counts = indexed_counts(text, title=title, language=language)
    return Scored(counts, sum(counts.values()), clean_text(f"{title}. {text}" if title else text).lower())


def rerank(query: Scored, claims: Sequence[Scored], weights: Mapping[str, float]) -> list[Ranked]:
    """All claims, best first, ties in the order given; ``weights`` are the inverse document frequencies of the query's
    terms."""
    rows = [score_features(query, claim, weights) for claim in claims]
    best = max((row["evidence"] for row in rows), default=0.0) or 1.0
    ranked = [
        Ranked(place, sum(weight * row.get(name, row["evidence"] / best) for name, weight in WEIGHTS.items()))
        for place, row in enumerate(rows)
    ]
    return sorted(ranked, key=lambda one: (-one.score, one.place))


def score_features(query: Scored, claim: Scored, weights: Mapping[str, float]) -> dict[str, float]:
    """Features of one pair; ``evidence`` is BM25 over the shared terms, ``partial`` 0..1, the rest counts or 0/1."""
    shared = query.counts.keys() & claim.counts.keys()
    length = K1 * (1 - B + B * claim.length / AVERAGE_TERMS)
    evidence = 0.0
    for term in shared:
        count = claim.counts[term]
        evidence += weights.get(term, 0.0) * (K1 + 1) * count / (count + length)
    figures = {term for term in claim.counts if term.startswith("#")}
    return {
        "evidence": evidence,
        "partial": fuzz.partial_ratio(claim.text[:120], query.text[:400]) / 100,
        "figures_missing": float(min(len(figures - shared), MAX_FIGURES)),
        "figures_shared": float(min(len(figures & shared), MAX_FIGURES)),
        "short": float(len(claim.counts) < 4),
    }
