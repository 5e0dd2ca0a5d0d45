"""Measures of the decision on the best candidate, by hand-made answers."""

from __future__ import annotations

import pytest

from claims.core.matching.evaluation.answer_evaluation import Answer, calibration_error, recall_at_precision


def answers(*pairs: tuple[float, bool]) -> list[Answer]:
    return [Answer(probability, right) for probability, right in pairs]


@pytest.mark.parametrize(
    ("given", "answerable", "precision", "recall", "threshold"),
    [
        (answers((0.9, True), (0.8, True), (0.7, False), (0.6, True)), 4, 0.95, 0.5, 0.8),
        (answers((0.9, True), (0.8, True), (0.7, False), (0.6, True)), 4, 0.75, 0.75, 0.6),
        (answers((0.9, False), (0.8, True)), 2, 0.95, 0.0, 1.0),
        (answers((0.9, True), (0.9, False)), 2, 0.95, 0.0, 1.0),
        ([], 0, 0.95, 0.0, 1.0),
    ],
)
def test_recall_at_precision(
    given: list[Answer], answerable: int, precision: float, recall: float, threshold: float
) -> None:
    assert recall_at_precision(given, answerable=answerable, precision=precision) == (recall, threshold)


def test_calibration_error() -> None:
    assert calibration_error([]) == 0.0
    assert calibration_error(answers((1.0, True), (0.0, False))) == 0.0
    assert calibration_error(answers(*[(0.95, True)] * 9, (0.95, False))) == pytest.approx(0.05)
    assert calibration_error(answers((0.9, False), (0.1, True))) == pytest.approx(0.9)
