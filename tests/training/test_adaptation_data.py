"""What the encoder is adapted on: nothing that may answer is taught as wrong, and batches hold one set each."""

from __future__ import annotations

import random
from itertools import chain

import numpy as np
import pytest

from claims.artifacts.ranking import load_ranker
from claims.core.matching.ranking.ranking_model import RankingModel
from claims.training.adaptation_data import NEAREST, Asked, asked_of, batches_of
from claims.training.matching_data import JudgedQuery

READER = load_ranker(encoder=False).reader
TEXTS = ["The dam broke.", "The dam broke!", *(f"The dam number {number} holds." for number in range(8))]
ALONE = RankingModel(("score",), *(np.array([one], dtype=np.float32) for one in (0, 1, 1)))


def judged(*, right: int | None, scores: list[float]) -> JudgedQuery:
    places = np.arange(len(TEXTS))
    return JudgedQuery(
        id="q",
        read=READER.read_query("Dam broke #now"),
        claims=tuple(range(len(TEXTS))),
        right=places == right if right is not None else places < 0,
        copies=places == 1,
        columns={"score": np.array(scores, dtype=np.float32)},
        relevant=1,
    )


def test_the_nearest_wrong_candidates_are_taught_and_no_near_copy() -> None:
    scores = [float(-place) for place in range(len(TEXTS))]
    taught = asked_of("posts", judged(right=0, scores=scores), TEXTS, ALONE)
    assert taught is not None
    assert taught.claims == ("The dam broke.",)
    assert taught.others == tuple(TEXTS[2 : 2 + NEAREST])
    assert taught.query == "Dam broke now"


def test_a_query_without_an_answer_teaches_nothing() -> None:
    assert asked_of("posts", judged(right=None, scores=[0.0] * len(TEXTS)), TEXTS, ALONE) is None


@pytest.mark.parametrize("size", [1, 4, 100])
def test_batches_hold_all_queries_once_and_one_set_each(size: int) -> None:
    asked = [Asked(group, f"{group} {number}", ("yes",), ()) for group in ("posts", "debates") for number in range(9)]
    batches = batches_of(asked, size, random.Random(1))
    assert sorted(one.query for one in chain(*batches)) == sorted(one.query for one in asked)
    assert all(len({one.group for one in batch}) == 1 and len(batch) <= size for batch in batches)
    assert batches == batches_of(asked, size, random.Random(1))
