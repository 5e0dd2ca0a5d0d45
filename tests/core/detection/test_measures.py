"""Measures against values worked out by hand."""

from __future__ import annotations

import pytest

from claims.core.detection.measures import average_precision, calibration_error, f1, macro_f1


@pytest.mark.parametrize(
    ("judged", "scores", "value"),
    [
        ([True, False, True], [0.9, 0.8, 0.7], (1 + 2 / 3) / 2),
        ([False, True], [0.9, 0.1], 0.5),
        ([True, False, False], [0.5, 0.5, 0.5], 1 / 3),
        ([True, True], [0.1, 0.2], 1.0),
        ([False, False], [0.1, 0.2], 0.0),
        ([], [], 0.0),
    ],
)
def test_average_precision(judged: list[bool], scores: list[float], value: float) -> None:
    assert average_precision(judged, scores) == pytest.approx(value)


def test_f1_of_either_class_and_their_mean() -> None:
    judged, given = [True, True, False, False, False], [True, False, True, False, False]
    assert f1(judged, given) == pytest.approx(0.5)
    assert f1(judged, given, of=False) == pytest.approx(2 / 3)
    assert macro_f1(judged, given) == pytest.approx((0.5 + 2 / 3) / 2)
    assert f1([False], [False]) == 0.0


def test_calibration_error_is_the_gap_by_bin() -> None:
    assert calibration_error([True, False], [0.75, 0.75]) == pytest.approx(0.25)
    assert calibration_error([True, False], [1.0, 0.0]) == 0.0
    assert calibration_error([False, True], [0.05, 0.95]) == pytest.approx(0.05)
    assert calibration_error([], []) == 0.0
