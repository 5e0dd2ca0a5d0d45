"""Figures of detection on rows made here, with a detector whose answers are known."""

from __future__ import annotations

import pytest

from claims.core.detection.detector import Detection
from claims.core.detection.tasks import TASKS
from claims.core.set_scores.detection_sets import sets_with


class Known:
    """Gives the number that the text is as every probability; labels from one half."""

    def detect(self, text: str) -> Detection:
        value = float(text)
        return Detection(dict.fromkeys(TASKS, value), dict.fromkeys(TASKS, value >= 0.5))


class Contrary(Known):
    def detect(self, text: str) -> Detection:
        return super().detect(str(1 - float(text)))


SCORES = {score.name: score for score in sets_with({"": Known(), " backwards": Contrary()})}


def test_every_set_of_detection_has_a_score() -> None:
    assert set(SCORES) == {"claimbuster", "ct20_debates", "policlaim", "subj_news"}


@pytest.mark.parametrize("name", ["claimbuster", "policlaim", "subj_news"])
def test_judged_sentences(name: str) -> None:
    rows = [{"text": "0.9", "label": 1}, {"text": "0.6", "label": 0}, {"text": "0.4", "label": 1}]
    figures = {figure.name: figure for figure in SCORES[name].score(iter(rows))}
    assert figures["average precision"].value == pytest.approx((1 + 2 / 3) / 2)
    yes = figures["yes F1"]
    assert (yes.value, yes.right, yes.given, yes.of) == (0.5, 1, 2, 2)
    assert figures["no F1"].value == 0.0
    assert figures["macro F1"].value == 0.25
    assert figures["calibration error"].value == pytest.approx((0.1 + 0.6 + 0.6) / 3)
    assert figures["average precision backwards"].value == pytest.approx((1 / 1 + 2 / 3) / 2)


def test_debates_are_ranked_one_by_one_and_those_without_a_checked_sentence_left_out() -> None:
    ranked = [("a", "0.9", 0), ("a", "0.8", 1), ("b", "0.1", 1), ("c", "0.5", 0), ("b", "0.0", 0)]
    rows = [{"doc": doc, "text": text, "label": label} for doc, text, label in ranked]
    figures = {figure.name: figure for figure in SCORES["ct20_debates"].score(iter(rows))}
    assert figures["mean average precision"].value == pytest.approx((0.5 + 1) / 2)
    assert figures["mean average precision"].of == 2
    assert figures["mean average precision backwards"].value == pytest.approx((1 + 0.5) / 2)
