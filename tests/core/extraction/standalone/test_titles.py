"""Titles as a sentence tells them, and what is no title of the name beside it."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.extraction.pipeline import extract
from claims.core.extraction.spans.claim_spans import SpanKind
from claims.core.extraction.standalone.titles import told_title
from tests.core.extraction.span_fakes import extract_told


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Sen.", "a senator"),
        ("New Velm Gov.", "New Velm governor"),
        ("Orrin Rep.", "an Orrin representative"),
        ("Lt. Gov.", "lieutenant governor"),
        ("Mayor", "mayor"),
        ("CEO", "CEO"),
        ("mayor of Leeds", "mayor of Leeds"),
        ("former Mayor", "a former mayor"),
        ("Former Acme CEO", "a former Acme CEO"),
        ("Former State Senator Dr.", "a former State Senator"),
        ("news analyst Judge", "a news analyst"),
        ("council candidate Sen.", "a council candidate"),
        ("Anti-mine protester", "an anti-mine protester"),
        ("Republican candidate", "a Republican candidate"),
        ("chief economist at Acme", "chief economist at Acme"),
        ("analyst at Acme", "an analyst at Acme"),
        ("one officer", "an officer"),
        ("one of the nurses", "one of the nurses"),
        ("a Roe's top aide", "Roe's top aide"),
        ("the Velm prosecutor", "the Velm prosecutor"),
        ("58 years old", "58 years old"),
        ("U.S. Attorney General", "U.S. Attorney General"),
    ],
)
def test_a_title_is_told_in_a_sentence(title: str, told: str) -> None:
    assert told_title(title) == told


@pytest.mark.parametrize(
    ("body", "false"),
    [
        ("The deaths of Ambassador Chris Hale and 12 others came up.", "In August 2024 Chris Hale was"),
        ("A farmer met aide Ana Roe, Mayor Ben Doe and Judge Jan Lund in May.", "Roe was Mayor Ben Doe"),
        ("At a talk in Ho Chi Vale City, a young woman who had spent 12 years in Velm spoke.", "Ho Chi Vale City was"),
        ("Gonza, the boy's aunt, his teacher, a cook and 12 pupils left for Velm in May.", "Gonza was the boy's aunt"),
    ],
)  # fmt: skip
def test_nobody_is_what_another_is(body: str, false: str) -> None:
    texts = [claim.standalone_text for claim in extract(body, published=dt.date(2024, 8, 8)).claims]
    assert not any(false in text for text in texts)


@pytest.mark.parametrize(
    ("body", "words", "text"),
    [
        (
            "It is bad news for Texas Sen. Ana Roe.",
            "Texas Sen. Ana Roe",
            "In February 2020 Ana Roe was a Texas senator.",
        ),
        (
            "They met at the Monday evening rally, Jill Stein said.",
            "the Monday evening rally, Jill Stein",
            "The Monday evening rally, Jill Stein.",
        ),
    ],
)
def test_words_beside_a_name_are_told_as_far_as_they_say_what_somebody_is(body: str, words: str, text: str) -> None:
    claims = extract_told(body, (words.replace(",", " ,"), SpanKind.CLAIM)).claims
    assert text in [claim.standalone_text for claim in claims]
