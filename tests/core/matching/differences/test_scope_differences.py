"""A part against the whole: what one side says more than the other."""

from __future__ import annotations

import pytest

from claims.core.matching.decision.relations import decide_pair, mirror
from claims.core.matching.statements.reading import read_statement
from claims.core.records import Relation


def told(left: str, right: str) -> Relation:
    decision = decide_pair(read_statement(left), read_statement(right))
    assert decide_pair(read_statement(right), read_statement(left)) == mirror(decision)
    assert not decision.auto_confirm
    return decision.relation


@pytest.mark.parametrize(
    ("less", "more"),
    [
        ("Walking lowers the risk of gout.", "Walking lowers the risk of gout by up to 35 percent."),
        ("Torv sold its harbor.", "Torv sold its harbor for 280 million crowns."),
        ("Torv joined the league in 1924.", "Torv joined the league on 7 March 1924."),
        ("Torv joined the league in March 1924.", "Torv joined the league on 7 March 1924."),
        ("Orla Venn bought the mill in 1922.", "Orla Venn bought the mill for 44 million crowns in October 1922."),
    ],
)
def test_who_tells_how_much_or_on_which_day_says_more(less: str, more: str) -> None:
    assert told(less, more) is Relation.BROADER


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The mother won custody of both boys.", "Custody of the two boys was won by the mother."),
        ("The diver found lizards in a suitcase.", "The diver found lizards in one suitcase."),
        ("The blast killed 40 coopers in May 2019.", "The blast killed 40 coopers in 2019."),
        ("The 27 towns signed the pact.", "The towns signed the pact."),
        ("Nobody drowned in Torv on 3 March 2021.", "Nobody drowned in Torv in 2021."),
        ("Few coopers sang in Torv on 6 May 2019.", "Few coopers sang in Torv in 2019."),
        ("The mill has been shut since May 2019.", "The mill has been shut since 3 May 2019."),
    ],
)
def test_what_may_be_told_otherwise_or_need_not_hold_of_a_part_is_suggested_as_the_same(left: str, right: str) -> None:
    assert told(left, right) is Relation.SAME


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("Rain in Torv was 20 percent below average.", "Rain in Torv was 20 percent above average.", Relation.OPPOSITE),
        ("The mill lies below the lake.", "The mill lies above the lake.", Relation.OTHER_PLACE),
        ("The plane flew over the bridge.", "The plane flew under the bridge.", Relation.OTHER_PLACE),
    ],
)
def test_below_a_level_is_the_contrary_of_above_it_and_no_other_place(
    left: str, right: str, relation: Relation
) -> None:
    assert told(left, right) is relation
