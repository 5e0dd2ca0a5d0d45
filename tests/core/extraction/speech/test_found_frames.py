"""Attributions that the fitted network finds where the rules find none, or take the wrong words for the source."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.artifacts.attribution import load_attribution
from claims.core.extraction.pipeline import extract
from claims.core.records import Voice


def claims(body, *, attribution):
    return extract(body, published=dt.date(2024, 3, 4), attribution=attribution).claims


def words_and_speakers(body, *, attribution):
    return {(claim.exact, claim.speaker, claim.voice) for claim in claims(body, attribution=attribution)}


CLAUSES = [
    (
        "Voss, after the scandal about her email broke in March, initially said that the port had lost 40 ships.",
        "the port had lost 40 ships",
        "Voss",
    ),
    (
        "Rep. Mary Voss (D-Calif.), who left this month, said in a statement that the plan affected 40 schools.",
        "the plan affected 40 schools",
        "Mary Voss",
    ),
    (
        "Paul Hall, 58, who lives outside Milltown, says he did not sell 40 ships in 2014.",
        "he did not sell 40 ships in 2014",
        "Paul Hall",
    ),
]


@pytest.mark.parametrize(("body", "content", "speaker"), CLAUSES, ids=[row[2] for row in CLAUSES])
def test_clause_behind_a_distant_subject_is_that_persons(body, content, speaker):
    assert (content, speaker, Voice.REPORTED) in words_and_speakers(body, attribution=load_attribution())
    assert (content, speaker, Voice.REPORTED) not in words_and_speakers(body, attribution=None)


def test_circumstances_between_cue_and_that_are_no_content():
    body = "On Sunday, the union disclosed for the first time that 40 men had left."
    assert "40 men had left" in {claim.exact for claim in claims(body, attribution=load_attribution())}


NOT_TAKEN_APART = [
    "While he has said the road is safe, the mayor must find 40 buses.",
    "The mayor's campaign showed no signs of relenting in 2021.",
    "The ministry released 40 prisoners who had fought in the hills.",
]


@pytest.mark.parametrize("body", NOT_TAKEN_APART)
def test_main_clauses_without_speech_keep_their_words(body):
    alone, together = (claims(body, attribution=network) for network in (None, load_attribution()))
    assert [(claim.exact, claim.voice) for claim in alone] == [(claim.exact, claim.voice) for claim in together]


def test_the_verb_of_a_relative_clause_makes_no_content():
    body = "The army has claimed to have brought down a drone that allegedly hit 40 homes."
    assert body.rstrip(".") in {claim.exact for claim in claims(body, attribution=load_attribution())}


def test_whoever_accuses_the_speaker_does_not_speak():
    body = (
        "Agnes Morrow wrote a book. Former county engineer Walter Stone, whom Morrow accuses of hiding a report about the "
        'dam, calls her "a bitter old woman".'
    )
    said = [claim for claim in claims(body, attribution=load_attribution()) if "calls her" in claim.exact]
    assert [claim.speaker for claim in said] == ["Walter Stone"]


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        ("Outside court, his solicitor, Ravi Menon, said the case had cost 4 million pounds.", "Ravi Menon"),
        ("For the full year the company expects a profit of $4 million.", None),
    ],
)
def test_circumstances_before_the_source_are_nobody(body, speaker):
    assert claims(body, attribution=load_attribution())[-1].speaker == speaker
