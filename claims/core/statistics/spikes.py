"""When demand for a claim jumps: more outlets on one day than its last four weeks let expect."""

from __future__ import annotations

import math
from collections.abc import Sequence

SPIKE_DAYS = 28
"""Days before today that say what is usual."""

LEAST_OUTLETS = 3
"""Outlets on one day that are never a spike, however quiet the weeks before were."""

DEVIATIONS = 3
"""Standard deviations above the mean that are still usual."""


def spike_threshold(daily: Sequence[int]) -> float:
    """What a day's distinct outlets must exceed: ``max(3, mean + 3 sd)`` of the days before, sd of the whole population.

    ``daily`` are the distinct outlets of each of the ``SPIKE_DAYS`` days before today, days without any as 0.

    Raises ``ValueError`` for another number of days.
    """
    if len(daily) != SPIKE_DAYS:
        raise ValueError(f"{len(daily)} days given, {SPIKE_DAYS} wanted")
    mean = sum(daily) / SPIKE_DAYS
    variance = sum((count - mean) ** 2 for count in daily) / SPIKE_DAYS
    return max(float(LEAST_OUTLETS), mean + DEVIATIONS * math.sqrt(variance))


def is_spike(today: int, daily: Sequence[int]) -> bool:
    """Whether ``today``'s distinct outlets exceed the threshold of the days before."""
    return today > spike_threshold(daily)
