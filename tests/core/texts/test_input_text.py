"""Short texts from outside: one form, and what no text may hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.core.errors import Invalid
from claims.core.texts.input_text import (
    canonical_language,
    checked_language,
    checked_line,
    checked_text,
    cut_to,
    is_language_tag,
    storable_text,
    text_problem,
    tidy_line,
    tidy_text,
    without_overrides,
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "text_missing"),
        ("x" * 11, "text_too_long"),
        ("a\x00b", "nul_character"),
        ("a\ud800b", "lone_surrogate"),
        ("a\x07b", "control_character"),
        ("a\x9bb", "control_character"),
        ("a\u202eb", "direction_override"),
    ],
)
def test_what_no_text_may_hold(text, code):
    with pytest.raises(Invalid) as refusal:
        checked_text(text, "summary", max_length=10, required=True)
    assert refusal.value.code == code
    assert refusal.value.problems[0].pointer == "/summary"


@pytest.mark.parametrize("text", ["שלום\u200f", "a\u2067b\u2069", "👩‍👩‍👧", "naïve", "line\nline"])
def test_other_scripts_and_marks_are_kept(text):
    assert text_problem(tidy_text(text), "/x", max_length=100) is None


def test_lines_are_folded_and_texts_keep_their_paragraphs():
    assert checked_line("  a\r\n b\t c ", "x", max_length=10) == "a b c"
    assert checked_text(" a\r\n\r\nb \r", "x", max_length=10) == "a\n\nb"
    assert checked_line("e\u0301", "x", max_length=1) == "é"


def test_overrides_can_be_taken_out():
    assert without_overrides("a\u202eb\u202dc") == "abc"


@given(st.text(st.characters(codec=None)))
def test_what_is_left_of_a_text_can_be_stored(text):
    assert text_problem(storable_text(text), "/x", max_length=1_000) is None
    assert storable_text(f"kept {text}\x00\ud800\u202e\x07 and kept").startswith("kept")


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        (" Data\x00 made\ud800 up. ", "Data made up."),
        ("\u202eup\x07", "up"),
        ("one\r\ntwo\tthree", "one\ntwo\tthree"),
        ("שלום\u200f 👩‍👩‍👧", "שלום\u200f 👩‍👩‍👧"),
        ("\x00 \x00", ""),
    ],
)
def test_only_what_no_text_holds_is_taken_out(text, stored):
    assert storable_text(text) == stored


@given(st.text())
def test_tidying_twice_changes_nothing_more(text):
    assert tidy_line(tidy_line(text)) == tidy_line(text)
    assert tidy_text(tidy_text(text)) == tidy_text(text)


@pytest.mark.parametrize(
    ("text", "cut"),
    [("harbor", "harbor"), ("harbors", "harbo…"), ("The harbor", "The h…"), ("harb rs", "harb…"), ("", "")],
)
def test_a_long_text_is_cut_to_its_beginning(text, cut):
    assert cut_to(text, 6) == cut
    assert len(cut) <= 6


@pytest.mark.parametrize(
    ("tag", "canonical"),
    [
        ("en", "en"),
        ("EN-us", "en-US"),
        ("und", "und"),
        ("zh-hans-cn", "zh-Hans-CN"),
        ("zh-yue-HK", "zh-yue-HK"),
        ("es-419", "es-419"),
        ("de-CH-1996", "de-CH-1996"),
        ("sl-rozaj-biske", "sl-rozaj-biske"),
        ("en-u-ca-buddhist", "en-u-ca-buddhist"),
        ("ar-x-mint", "ar-x-mint"),
        ("en-a-myext-b-another", "en-a-myext-b-another"),
        ("X-Press", "x-press"),
        ("i-klingon", "i-klingon"),
        ("en-GB-oed", "en-GB-oed"),
    ],
)
def test_a_language_tag_is_kept_in_its_canonical_case(tag, canonical):
    assert is_language_tag(tag)
    assert checked_language(f" {tag} ") == checked_language(tag.upper()) == canonical
    assert canonical_language(canonical) == canonical


@pytest.mark.parametrize(
    "tag",
    [
        "xx-!!",
        "en_US",
        "en-",
        "-en",
        "e",
        "1n",
        "english",
        "Deutsch!",
        "en-x",
        "en-a",
        "en-us-gb",
        "en--us",
        "en us",
        "en\n",
        "dé",
        "٣n",
        "en-" + "-".join(["variant1"] * 4),
        "x" * 36,
    ],
)
def test_what_is_no_language_tag_is_refused_by_name(tag):
    assert not is_language_tag(tag)
    with pytest.raises(Invalid, match="is no language tag such as en or pt-BR") as error:
        checked_language(f"{tag}!")
    assert (error.value.problems[0].pointer, error.value.problems[0].code) == ("/language", "language_invalid")


def test_no_language_is_none():
    assert checked_language("  ") == ""
