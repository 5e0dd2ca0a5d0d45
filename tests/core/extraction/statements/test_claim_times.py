"""The dates that a claim is cut off from: inside an interval's words, and right before it."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.extraction.pipeline import extract


@pytest.mark.parametrize(
    ("text", "claim", "times"),
    [
        ("The bridge has been shut since 2017, when a barge hit it.", "a barge hit it", ["2017"]),
        ("The pier was the last that burnt in 2019, when eight people died.", "eight people died", ["2019"]),
        ("It was the coldest night since records began in 1968.", "records began in 1968", ["1968"]),
        ("It was the coldest night since 1968.", "It was the coldest night since 1968", ["1968/.."]),
        ("The bridge has been shut since 2017, said Mr Roe, when a barge hit it.", "a barge hit it", []),
    ],
)
def test_times_of_a_claim(text, claim, times):
    claims = {found.exact: found for found in extract(text, published=dt.date(2024, 5, 15)).claims}
    assert [time.edtf for time in claims[claim].times] == times
