"""Who is said to say, think or want what, in every sentence: each cue with its source and its content.

Wider than the attributions of claims: opinions, hopes, questions, nouns as cues ("the warning that …"), sources and cues
inside other people's words. Found by the fitted network alone; ``speech.reported`` reads claims with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from claims.core.extraction.attribution.features import read_features
from claims.core.extraction.attribution.network import REACH, AttributionNetwork, WordScores
from claims.core.extraction.tagging.parsed import ParsedSentence

_CANDIDATE = 0.15
"""Least probability of a cue alone that is looked at; the network's threshold for cue and source is above it."""
_PART = 4096
"""Words read at once: some 5 MB."""
_IN_CONTENT = 0.5
_WIDEST_GAP = 3
"""Words between two of a content that belong to it too: function words are the least sure."""


@dataclass(frozen=True, slots=True)
class FoundCue:
    """An attribution as word indexes of its sentence: the heads of cue and source, and the words of the content.

    ``source`` is None where nobody is named. ``probability`` is that of cue and source together, 0..1.
    """

    at: int
    source: int | None
    content: frozenset[int]
    probability: float


@dataclass(frozen=True, slots=True)
class SentenceAttributions:
    """What one sentence attributes: the probability (0..1) that it holds attributed content, and its cues in order."""

    holds_content: float
    cues: tuple[FoundCue, ...]


def read_attributions(
    parsed: Sequence[ParsedSentence], network: AttributionNetwork
) -> tuple[SentenceAttributions, ...]:
    """The attributions of each sentence, row ``i`` for sentence ``i``; a sentence without words has none."""
    return tuple(row for first, last in _parts(parsed) for row in _read_part(parsed, first, last, network))


def _parts(parsed: Sequence[ParsedSentence]) -> Iterator[tuple[int, int]]:
    """Runs of sentences with some ``_PART`` words each, so that memory does not grow with the text."""
    first = words = 0
    for index, sentence in enumerate(parsed):
        words += len(sentence.tokens)
        if words >= _PART or index == len(parsed) - 1:
            yield first, index + 1
            first, words = index + 1, 0


def _read_part(
    parsed: Sequence[ParsedSentence], first: int, last: int, network: AttributionNetwork
) -> Iterator[SentenceAttributions]:
    """The attributions of the sentences ``[first, last)``, read with as many words around them as matter."""
    begin, end = _with_context(parsed, first, -1), _with_context(parsed, last - 1, 1) + 1
    scores = network.score_words(read_features(parsed[begin:end], network.vocabulary))
    at = sum(len(sentence.tokens) for sentence in parsed[begin:first])
    for sentence in parsed[first:last]:
        yield _read_sentence(network, scores, at, at + len(sentence.tokens))
        at += len(sentence.tokens)


def _with_context(parsed: Sequence[ParsedSentence], index: int, step: int) -> int:
    """The index of a sentence before (``step`` -1) or after (1), with more than ``REACH`` words from there to ``index``."""
    words = 0
    while 0 <= index + step < len(parsed) and words <= REACH:
        index += step
        words += len(parsed[index].tokens)
    return index


def _read_sentence(network: AttributionNetwork, scores: WordScores, first: int, last: int) -> SentenceAttributions:
    if first == last:
        return SentenceAttributions(0.0, ())
    odds = float(scores.sentence_odds[first:last].max())
    candidates = np.flatnonzero(scores.cues[first:last] >= _CANDIDATE) + first
    cues = (_read_cue(network, scores, int(at), first, last) for at in candidates)
    kept = tuple(cue for cue in cues if cue.probability >= network.cue_threshold)
    return SentenceAttributions(round(1 / (1 + float(np.exp(-odds))), 4), kept)


def _read_cue(network: AttributionNetwork, scores: WordScores, at: int, first: int, last: int) -> FoundCue:
    source, share = network.source_of(scores, at, first, last)
    content = np.flatnonzero(network.content_of(scores, at, first, last) >= _IN_CONTENT).tolist()
    spared = {at - first, -1 if source is None else source - first}
    return FoundCue(
        at=at - first,
        source=None if source is None else source - first,
        content=frozenset(_without_gaps(content)) - spared,
        probability=round(float(scores.cues[at]) * share, 4),
    )


def _without_gaps(content: Sequence[int]) -> Iterator[int]:
    """The word indexes, which are in order, with the small gaps between them closed."""
    before: int | None = None
    for at in content:
        if before is not None and at - before - 1 <= _WIDEST_GAP:
            yield from range(before + 1, at)
        yield at
        before = at
