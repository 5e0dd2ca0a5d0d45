"""What nearly happened did not: told apart from what did, and from nothing that says so in other words."""

from __future__ import annotations

import pytest

from claims.core.matching.decision.relations import decide_pair, explain, mirror
from claims.core.matching.statements.reading import read_statement
from claims.core.records import Comparison, Relation


@pytest.mark.parametrize(
    ("missed", "done", "values"),
    [
        ("The mill almost closed in 2019.", "The mill closed in 2019.", ("almost closed", "closed")),
        ("The mill very nearly burned in May.", "The mill burned in May.", ("nearly burned", "burned")),
        ("Orla Venn nearly sold nine clinics.", "Orla Venn sold nine clinics.", ("nearly sold", "sold")),
        ("The castle was nearly sold to a hotel.", "The castle was sold to a hotel.", ("nearly sold", "sold")),
        ("The miller almost lost his post.", "The miller lost his post.", ("almost lost", "lost")),
    ],
)
def test_what_nearly_happened_is_the_opposite_of_what_did(missed: str, done: str, values: tuple[str, str]) -> None:
    decision = decide_pair(read_statement(missed), read_statement(done))
    assert decision.relation is Relation.OPPOSITE
    row = decision.slots["predicate"]
    assert ((row.left, row.right), row.comparison) == (values, Comparison.DIFFERENT)
    assert explain(decision) == f"Says the opposite: {values[0]} here, {values[1]} there."
    assert decide_pair(read_statement(done), read_statement(missed)) == mirror(decision)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The mill almost closed in 2019.", "The mill nearly closed in 2019."),
        ("The mill almost closed in 2019.", "The mill came close to closing in 2019."),
        ("Bread has almost tripled in price.", "The price of bread has tripled."),
        ("Nearly 400 trams were sold.", "400 trams were sold."),
        ("Almost every tram was sold in May.", "Nearly every tram was sold in May."),
    ],
)
def test_near_figures_and_near_misses_on_both_sides_say_the_same(left: str, right: str) -> None:
    assert decide_pair(read_statement(left), read_statement(right)).relation is Relation.SAME


def test_a_denied_near_miss_is_not_turned_twice() -> None:
    decision = decide_pair(read_statement("The mill did not close."), read_statement("The mill almost closed."))
    assert decision.relation is not Relation.SAME
