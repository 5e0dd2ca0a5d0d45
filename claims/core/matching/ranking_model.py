"""The fitted ranking: from the features of a query's candidates to scores, and from the best one's to a probability.

Both are weighted sums: layers of tanh units beside them fitted the training parts better and the development parts worse.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class RankingModel:
    """A weight for each feature, named and in order, and the feature's mean and spread on the training part."""

    names: tuple[str, ...]
    mean: Floats
    spread: Floats
    weights: Floats

    def scores(self, columns: Mapping[str, Floats]) -> Floats:
        """n candidates -> n scores; ``columns`` holds n numbers for each feature, others are not looked at."""
        rows = np.stack([columns[name] for name in self.names], axis=1).astype(np.float32)
        return np.asarray(np.clip((rows - self.mean) / self.spread, -_FAR, _FAR) @ self.weights, dtype=np.float32)


_FAR = 8.0
"""Spreads from the mean beyond which a feature says no more; nothing in the training parts lies further out."""


@dataclass(frozen=True, slots=True)
class AnswerModel:
    """Logistic regression for the best candidate: the probability that it answers the query, by named features."""

    weights: Mapping[str, float]
    bias: float

    def probability(self, features: Mapping[str, float]) -> float:
        """0..1."""
        score = self.bias + sum(weight * features[name] for name, weight in self.weights.items())
        return float(1 / (1 + np.exp(-np.clip(score, -30, 30))))


def answer_features(scores: Sequence[float], columns: Mapping[str, Floats], best: int) -> dict[str, float]:
    """What tells whether the best candidate answers: its score, its lead, how the rest crowd it, and its features."""
    ordered = np.sort(np.asarray(scores, dtype=np.float64))[::-1]
    top = float(ordered[0])
    second = float(ordered[1]) if len(ordered) > 1 else top - _ALONE
    crowd = (
        float(np.log(np.exp(ordered[1 : _CROWD + 1] - top).sum() + 1e-3)) if len(ordered) > 1 else float(np.log(1e-3))
    )
    named = {name: float(column[best]) for name, column in columns.items()}
    return named | {"score": top, "lead": min(top - second, _ALONE), "crowd": crowd}


_ALONE = 10.0
_CROWD = 20
