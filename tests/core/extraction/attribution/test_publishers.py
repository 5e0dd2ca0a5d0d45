"""Whose a quoted text is: of whoever wrote it, not of whoever got or read it."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.services.articles.extracting import extract_claims

DAY = dt.date(2026, 11, 30)


def _speakers(body: str) -> set[str | None]:
    return {c.speaker for c in extract_claims(body, published=DAY).claims if "40 jobs" in c.exact}


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Ana Roe leads the union. A letter from Roe to the Senate says the mill lost 40 jobs.", "Ana Roe"),
        ("An email sent by the mill's director, Ana Roe, said the mill lost 40 jobs.", "Ana Roe"),
        ("A letter from Meridian Water to Mayor Tomas Birk says the mill lost 40 jobs.", "Meridian Water"),
    ],
)
def test_a_letter_is_its_writers(body: str, name: str) -> None:
    assert _speakers(body) == {name}


SAID = "Ana Roe said in a letter to the ministry that the mill closed in 2019."


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The letter says the mill lost 40 jobs.", "Ana Roe"),
        ("The letter, seen by Reuters, says the mill lost 40 jobs.", "Ana Roe"),
        ("“The mill lost 40 jobs,” the letter said.", "Ana Roe"),
        ("The letter from Acme Mills says the mill lost 40 jobs.", "Acme Mills"),
        ("The statement says the mill lost 40 jobs.", "statement"),
    ],
)
def test_the_letter_is_the_one_told_of(sentence: str, name: str) -> None:
    assert _speakers(f"{SAID} {sentence}") == {name}


def test_another_letter_is_not_the_speakers() -> None:
    body = f"{SAID} A second letter was leaked on Monday. The letter says the mill lost 40 jobs."
    assert _speakers(body) == {"letter"}
