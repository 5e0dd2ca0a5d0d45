"""Two who speak together."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.extraction.pipeline import extract
from claims.core.extraction.speech.attribution import split_attribution

DAY = dt.date(2026, 10, 20)

TOGETHER = [
    ("Norland's Liberals and Greens said they had won 40 seats.", "Norland's Liberals and Greens"),
    ("Qorland and the African Union said they would send 400 men.", "Qorland and the African Union"),
    ("Ana Ruiz and Ben Doe said they had paid $40.", "Ana Ruiz and Ben Doe"),
    ("Police and prosecutors said they had searched 12 offices.", "Police and prosecutors"),
    ("Some 40 died, residents and a hospital official said.", "residents and a hospital official"),
    (
        "Iran and Oman will meet in May, the foreign ministry and the White House said.",
        "foreign ministry and the White House",
    ),
]


@pytest.mark.parametrize(("text", "speaker"), TOGETHER, ids=[row[1] for row in TOGETHER])
def test_both_are_the_speaker(text, speaker):
    attribution, _ = split_attribution(text)
    assert attribution is not None
    assert attribution.speaker == speaker


ALONE = [
    ("The Ministry of Health and Welfare said 40 men died.", "Ministry of Health and Welfare"),
    ("The ministry of health and social welfare said 40 men died.", "ministry of health and social welfare"),
    ("The talks failed in May and the ministry said 40 men died.", "ministry"),
]


@pytest.mark.parametrize(("text", "speaker"), ALONE, ids=[row[0] for row in ALONE])
def test_and_inside_a_name_or_between_clauses_joins_no_speakers(text, speaker):
    attribution, _ = split_attribution(text)
    assert attribution is not None
    assert attribution.speaker == speaker


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (
            "Norland's Liberals and Greens said they had won 40 seats.",
            "Norland's Liberals and Greens had won 40 seats.",
        ),
        (
            "Norland's Liberals and Greens said their list won 40 seats.",
            "Norland's Liberals and Greens' list won 40 seats.",
        ),
        ("Iran and Oman said it would take 40 days.", "It would take 40 days."),
    ],
)
def test_they_are_the_two_and_it_is_neither(body, text):
    assert text in [claim.standalone_text for claim in extract(body, published=DAY).claims]
