"""Likeness by vectors, with directions made by hand: wholes, titles, sentences, and piece by piece."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.core.matching.ranking.likeness import (
    LIKENESS_FEATURES,
    PiecedQuery,
    PiecedText,
    likeness,
    likeness_columns,
    sum_pieces,
)
from claims.core.matching.ranking.piece_table import PieceTable

AXES = np.eye(4, dtype=np.float32)


def claim(*axes: int, title: int = 0, weights: list[float] | None = None) -> PiecedText:
    rows = AXES[list(axes)] if axes else np.empty((0, 4), dtype=np.float32)
    return PiecedText(rows, np.array(weights or [1.0] * len(axes), dtype=np.float32), title)


def query(*axes: int) -> PiecedQuery:
    rows, ones = AXES[list(axes)], np.ones(len(axes), dtype=np.float32)
    return PiecedQuery(rows, ones, rows, sum_pieces(rows, ones))


def features(asked: PiecedQuery, *claims: PiecedText) -> list[dict[str, float]]:
    return [dict(zip(LIKENESS_FEATURES, row, strict=True)) for row in likeness(asked, claims).tolist()]


def test_the_same_pieces_are_wholly_alike() -> None:
    (same,) = features(query(0, 1), claim(0, 1, title=1))
    assert same["whole_alike"] == pytest.approx(1)
    assert same["title_alike"] == same["text_alike"] == pytest.approx(2**-0.5)
    assert same["sentence_title_alike"] == same["sentence_text_alike"] == pytest.approx(1)
    assert same["query_pieces_alike"] == same["claim_pieces_alike"] == pytest.approx(1)


def test_what_only_one_side_says_counts_on_that_side_by_its_weight() -> None:
    (more,) = features(query(0), claim(0, 1, weights=[1.0, 3.0]))
    assert more["query_pieces_alike"] == pytest.approx(1)
    assert more["claim_pieces_alike"] == pytest.approx(0.25)


def test_claims_do_not_change_each_other() -> None:
    claims = [claim(0, 1, title=1), claim(), claim(2, 3), claim(1, title=1)]
    together = likeness(query(0, 1), claims)
    alone = np.concatenate([likeness(query(0, 1), [one]) for one in claims])
    assert np.allclose(together, alone)
    assert not together[1].any()


def test_nothing_to_compare() -> None:
    assert likeness(query(0), []).shape == (0, len(LIKENESS_FEATURES))
    empty = PiecedQuery(AXES[:0], np.zeros(0, dtype=np.float32), np.zeros((1, 4), np.float32), np.zeros(4, np.float32))
    assert not likeness(empty, [claim(0, 1)]).any()


def test_columns_tell_the_distance_to_the_best() -> None:
    columns = likeness_columns("x_", likeness(query(0), [claim(0), claim(1), claim(0, 1)]))
    assert columns["x_whole_alike_behind"].tolist() == pytest.approx([0.0, -1.0, 2**-0.5 - 1])
    assert len(columns) == 2 * len(LIKENESS_FEATURES)


def test_a_table_gives_directions_and_weights() -> None:
    table = PieceTable(np.array([[0, 0], [3, 4], [-100, 0]], dtype=np.int8), np.array([1, 0.1, 0.01], dtype=np.float32))
    assert table.weights.tolist() == pytest.approx([0.0, 0.5, 1.0])
    assert table.directions([1]).tolist()[0] == pytest.approx([0.6, 0.8])
    assert table.vector([1, 1]).tolist() == pytest.approx([0.6, 0.8])
    assert table.vector([]).tolist() == table.vector([0]).tolist() == [0.0, 0.0]
    read = table.read([1], [2, 2])
    assert (len(read.rows), read.title) == (3, 1)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(0, 3), min_size=1, max_size=5),
    st.lists(st.tuples(st.lists(st.integers(0, 3), max_size=5), st.integers(0, 5)), min_size=1, max_size=4),
)
def test_all_values_are_cosines(asked: list[int], claims: list[tuple[list[int], int]]) -> None:
    found = likeness(query(*asked), [claim(*axes, title=min(title, len(axes))) for axes, title in claims])
    assert found.shape == (len(claims), len(LIKENESS_FEATURES))
    assert float(np.abs(found).max()) <= 1 + 1e-5
