"""How loosely a figure is told before a machine confirms."""

from __future__ import annotations

import pytest

from claims.core.matching.decision.relations import decide_pair
from claims.core.matching.statements.reading import read_statement
from claims.core.records import Relation


def is_confirmed(left: str, right: str) -> bool:
    decision = decide_pair(read_statement(left), read_statement(right))
    assert decide_pair(read_statement(right), read_statement(left)).auto_confirm is decision.auto_confirm
    assert decision.relation is Relation.SAME
    return decision.auto_confirm


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Rents in Torv nearly doubled in 2019.", "Rents in Torv doubled in 2019."),
        ("Rents in Torv virtually doubled in 2019.", "Rents in Torv doubled in 2019."),
        ("The fleet of Torv almost halved in 2019.", "The fleet of Torv halved in 2019."),
        ("Nearly half of the coopers in Torv sang in May 2019.", "Half of the coopers in Torv sang in May 2019."),
        ("The ferry to Torv takes almost an hour on average.", "The ferry to Torv takes an hour on average."),
        ("The ferry sails about 310 miles at most on a tank.", "The ferry sails about 310 miles on a tank."),
        ("The ferry sails about 310 miles, tops, on a tank.", "The ferry sails about 310 miles on a tank."),
        ("The ferry holds some 310 divers at the very least.", "The ferry holds some 310 divers."),
        ("Just over half of the coopers in Torv sang.", "Over half of the coopers in Torv sang."),
        ("Slightly more than 300 coopers sang in Torv.", "More than 300 coopers sang in Torv."),
    ],
)
def test_a_figure_told_more_loosely_is_suggested(left: str, right: str) -> None:
    assert not is_confirmed(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Rents in Torv nearly doubled in 2019.", "Rents in Torv almost doubled in 2019."),
        ("Nearly 300 coopers sang in Torv in 2019.", "Almost 300 coopers sang in Torv in 2019."),
        ("Nearly 300 coopers sang in Torv in 2019.", "300 coopers sang in Torv in 2019."),
        ("About 300 coopers sang in Torv in 2019.", "Some 300 coopers sang in Torv in 2019."),
        ("The ferry sails about 310 miles at most on a tank.", "The ferry sails about 310 miles at most on a tank."),
        ("Just over half of the coopers in Torv sang.", "Slightly more than half of the coopers in Torv sang."),
    ],
)
def test_a_figure_told_as_loosely_is_confirmed(left: str, right: str) -> None:
    assert is_confirmed(left, right)


RULES_AND_COUNTS = [
    ("Only mills with more than 500 hands must pay the levy.", "Only mills with 512 hands must pay the levy."),
    ("Anyone who earns more than 2,700 crowns pays it.", "Anyone who earns 2,743 crowns pays it."),
    ("Torv taxes incomes over 200,000 crowns.", "Torv taxes incomes of 204,000 crowns."),
    ("Few coopers earned more than 2,700 crowns in 2019.", "Few coopers earned 2,743 crowns in 2019."),
    (
        "If the river rises more than 30 meters, the dam will burst.",
        "If the river rises 31 meters, the dam will burst.",
    ),
    ("The limit is more than 2,700 crowns.", "The limit is 2,743 crowns."),
    ("Coopers who earned more than 2,700 crowns left Torv.", "Coopers who earned 2,743 crowns left Torv."),
]


@pytest.mark.parametrize(("left", "right"), RULES_AND_COUNTS)
def test_a_bound_in_a_rule_or_about_each_of_many_is_no_count(left: str, right: str) -> None:
    assert not is_confirmed(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The flood killed more than 200 coopers in Torv.", "The flood killed 204 coopers in Torv."),
        ("The harbor handled more than 600 ferries in May 2019.", "The harbor handled over 600 ferries in May 2019."),
        ("Only mills with more than 500 hands must pay the levy.", "Only mills with over 500 hands must pay the levy."),
        ("Nearly 47,000 coopers sang in Torv in 2019.", "46,800 coopers sang in Torv in 2019."),
    ],
)
def test_a_bound_beside_what_was_counted_is_confirmed(left: str, right: str) -> None:
    assert is_confirmed(left, right)
