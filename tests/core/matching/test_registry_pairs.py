"""Claims of one registry against each other: they are distinct, so hardly any two may come out as the same."""

from __future__ import annotations

import datetime as dt
import json
from itertools import combinations
from pathlib import Path

import pytest

from claims.core.matching.decision.relations import ComparedPair, decide_pair
from claims.core.matching.statements.reading import AttributionView, Statement, read_statement
from claims.core.records import PairDecision, Relation

SEEDS = Path(__file__).resolve().parents[3] / "seeds" / "claims.ndjson"
MOST_SUGGESTED = 5
"""Pairs of distinct claims that may be suggested as the same."""

LEAST_UNRELATED = 0.985
"""Share of the pairs that have nothing to do with each other; the rest are false friends written for the purpose."""


def claims() -> list[Statement]:
    rows = [json.loads(line) for line in SEEDS.read_text(encoding="utf-8").splitlines()]
    return [read_statement(row["text"], published=dt.date.fromisoformat(row["claim_date"])) for row in rows]


@pytest.fixture(scope="module")
def decisions() -> list[tuple[str, str, PairDecision | None]]:
    """Each two claims with their decision, None where they are unrelated."""
    return [
        (one.text, other.text, ComparedPair(one, other).decide_if_related()) for one, other in combinations(claims(), 2)
    ]


def test_no_two_distinct_claims_are_confirmed(decisions: list[tuple[str, str, PairDecision | None]]) -> None:
    assert [(one, other) for one, other, decision in decisions if decision and decision.auto_confirm] == []


def test_hardly_any_two_distinct_claims_are_suggested_as_the_same(
    decisions: list[tuple[str, str, PairDecision | None]],
) -> None:
    same = [(one, other) for one, other, decision in decisions if decision and decision.relation is Relation.SAME]
    assert len(same) <= MOST_SUGGESTED, same


def test_claims_that_share_some_words_are_unrelated(decisions: list[tuple[str, str, PairDecision | None]]) -> None:
    unrelated = [(one, other) for one, other, decision in decisions if decision is None]
    assert len(unrelated) / len(decisions) >= LEAST_UNRELATED


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Lena Holt won the mayoral election of 2019.",
            "Lena Holt received 50.6 percent of the vote in the 2019 election.",
        ),
        ("The war in Morland is the longest war of the century.", "The war in Morland has lasted 18 years."),
        ("In May 2020 Nils Berg was the envoy to Morland.", "The seven-day truce in Morland began on 22 May 2020."),
        ("The rebels call the government a puppet.", "The government signed the agreement."),
        (
            "Under the terms of the agreement no attacks will be launched.",
            "The Morland government signed the agreement.",
        ),
        ("Violence in Morland fell before the talks.", "Violent crime in Oslo rose by 3 percent in 2023."),
        ("No pilot has ever landed on the island.", "The island has 146 beaches."),
    ],
)
def test_statements_that_do_not_contradict_each_other_have_no_relation(left: str, right: str) -> None:
    one, other = (read_statement(text, attribution=AttributionView.CONTENT) for text in (left, right))
    assert decide_pair(one, other).relation is Relation.UNRELATED
