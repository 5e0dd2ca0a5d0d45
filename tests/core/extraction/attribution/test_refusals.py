"""What is not given to somebody is refused, and not denied to be so."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.extraction.pipeline import extract
from claims.core.records import Force

PUBLISHED = dt.date(2024, 5, 19)


def is_denial(body: str) -> bool:
    claims = extract(body, published=PUBLISHED).claims
    return any(claim.attribution is not None and claim.attribution.force is Force.DENIED for claim in claims)


@pytest.mark.parametrize(
    "body",
    [
        "Ms Pell denied him a right of reply at the meeting.",
        "The judge denied Roe a hearing on Monday.",
        "The judge denied Roe bail on Friday.",
        "The judge denied the request on Friday.",
        "The court denied an appeal by Roe in May.",
        "The bank denied the customers their savings.",
        "The club denied its fans refunds in May.",
        "The board denied the union access to the site in May.",
        "Norland denied her a visa in 2019.",
        "The judge denied the request that was filed in May.",
        "The hospital denied treatment to 12 men in May.",
        "The court denied the motion filed in 2011.",
        "The regulator has denied Wessmark an extra fare rise this spring.",
    ],
)
def test_a_refusal_is_no_denial(body: str) -> None:
    assert not is_denial(body)


@pytest.mark.parametrize(
    "body",
    [
        "Roe denied any role in the theft of May.",
        "Roe denied her claims.",
        "Roe denied him.",
        "Roe denied leaving the scene in May.",
        "Norland denied Tavrian involvement in the strike.",
        "The ministry denied reports of a coup in May.",
        "Roe denied that the company had paid 40 officials.",
        "Roe denied any request for payment.",
        "The mayor denied the two men had been paid in May.",
        # A clause without "that".
        "The ministry denied a request for comment had been sent.",
        "The minister denied parole had been granted in May.",
        "The hospital denied treatment was delayed in 2019.",
        "Acme denied the motion was filed in 2011.",
        "The bank denied customers refunds were late in May.",
    ],
)
def test_a_denial_stays_one(body: str) -> None:
    assert is_denial(body)
