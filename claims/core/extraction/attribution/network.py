"""A small network that finds who is said to say, think or want what: cue words, their sources, and what is attributed.

Words and their neighbors go through dilated convolutions with residuals (after Strubell et al. 2017, Fast and Accurate
Entity Recognition with Iterated Dilated Convolutions); a cue points to the head of its source with a bilinear score (after
Dozat and Manning 2017). Only numpy; linear in the number of words. ``claims/artifacts/attribution.md`` is the model card.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from claims.core.extraction.attribution.features import Vocabulary, WordFeatures

DILATIONS = (1, 2, 4, 8)
"""Distance of the neighbors that each layer reads; a word sees as many words to each side as these add up to."""
FARTHEST = 40
"""Distances between cue and source beyond this count as this."""
REACH = sum(DILATIONS)
"""Words to each side that a word's scores depend on."""
_BLOCK = 12
"""Rows multiplied at once.

OpenBLAS wakes its threads for products of more than 262,144 multiplications (``interface/gemm.c``), and threads that wait
for each other spin: on two busy cores a 700-word article took 45 ms more processor time than in blocks below that size.
"""

Rows = npt.NDArray[np.float32]
Weights = Mapping[str, Rows]


@dataclass(frozen=True, slots=True)
class WordScores:
    """Per word (n): probability that it is the head of a cue, and log-odds that its sentence holds attributed content.

    ``states`` (n × width) is what sources are found with.
    """

    cues: Rows
    sentence_odds: Rows
    states: Rows


@dataclass(frozen=True, slots=True)
class AttributionNetwork:
    """Fitted weights with the vocabulary that they belong to, and the probabilities from which something counts.

    ``cue_threshold`` is for cue and source taken together, ``sentence_threshold`` for attributed content in a sentence.
    """

    vocabulary: Vocabulary
    weights: Weights
    cue_threshold: float
    sentence_threshold: float

    def score_words(self, features: WordFeatures) -> WordScores:
        """The scores of all words, held in memory together: whoever has a long text gives it in parts."""
        weights = self.weights
        states = self._states(features)
        return WordScores(
            cues=_sigmoid(_times(states, weights["cue.weight"]) + weights["cue.bias"]),
            sentence_odds=_times(states, weights["sentence.weight"]) + weights["sentence.bias"],
            states=states,
        )

    def source_of(self, scores: WordScores, cue: int, first: int, last: int) -> tuple[int | None, float]:
        """The word in ``[first, last)``, the cue's sentence, that heads the source of ``cue``, and its probability.

        None where nobody is named.
        """
        odds = self._pair_odds("", scores, cue, first, last)
        odds[cue - first] = -np.inf
        absent = scores.states[cue] @ self.weights["absent.weight"] + self.weights["absent.bias"]
        odds = np.append(odds, absent)
        shares = np.exp(odds - odds.max())
        best = int(shares.argmax())
        share = float(shares[best] / shares.sum())
        return (first + best if best < last - first else None), share

    def content_of(self, scores: WordScores, cue: int, first: int, last: int) -> Rows:
        """For each word in ``[first, last)``, the cue's sentence, the probability that ``cue`` attributes it."""
        return _sigmoid(self._pair_odds("content_", scores, cue, first, last))

    def _pair_odds(self, kind: str, scores: WordScores, cue: int, first: int, last: int) -> Rows:
        weights = self.weights
        states = scores.states[first:last]
        query = scores.states[cue] @ weights[f"{kind}query.weight"]
        distances = np.clip(np.arange(first, last) - cue, -FARTHEST, FARTHEST) + FARTHEST
        keys = states @ weights[f"{kind}key.weight"]
        near = weights[f"{kind}distance"][distances]
        odds: Rows = keys @ query / np.float32(len(query) ** 0.5) + states @ weights[f"{kind}key.bias"] + near
        return odds

    def _states(self, features: WordFeatures) -> Rows:
        weights = self.weights
        words = np.concatenate(
            [
                weights["word"][features.words],
                weights["ending"][features.endings],
                weights["tag"][features.tags],
                weights["shape"][features.shapes],
                features.flags,
            ],
            axis=1,
        )
        states: Rows = np.maximum(_times(words, weights["input.weight"]) + weights["input.bias"], 0)
        for layer, distance in enumerate(DILATIONS):
            padded = np.pad(states, ((distance, distance), (0, 0)))
            neighbors = np.concatenate([padded[: -2 * distance], states, padded[2 * distance :]], axis=1)
            step = _times(neighbors, weights[f"layer{layer}.weight"]) + weights[f"layer{layer}.bias"]
            states = states + np.maximum(step, 0)
        return states


def _times(rows: Rows, weights: Rows) -> Rows:
    """``rows @ weights`` (n × k by k × m, or by k), in blocks of rows that one thread multiplies; numpy loops over them."""
    count = len(rows)
    if count <= _BLOCK:
        product: Rows = rows @ weights
        return product
    blocks = np.pad(rows, ((0, -count % _BLOCK), (0, 0))).reshape(-1, _BLOCK, rows.shape[1])
    product = (blocks @ weights).reshape(-1, *weights.shape[1:])
    return product[:count]


def _sigmoid(odds: Rows) -> Rows:
    shares: Rows = np.float32(1) / (np.float32(1) + np.exp(-np.clip(odds, -30, 30)))
    return shares
