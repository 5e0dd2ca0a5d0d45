"""Clauses that a sentence holds without asserting them are no claims of their own."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.artifacts.attribution import load_attribution
from claims.artifacts.claim_spans import load_span_reader
from claims.core.extraction.pipeline import extract
from claims.core.extraction.spans.claim_spans import SpanReader
from claims.core.records import ExtractedClaim, Force

PUBLISHED = dt.date(2026, 11, 30)

WHOLE = [
    "It is not true that refugees are put at the top of the list.",
    "It is false that the mayor sold the harbor in 2021.",
    "It is a myth that vaccines contain microchips.",
    "It is simply untrue that 40 schools were closed.",
    "It isn't the case that the mine was closed in 2020.",
    "There is no truth to the claim that the bank lost 40 million euros.",
    "A second claim in the video, that the president owns 12 flats, is misleading.",
    "The rumor that Ana Ruiz left the party in 2024 is untrue.",
    "No evidence supports the claim that 50,000 houses were given away.",
    "There is no evidence that the vaccine killed 400 people.",
    "The report does not say that the homes were given to them.",
    "Roe did not say that the firm told staff that 40 jobs would go.",
    "Ben Roe never said where the figure of 40 million came from.",
    "The pool will close by 2030 unless the council pays 40 million euros.",
    "The police have not confirmed that three men were arrested.",
    "Ana Ruiz found no evidence to show that 40 men were paid.",
]
"""Sentences that stay one claim: without their first words they would say the opposite, or what nobody said."""


@pytest.fixture(scope="module", params=["rules", "encoder"])
def spans(request: pytest.FixtureRequest) -> SpanReader | None:
    """The reader of claim spans, which must not take the refuted words alone either; None for the rules."""
    reader = load_span_reader() if request.param == "encoder" else None
    if request.param == "encoder" and reader is None:
        pytest.skip("the encoder is not installed")
    return reader


def _claims(body: str, spans: SpanReader | None) -> tuple[ExtractedClaim, ...]:
    return extract(body, published=PUBLISHED, attribution=load_attribution(), spans=spans).claims


@pytest.mark.parametrize("body", WHOLE)
def test_what_is_taken_back_is_no_claim_without_it(body: str, spans: SpanReader | None) -> None:
    claims = _claims(body, spans)
    assert [claim.standalone_text for claim in claims] == [body]


@pytest.mark.parametrize(
    "body",
    [
        "If you give me four more years, I will build 300 homes.",
        "If the bank lends us 40 million euros, the firm will build 300 homes by 2030.",
        "Unless the council pays 40 million euros, the pool will close by 2030.",
    ],
)
def test_what_depends_on_a_condition_keeps_it(body: str, spans: SpanReader | None) -> None:
    assert [claim.standalone_text for claim in _claims(body, spans)] == [body]


def test_so_it_does_in_quoted_words(spans: SpanReader | None) -> None:
    body = '"If you give me four more years, I will build 300 homes," Ana Ruiz said.'
    said = [claim.exact for claim in _claims(body, spans)]
    assert all(exact.lstrip('"').startswith("If you give me") for exact in said)


def test_what_follows_a_refuted_clause_is_a_claim_of_its_own(spans: SpanReader | None) -> None:
    claims = _claims("It is false that the harbor was sold, and the bank lost 40 million euros in 2020.", spans)
    assert "The bank lost 40 million euros in 2020." in [claim.standalone_text for claim in claims]


@pytest.mark.parametrize(
    "body",
    [
        "The report he mentions was written in 2021.",
        "Contrary to what Harald Voss said, foreigners paid 6.1 billion francs in tax.",
        "Despite what Ana Ruiz told the paper, 40 schools were closed in 2020.",
    ],
)
def test_what_only_mentions_what_somebody_said_is_not_theirs(body: str, spans: SpanReader | None) -> None:
    assert {claim.speaker for claim in _claims(body, spans)} == {None}


def test_that_nothing_shows_it_is_what_somebody_says(spans: SpanReader | None) -> None:
    (claim,) = _claims("The police said no evidence showed that 40 homes were sold.", spans)
    assert (claim.standalone_text, claim.speaker) == ("No evidence showed that 40 homes were sold.", "police")


@pytest.mark.parametrize(
    "body",
    [
        "Roe said no evidence supports the claim that 12 men died.",
        "The mayor says nothing supports the claim that 50,000 houses were given away.",
        "Ana Ruiz said there was nothing in the rumor that 40 homes were sold.",
    ],
)
def test_what_somebody_says_that_nothing_supports_is_not_theirs(body: str, spans: SpanReader | None) -> None:
    (claim,) = _claims(body, spans)
    assert any(word in claim.standalone_text.lower() for word in ("no evidence", "nothing"))


def test_what_is_falsely_said_is_claimed(spans: SpanReader | None) -> None:
    (claim,) = _claims("Ana Ruiz falsely said that 3,000 people died of the drug.", spans)
    assert claim.attribution is not None
    assert claim.attribution.force is Force.CLAIMED
