"""Logistic regression on sparse rows, by L-BFGS (Liu and Nocedal 1989), in numpy alone: it needs no further package."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

_REMEMBERED = 8
_SMALLEST_GAIN = 1e-6


@dataclass(frozen=True, slots=True)
class SparseRows:
    """n rows of ``columns`` numbers, most of them 0: the places and values of the others, and where each row begins."""

    columns: int
    places: Ints
    values: Floats
    begins: Ints
    """n + 1 of them; no row is empty."""

    @staticmethod
    def of(rows: Sequence[tuple[Ints, Floats]], *, columns: int) -> SparseRows:
        """The rows, given as (places, values)."""
        begins = np.concatenate([[0], np.cumsum([len(places) for places, _ in rows])])
        places = np.concatenate([places for places, _ in rows])
        return SparseRows(columns, places, np.concatenate([values for _, values in rows]), begins)

    def times(self, weights: Floats) -> Floats:
        """Each row's product with ``weights``: n numbers."""
        return np.add.reduceat(self.values * weights[self.places], self.begins[:-1])

    def summed(self, factors: Floats) -> Floats:
        """The sum of the rows, each times its factor: a number a column."""
        repeated = np.repeat(factors, np.diff(self.begins))
        return np.asarray(
            np.bincount(self.places, weights=self.values * repeated, minlength=self.columns), dtype=np.float64
        )


def fit_logistic(rows: SparseRows, labels: npt.NDArray[np.bool_], *, strength: float, steps: int = 200) -> Floats:
    """Weights and, last, the bias. ``strength`` weighs the loss against the squared weights (scikit-learn's ``C``).

    Columns that no row has keep the weight 0, and are left out of the work.
    """
    used, places = np.unique(rows.places, return_inverse=True)
    packed = SparseRows(len(used), places, rows.values, rows.begins)
    fitted = _fit_packed(packed, labels, strength, steps)
    weights = np.zeros(rows.columns + 1)
    weights[used], weights[-1] = fitted[:-1], fitted[-1]
    return weights


def _fit_packed(rows: SparseRows, labels: npt.NDArray[np.bool_], strength: float, steps: int) -> Floats:
    def loss_and_slope(weights: Floats) -> tuple[float, Floats]:
        logits = rows.times(weights[:-1]) + weights[-1]
        signed = np.where(labels, -logits, logits)
        loss = strength * np.logaddexp(0, signed).sum() + 0.5 * float(weights[:-1] @ weights[:-1])
        errors = strength * (1 / (1 + np.exp(-logits)) - labels)
        return float(loss), np.append(rows.summed(errors) + weights[:-1], errors.sum())

    return minimize(loss_and_slope, np.zeros(rows.columns + 1), steps=steps)


def minimize(loss_and_slope: Callable[[Floats], tuple[float, Floats]], start: Floats, *, steps: int) -> Floats:
    """Where a smooth convex function is least, from ``start``, after at most ``steps`` steps."""
    place = start
    loss, slope = loss_and_slope(place)
    moves: list[tuple[Floats, Floats]] = []
    for _ in range(steps):
        way = _downhill(slope, moves)
        reach = 1.0 if moves else 1.0 / max(1.0, float(np.abs(slope).sum()))
        while True:
            there = place + reach * way
            loss_there, slope_there = loss_and_slope(there)
            if loss_there <= loss + 1e-4 * reach * float(slope @ way) or reach < 1e-10:
                break
            reach /= 2
        moves = [*moves[-_REMEMBERED + 1 :], (there - place, slope_there - slope)]
        gained = loss - loss_there
        place, loss, slope = there, loss_there, slope_there
        if gained <= _SMALLEST_GAIN * max(abs(loss), 1.0):
            break
    return place


def _downhill(slope: Floats, moves: Sequence[tuple[Floats, Floats]]) -> Floats:
    """The quasi-Newton direction from the last moves (two-loop recursion)."""
    way = -slope
    shares = []
    for moved, turned in reversed(moves):
        share = float(moved @ way) / float(moved @ turned)
        way = way - share * turned
        shares.append(share)
    if moves:
        moved, turned = moves[-1]
        way = way * (float(moved @ turned) / float(turned @ turned))
    for (moved, turned), share in zip(moves, reversed(shares), strict=True):
        way = way + moved * (share - float(turned @ way) / float(moved @ turned))
    return way
