"""The shapes of rows, and F1 from counts."""

from __future__ import annotations

import pytest

from claims.core.set_scores.protocol import f1_figure, misfit

SHAPE = {"text": str, "note?": str, "spans": [[int, int]], "items": [{"value": (int, float)}], "flag?": bool}


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ({"text": "a", "spans": [], "items": []}, None),
        ({"text": "a", "spans": [[1, 2]], "items": [{"value": 1.5, "more": "x"}], "note": None, "flag": True}, None),
        ([], "the row is no object"),
        ({"text": 1, "spans": [], "items": []}, "text is no str"),
        ({"text": "a", "items": []}, "spans is missing"),
        ({"text": "a", "spans": None, "items": []}, "spans is no list"),
        ({"text": "a", "spans": [[1, 2], [3]], "items": []}, "spans[1] has not 2 items"),
        ({"text": "a", "spans": [[1, True]], "items": []}, "spans[0][1] is no int"),
        ({"text": "a", "spans": [], "items": [{"value": "7"}]}, "items[0].value is no int or float"),
        ({"text": "a", "spans": [], "items": [], "note": 5}, "note is no str"),
    ],
)
def test_misfit(row, wrong):
    assert misfit(row, SHAPE) == wrong


def test_f1_of_counts():
    figure = f1_figure("value", given=8, of=4, right=3)
    assert (figure.name, figure.value, figure.precision, figure.recall) == ("value F1", 0.5, 0.375, 0.75)


def test_f1_of_nothing_is_zero():
    figure = f1_figure("value", given=0, of=3, right=0)
    assert (figure.value, figure.precision, figure.recall) == (0.0, 0.0, 0.0)
