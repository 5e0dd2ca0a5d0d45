"""Which claim an article is about and is checked for: it shares most words with what the article says that is worth
checking, it stands early, and it is worth checking itself.

This is choice by least expected loss (Kumar and Byrne 2004, minimum Bayes risk): the sentences stand for what a reader
might take as the claim, and the claim with the highest mean overlap (F1 of words, as in ROUGE-1) with them comes first.
A sentence counts by its place and by how worth checking it is, and so does the claim. None of the numbers below is fitted:
half or twice of any of them moves the figure by less than half its error, and what was fitted ranked no better on pages
that it had not seen (``docs/decisions/0018-claims-of-an-article-ranked.md``).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claims.core.records import ExtractedClaim, Extraction

_WORD = re.compile(r"[^\W_]+")
_FALL = 8.0
"""Sentences over which the weight of a sentence falls to 1/e: the upper third of a news article."""
_READ = 60
"""Sentences looked at, so that time stays linear; the weight of the next is under a thousandth."""
_LEAST_WORTH = 0.05
"""Added to a sentence's score: what nobody would check tells a little of what the article is about."""
_SENTENCE_WORTH = 0.5
"""Power of a sentence's score in its weight."""
_CLAIM_WORTH = 0.25
"""Power of the claim's score beside its overlap."""
_LATENESS = 0.25
"""Power by which a claim falls behind with the sentences that state something before it."""
_UNRESOLVED = 0.75
"""Factor of a claim that cannot be read without the article."""
_EARLY = 3
"""Sentences that state something and are called the first ones in the reasons."""
_NEARLY = 0.8
"""Share of the highest overlap from which a claim is said to be what the article is about."""
_WORTH = 0.5
"""Score from which the reasons say that a claim is worth checking."""

CENTRAL = "says most of what the article says"
EARLY = "stands among the first things stated"
WORTH = "worth checking"


@dataclass(frozen=True, slots=True)
class RankedClaim:
    """A claim's place among those of its article: ``index`` in ``extraction.claims``, why it stands there."""

    index: int
    reasons: tuple[str, ...]


def rank_claims(body: str, extraction: Extraction) -> tuple[RankedClaim, ...]:
    """The claims, the one that the article is about first; of equal ones the earlier."""
    overlaps = weighted_overlaps(body, extraction)
    places = _places(extraction.claims)
    standings = [
        overlap * _factor(claim, places[min(claim.sentences)])
        for overlap, claim in zip(overlaps, extraction.claims, strict=True)
    ]
    highest = max(overlaps, default=0.0)
    return tuple(
        RankedClaim(at, _reasons(extraction.claims[at], overlaps[at] / (highest or 1), places))
        for at in sorted(range(len(standings)), key=lambda at: (-standings[at], at))
    )


def words_of(text: str) -> Counter[str]:
    """The words of a text in lower case, counted."""
    return Counter(_WORD.findall(text.lower()))


def word_overlap(left: Counter[str], right: Counter[str]) -> float:
    """F1 of the words that two texts share, 0..1 (ROUGE-1 F without stemming; Lin 2004)."""
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 0.0


def weighted_overlaps(body: str, extraction: Extraction) -> list[float]:
    """The weighted overlap of each claim with the sentences."""
    sentences = [words_of(body[s.span.start : s.span.end]) for s in extraction.sentences[:_READ]]
    worth = _worth_of_sentences(extraction)
    weights = [
        math.exp(-at / _FALL) * (worth.get(at, 0.0) + _LEAST_WORTH) ** _SENTENCE_WORTH for at in range(len(sentences))
    ]
    holders: dict[str, list[tuple[int, int]]] = {}
    for at, sentence in enumerate(sentences):
        for word, count in sentence.items():
            holders.setdefault(word, []).append((at, count))
    lengths = [sentence.total() for sentence in sentences]
    return [_overlap(words_of(claim.standalone_text), holders, lengths, weights) for claim in extraction.claims]


def _overlap(
    claim: Counter[str],
    holders: Mapping[str, Sequence[tuple[int, int]]],
    lengths: Sequence[int],
    weights: Sequence[float],
) -> float:
    """As the weighted sum of ``word_overlap``, by the sentences that hold each word."""
    shared = [0] * len(lengths)
    for word, count in claim.items():
        for at, held in holders.get(word, ()):
            shared[at] += min(count, held)
    total = claim.total()
    return sum(
        weight * 2 * common / (total + length)
        for common, length, weight in zip(shared, lengths, weights, strict=True)
        if common
    )


def _factor(claim: ExtractedClaim, place: int) -> float:
    """What a claim's overlap counts, by its score, its place and whether it can be read alone."""
    worth, lead = math.pow(claim.score, _CLAIM_WORTH), math.pow(1 + place, -_LATENESS)
    return worth * lead * (_UNRESOLVED if claim.context_needed else 1.0)


def _worth_of_sentences(extraction: Extraction) -> dict[int, float]:
    """The score of each sentence: of the claim that is most worth checking, or that on the shelf."""
    worth = {rejected.sentence: rejected.score for rejected in extraction.rejected}
    for claim in extraction.claims:
        for at in claim.sentences:
            worth[at] = max(worth.get(at, 0.0), claim.score)
    return worth


def _places(claims: Sequence[ExtractedClaim]) -> dict[int, int]:
    """How many sentences that state something stand before each of those."""
    return {sentence: place for place, sentence in enumerate(sorted({min(claim.sentences) for claim in claims}))}


def _reasons(claim: ExtractedClaim, centrality: float, places: Mapping[int, int]) -> tuple[str, ...]:
    reasons = (
        (CENTRAL, centrality >= _NEARLY),
        (EARLY, places[min(claim.sentences)] < _EARLY),
        (WORTH, claim.score >= _WORTH),
    )
    return tuple(reason for reason, holds in reasons if holds)
