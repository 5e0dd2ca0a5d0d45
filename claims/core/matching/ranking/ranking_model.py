"""The fitted ranking: from the features of a query's candidates to scores, and from the best one's to a probability.

Both are weighted sums: layers of tanh units beside them fitted the training parts better and the development parts worse.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from claims.core.matching.ranking.likeness import BEHIND
from claims.core.matching.ranking.occasion import TimedText

Floats = npt.NDArray[np.float32]

TextAnswers = Callable[[TimedText, Sequence[TimedText], Mapping[str, float]], Sequence[float]]
"""For a text and the texts of its candidates how likely each of them settles it, 0..1; the days of checks near the text's
speak for them. Only the best one's is a probability; the others' fall off from there in the order of the ranking. The last
argument are the inverse document frequencies of the text's terms."""


@dataclass(frozen=True, slots=True)
class RankingModel:
    """A weight for each feature, named and in order, and the feature's mean and spread on the training part."""

    names: tuple[str, ...]
    mean: Floats
    spread: Floats
    weights: Floats

    def scores(self, columns: Mapping[str, Floats]) -> Floats:
        """n candidates -> n scores; ``columns`` holds n numbers for each feature, others are not looked at."""
        rows = np.stack([columns[name] for name in self.names], axis=1).astype(np.float32)
        return np.asarray(np.clip((rows - self.mean) / self.spread, -_FAR, _FAR) @ self.weights, dtype=np.float32)


_FAR = 8.0
"""Spreads from the mean beyond which a feature says no more; nothing in the training parts lies further out."""


@dataclass(frozen=True, slots=True)
class AnswerModel:
    """Logistic regression for the best candidate: the probability that it answers the query, by named features."""

    weights: Mapping[str, float]
    bias: float

    def probability(self, features: Mapping[str, float]) -> float:
        """0..1."""
        score = self.bias + sum(weight * features[name] for name, weight in self.weights.items())
        return float(1 / (1 + np.exp(-np.clip(score, -30, 30))))


def only_these(columns: Mapping[str, Floats], places: npt.NDArray[np.intp]) -> dict[str, Floats]:
    """The features of these candidates alone: what is told against the best of all is told against the best of them."""
    kept = {name: column[places] for name, column in columns.items()}
    if not len(places):
        return kept
    for name, column in kept.items():
        if name.endswith(BEHIND):
            kept[name] = column - column.max()
    if "evidence_share" in kept:
        kept["evidence_share"] = kept["evidence"] / (kept["evidence"].max() or 1.0)
    return kept


def answer_features(
    scores: Floats, columns: Mapping[str, Floats], best: int, copies: Collection[int] = ()
) -> dict[str, float]:
    """What tells whether the best candidate answers: its score, its lead, how the rest crowd it, and its features.

    ``copies`` are the places of candidates that say word for word what the best one does: a claim that stands in a corpus
    twice is no rival of itself. Only the score still knows of them.
    """
    rivals = np.array([place for place in range(len(scores)) if place != best and place not in copies], dtype=np.intp)
    top = float(scores[best])
    nearest = np.sort(scores[rivals].astype(np.float64))[::-1][:CROWD]
    lead = top - float(nearest[0]) if len(rivals) else _ALONE
    crowd = float(np.log(np.exp(nearest - top).sum() + _NOBODY))
    told = only_these(columns, np.concatenate(([best], rivals)).astype(np.intp))
    named = {name: float(column[0]) for name, column in told.items()}
    return named | {"score": top, "lead": min(lead, _ALONE), "crowd": crowd}


CROWD = 20
"""Rivals that crowd a candidate at most, the nearest ones."""

_ALONE = 10.0
_NOBODY = 1e-3
