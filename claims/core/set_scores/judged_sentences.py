"""Sets of single sentences that were judged yes or no: how the detector ranks and labels them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from claims.core.detection.detector import Detector
from claims.core.detection.measures import average_precision, calibration_error, f1, macro_f1
from claims.core.detection.tasks import Task
from claims.core.set_scores.protocol import Row, SetFigure, SetScore, f1_figure

Detectors = Mapping[str, Detector]
"""Detectors to be scored, by what stands behind the names of their figures: "" for the one that is used."""


def judged_sentences(name: str, task: Task, detectors: Detectors) -> SetScore:
    """Average precision, F1 of yes and of both at the shipped threshold, calibration error; rows {text, label 0/1}."""

    def score(rows: Iterable[Row]) -> Iterator[SetFigure]:
        labels: list[bool] = []
        given: dict[str, list[tuple[float, bool]]] = {suffix: [] for suffix in detectors}
        for row in rows:
            labels.append(row["label"] == 1)
            for suffix, detector in detectors.items():
                found = detector.detect(row["text"])
                given[suffix].append((found.probabilities[task], found.labels[task]))
        for suffix, answers in given.items():
            yield from _figures(suffix, labels, [value for value, _ in answers], [label for _, label in answers])

    return SetScore(name=name, shape={"text": str, "label": int}, score=score)


def _figures(suffix: str, labels: Sequence[bool], values: Sequence[float], marked: Sequence[bool]) -> list[SetFigure]:
    count = len(labels)
    right = sum(1 for label, mark in zip(labels, marked, strict=True) if label and mark)
    yes = f1_figure(f"yes{suffix}", given=sum(marked), of=sum(labels), right=right)
    return [
        SetFigure(f"average precision{suffix}", average_precision(labels, values), of=count),
        yes,
        SetFigure(f"no{suffix} F1", f1(labels, marked, of=False), of=count - sum(labels)),
        SetFigure(f"macro{suffix} F1", macro_f1(labels, marked), of=count),
        SetFigure(f"calibration error{suffix}", calibration_error(labels, values), of=count),
    ]
