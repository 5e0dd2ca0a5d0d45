"""Which side of a pair alone speaks of all or none."""

from __future__ import annotations

import pytest

from claims.core.matching.comparing.comparisons import compare_statements
from claims.core.matching.comparing.wholes import direction_by_wholes
from claims.core.matching.statements.reading import read_statement
from claims.core.records import Relation


@pytest.mark.parametrize(
    ("left", "right", "direction"),
    [
        ("Coopers sail free in Torv.", "Everyone sails free in Torv.", Relation.NARROWER),
        ("No boats may enter the wreck.", "Canoes may not enter the wreck.", Relation.BROADER),
        ("Torv forbids any kind of fishing.", "Torv forbids fishing for eel.", Relation.BROADER),
        ("Coopers sail free in Torv.", "Divers sail free in Torv.", None),
        ("All coopers sail free in Torv.", "Everyone sails free in Torv.", None),
        ("Coopers no longer sail free in Torv.", "Divers sail free in Torv.", None),
        ("Coopers do not sail free any more.", "Divers sail free.", None),
        ("First of all, coopers sail free.", "Divers sail free.", None),
        ("Above all, coopers sail free.", "Divers sail free.", None),
        ("The mill was all but lost.", "The brewery was lost.", None),
        ("The whole valley was flooded.", "The village was flooded.", Relation.BROADER),
        ("Torv closed all mills without notice.", "Torv closed mills.", None),
        ("Torv closed mills.", "Torv closed all mills.", Relation.NARROWER),
    ],
)
def test_the_side_that_speaks_of_all_is_the_whole(left: str, right: str, direction: Relation | None) -> None:
    assert direction_by_wholes(compare_statements(read_statement(left), read_statement(right))) is direction
    mirrored = {Relation.NARROWER: Relation.BROADER, Relation.BROADER: Relation.NARROWER}
    other = direction_by_wholes(compare_statements(read_statement(right), read_statement(left)))
    assert other is (None if direction is None else mirrored[direction])
