"""What is checkable, what is shelved and why: sentences of own making through the whole pipeline."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.extraction.pipeline import extract
from claims.core.extraction.statements.detection import is_boilerplate
from claims.core.records import RejectReason
from claims.core.verdicts import ClaimKind

PUBLISHED = dt.date(2024, 3, 4)

SHELVED = [
    ("Who will pay for all this?", RejectReason.QUESTION),
    ("How can this still be happening?", RejectReason.RHETORICAL),
    ("It is a disgrace.", RejectReason.OPINION),
    ("The road to a deal is fraught with obstacles.", RejectReason.OPINION),
    ("It was simply the greatest night in the history of the club.", RejectReason.OPINION),
    ("Ministers should act now.", RejectReason.CALL_OR_WISH),
    ("Please check your records.", RejectReason.CALL_OR_WISH),
    ("Residents are advised to call the toll-free line 112.", RejectReason.CALL_OR_WISH),
    ("The move may change the party for good.", RejectReason.PREDICTION),
    ("The deal will likely see prices fall.", RejectReason.PREDICTION),
    ("It is unclear who would pay.", RejectReason.TOO_VAGUE),
    ("The truce raised hopes that peace was near.", RejectReason.TOO_VAGUE),
    ("Much depends on wages.", RejectReason.TOO_VAGUE),
    ("Sign up for our weekly newsletter.", RejectReason.BOILERPLATE),
    ("Jane Roe contributed reporting from Kabul.", RejectReason.BOILERPLATE),
    ("Photo: Jane Roe.", RejectReason.BOILERPLATE),
    ("Email newsdesk@echo.example or call 01632 960 118.", RejectReason.BOILERPLATE),
    ("You can reach Jane Roe at jroe@echo.example.", RejectReason.BOILERPLATE),
    ("Jane Roe can be reached at jroe@echo.example.", RejectReason.BOILERPLATE),
    ("The clinic can be contacted on 01632 960 118.", RejectReason.BOILERPLATE),
    ("Contact the desk at newsdesk@echo.example or by letter.", RejectReason.BOILERPLATE),
    ("Edited by Jane Roe and Ben Doe.", RejectReason.BOILERPLATE),
    ("Join the conversation about the dam.", RejectReason.BOILERPLATE),
    ("We're pausing our live coverage for the evening.", RejectReason.BOILERPLATE),
    ("Our reporter Dale Brennick is in Port Halden.", RejectReason.BOILERPLATE),
    ("We contacted Mr Hatherley for comment.", RejectReason.BOILERPLATE),
    ("We have asked the ministry for a response.", RejectReason.BOILERPLATE),
    ("She spoke to us in her office in Ardenham.", RejectReason.BOILERPLATE),
    ("We asked the ministry for a statement, but it did not reply.", RejectReason.BOILERPLATE),
    ("Our reporter Ana Lind has been at the scene.", RejectReason.BOILERPLATE),
    ("Follow all the reaction on our live page.", RejectReason.BOILERPLATE),
    ("This story was amended on 4 May 2024 to give the right figure.", RejectReason.BOILERPLATE),
    ("Read more: Jane Roe on why the talks are running out of road.", RejectReason.BOILERPLATE),
    ("Editor’s Note: Jane Roe was the minister of transport in 2019.", RejectReason.BOILERPLATE),
    ("Correction: This report was first published on 4 May with another figure.", RejectReason.BOILERPLATE),
    ("We use cookies to improve your visit.", RejectReason.BOILERPLATE),
    ("I was terrified.", RejectReason.OPINION),
    ("My house shook and I ran.", RejectReason.PERSONAL_EXPERIENCE),
    ("What a night.", RejectReason.NO_ASSERTION),
    ("Rumors are another obstacle.", RejectReason.OPINION),
    ("Lawyers have moved quickly.", RejectReason.TOO_VAGUE),
    ("Others in his party disagree.", RejectReason.OPINION),
    ("Patient groups have called for free tests.", RejectReason.OPINION),
    ("Now many are cutting back.", RejectReason.TOO_VAGUE),
    ("Newswire writer Ana Ruiz in Tolmen contributed.", RejectReason.BOILERPLATE),
]


@pytest.mark.parametrize(("text", "reason"), SHELVED, ids=[text for text, _ in SHELVED])
def test_shelved_with_its_reason(text, reason):
    extraction = extract(text, published=PUBLISHED)
    assert extraction.claims == ()
    assert [rejected.reason for rejected in extraction.rejected] == [reason]
    assert 0 <= extraction.rejected[0].score < 0.4


TAKEN = [
    ("Unemployment fell to 4.1 percent in January.", ClaimKind.QUANTITY, "figure with unit"),
    ("Parliament passed the bill on Monday.", ClaimKind.EVENT, "names an official act"),
    ("The flood was caused by heavy rain in the hills.", ClaimKind.CAUSAL, "states a cause"),
    ("Oslo has more museums than Bergen.", ClaimKind.COMPARISON, "compares or ranks"),
    ("Norland is a member of the alliance.", ClaimKind.STATUS, "states what is the case"),
    ("The firm will close two plants on 1 May.", ClaimKind.PREDICTION, "forecast that a day settles"),
    ("The party promised to cut the tax by 5 percent.", ClaimKind.PROMISE, "figure with unit"),
    ("Villagers could still hear shots on Monday.", ClaimKind.EVENT, "states what is the case"),
    ("Doctors could not save two of the 14 patients.", ClaimKind.QUANTITY, "figure with unit"),
    ("Prices could rise by 3 percent in May.", ClaimKind.PREDICTION, "figure with unit"),
    ("Prices are expected to rise by 3 percent in May.", ClaimKind.PREDICTION, "figure with unit"),
    ("Firms must pay a fee of 5 percent.", ClaimKind.QUANTITY, "figure with unit"),
]


@pytest.mark.parametrize(
    "text",
    [
        "The island can be reached at low tide in 12 minutes.",
        "The summit can be reached by 1,200 steps in 40 minutes.",
        "The constitution says this article was amended 12 times.",
        "Roe asked 40 people to join the conversation about the dam.",
        "Edited by Jane Roe, the book sold 40,000 copies in 2019.",
        "Contact tracing at roe@echo.example found 40 infected people.",
        "We asked 1,200 voters for their reaction, and 62% said they would vote no.",
        "We asked voters in Mour for their reaction and most said they would vote no.",
        "We have contacted 40 councils for a statement and 12 said they cut jobs.",
        "Our team is in 40 countries and has 300 staff.",
        "Our team has been in Oslo since 2010.",
        "Our reporters have been following 40 families for 3 years.",
        "Our reporters have been following twelve families in Mour.",
        "Our correspondent is in prison in Velloria.",
        "Our editors are on strike over pay cuts in Mour.",
        "The minister spoke to us in May about 300 lost jobs.",
        "The minister spoke to us in May about jobs lost at Norrbank.",
        "Roe talked to me in June of losses at Norrbank.",
    ],
)
def test_words_of_boilerplate_in_a_report_are_claims(text):
    assert extract(text, published=PUBLISHED).claims


@pytest.mark.parametrize(("text", "kind", "reason"), TAKEN, ids=[text for text, _, _ in TAKEN])
def test_taken_with_its_reasons(text, kind, reason):
    extraction = extract(text, published=PUBLISHED)
    assert [claim.kind for claim in extraction.claims] == [kind]
    claim = extraction.claims[0]
    assert reason in claim.reasons
    assert 0.4 <= claim.score <= 1


def test_a_headline_line_yields_no_claim():
    body = "Council backs plan for a bridge\n\nThe council approved the plan on Monday."
    extraction = extract(body, published=PUBLISHED)
    assert [r.reason for r in extraction.rejected] == [RejectReason.DUPLICATE_IN_ARTICLE]
    assert len(extraction.claims) == 1


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("By Ann Lee", RejectReason.BOILERPLATE),
        ("By Ann Lee, 28 November 2024", RejectReason.BOILERPLATE),
        ("Council approves new tram", RejectReason.DUPLICATE_IN_ARTICLE),
    ],
)
def test_a_byline_in_front_of_a_text_is_no_headline(line, reason):
    found = extract(f"{line}\n\nThe council of Velden cut 40 jobs in May.", published=PUBLISHED)
    assert [(row.exact, row.reason) for row in found.rejected] == [(line, reason)]


def test_the_same_words_twice_are_one_claim_of_two_sentences():
    body = "Prices rose by 5 percent. They are high. Prices rose by 5 percent."
    extraction = extract(body, published=PUBLISHED)
    assert extraction.claims[0].sentences == (0, 2)
    assert len([c for c in extraction.claims if "5 percent" in c.exact]) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The 1998 fire killed 40 people.",
        "The 2010 quake killed 200,000 people in Hemmar.",
        "From 1998 to 2019, 1,107 people left.",
        "About 1000 come from Lund.",
        "May 2020 was the hottest month on record.",
        "March 2019 brought floods.",
    ],
)
def test_a_short_sentence_with_a_year_is_no_dateline(text):
    assert not is_boilerplate(text)
    assert [claim.exact for claim in extract(text, published=PUBLISHED).claims] != []


@pytest.mark.parametrize(
    "text",
    [
        "Friday, December 4, 2015.",
        "1st October 2020",
        "12 May 2020 10:30 GMT",
        "May 12, 2020 at 10:30 a.m. EDT",
        "March 2, 2020, Hemmar",
        "Tuesday 3 March 2020 | Updated 4 March 2020",
    ],
)
def test_a_line_with_nothing_but_its_date_is_boilerplate(text):
    assert is_boilerplate(text)


def test_what_a_firm_closes_is_no_boilerplate():
    assert not is_boilerplate("We're closing 12 branches in Leeds.")


@pytest.mark.parametrize(
    "told", ["abstained", "opposed it", "voted against", "withdrew", "lost seats", "have banned it", "will leave"]
)
def test_names_with_a_verb_are_no_lineup(told):
    names = "Norland, Velloria, Mour, Orrin, Halden, Tolmen, Ardenham and Ossel"
    assert [claim.exact for claim in extract(f"{names} {told}.", published=PUBLISHED).claims] == [f"{names} {told}"]


@pytest.mark.parametrize(
    "text", ["Claims: Gross claims rose 12% to $40 million.", "Claims: Norrbank paid out $3 million."]
)
def test_what_an_insurer_says_of_its_claims_is_not_only_claimed(text):
    (claim,) = extract(text, published=PUBLISHED).claims
    assert claim.attribution is None
