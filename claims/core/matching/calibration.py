"""From the features of a pair to the probability that it is *same*."""

from __future__ import annotations

import math
from collections.abc import Mapping

WEIGHTS: dict[str, float] = {
    "coverage": 5.0,
    "token_set": 0.5,
    "token_sort": 1.0,
    "alone": -0.3,
    "loose": -0.2,
    "differing": -3.0,
}
BIAS = -2.5


def probability_of(features: Mapping[str, float]) -> float:
    """Probability (0..1) that a pair with these features is *same*."""
    score = BIAS + sum(weight * features.get(name, 0.0) for name, weight in WEIGHTS.items())
    return 1 / (1 + math.exp(-max(min(score, 30.0), -30.0)))
