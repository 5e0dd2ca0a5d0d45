"""Quotation marks paired: curly, straight, single, nested, unclosed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.core.extraction.text.quotations import find_quotations
from claims.core.extraction.text.sentences import split_sentences


def quoted(text):
    return [text[q.inner.start : q.inner.end] for q in find_quotations(text, split_sentences(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "yes" and "no".', ["yes", "no"]),
        ("“One ‘two’ three,” she said.", ["One ‘two’ three,"]),
        ("'We lost,' said Roe. 'It's over.'", ["We lost,", "It's over."]),
        ("The voters' choice and the union's plan", []),
        ("It isn't the players' fault, they say.", []),
        ("«Non», dit-il.", ["Non"]),
        ('A 6" pipe burst.', []),
        ('"It goes on. And on', ["It goes on. And on"]),
        ("‘It goes on.\n\n‘Second one,’ he said.", ["It goes on.", "Second one,"]),
        ("In the ‘wild days it was.\n\nThen it was not.", []),
        ('"First paragraph.\n\n"Second one," he said.', ["First paragraph.", "Second one,"]),
    ],
)
def test_pairs(text, expected):
    assert quoted(text) == expected


def test_an_unclosed_quotation_says_so():
    text = '"It goes on.'
    assert [q.is_open for q in find_quotations(text, split_sentences(text))] == [True]


@given(st.text(alphabet="ab'\"“”‘’ .,\n"))
def test_quotations_never_overlap(text):
    at = 0
    for quotation in find_quotations(text, split_sentences(text)):
        assert at <= quotation.span.start <= quotation.inner.start <= quotation.inner.end <= quotation.span.end
        at = quotation.span.end
