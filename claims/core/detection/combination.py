"""From the models' log-odds to calibrated probabilities and labels."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from claims.core.detection.ngrams import Floats
from claims.core.detection.tasks import TASKS, Task


@dataclass(frozen=True, slots=True)
class Output:
    """How one probability comes about: a weighted sum of log-odds, and from which probability on the label is true.

    ``weights`` go by "MODEL.TASK", as "lexical.factual"; what is not named counts nothing.
    """

    weights: Mapping[str, float]
    bias: float
    threshold: float


Combination = Mapping[Task, Output]
"""An output for every task that is given out."""


def combine(logits: Mapping[str, Floats], combination: Combination) -> dict[Task, float]:
    """Probabilities (0..1, four decimals) from each model's log-odds, by its name.

    Rounded so that the last bits, in which processors differ, do not show.
    """
    inputs = {f"{model}.{task}": float(row[at]) for model, row in logits.items() for at, task in enumerate(TASKS)}
    return {task: probability_of(output, inputs) for task, output in combination.items()}


def probability_of(output: Output, inputs: Mapping[str, float]) -> float:
    """One probability from log-odds by "MODEL.TASK"."""
    score = output.bias + sum(weight * inputs[name] for name, weight in output.weights.items())
    return round(1 / (1 + math.exp(-max(min(score, 30.0), -30.0))), 4)
