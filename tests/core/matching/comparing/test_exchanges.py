"""Two parts of a sentence that have changed places tell another thing, but of verbs that say the same either way."""

from __future__ import annotations

import pytest

from claims.core.matching.decision.relations import decide_pair, mirror
from claims.core.matching.statements.reading import read_statement
from claims.core.records import Relation
from tests.support.relations import suggested_relation


@pytest.mark.parametrize(
    ("left", "right", "parts"),
    [
        ("Lund owes Kelm an answer.", "Kelm owes Lund an answer.", ("Lund", "Kelm")),
        (
            "Landlords in Orby owe tenants 800 euros.",
            "Tenants in Orby owe landlords 800 euros.",
            ("Landlords", "Tenants"),
        ),
        ("The car that hit the tram was stolen.", "The tram that hit the car was stolen.", ("car", "tram")),
        ("Poor sleep brings on the pain.", "The pain brings on poor sleep.", ("sleep", "pain")),
        (
            "The north freed more serfs than the south.",
            "The south freed more serfs than the north.",
            ("north", "south"),
        ),
        ("Flights from Lund to Kelm were halted.", "Flights from Kelm to Lund were halted.", ("Lund", "Kelm")),
        ("The suit of Lund against Kelm failed.", "The suit of Kelm against Lund failed.", ("Lund", "Kelm")),
        ("Norway taxed Danish herring in 1912.", "Denmark taxed Norwegian herring in 1912.", ("Norway", "Denmark")),
        ("Peru fined 40 Chilean crews.", "Chile fined 40 Peruvian crews.", ("Peru", "Chile")),
    ],
)
def test_parts_that_change_places_make_another_statement(left: str, right: str, parts: tuple[str, str]) -> None:
    decision = decide_pair(read_statement(left), read_statement(right))
    assert decision.relation is Relation.UNRELATED
    assert (decision.slots["subject"].left, decision.slots["subject"].right) == parts
    assert decide_pair(read_statement(right), read_statement(left)) == mirror(decision)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Exports rose while imports fell.", "While exports fell, imports rose."),
        ("Kelm hired 40 coopers while Orby fired 40 coopers.", "Orby hired 40 coopers while Kelm fired 40 coopers."),
        (
            "The mill was closed in 2011, three years before the brewery was sold in 2014.",
            "The mill was sold in 2011, three years before the brewery was closed in 2014.",
        ),
    ],
)
def test_subjects_that_change_places_between_clauses_make_another_statement(left: str, right: str) -> None:
    assert suggested_relation(left, right) is Relation.UNRELATED


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Exports rose while imports fell.", "While imports fell, exports rose."),
        (
            "The bridge opened in 1932 and the tunnel opened in 1992.",
            "The tunnel opened in 1992 and the bridge opened in 1932.",
        ),
        (
            "The troops took the port in Kelm on Monday after four days of fighting.",
            "The port in Kelm was taken by the troops on Monday after four days of fighting.",
        ),
        (
            "The bridge opened in 1932 and the tunnel opened in 1992.",
            "The tunnel was opened in 1992 and the bridge was opened in 1932.",
        ),
        (
            "Two masked men robbed a jeweler in Kelm of watches worth 700,000 euros.",
            "A jeweler in Kelm was robbed by two masked men of watches worth 700,000 euros.",
        ),
    ],
)
def test_clauses_with_their_subjects_stand_in_any_order(left: str, right: str) -> None:
    assert decide_pair(read_statement(left), read_statement(right)).relation is Relation.SAME


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Brenn met Halm in May.", "Halm met Brenn in May."),
        ("The mayor of Kelm is married to the judge.", "The judge is married to the mayor of Kelm."),
        ("The bridge is as old as the church.", "The church is as old as the bridge."),
        ("Talks between the union and the airline failed.", "Talks between the airline and the union failed."),
        ("The Kelm line and the Orby line were merged.", "The Orby line and the Kelm line were merged."),
    ],
)
def test_what_holds_of_two_either_way_says_the_same(left: str, right: str) -> None:
    assert decide_pair(read_statement(left), read_statement(right)).relation is Relation.SAME
