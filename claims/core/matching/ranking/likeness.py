"""How alike two texts are piece by piece and as a whole, by vectors: of a query against many claims at once.

Every piece of a text has a direction (a row of length 1) and a weight. A text's vector is the weighted sum of its pieces'
directions; texts are also compared piece by piece, each piece with the most similar one of the other text ("late
interaction", Khattab and Zaharia 2020). Where the directions come from, a table or an encoder, is the caller's choice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

LIKENESS_FEATURES = (
    "whole_alike",
    "body_alike",
    "title_alike",
    "text_alike",
    "sentence_alike",
    "sentence_title_alike",
    "sentence_text_alike",
    "query_pieces_alike",
    "claim_pieces_alike",
    "title_pieces_alike",
    "text_pieces_alike",
)
"""The columns of ``likeness``."""

_SHORTEST = 1e-6
"""A shorter vector is taken for one of this length, so that zeros stay zeros."""

BEHIND = "_behind"
"""Ends the name of a column that tells how far a claim is behind the best one."""


@dataclass(frozen=True, slots=True)
class PiecedText:
    """A claim in pieces: ``rows`` (pieces × width, each of length 1), their ``weights``, and how many open the text as its
    title."""

    rows: Floats
    weights: Floats
    title: int


@dataclass(frozen=True, slots=True)
class PiecedQuery:
    """A query in pieces: what it says without its signature (``rows``, ``weights``), the vectors of its sentences, each of
    length 1, and of the whole with the signature."""

    rows: Floats
    weights: Floats
    sentences: Floats
    whole: Floats


def sum_pieces(rows: Floats, weights: Floats) -> Floats:
    """The vector of a text, of length 1, or of zeros where it has no piece."""
    whole = np.asarray(weights @ rows, dtype=np.float32)
    length = np.sqrt(np.add.reduce(whole * whole))  # as ``_scaled`` for many
    return np.asarray(whole / max(length, _SHORTEST), dtype=np.float32)


def likeness(query: PiecedQuery, claims: Sequence[PiecedText]) -> Floats:
    """n claims -> n × ``LIKENESS_FEATURES``, cosines -1..1; what has no pieces is like nothing (0)."""
    if not claims:
        return np.empty((0, len(LIKENESS_FEATURES)), dtype=np.float32)
    rows, weights, starts = _joined(claims)
    titles = starts[0::2]
    sums = np.add.reduceat(rows * weights[:, None], starts, axis=0)
    title, text = sums[0::2], sums[1::2]
    whole, title, text = _scaled(title + text), _scaled(title), _scaled(text)
    body = sum_pieces(query.rows, query.weights)
    columns = [whole @ query.whole, whole @ body, title @ body, text @ body]
    columns += [(one @ query.sentences.T).max(axis=1) for one in (whole, title, text)]
    cosines = query.rows @ rows.T if len(query.rows) else np.zeros((1, len(rows)), dtype=np.float32)
    best_there = np.maximum.reduceat(cosines, titles, axis=1)
    asked = float(query.weights.sum())
    columns.append(query.weights @ best_there / asked if asked else np.zeros(len(claims)))
    answered = np.add.reduceat(cosines.max(axis=0) * weights, starts)
    there = np.add.reduceat(weights, starts)
    columns.append(_share(answered[0::2] + answered[1::2], there[0::2] + there[1::2]))
    columns += [_share(answered[0::2], there[0::2]), _share(answered[1::2], there[1::2])]
    return np.stack(columns, axis=1).astype(np.float32)


def likeness_columns(prefix: str, rows: Floats) -> dict[str, Floats]:
    """The columns by name, and how far each claim is behind the best of them (0 or less)."""
    best = rows.max(axis=0) if len(rows) else np.zeros(rows.shape[1], dtype=np.float32)
    columns = {f"{prefix}{name}": rows[:, place] for place, name in enumerate(LIKENESS_FEATURES)}
    behind = {f"{prefix}{name}{BEHIND}": rows[:, place] - best[place] for place, name in enumerate(LIKENESS_FEATURES)}
    return columns | behind


def _joined(claims: Sequence[PiecedText]) -> tuple[Floats, Floats, npt.NDArray[np.intp]]:
    """All pieces in one array, an empty one before each title and each text, and where each title and text begins."""
    width = claims[0].rows.shape[1]
    empty = np.zeros((1, width), dtype=np.float32)
    nothing = np.zeros(1, dtype=np.float32)
    rows: list[Floats] = []
    weights: list[Floats] = []
    lengths: list[int] = []
    for claim in claims:
        rows += [empty, claim.rows[: claim.title], empty, claim.rows[claim.title :]]
        weights += [nothing, claim.weights[: claim.title], nothing, claim.weights[claim.title :]]
        lengths += [claim.title + 1, len(claim.rows) - claim.title + 1]
    starts = np.concatenate(([0], np.cumsum(lengths)[:-1])).astype(np.intp)
    return np.concatenate(rows).astype(np.float32), np.concatenate(weights), starts


def _scaled(vectors: Floats) -> Floats:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, _SHORTEST), dtype=np.float32)


def _share(part: Floats, whole: Floats) -> Floats:
    return np.asarray(part / np.maximum(whole, 1e-6), dtype=np.float32)
