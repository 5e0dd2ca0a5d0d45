"""Who answers in an interview whose questions are paragraphs of their own."""

from __future__ import annotations

import datetime as dt

from claims.core.extraction.pipeline import extract

DAY = dt.date(2023, 11, 4)
INTERVIEW = """Ottoline Frayne, 61, took over Dunmallet Dairy in 1988. We met in her kitchen.

How did you find out you had won?
My son rang in May. I told him I would ring him back.

Has it changed the business?
The website fell over in six minutes. We sell about 90 wheels a month.

Sorley, who farms next door, got the last instalment in 2009.

What do you make of the new rules?
The agency says there were 14 outbreaks in 2022. Testing each batch is going to cost me £11,400 a year.

Her memoir was published by Fellside in May 2023.
"""


def speakers(body: str) -> dict[str, str | None]:
    return {claim.exact: claim.speaker for claim in extract(body, published=DAY).claims}


def test_answers_are_of_the_one_who_was_introduced() -> None:
    found = speakers(INTERVIEW)
    assert found["We sell about 90 wheels a month"] == "Ottoline Frayne"
    assert found["The website fell over in six minutes"] == "Ottoline Frayne"
    assert found["Testing each batch is going to cost me £11,400 a year"] == "Ottoline Frayne"


def test_what_the_reporter_tells_between_and_behind_is_nobodys() -> None:
    found = speakers(INTERVIEW)
    told = [words for words in found if words.startswith(("Sorley", "Her memoir", "Ottoline Frayne, 61, took"))]
    assert len(told) == 3
    assert {found[words] for words in told} == {None}


def test_lists_of_questions_without_anybody_who_answers_are_no_interview() -> None:
    body = """Ana Ruiz won 40 seats in May.

How do you vote?
Voters need a card. Some 4,000 cards were sent in April.

When can you vote?
The 94 polling stations open at 7am on 4 May.

Who counts your votes?
The council hired 60 counters in March.
"""
    assert set(speakers(body).values()) == {None}


def test_where_two_are_introduced_nobody_is_taken_to_answer() -> None:
    body = INTERVIEW.replace("We met in her kitchen.", "Dan Coombe, 58, was there in May.")
    assert speakers(body)["We sell about 90 wheels a month"] is None
