"""Probabilities and labels of the models that are there."""

from __future__ import annotations

import numpy as np
import pytest

from claims.core.detection.combination import Output, combine
from claims.core.detection.detector import Detector
from claims.core.detection.lexical import LexicalModel
from claims.core.detection.ngrams import BUCKETS, CHARACTER_BUCKETS, WORD_BUCKETS, Floats
from claims.core.detection.tasks import TASKS, Task

NEUTRAL = LexicalModel(
    np.zeros(WORD_BUCKETS + CHARACTER_BUCKETS, dtype=np.float32),
    np.zeros((BUCKETS, len(TASKS)), dtype=np.float32),
    np.array([0, 0, 2, 0, 0], dtype=np.float32),
)
"""Gives log-odds of 2 for "factual" and 0 for the rest, whatever the text."""


class Sure:
    """An encoder that is sure that everything is a fact."""

    def logits_of(self, text: str) -> Floats:
        return np.array([0.0, 0.0, 50.0, 0.0, 0.0])


def test_log_odds_of_several_models_are_weighed_and_summed() -> None:
    logits = {"lexical": np.array([0, 1, 2, 0, 0.0]), "encoder": np.array([0, 3, 0, 0, 0.0])}
    output = Output({"lexical.worth_checking": 0.5, "lexical.factual": 0.25, "encoder.worth_checking": 1.0}, -4.0, 0.5)
    assert combine(logits, {Task.WORTH_CHECKING: output}) == {Task.WORTH_CHECKING: 0.5}


@pytest.mark.parametrize(("bias", "probability"), [(1e6, 1.0), (-1e6, 0.0), (0.00001, 0.5), (1.0, 0.7311)])
def test_probabilities_have_four_decimals_and_no_overflow(bias: float, probability: float) -> None:
    assert combine({}, {Task.CHECKABLE: Output({}, bias, 0.5)}) == {Task.CHECKABLE: probability}


def test_a_probability_that_equals_the_threshold_reaches_it() -> None:
    at, above = Output({}, 0.0, 0.5), Output({}, 0.0, 0.5001)
    labels = Detector(NEUTRAL, {Task.CHECKABLE: at, Task.WORTH_CHECKING: above}).detect("text").labels
    assert labels == {Task.CHECKABLE: True, Task.WORTH_CHECKING: False}


def test_each_way_of_joining_has_its_own_weights_and_thresholds() -> None:
    alone = {Task.CHECKABLE: Output({"lexical.factual": 1.0}, -2.0, 0.4)}
    joined = {Task.CHECKABLE: Output({"lexical.factual": 1.0, "encoder.factual": 1.0}, -2.0, 0.9)}
    assert Detector(NEUTRAL, alone, joined).detect("x").probabilities == {Task.CHECKABLE: 0.5}
    assert Detector(NEUTRAL, alone, joined, Sure()).detect("x").probabilities == {Task.CHECKABLE: 1.0}


def test_an_encoder_without_its_own_weights_is_not_used() -> None:
    alone = {Task.CHECKABLE: Output({"lexical.factual": 1.0}, -2.0, 0.4)}
    assert Detector(NEUTRAL, alone, None, Sure()).detect("x").probabilities == {Task.CHECKABLE: 0.5}


def test_odds_that_are_known_already_are_not_asked_for_again() -> None:
    alone = {Task.CHECKABLE: Output({"lexical.factual": 1.0}, -2.0, 0.4)}
    joined = {Task.CHECKABLE: Output({"encoder.factual": 1.0}, 0.0, 0.9)}
    assert Detector(NEUTRAL, alone, joined, Sure()).detect("x", (9, 9, 0, 9, 9)).probabilities == {Task.CHECKABLE: 0.5}
    assert Detector(NEUTRAL, alone, joined, Sure()).detect("x").probabilities == {Task.CHECKABLE: 1.0}
    assert Detector(NEUTRAL, alone).detect("x", (0, 0, 50, 0, 0)).probabilities == {Task.CHECKABLE: 0.5}
