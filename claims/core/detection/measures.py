"""How well probabilities and labels agree with judgements: average precision, F1 of either class, calibration error."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def average_precision(judged: Sequence[bool], scores: Sequence[float]) -> float:
    """Mean precision at each positive, ranked by score; equal scores count as one place. 0 without positives."""
    positives = sum(judged)
    if not positives:
        return 0.0
    order = np.argsort(-np.asarray(scores, dtype=np.float64), kind="stable")
    ranked = np.asarray(scores, dtype=np.float64)[order]
    hits = np.cumsum(np.asarray(judged, dtype=np.float64)[order])
    ends = np.append(np.flatnonzero(np.diff(ranked)), len(ranked) - 1)
    gained = np.diff(hits[ends], prepend=0.0)
    return float((gained * hits[ends] / (ends + 1)).sum() / positives)


def f1(judged: Sequence[bool], given: Sequence[bool], *, of: bool = True) -> float:
    """F1 of the class ``of``; 0 where neither side has it."""
    both = sum(1 for left, right in zip(judged, given, strict=True) if left is of and right is of)
    either = sum(1 for one in judged if one is of) + sum(1 for one in given if one is of)
    return 2 * both / either if either else 0.0


def macro_f1(judged: Sequence[bool], given: Sequence[bool]) -> float:
    """Mean of the F1 of both classes."""
    return (f1(judged, given) + f1(judged, given, of=False)) / 2


def calibration_error(judged: Sequence[bool], probabilities: Sequence[float], *, bins: int = 10) -> float:
    """Expected calibration error: how far mean probability and share of positives lie apart, over bins of equal width."""
    given = np.asarray(probabilities, dtype=np.float64)
    true = np.asarray(judged, dtype=np.float64)
    which = np.minimum((given * bins).astype(int), bins - 1)
    gaps = [abs(float(given[which == at].sum() - true[which == at].sum())) for at in range(bins)]
    return sum(gaps) / len(given) if len(given) else 0.0
