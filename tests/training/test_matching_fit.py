"""Fitting of the ranking and the decision on rows made by hand: what tells is found, the same rows give the same model."""

from __future__ import annotations

import numpy as np
import pytest

from claims.core.matching.ranking.near_copies import is_near_copy
from claims.core.matching.ranking.ranking_model import answer_features
from claims.training.answer_fit import fit_answer
from claims.training.listwise import RankedQuery, fit_ranking
from claims.training.matching_data import fold_of

NAMES = ("tells", "noise")


def ranked_queries(count: int) -> list[RankedQuery]:
    chance = np.random.default_rng(3)
    queries = []
    for number in range(count):
        rows = chance.normal(size=(6, 2)).astype(np.float32)
        right = np.zeros(6, dtype=bool)
        right[number % 6] = True
        rows[number % 6, 0] += 3
        queries.append(RankedQuery(rows, right, 1.0))
    return queries


def test_the_feature_that_tells_gets_the_weight() -> None:
    model = fit_ranking(ranked_queries(60), NAMES)
    assert model.weights[0] > 5 * abs(model.weights[1])
    first = [
        int(np.argmax(model.scores({"tells": query.rows[:, 0], "noise": query.rows[:, 1]})))
        for query in ranked_queries(12)
    ]
    assert sum(place == number % 6 for number, place in enumerate(first)) >= 11


def test_where_nobody_knows_the_occasion_it_weighs_nothing() -> None:
    queries = []
    for number in range(200):
        rows = np.zeros((4, 2), dtype=np.float32)
        rows[0] = float(number % 40 == 0)
        queries.append(RankedQuery(rows, np.array([number % 40 < 10, number % 40 >= 10, False, False]), 1.0))
    model = fit_ranking(queries, ["said_then", "told"])
    assert (model.mean[0], model.spread[0]) == (0.0, 1.0)
    assert model.mean[1] > 0
    assert model.spread[1] < 0.1
    alone = fit_ranking([RankedQuery(query.rows[:, :1], query.right, 1.0) for query in queries], ["said_then"])
    unknown, then = alone.scores({"said_then": np.array([0.0, 1.0], dtype=np.float32)}).tolist()
    assert unknown == 0.0 < then


def test_the_same_rows_give_the_same_weights() -> None:
    assert (
        fit_ranking(ranked_queries(20), NAMES).weights.tobytes()
        == fit_ranking(ranked_queries(20), NAMES).weights.tobytes()
    )


def test_the_decision_is_calibrated_on_its_rows() -> None:
    chance = np.random.default_rng(5)
    scores = chance.normal(size=20_000)
    right = chance.random(20_000) < 1 / (1 + np.exp(-(2 * scores - 1)))
    model = fit_answer([{"score": float(one)} for one in scores], right.tolist(), [1.0] * 20_000, ["score"])
    assert model.weights["score"] == pytest.approx(2, abs=0.25)
    assert model.bias == pytest.approx(-1, abs=0.2)
    assert 0 < model.probability({"score": -100.0}) < 0.001 < 0.999 < model.probability({"score": 100.0}) < 1


def test_the_lead_of_a_lone_candidate_is_bounded() -> None:
    columns = {"x": np.array([0.5], dtype=np.float32)}
    assert answer_features(np.array([2.0], dtype=np.float32), columns, 0) == pytest.approx(
        {"x": 0.5, "score": 2.0, "lead": 10.0, "crowd": np.log(1e-3)}
    )


def test_a_post_is_in_the_same_half_however_it_is_written() -> None:
    assert fold_of("The Dam broke!") == fold_of("the dam BROKE")
    assert {fold_of(f"post number {number}") for number in range(20)} == {0, 1}
    quarters = {(fold_of(f"post number {number}"), fold_of(f"post number {number}", 1)) for number in range(40)}
    assert len(quarters) == 4


@pytest.mark.parametrize(
    ("left", "right", "copy"),
    [
        (("The mayor banned bicycles downtown.", None), ("Mayor banned the bicycles downtown", None), True),
        (
            ("Some text that is entirely other.", "Did the mayor ban bicycles?"),
            ("Words.", "Did the mayor ban bicycles"),
            True,
        ),
        (("The", None), ("The", None), False),
        (("The mayor banned bicycles downtown.", None), ("The council opened a bicycle lane.", None), False),
    ],
)
def test_near_copies(left: tuple[str, str | None], right: tuple[str, str | None], copy: bool) -> None:
    assert is_near_copy(*left, *right) is copy


def test_a_copy_of_the_best_candidate_is_no_rival() -> None:
    columns = {
        name: np.array([0.5, 0.6, 0.1], dtype=np.float32) for name in ("x", "x_behind", "evidence", "evidence_share")
    }
    scores = np.array([2.0, 1.9, -1.0], dtype=np.float32)
    apart = np.array([0, 2])
    alone = answer_features(scores[apart], {name: column[apart] for name, column in columns.items()}, 0)
    assert answer_features(scores, columns, 0, frozenset({1})) == alone
    assert (alone["x_behind"], alone["evidence_share"], alone["lead"]) == (0.0, 1.0, 3.0)
    beside = answer_features(scores, columns, 0)
    assert beside["lead"] == pytest.approx(0.1)
    assert beside["x_behind"] == pytest.approx(-0.1)
