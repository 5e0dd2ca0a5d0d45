"""Sentence borders: own tables, what holds on any text, and the measured floor on annotated news."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.core.extraction.text.sentences import split_sentences

CASES = [
    ("titles", ["Dr. Rowe met Sen. Jane Q. Public on Jan. 5.", "They talked."]),
    ("acronym that runs on", ["The U.S. Senate passed it.", "So did the House."]),
    ("acronym that ends", ["He moved to the U.S.", "The firm paid."]),
    ("decimals", ["It rose 4.5 percent to $1.2 billion.", "Shares fell."]),
    ("number sign", ["She lives at No. 10 now.", "He said no.", "We left."]),
    ("quoted sentences", ["“We won.", "We will win again.”", "Then he left."]),
    ("speaker after a question", ['"Why now?" Roe asked reporters.', "Nobody answered."]),
    ("speaker in lower case", ['"It is over!" she said.', "He agreed."]),
    ("ellipsis that runs on", ["He paused ... and went on.", "Good."]),
    ("hours", ["It began at 9 a.m. on Monday.", "It ended at 5 p.m.", "All left."]),
    ("company", ["Acme Inc. shares rose.", "Acme Co. fell."]),
    (
        "letters that tell things apart",
        ["Norland drew in Group B.", "England beat it.", "He has hepatitis C.", "It kills."],
    ),
    (
        "a vitamin and a plan",
        ["Fish has vitamin D.", "Doctors advise it.", "There is no Plan B.", "Ministers disagree."],
    ),
    ("marks and ranges", ["Homes are rated from A to G.", "Fewer than ten got an A.", "She got a C.", "He did not."]),
    ("letters for names", ["He spoke of Witness A.", "She had seen it.", "He read about Malcolm X.", "The film won."]),
    ("initials", ["George W. Bush met J. K. Rowling and H. G. Wells.", "It was by J. P. Roe, not by Dr. Jian J. He."]),
    ("initials behind what somebody is", ["The officer J. Roe met the boy K. Lund.", "So did Lee Y. So of Leeds."]),
    ("an item and a kind of bacteria", ["A. The first point is E. coli.", "It is bad."]),
    ("a district", ["He left Washington D.C. Senator Roe stayed.", "World War I.", "The war began."]),
    ("no border without a blank", ["See example.com for more.", "Bye."]),
]


@pytest.mark.parametrize(("why", "sentences"), CASES, ids=[why for why, _ in CASES])
def test_borders(why, sentences):
    text = " ".join(sentences)
    assert [text[s.span.start : s.span.end] for s in split_sentences(text)] == sentences


def test_paragraphs_are_counted_and_lines_in_lower_case_go_on():
    text = "A headline\n\nFirst line of a\nsentence that goes on. Second one.\n\n\nThird paragraph."
    assert [(text[s.span.start : s.span.end], s.paragraph) for s in split_sentences(text)] == [
        ("A headline", 0),
        ("First line of a\nsentence that goes on.", 1),
        ("Second one.", 1),
        ("Third paragraph.", 2),
    ]


def test_hard_wrapped_mail_is_joined():
    lines = [
        "The council of the small town has met on Monday to talk about the",
        "Bridge that was closed after the flood of the year before, and it has",
        "Decided to build a new one.",
    ]
    text = "\n".join(lines)
    assert len(split_sentences(text)) == 1


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("The ferry sank on\n14 April 1912, papers show.", 1),
        ("The council of\nTilby spent nearly\n40 million euros on the\nQuay.", 1),
        ("BREAKING\nThe ferry sank off\nTilby", 3),
        ("Die Fähre sank vor der\nInsel Marn am Montag", 1),
        ("Der Bürgermeister von\nTilby schloss den\nHafen.", 1),
        ("Le port de\nTilby a fermé avec\nMarn.", 1),
        ("PROGRAM\n10:00 Opening\n11:30 Talk by the Mayor", 3),
        ("Where the money comes from\nThe council of Tilby met.", 2),
        ("What the vote was about\n40 members of the council met.", 1),
        ("Ferries\n14 of them sank", 2),
        ("A\nB", 1),
        ("The\n\nFerry sank", 2),
    ],
)
def test_a_line_that_was_broken_for_lack_of_room_goes_on(text, sentences):
    assert len(split_sentences(text)) == sentences


def test_a_picture_credit_is_a_sentence_of_its_own():
    text = "The robot on its stand Image: Jane Roe. The contest began on Monday."
    first = split_sentences(text)[0].span
    assert text[first.start : first.end] == "The robot on its stand"


@given(st.text())
def test_sentences_are_in_order_and_cover_everything_that_is_not_blank(text):
    at = 0
    for sentence in split_sentences(text):
        span = sentence.span
        assert at <= span.start < span.end
        assert not text[at : span.start].strip()
        assert text[span.start : span.end] == text[span.start : span.end].strip()
        at = span.end
    assert not text[at:].strip()


def test_a_figure_with_a_point_is_no_acronym():
    body = "Absence stands at 8.4%. Is that a crisis? Prices rose by 3.5. Nobody knew."
    assert len(split_sentences(body)) == 4
