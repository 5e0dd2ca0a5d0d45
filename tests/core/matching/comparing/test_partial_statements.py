"""Which statements tell only a part of another one, and which say it whole or say something else."""

from __future__ import annotations

import pytest

from claims.core.matching.comparing.comparisons import compare_statements
from claims.core.matching.comparing.partial_statements import told_in_part, told_of_an_age
from claims.core.matching.decision.relations import decide_pair, mirror
from claims.core.matching.statements.reading import read_statement
from claims.core.records import Relation


def part(left: str, right: str) -> Relation | None:
    return told_in_part(compare_statements(read_statement(left), read_statement(right)))


@pytest.mark.parametrize(
    ("piece", "whole"),
    [
        ("Orla Venn helped them marry.", "Orla Venn took in two orphans and helped them marry."),
        (
            "A new treaty was signed by Norvik and Tolva.",
            "The Korvel tower was lit up in blue to mark a new treaty signed by Norvik and Tolva.",
        ),
        ("Benno Falk plans to close the mine.", "Benno Falk opposes the miners' union and plans to close the mine."),
        ("The Korvel mine took water.", "The Korvel mine took water and the pumps of the district failed."),
    ],
)
def test_a_piece_of_a_statement_is_broader_than_it(piece: str, whole: str) -> None:
    assert part(piece, whole) is Relation.BROADER
    assert part(whole, piece) is Relation.NARROWER
    assert decide_pair(read_statement(piece), read_statement(whole)).relation is Relation.BROADER


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The mine at Korvel closed.", "The mine at Korvel closed on Monday."),
        ("A bridge collapsed in the Korvel valley.", "Video shows a bridge collapsed in the Korvel valley."),
        ("Orla Venn called the miners lazy.", "Norvik Party candidate Orla Venn called the miners lazy."),
        ("The captain gave up.", "The captain of the Korvel ferry sold his boat and gave up."),
        ("Orla Venn closed the Korvel mine.", "Miners say that angry Orla Venn closed the old Korvel mine on purpose."),
        ("The Korvel mine laid off 40 people.", "The Korvel mine laid off 90 people and sold its last pumps abroad."),
        ("Benno Falk met Orla Venn.", "Orla Venn met Benno Falk and sold the Korvel mine to his brother."),
    ],
)
def test_what_says_it_whole_or_otherwise_is_no_piece(left: str, right: str) -> None:
    assert part(left, right) is None
    assert part(right, left) is None


@pytest.mark.parametrize(
    ("limited", "whole"),
    [
        ("Children under five get free milk in Korvel.", "Children in Korvel get free milk."),
        ("Pupils aged 12 to 14 learn to swim in Norvik.", "Pupils learn to swim in Norvik."),
    ],
)
def test_an_age_on_one_side_alone_makes_it_narrower(limited: str, whole: str) -> None:
    one, other = read_statement(limited), read_statement(whole)
    assert told_of_an_age(compare_statements(one, other)) is Relation.NARROWER
    assert told_of_an_age(compare_statements(other, one)) is Relation.BROADER
    assert decide_pair(one, other).relation is Relation.NARROWER


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Minors may not enter the mine.", "Nobody under 18 may enter the mine."),
        ("Children under five get free milk.", "Children under six get free milk."),
        ("Children under five get free milk.", "The 300 children of Korvel get free milk."),
        ("Children get milk for 40 cents.", "Children get milk."),
        ("The mayor said children under five get free milk.", "Children get free milk."),
    ],
)
def test_an_age_that_the_other_side_may_answer_makes_nothing_narrower(left: str, right: str) -> None:
    pair = compare_statements(read_statement(left), read_statement(right))
    assert told_of_an_age(pair) is None


@pytest.mark.parametrize(
    ("limited", "plain"),
    [
        ("Foreigners may buy farmland if they live in the country.", "Foreigners may buy farmland."),
        ("Priests may marry only with the bishop's consent.", "Priests may marry."),
        ("Bicycles are carried free of charge, except on Sundays.", "Bicycles are carried free of charge."),
        ("Only widows over 60 get the fuel grant.", "Widows get the fuel grant."),
    ],
)
def test_a_condition_on_one_side_alone_makes_it_narrower(limited: str, plain: str) -> None:
    decision = decide_pair(read_statement(limited), read_statement(plain))
    assert decision.relation is Relation.NARROWER
    assert decide_pair(read_statement(plain), read_statement(limited)) == mirror(decision)
