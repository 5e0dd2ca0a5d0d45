"""What one side says beside other things, told by a side that says only that: a part of it, or the same part otherwise.

The slots of the whole pair then say little: its main verbs differ, and the figures, denials and times of what is said
besides stand alone or against each other. So the side that says less is compared with one clause of the other as well.
"""

from __future__ import annotations

from dataclasses import replace

from claims.core.matching.comparing.comparisons import SLOT_NAMES, Comparisons
from claims.core.matching.comparing.relatedness import FIGURE_WEIGHT, Relatedness, weight_of
from claims.core.matching.differences.found import SLOTS_OF
from claims.core.matching.differences.saying_differences import denied_by_one
from claims.core.matching.parts.units import Unit
from claims.core.matching.statements.clauses import Clause
from claims.core.records import Comparison, PairDecision, Quantity, Relation, SlotComparison

LEAST_FOUND = 0.6
"""Share of its content (0..1) that a side finds on one that says more, from which the clauses of that one are looked at."""

LEAST_MORE = 1.5
"""Weight of what the side that says more has alone, from which it may say something else besides: a verb and a noun."""

LEAST_OF_CLAUSE, LEAST_BESIDE_RELATION = 0.5, 0.85
"""Share of its content that the side with less in common finds of a clause on the other side or of that one on the clause,
where the whole pair is *unrelated*, and where the clause tells another relation than the whole pair.

Of 12,880 judged pairs 602 have a clause that may be compared; of these one is told rightly and none wrongly by it (with
0.7 one and two), of 43 pairs written for it 11 and none, with the encoder 11 and none (December 2026).
"""

_SCOPES = frozenset({Relation.NARROWER, Relation.BROADER})
_AS_SAID = frozenset({Relation.SAME, Relation.REPORTED_ONLY})


def may_be_told_in_part(pair: Comparisons, common: Relatedness, *, is_left: bool) -> bool:
    """Whether one side may say what a clause of the other says, which says more: of the left one where ``is_left``."""
    if (common.right if is_left else common.left) < LEAST_FOUND or not pair.is_english or denied_by_one(pair):
        return False
    words, figures = _alone(pair, is_left=is_left)
    return sum(map(weight_of, words)) + FIGURE_WEIGHT * len(figures) >= LEAST_MORE


def may_fit_clause(whole: Relatedness, *, is_related: bool) -> bool:
    """Whether a side finds enough on the other to find it on a clause of that one; ``is_related``: the whole pair is more
    than *unrelated*."""
    return max(whole.left, whole.right) >= (LEAST_BESIDE_RELATION if is_related else LEAST_FOUND)


def fits_clause(of_clause: Relatedness, *, is_related: bool) -> bool:
    """Whether a side finds enough on a clause of the other, and that on it, to say what it says."""
    least = LEAST_BESIDE_RELATION if is_related else LEAST_OF_CLAUSE
    return of_clause.predicates_agree and of_clause.least >= least


def tells_more(whole: PairDecision | None, part: Comparisons, of_clause: PairDecision) -> bool:
    """Whether a clause tells how the sides relate and the ``whole`` pair does not: a ``part`` is said only as surely as on
    the other side, and that one side says more or less is known of the whole as well."""
    if of_clause.relation is Relation.SAME and part.left.modals != part.right.modals:
        return False
    if whole is None or whole.relation not in _SCOPES:
        return True
    return of_clause.relation not in _AS_SAID | _SCOPES


def _alone(pair: Comparisons, *, is_left: bool) -> tuple[list[Unit], tuple[Quantity, ...]]:
    """The words of meaning and the figures that a side has alone."""
    words = pair.alignment.left_only if is_left else pair.alignment.right_only
    figures = pair.figures.left_only if is_left else pair.figures.right_only
    return [unit for unit in words if not unit.light], figures


def as_part(decision: PairDecision, clause: Clause, whole: PairDecision, *, is_left: bool) -> PairDecision:
    """The ``decision`` on a clause of one side as one on that side, which says more.

    It is never confirmed, and as probably *same* as the ``whole`` pair, taken as *unrelated*, is.
    """
    relation, slots, differing = decision.relation, dict(decision.slots), {*decision.differing_slots}
    if relation is Relation.SAME:
        relation = Relation.NARROWER if is_left else Relation.BROADER
        differing = {SLOTS_OF[relation][0]}
        slots |= {name: SlotComparison(None, None, Comparison.DIFFERENT) for name in differing}
    return PairDecision(
        relation=relation,
        differing_slots=tuple(name for name in SLOT_NAMES if name in differing),
        probability=whole.probability,
        auto_confirm=False,
        slots={name: _in_whole(slots[name], clause, is_left=is_left) for name in SLOT_NAMES if name in slots},
        features=whole.features | {name: value for name, value in decision.features.items() if _is_of_clause(name)},
    )


def _is_of_clause(feature: str) -> bool:
    """Whether a feature tells what the clause has in common with the other side, or what was read of the two."""
    return feature == "coverage" or feature.startswith("read_")


def _in_whole(slot: SlotComparison, clause: Clause, *, is_left: bool) -> SlotComparison:
    """The slot with the clause's words where they stand in its statement."""
    if is_left:
        return slot if slot.left_span is None else replace(slot, left_span=clause.place_of(slot.left_span))
    return slot if slot.right_span is None else replace(slot, right_span=clause.place_of(slot.right_span))
