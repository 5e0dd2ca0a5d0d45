"""Fits the lexical model: document frequencies over all sentences, then a logistic regression a task."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from claims.core.detection.lexical import LexicalModel
from claims.core.detection.ngrams import BUCKETS, CHARACTER_BUCKETS, WORD_BUCKETS, Counted, count, weigh
from claims.core.detection.tasks import TASKS
from claims.training.detection_data import Judged
from claims.training.logistic import SparseRows, fit_logistic

STRENGTH = 1.0
"""How much the sentences count against small weights; of 0.3, 1 and 4 it ranked the dev parts best."""

LEAST_SENTENCES = 2
"""Buckets of fewer sentences are left out, which halves the table."""


def fit_lexical(sets: Mapping[str, Sequence[Judged]]) -> LexicalModel:
    """The model of these sentences. The same sentences give the same numbers."""
    sentences = [sentence for name in sorted(sets) for sentence in sets[name]]
    counted = [count(sentence.text) for sentence in sentences]
    idf = _idf(counted)
    weighted = [weigh(one, idf) for one in counted]
    weights = np.zeros((BUCKETS, len(TASKS)), dtype=np.float32)
    bias = np.zeros(len(TASKS), dtype=np.float32)
    for at, task in enumerate(TASKS):
        judged = [number for number, sentence in enumerate(sentences) if task in sentence.labels]
        if not judged:
            continue
        rows = SparseRows.of([weighted[number] for number in judged], columns=BUCKETS)
        labels = np.array([sentences[number].labels[task] for number in judged])
        fitted = fit_logistic(rows, labels, strength=STRENGTH)
        weights[:, at], bias[at] = fitted[:-1], fitted[-1]
    weights[: len(idf)][idf == 0] = 0
    return LexicalModel(idf, weights.astype(np.float16).astype(np.float32), bias)


def _idf(counted: Sequence[Counted]) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    """Smoothed inverse document frequency of each bucket, 0 for those of too few sentences; as precise as it is kept."""
    sentences = np.zeros(WORD_BUCKETS + CHARACTER_BUCKETS)
    for one in counted:
        sentences[one.words] += 1
        sentences[one.characters + WORD_BUCKETS] += 1
    idf = np.log((1 + len(counted)) / (1 + sentences)) + 1
    idf[sentences < LEAST_SENTENCES] = 0
    return idf.astype(np.float16).astype(np.float32)
