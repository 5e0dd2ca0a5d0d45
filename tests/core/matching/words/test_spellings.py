"""Two spellings of one word are one, and two words stay two."""

from __future__ import annotations

import pytest

from claims.core.matching.words.lexicon import base_of
from claims.core.matching.words.spellings import one_spelling


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("organised", "organized"),
        ("privatisation", "privatization"),
        ("paralysed", "paralyzed"),
        ("labourers", "laborers"),
        ("neighbourhood", "neighborhood"),
        ("theatres", "theaters"),
        ("centres", "centers"),
        ("defence", "defense"),
        ("paediatricians", "pediatricians"),
        ("north-eastern", "northeastern"),
        ("co-operation", "cooperation"),
        ("programmes", "programs"),
    ],
)
def test_two_spellings_are_one_word(one: str, other: str) -> None:
    assert one_spelling(one) == one_spelling(other)
    assert base_of(one) == base_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("prise", "prize"),
        ("cheque", "check"),
        ("grey", "gray"),
        ("metre", "meter"),
        ("tyre", "tire"),
        ("seise", "seize"),
    ],
)
def test_words_that_are_two_or_names_stay_two(one: str, other: str) -> None:
    assert one_spelling(one) != one_spelling(other)


@pytest.mark.parametrize("word", ["size", "maize", "citizen", "hour", "four", "centrist", "organ"])
def test_other_words_stay_as_they_are(word: str) -> None:
    assert one_spelling(word) == word
