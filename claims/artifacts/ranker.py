"""Ranks candidates for a query: by words, by the table of piece vectors, and by the encoder where there is one.

The encoder reads only the candidates that the others put first, and the pair encoder the best of all beside the query. The
best candidate's score is the probability that it answers the query; the others' fall off from there in the order of the
ranking, so that scores of different queries compare.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from claims.artifacts.pair_reader import Columns, PairReader, ReadClaim, ReadQuery
from claims.core.matching.ranking.likeness import Floats
from claims.core.matching.ranking.occasion import Occasion
from claims.core.matching.ranking.ranking_model import AnswerModel, RankingModel, answer_features

BY_WORDS, BY_VECTOR, BY_OCCASION = 100, 50, 50
"""Candidates of a query in a corpus: the best by the terms of the index, by the vectors of the whole texts, and by vectors
among what was checked or said around its day. Occasions were fitted on as many."""

ENCODED = 30
"""Candidates that the encoder reads."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate's place in the input and its score, 0..1; the best one's is the probability that it answers."""

    place: int
    score: float


@dataclass(frozen=True, slots=True)
class RankingModels:
    """A ranking and the decision on its best candidate; ``read`` decides where that is read beside the query."""

    ranking: RankingModel
    answer: AnswerModel
    read: AnswerModel


ReadAnswer = Callable[[str, str], float | None]
"""Reads a query and a claim together and tells how far the claim answers the query, in log-odds; None where it fails."""

READ = "read_answer"
"""The feature that this gives of the best candidate."""


class Ranker:
    """Ranks with fitted models: ``alone`` without the encoder, ``joined`` with it, where the reader has one. With
    ``read_answer`` the best candidate is read beside the query."""

    def __init__(
        self,
        reader: PairReader,
        alone: RankingModels,
        joined: RankingModels | None = None,
        read_answer: ReadAnswer | None = None,
    ) -> None:
        self.reader = reader
        self._alone = alone
        self._joined = joined if reader.has_encoder else None
        self._read_answer = read_answer

    @property
    def has_encoder(self) -> bool:
        """Whether candidates are read by the encoder too."""
        return self._joined is not None

    def rank(self, query: ReadQuery, claims: Sequence[ReadClaim], weights: Mapping[str, float]) -> list[Ranked]:
        """All claims, best first, ties and claims that stand twice in the order given; ``weights`` are the inverse document
        frequencies of the query's terms."""
        if not claims:
            return []
        columns = self.reader.columns(query, claims, weights)
        scores = _with_copies_alike(self._alone.ranking.scores(columns), claims)
        order = np.argsort(-scores, kind="stable")
        if self._joined is None:
            best = self._chance(self._alone, query, scores, columns, claims)
            return _ranked(order, scores[order], best)
        first = order[:ENCODED]
        joined = {name: column[first] for name, column in columns.items()}
        read = [claims[place] for place in first]
        joined |= self.reader.encoded_columns(query, read)
        again = _with_copies_alike(self._joined.ranking.scores(joined), read)
        inner = np.argsort(-again, kind="stable")
        best = self._chance(self._joined, query, again, joined, read)
        rest = order[ENCODED:]
        below = float(again.min()) + scores[rest] - float(scores[rest[0]]) if len(rest) else scores[rest]
        return _ranked(np.concatenate((first[inner], rest)), np.concatenate((again[inner], below)), best)

    def _chance(
        self, models: RankingModels, query: ReadQuery, scores: Floats, columns: Columns, claims: Sequence[ReadClaim]
    ) -> float:
        """The probability that the best claim answers; what says the same word for word is no rival of it."""
        best = int(np.argmax(scores))
        features = answer_features(scores, columns, best, copies_of(claims, best))
        told = None if self._read_answer is None else self._read_answer(query.whole, claims[best].told)
        if told is None:
            return models.answer.probability(features)
        return models.read.probability(features | {READ: told})


def copies_of(claims: Sequence[ReadClaim], best: int) -> frozenset[int]:
    """The places of the other claims whose text has this one's words, figures and units in the same order: a claim that
    stands twice.

    Nearly the same words are not enough: with another figure, a name or a "not" they are its closest rivals.
    """
    own = _SAID.findall(claims[best].scored.text)
    return frozenset(
        place for place, claim in enumerate(claims) if place != best and _SAID.findall(claim.scored.text) == own
    )


def _with_copies_alike(scores: Floats, claims: Sequence[ReadClaim]) -> Floats:
    """The scores, of claims that stand twice the best one's: their quotation marks must not tell which comes first."""
    best: dict[tuple[str, str, Occasion], float] = {}
    same = [_same(claim) for claim in claims]
    for one, score in zip(same, scores.tolist(), strict=True):
        best[one] = max(score, best.get(one, score))
    return np.array([best[one] for one in same], dtype=np.float32)


def _same(claim: ReadClaim) -> tuple[str, str, Occasion]:
    """What two claims that are one share: title and text to the letter, but for quotation marks, and the occasion."""
    title, text = (one.translate(_QUOTES) for one in (claim.scored.title, claim.scored.text))
    return title, text, claim.occasion


_QUOTES = dict.fromkeys(map(ord, "\"'\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb"))


_SAID = re.compile(r"[-\u2212+]?\d+(?:[.,]\d+)*|[$\u20ac\u00a3\u00a5%]|\w+")
"""Figures with their sign, signs of money and per cent, words; quotation marks, commas and points say nothing here."""


def _ranked(order: npt.NDArray[np.intp], scores: Floats, best: float) -> list[Ranked]:
    """Scores as probabilities: the best one's, and the others' as much less likely as their scores say."""
    shares = np.exp(np.minimum(scores.astype(np.float64) - float(scores[0]), 0.0))
    return [Ranked(int(place), best * float(share)) for place, share in zip(order, shares, strict=True)]
