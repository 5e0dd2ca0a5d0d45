"""Which stretches of words of a sentence are its claims: what a fitted reader says, weighed with what the rules found."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

import numpy as np
import numpy.typing as npt

from claims.core.extraction.spans.borders import NOTHING_BARRED, BarredBorders

Odds = npt.NDArray[np.float32]
"""kinds × n × n log-odds: [k, i, j] that the words from the i-th to the j-th, both included, are a claim of kind k.
Minus infinity where j is before i."""

LEAST_ODDS = -2.25
"""Log-odds from which a stretch is a claim."""

LEAST_OF_PHRASE = 0.0
"""The same for words without a verb, most of which only name something."""

RULED = 5.0
"""Log-odds that a stretch gains where the rules found the same claim."""

VETO = 2.0
"""How much likelier than uncheckable a stretch must be a claim; a saying need only be likelier.

These four were chosen on 789 marked sentences that neither the rules nor the reader had seen
(``tests/cases/claim_spans/*-held``): more claims found cost more than one wrong claim each from there on.
"""

SAME = 0.5
"""From this intersection over union on two stretches are one claim, as in ``evaluation``."""

MADE_OF = 0.55
"""Share of its words in other claims from which on a claim says nothing more than they do: a shared opening and "and" may
be the rest. Set by hand, as the three below."""

_WEAKER = 1.0
"""Log-odds by which a part may be weaker than the whole that is dropped for its parts, unless it is as likely as that."""

_LIKE = 0.6
"""From this intersection over union on the reader may mean what the rules found, with other borders."""

_SURER = 1.0
"""Log-odds by which the reader must be surer of other borders than of those that the rules gave."""

_SLACK = 1
"""Words by which borders may differ and still be the same ones: an article, an adverb."""


class SpanKind(IntEnum):
    """What can be checked of a stretch of words: that it is so, only that somebody said it, or nothing."""

    CLAIM = 0
    SAYING = 1
    UNCHECKABLE = 2


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """What a reader says of one sentence.

    ``odds`` are of every stretch of its first n words; n is smaller than their number where it reads no further.
    ``detected`` are the log-odds of detection's tasks for the whole sentence.
    """

    odds: Odds
    detected: tuple[float, ...]


class SpanReader(Protocol):
    """Whatever tells claims among the words of one sentence; each sentence alone."""

    def read(self, words: Sequence[str]) -> SentenceReading:
        """What it says of the sentence of these words."""


@dataclass(frozen=True, slots=True)
class ChosenSpan:
    """The words ``[first, last)``; ``rule`` is the number of the rules' statement that this is, None where it is new."""

    first: int
    last: int
    kind: SpanKind
    odds: float
    rule: int | None = None

    @property
    def is_claim(self) -> bool:
        """Whether the words are a claim, rather than who says one."""
        return self.kind is SpanKind.CLAIM

    @property
    def read_odds(self) -> float:
        """The log-odds that the reader alone gives."""
        return self.odds if self.rule is None else self.odds - RULED

    def likeness(self, first: int, last: int) -> float:
        """Intersection over union with the words ``[first, last)``, 0..1."""
        shared = min(self.last, last) - max(self.first, first)
        return max(shared, 0) / (max(self.last, last) - min(self.first, first))


def choose_spans(
    odds: Odds,
    ruled: Sequence[tuple[int, int]],
    verbs: Sequence[int],
    *,
    sure: Collection[int] = (),
    barred: BarredBorders = NOTHING_BARRED,
) -> list[ChosenSpan]:
    """The claims of a sentence in order of place, no two the same.

    ``ruled`` are the stretches of the rules' statements, [first, last), and ``sure`` the numbers of those that stay in any
    case, as do all that reach beyond the words that were read. ``verbs`` are the places of verbs and participles; at the
    ``barred`` borders nothing new begins or ends.
    """
    count = odds.shape[1]
    odds = without_barred(odds, barred)
    chosen = [
        ChosenSpan(first, last, SpanKind.CLAIM, math.inf, number)
        for number, (first, last) in enumerate(ruled)
        if number in sure or last > count
    ]
    settled = {one.rule for one in chosen}
    open_ones = [(number, words) for number, words in enumerate(ruled) if number not in settled]
    candidates = _candidates(odds, open_ones, verbs) if count else []
    for one in sorted(candidates, key=lambda one: (-one.odds, one.rule is None, one.first, one.last)):
        if one.odds >= LEAST_ODDS and not any(_is_same(one, other, verbs) for other in chosen):
            chosen.append(one)
    kept = [one for one in chosen if one.odds == math.inf or not _is_made_of(one, chosen, verbs)]
    return sorted(kept, key=lambda one: (one.first, -one.last))


def without_barred(odds: Odds, barred: BarredBorders) -> Odds:
    """The odds without those of stretches with a barred border."""
    count = odds.shape[1]
    kept = odds.copy()
    kept[:, [at for at in barred.starts if at < count], :] = -np.inf
    kept[:, :, [at - 1 for at in barred.ends if at <= count]] = -np.inf
    for first, last, verb in barred.unsaid:
        kept[:, first : last + 1, verb:] = -np.inf
    for first, opened, last in barred.conditions:
        kept[:, first:opened, :last] = -np.inf
    return kept


def _is_made_of(one: ChosenSpan, chosen: Sequence[ChosenSpan], verbs: Sequence[int]) -> bool:
    """Whether a claim is hardly more than two or more others side by side ("40 were killed and 60 injured")."""
    if one.kind is not SpanKind.CLAIM:
        return False
    covered: set[int] = set()
    clauses = 0
    least = min(one.read_odds - _WEAKER, _WEAKER)
    for other in chosen:
        inside = one.first <= other.first and other.last <= one.last and other is not one and other.read_odds >= least
        words = set(range(other.first, other.last))
        if inside and not covered & words and any(other.first <= verb < other.last for verb in verbs):
            covered |= words
            clauses += 1
    return clauses > 1 and len(covered) >= MADE_OF * (one.last - one.first)


def _candidates(odds: Odds, ruled: Sequence[tuple[int, tuple[int, int]]], verbs: Sequence[int]) -> Iterator[ChosenSpan]:
    """What the reader alone takes for a claim, and the rules' statements of these numbers."""
    best, kinds = _checkable(odds)
    for first, end in np.argwhere(best >= LEAST_ODDS):
        if best[first, end] >= LEAST_OF_PHRASE or any(first <= verb <= end for verb in verbs):
            yield ChosenSpan(int(first), int(end) + 1, SpanKind(int(kinds[first, end])), float(best[first, end]))
    for number, (first, last) in ruled:
        yield _ruled(best, kinds, number, first, last)


def _checkable(odds: Odds) -> tuple[Odds, npt.NDArray[np.int64]]:
    """n × n the odds of the likelier kind of claim, and which; none where it is likelier that nothing can be checked."""
    claim, saying, uncheckable = odds[SpanKind.CLAIM], odds[SpanKind.SAYING], odds[SpanKind.UNCHECKABLE]
    doubt = _near(uncheckable)
    claim = np.where(doubt + VETO > claim, -np.inf, claim)
    saying = np.where(doubt > saying, -np.inf, saying)
    best = np.maximum(claim, saying)
    return best, np.where(saying > claim, SpanKind.SAYING, SpanKind.CLAIM)


def _near(odds: Odds) -> Odds:
    """n × n the highest odds of a stretch whose borders differ by one word at most."""
    padded = np.pad(odds, _SLACK, constant_values=-np.inf)
    windows = np.lib.stride_tricks.sliding_window_view(padded, (2 * _SLACK + 1, 2 * _SLACK + 1))
    return np.asarray(windows.max(axis=(2, 3)), dtype=np.float32)


def _is_same(one: ChosenSpan, other: ChosenSpan, verbs: Sequence[int]) -> bool:
    """Whether two stretches say the same: most of their words, or a clause and the same one with another behind it."""
    inner, outer = sorted((one, other), key=lambda span: span.last - span.first)
    is_speaker = inner.first == outer.first and not any(inner.first <= verb < inner.last for verb in verbs)
    if is_speaker and inner.is_claim and outer.kind is SpanKind.SAYING:
        # "Acme chief executive Jana Roe | called it a farce": what she is, and what she said.
        return False
    if _goes_around(inner, outer, verbs):
        return False
    if one.likeness(other.first, other.last) >= SAME:
        return True
    if inner.first != outer.first or SpanKind.SAYING in (inner.kind, outer.kind):
        return False
    return any(inner.first <= verb < inner.last for verb in verbs)


def _goes_around(inner: ChosenSpan, outer: ChosenSpan, verbs: Sequence[int]) -> bool:
    """Whether a claim has its verb behind another one inside it ("The charity, | set up in 2010, | runs a school")."""
    if SpanKind.SAYING in (inner.kind, outer.kind) or inner.first <= outer.first:
        return False
    return any(inner.last <= verb < outer.last for verb in verbs)


def _ruled(best: Odds, kinds: npt.NDArray[np.int64], number: int, first: int, last: int) -> ChosenSpan:
    """The rules' statement with its odds, inside the borders that the reader is surer of."""
    count = len(best)
    places = np.arange(count)
    starts, ends = places[:, None], places[None, :] + 1
    union = np.maximum(ends, last) - np.minimum(starts, first)
    shared = np.minimum(ends, last) - np.maximum(starts, first)
    like = np.where(shared >= _LIKE * union, best, -np.inf)
    window = np.full_like(best, -np.inf)
    beside = np.s_[max(first - _SLACK, 0) : first + _SLACK + 1, max(last - 1 - _SLACK, 0) : last + _SLACK]
    window[beside] = best[beside]
    start, end = divmod(int(like.argmax()), count)
    near = divmod(int(window.argmax()), count)
    surest, as_ruled = float(like[start, end]), float(window[near])
    if surest > as_ruled + _SURER:
        return ChosenSpan(start, end + 1, SpanKind(int(kinds[start, end])), surest + RULED, number)
    kind = SpanKind(int(kinds[start, end] if surest >= as_ruled else kinds[near]))
    return ChosenSpan(first, last, kind, max(surest, as_ruled) + RULED, number)
