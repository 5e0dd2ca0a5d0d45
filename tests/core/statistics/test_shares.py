"""Intervals of shares."""

from __future__ import annotations

import pytest

from claims.core.statistics.shares import wilson_interval


def test_wilsons_own_interval() -> None:
    """Brown, Cai and DasGupta (2001): 0 of 10 gives an upper bound of z²/(n + z²)."""
    low, high = wilson_interval(0, 10)
    assert low == pytest.approx(0, abs=1e-12)
    assert high == pytest.approx(1.96**2 / (10 + 1.96**2), abs=1e-4)
