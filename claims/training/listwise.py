"""Fits the networks that rank: softmax over each query's candidates (ListNet's top one, Cao et al. 2007), numpy alone.

The loss ranks and needs no negative examples of its own. Starts are seeded, so the same rows give the same networks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from claims.core.matching.ranking_model import Network, RankingModel

Floats = npt.NDArray[np.float32]

STEPS, RATE, DECAY, UNITS, BATCH = 500, 0.01, 2.0, 12, 128
"""Steps of Adam, their first size (it falls to 0), decay of the weights, tanh units, and queries a step; chosen on dev."""

STARTS = 5
"""Networks that are averaged."""

FAR = 8.0


@dataclass(frozen=True, slots=True)
class RankedQuery:
    """One query's candidates: features (a row each), which are right, and how much the query weighs."""

    rows: Floats
    right: npt.NDArray[np.bool_]
    weight: float


def fit_ranking(queries: Sequence[RankedQuery], names: Sequence[str]) -> RankingModel:
    """The model of these queries; those without a right candidate teach nothing."""
    taught = [query for query in queries if query.right.any()]
    stacked = np.concatenate([query.rows for query in taught])
    mean, spread = stacked.mean(axis=0), stacked.std(axis=0) + 1e-6
    padded = _pad(taught, mean, spread)
    networks = tuple(_fit(padded, start) for start in range(STARTS))
    return RankingModel(tuple(names), mean.astype(np.float32), spread.astype(np.float32), networks)


@dataclass(frozen=True, slots=True)
class _Padded:
    rows: Floats
    wanted: Floats
    absent: Floats
    weights: Floats


def _pad(queries: Sequence[RankedQuery], mean: Floats, spread: Floats) -> _Padded:
    longest = max(len(query.right) for query in queries)
    rows = np.zeros((len(queries), longest, len(mean)), dtype=np.float32)
    wanted = np.zeros((len(queries), longest), dtype=np.float32)
    absent = np.full((len(queries), longest), -1e9, dtype=np.float32)
    for number, query in enumerate(queries):
        length = len(query.right)
        rows[number, :length] = np.clip((query.rows - mean) / spread, -FAR, FAR)
        wanted[number, :length] = query.right / query.right.sum()
        absent[number, :length] = 0
    return _Padded(rows, wanted, absent, np.array([query.weight for query in queries], dtype=np.float32))


def _fit(data: _Padded, start: int) -> Network:
    chance = np.random.default_rng(start)
    features = data.rows.shape[2]
    values = [
        np.zeros(features),
        chance.normal(0, features**-0.5, (features, UNITS)),
        np.zeros(UNITS),
        np.zeros(UNITS),
    ]
    mean = [np.zeros_like(one) for one in values]
    square = [np.zeros_like(one) for one in values]
    for step in range(1, STEPS + 1):
        picked = chance.integers(0, len(data.rows), BATCH)
        slopes = _slopes(values, data, picked)
        rate = RATE * (1 - (step - 1) / STEPS)
        for place, slope in enumerate(slopes):
            mean[place] = 0.9 * mean[place] + 0.1 * slope
            square[place] = 0.999 * square[place] + 0.001 * slope**2
            change = (mean[place] / (1 - 0.9**step)) / (np.sqrt(square[place] / (1 - 0.999**step)) + 1e-8)
            values[place] = values[place] * (1 - rate * DECAY * (place != 2) / 100) - rate * change
    linear, inner, inner_bias, outer = (one.astype(np.float32) for one in values)
    return Network(linear, inner, inner_bias, outer)


def _slopes(values: Sequence[npt.NDArray[np.float64]], data: _Padded, picked: npt.NDArray[np.int64]) -> list[Floats]:
    linear, inner, inner_bias, outer = (one.astype(np.float32) for one in values)
    rows, weights = data.rows[picked], data.weights[picked]
    hidden = np.tanh(rows @ inner + inner_bias)
    scores = rows @ linear + hidden @ outer + data.absent[picked]
    chances = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    slope = (chances - data.wanted[picked]) * (weights / weights.sum())[:, None]
    flat_rows, flat_hidden, flat = rows.reshape(-1, rows.shape[2]), hidden.reshape(-1, UNITS), slope.reshape(-1)
    back = (flat[:, None] * outer) * (1 - flat_hidden**2)
    return [flat @ flat_rows, flat_rows.T @ back, back.sum(axis=0), flat @ flat_hidden]
