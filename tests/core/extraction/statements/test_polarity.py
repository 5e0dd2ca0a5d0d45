"""Negation of the main predicate."""

from __future__ import annotations

import pytest

from claims.core.extraction.statements.polarity import polarity_of
from claims.core.extraction.tagging.tagger import tag
from claims.core.extraction.text.tokens import tokenize
from claims.core.records import Polarity, Span


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The war has not killed 157,000 people.", "not"),
        ("He didn't sign the bill.", "n't"),
        ("No one was hurt.", "No"),
        ("The firm never paid.", "never"),
        ("They failed to agree.", "failed"),
        ("The Taliban refused to negotiate.", "refused"),
        ("The plan has no support.", "no"),
        ("If it rains, the match will not start.", "not"),
        ("The man who was not invited never left.", "never"),
    ],
)
def test_denied(text, word):
    polarity, span = polarity_of(tag(tokenize(text, Span(0, len(text)))))
    assert polarity is Polarity.NEGATIVE
    assert text[span.start : span.end] == word


@pytest.mark.parametrize(
    "text",
    [
        "The war has killed 157,000 people.",
        "Not only did it rain, it snowed.",
        "No fewer than 40 people died.",
        "The man who was not invited left.",
        "He has not only won but set a record.",
        "They never failed to agree.",
        "",
    ],
)
def test_asserted(text):
    assert polarity_of(tag(tokenize(text, Span(0, len(text))))) == (Polarity.POSITIVE, None)
