"""How well it is told whether the best candidate answers a query, where some queries have no answer: pure functions.

An answer is the probability given to the best candidate, and whether it is right; of a query without an answer in the index
nothing is right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

BINS = 10


@dataclass(frozen=True, slots=True)
class Answer:
    """The probability (0..1) that the best candidate answers, and whether it does."""

    probability: float
    right: bool


def recall_at_precision(answers: Sequence[Answer], *, answerable: int, precision: float) -> tuple[float, float]:
    """The greatest recall of right answers over all thresholds that keep this precision, and the threshold.

    ``answerable`` is the number of queries that have an answer. Answers of equal probability are accepted together; where
    no threshold keeps the precision, the recall is 0 and the threshold 1.
    """
    ordered = sorted(answers, key=lambda answer: -answer.probability)
    best, threshold, right = 0.0, 1.0, 0
    for place, answer in enumerate(ordered, start=1):
        right += answer.right
        is_last = place == len(ordered) or ordered[place].probability < answer.probability
        if is_last and right >= precision * place and answerable and right / answerable > best:
            best, threshold = right / answerable, answer.probability
    return best, threshold


def calibration_error(answers: Sequence[Answer]) -> float:
    """Expected calibration error over ten bins of equal width (Guo et al. 2017), 0..1."""
    bins: list[list[Answer]] = [[] for _ in range(BINS)]
    for answer in answers:
        bins[min(int(answer.probability * BINS), BINS - 1)].append(answer)
    gaps = (abs(sum(one.right for one in held) - sum(one.probability for one in held)) for held in bins)
    return sum(gaps) / len(answers) if answers else 0.0
