"""The rows of an explanation: each word once, and no difference shown in two words that are the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claims.core.matching.decision.relations import decide_pair, explain
from claims.core.matching.statements.reading import read_statement
from claims.core.records import Comparison, PairDecision, Relation

CASES = Path(__file__).resolve().parents[3] / "cases"


def decide(left: str, right: str) -> PairDecision:
    return decide_pair(read_statement(left), read_statement(right))


@pytest.mark.parametrize(
    ("left", "right", "slot", "values"),
    [
        (
            "The mill burned down a week before the election.",
            "The mill burned down the week after the election.",
            "time",
            ("before the election", "after the election"),
        ),
        (
            "Three wolves were shot inside the reserve.",
            "Three wolves were shot outside the reserve.",
            "place",
            ("inside the reserve", "outside the reserve"),
        ),
        ("The mill burned down in 2019.", "The mill burned down in 2018.", "time", ("2019", "2018")),
    ],
)
def test_one_time_or_place_that_differs_is_shown_with_what_differs(
    left: str, right: str, slot: str, values: tuple[str, str]
) -> None:
    row = decide(left, right).slots[slot]
    assert (row.left, row.right) == values
    assert row.comparison is Comparison.DIFFERENT
    assert row.left_span is not None
    assert row.right_span is not None
    assert left[row.left_span.start : row.left_span.end] == row.left
    assert right[row.right_span.start : row.right_span.end] == row.right


@pytest.mark.parametrize(
    ("left", "right", "subject", "object_"),
    [
        (
            "Orla Venn sued the Evening Ledger.",
            "The Evening Ledger sued Orla Venn.",
            ("Orla Venn", "Evening Ledger"),
            ("Evening Ledger", "Orla Venn"),
        ),
        (
            "The villagers are teaching the refugees in Omer.",
            "The refugees are teaching the villagers in Omer.",
            ("villagers", "refugees"),
            ("refugees", "villagers"),
        ),
    ],
)
def test_exchanged_roles_are_shown_in_both_rows(
    left: str, right: str, subject: tuple[str, str], object_: tuple[str, str]
) -> None:
    slots = decide(left, right).slots
    assert (slots["subject"].left, slots["subject"].right) == subject
    assert (slots["object"].left, slots["object"].right) == object_


def test_a_word_is_not_shown_as_subject_and_as_object() -> None:
    slots = decide("Health officers recommend masks.", "Masks do not help, health officers found.").slots
    rows = [(slots[name].left_span, slots[name].right_span) for name in ("subject", "object") if name in slots]
    assert len(set(rows)) == len(rows)


@pytest.mark.parametrize("name", ["dev", "v"])
def test_no_judged_pair_has_one_word_as_subject_and_as_object(name: str) -> None:
    for line in (CASES / "relation_pairs" / f"{name}.ndjson").read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        slots = decide(pair["new"], pair["verified"]).slots
        subject, object_ = slots.get("subject"), slots.get("object")
        if subject is not None and object_ is not None and subject.left_span and subject.right_span:
            assert (subject.left_span, subject.right_span) != (object_.left_span, object_.right_span), pair["id"]


def test_a_name_in_one_word_is_the_name() -> None:
    decision = decide("#OrlaVenn closed nine clinics.", "Orla Venn closed nine clinics.")
    assert decision.relation is Relation.SAME
    assert not decision.auto_confirm
    assert explain(decision) == "Says the same."


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("Orla Venn said the mill burned down.", "orla venn"),
        ("It is said that the mill burned down.", "It is said that"),
        ("Allegedly, the mill burned down.", "Allegedly"),
    ],
)
def test_who_said_it_is_a_name_or_where_nobody_is_named_the_words_of_the_saying(said: str, source: str) -> None:
    row = decide(said, "The mill burned down.").slots["attribution"]
    assert (row.left, row.right) == (source, None)
