"""Shares told as so many of so many."""

from __future__ import annotations

import pytest

from claims.core.matching.decision.relations import decide_pair
from claims.core.matching.statements.reading import read_statement
from claims.core.records import Relation


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("Nine hospital workers in ten at Korvel have had a jab.", [0.9]),
        ("Beetles killed two spruces in three near Korvel.", [0.6667]),
        ("Two teachers out of three would not choose the job again.", [0.6667]),
        ("Of every ten pesos that the state collects, three go on interest.", [0.3]),
        ("Out of a million banknotes in use, 20 are fake.", [0.0]),
        ("Only every third spruce has survived.", [0.3333]),
        ("The party lost every second seat.", [0.5]),
        ("Every other country has banned it.", []),
        ("It rains every second day.", []),
        ("Two people in ten minutes died.", []),
        ("Three men in 2019 won a medal.", []),
        ("Five children in three families were ill.", []),
        ("Twelve people in ten were ill.", []),
    ],
)
def test_so_many_of_so_many_is_a_share(text: str, shares: list[float]) -> None:
    found = [round(one.value, 4) for one in read_statement(text).quantities if one.unit == "share"]
    assert found == shares


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("Two spruces in three near Korvel died.", "Two thirds of the spruces near Korvel died.", Relation.SAME),
        ("Two spruces in three near Korvel died.", "Half of the spruces near Korvel died.", Relation.DIFFERENT_FIGURE),
        ("Of a million notes, 20 are fake.", "Of a million notes, 90 are fake.", Relation.DIFFERENT_FIGURE),
    ],
)
def test_shares_are_compared_with_shares(left: str, right: str, relation: Relation) -> None:
    assert decide_pair(read_statement(left), read_statement(right)).relation is relation
