"""Terms of claims and posts: what writing styles must not hide, and bounds on hostile text."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.core.extraction.text.marks import MARKS
from claims.core.extraction.text.tokens import tokenize
from claims.core.matching.words.terms import (
    _ASCII_WORD,
    _WORD,
    MAX_TERM_LENGTH,
    MAX_TERMS,
    index_terms,
    indexed_counts,
    query_terms,
    read_terms,
    stem_word,
)
from claims.core.records import Span


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The mayor's wife lied", "THE MAYOR’S WIFE LIED"),
        ("Floods in Jakarta", "🌊 Floods in Jakarta 🌊🌊"),
        ("wildfires destroy homes", "#Wildfires destroy homes https://t.co/abc"),
        ("Seven died", "7 died"),
        ("1.5 million died", "1,500,000 died"),
        ("28 % of it", "28% of it"),
        ("Ｆｕｌｌ width", "Full width"),
    ],
)
def test_styles_give_the_same_terms(one: str, other: str) -> None:
    assert set(index_terms(one)) == set(index_terms(other))


def test_hashtag_gives_its_words() -> None:
    assert {"defund", "fire"} <= set(query_terms("#DefundTheFires"))


def test_handle_and_link_give_nothing() -> None:
    assert query_terms("@someone https://example.org/a?b=c") == ()


def test_date_of_a_post_keeps_month_and_year() -> None:
    terms = query_terms("It fell. — Ann Lee (@ann) March 14, 2020")
    assert {"march", "#2020"} <= set(terms)
    assert "#14" not in terms


def test_percent_and_count_differ() -> None:
    assert set(index_terms("5 percent")) == {"#5%"}
    assert set(index_terms("5 people")) != set(index_terms("5 percent"))


@pytest.mark.parametrize("numeral", ["\U00011052", "\u1369", "\u00b2", "\u2460"])
def test_numerals_that_count_by_no_place_are_words(numeral: str) -> None:
    assert read_terms(f"{numeral} ferries sank") == [numeral, *read_terms("ferries sank")]


def test_counts_follow_the_terms() -> None:
    counts = indexed_counts("Truce, truce and war", title="Truce")
    assert counts[stem_word("truce")] == 3


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("洪水", ["洪水"]),
        ("阿萨姆发生洪水。", ["阿萨", "萨姆", "姆发", "发生", "生洪", "洪水"]),
        ("東京タワーが", ["東京", "京タ", "タワ", "ワー", "ーが"]),
        ("ﾀﾜｰ", ["タワ", "ワー"]),  # half width
        ("대통령이 말했다", ["대통", "통령", "령이", "말했", "했다"]),
        ("水 covid疫情2020年3月", ["水", "covid", "疫情", "#2020", "年", "#3", "月"]),
        ("น้ำท่วม", ["น้ํา", "าท่", "ท่ว", "วม"]),  # signs keep their marks
        ("น้ำ\u200bท่วม", ["น้ํา", "าท่", "ท่ว", "วม"]),  # as if the sign without width were not there
        ("ភ្នំពេញ", ["ភ្នំ", "នំពេ", "ពេញ"]),
        ("@Reuters洪水https://t.co/abc火灾", ["洪水", "火灾"]),
        ("#洪水# 来了", ["洪水", "来了"]),
        ("\U00020000\U00020001", ["\U00020000\U00020001"]),
    ],
)
def test_scripts_without_spaces_give_each_two_signs(text: str, terms: list[str]) -> None:
    assert list(query_terms(text)) == terms


def test_claims_in_such_scripts_have_single_signs_too_and_last() -> None:
    assert index_terms("洪水 rose 洪水") == ("洪水", "rose", "洪", "水")
    assert indexed_counts("洪水 rose 洪水") == {"洪水": 2, "rose": 1, "洪": 2, "水": 2}


@pytest.mark.parametrize(
    "text", ["Größere Überschwemmung", "Élections à l'étranger", "año 2020", "Ελλάδα", "Москва", "हिन्दी"]
)
def test_other_scripts_have_no_single_signs(text: str) -> None:
    assert index_terms(text) == query_terms(text)


@given(st.text(max_size=6_000))
def test_any_text_gives_bounded_distinct_terms(text: str) -> None:
    terms = index_terms(text)
    assert len(terms) == len(set(terms)) <= MAX_TERMS
    assert all(0 < len(term) <= MAX_TERM_LENGTH for term in terms)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("कोरवेल की खान बंद हुई", ("कोरवेल", "की", "खान", "बंद", "हुई")),  # Hindi
        ("কোরভেলের খনি বন্ধ", ("কোরভেলের", "খনি", "বন্ধ")),  # Bengali
        ("கோர்வெல் சுரங்கம்", ("கோர்வெல்", "சுரங்கம்")),  # Tamil
        ("ਕੋਰਵੇਲ ਦੀ ਖਾਣ", ("ਕੋਰਵੇਲ", "ਦੀ", "ਖਾਣ")),  # Punjabi
        ("כּוֹרְוֶל נִסְגַּר", ("כּוֹרְוֶל", "נִסְגַּר")),  # Hebrew with points
        ("می‌بندد معدن", ("می‌بندد", "معدن")),  # Persian
    ],
)
def test_marks_stay_with_the_letters_that_they_belong_to(text: str, words: tuple[str, ...]) -> None:
    text = unicodedata.normalize("NFC", text)
    expected = tuple(unicodedata.normalize("NFC", word) for word in words)
    assert query_terms(text) == expected
    assert tuple(token.text for token in tokenize(text, Span(0, len(text)))) == expected


def test_every_mark_of_the_scripts_of_india_is_known() -> None:
    letters = (chr(code) for code in range(0x0900, 0x0E00))
    marks = {letter for letter in letters if unicodedata.category(letter) in {"Mn", "Mc"}}
    assert marks == {mark for mark in marks if re.match(f"[{MARKS}]", mark)}


@given(st.text(st.characters(max_codepoint=127)))
def test_a_text_in_ascii_has_the_same_words_by_the_quicker_pattern(text: str) -> None:
    assert [found.span() for found in _ASCII_WORD.finditer(text)] == [found.span() for found in _WORD.finditer(text)]
