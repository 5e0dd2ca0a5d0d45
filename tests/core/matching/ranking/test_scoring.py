"""Ranking of claims for a query: rare shared words first, figures that are missing count against, ties stay in order."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from claims.core.matching.ranking.scoring import prepare, score_features, word_columns
from claims.core.matching.words.terms import query_terms

QUERY = "A ferry sank off Cape Dunmore with 310 passengers"
CLAIMS = [
    "The price of copper fell in Chile.",
    "A ferry sank off Cape Dunmore in 2017.",
    "A ferry with 900 passengers and 40 cars reached the port.",
]
WEIGHTS = dict.fromkeys(query_terms(QUERY), 3.0)


def test_evidence_is_told_as_a_share_of_the_best() -> None:
    columns = word_columns(prepare(QUERY), [prepare(text) for text in CLAIMS], WEIGHTS)
    shares = columns["evidence_share"].tolist()
    assert shares[1] == 1.0
    assert 0.0 == shares[0] < shares[2] < 1.0


def test_nothing_to_compare() -> None:
    assert word_columns(prepare(QUERY), [], WEIGHTS) == {}


def test_figures_are_counted_on_both_sides() -> None:
    features = score_features(prepare(QUERY), prepare("310 passengers and 40 cars"), WEIGHTS)
    assert (features["figures_shared"], features["figures_missing"]) == (1.0, 1.0)


def test_title_counts_like_the_text() -> None:
    assert prepare("It sank.", title="Ferry").counts == prepare("Ferry. It sank.").counts


def test_neighbors_count_in_either_order() -> None:
    near = score_features(prepare("vaccine trial halted"), prepare("They halted the trial of a vaccine"), {})
    far = score_features(prepare("vaccine trial halted"), prepare("Vaccine for all"), {})
    assert near["pairs_shared"] > far["pairs_shared"] == 0


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_texts_give_finite_features(left: str, right: str) -> None:
    features = score_features(prepare(left), prepare(right, title=left), dict.fromkeys(query_terms(left), 2.0))
    assert all(math.isfinite(value) for value in features.values())
