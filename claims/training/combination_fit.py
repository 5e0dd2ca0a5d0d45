"""Fits how the models' log-odds make calibrated probabilities, and from which probability a label is true."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from claims.core.detection.combination import Output, probability_of
from claims.core.detection.measures import f1, macro_f1
from claims.core.detection.tasks import TASKS, Task
from claims.training.detection_data import Judged
from claims.training.logistic import Floats, minimize

HELPED: dict[Task, Task] = {Task.CHECKABLE: Task.FACTUAL, Task.WORTH_CHECKING: Task.FACTUAL}
"""Which further output a probability is made of where the lexical model is alone: debates tell what a fact is where
speeches are few (average precision .854 without, .869 with it). The encoder learns all tasks at once and gains nothing
from it.
"""

PENALTY = 1.0
"""Squared weights against the loss: keeps two models that agree from getting weights of opposite sign."""

AGREED_THRESHOLD = 0.44
"""Of calibrated probabilities F1 is highest at half of its own best value (Lipton et al. 2014): .44 where .88 can be
reached, as on sentences that judges agree on. Crowds' labels of whole debates reach less and would cut lower, which marks
too much elsewhere.
"""

_CANDIDATES = [round(at / 100, 2) for at in range(10, 91)]

Logits = Mapping[str, npt.NDArray[np.float64]]
"""n × tasks log-odds by the name of the model."""


def fit_output(task: Task, logits: Logits, labels: Sequence[bool], *, threshold: float = 0.5) -> Output:
    """Weights of the inputs of ``task`` (none below 0) and the bias, by logistic regression on held-out sentences."""
    tasks = (task, HELPED[task]) if len(logits) == 1 and task in HELPED else (task,)
    names = [(model, one) for model in sorted(logits) for one in tasks]
    rows = np.stack([logits[model][:, TASKS.index(one)] for model, one in names], axis=1)
    chosen = list(range(len(names)))
    while True:
        fitted = _regress(rows[:, chosen], np.array(labels))
        least = int(np.argmin(fitted[:-1]))
        if fitted[least] >= 0 or len(chosen) == 1:
            break
        del chosen[least]
    weights = {f"{names[at][0]}.{names[at][1]}": round(float(w), 4) for at, w in zip(chosen, fitted, strict=False)}
    return Output(weights, round(float(fitted[-1]), 4), threshold)


def _regress(rows: Floats, labels: npt.NDArray[np.bool_]) -> Floats:
    def loss_and_slope(weights: Floats) -> tuple[float, Floats]:
        scores = rows @ weights[:-1] + weights[-1]
        loss = np.logaddexp(0, np.where(labels, -scores, scores)).sum() + 0.5 * PENALTY * weights[:-1] @ weights[:-1]
        errors = 1 / (1 + np.exp(-scores)) - labels
        return float(loss), np.append(errors @ rows + PENALTY * weights[:-1], errors.sum())

    return minimize(loss_and_slope, np.zeros(rows.shape[1] + 1), steps=200)


def probabilities(output: Output, logits: Logits) -> list[float]:
    """Of every sentence, in order."""
    count = len(next(iter(logits.values())))
    return [
        probability_of(
            output, {f"{m}.{task}": float(rows[n, at]) for m, rows in logits.items() for at, task in enumerate(TASKS)}
        )
        for n in range(count)
    ]


def cross_fitted(task: Task, logits: Logits, sentences: Sequence[Judged], *, folds: int = 5) -> list[float]:
    """Probabilities of sentences by weights fitted on the others; a debate, speech or article is never divided."""
    groups = sorted({one.group for one in sentences})
    given = [0.0] * len(sentences)
    folds = min(folds, len(groups))
    for fold in range(folds):
        left_out = {group for number, group in enumerate(groups) if number % folds == fold}
        inside = [n for n, one in enumerate(sentences) if one.group not in left_out]
        outside = [n for n, one in enumerate(sentences) if one.group in left_out]
        output = fit_output(
            task, {m: rows[inside] for m, rows in logits.items()}, [sentences[n].labels[task] for n in inside]
        )
        for n, value in zip(
            outside, probabilities(output, {m: rows[outside] for m, rows in logits.items()}), strict=True
        ):
            given[n] = value
    return given


def choose_threshold(task: Task, labels: Sequence[bool], given: Sequence[float]) -> float:
    """From which probability the label is true.

    Opinions: where macro F1 is highest. The others: between where F1 is highest here and ``AGREED_THRESHOLD``.
    """
    if task is Task.SUBJECTIVE:
        return best_threshold(labels, given, macro_f1)
    return round((best_threshold(labels, given, f1) + AGREED_THRESHOLD) / 2, 2)


def best_threshold(
    labels: Sequence[bool], given: Sequence[float], measure: Callable[[Sequence[bool], Sequence[bool]], float]
) -> float:
    """Where ``measure`` is highest, smoothed: the mean of all thresholds that come within .005 of it."""
    reached = [measure(labels, [value >= threshold for value in given]) for threshold in _CANDIDATES]
    near = [t for t, value in zip(_CANDIDATES, reached, strict=True) if value >= max(reached) - 0.005]
    return round(sum(near) / len(near), 2)
