"""The table of known ratings: words of many languages, folded, whole or not at all."""

from __future__ import annotations

import pytest

from claims.core.claim_review.rating_words import OWN_WORDS, RATING_WORDS, fold_rating, verdict_of_words
from claims.core.reviews.scales import SCALES
from claims.core.verdicts import Verdict


@pytest.mark.parametrize(
    ("words", "language", "verdict"),
    [
        ("False", "", Verdict.FALSE),
        ("FALSE.", "en-US", Verdict.FALSE),
        ("Incorrect \r", "", Verdict.FALSE),
        ("mostly_true", "", Verdict.MOSTLY_TRUE),
        ("Half-True!", "", Verdict.MIXED),
        ("Völlig falsch.", "de", Verdict.FALSE),
        ("Engañoso", "", Verdict.MOSTLY_FALSE),
        ("Missing context", "en", Verdict.UNPROVEN),
        ("Broken", "", Verdict.FALSE),
        ("In progress", "", Verdict.PENDING),
    ],
)
def test_known_words_are_read(words, language, verdict):
    assert verdict_of_words(words, language) is verdict


@pytest.mark.parametrize("words", ["", "!", "This is false, said the office.", "not false", "Truee", "錯誤", "falsely"])
def test_anything_else_is_not_guessed(words):
    assert verdict_of_words(words) is None


def test_every_grade_of_our_own_is_read_back():
    for scale in SCALES.values():
        for grade in scale.grades:
            assert verdict_of_words(grade.label) is grade.verdict


def test_no_word_stands_in_two_ways():
    for language, table in RATING_WORDS.items():
        assert all(word == fold_rating(word) and word for word in table), language
    assert OWN_WORDS["true"] is Verdict.TRUE
