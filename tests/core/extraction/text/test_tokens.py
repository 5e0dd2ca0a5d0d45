"""Words and marks: what belongs to one word, and what its small letters are taken for."""

from __future__ import annotations

import pytest

from claims.core.extraction.text.tokens import tokenize
from claims.core.records import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Siobhan O'Brien's mill", ["Siobhan", "O'Brien", "'s", "mill"]),
        ("Ana Reilly-O’Brien left", ["Ana", "Reilly-O’Brien", "left"]),
        ("Jeanne d’Arc-Roe of L’Oréal", ["Jeanne", "d’Arc-Roe", "of", "L’Oréal"]),
        ("I’m here, WE’RE late, DON'T go", ["I", "’m", "here", ",", "WE", "’RE", "late", ",", "DO", "N'T", "go"]),
        ("the 'Roe' mill", ["the", "'", "Roe", "'", "mill"]),
    ],
)
def test_apostrophes_inside_names_part_no_words(text: str, expected: list[str]) -> None:
    assert [token.text for token in tokenize(text, Span(0, len(text)))] == expected


@pytest.mark.parametrize(
    ("text", "lower"), [("the WHO said", "WHO"), ("those Who said", "who"), ("O’Brien", "o'brien")]
)
def test_small_letters(text: str, lower: str) -> None:
    assert lower in [token.lower for token in tokenize(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("word", "is_capitalized"), [("d’Arc", True), ("O'Brien", True), ("#Roe", True), ("arc", False)]
)
def test_capitals(word: str, is_capitalized: bool) -> None:
    assert tokenize(word, Span(0, len(word)))[0].is_capitalized is is_capitalized
