"""The lexical model: log-odds of every task from the hashed words and characters of a sentence."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from claims.core.detection.ngrams import BUCKETS, CHARACTER_BUCKETS, WORD_BUCKETS, Floats, count, weigh
from claims.core.detection.tasks import TASKS
from claims.core.errors import Invalid


@dataclass(frozen=True, slots=True)
class LexicalModel:
    """A logistic regression a task on TF-IDF rows, as one table, BUCKETS × tasks.

    ``idf`` has a weight for each word and character bucket, 0 for those that are not used.
    """

    idf: npt.NDArray[np.float32]
    weights: npt.NDArray[np.float32]
    bias: npt.NDArray[np.float32]

    def __post_init__(self) -> None:
        shapes = (self.idf.shape, self.weights.shape, self.bias.shape)
        if shapes != ((WORD_BUCKETS + CHARACTER_BUCKETS,), (BUCKETS, len(TASKS)), (len(TASKS),)):
            raise Invalid(f"The tables of the lexical model have other shapes than they need: {shapes}.")

    def logits_of(self, text: str) -> Floats:
        """Log-odds of each task, in the order of ``TASKS``."""
        places, values = weigh(count(text), self.idf)
        return np.asarray(values @ self.weights[places] + self.bias, dtype=np.float64)
