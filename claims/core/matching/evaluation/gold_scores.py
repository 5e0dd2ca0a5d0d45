"""How well a matcher decides what people have judged: shares with their 95 % intervals, by purpose and by relation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from claims.core.records import Relation
from claims.core.statistics.shares import wilson_interval


@dataclass(frozen=True, slots=True)
class Share:
    """``right`` of ``of``, with Wilson's interval, which keeps its meaning for few cases and for shares near 0 and 1."""

    right: int
    of: int

    @property
    def value(self) -> float | None:
        """The share, 0..1; None of nothing."""
        return self.right / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Lower and upper end of the 95 % interval (E. B. Wilson 1927), 0..1; None of nothing."""
        return wilson_interval(self.right, self.of) if self.of else None


@dataclass(frozen=True, slots=True)
class GoldPair:
    """A judged pair and what the matcher makes of it; ``confirmed`` and ``suggested`` as *same*, by the thresholds given
    to it."""

    id: str
    judged: Relation
    decided: Relation
    probability: float
    confirmed: bool
    suggested: bool


@dataclass(frozen=True, slots=True)
class PurposeScore:
    """What a threshold lets through as *same*: how much of it is right, and how much of what is right it lets through."""

    precision: Share
    recall: Share


@dataclass(frozen=True, slots=True)
class RelationShares:
    """One relation: right among those decided so (precision) and among those judged so (recall)."""

    relation: Relation
    precision: Share
    recall: Share

    @property
    def f1(self) -> float | None:
        """Harmonic mean of both; None where neither judged nor decided."""
        whole = self.precision.of + self.recall.of
        return 2 * self.recall.right / whole if whole else None


@dataclass(frozen=True, slots=True)
class GoldScore:
    """All judged pairs together; ``wrongly_confirmed`` are ids of pairs confirmed that are not *same*."""

    judged: int
    right: Share
    confirm: PurposeScore
    suggest: PurposeScore
    relations: tuple[RelationShares, ...]
    wrongly_confirmed: tuple[str, ...]


def score_gold(pairs: Sequence[GoldPair]) -> GoldScore:
    """Compare decisions with judgements. Relations that neither side gives are left out."""
    judged = Counter(pair.judged for pair in pairs)
    decided = Counter(pair.decided for pair in pairs)
    right = Counter(pair.judged for pair in pairs if pair.judged is pair.decided)
    return GoldScore(
        judged=len(pairs),
        right=Share(sum(right.values()), len(pairs)),
        confirm=_purpose(pairs, [pair.confirmed for pair in pairs]),
        suggest=_purpose(pairs, [pair.suggested for pair in pairs]),
        relations=tuple(
            RelationShares(
                relation, Share(right[relation], decided[relation]), Share(right[relation], judged[relation])
            )
            for relation in Relation
            if judged[relation] or decided[relation]
        ),
        wrongly_confirmed=tuple(pair.id for pair in pairs if pair.confirmed and pair.judged is not Relation.SAME),
    )


def _purpose(pairs: Sequence[GoldPair], taken: Sequence[bool]) -> PurposeScore:
    same = sum(1 for pair in pairs if pair.judged is Relation.SAME)
    right = sum(1 for pair, is_taken in zip(pairs, taken, strict=True) if is_taken and pair.judged is Relation.SAME)
    return PurposeScore(Share(right, sum(taken)), Share(right, same))
