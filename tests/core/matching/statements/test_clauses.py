"""Which statements say several things, and what each of these is read as."""

from __future__ import annotations

import pytest

from claims.core.matching.statements.clauses import clauses_of
from claims.core.matching.statements.reading import AttributionView, read_statement
from claims.core.records import Force


def texts(statement: str) -> list[str]:
    return [clause.statement.text for clause in clauses_of(read_statement(statement))]


@pytest.mark.parametrize(
    ("statement", "clauses"),
    [
        (
            "The pier at Osk was built in 1911 and the lighthouse has 84 steps.",
            ["The pier at Osk was built in 1911", "the lighthouse has 84 steps"],
        ),
        (
            "Velm Motors, which employs 640 people, opened a plant in Osk.",
            ["Velm Motors opened a plant in Osk", "Velm Motors employs 640 people"],
        ),
        (
            "The city of Osk sold its trams and fired 30 drivers.",
            ["The city of Osk sold its trams", "The city of Osk fired 30 drivers"],
        ),
        (
            "“We lost,” the captain, Ida Morn, said after Osk was beaten, and 300 fans left the stadium.",
            ["300 fans left the stadium"],
        ),
    ],
)
def test_each_clause_is_read_with_its_subject(statement: str, clauses: list[str]) -> None:
    found = texts(statement)
    assert [clause for clause in found if clause in clauses] == clauses


@pytest.mark.parametrize(
    "statement",
    [
        "The pier at Osk was built in 1911.",
        "Osk sold trams, buses and two ferries to Velia and Norland.",
        "If the pier at Osk falls, 30 shops will close and the ferry will stop.",
        "The mayor denied that the city had sold its trams and fired 30 drivers.",
        "Did the city of Osk sell its trams and fire 30 drivers?",
        "La ville d'Osk a vendu ses trams et le maire a quitté son poste en 2019.",
        "",
    ],
)
def test_what_says_one_thing_or_asserts_none_has_no_clauses(statement: str) -> None:
    assert texts(statement) == []


def test_a_clause_that_but_may_take_back_is_not_said_by_itself() -> None:
    assert texts("The city of Osk was to sell its trams, but the plan was dropped.") == ["the plan was dropped"]


def test_a_clause_before_yet_is_said_by_itself() -> None:
    text = "The mayor of Osk promised to resign, yet he stayed in office for ten years."
    assert "The mayor of Osk promised to resign" in texts(text)


def test_content_that_somebody_denies_has_no_clauses() -> None:
    text = "The city of Osk sold its trams and fired 30 drivers."
    denied = read_statement(text, attribution=AttributionView.CONTENT, force=Force.DENIED)
    assert clauses_of(denied) == ()


def test_words_of_a_clause_are_found_in_its_statement() -> None:
    statement = read_statement("Velm Motors, which employs 640 people, opened a plant in Osk and sold 12 ferries.")
    clauses = clauses_of(statement)
    assert len(clauses) == 3
    for clause in clauses:
        for unit in clause.statement.units:
            place = clause.place_of(unit.span)
            assert statement.text[place.start : place.end] == unit.text
