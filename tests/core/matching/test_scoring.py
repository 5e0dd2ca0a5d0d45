"""Ranking of claims for a query: rare shared words first, figures that are missing count against, ties stay in order."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.core.matching import ranking_weights
from claims.core.matching.scoring import prepare, rerank, score_features
from claims.core.matching.terms import query_terms

QUERY = "A ferry sank off Cape Dunmore with 310 passengers"
CLAIMS = [
    "The price of copper fell in Chile.",
    "A ferry sank off Cape Dunmore in 2017.",
    "A ferry with 900 passengers and 40 cars reached the port.",
]
WEIGHTS = dict.fromkeys(query_terms(QUERY), 3.0)


def test_the_claim_with_most_evidence_comes_first() -> None:
    ranked = rerank(prepare(QUERY), [prepare(text) for text in CLAIMS], WEIGHTS)
    assert ranked[0].place == 1
    assert ranked[0].score > ranked[1].score > ranked[2].score


def test_nothing_to_rank() -> None:
    assert rerank(prepare(QUERY), [], WEIGHTS) == []


def test_claims_without_shared_words_keep_their_order() -> None:
    ranked = rerank(prepare("zzz"), [prepare("qq"), prepare("qq")], {})
    assert [one.place for one in ranked] == [0, 1]


def test_figures_are_counted_on_both_sides() -> None:
    features = score_features(prepare(QUERY), prepare("310 passengers and 40 cars"), WEIGHTS)
    assert (features["figures_shared"], features["figures_missing"]) == (1.0, 1.0)


def test_title_counts_like_the_text() -> None:
    assert prepare("It sank.", title="Ferry").counts == prepare("Ferry. It sank.").counts


def test_every_weight_has_its_feature() -> None:
    features = score_features(prepare(QUERY), prepare(CLAIMS[0]), WEIGHTS)
    assert {*features, "evidence_share"} == set(ranking_weights.WEIGHTS)


def test_neighbors_count_in_either_order() -> None:
    near = score_features(prepare("vaccine trial halted"), prepare("They halted the trial of a vaccine"), {})
    far = score_features(prepare("vaccine trial halted"), prepare("Vaccine for all"), {})
    assert near["pairs_shared"] > far["pairs_shared"] == 0


@pytest.mark.parametrize(
    "query",
    [
        "A FERRY SANK OFF CAPE DUNMORE WITH 310 PASSENGERS",
        "#FerrySank off #CapeDunmore!!! 🌊🌊 @someone https://example.org/x",
        "A “ferry” sank off ‘Cape Dunmore’…",
        "A ferrry sank of Cape Dunmroe with 310 passangers",
    ],
)
def test_styles_and_typos_keep_the_right_claim_first(query: str) -> None:
    weights = dict.fromkeys(query_terms(query), 3.0)
    assert rerank(prepare(query), [prepare(text) for text in CLAIMS], weights)[0].place == 1


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_texts_give_finite_features(left: str, right: str) -> None:
    features = score_features(prepare(left), prepare(right, title=left), dict.fromkeys(query_terms(left), 2.0))
    assert all(math.isfinite(value) for value in features.values())
