"""A word before a noun makes another person of whoever is spoken of, or doubts what is said."""

from __future__ import annotations

import pytest

from claims.core.matching.decision.relations import decide_pair, mirror
from claims.core.matching.statements.reading import read_statement
from claims.core.records import Relation


@pytest.mark.parametrize(
    ("left", "right", "relation", "shown"),
    [
        (
            "The deputy mayor of Kelm closed the mill.",
            "The mayor of Kelm closed the mill.",
            Relation.OTHER_ENTITY,
            ("subject", "deputy mayor", "mayor"),
        ),
        (
            "The mill was closed by the acting governor.",
            "The governor closed the mill.",
            Relation.OTHER_ENTITY,
            ("subject", "acting governor", "governor"),
        ),
        (
            "The alleged thief fled to Kelm in a taxi.",
            "The thief fled to Kelm in a taxi.",
            Relation.REPORTED_ONLY,
            ("attribution", "alleged thief", "thief"),
        ),
        (
            "The purported letter from the king was sold.",
            "The letter from the king was sold.",
            Relation.REPORTED_ONLY,
            ("attribution", "purported letter", "letter"),
        ),
    ],
)
def test_whose_standing_is_another(left: str, right: str, relation: Relation, shown: tuple[str, str, str]) -> None:
    decision = decide_pair(read_statement(left), read_statement(right))
    assert decision.relation is relation
    name, *values = shown
    assert [decision.slots[name].left, decision.slots[name].right] == values
    assert decide_pair(read_statement(right), read_statement(left)) == mirror(decision)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The former mayor sold the mill.", "The ex-mayor sold the mill."),
        ("The acting director is a woman.", "The director who heads the bank provisionally is a woman."),
        ("The acting mayor resigned.", "Peter Lund, who is mayor for the time being, resigned."),
        ("Former governor Ana Roe sold the park in 2018.", "Governor Ana Roe sold the park in 2018."),
        ("The former prison was sold.", "The prison was sold."),
        ("The former Soviet Union had 15 republics.", "The Soviet Union had 15 republics."),
        ("The former Czechoslovakia had two big rivers.", "Czechoslovakia had two big rivers."),
    ],
)
def test_what_the_other_side_says_too_or_is_no_person(left: str, right: str) -> None:
    decision = decide_pair(read_statement(left), read_statement(right))
    assert decision.relation not in {Relation.OTHER_ENTITY, Relation.REPORTED_ONLY}
