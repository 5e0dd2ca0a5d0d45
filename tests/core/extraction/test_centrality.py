"""Which claim an article is about."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace
from time import process_time

import pytest

from claims.core.extraction.centrality import (
    CENTRAL,
    EARLY,
    WORTH,
    rank_claims,
    weighted_overlaps,
    word_overlap,
    words_of,
)
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
    ranked = rank_claims(BODY, extraction)
    assert sorted(one.index for one in ranked) == list(range(len(extraction.claims)))
    texts = [extraction.claims[one.index].exact for one in ranked]
    assert "harbor bridge" in texts[0]
    assert next(at for at, exact in enumerate(texts) if "bakery" in exact) > 1
    assert ranked[0].reasons[:2] == (CENTRAL, EARLY)


def taken(extraction, **changes):
    """The extraction with changed claims, by words that they hold."""
    claims = tuple(
        replace(claim, **next((change for word, change in changes.items() if word in claim.exact), {}))
        for claim in extraction.claims
    )
    return replace(extraction, claims=claims)


def first_of(extraction, body):
    best = rank_claims(body, extraction)[0]
    return extraction.claims[best.index].exact, best.reasons


TWO = "The north dam lost 40 gates. The south dam lost 40 gates."
"""Two claims of the same overlap with the text but for the place."""


@pytest.mark.parametrize(
    ("changes", "first", "reasons"),
    [
        ({"north": {"score": 0.4}, "south": {"score": 0.4}}, "north", (CENTRAL, EARLY)),
        ({"north": {"score": 0.05}, "south": {"score": 0.9}}, "south", (CENTRAL, EARLY, WORTH)),
        ({"north": {"score": 0.4, "context_needed": True}, "south": {"score": 0.6}}, "south", (CENTRAL, EARLY, WORTH)),
    ],
    ids=["the earlier", "worth checking", "readable alone"],
)
def test_place_worth_and_wording_tell_like_claims_apart(changes, first, reasons):
    extraction = taken(extract(TWO, published=dt.date(2024, 3, 5)), **changes)
    exact, said = first_of(extraction, TWO)
    assert first in exact
    assert said == reasons


def test_sums_by_word_are_the_overlaps_of_all_sentences():
    extraction = extract(BODY, published=dt.date(2024, 3, 5))
    flat = replace(
        extraction,
        claims=tuple(replace(claim, score=0.95) for claim in extraction.claims),
        rejected=tuple(replace(sentence, score=0.95) for sentence in extraction.rejected),
    )
    sentences = [words_of(BODY[s.span.start : s.span.end]) for s in flat.sentences]
    for claim, found in zip(flat.claims, weighted_overlaps(BODY, flat), strict=True):
        text = words_of(claim.standalone_text)
        expected = sum(math.exp(-at / 8) * word_overlap(text, sentence) for at, sentence in enumerate(sentences))
        assert found == pytest.approx(expected)


def test_time_grows_no_faster_than_length():
    def seconds(times):
        body = " ".join([BODY] * times)
        extraction = extract(BODY, published=dt.date(2024, 3, 5))
        extraction = replace(extraction, claims=extraction.claims * times, sentences=extraction.sentences * times)
        begin = process_time()
        rank_claims(body, extraction)
        return process_time() - begin

    seconds(100)
    assert seconds(2000) < 60 * max(seconds(200), 0.001)


def test_nothing_is_ranked_where_nothing_was_found():
    assert rank_claims("", extract("", published=dt.date(2024, 3, 5))) == ()
