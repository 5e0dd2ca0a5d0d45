"""How log-odds become calibrated probabilities and cut-offs."""

from __future__ import annotations

import numpy as np
import pytest

from claims.core.detection.measures import calibration_error, f1, macro_f1
from claims.core.detection.tasks import TASKS, Task
from claims.training.combination_fit import (
    best_threshold,
    choose_threshold,
    cross_fitted,
    fit_output,
    probabilities,
)
from claims.training.detection_data import Judged

COUNT = 400


@pytest.fixture
def made() -> tuple[dict[str, np.ndarray], list[Judged]]:
    """Log-odds that are twice too sure, another model's that hold only their noise, and labels drawn from the true ones."""
    chance = np.random.default_rng(5)
    true = chance.normal(size=COUNT) * 2
    labels = chance.random(COUNT) < 1 / (1 + np.exp(-true))
    lexical, encoder = np.zeros((COUNT, len(TASKS))), np.zeros((COUNT, len(TASKS)))
    noise = chance.normal(size=COUNT)
    lexical[:, TASKS.index(Task.SUBJECTIVE)] = 2 * true + noise
    encoder[:, TASKS.index(Task.SUBJECTIVE)] = noise
    rows = [Judged(str(n), "", {Task.SUBJECTIVE: bool(label)}, f"group {n % 7}") for n, label in enumerate(labels)]
    return {"lexical": lexical, "encoder": encoder}, rows


def labels_of(rows: list[Judged]) -> list[bool]:
    return [row.labels[Task.SUBJECTIVE] for row in rows]


def test_too_sure_a_model_is_calibrated_and_one_of_the_contrary_left_out(made) -> None:
    logits, rows = made
    output = fit_output(Task.SUBJECTIVE, logits, labels_of(rows))
    assert output.weights == {"lexical.subjective": pytest.approx(0.5, abs=0.1)}
    assert calibration_error(labels_of(rows), probabilities(output, logits)) < 0.08


def test_cross_fitting_keeps_groups_whole(made, monkeypatch) -> None:
    logits, rows = made
    seen = []

    def spy(task, logits, labels, **options):
        seen.append(len(labels))
        return fit_output(task, logits, labels, **options)

    monkeypatch.setattr("claims.training.combination_fit.fit_output", spy)
    given = cross_fitted(Task.SUBJECTIVE, logits, rows, folds=7)
    sizes = [sum(1 for row in rows if row.group == f"group {n}") for n in range(7)]
    assert seen == [COUNT - size for size in sizes]
    assert len(given) == COUNT
    assert calibration_error(labels_of(rows), given) < 0.08


def test_the_threshold_is_the_middle_of_the_best_ones() -> None:
    labels, given = [False, False, True, True], [0.1, 0.3, 0.7, 0.9]
    assert best_threshold(labels, given, f1) == pytest.approx(0.505, abs=0.01)
    assert best_threshold(labels, given, macro_f1) == pytest.approx(0.505, abs=0.01)


def test_only_opinions_are_cut_where_dev_is_best() -> None:
    labels, given = [False, True, True, True], [0.12, 0.18, 0.2, 0.9]
    assert choose_threshold(Task.SUBJECTIVE, labels, given) == pytest.approx(0.16, abs=0.01)
    assert choose_threshold(Task.WORTH_CHECKING, labels, given) == pytest.approx(0.30, abs=0.02)
