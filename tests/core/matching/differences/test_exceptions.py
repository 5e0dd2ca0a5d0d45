"""All but a few against these few: who is left out, how many they are, and what is told of them."""

from __future__ import annotations

import pytest

from claims.core.records import Relation
from tests.support.relations import suggested_relation


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("Everyone but the captain was saved.", "The captain alone was not saved.", Relation.SAME),
        ("Everyone but the captain was saved.", "The captain alone was saved.", Relation.OPPOSITE),
        ("Everyone but the captain was saved.", "Nobody but the captain was saved.", Relation.OPPOSITE),
        ("Only the captain refused to sign.", "Everyone but the captain signed.", Relation.SAME),
        ("Only the captain refused to sign.", "Nobody but the captain signed.", Relation.OPPOSITE),
        ("Anyone but minors may vote.", "Only minors may not vote.", Relation.SAME),
        ("Anyone but minors may vote.", "Only minors may vote.", Relation.OPPOSITE),
        ("No diver but Orla Venn survived.", "Only Orla Venn did not survive.", Relation.OPPOSITE),
        ("All but two countries signed the treaty.", "Only two countries did not sign the treaty.", Relation.SAME),
        (
            "All but two countries signed the treaty.",
            "Only two countries signed the treaty.",
            Relation.DIFFERENT_FIGURE,
        ),
        ("All but two countries signed the treaty.", "All 16 countries signed the treaty.", Relation.DIFFERENT_FIGURE),
        ("All but one school in Torv are closed.", "Just one school in Torv is open.", Relation.SAME),
        ("All but 2% of the quays have been rebuilt.", "2% of the quays have been rebuilt.", Relation.DIFFERENT_FIGURE),
        ("Nothing but rice is grown in Torv.", "The farmers of Torv grow only rice.", Relation.SAME),
        (
            "Everyone was saved except the pilot who flew it.",
            "Only the pilot who flew it was not saved.",
            Relation.SAME,
        ),
        ("All ferries sank apart from two that lay in Torv.", "Only two that lay in Torv did not sink.", Relation.SAME),
        ("Nobody except divers may enter the wreck.", "Only miners may enter the wreck.", Relation.OTHER_ENTITY),
    ],
)
def test_all_but_a_few_are_not_these_few(left: str, right: str, relation: Relation) -> None:
    assert suggested_relation(left, right) is relation


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("All but two of the 31 ferries sank.", "29 of the 31 ferries sank.", Relation.SAME),
        ("All but two of the 31 ferries sank.", "21 of the 31 ferries sank.", Relation.DIFFERENT_FIGURE),
        ("All but one of Torv's 18 ferries sank.", "Seventeen of the 18 ferries of Torv sank.", Relation.SAME),
        ("All but three of the 30 ferries sank.", "Three out of 30 ferries sank.", Relation.DIFFERENT_FIGURE),
        ("All but three of the 40 ferries sank.", "Three of the 40 ferries did not sink.", Relation.SAME),
        ("Torv sold 40 of its 50 ferries.", "Torv sold half of its 50 ferries.", Relation.DIFFERENT_FIGURE),
    ],
)
def test_a_part_is_what_is_left_of_the_whole(left: str, right: str, relation: Relation) -> None:
    assert suggested_relation(left, right) is relation


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The ferry all but sank.", "Only the ferry sank."),
        ("All the quays were sold but one stood empty.", "One of the quays was sold."),
        ("Divers have all but left Torv.", "Divers have left Torv."),
    ],
)
def test_no_exception_is_read_where_there_is_none(left: str, right: str) -> None:
    assert suggested_relation(left, right) not in {Relation.OPPOSITE, Relation.DIFFERENT_FIGURE}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Everyone but the mayor of Torv knew of the leak in the dam.",
            "Only the mayor of Torv was fined for the leak in the dam.",
        ),
        (
            "Everyone but the pilot was rescued from the wreck of the plane.",
            "Only the pilot was blamed for the wreck of the plane.",
        ),
        ("All but one of the mines in Torv were flooded in 2011.", "All mines in Torv were reopened in 2011."),
        ("All but one of the 31 ferries sank.", "All 31 ferries were built in Torv."),
    ],
)
def test_an_exception_to_something_else_is_no_contrary(left: str, right: str) -> None:
    assert suggested_relation(left, right) not in {Relation.OPPOSITE, Relation.DIFFERENT_FIGURE}
