"""Percentiles, computed by hand."""

from __future__ import annotations

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.core.statistics.percentiles import percentile


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [
        ([5], 0.5, 5),
        ([5], 0.9, 5),
        ([1, 2], 0.5, 1.5),
        ([3, 1, 2], 0.5, 2),
        ([1, 2, 3, 4], 0.5, 2.5),
        # 10 values: place 0.9 × 9 = 8.1, a tenth of the way from 9 to 10
        ([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 0.9, 9.1),
        # 11 values: place 9 exactly
        (list(range(0, 110, 10)), 0.9, 90),
        ([1, 1, 1, 100], 0.9, 1 + 99 * 0.7),
        ([4, 7, 9], 0, 4),
        ([4, 7, 9], 1, 9),
    ],
)
def test_by_hand(values, share, expected):
    assert percentile(values, share) == pytest.approx(expected)


@given(st.lists(st.floats(-1e9, 1e9), min_size=2, max_size=50))
def test_a_half_is_the_median_and_nine_tenths_what_the_library_says(values):
    assert percentile(values, 0.5) == pytest.approx(statistics.median(values))
    assert percentile(values, 0.9) == pytest.approx(statistics.quantiles(values, n=10, method="inclusive")[8])


@pytest.mark.parametrize(("values", "share"), [([], 0.5), ([1], 1.1), ([1], -0.1)])
def test_without_values_or_beyond_all_there_is_none(values, share):
    with pytest.raises(ValueError, match="percentile"):
        percentile(values, share)
