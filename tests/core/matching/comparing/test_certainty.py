"""What is planned, possible or to come is not what has happened."""

from __future__ import annotations

import pytest

from claims.core.matching.decision.relations import decide_pair, mirror
from claims.core.matching.statements.reading import read_statement
from claims.core.records import Relation


@pytest.mark.parametrize(
    ("ahead", "done", "relation"),
    [
        ("The railway plans to sell its depot.", "The railway sold its depot.", Relation.BROADER),
        ("The railway could sell its depot.", "The railway sold its depot.", Relation.BROADER),
        ("The railway may have sold its depot.", "The railway sold its depot.", Relation.BROADER),
        ("The depot could have been sold by the railway.", "The depot was sold by the railway.", Relation.BROADER),
        ("Ministers are considering banning lorries.", "Ministers banned lorries.", Relation.BROADER),
        ("The diocese agreed to sell the abbey.", "The diocese has sold the abbey.", Relation.BROADER),
        ("Norrland Rail is expected to cut 300 jobs.", "Norrland Rail has cut 300 jobs.", Relation.BROADER),
        ("The airline will close its base in Lenz.", "The airline closed its base in Lenz.", Relation.OTHER_DATE),
        ("The reef may vanish by 2050.", "The reef will vanish by 2050.", Relation.BROADER),
        ("The vaccine may cause headaches.", "The vaccine causes headaches.", Relation.BROADER),
        ("The law might ban scooters in Kelm.", "The law bans scooters in Kelm.", Relation.BROADER),
        ("Volkswerk will cut 300 jobs in Lenz.", "Volkswerk cut 300 jobs in Lenz.", Relation.OTHER_DATE),
        ("Volkswerk will shed 300 jobs in Lenz.", "Volkswerk shed 300 jobs in Lenz.", Relation.OTHER_DATE),
        ("The mayor is going to shut the pool.", "The mayor shut the pool in May.", Relation.OTHER_DATE),
        ("The firm plans to cut 300 jobs.", "The firm cut 300 jobs.", Relation.BROADER),
        ("The dean was due to resign but was talked out of it.", "The dean resigned.", Relation.OPPOSITE),
        ("The club tried to buy the striker in vain.", "The club bought the striker.", Relation.OPPOSITE),
    ],
)
def test_what_is_told_ahead_is_never_the_same_as_done(ahead: str, done: str, relation: Relation) -> None:
    decision = decide_pair(read_statement(ahead), read_statement(done))
    assert decision.relation is relation
    assert not decision.auto_confirm
    assert decide_pair(read_statement(done), read_statement(ahead)) == mirror(decision)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The state will sell its stake this autumn.", "The state plans to sell its stake this autumn."),
        ("The school could not open on Monday.", "The school did not open on Monday."),
        ("The reef may vanish by 2050.", "The reef could vanish by 2050."),
        ("Pickers may bring family only in May.", "Pickers bring family only in May."),
        ("The firm cut 300 jobs.", "The firm has cut 300 jobs."),
        ("Firms will cut 300 jobs a year.", "Firms cut 300 jobs a year."),
        ("A number of firms will cut 300 jobs.", "A number of firms cut 300 jobs."),
        ("The rich will quit Lund every year.", "The rich quit Lund every year."),
        ("Merlind says the firm will cut 300 jobs in Lund.", "Merlind demands that the firm cut 300 jobs in Lund."),
        ("The Tour will start in Lund next year.", "Next year the Tour starts in Lund."),
    ],
)
def test_two_ways_of_telling_ahead_say_the_same(left: str, right: str) -> None:
    assert decide_pair(read_statement(left), read_statement(right)).relation is Relation.SAME
