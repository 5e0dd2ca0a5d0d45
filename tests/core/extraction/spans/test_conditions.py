"""Claims keep what their truth hangs on, whatever borders the reader gives them."""

from __future__ import annotations

import pytest

from claims.core.extraction.spans.claim_spans import SpanKind
from tests.core.extraction.span_fakes import extract_told

CLAIM = SpanKind.CLAIM

CUT = [
    (
        "He faces 12 years in prison if convicted.",
        "He faces 12 years in prison",
        "He faces 12 years in prison if convicted",
    ),
    (
        "He had never seen, let alone signed, such a plan in 2019.",
        "He had never seen",
        "He had never seen, let alone signed, such a plan in 2019",
    ),
]


@pytest.mark.parametrize(("body", "told", "exact"), CUT, ids=[row[1] for row in CUT])
def test_a_claim_takes_its_condition_in(body, told, exact):
    assert exact in [claim.exact for claim in extract_told(body, (told, CLAIM)).claims]


KEPT = [
    ("Ruiz asked if 40 men had died.", "Ruiz asked"),
    ("The truce holds in 40 towns, even if 12 men died.", "The truce holds in 40 towns"),
    ("In May, the council cut 40 posts.", "the council cut 40 posts"),
    ("If the talks fail, President Ana Ruiz will go.", "President Ana Ruiz"),
]


@pytest.mark.parametrize(("body", "told"), KEPT, ids=[row[1] for row in KEPT])
def test_what_is_no_condition_of_the_claim_stays_out(body, told):
    assert not any(
        claim.exact != told and claim.exact.startswith(told[:8]) and len(claim.exact) > len(told)
        for claim in extract_told(body, (told, CLAIM)).claims
        if " if " in claim.exact or claim.exact.startswith("If ")
    )


def test_the_second_verb_alone_is_no_claim():
    body = "The city had not planned, much less approved, a new port."
    told = ("The city had not planned , much less approved , a new port", CLAIM), ("much less approved", CLAIM)
    assert [claim.exact for claim in extract_told(body, *told).claims] == [body.rstrip(".")]
