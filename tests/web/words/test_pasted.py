"""Telling sentences, addresses and drafts apart; reading the paste form."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.errors import Invalid
from claims.services.intake.intake import ArticleInput
from claims.web.words.pasted import (
    PasteForm,
    Reading,
    chosen_reading,
    guess_reading,
    read_day,
    read_number,
    read_paste_form,
    whole_address,
)


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("The war has lasted 18 years", Reading.SENTENCE),
        ("Mr. Smith paid $3.5 million, he said.", Reading.SENTENCE),
        ("truce", Reading.SENTENCE),
        ("https://example.org/story", Reading.ADDRESS),
        (" www.example.org/story?id=1 ", Reading.ADDRESS),
        ("example.org/story?id=1", Reading.ADDRESS),
        ("News.Example.co.uk/", Reading.ADDRESS),
        ("p.m./a.m.", Reading.SENTENCE),
        ("24/7", Reading.SENTENCE),
        ("and/or", Reading.SENTENCE),
        ("example.org/story is wrong", Reading.SENTENCE),
        ("See https://example.org/story", Reading.SENTENCE),
        ("It rained. The river rose.", Reading.DRAFT),
        ("Ulmen hat am 15. April 2023 seine letzten drei Schulen geschlossen.", Reading.SENTENCE),
        ("Im 1. Quartal verlor der Hafen von Tilby 40 Stellen", Reading.SENTENCE),
        ("Der Hafen verlor am 3. Mai 1998 den Kran. Das Schiff fuhr weiter.", Reading.DRAFT),
        ("First line\n\nSecond paragraph", Reading.DRAFT),
        ("word " * 500, Reading.DRAFT),
        ("x" * 1_000_000, Reading.DRAFT),
    ],
)
def test_a_text_is_read_as_what_it_is(text, reading):
    assert guess_reading(text) is reading


def test_a_choice_outranks_the_guess_unless_it_is_unknown():
    assert chosen_reading("draft", "truce") is Reading.DRAFT
    assert chosen_reading("poem", "truce") is Reading.SENTENCE


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        (" 17 ", 17),
        ("007", 7),
        ("9" * 18, 10**18 - 1),
        ("9" * 19, None),
        ("0" * 5_000, None),
        ("-1", None),
        ("1_000", None),
        ("1.0", None),
        ("１２", None),
        ("²", None),
        ("", None),
        (None, None),
    ],
)
def test_numbers_are_whole_and_fit_a_database(text, number):
    assert read_number(text) == number


def test_an_address_without_a_scheme_is_asked_for_over_https():
    assert whole_address(" example.org/story ") == "https://example.org/story"
    assert whole_address("www.example.org") == "https://www.example.org"
    assert whole_address("http://example.org/story") == "http://example.org/story"


def test_days_are_days_or_refused_at_their_field():
    assert read_day(" 2020-02-22 ", "published") == dt.date(2020, 2, 22)
    assert read_day("", "published") is None
    with pytest.raises(Invalid) as refused:
        read_day("last Saturday", "published")
    assert refused.value.problems[0].pointer == "/published"


def test_the_form_keeps_the_body_as_it_is_and_trims_the_rest():
    form = read_paste_form({"body": "  Two\r\nlines ", "headline": " Truce ", "url": " www.example.org "})
    assert form.body == "  Two\r\nlines "
    assert form.headline == "Truce"
    assert form.url == "https://www.example.org"
    assert not form.is_only_address
    assert PasteForm(url="https://example.org", body=" \n").is_only_address


def test_what_the_reader_wrote_outranks_the_page():
    page = ArticleInput(html="<p>Text</p>", url="https://example.org/moved")
    done = PasteForm(headline="Mine", url="https://example.org/old", published="2020-02-22").completed(page)
    assert done.headline == "Mine"
    assert done.url == "https://example.org/moved"
    assert done.published_at == dt.date(2020, 2, 22)
    assert done.html == "<p>Text</p>"
