"""The lexical model: a sum over a row, of tables that have the shapes they need."""

from __future__ import annotations

import numpy as np
import pytest

from claims.core.detection.lexical import LexicalModel
from claims.core.detection.ngrams import BUCKETS, CHARACTER_BUCKETS, CUES, WORD_BUCKETS, count
from claims.core.detection.tasks import TASKS
from claims.core.errors import Invalid

IDF = np.ones(WORD_BUCKETS + CHARACTER_BUCKETS, dtype=np.float32)


def test_log_odds_are_the_weighted_sum_and_the_bias() -> None:
    weights = np.zeros((BUCKETS, len(TASKS)), dtype=np.float32)
    weights[count("tax").words[0], 1] = 2
    weights[BUCKETS - len(CUES) + CUES.index("asks"), 0] = 10
    model = LexicalModel(IDF, weights, np.arange(len(TASKS), dtype=np.float32))
    assert model.logits_of("Tax").tolist() == pytest.approx([0, 3, 2, 3, 4])
    assert model.logits_of("rain?").tolist() == pytest.approx([3, 1, 2, 3, 4])


def test_words_that_were_not_kept_count_nothing() -> None:
    weights = np.ones((BUCKETS, len(TASKS)), dtype=np.float32)
    weights[-len(CUES) :] = 0
    model = LexicalModel(IDF * 0, weights, np.zeros(len(TASKS), dtype=np.float32))
    assert model.logits_of("Any words at all").tolist() == [0] * len(TASKS)


def test_tables_of_another_shape_are_refused() -> None:
    with pytest.raises(Invalid, match="other shapes"):
        LexicalModel(IDF, np.zeros((BUCKETS, 2), dtype=np.float32), np.zeros(2, dtype=np.float32))
