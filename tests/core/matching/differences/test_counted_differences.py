"""One figure of people here and of some of them there: which words for those counted may stand for each other."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from claims.core.matching.comparing.comparisons import compare_statements
from claims.core.matching.decision.relations import decide_pair, mirror
from claims.core.matching.differences.counted_differences import counts_others
from claims.core.matching.evaluation.contrast import is_relation_right
from claims.core.matching.statements.reading import read_statement
from claims.core.records import PairDecision, Relation
from tests.support.each_row import for_each

PAIRS = Path(__file__).resolve().parents[3] / "cases" / "counted_pairs.ndjson"
LEFT_OPEN = frozenset({"hostile-02", "hostile-06", "hostile-14", "hostile-23"})
"""Pairs that say the same for all that: only who reads on knows that pupils are children and a garrison is of soldiers."""


@cache
def rows() -> dict[str, dict[str, str]]:
    found = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    return {row["id"]: row for row in found}


def decide(left: str, right: str) -> PairDecision:
    return decide_pair(read_statement(left), read_statement(right))


def count_others(left: str, right: str) -> bool:
    pair = compare_statements(read_statement(left), read_statement(right))
    mirrored = compare_statements(read_statement(right), read_statement(left))
    assert counts_others(pair) is counts_others(mirrored)
    return counts_others(pair)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("61,000 civilians were killed in Ustria.", "61,000 people were killed in the war in Ustria."),
        ("The war in Ustria has claimed 61,000 lives.", "61,000 soldiers died in Ustria."),
        ("There were 4,800 deaths in the siege of Korvel.", "The siege of Korvel killed 4,800 women."),
        ("The number of women murdered in Selm rose to 94.", "In Selm 94 people were murdered."),
        ("157,000 Afghan people were killed.", "157,000 civilians were killed."),
        ("57,000 children were killed in Ustria.", "61,000 people were killed in Ustria."),
        ("The flood killed 57 people.", "The flood injured 57 people."),
        ("The flood killed 57 people.", "The flood injured 80 people."),
        ("57 people went missing in the flood.", "57 people were killed by the flood."),
        ("57 people died in the flood in Orle.", "57 people were injured in the flood in Orle."),
        ("61,000 people were killed in Ustria, 20,000 of them children.", "61,000 children were killed in Ustria."),
        ("61,000 people were killed in Ustria, a third of them children.", "61,000 children were killed in Ustria."),
        ("Of the 61,000 people killed in Ustria, 40,000 were women.", "61,000 women were killed in Ustria."),
    ],
)
def test_people_and_some_of_them_or_the_dead_and_others_are_two_counts(left: str, right: str) -> None:
    assert count_others(left, right)
    assert decide(left, right).relation is Relation.OTHER_MEASURE


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("1,500 people work at the pit.", "1,500 miners work at the pit."),
        ("The farm has 300 cows.", "The farm has 300 animals."),
        ("The raid killed 12 people, all of them children.", "12 children were killed in the raid."),
        ("The raid killed 12 people, men and women among them.", "12 women were killed in the raid."),
        ("1,200 adults and children fled.", "1,200 people fled."),
        ("1,200 children or adults fled.", "1,200 people fled."),
        ("800 old people died in the heat.", "800 pensioners died in the heat."),
        ("3 million elderly people live alone.", "3 million pensioners live alone."),
        ("1.4 million people over 65 are poor.", "1.4 million pensioners are poor."),
        ("A class of over 40 is taught here.", "Over 40 children are taught here."),
        ("One woman was killed in the raid.", "One person was killed in the raid."),
        ("The sum of 61,000 euros went to women.", "People got the sum of 61,000 euros."),
        ("The flood killed 57 people.", "57 people drowned in the flood."),
        ("The flood killed a farmer.", "The flood injured a farmer."),
        ("9 people were killed.", "The bodies of the 9 missing were found."),
        ("90 people were tested for the virus.", "The virus infected 90 people."),
    ],
)
def test_those_who_may_be_the_same_are_not_held_apart_for_sure(left: str, right: str) -> None:
    assert not count_others(left, right)


def test_the_words_for_those_counted_are_shown() -> None:
    decision = decide("43,000 civilians were killed in Ustria.", "43,000 people were killed in Ustria's civil war.")
    assert decision.differing_slots == ("measure",)
    assert (decision.slots["measure"].left, decision.slots["measure"].right) == ("civilians", "people")


def test_most_judged_pairs_are_told_rightly() -> None:
    """Of 174, judged before the rule was there, 134 are without it."""
    right = [row for row in rows().values() if is_relation_right(row["relation"], decided(row).relation)]
    assert len(right) >= 137


@cache
def _decided(name: str) -> PairDecision:
    return decide(rows()[name]["new"], rows()[name]["verified"])


def decided(row: dict[str, str]) -> PairDecision:
    return _decided(row["id"])


@for_each(rows)
def test_no_pair_that_says_the_same_counts_others_and_no_other_one_is_confirmed(row: dict[str, str]) -> None:
    is_same = row["relation"] == "same"
    assert not (is_same and count_others(row["new"], row["verified"])) or row["id"] in LEFT_OPEN
    decision = decided(row)
    assert is_same or not decision.auto_confirm
    assert decide(row["verified"], row["new"]) == mirror(decision)
