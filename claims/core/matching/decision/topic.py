"""Whether a statement and a claim that the index lets through speak of one thing at all.

Nearly all pairs that people judged do, and what tells their relations was fitted on those. Of an index over thousands of
claims nearly none do: it always finds some that share a word or two with a statement. So a candidate must first look like
it, by the share of its content that the slots find on both sides and by the likeness of all words, rare ones counting most.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Alike:
    """How alike two texts are: as a ``whole``, and piece by piece from the side that finds less of itself on the other.

    Cosines, -1..1; 1 where a text has no pieces, so that nothing speaks against it.
    """

    whole: float
    pieces: float


TextLikeness = Callable[[str, str], Alike]
"""How alike two texts are, whichever of them is the first."""

SentenceLikeness = Callable[[str, str], float | None]
"""Cosine of what an encoder makes of two texts, whichever of them is the first; None where one is too long to be read."""


@dataclass(frozen=True, slots=True)
class TopicModel:
    """How much the share of content in common and the likeness of two texts count for their being of one topic, how much
    what a pair encoder reads speaks against it (``apart``), and the probability from which they are taken to be."""

    shared: float
    whole: float
    pieces: float
    bias: float
    enough: float
    apart: float = 0.0

    def probability(self, alike: Alike, shared: float, apart: float = 0.5) -> float:
        """Probability that a candidate speaks of what the statement does; ``shared``: the share of its content (0..1) that
        the side with less in common finds on the other; ``apart``: the encoder's share of *unrelated* (0..1)."""
        score = self.bias + self.shared * shared + self.whole * alike.whole + self.pieces * alike.pieces
        return 1 / (1 + math.exp(-score - self.apart * log_odds(apart)))


def log_odds(share: float) -> float:
    """Log-odds of a share (0..1), bounded where it is next to none or to all."""
    bounded = min(max(share, LEAST_APART), 1 - LEAST_APART)
    return math.log(bounded / (1 - bounded))


LEAST_APART = 1e-5
"""Share below which less says no more."""


BY_WORDS = TopicModel(shared=9.19, whole=9.7, pieces=16.5, bias=-15.74, enough=0.1)
BY_SENTENCES = TopicModel(shared=7.04, whole=13.99, pieces=14.62, bias=-17.4, enough=0.3)
BY_READING = TopicModel(shared=2.82, whole=8.2, pieces=10.69, bias=-14.7, enough=0.2, apart=-0.99)
"""Logistic regression on pairs that would otherwise be suggested or read by an encoder: judged ones that relate, and those
of a third of the annotated articles' statements with what the index finds for them among 12,640 claims about other
things (``benchmarks/matching_unrelated.py --fit``, 2026-11-29). ``BY_SENTENCES``: where ``whole`` is the cosine of what an
encoder makes of the sentences. Which kinds of words are shared adds nothing to these. ``BY_READING``: where an encoder,
which has met texts about different things, reads both together as well: fitted anew with it (980 judged pairs and 1,966
others; 2026-12-02, 0025).

``enough`` was chosen by what judged pairs lose: with an encoder none of the sets dev, held and public (240 pairs each)
loses more than one in two hundred relations told rightly; by words alone one, none and three pairs are lost.
"""

LEAST_OPEN, MOST_OPEN = 0.05, 0.98
"""Probabilities by words between which an encoder is asked; beyond them it changes hardly any answer."""

LEAST_DOUBTED, MOST_DOUBTED = 0.02, 0.99
"""The same by sentences, between which both are read together: a quarter of the pairs, and the answers are those of all."""


LEAST_BEYOND_NAMES = 0.54
"""Cosine of the sentences from which two that have next to nothing in common but names may speak of one thing: "The ferry
to Leeds was canceled on 80 days in 2024", "In Leeds 489 schools closed in 2024".

Of 359 judged pairs of this kind that relate 12 have less, of 66 that tell two things of one town 61 (2026-11-30). In a
registry of one town or firm nearly all candidates are of this kind, and a reader of pairs, which saw few of them, takes
many for *same*.
"""


READ_ALIKE = 0.4
"""Cosine of the sentences from which a pair encoder reads two texts however few words they share.

Of 94 judged pairs with few words in common that no encoder had seen the slots tell 17 right, and with those that are so
alike 76 were; of 400 texts put together by chance none is (December 2026).
"""

TOLD_ALIKE = 0.65
"""Cosine of the sentences from which two speak of one thing, however few words they share: posts and the claims that
fact-checkers wrote down of them.

Of 536 posts of three published sets (their development parts) 149 are so alike with the claim that settles them, of which
45 were told as unrelated; of 1,608 of their nearest other claims 76 are, many of them on the same story. Of 2,707 judged
pairs on which no encoder was fitted 16 more are told right so, and none less (December 2026).
"""

LEAST_ALIKE = 0.3
"""Likeness of all words from which the sentences are read at all, where the sides share few words: none of 44 posts that
are about so alike with their claim has less, and three in four of the nearest other claims do."""


def may_read_alike(alike: Alike) -> bool:
    """Whether two texts may be alike as sentences by the likeness of all their words."""
    return alike.whole >= LEAST_ALIKE


def is_one_topic(
    alike: Alike,
    shared: float,
    read: Callable[[], float | None] | None = None,
    apart: Callable[[], float | None] | None = None,
    *,
    share_names_alone: bool = False,
) -> bool:
    """Whether a candidate speaks of what the statement does.

    ``read`` gives the cosine of the sentences where an encoder is there; it is called where the words leave that open, and
    where the sides ``share_names_alone``, which must then be alike as sentences. ``apart`` gives what an encoder that reads
    both takes for the share of *unrelated*; it is called where the sentences leave it open.
    """
    by_words = BY_WORDS.probability(alike, shared)
    is_open = (by_words >= LEAST_OPEN or may_read_alike(alike)) and (by_words <= MOST_OPEN or share_names_alone)
    whole = read() if read is not None and is_open else None
    if whole is None:
        return by_words >= BY_WORDS.enough
    if share_names_alone and whole < LEAST_BEYOND_NAMES:
        return False
    if whole >= TOLD_ALIKE:
        return True
    as_sentences = replace(alike, whole=whole)
    by_sentences = BY_SENTENCES.probability(as_sentences, shared)
    is_doubted = LEAST_DOUBTED <= by_sentences < MOST_DOUBTED
    unrelated = apart() if apart is not None and is_doubted else None
    if unrelated is None:
        return by_sentences >= BY_SENTENCES.enough
    return BY_READING.probability(as_sentences, shared, unrelated) >= BY_READING.enough
