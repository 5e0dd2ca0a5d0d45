"""A table of vectors, one for each piece of words: what makes texts alike without reading them with a network.

A row says two things: its direction what the piece means, its length how much it counts. The table is an artifact
(``claims/artifacts/piece_vectors.md``); pieces are the numbers of its rows.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from claims.core.matching.ranking.likeness import Floats, PiecedText, sum_pieces


class PieceTable:
    """``rows`` (pieces × width, eight bits) and what each is multiplied by."""

    def __init__(self, rows: npt.NDArray[np.int8], scales: npt.NDArray[np.float32]) -> None:
        lengths = np.sqrt(np.square(rows.astype(np.float32)).sum(axis=1))
        self._rows = rows
        self._shrink = 1 / np.maximum(lengths, 1e-6)
        self.weights: Floats = (lengths * scales).astype(np.float32)
        """How much each piece counts."""

    @property
    def width(self) -> int:
        """Numbers of a vector."""
        return int(self._rows.shape[1])

    def directions(self, pieces: Sequence[int]) -> Floats:
        """A row of length 1 for each piece."""
        places = np.asarray(pieces, dtype=np.intp)
        rows: Floats = self._rows.take(places, axis=0).astype(np.float32)
        rows *= self._shrink.take(places)[:, None]
        return rows

    def weights_of(self, pieces: Sequence[int]) -> Floats:
        """The weight of each piece."""
        return self.weights[np.asarray(pieces, dtype=np.intp)]

    def vector(self, pieces: Sequence[int]) -> Floats:
        """The vector of a text, of length 1; zeros where it has no pieces."""
        return sum_pieces(self.directions(pieces), self.weights_of(pieces))

    def read(self, title: Sequence[int], text: Sequence[int]) -> PiecedText:
        """A claim's pieces with their directions."""
        pieces = [*title, *text]
        return PiecedText(self.directions(pieces), self.weights_of(pieces), len(title))
