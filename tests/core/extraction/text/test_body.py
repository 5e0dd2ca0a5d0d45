"""The stored form of a body: NFC and line feeds, nothing else changed; what cannot be stored is refused in words."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.core.errors import Invalid
from claims.core.extraction.text.body import context_around, normalize_body, trimmed
from claims.core.records import Span


@pytest.mark.parametrize(
    ("sent", "stored"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("  two  blanks \t", "  two  blanks \t"),
        ("e\u0301", "é"),
        ("ﬁ ½", "ﬁ ½"),
        ("\ufeffbom", "\ufeffbom"),
    ],
)
def test_only_form_and_line_ends_change(sent, stored):
    assert normalize_body(sent) == stored


@pytest.mark.parametrize(("sent", "code"), [("a\x00b", "nul_character"), ("a\ud800b", "lone_surrogate")])
def test_what_cannot_be_stored_is_refused_with_its_place(sent, code):
    with pytest.raises(Invalid) as caught:
        normalize_body(sent)
    assert caught.value.code == code
    assert "position 1" in caught.value.detail
    assert caught.value.problems[0].pointer == "/body"


@given(st.text(alphabet=st.characters(exclude_characters="\x00", exclude_categories=["Cs"])))
def test_normalizing_twice_changes_nothing_more(text):
    once = normalize_body(text)
    assert normalize_body(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert "\r" not in once


def test_context_is_cut_at_the_ends_of_the_body():
    body = "x" * 40 + "claim" + "y" * 3
    assert context_around(body, Span(40, 45)) == ("x" * 32, "yyy")


def test_trimming_an_empty_stretch_stays_where_it_began():
    assert trimmed("a   b", 1, 4) == Span(4, 4)
