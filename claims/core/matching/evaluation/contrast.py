"""How well pairs are decided, against judged pairs: pure functions from decisions to shares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from claims.core.records import Relation

LOOKALIKE = "unrelated_lookalike"
"""Label of the contrast set for pairs that share words and not the statement: ``unrelated``, or ``other_entity``."""


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """A pair with the relation that people gave it, the one decided, and whether a machine may confirm it."""

    id: str
    judged: str
    decided: Relation
    confirmed: bool


@dataclass(frozen=True, slots=True)
class RelationScore:
    """How one relation was recognized: pairs judged so, decided so, and both. Shares are None where undefined."""

    relation: Relation
    judged: int
    decided: int
    right: int

    @property
    def precision(self) -> float | None:
        """Right among those decided so."""
        return self.right / self.decided if self.decided else None

    @property
    def recall(self) -> float | None:
        """Right among those judged so."""
        return self.right / self.judged if self.judged else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of both."""
        whole = self.judged + self.decided
        return 2 * self.right / whole if whole else None


@dataclass(frozen=True, slots=True)
class ContrastScore:
    """Decisions on a contrast set.

    ``same`` counts the pairs judged *same*, ``confirmed`` those of them that a machine may confirm;
    ``false_confirmations`` and ``wrong`` are ids: of confirmed pairs that are not *same*, and of pairs with another
    relation than judged.
    """

    pairs: int
    same: int
    confirmed: int
    false_confirmations: tuple[str, ...]
    wrong: tuple[str, ...]
    relations: tuple[RelationScore, ...]

    @property
    def relation_right(self) -> float:
        """Share of pairs with the judged relation, 0..1."""
        return 1 - len(self.wrong) / self.pairs if self.pairs else 0.0

    @property
    def same_confirmed(self) -> float:
        """Share of the *same* pairs that are confirmed, 0..1."""
        return self.confirmed / self.same if self.same else 0.0


def is_relation_right(judged: str, decided: Relation) -> bool:
    """Whether the decision agrees with the label; of a lookalike, ``other_entity`` is right too."""
    return _label(judged, decided) == decided


def score_contrast(pairs: Sequence[JudgedPair]) -> ContrastScore:
    """Compare the decisions with the judgements."""
    labels = [_label(pair.judged, pair.decided) for pair in pairs]
    judged, decided = Counter(labels), Counter(str(pair.decided) for pair in pairs)
    right = Counter(label for label, pair in zip(labels, pairs, strict=True) if label == pair.decided)
    return ContrastScore(
        pairs=len(pairs),
        same=judged[Relation.SAME],
        confirmed=sum(1 for pair in pairs if pair.confirmed and pair.judged == Relation.SAME),
        false_confirmations=tuple(pair.id for pair in pairs if pair.confirmed and pair.judged != Relation.SAME),
        wrong=tuple(pair.id for label, pair in zip(labels, pairs, strict=True) if label != pair.decided),
        relations=tuple(
            RelationScore(relation, judged[relation], decided[relation], right[relation])
            for relation in Relation
            if judged[relation] or decided[relation]
        ),
    )


def _label(judged: str, decided: Relation) -> str:
    if judged != LOOKALIKE:
        return judged
    return decided if decided in (Relation.UNRELATED, Relation.OTHER_ENTITY) else Relation.UNRELATED
