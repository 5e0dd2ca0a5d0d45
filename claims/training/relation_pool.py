"""Fits the weights by which what the encoder reads counts beside the slots: a log-linear pool, by numpy alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from claims.artifacts.relation_encoder import RELATIONS
from claims.core.records import Relation

Evidence = Mapping[Relation, Mapping[str, float]]

PENALTY = 0.3
"""What a weight costs by its square, but for that of the reading, which is drawn to 1."""

STEPS, RATE = 3_000, 0.05


SHARES: dict[Relation, float] = {
    Relation.SAME: 72,
    Relation.DIFFERENT_FIGURE: 28,
    Relation.OPPOSITE: 26,
    Relation.OTHER_DATE: 18,
    Relation.OTHER_ENTITY: 16,
    Relation.OTHER_MEASURE: 16,
    Relation.OTHER_PLACE: 14,
    Relation.UNRELATED: 14,
    Relation.NARROWER: 12,
    Relation.BROADER: 12,
    Relation.REPORTED_ONLY: 12,
}
"""How often each relation is taken to occur, of 240: the shares of the public contrast set. Files that hold more *same*
pairs than others must not make it the likely answer."""


def fit_pool(evidence: Sequence[Evidence], labels: Sequence[Relation]) -> dict[str, float]:
    """The weights under which the judged relations are the most likely, each counted as often as ``SHARES`` has it.

    The objective is convex, so no chance is in it.
    """
    names = sorted({name for one in evidence for named in one.values() for name in named})
    table = np.array([[[one[relation].get(name, 0.0) for name in names] for relation in RELATIONS] for one in evidence])
    truth = np.array([RELATIONS.index(label) for label in labels])
    counted = _counts(labels)
    start = np.array([float(name == "read") for name in names])
    weights = start.copy()
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        slope = _slope(table, truth, counted, weights) + PENALTY * (weights - start) / len(truth)
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        rate = RATE * (1 - step / (STEPS + 1))
        weights -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-9)
    return {name: float(f"{weight:.5g}") for name, weight in zip(names, weights, strict=True) if abs(weight) > 1e-4}


def _counts(labels: Sequence[Relation]) -> npt.NDArray[np.float64]:
    """How much each pair counts; one on average."""
    there = Counter(labels)
    counts = np.array([SHARES[label] / there[label] for label in labels])
    return np.asarray(counts * len(labels) / counts.sum())


def _slope(
    table: npt.NDArray[np.float64],
    truth: npt.NDArray[np.int64],
    counted: npt.NDArray[np.float64],
    weights: npt.NDArray[np.float64],
) -> npt.NDArray[np.float64]:
    scores = table @ weights
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares = raised / raised.sum(axis=1, keepdims=True)
    shares[np.arange(len(truth)), truth] -= 1
    shares *= counted[:, None]
    return np.asarray(np.einsum("nr,nrf->f", shares, table) / len(truth))
