"""Transcripts: whose words stand behind which label, and what is no transcript."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.extraction.pipeline import extract
from claims.core.records import RejectReason, Voice

PUBLISHED = dt.date(2020, 2, 22)

INTERVIEW = """Ana Ruiz has run the guild since 2012.

Q: How bad is it?

A: We had 1,140 members in 2012. Rents doubled in 2019.

Q: The council opened a relief fund in May. Did it help?

A: The minister, Ben Roe, said 300 shops would be covered. I closed nine shops in 2018."""

DEBATE = """1. Dr Tova Marsh (Kestrel Vale) (Progress): What steps is she taking?

The Secretary of State for Health (Ebba Lind): We recruited 640 paramedics in 2019.

Dr Marsh: The station in Stowick closed in 2018. She forgot to say that 1,100 paramedics left in 2019.

[Interruption.]

Mr Speaker: Order.

Ebba Lind: His party cut the budget by $70 million in 2015."""

SPEECH = """Thank you. We built 53,400 homes in 2019.

We said we would build 50,000 homes a year. I closed two mines in 2018.

Ben Roe says that the climate is fine. Our emissions fell by 18% in 2019."""


def speakers(body, headline=None):
    claims = extract(body, published=PUBLISHED, headline=headline).claims
    return {claim.exact: (claim.speaker, claim.voice) for claim in claims}


def test_answers_are_those_of_whom_the_headline_names():
    found = speakers(INTERVIEW, headline='"Rents doubled": Ana Ruiz on the end of shops')
    assert found["Rents doubled in 2019"] == ("Ana Ruiz", Voice.QUOTED)
    assert found["The council opened a relief fund in May"] == (None, Voice.OWN)
    assert found["300 shops would be covered"] == ("Ben Roe", Voice.REPORTED)


def test_answers_are_those_of_whom_the_lines_before_name():
    assert speakers(INTERVIEW)["Rents doubled in 2019"] == ("Ana Ruiz", Voice.QUOTED)


def test_what_the_speaker_says_of_himself_names_him():
    claims = extract(INTERVIEW, published=PUBLISHED, headline=None).claims
    assert claims[-1].standalone_text == "Ana Ruiz closed nine shops in 2018."


def test_each_turn_of_a_debate_has_its_speaker():
    found = speakers(DEBATE)
    assert found["We recruited 640 paramedics in 2019"] == ("Ebba Lind", Voice.QUOTED)
    assert found["The station in Stowick closed in 2018"] == ("Tova Marsh", Voice.QUOTED)
    assert found["His party cut the budget by $70 million in 2015"] == ("Ebba Lind", Voice.QUOTED)
    assert not any("Dr Marsh" in exact for exact in found)


def test_labels_say_nothing():
    shelf = {entry.exact: entry.reason for entry in extract(DEBATE, published=PUBLISHED, headline=None).rejected}
    assert shelf["Dr Marsh:"] is RejectReason.BOILERPLATE
    assert shelf["The Secretary of State for Health (Ebba Lind):"] is RejectReason.BOILERPLATE


def test_what_somebody_forgets_to_say_is_not_theirs():
    body = "Ben Roe boasts of jobs, but he forgets to mention that 1,100 nurses left in 2019."
    claim = extract(body, published=PUBLISHED, headline=None).claims[-1]
    assert (claim.exact, claim.speaker) == ("1,100 nurses left in 2019", None)


def test_a_speech_is_its_speakers():
    found = speakers(SPEECH, headline="Transcript: Prime Minister Ana Ruiz's address in Leeds")
    assert found["We built 53,400 homes in 2019"] == ("Ana Ruiz", Voice.QUOTED)
    assert found["we would build 50,000 homes a year"] == ("Ana Ruiz", Voice.REPORTED)
    assert found["Our emissions fell by 18% in 2019"] == ("Ana Ruiz", Voice.QUOTED)


@pytest.mark.parametrize("brackets", ["( )", "()", "[ ]", "(\N{NO-BREAK SPACE} )", "( Tova)"])
def test_brackets_with_no_name_leave_the_office(brackets):
    found = speakers("\n\n".join(f"The Chair {brackets}: We opened {number} clinics." for number in ("9", "10", "2")))
    assert found["We opened 9 clinics"] == ("The Chair", Voice.QUOTED)


@pytest.mark.parametrize(
    ("body", "headline"),
    [
        (SPEECH, "Ana Ruiz's address in Leeds draws fire from Ben Roe"),
        ("The council sold two parks in 2019.\n\nIt closed nine pools in 2018.", "Transcript: Ana Ruiz's address"),
        ("Leeds Rovers (4-3-3): Novak; Perrin.\n\nYork Vale: Havlik; Moss.\n\nThe match ended 3-1 in 2019.", None),
        ("Claim: Two mines closed in 2019.\n\nVerdict: False.\n\nClaim: A ship sank in 2018.", None),
    ],
)
def test_what_is_no_transcript_has_no_turns(body, headline):
    claims = extract(body, published=PUBLISHED, headline=headline).claims
    assert claims
    assert not any(claim.voice is Voice.QUOTED for claim in claims)


@pytest.mark.parametrize("label", ["Claim:", "The claim:", "Myth 2:", "Viral claim:", "What was claimed:"])
def test_what_a_label_calls_a_claim_is_not_asserted(label):
    claim = extract(f"{label} Two mines closed in 2019.", published=PUBLISHED, headline=None).claims[0]
    assert (claim.voice, claim.attribution.force) == ("reported", "claimed")
    assert claim.exact == "Two mines closed in 2019"
