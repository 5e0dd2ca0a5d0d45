"""The shipped detector: it loads, is small, knows no clock, and keeps its figures on the dev parts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from claims.artifacts import encoder as encoders
from claims.artifacts.detection import (
    ENCODER_FILE,
    FOLDER,
    LEXICAL_FILE,
    as_json,
    combination_of,
    load_detector,
    load_lexical,
    load_output_encoder,
    save_lexical,
)
from claims.core.detection.detector import Detector
from claims.core.detection.measures import average_precision, f1, macro_f1
from claims.core.detection.tasks import Task
from claims.training.detection_data import Judged, read_part

FIGURE = "The unemployment rate fell to 4.1 percent in October, the lowest since 1998."
WISH = "Let us all be kind to each other, my friends!"

FLOORS = [
    (Task.CHECKABLE, "policlaim", 0.86, 0.74, 0.69),
    (Task.WORTH_CHECKING, "claimbuster", 0.71, 0.64, 0.75),
    (Task.SUBJECTIVE, "subj_news", 0.68, 0.68, 0.63),
]
"""What the lexical model reaches on dev, less a little: average precision, F1, macro F1."""


JOINED_FLOORS = [
    (Task.CHECKABLE, "policlaim", 2, 0.91, 0.82, 0.79),
    (Task.WORTH_CHECKING, "claimbuster", 8, 0.75, 0.68, 0.77),
    (Task.SUBJECTIVE, "subj_news", 2, 0.82, 0.75, 0.74),
]
"""With the encoder, on every so-manieth sentence, which is enough to see that it works."""


@pytest.fixture(scope="module")
def alone() -> Detector:
    return load_detector(encoder=False)


@pytest.fixture(scope="module")
def joined() -> Detector:
    loaded = load_detector(encoder=True)
    if not loaded.has_encoder:
        pytest.skip("onnxruntime is not installed")
    return loaded


def test_a_figure_is_worth_checking_and_a_wish_is_not(alone: Detector) -> None:
    figure, wish = alone.detect(FIGURE), alone.detect(WISH)
    assert figure.labels[Task.CHECKABLE]
    assert figure.labels[Task.WORTH_CHECKING]
    assert figure.probabilities[Task.WORTH_CHECKING] > 0.9
    assert not wish.labels[Task.CHECKABLE]
    assert wish.probabilities[Task.WORTH_CHECKING] < 0.1


def test_a_sentence_has_one_answer_whatever_was_asked_before(alone: Detector) -> None:
    first = alone.detect(FIGURE)
    alone.detect(WISH * 50)
    assert alone.detect(FIGURE) == first


@pytest.mark.parametrize(("task", "name", "ap", "positive", "both"), FLOORS)
def test_figures_on_dev(
    alone: Detector, shared_data: Path, task: Task, name: str, ap: float, positive: float, both: float
) -> None:
    rows = read_part(shared_data / "extraction", "dev")[name]
    figures = reached(alone, rows, task)
    assert all(one >= floor for one, floor in zip(figures, (ap, positive, both), strict=True)), figures


@pytest.mark.parametrize(("task", "name", "step", "ap", "positive", "both"), JOINED_FLOORS)
def test_figures_on_dev_with_the_encoder(
    joined: Detector, shared_data: Path, task: Task, name: str, step: int, ap: float, positive: float, both: float
) -> None:
    rows = read_part(shared_data / "extraction", "dev")[name][::step]
    figures = reached(joined, rows, task)
    assert all(one >= floor for one, floor in zip(figures, (ap, positive, both), strict=True)), figures


def reached(detector: Detector, rows: Sequence[Judged], task: Task) -> tuple[float, float, float]:
    """Average precision, F1, macro F1."""
    found = [detector.detect(row.text) for row in rows]
    judged, given = [row.labels[task] for row in rows], [one.labels[task] for one in found]
    ranked = average_precision(judged, [one.probabilities[task] for one in found])
    return ranked, f1(judged, given), macro_f1(judged, given)


def test_with_the_encoder_a_sentence_has_one_answer_in_any_company(joined: Detector) -> None:
    first = joined.detect(FIGURE)
    joined.detect("word " * 10_000)
    joined.detect("")
    assert joined.detect(FIGURE) == first
    assert first.labels[Task.WORTH_CHECKING]
    assert not joined.detect(WISH).labels[Task.WORTH_CHECKING]


def test_the_files_are_small_enough_to_ship() -> None:
    assert (FOLDER / LEXICAL_FILE).stat().st_size < 4_000_000
    assert (FOLDER / ENCODER_FILE).stat().st_size < 21_000_000


def test_the_lexical_tables_come_back_as_they_were_written(tmp_path: Path) -> None:
    shipped = load_lexical(FOLDER / LEXICAL_FILE)
    save_lexical(shipped, tmp_path / "again.npz")
    again = load_lexical(tmp_path / "again.npz")
    assert all(np.array_equal(getattr(shipped, part), getattr(again, part)) for part in ("idf", "weights", "bias"))


def test_the_combination_comes_back_as_it_was_written(alone: Detector) -> None:
    assert combination_of(as_json(alone.alone)) == alone.alone


def test_without_file_or_runtime_there_is_no_encoder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert load_output_encoder(tmp_path / "missing.onnx") is None
    monkeypatch.setattr(encoders, "RUNTIME", "no_such_package_anywhere")
    assert load_output_encoder(FOLDER / ENCODER_FILE) is None
