"""Denials of a whole clause, and who denies it."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.extraction.pipeline import extract
from claims.core.records import Force
from claims.core.verdicts import ClaimKind

DAY = dt.date(2026, 10, 20)

DENIED = [
    (
        "His lawyer says the firm acted on the minister's orders, which Ana Ruiz denies.",
        "Ana Ruiz denies that the firm acted on the minister's orders.",
        "Ana Ruiz",
    ),
    (
        "Ben Roe says the deal was signed in May, which Ana Ruiz denied.",
        "Ana Ruiz denied that the deal was signed in May 2026.",
        "Ana Ruiz",
    ),
    (
        "The rebels were paid $3 million by Qorland, which the ministry has repeatedly denied.",
        "The ministry has repeatedly denied that the rebels were paid $3 million by Qorland.",
        "ministry",
    ),
]


@pytest.mark.parametrize(("body", "text", "speaker"), DENIED, ids=[row[2] for row in DENIED])
def test_the_clause_is_denied_and_not_its_last_noun(body, text, speaker):
    (claim,) = [c for c in extract(body, published=DAY).claims if c.exact.startswith("which")]
    assert (claim.standalone_text, claim.speaker, claim.kind) == (text, speaker, ClaimKind.QUOTE)
    assert claim.attribution is not None
    assert claim.attribution.force is Force.DENIED


@pytest.mark.parametrize("noun", ["allegations of fraud", "12 charges of fraud", "any role in the murder"])
def test_what_can_be_denied_by_itself_is(noun):
    claims = extract(f"The panel has looked into {noun}, which Ana Ruiz denies.", published=DAY).claims
    assert not any(" denies that " in claim.standalone_text for claim in claims)
