"""Extraction as the product runs it: scores of one scale, with and without the encoder, and the same statements."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.artifacts.detection import load_detector
from claims.core.extraction.pipeline import extract
from claims.services.extracting import extract_claims

BODY = (
    "The council cut 40 posts in May 2019, the mayor said. The mood was somber. "
    "Rents have doubled since 2010. Everybody should read this."
)
DAY = dt.date(2020, 1, 1)


@pytest.mark.parametrize("encoder", [False, True])
def test_statements_are_those_of_the_rules_and_scores_are_learned(encoder: bool) -> None:
    plain, scored = extract(BODY, published=DAY), extract_claims(BODY, published=DAY, encoder=encoder)
    assert [claim.parts for claim in scored.claims] == [claim.parts for claim in plain.claims]
    assert [row.reason for row in scored.rejected] == [row.reason for row in plain.rejected]
    assert [claim.score for claim in scored.claims] != [claim.score for claim in plain.claims]
    assert max(row.score for row in scored.rejected) < min(claim.score for claim in scored.claims)
    assert all(0 <= one.score <= 1 for one in (*scored.claims, *scored.rejected))


def test_the_encoder_changes_scores_and_nothing_else() -> None:
    if not load_detector(encoder=True).has_encoder:
        pytest.skip("onnxruntime is not installed")
    without, joined = (extract_claims(BODY, published=DAY, encoder=encoder) for encoder in (False, True))
    assert [claim.score for claim in joined.claims] != [claim.score for claim in without.claims]
    assert [claim.standalone_text for claim in joined.claims] == [claim.standalone_text for claim in without.claims]
    assert extract_claims(BODY, published=DAY, encoder=True) == joined
