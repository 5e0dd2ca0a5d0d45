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


@pytest.mark.parametrize(
    ("body", "done", "then"),
    [
        ("Divers have found 40 crates and will search the wreck.", "Divers have found 40 crates", "search the wreck"),
        ("The navy has ordered 12 tugs and will hire 300 men.", "The navy has ordered 12 tugs", "hire 300 men"),
        ("The college has announced 40 job cuts and will sell a hall.", "has announced 40 job cuts", "sell a hall"),
        ("The lender has reported a $4m loss and is closing 12 shops.", "has reported a $4m loss", "closing 12 shops"),
        ("Vets have warned 40 farmers and are testing 900 cows.", "Vets have warned 40 farmers", "testing 900 cows"),
        (
            "The guild has called nine walkouts and is planning two more.",
            "has called nine walkouts",
            "planning two more",
        ),
    ],
)
def test_what_somebody_found_or_announced_is_no_subject_of_what_he_does_next(body, done, then):
    found = claims(body, attribution=load_attribution())
    assert any(done in claim.exact and then not in claim.exact for claim in found)
    assert [claim.speaker for claim in found if then in claim.exact] == [None]


@pytest.mark.parametrize(
    ("body", "words", "speaker"),
    [
        ("Divers found crates and chains were lost in 1904.", "crates and chains were lost in 1904", "Divers"),
        ("The navy said tugs and ferries would cost $40m.", "tugs and ferries would cost $40m", "navy"),
        ("The navy said 12 tugs had sunk and would cost $40m.", "would cost $40m", "navy"),
    ],
)
def test_a_subject_of_its_own_keeps_what_was_said_together(body, words, speaker):
    found = claims(body, attribution=load_attribution())
    assert [claim.speaker for claim in found if words in claim.exact] == [speaker]


DESCRIBED = [
    ("The mural, which shows the king as a shepherd, hung in a barn for 60 years.", "hung in a barn for 60 years"),
    ("The survey, which says nine in ten adults own a bike, was paid for by Velo.", "was paid for by Velo"),
    ("Ruiz, who claims to be 110, lives in Mour with two dogs.", "lives in Mour with two dogs"),
    ("Ana Ruiz, who says she was robbed, has left Mour.", "has left Mour"),
]


@pytest.mark.parametrize(("body", "told"), DESCRIBED)
def test_a_verb_of_saying_in_a_relative_clause_leaves_the_main_clause_to_the_text(body, told):
    found = claims(body, attribution=load_attribution())
    main = [claim for claim in found if claim.exact.endswith(told)]
    assert [(claim.exact, claim.speaker) for claim in main] == [(body.rstrip("."), None)]
