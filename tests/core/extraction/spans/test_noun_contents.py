"""What a noun holds ("Doe's claim that Roe knew") is no relative clause of it, and somebody's words or nobody's."""

from __future__ import annotations

import pytest

from claims.core.extraction.spans.claim_spans import SpanKind
from claims.core.records import Force
from tests.core.extraction.span_fakes import extract_told

OWNED = [
    ("Roe blamed the press for Tom Doe's claim that the mayor founded the gang .",
     "Tom Doe 's claim that the mayor founded the gang", "The mayor founded the gang.", "Tom Doe", Force.CLAIMED),
    ("The council disputes an allegation by Vellum Oil that the drivers had set 12 fires .",
     "an allegation by Vellum Oil that the drivers had set 12 fires", "The drivers had set 12 fires.", "Vellum Oil",
     Force.CLAIMED),
    ("The mill stayed open despite a warning from Ana Lund that the roof was unsafe .",
     "a warning from Ana Lund that the roof was unsafe", "The roof was unsafe.", "Ana Lund", Force.WARNED),
    ("The strike is over, said Jon Pell of his report that the firm lost 40 orders .",
     "his report that the firm lost 40 orders", "The firm lost 40 orders.", None, Force.SAID),
    ("Police acted on Mara Voss's complaint that a guard struck her son .",
     "Mara Voss 's complaint that a guard struck her son", "A guard struck her son.", "Mara Voss", Force.SAID),
]  # fmt: skip
"""Words that somebody is said to have said, as the reader takes them, what they say, whose they are, and how meant."""

OPEN = [
    ("The bank sold it amid fears that the rent would double .", "fears that the rent would double"),
    ("Despite complaints that they block the road , the vans stay .", "complaints that they block the road"),
    ("It breaks a recommendation that all salt be iodized .", "a recommendation that all salt be iodized"),
    ("The mayor fueled speculation that she had sold the hall .", "she had sold the hall"),
    ("Nobody believes the allegation that Roe stole the bell .", "the allegation that Roe stole the bell"),
    ("There is a risk that the dam has cracked .", "the dam has cracked"),
]
"""Words that nobody is said to have said, as the reader takes them."""

RELATIVE = [
    (
        "The claim that Doe filed in May was thrown out in June .",
        "The claim that Doe filed in May was thrown out in June",
    ),
    ("He read a report that Norland had ordered .", "a report that Norland had ordered"),
    ("Roe repeated a claim that was made in May .", "a claim that was made in May"),
]


@pytest.mark.parametrize(("body", "told", "text", "speaker", "force"), OWNED, ids=[row[1] for row in OWNED])
def test_what_somebody_claims_is_told_as_their_words(
    body: str, told: str, text: str, speaker: str | None, force: Force
) -> None:
    claims = extract_told(body, (told, SpanKind.CLAIM)).claims
    found = next(claim for claim in claims if claim.standalone_text == text)
    assert found.attribution is not None
    assert (found.speaker, found.attribution.force) == (speaker, force)


@pytest.mark.parametrize(("body", "told"), OPEN, ids=[row[1] for row in OPEN])
def test_what_nobody_says_to_be_so_stays_in_the_words_around(body: str, told: str) -> None:
    claims = extract_told(body, (told, SpanKind.CLAIM)).claims
    assert not any(claim.exact in told.replace(" 's", "'s") for claim in claims)


def test_what_is_a_fact_is_told_alone() -> None:
    told = ("the fact that the plant closed in 2019", SpanKind.CLAIM)
    claims = extract_told("Nobody disputes the fact that the plant closed in 2019 .", told).claims
    assert "the plant closed in 2019" in [claim.exact for claim in claims]


@pytest.mark.parametrize(
    "body", ["There is no doubt that the plant closed in 2019 .", "There was no doubt that Roe left ."]
)
def test_what_nobody_doubts_is_told_alone(body: str) -> None:
    told = body.removesuffix(" .").partition(" that ")[2]
    assert told in [claim.exact for claim in extract_told(body, (told, SpanKind.CLAIM)).claims]


CUT = [
    ("Reports that the plant had closed in 2019 were false .", "the plant had closed in 2019 were false"),
    ("Fears that the dam would burst drove 4,000 people out .", "the dam would burst drove 4,000 people out"),
    ("The rumor that Roe left the party in May is untrue .", "Roe left the party in May is untrue"),
]
"""A sentence about what a noun holds, and the words of both as a reader may take them."""


@pytest.mark.parametrize(("body", "told"), CUT, ids=[row[1] for row in CUT])
def test_the_verb_of_a_noun_is_not_of_what_it_holds(body: str, told: str) -> None:
    assert told not in [claim.exact for claim in extract_told(body, (told, SpanKind.CLAIM)).claims]


@pytest.mark.parametrize(("body", "told"), RELATIVE, ids=[row[1] for row in RELATIVE])
def test_what_is_told_of_a_claim_is_a_relative_clause(body: str, told: str) -> None:
    claims = extract_told(body, (told, SpanKind.CLAIM)).claims
    assert not any(claim.attribution is not None and claim.attribution.cue_verb == "claim" for claim in claims)


def test_a_rule_takes_no_noun_with_what_it_holds_for_a_clause_about_the_noun() -> None:
    body = "Orrin came close to an admission that the dam had leaked for 12 years."
    told = extract_told(body, ("an admission that the dam had leaked for 12 years", SpanKind.CLAIM))
    assert not any("leaked an admission" in claim.standalone_text for claim in told.claims)
