"""A verb of which nothing is known in the place of another one, all other words alike."""

from __future__ import annotations

import pytest

from claims.core.matching.decision.relations import decide_pair, explain, mirror
from claims.core.matching.statements.reading import read_statement
from claims.core.records import Relation


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("The council vetoed the harbor plan.", "The council signed the harbor plan.", Relation.OPPOSITE),
        ("The governor signed the bill on dogs.", "The bill on dogs was vetoed by the governor.", Relation.OPPOSITE),
        ("The mayor praised the harbor plan.", "The mayor scrapped the harbor plan.", Relation.OPPOSITE),
        ("The 300 refugees were mocked in Tarsk.", "Tarsk baptized 300 refugees.", Relation.OTHER_MEASURE),
        ("Police searched the mill in Omer.", "Police raided the mill in Omer.", Relation.SAME),
        ("The bank sold its tower to Corvo.", "Corvo bought the tower from the bank.", Relation.SAME),
        ("The bank cut its key rate by 2 percent.", "The bank lowered its key rate by 2 percent.", Relation.SAME),
        ("Sales at the mill fell by half in 2019.", "The mill's sales halved in 2019.", Relation.SAME),
    ],
)
def test_another_verb_says_the_same_only_where_something_speaks_for_it(
    left: str, right: str, relation: Relation
) -> None:
    one, other = read_statement(left), read_statement(right)
    decision = decide_pair(one, other)
    assert decision.relation is relation
    assert decide_pair(other, one) == mirror(decision)


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        (
            "The council vetoed the harbor plan.",
            "The council signed the harbor plan.",
            "Says the opposite: vetoed here, signed there.",
        ),
        (
            "The 300 refugees were mocked in Tarsk.",
            "Tarsk baptized 300 refugees.",
            "Other measure: mocked here, baptized there.",
        ),
    ],
)
def test_the_two_verbs_are_shown(left: str, right: str, told: str) -> None:
    assert explain(decide_pair(read_statement(left), read_statement(right))) == told


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("The longest strike hit the harbor.", "The 20-day strike hit the harbor.", Relation.OTHER_ENTITY),
        ("The 20-day strike hit the harbor.", "The harbor was hit by the 20-day strike.", Relation.SAME),
        ("Nurses in Torv went on strike.", "Doctors in Torv went on strike.", Relation.OTHER_ENTITY),
        ("The clinic of Torv has 200 nurses.", "The clinic of Torv has 200 doctors.", Relation.OTHER_MEASURE),
        ("Studying in Torv no longer costs a fee.", "Torv has stopped charging a fee for studying.", Relation.SAME),
        (
            "A berth in Torv costs €40 a day.",
            "Sailors in Torv pay 75 euros a day for a berth.",
            Relation.DIFFERENT_FIGURE,
        ),
        (
            "A sailor berth in Torv costs €40 a day.",
            "Sailors in Torv pay 75 euros a day for a berth.",
            Relation.DIFFERENT_FIGURE,
        ),
        ("The club paid 40 million euros.", "The club cost 40 million euros.", Relation.OTHER_MEASURE),
        ("The club charged 40 million euros.", "The club paid 40 million euros.", Relation.OPPOSITE),
        ("The curfew in Torv was lifted in May.", "The curfew in Torv ended in May.", Relation.SAME),
        ("The curfew in Torv was lifted in May.", "The curfew in Torv did not end until May.", Relation.SAME),
        ("The curfew in Torv was imposed in May.", "The curfew in Torv was lifted in May.", Relation.OPPOSITE),
        ("The tax on salt in Torv was lifted in May.", "The tax on salt in Torv was cut in May.", Relation.OPPOSITE),
        ("The curfew in Torv began in May.", "The curfew in Torv ended in May.", Relation.OPPOSITE),
        ("The abbot agreed to testify.", "The abbot refused to testify.", Relation.OPPOSITE),
        ("The abbot did not agree to testify.", "The abbot refused to testify.", Relation.SAME),
    ],
)
def test_words_exclude_each_other_where_they_tell_one_thing(left: str, right: str, relation: Relation) -> None:
    one, other = read_statement(left), read_statement(right)
    decision = decide_pair(one, other)
    assert decision.relation is relation
    assert decide_pair(other, one) == mirror(decision)
