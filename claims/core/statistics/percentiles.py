"""Percentiles of a list of values."""

from __future__ import annotations

import math
from collections.abc import Sequence


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which ``share`` (0…1) of the values lie, between two of them by linear interpolation.

    The definition that spreadsheets and most statistics programs use (Hyndman and Fan 1996, type 7): 0.5 gives the
    median. Raises ``ValueError`` without values or for a share outside 0…1.
    """
    if not values or not 0 <= share <= 1:
        raise ValueError("a percentile needs values, and a share between 0 and 1")
    ordered = sorted(values)
    below, above, weight = percentile_places(len(ordered), share)
    return ordered[below] + (ordered[above] - ordered[below]) * weight


def percentile_places(count: int, share: float) -> tuple[int, int, float]:
    """The places (from 0) of the two ordered values that a percentile lies between, and how far from the first (0…1)."""
    place = share * (count - 1)
    below = math.floor(place)
    return below, min(below + 1, count - 1), place - below
