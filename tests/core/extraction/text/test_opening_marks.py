"""What opens a post or an entry of a live page, and what only looks like it."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.extraction.pipeline import extract
from claims.core.extraction.text.opening_marks import behind_opening_mark
from claims.core.records import Span

OPENED = [
    ("08:15 ", "The dam broke and 40 people died."),
    ("08:15: ", "The dam broke."),
    ("8:15am ", "The dam broke."),
    ("08:15 GMT ", "The dam broke."),
    ("7:45 CET: ", "Vellin lost 30 boats."),
    ("[08:15] ", "The dam broke."),
    ("(07:45) ", "In Vellin 30 boats sank."),
    ("• 08:15 ", "The dam broke."),
    ("08:15h — ", "The dam broke."),
    ("17:05 ", '"We lost 30 boats," said Per Lindqvist.'),
    ("14h30 – ", "Le barrage a cédé."),
    ("10.45 Uhr: ", "Die Polizei sperrte drei Straßen."),
    ("2/7 ", "The dam broke."),
    ("12:01 BREAKING: ", "the dam broke."),
]
WHOLE = [
    "8:15 trains to Lowen were cancelled on Monday.",
    "12.50 Euro kostet eine Karte seit Mai.",
    "At 08:15 the dam broke.",
    "25:20 Siege hat der Verein.",
    "21:30",
    "08:15 ",
    "2/3 of the boats sank.",
    "1/4  of all fishers left.",
]


@pytest.mark.parametrize(("mark", "words"), OPENED)
def test_mark_is_left_out(mark, words):
    assert behind_opening_mark(mark + words, Span(0, len(mark + words))) == len(mark)


@pytest.mark.parametrize("text", WHOLE)
def test_words_are_kept(text):
    assert behind_opening_mark(text, Span(0, len(text))) == 0


@pytest.mark.parametrize(
    "words",
    [
        "The council of Pellmark closed 12 schools in 2025.",
        "Tarnhof hat 2025 insgesamt 14 Millionen Euro ausgegeben.",
        "Le barrage a cédé lundi et 40 personnes sont mortes dans la ville.",
        "La ciudad de Vellin tiene 12 000 habitantes.",
    ],
)
def test_entries_of_a_live_page_claim_their_words_alone(words):
    """Whatever the time before it, an entry makes the claims that its words make."""
    bare, entry = (extract(body, published=dt.date(2026, 11, 30)).claims for body in (words, f"09:20 {words}"))
    assert bare
    assert [(one.exact, one.standalone_text) for one in entry] == [(one.exact, one.standalone_text) for one in bare]
