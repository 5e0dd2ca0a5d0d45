"""Logistic regression on sparse rows: at its solution the slope is nothing, and it is the known one where there is one."""

from __future__ import annotations

import math

import numpy as np
import pytest

from claims.training.logistic import SparseRows, fit_logistic, minimize


def test_products_and_sums_of_sparse_rows() -> None:
    rows = SparseRows.of(
        [(np.array([0, 2]), np.array([1.0, 2.0])), (np.array([1]), np.array([3.0]))],
        columns=3,
    )
    assert rows.times(np.array([1.0, 10.0, 100.0])).tolist() == [201.0, 30.0]
    assert rows.summed(np.array([2.0, 1.0])).tolist() == [2.0, 3.0, 4.0]


def test_the_bias_alone_gives_the_share_of_positives() -> None:
    rows = SparseRows.of([(np.array([0]), np.array([0.0]))] * 4, columns=1)
    fitted = fit_logistic(rows, np.array([True, False, False, False]), strength=1.0)
    assert fitted[0] == 0
    assert fitted[1] == pytest.approx(math.log(1 / 3), abs=1e-3)


def test_the_slope_is_nothing_at_the_solution() -> None:
    chance = np.random.default_rng(3)
    dense = chance.normal(size=(200, 12)) * (chance.random((200, 12)) < 0.4)
    dense[:, 0] += 1e-3
    labels = dense @ chance.normal(size=12) + chance.normal(size=200) > 0
    rows = SparseRows.of([(np.flatnonzero(row), row[np.flatnonzero(row)]) for row in dense], columns=12)
    fitted = fit_logistic(rows, labels, strength=2.0)
    errors = 1 / (1 + np.exp(-(dense @ fitted[:-1] + fitted[-1]))) - labels
    assert np.abs(2.0 * errors @ dense + fitted[:-1]).max() < 0.1
    assert abs(2.0 * errors.sum()) < 0.1


def test_the_least_of_a_narrow_valley_is_found() -> None:
    scales = np.array([1.0, 30.0, 1000.0])

    def bowl(place: np.ndarray) -> tuple[float, np.ndarray]:
        away = place - np.array([1.0, -2.0, 3.0])
        return float((scales * away**2).sum()), 2 * scales * away

    assert minimize(bowl, np.zeros(3), steps=100).tolist() == pytest.approx([1, -2, 3], abs=1e-2)
