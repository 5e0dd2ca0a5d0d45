"""Shares with their intervals, and what thresholds let through."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.core.matching.evaluation.gold_scores import GoldPair, Share, score_gold
from claims.core.records import Relation

SAME, FIGURE = Relation.SAME, Relation.DIFFERENT_FIGURE


@pytest.mark.parametrize(
    ("right", "of", "low", "high"),
    [
        # By hand from the formula; the first two stand in Newcombe 1998 (81/263 and 15/148).
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (20, 20, 0.8389, 1.0),
        (1, 1, 0.2065, 1.0),
    ],
)
def test_wilson_interval_as_published(right, of, low, high):
    assert Share(right, of).interval == pytest.approx((low, high), abs=0.0001)


@given(st.integers(1, 10_000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_the_interval_holds_the_share(pair):
    share = Share(*pair)
    low, high = share.interval
    assert 0 <= low <= share.value + 1e-12
    assert share.value - 1e-12 <= high <= 1


def test_nothing_has_no_share():
    empty = score_gold([])
    assert (empty.judged, empty.confirm.precision.value, empty.confirm.precision.interval) == (0, None, None)
    assert empty.relations == ()


def test_purposes_and_relations_are_counted_apart():
    pairs = [
        GoldPair("a", SAME, SAME, 0.95, confirmed=True, suggested=True),
        GoldPair("b", SAME, SAME, 0.70, confirmed=False, suggested=True),
        GoldPair("c", SAME, FIGURE, 0.10, confirmed=False, suggested=False),
        GoldPair("d", FIGURE, SAME, 0.92, confirmed=True, suggested=True),
        GoldPair("e", FIGURE, FIGURE, 0.05, confirmed=False, suggested=False),
    ]
    score = score_gold(pairs)
    assert score.right == Share(3, 5)
    assert (score.confirm.precision, score.confirm.recall) == (Share(1, 2), Share(1, 3))
    assert (score.suggest.precision, score.suggest.recall) == (Share(2, 3), Share(2, 3))
    assert score.wrongly_confirmed == ("d",)
    rows = {row.relation: (row.precision, row.recall, row.f1) for row in score.relations}
    assert rows == {
        SAME: (Share(2, 3), Share(2, 3), pytest.approx(2 / 3)),
        FIGURE: (Share(1, 2), Share(1, 2), pytest.approx(0.5)),
    }
