"""Comparisons whose sides are exchanged: who earns more than another is who the other earns less than."""

from __future__ import annotations

import pytest

from claims.core.matching.decision.relations import decide_pair
from claims.core.matching.statements.reading import read_statement
from claims.core.records import Relation

SAME, OPPOSITE, UNRELATED = Relation.SAME, Relation.OPPOSITE, Relation.UNRELATED


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("Coopers earn more than skippers.", "Skippers earn less than coopers.", SAME),
        ("Coopers earn 12 percent more than skippers.", "Skippers earn 12 percent less than coopers.", SAME),
        ("Coopers earn more than skippers.", "Coopers earn less than skippers.", OPPOSITE),
        ("Coopers earn 12 percent more than skippers.", "Coopers earn 12 percent less than skippers.", OPPOSITE),
        (
            "Torv counted 617 ferries, 13 percent more than in 2018.",
            "Torv counted 617 ferries, 13 percent fewer than in 2018.",
            OPPOSITE,
        ),
        ("Coopers earn more than skippers.", "Skippers earn more than coopers.", UNRELATED),
        ("More than 600 ferries left Torv.", "Over 600 ferries left Torv.", SAME),
    ],
)
def test_what_is_compared_from_the_other_side(left: str, right: str, relation: Relation) -> None:
    one, other = read_statement(left), read_statement(right)
    assert decide_pair(one, other).relation is decide_pair(other, one).relation is relation
