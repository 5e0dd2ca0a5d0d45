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


OWN_WORDS = [
    ("When I took office, rents rose by 7 percent.", "When Ana Ruiz took office, rents rose by 7 percent.", False),
    ("My party closed 40 mines in 2018.", "Ana Ruiz's party closed 40 mines in 2018.", False),
    ("I have sold my 12 flats.", "Ana Ruiz has sold Ruiz's 12 flats.", False),
    ("I carry 12 buckets a day.", "Ana Ruiz carries 12 buckets a day.", False),
    ("I've cut taxes three times.", "Ana Ruiz has cut taxes three times.", False),
    ("I don't own 12 flats.", "Ana Ruiz doesn't own 12 flats.", False),
    ("Rents in my district rose by 18 percent.", "Rents in Ana Ruiz's district rose by 18 percent.", False),
    (
        "I sold my 12 flats to my son.",
        "Ana Ruiz sold Ruiz's 12 flats to Ruiz's son.",
        False,
    ),
    ("I put 40 euros there myself.", "Ana Ruiz put 40 euros there personally.", False),
    ("I met him four times.", "Ana Ruiz met him four times.", True),
    ("The board asked me for 40 euros.", "The board asked Ana Ruiz for 40 euros.", False),
    ("You closed 40 mines in 2018.", "You closed 40 mines in 2018.", True),
    ("In 2018 the council cut our grant by 30 percent.", "In 2018 the council cut our grant by 30 percent.", True),
    ("I voted against the levy in 2019.", "Ana Ruiz voted against the levy in 2019.", False),
    ("I have never signed the bill.", "Ana Ruiz has never signed the bill.", False),
    ("World War I killed 40 million people.", "World War I killed 40 million people.", False),
]


@pytest.mark.parametrize(("words", "text", "is_open"), OWN_WORDS, ids=[row[0] for row in OWN_WORDS])
def test_words_for_whoever_speaks_are_written_out_or_marked(words, text, is_open):
    body = f"Thank you. We built 53,400 homes in 2019.\n\nI was there.\n\n{words}\n\nI am here."
    claims = extract(body, published=PUBLISHED, headline="Speech by Ana Ruiz at York").claims
    assert (text, is_open) in [(claim.standalone_text, claim.context_needed) for claim in claims]


def test_a_second_thing_that_the_speaker_did_names_the_speaker():
    body = "Thank you. We built 53,400 homes in 2019.\n\nI came to the town in 2010 and counted 40 empty homes."
    claims = extract(body, published=PUBLISHED, headline="Speech by Ana Ruiz at York").claims
    assert claims[-1].standalone_text == "Ana Ruiz counted 40 empty homes."


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


def test_a_speech_is_its_speakers():
    found = speakers(SPEECH, headline="Transcript: Prime Minister Ana Ruiz's address in Leeds")
    assert found["We built 53,400 homes in 2019"] == ("Ana Ruiz", Voice.QUOTED)
    assert found["we would build 50,000 homes a year"] == ("Ana Ruiz", Voice.REPORTED)
    assert found["Our emissions fell by 18% in 2019"] == ("Ana Ruiz", Voice.QUOTED)


POSTS = """What was posted on Monday

Rep. Marcus Hale (@RepHale) 9:14 AM
THREAD: The roads are worse. 1/2

2/2 In 2023 the state had 1,870 miles of bad road. I voted against the cut in May.

Gov. Ada Lund (@GovLund) · 10:02 AM
We resurfaced 3,100 miles since 2022. BREAKING: The bridge reopened in 2019.

Two men posted 40 replies in 2020."""


def test_posts_are_those_of_the_account_above_them():
    found = speakers(POSTS)
    assert found["In 2023 the state had 1,870 miles of bad road"] == ("Marcus Hale", Voice.QUOTED)
    assert found["We resurfaced 3,100 miles since 2022"] == ("Ada Lund", Voice.QUOTED)
    assert found["Two men posted 40 replies in 2020"] == (None, Voice.OWN)


def test_a_thread_goes_on_while_it_is_numbered():
    found = speakers(
        "Ben Roe (@broe) 8:01 PM\n1/2 She sent 14 pages.\n\n2/2 We counted 9 flights in 2019.\n\nIt cost $3 million."
    )
    assert found["We counted 9 flights in 2019"] == ("Ben Roe", Voice.QUOTED)
    assert found["It cost $3 million"] == (None, Voice.OWN)


def test_what_marks_an_entry_is_no_part_of_it():
    found = speakers(
        "The vote took place at noon.\n\n10:05 BREAKING: The bridge reopened in 2019.\n\n3/4 Ten mines closed in 2018."
    )
    assert {"The bridge reopened in 2019", "Ten mines closed in 2018"} <= set(found)


LETTER = """Sir,

Your report on waits is wrong. I was a nurse for 22 years. Three wards closed in 2024.

The chairman, Ben Roe, says that 40 nurses left.

Yours faithfully,
Eileen Garrow
Upper Mour"""


def test_a_letter_is_whose_name_stands_below():
    found = speakers(LETTER)
    assert found["Three wards closed in 2024"] == ("Eileen Garrow", Voice.QUOTED)
    assert found["40 nurses left"] == ("Ben Roe", Voice.REPORTED)


def test_bold_names_leave_no_marks():
    body = "**Lind:** Is it so?\n\n**Roe:** We closed 40 mines in 2019.\n\n**Lind:** Why?\n\n**Roe:** I had no choice."
    assert speakers(body)["We closed 40 mines in 2019"] == ("Roe", Voice.QUOTED)
    assert "**Roe:**" in [entry.exact for entry in extract(body, published=PUBLISHED).rejected]


def test_whom_the_headline_names_in_full_speaks_by_surname():
    body = "COLT: We closed 40 mines in 2019.\n\nLUND: You sold them.\n\nCOLT: I closed them."
    found = speakers(body, headline="Transcript of the debate of Prime Minister Adrian Colt and Ada Lund")
    assert found["We closed 40 mines in 2019"] == ("Adrian Colt", Voice.QUOTED)


def test_what_a_speaker_says_of_others_words_is_the_speakers():
    found = speakers(
        "We built 400 homes. I was there. She promised to build 900 homes by 2019. He would know that 30 came.",
        headline="Speech by Mayor Ana Ruiz at York",
    )
    assert {speaker for speaker, _ in found.values()} == {"Ana Ruiz"}


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


OWN_VOICE = [
    (
        "The council lent $3 million. We asked for the papers in May. We got 40 pages.",
        "Ben Roe repaid the loan in full",
    ),
    ("Ben Roe's speech on Monday drew 40 critics. I was there. We counted 300 people in the hall.", None),
    ("A transcript shows that Ben Roe owed $3 million.\n\nI met him in 2010.\n\nWe saw 40 pages.", None),
    ("We owed $40,000 in 2020. I sold two cars.", "How we paid our $40,000 debt in full, by Ben Roe's neighbors"),
    ("I worked there for 12 years. We saw 300 jobs go in 2019.", "What Ben Roe's speech in full taught me"),
    ("I counted 300 people in the hall. We met 40 readers in May.", "Review: Ana Ruiz's remarks on homes"),
    ("We obtained 40 pages in May. I asked her aides in June.", "Transcript shows Ana Ruiz knew of the leak"),
    ("We saw 40 guests. I left in May.", "Ana Ruiz's speech in full color"),
    ("I lost $300 in May. We sold 40 cars in June.", "Speech by Ben Roe draws 40 critics"),
    ("I lost $300 in May. We sold 40 cars in June.", "Speech by Ben Roe and Ana Lind"),
    ("I lost $300 in May. We sold 40 cars in June.", "After Ben Roe's address, our readers reply"),
]


@pytest.mark.parametrize(("body", "headline"), OWN_VOICE, ids=[row[0][:30] for row in OWN_VOICE])
def test_whoever_writes_in_the_first_person_is_nobody_of_the_headline(body, headline):
    assert {speaker for speaker, _ in speakers(body, headline).values()} == {None}


@pytest.mark.parametrize(
    "headline",
    [
        "Full transcript of Ben Roe's speech",
        "Remarks by Ben Roe at the Mour Forum",
        "Speech by Governor Ben Roe at the rally of the Forward Party in Port Alder, 28 November 2026",
        "Closing speech by Ben Roe",
        "Prime Minister Ben Roe’s speech to the nation: full text",
        "Full text: Ben Roe's budget speech",
        "Ben Roe's budget speech in full",
        "READ: Full text of King Ben Roe's Christmas message",
        "Transcript: remarks by President Ben Roe",
    ],
)
def test_a_heading_without_a_verb_tells_whose_speech_it_is(headline):
    body = (
        "Good evening.\n\nWe built 40 homes.\n\nTax fell to 3%.\n\nI thank you.\n\nThe Mour Gazette sells 3,000 copies."
    )
    for found in (speakers(body, headline), speakers(f"{headline}\n\n{body}")):
        assert found["We built 40 homes"] == found["Tax fell to 3%"] == ("Ben Roe", Voice.QUOTED)
        assert found["The Mour Gazette sells 3,000 copies"] == (None, Voice.OWN)


NOT_PEOPLE = [
    "North Velloria: Rain fell on 12 towns.\n\nSouth Velloria: Snow closed 3 roads.\n\nEast Velloria: It froze for 3 days.",
    "Velm Bank: Profit rose 3%.\n\nOrrin Bank: Profit fell 4%.\n\nMour Bank: The bank cut 40 jobs in May.",
    "Orrin Rovers: Signed 3 men.\n\nMour Rovers: The club sold 2 players.\n\nVelm Rovers: The club lost $3 million.",
    "London: Police shut two roads.\n\nParis: Rain fell on 12 towns.\n\nLondon: Police arrested 40 people.",
    "Leeds: Police shut 2 roads.\n\nOslo: “We lost 12 homes,” Ann Lee said.\n\nLeeds: They held 40.\n\nOslo: It froze.",
    "General Motors: Police shut 2 plants.\n\nJustice Department: It lost 12 cases.\n\nGeneral Motors: It cut 300 jobs.",
    "Velm Tower: You can see 40 miles.\n\nOrrin Park: The park has 12 lakes.\n\nVelm Tower: Tickets cost $40.",
    "Monday: We walked 40 miles.\n\nTuesday Morning: We met 12 people.\n\nMonday: I lost 3 kg.",
    "Oslo: We walked 40 miles.\n\nParis: We met 12 people.\n\nOslo: I lost 3 kg.",
    "Norrbank (NRB): Shares rose 3%.\n\nVelm Oil (VLM): Shares fell 4%.\n\nNorrbank (NRB): It sold 40 branches in May.",
]


@pytest.mark.parametrize("body", NOT_PEOPLE, ids=[body[:20] for body in NOT_PEOPLE])
def test_places_bodies_and_days_before_a_colon_say_nothing(body):
    assert Voice.QUOTED not in {voice for _, voice in speakers(body).values()}


def test_labels_without_a_known_name_are_people_where_they_speak_of_themselves():
    found = speakers("Orrin: We lost 40 men.\n\nVelm: And then?\n\nOrrin: I left. It has 12 engines.\n\nVelm: Did you?")
    assert found["It has 12 engines"] == ("Orrin", Voice.QUOTED)


def test_a_name_in_capitals_is_a_name():
    found = speakers("SARAH HOLT: Prices rose 12%.\n\nTHE COURT: Overruled.\n\nSARAH HOLT: He sold 40 homes.")
    assert found["He sold 40 homes"] == ("Sarah Holt", Voice.QUOTED)


REPORTED = """Sarah Holt: We opened nine clinics.

{between}

Tom Berg: The deficit is $3 million.

Sarah Holt: It was $2 million in 2018."""
PROSE = [
    ("The hall was full, with 300 people.", None),
    ("Police closed two roads.", None),
    ("Outside, protesters burned 12 cars.\n\nThe mayor left at noon.", None),
    ("A bell rang. 40 guests stood up.", None),
    ("“We saw 40 guests,” an usher said. 12 were asleep.", None),
    ("We shut two parks as well.", "Sarah Holt"),
    ("Crime fell by 4% in 2018.\n\nI was minister then.", "Sarah Holt"),
]


@pytest.mark.parametrize(("between", "speaker"), PROSE)
def test_what_stands_between_turns_is_the_speakers_where_it_says_so(between, speaker):
    claims = extract(REPORTED.format(between=between), published=PUBLISHED, headline=None).claims
    told = [claim for claim in claims if claim.exact in between and "We saw" not in claim.exact]
    assert told
    assert {claim.speaker for claim in told} == {speaker}
    assert claims[-1].speaker == "Sarah Holt"


@pytest.mark.parametrize(
    "said",
    [
        "I said it would cost $40 million",
        "I think it was built in 1990",
        "We said it would close in 2027",
        "I know that it employs 40 people",
        "I said its roof had lost 40 tiles",
    ],
)
def test_it_is_not_whoever_speaks(said):
    claims = extract(
        f"MR. DOE: She lied.\n\nMS. ROE: No.\n\nMR. DOE: {said}.", published=PUBLISHED, headline=None
    ).claims
    assert (claims[-1].speaker, claims[-1].context_needed) == ("Doe", True)
    assert claims[-1].standalone_text.lower().startswith("it")


def test_it_is_the_body_whose_words_a_speaker_tells():
    body = "MR. DOE: She lied.\n\nMS. ROE: No.\n\nMR. DOE: I asked. Norrbank said it would cut 300 jobs."
    claim = extract(body, published=PUBLISHED, headline=None).claims[-1]
    assert (claim.speaker, claim.standalone_text) == ("Norrbank", "Norrbank would cut 300 jobs.")


@pytest.mark.parametrize("label", ["Claim:", "The claim:", "Myth 2:", "Viral claim:", "What was claimed:"])
def test_what_a_label_calls_a_claim_is_not_asserted(label):
    claim = extract(f"{label} Two mines closed in 2019.", published=PUBLISHED, headline=None).claims[0]
    assert (claim.voice, claim.attribution.force) == ("reported", "claimed")
    assert claim.exact == "Two mines closed in 2019"
