"""What one side denies, and whether the other tells that at all."""

from __future__ import annotations

import pytest

from claims.core.records import Relation
from tests.support.relations import suggested_relation


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Nobody was hurt when the old tower in Orm fell.", "The old tower in Orm fell."),
        ("The police did not step in while the crowd burned the bus.", "The crowd burned the bus."),
        ("The king did not act although the bank in Orm failed.", "The bank in Orm failed."),
    ],
)
def test_a_denial_besides_is_no_contrary_of_what_is_told_in_its_clause(left: str, right: str) -> None:
    assert suggested_relation(left, right) is Relation.NARROWER
    assert suggested_relation(right, left) is Relation.BROADER


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The council refused to ban cars from the old town.", "The council accepted cars in the old town."),
        ("The court declined to ban the party of Orla Venn.", "The court accepted the party of Orla Venn."),
    ],
)
def test_who_refuses_to_end_something_has_not_refused_it(left: str, right: str) -> None:
    assert suggested_relation(left, right) is not Relation.OPPOSITE


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The old tower in Orm did not fall when the ground shook.",
            "The old tower in Orm fell when the ground shook.",
        ),
        ("The council refused to ban cars from the old town.", "The council banned cars from the old town."),
        ("The bank did not fail although the king resigned.", "The bank failed although the king resigned."),
        ("Nobody was hurt when the old tower fell.", "Many were hurt when the old tower fell."),
        ("The mayor declined to house the refugees.", "The mayor agreed to put the refugees up."),
        ("Orm failed to block the treaty on mines.", "Orm stopped the treaty on mines."),
        ("The firm did not manage to close the plant in Orm.", "The firm closed the plant in Orm."),
    ],
)
def test_what_is_told_here_and_denied_there_is_the_contrary(left: str, right: str) -> None:
    assert suggested_relation(left, right) is Relation.OPPOSITE
