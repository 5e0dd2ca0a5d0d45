"""Parts of speech where the way a sentence is read hangs on them."""

from __future__ import annotations

import pytest

from claims.core.extraction.tagging.tagger import tag
from claims.core.extraction.text.tokens import tokenize
from claims.core.records import Span


def tags(text):
    return {token.text: token.tag for token in tag(tokenize(text, Span(0, len(text))))}


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The report found a leak.", "report", "N"),
        ("They report a leak.", "report", "F"),
        ("The report states that few use it.", "states", "Z"),
        ("The council plans to build a bridge.", "plans", "Z"),
        ("The plans to build a bridge were dropped.", "plans", "S"),
        ("It is a prospect feared by many groups.", "feared", "E"),
        ("The results confirm the leak.", "confirm", "F"),
        ("He helped the workers confirm the leak.", "confirm", "B"),
        ("In May the firm closed.", "May", "P"),
        ("It may close.", "may", "M"),
        ("The survey, carried out by Acme, put the cost at 3 million.", "put", "T"),
        ("Rebels who control the north left.", "control", "F"),
        ("She was not told.", "told", "E"),
        ("He won last year's race.", "'s", "Q"),
        ("The two sides blame each other.", "other", "J"),
        ("The rule no longer applies.", "longer", "J"),
        ("The report found no fewer than 12 faults.", "fewer", "J"),
        ("The shop sells dresses in all sizes.", "sizes", "S"),
        ("The owner of the mill left.", "owner", "N"),
        ("The law classifies the drug as safe.", "classifies", "Z"),
        ("The court recognizes the claim.", "recognizes", "Z"),
        ("Sixty-two percent think so.", "Sixty-two", "C"),
    ],
)
def test_tag_of_a_word(text, word, expected):
    assert tags(text)[word] == expected


def test_numbers_with_hyphens_and_signs_are_one_token():
    text = "An 18-year war, $4.5bn and 157,000 people, U.S.-led."
    assert {"18-year", "157,000", "U.S.-led"} <= {token.text for token in tokenize(text, Span(0, len(text)))}


def test_no_words_no_tags():
    assert tag([]) == []
