"""Clauses behind somebody's words that the outlet adds itself."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.artifacts.attribution import load_attribution
from claims.artifacts.claim_spans import load_span_reader
from claims.core.extraction.pipeline import extract
from claims.core.extraction.spans.claim_spans import SpanKind
from tests.core.extraction.span_fakes import extract_told

DAY = dt.date(2026, 10, 20)

BEHIND = [
    ("Ruiz insisted she had repaid $4,000, and a court later cleared her of 3 charges.", "cleared her", None),
    ("Ruiz said the office would close in May, but she has named no date for the sale.", "named no date", None),
    ("The mayor said 40 homes had burned, and 12 families have since left the town.", "have since left", None),
    ("Ruiz said the army had shot down 12 drones, and 4 people were killed by debris.", "4 people", "Ruiz"),
    ("Ruiz said the office would close in May, but 40 posts would stay.", "40 posts", "Ruiz"),
    ("Ruiz says the office is closed, but 40 posts are safe.", "40 posts", "Ruiz"),
    ("Ruiz said that 40 homes had burned, and that 12 families have left.", "12 families", "Ruiz"),
    ("Two schools closed, according to the ministry, while the railway cancelled 70 trains.", "70 trains", None),
    ("Two schools closed, according to the ministry, and the railway cancelled 70 trains.", "70 trains", "ministry"),
    ("According to the ministry, two schools closed, although 70 trains ran.", "70 trains", "ministry"),
    ("Some 4,000 fled, according to the mayor, while the army said it had lost 12 men.", "lost 12 men", "army"),
    ("Ruiz said the town would free 80 prisoners; so far it has freed 31.", "freed 31", "Ruiz"),
]


@pytest.mark.parametrize("network", [False, True], ids=["rules", "network"])
@pytest.mark.parametrize(("body", "words", "speaker"), BEHIND, ids=[row[1] for row in BEHIND])
def test_the_tense_and_a_contrast_tell_who_says_the_second_clause(body, words, speaker, network):
    attribution = load_attribution() if network else None
    claims = extract(body, published=DAY, attribution=attribution).claims
    assert next(claim.speaker for claim in claims if words in claim.exact) == speaker


def test_a_clause_that_only_the_reader_takes_is_the_outlets_as_well():
    body = "Ruiz insisted she had repaid the money, and a parliamentary inquiry later cleared her of wrongdoing."
    words = "a parliamentary inquiry later cleared her of wrongdoing"
    (claim,) = [c for c in extract_told(body, (words, SpanKind.CLAIM)).claims if c.exact == words]
    assert claim.speaker is None


@pytest.mark.parametrize(
    "body",
    [
        "Ruiz promised to free all 80 prisoners; so far she has freed 31.",
        "Ruiz pledged to build 400 homes; so far 12 have been built.",
        "The minister vowed to hire 500 nurses; the clinics have hired 40 since May.",
    ],
)
def test_what_has_come_of_a_plan_is_told_by_the_outlet(body):
    spans = load_span_reader()
    if spans is None:
        pytest.skip("the encoder is not installed")
    claims = extract(body, published=DAY, attribution=load_attribution(), spans=spans).claims
    assert claims[-1].exact == body.partition("; ")[2].rstrip(".")
    assert claims[-1].speaker is None
