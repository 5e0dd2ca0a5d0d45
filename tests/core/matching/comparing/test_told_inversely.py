"""What is told by the contrary of what the other side says: a date or a few by a denial, a share by its rest."""

from __future__ import annotations

import pytest

from claims.core.matching.comparing.comparisons import compare_statements
from claims.core.matching.comparing.told_inversely import tells_the_rest
from claims.core.matching.statements.reading import read_statement
from claims.core.records import Relation
from tests.support.relations import suggested_relation


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("The harbor of Torv opened in 1974.", "The harbor of Torv did not open until 1988.", Relation.OTHER_DATE),
        ("The harbor of Torv opened in 1974.", "The harbor of Torv did not open until 1974.", Relation.SAME),
        (
            "Torv sold a ferry before the flood.",
            "Torv did not sell a ferry until after the flood.",
            Relation.OTHER_DATE,
        ),
        (
            "Torv sold a ferry only after the flood.",
            "Torv did not sell a ferry until the flood.",
            Relation.SAME,
        ),
        (
            "Torv sold a ferry only after the flood.",
            "Torv did not sell a ferry until after the flood.",
            Relation.SAME,
        ),
        (
            "Divers may enter wrecks before the tide.",
            "Divers may not enter wrecks until the tide.",
            Relation.OPPOSITE,
        ),
        ("The harbor of Torv opened in 1974.", "The harbor of Torv did not open in 1974.", Relation.OPPOSITE),
        ("The ferry did not sail until May.", "The ferry sailed until May.", Relation.OPPOSITE),
        ("The ferry did not stay until 1974.", "The ferry stayed in 1974.", Relation.OPPOSITE),
        ("The plague in Torv did not last until 1720.", "The plague in Torv lasted through 1720.", Relation.OPPOSITE),
        (
            "The quay was not rebuilt, and is shut until May.",
            "The quay was rebuilt, and is shut for May.",
            Relation.OPPOSITE,
        ),
        ("Divers were not told that they may dive until 1974.", "Divers were told to dive in 1974.", Relation.OPPOSITE),
        ("Divers may not enter wrecks until they have paid.", "Divers may enter wrecks.", Relation.OPPOSITE),
        ("Tolls in Torv will not rise until 2030.", "Tolls in Torv will rise next year.", Relation.OPPOSITE),
        ("The first ferry sailed in Torv.", "The ferry did not sail in Torv until the flood.", Relation.SAME),
        ("The ferry stopped sailing in May.", "The ferry did not stop sailing until May.", Relation.SAME),
        ("The mill resumed production in May.", "The mill did not stop production until May.", Relation.OPPOSITE),
        ("The curfew in Torv ended in 1974.", "The curfew in Torv did not end until 1974.", Relation.SAME),
        ("The curfew in Torv began in 1974.", "The curfew in Torv did not end until 1974.", Relation.OPPOSITE),
        ("Torv joined the pact in 1974.", "Torv did not join the pact until 1974.", Relation.SAME),
        ("Torv left the pact in 1974.", "Torv did not join the pact until 1974.", Relation.OPPOSITE),
        ("Torv never joined the pact.", "Torv did not join the pact until 1974.", Relation.OPPOSITE),
        ("The abbot has lived in Torv since 1974.", "The abbot did not live in Torv until 1974.", Relation.SAME),
        ("The abbot did not live until 1974.", "The abbot lived in 1974.", Relation.OPPOSITE),
        ("The raft drifted at dusk in May.", "The raft did not drift until dusk in May.", Relation.SAME),
        ("The king of Torv reigned in 1974.", "The king of Torv did not reign until 1974.", Relation.SAME),
        ("The mill has stayed open since 1974.", "The mill did not stay open until 1974.", Relation.OPPOSITE),
        (
            "The abbot has remained in Torv since 1974.",
            "The abbot did not remain in Torv until 1974.",
            Relation.OPPOSITE,
        ),
    ],
)
def test_not_until_tells_when(left: str, right: str, relation: Relation) -> None:
    assert suggested_relation(left, right) is relation


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("Nobody but divers may enter the wreck.", "Only divers may enter the wreck.", Relation.SAME),
        ("No one except the abbot has a key.", "The abbot alone has a key.", Relation.SAME),
        ("Nobody but divers may enter the wreck.", "Divers may enter the wreck.", Relation.OPPOSITE),
        ("Nobody may enter the wreck.", "Only divers may enter the wreck.", Relation.OPPOSITE),
        ("Nobody was charged but the abbot.", "The abbot alone was charged.", Relation.SAME),
        ("Nothing sank but the mast broke.", "Only the mast sank.", Relation.OPPOSITE),
        ("The abbot has no boat, but rides a mule.", "The abbot has a boat, and only rides a mule.", Relation.OPPOSITE),
        (
            "The law did nothing for divers but helped miners.",
            "The law helped divers, not only miners.",
            Relation.OPPOSITE,
        ),
    ],
)
def test_nobody_but_some_is_only_them(left: str, right: str, relation: Relation) -> None:
    assert suggested_relation(left, right) is relation


@pytest.mark.parametrize(
    ("left", "right", "tells"),
    [
        ("Two in five coopers in Torv were turned down.", "In Torv 60 percent of coopers got a permit.", True),
        ("Two in five coopers in Torv were turned down.", "In Torv 70 percent of coopers got a permit.", False),
        ("Two thirds of coopers in Torv are under 28.", "One in three coopers in Torv is 18 or older.", False),
        ("Two thirds of coopers in Torv are under 28.", "One in three coopers in Torv is 28 or older.", True),
        ("Sixty percent of coopers in Torv sing.", "In the port of Torv 40 percent of coopers sing loudly.", False),
        ("Sixty percent of coopers in Torv sing.", "Forty percent of coopers in Torv sing.", False),
        ("A third of the barrels leaked in May.", "Two thirds of the barrels burst in May.", False),
    ],
)
def test_shares_that_make_a_whole_are_told_by_other_words(left: str, right: str, tells: bool) -> None:
    one, other = read_statement(left), read_statement(right)
    assert tells_the_rest(compare_statements(one, other)) is tells
    assert tells_the_rest(compare_statements(other, one)) is tells
    assert suggested_relation(left, right) is Relation.DIFFERENT_FIGURE
