"""What one side denies, and whether the other tells that at all."""

from __future__ import annotations

import pytest

from claims.core.matching.decision.relations import decide_pair
from claims.core.matching.statements.reading import read_statement
from claims.core.records import Comparison, Relation
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


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ada Merlind told reporters that the dam broke.", "Okonjo told reporters that the dam broke."),
        ("According to Orla Okonjo, the dam broke.", "The dam broke, Ada Merlind said."),
        ("Finance minister Merlind said taxes fell by 5%.", "Finance minister Okonjo said taxes fell by 5%."),
        ("ADA MERLIND SAID THE DAM BROKE", "ORLA OKONJO SAID THE DAM BROKE"),
        ("President Merlind denied that the dam broke.", "Okonjo denied that the dam broke."),
    ],
)
def test_somebody_else_of_another_name_says_it(left: str, right: str) -> None:
    for one, other in ((left, right), (right, left)):
        decision = decide_pair(read_statement(one), read_statement(other))
        assert decision.relation is Relation.OTHER_ENTITY
        assert decision.slots["attribution"].comparison is Comparison.DIFFERENT


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Merlinsky said the dam broke.", "Merlinskyy said the dam broke."),
        ("Ada Merlind said the dam broke.", "Merlind of the KPD said the dam broke."),
        ("Merlind told reporters that the dam broke.", "Okonjo told reporters that the dam broke."),
        ("He said the dam broke.", "President Merlind said the dam broke."),
        ("Ada Merlind said the dam broke.", "Volkswerk's Okonjo said the dam broke."),
        ("Ada Merlind said the dam broke.", "Economists at Nordea said the dam broke."),
        ("Ada Merlind said the dam broke.", "The Okonjo said the dam broke."),
        ("Ada Merlind said the dam broke.", "Ada Merlind-Okonjo said the dam broke."),
        ("Ada Merlind, PhD, said the dam broke.", "Merlind said the dam broke."),
        ("Muammar Gaddafi said the dam broke.", "Qadhafi said the dam broke."),
        ("Alexandria Ocasio-Cortez said the dam broke.", "AOC said the dam broke."),
        ("The minister said the dam broke.", "Merlind said the dam broke."),
        ("Ankara said the dam broke.", "Turkey said the dam broke."),
        ("Ankara said the dam broke.", "Merlind said the dam broke."),
        ("Doctors said the dam broke.", "Officials said the dam broke."),
        ("Spokeswoman Ada Merlind said the dam broke.", "A spokeswoman said the dam broke."),
    ],
)
def test_of_speakers_who_may_be_one_nothing_is_told(left: str, right: str) -> None:
    decision = decide_pair(read_statement(left), read_statement(right))
    assert decision.relation is Relation.SAME
    assert not decision.auto_confirm
    assert decision.slots["attribution"].comparison is Comparison.UNKNOWN


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("Ada Merlind said taxes fell by 5%.", "Orla Okonjo said taxes fell by 7%.", Relation.DIFFERENT_FIGURE),
        ("Ada Merlind said taxes fell in 2018.", "Orla Okonjo said taxes fell in 2019.", Relation.OTHER_DATE),
        ("Laut Ada Merlind ist der Damm gebrochen.", "Laut Orla Okonjo ist der Damm gebrochen.", Relation.SAME),
    ],
)
def test_who_says_it_hides_nothing_else(left: str, right: str, relation: Relation) -> None:
    assert suggested_relation(left, right) is relation
    assert suggested_relation(right, left) is relation
