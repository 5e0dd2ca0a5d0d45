"""Quotes are found whatever signs they are typed with, and nowhere else."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.core.records import Span
from claims.core.sources.quotes import has_quote, is_whole, places_of, quote_key

TEXT = "The office said: “The works cost 40\u00a0million euros – so far.”\n\nIt did not say who paid\u00adwill."


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ('"the works cost 40 million euros - so far."', True),
        ("The works  cost\n40 million", True),
        ("the office said … 40 million", True),
        ("The office said [...] so far", True),
        ("40 million ... the office said", False),
        ("who paidwill", True),
        ("The works cost 41 million euros", False),
        ("The works cost 40 million dollars", False),
        ("", False),
        ("…", False),
        ("“”", False),
        (" \u200b ", False),
    ],
)
def test_what_is_found(quote, found):
    assert has_quote(TEXT, quote) is found


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        ("About 157,000 people were killed.", "57,000 people were killed", False),
        ("About 157,000 people were killed.", "157,000 people were killed", True),
        ("About 157,000 people were killed.", "000 people were killed", False),
        ("It cost 1.5 million.", "5 million", False),
        ("It cost 4.5 million.", "It cost 4", False),
        ("It cost 40 million.", "It cost 4", False),
        ("It cost 40 million.", "It cost … 0 million", False),
        ("It cost 12\u00a0000 euros.", "2 000 euros", False),
        ("Prices moved by −5 % in May.", "5 % in May", False),
        ("Between 5–10 % are ill.", "10 % are ill", True),
        ("Since 2001 43,000 civilians died.", "43,000 civilians died", True),
        ("In 2019, 43,000 civilians died.", "43,000 civilians died", True),
        ("It ended in 2019. 40 came.", "It ended in 2019", True),
        ("157,000 fled; 57,000 people were killed.", "57,000 people were killed", True),
        ("死者は157人でした", "57人でした", False),
        ("死者は57人でした", "57人でした", True),
    ],
)
def test_no_figure_is_cut_in_two(text, quote, found):
    assert has_quote(text, quote) is found


def test_quotes_that_are_found_alike_have_one_key():
    assert quote_key("The “works”  cost") == quote_key('the "works" cost')
    assert quote_key("The works cost") != quote_key("The works cost 4")


@given(st.text(max_size=200), st.text(min_size=1, max_size=40), st.text(max_size=200))
def test_every_cut_of_a_text_at_words_is_found(before, quote, after):
    text = f"{before} x{quote}x {after}"
    assert has_quote(text, f"x{quote}x")


PLACES = 'The ferry’s\u00a0crew saw 4,000\n seals. "The ferry stopped", they said; the\u00adferry stopped.'


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("The ferry stopped", ["The ferry stopped"]),
        ("the ferry's crew saw 4,000 seals", ["The ferry’s\u00a0crew saw 4,000\n seals"]),
        ('"The ferry stopped"', ['"The ferry stopped"']),
        ("“seals.”", ["seals."]),
        ("the ferry", ["The ferry", "The ferry"]),
        ("STOPPED", ["stopped", "stopped"]),
        ("crew", ["crew"]),
        ("cre", []),
        ("000 seals", []),
        ("saw 4", []),
        ("", []),
        (" ", []),
        ("“”", []),
        ("\u00ad", []),
    ],
)
def test_places_are_those_of_whole_words(quote: str, found: list[str]) -> None:
    assert [PLACES[span.start : span.end] for span in places_of(PLACES, quote)] == found


@pytest.mark.parametrize(
    ("text", "quote", "is_found"),
    [
        ("भारत के पास 40 जहाज हैं", "भारत क", False),
        ("भारत के पास 40 जहाज हैं", "भारत के", True),
        ("The value x\u0304 is a mean", "The value x", False),
        ("The value x\u0304 is a mean", "The value x\u0304", True),
        ("He saw 👩\u200d🚀 twice", "He saw 👩", False),
        ("He saw 👩\u200d🚀 twice", "He saw 👩\u200d🚀", True),
        ("او می\u200cرود امروز", "او می", False),
        ("او می\u200cرود امروز", "او می\u200cرود", True),
        ("A word\u200c stands", "A word\u200c", True),
    ],
)
def test_marks_and_joined_signs_are_not_cut_off(text: str, quote: str, is_found: bool) -> None:
    assert [text[span.start : span.end] for span in places_of(text, quote)] == ([quote] if is_found else [])


@given(st.text(max_size=40), st.text(max_size=12))
def test_places_lie_in_the_text_and_cut_no_word(text: str, quote: str) -> None:
    for span in places_of(text, quote):
        assert 0 <= span.start < span.end <= len(text)
        assert is_whole(text, span)


@given(st.text(alphabet="ab \"'.-\u00a0\nÄß\u0301", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_words_that_stand_in_a_text_are_found_there(text: str, start: int, end: int) -> None:
    words = text[start:end].strip()
    at = text.find(words, start)
    span = Span(at, at + len(words))
    if (
        any(map(str.isalnum, words))
        and at >= 0
        and is_whole(text, span)
        and unicodedata.normalize("NFC", words) == words
    ):
        assert span in places_of(text, words)
