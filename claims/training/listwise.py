"""Fits the weights that rank: softmax over each query's candidates (ListNet's top one, Cao et al. 2007), numpy alone.

The loss ranks and needs no negative examples of its own. It is convex and starts at 0: the same rows give the same weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from claims.core.matching.ranking.occasion import OCCASION_FEATURES
from claims.core.matching.ranking.ranking_model import RankingModel

Floats = npt.NDArray[np.float32]

STEPS, RATE, PENALTY = 400, 0.05, 0.001
"""Steps of Adam, their first size (it falls to 0), and the weight of the squared weights (features scaled to variance 1,
occasions as they are); chosen on dev."""

FAR = 8.0
"""Spreads from the mean at which a feature is cut, as in the model."""


@dataclass(frozen=True, slots=True)
class RankedQuery:
    """One query's candidates: features (a row each), which are right, and how much the query weighs."""

    rows: Floats
    right: npt.NDArray[np.bool_]
    weight: float


def fit_ranking(queries: Sequence[RankedQuery], names: Sequence[str]) -> RankingModel:
    """The model of these queries; those without a right candidate teach nothing.

    What tells the occasion stays 0 where nobody knows it, and a rare sign of it is no stronger for being rare.
    """
    taught = [query for query in queries if query.right.any()]
    stacked = np.concatenate([query.rows for query in taught]).astype(np.float64)
    as_it_is = np.array([name in OCCASION_FEATURES for name in names])
    mean = np.where(as_it_is, 0.0, stacked.mean(axis=0))
    spread = np.where(as_it_is, 1.0, stacked.std(axis=0) + 1e-6)
    rows = np.clip((stacked - mean) / spread, -FAR, FAR)
    lengths = np.array([len(query.right) for query in taught])
    total = sum(query.weight for query in taught)
    shares = np.repeat([query.weight / total for query in taught], lengths)
    wanted = np.concatenate([query.right / query.right.sum() for query in taught])
    weights = _descend(rows, wanted, shares, np.concatenate(([0], np.cumsum(lengths)[:-1])), lengths)
    return RankingModel(tuple(names), *(part.astype(np.float32) for part in (mean, spread, weights)))


def _descend(
    rows: npt.NDArray[np.float64],
    wanted: npt.NDArray[np.float64],
    shares: npt.NDArray[np.float64],
    begins: npt.NDArray[np.int64],
    lengths: npt.NDArray[np.int64],
) -> npt.NDArray[np.float64]:
    weights, mean, square = (np.zeros(rows.shape[1]) for _ in range(3))
    for step in range(1, STEPS + 1):
        scores = rows @ weights
        chances = np.exp(scores - np.repeat(np.maximum.reduceat(scores, begins), lengths))
        chances /= np.repeat(np.add.reduceat(chances, begins), lengths)
        slope = (shares * (chances - wanted)) @ rows + PENALTY * weights
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        rate = RATE * (1 - (step - 1) / STEPS)
        weights = weights - rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights
