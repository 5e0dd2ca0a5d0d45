"""Reads claims and queries and compares them: by words, by the table of vectors, and by the encoder where there is one."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from claims.artifacts.encoder import TextModel
from claims.artifacts.wordpiece import read_pieces
from claims.core.matching.ranking.likeness import Floats, PiecedQuery, PiecedText, likeness, likeness_columns
from claims.core.matching.ranking.occasion import NO_OCCASION, Occasion, occasion_columns
from claims.core.matching.ranking.piece_table import PieceTable
from claims.core.matching.ranking.scoring import Scored, prepare, word_columns
from claims.core.matching.words.terms import clean_text

LONGEST_TITLE, LONGEST_TEXT, LONGEST_QUERY = 40, 70, 100
"""Pieces that are looked up in the table."""

LONGEST_ENCODED = 64
"""Pieces of a text that the encoder reads; half as many again cost half as much time and gave nothing."""

KEPT = 2_000
"""Claims whose encoded pieces are kept for the next query, some 40 KB each: popular ones are candidates of many."""

MAX_SENTENCES = 12

_SIGNATURE = re.compile(r"\s\u2014\s[^\u2014]{1,80}$")
_SENTENCE_BORDER = re.compile(r"(?<=[.!?])\s+|\n")
_ENDS = frozenset({1012, 999, 1029})
"""The pieces . ! ?"""

Columns = dict[str, Floats]


@dataclass(frozen=True, slots=True)
class ReadClaim:
    """A claim made ready: its words, the pieces of its title and text, both as one text (``told`` has a text that stands
    for its own title once), and when and by whom it was said or checked."""

    scored: Scored
    title: tuple[int, ...]
    text: tuple[int, ...]
    whole: str
    told: str
    occasion: Occasion


@dataclass(frozen=True, slots=True)
class ReadQuery:
    """A query made ready: its words, cleaned text, that text without a signature, its vector, and when and by whom it was
    said."""

    scored: Scored
    whole: str
    body: str
    vector: Floats
    occasion: Occasion


class PairReader:
    """Makes texts ready and gives the features of a query's candidates; ``encoder`` is None where it is off."""

    def __init__(self, table: PieceTable, encoder: TextModel | None = None) -> None:
        self._table = table
        self._encoder = encoder
        self._kept: OrderedDict[str, PiecedText] = OrderedDict()

    @property
    def has_encoder(self) -> bool:
        """Whether there is an encoder."""
        return self._encoder is not None

    @property
    def width(self) -> int:
        """Numbers of a claim's vector."""
        return self._table.width

    def read_claim(self, text: str, title: str | None = None, occasion: Occasion = NO_OCCASION) -> ReadClaim:
        """A claim made ready; worth keeping for a claim that comes up often."""
        plain, plain_title = plain_text(text), plain_text(title or "")
        whole = f"{plain_title}. {plain}" if plain_title else plain
        return ReadClaim(
            scored=prepare(text, title=title),
            title=pieces_of(plain_title, LONGEST_TITLE),
            text=pieces_of(plain, LONGEST_TEXT),
            whole=whole,
            told=plain if plain_title == plain else whole,
            occasion=occasion,
        )

    def read_query(self, text: str, occasion: Occasion = NO_OCCASION) -> ReadQuery:
        """A query made ready."""
        whole = plain_text(text)
        return ReadQuery(
            scored=prepare(text),
            whole=whole,
            body=plain_text(_SIGNATURE.sub("", text)),
            vector=self._table.vector(pieces_of(whole, LONGEST_QUERY)),
            occasion=occasion,
        )

    def claim_vector(self, text: str, title: str | None = None) -> Floats:
        """The vector of a claim, to be multiplied with a query's."""
        pieces = (*pieces_of(plain_text(title or ""), LONGEST_TITLE), *pieces_of(plain_text(text), LONGEST_TEXT))
        return self._table.vector(pieces)

    def columns(self, query: ReadQuery, claims: Sequence[ReadClaim], weights: Mapping[str, float]) -> Columns:
        """The features that need no encoder, n numbers each."""
        body = pieces_of(query.body, LONGEST_QUERY)
        sentences = [pieces_of(one, LONGEST_QUERY) for one in _sentences(query.body)]
        pieced = PiecedQuery(
            rows=self._table.directions(body),
            weights=self._table.weights_of(body),
            sentences=np.stack([self._table.vector(one) for one in sentences]),
            whole=query.vector,
        )
        rows = likeness(pieced, [self._table.read(claim.title, claim.text) for claim in claims])
        words = word_columns(query.scored, [claim.scored for claim in claims], weights)
        occasions = occasion_columns(query.occasion, [claim.occasion for claim in claims])
        return words | likeness_columns("pieces_", rows) | occasions

    def encoded_columns(self, query: ReadQuery, claims: Sequence[ReadClaim]) -> Columns:
        """The features that the encoder gives, n numbers each."""
        if self._encoder is None:
            return {}
        asked = self._encode_query(self._encoder, query)
        rows = likeness(asked, self._encode_claims(self._encoder, claims))
        return likeness_columns("encoder_", rows)

    def _encode_query(self, encoder: TextModel, query: ReadQuery) -> PiecedQuery:
        output = encoder.outputs([query.whole])[0]
        pieces = pieces_of(query.whole, LONGEST_ENCODED)
        rows, weights = _directions(output[1:-1]), self._table.weights_of(pieces)
        length = min(len(pieces_of(query.body, LONGEST_ENCODED)), len(pieces))
        cuts = [0, *(place + 1 for place in range(length) if pieces[place] in _ENDS), length]
        parts = [(start, end) for start, end in pairwise(cuts) if end - start >= _SHORTEST]
        sentences = [rows[start:end].mean(axis=0) for start, end in parts[:MAX_SENTENCES]]
        whole = output.mean(axis=0)
        return PiecedQuery(
            rows=rows[:length],
            weights=weights[:length],
            sentences=_directions(np.stack(sentences or [whole])),
            whole=_directions(whole[None, :])[0],
        )

    def _encode_claims(self, encoder: TextModel, claims: Sequence[ReadClaim]) -> list[PiecedText]:
        missing = [claim for claim in claims if claim.whole not in self._kept]
        for claim, output in zip(missing, encoder.outputs([claim.whole for claim in missing]), strict=True):
            pieces = pieces_of(claim.whole, LONGEST_ENCODED)
            title = min(len(claim.title) + 1, len(pieces)) if claim.title else 0
            self._kept[claim.whole] = PiecedText(
                _directions(output[1:-1]).astype(np.float16), self._table.weights_of(pieces), title
            )
        found = []
        for claim in claims:
            self._kept.move_to_end(claim.whole)
            found.append(self._kept[claim.whole])
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return found


_SHORTEST = 4
"""Pieces of a sentence that is compared by itself."""


def plain_text(text: str) -> str:
    """The text as it is compared: cleaned, on one line."""
    return " ".join(clean_text(text).split())


def pieces_of(text: str, longest: int) -> tuple[int, ...]:
    """The ids of a plain text's pieces, at most ``longest`` with the two that open and close it, which are left out."""
    return tuple(read_pieces(text, longest=longest)[1:-1])


def _sentences(text: str) -> list[str]:
    """The sentences of at least three words, or the whole text."""
    found = [one for one in _SENTENCE_BORDER.split(text) if len(one.split()) >= 3]
    return (found or [text])[:MAX_SENTENCES]


def _directions(rows: Floats) -> Floats:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6), dtype=np.float32)
