"""Which claim an article is about."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.extraction.centrality import rank_claims, word_overlap, words_of
from claims.core.extraction.pipeline import extract

BODY = (
    "The harbor bridge in Milltown closed on Monday after inspectors found cracks in 14 of its cables. "
    "The bridge carries 9,000 cars a day. "
    "A bakery near the town hall sold 300 loaves on Tuesday. "
    "Inspectors said the cracks in the cables of the bridge were found in March."
)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("the bridge closed", "The bridge closed.", 1.0),
        ("the bridge", "a road", 0.0),
        ("the the bridge", "the bridge opened", 2 / 3),
        ("", "the bridge", 0.0),
        ("", "", 0.0),
    ],
)
def test_overlap_is_the_f1_of_counted_words(left, right, expected):
    assert word_overlap(words_of(left), words_of(right)) == pytest.approx(expected)


def test_the_claim_that_the_article_returns_to_comes_first():
    extraction = extract(BODY, published=dt.date(2024, 3, 5))
    ranked = [extraction.claims[at].exact for at in rank_claims(BODY, extraction)]
    assert sorted(ranked) == sorted(claim.exact for claim in extraction.claims)
    bakery = next(at for at, exact in enumerate(ranked) if "bakery" in exact)
    assert "cracks" in ranked[0]
    assert bakery > 1


def test_nothing_is_ranked_where_nothing_was_found():
    assert rank_claims("", extract("", published=dt.date(2024, 3, 5))) == ()
