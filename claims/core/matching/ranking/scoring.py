"""How well a claim answers a query by its words: term evidence and string similarity, for ranking candidates.

The score says nothing of figures or names that differ; relations do.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz

from claims.core.matching.ranking.postings import AVERAGE_TERMS, K1, B
from claims.core.matching.words.terms import clean_text, read_terms

MAX_FIGURES = 5
"""Figures that count; a table of numbers says no more than five."""

PAIR_WINDOW = 4
"""Two terms are a pair where at most three others stand between them: "vaccine trial halted" and "halted the trial of a
vaccine" share all pairs."""

GRAM = 4
"""Characters of a piece of text; pieces are alike where a typo or another ending makes the terms differ."""

_COMPARED = 120
_COMPARED_QUERY = 400
"""Code points of a title and of a query that are aligned."""

_MAX_LENGTH = 2_000
"""Code points of a text whose pieces are compared."""

Floats = npt.NDArray[np.float32]

_NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][a-z]+")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Scored:
    """A text made ready for scoring.

    ``counts``: how often each term stands in it; ``length``: terms in all; ``title_terms``, ``figures`` and ``names``:
    which of them stand in the title, are figures, are capitalized inside a sentence; ``pairs``: terms that stand near each
    other; ``grams``: its pieces; ``title`` and ``text``: cleaned, in lower case.
    """

    counts: Mapping[str, int]
    length: int
    title_terms: frozenset[str]
    figures: frozenset[str]
    names: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    grams: frozenset[str]
    title: str
    text: str


def prepare(text: str, *, title: str | None = None, language: str = "english") -> Scored:
    """Make a text ready for scoring; worth keeping for a text that is scored often."""
    plain, plain_title = clean_text(text), clean_text(title) if title else ""
    title_terms, text_terms = read_terms(plain_title, language), read_terms(plain, language)
    counts: dict[str, int] = {}
    for term in (*title_terms, *text_terms):
        counts[term] = counts.get(term, 0) + 1
    whole = f"{plain_title} . {plain}"[:_MAX_LENGTH]
    return Scored(
        counts=counts,
        length=len(title_terms) + len(text_terms),
        title_terms=frozenset(title_terms),
        figures=frozenset(term for term in counts if term.startswith("#")),
        names=frozenset(term for name in _NAME.findall(whole) for term in read_terms(name, language)),
        pairs=_pairs(title_terms) | _pairs(text_terms),
        grams=_grams(f"{plain_title} {plain}"[:_MAX_LENGTH]),
        title=plain_title.lower(),
        text=plain.lower(),
    )


def word_columns(query: Scored, claims: Sequence[Scored], weights: Mapping[str, float]) -> dict[str, Floats]:
    """The features of each claim by name, n numbers a feature, ``evidence_share`` (of the best claim's) among them.

    ``weights`` are the inverse document frequencies of the query's terms.
    """
    rows = [score_features(query, claim, weights) for claim in claims]
    if not rows:
        return {}
    columns = {name: np.array([row[name] for row in rows], dtype=np.float32) for name in rows[0]}
    return columns | {"evidence_share": columns["evidence"] / (columns["evidence"].max() or 1.0)}


def score_features(query: Scored, claim: Scored, weights: Mapping[str, float]) -> dict[str, float]:
    """Features of one pair. Those that compare it with the query's other claims (``evidence_share``) are not among them.

    ``evidence`` is BM25 over the shared terms; ``…_covered``, ``…_alike`` and ``grams_of_…`` are shares 0..1, the rest
    counts or their logarithms.
    """
    shared = query.counts.keys() & claim.counts.keys()
    figures = len(claim.figures & query.figures)
    grams = len(claim.grams & query.grams)
    asked = sum(weights.get(term, 0.0) for term in query.counts) or 1.0
    names = len(query.names & claim.counts.keys())
    return {
        "evidence": _evidence(shared, claim, weights),
        "query_covered": sum(weights.get(term, 0.0) for term in shared) / asked,
        "claim_covered": len(shared) / (len(claim.counts) or 1),
        "title_covered": len(claim.title_terms & query.counts.keys()) / (len(claim.title_terms) or 1),
        "names_covered": names / (len(query.names) or 1),
        "rarest_shared": max((weights.get(term, 0.0) for term in shared), default=0.0),
        "pairs_shared": math.log1p(len(query.pairs & claim.pairs)),
        "grams_of_query": grams / (len(query.grams) or 1),
        "grams_of_claim": grams / (len(claim.grams) or 1),
        "title_alike": fuzz.partial_ratio(claim.title[:_COMPARED], query.text[:_COMPARED_QUERY]) / 100,
        "title_words_alike": fuzz.token_set_ratio(claim.title, query.text) / 100,
        "text_part_alike": fuzz.partial_ratio(claim.text[:_COMPARED], query.text[:_COMPARED_QUERY]) / 100,
        "text_words_alike": fuzz.token_set_ratio(claim.text[:_COMPARED_QUERY], query.text[:_COMPARED_QUERY]) / 100,
        "figures_missing": float(min(len(claim.figures) - figures, MAX_FIGURES)),
        "figures_shared": float(min(figures, MAX_FIGURES)),
        "claim_length": math.log1p(len(claim.counts)),
        "query_length": math.log1p(len(query.counts)),
    }


def _evidence(shared: set[str], claim: Scored, weights: Mapping[str, float]) -> float:
    length = K1 * (1 - B + B * claim.length / AVERAGE_TERMS)
    return sum(
        weights.get(term, 0.0) * (K1 + 1) * claim.counts[term] / (claim.counts[term] + length) for term in shared
    )


def _pairs(terms: Sequence[str]) -> frozenset[tuple[str, str]]:
    return frozenset(
        (term, other) if term <= other else (other, term)
        for place, term in enumerate(terms)
        for other in terms[place + 1 : place + 1 + PAIR_WINDOW]
    )


def _grams(text: str) -> frozenset[str]:
    joined = " ".join(_WORD.findall(text.lower()))
    return frozenset(joined[start : start + GRAM] for start in range(len(joined) - GRAM + 1))
