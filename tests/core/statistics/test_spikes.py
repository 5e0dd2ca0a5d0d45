"""Spikes: what a day must exceed, computed by hand."""

from __future__ import annotations

import math

import pytest

from claims.core.statistics.spikes import SPIKE_DAYS, is_spike, spike_threshold

QUIET = [0] * SPIKE_DAYS


@pytest.mark.parametrize(
    ("daily", "threshold"),
    [
        (QUIET, 3),
        ([1] * SPIKE_DAYS, 3),
        ([5] * SPIKE_DAYS, 5),
        # mean 4; each day 2 off, so sd 2: 4 + 3 × 2
        ([2, 6] * 14, 10),
        # mean 1; (28 × 0² over 27 days of 0 and one of 28): variance (27 × 1 + 27²) / 28 = 27
        ([0] * 27 + [28], 1 + 3 * math.sqrt(27)),
    ],
)
def test_threshold(daily, threshold):
    assert spike_threshold(daily) == pytest.approx(threshold)


@pytest.mark.parametrize(
    ("today", "daily", "spike"),
    [(3, QUIET, False), (4, QUIET, True), (10, [2, 6] * 14, False), (11, [2, 6] * 14, True), (0, QUIET, False)],
)
def test_only_more_than_the_threshold_is_a_spike(today, daily, spike):
    assert is_spike(today, daily) is spike


@pytest.mark.parametrize("days", [0, 27, 29])
def test_other_numbers_of_days_are_refused(days):
    with pytest.raises(ValueError, match="28 wanted"):
        spike_threshold([1] * days)
