"""Shares of a whole, with the interval in which they lie."""

from __future__ import annotations

import math

Z_95 = 1.959963984540054
"""Quantile of the normal distribution for a two-sided interval of 95 %."""


def wilson_interval(hits: int, n: int) -> tuple[float, float]:
    """The 95 % score interval of a share of ``n`` > 0 (E. B. Wilson 1927), 0..1, which keeps its meaning for small numbers
    and for shares near 0 and 1."""
    share, z2 = hits / n, Z_95**2
    middle = share + z2 / (2 * n)
    spread = Z_95 * math.sqrt(share * (1 - share) / n + z2 / (4 * n**2))
    whole = 1 + z2 / n
    return max(0.0, (middle - spread) / whole), min(1.0, (middle + spread) / whole)
