"""How alike two texts are by the table of piece vectors: what tells whether a candidate speaks of a statement's topic."""

from __future__ import annotations

from functools import lru_cache

from claims.artifacts.pair_reader import pieces_of, plain_text
from claims.artifacts.ranking import FOLDER, TABLE_FILE, load_table
from claims.core.matching.decision.topic import Alike, TextLikeness
from claims.core.matching.ranking.likeness import Floats, sum_pieces
from claims.core.matching.ranking.piece_table import PieceTable

LONGEST = 100
"""Pieces of a text that are compared; a claim has some 25, a tweet up to 90."""

LONGEST_TEXT = 2_000
"""Code points of a text that are looked at, before its pieces are counted."""

KEPT = 500
"""Texts whose pieces are kept, some 20 KB each and 77 KB at most: the statement has several candidates, a claim is one
of neighboring statements."""

_Pieces = tuple[Floats, Floats, Floats]
"""Of a text its pieces' directions, their weights, and its vector."""


class PieceLikeness:
    """Compares texts by a table of piece vectors."""

    def __init__(self, table: PieceTable) -> None:
        self._table = table
        self._read = lru_cache(maxsize=KEPT)(self._read_anew)

    def __call__(self, left: str, right: str) -> Alike:
        """How alike two texts are; the same for (right, left)."""
        if right < left:
            left, right = right, left
        rows, weights, vector = self._read(left)
        other_rows, other_weights, other_vector = self._read(right)
        if not len(rows) or not len(other_rows):
            return Alike(1.0, 1.0)
        cosines = rows @ other_rows.T
        there = weights @ cosines.max(axis=1) / weights.sum()
        back = other_weights @ cosines.max(axis=0) / other_weights.sum()
        return Alike(float(vector @ other_vector), float(min(there, back)))

    def _read_anew(self, text: str) -> _Pieces:
        pieces = pieces_of(plain_text(text[:LONGEST_TEXT]), LONGEST)
        rows, weights = self._table.directions(pieces), self._table.weights_of(pieces)
        return rows, weights, sum_pieces(rows, weights)


@lru_cache(maxsize=1)
def text_likeness() -> TextLikeness:
    """The comparison that ships, loaded once a process."""
    return PieceLikeness(load_table(FOLDER / TABLE_FILE))
