"""Words and marks: what belongs to one word, and what its small letters are taken for; texts without an
apostrophe are read by a quicker pattern, which finds the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.core.extraction.text.tokens import _TOKEN, _UNCUT_TOKEN, tokenize
from claims.core.records import Span

SIGNS = "abNnTtSs0123.,-_$%#@ \n\u00e9\u00df\u4e2d\u0301\u2011"


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


@given(st.text(st.sampled_from(SIGNS), max_size=30))
def test_without_an_apostrophe_the_words_are_the_same(text: str) -> None:
    assert [found.span() for found in _UNCUT_TOKEN.finditer(text)] == [found.span() for found in _TOKEN.finditer(text)]


def test_words_are_cut_by_either_apostrophe_within_the_stretch() -> None:
    body = "It\u2019s ours. They don't sell"
    assert [token.text for token in tokenize(body, Span(0, 10))] == ["It", "\u2019s", "ours", "."]
    assert [token.text for token in tokenize(body, Span(11, len(body)))] == ["They", "do", "n't", "sell"]
    assert [token.text for token in tokenize(body, Span(5, 9))] == ["ours"]
