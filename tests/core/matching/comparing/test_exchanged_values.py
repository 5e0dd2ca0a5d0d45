"""Figures and times that have changed places tell another thing, though each has its like on the other side."""

from __future__ import annotations

import pytest

from claims.core.matching.decision.relations import decide_pair, explain, mirror
from claims.core.matching.statements.reading import read_statement
from claims.core.records import Comparison, Relation


@pytest.mark.parametrize(
    ("left", "right", "relation", "values"),
    [
        (
            "The fire killed 5 people in Lund and 7 in Kelm.",
            "The fire killed 7 people in Lund and 5 in Kelm.",
            Relation.DIFFERENT_FIGURE,
            ("5", "7"),
        ),
        (
            "Lund has 40 schools and Kelm 52.",
            "Lund has 52 schools and Kelm 40.",
            Relation.DIFFERENT_FIGURE,
            ("40", "52"),
        ),
        (
            "The first shop sold 30 bikes, the second 45 and the third 12.",
            "The first shop sold 12 bikes, the second 30 and the third 45.",
            Relation.DIFFERENT_FIGURE,
            ("30", "12"),
        ),
        (
            "Lund and Kelm have 40 and 60 cows respectively.",
            "Lund and Kelm have 60 and 40 cows respectively.",
            Relation.DIFFERENT_FIGURE,
            ("40", "60"),
        ),
        (
            "The quake left 5 dead in Lund and 9 in Kelm.",
            "The quake killed 9 people in Lund and 5 in Kelm.",
            Relation.DIFFERENT_FIGURE,
            ("5", "9 people"),
        ),
        (
            "Unemployment rose from 5 percent to 7 percent.",
            "Unemployment rose from 7 percent to 5 percent.",
            Relation.DIFFERENT_FIGURE,
            ("5", "7"),
        ),
    ],
)
def test_figures_in_each_others_place_differ(
    left: str, right: str, relation: Relation, values: tuple[str, str]
) -> None:
    decision = decide_pair(read_statement(left), read_statement(right))
    assert decision.relation is relation
    assert (decision.slots["quantity"].left, decision.slots["quantity"].right) == values
    assert decision.slots["quantity"].comparison is Comparison.DIFFERENT
    assert decide_pair(read_statement(right), read_statement(left)) == mirror(decision)


@pytest.mark.parametrize(
    ("left", "right", "values"),
    [
        ("The strike lasts from Monday to Friday.", "The strike lasts from Friday to Monday.", ("Monday", "Friday")),
        ("The pool is open from 9 am to 6 pm.", "The pool is open from 6 pm to 9 am.", ("9 am", "6 pm")),
        (
            "The bridge opened in 1934 and the tunnel in 1962.",
            "The bridge opened in 1962 and the tunnel in 1934.",
            ("1934", "1962"),
        ),
        (
            "The mine opened in March 2004 and closed in May 2010.",
            "The mine opened in May 2010 and closed in March 2004.",
            ("March 2004", "May 2010"),
        ),
    ],
)
def test_times_in_each_others_place_differ(left: str, right: str, values: tuple[str, str]) -> None:
    decision = decide_pair(read_statement(left), read_statement(right))
    assert decision.relation is Relation.OTHER_DATE
    assert (decision.slots["time"].left, decision.slots["time"].right) == values


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The orchestra toured Japan in 2004 and 2008.", "The orchestra toured Japan in 2008 and 2004."),
        ("The orchestra toured Japan in 2004 and in 2008.", "The orchestra toured Japan in 2008 and in 2004."),
        ("She led it from 1912 to 1930 and from 1935 to 1940.", "She led it from 1935 to 1940 and from 1912 to 1930."),
        ("The halls are 5 by 7 meters in size.", "The halls are 7 by 5 meters in size."),
        ("The blast wounded 5 in May and 7 in June.", "The blast wounded 7 in June and 5 in May."),
        ("In Lund 5 people died, and 9 in Kelm.", "Nine people died in Kelm and five in Lund."),
        ("The firm has 30, 45 and 12 staff in its shops.", "The firm has 12, 30 and 45 staff in its shops."),
        ("The Greens won 14 seats and the Liberals won 9.", "The Liberals won 9 seats and the Greens won 14."),
    ],
)
def test_values_that_take_their_words_along_say_the_same(left: str, right: str) -> None:
    assert decide_pair(read_statement(left), read_statement(right)).relation is Relation.SAME


def test_a_way_that_is_turned_round_is_the_contrary() -> None:
    left, right = "The rent went from 800 to 650 euros.", "The rent went from 650 to 800 euros."
    decision = decide_pair(read_statement(left), read_statement(right))
    assert decision.relation is Relation.OPPOSITE
    assert explain(decision) == "Says the opposite: went from 800 to 650 here, went from 650 to 800 there."
    assert decide_pair(read_statement(right), read_statement(left)) == mirror(decision)
