"""How two claims relate: slots compared one by one, the primary relation, and whether a machine may confirm it."""

from __future__ import annotations

from dataclasses import replace

from claims.core.matching.calibration import probability_of
from claims.core.matching.comparisons import Comparisons, compare_statements
from claims.core.matching.differences import find_differences, is_surely_unrelated
from claims.core.matching.features import pair_features
from claims.core.matching.found import Differences
from claims.core.matching.relatedness import relate
from claims.core.matching.slots import build_slots, may_confirm
from claims.core.matching.statements import Statement
from claims.core.records import Comparison, PairDecision, Relation, SlotComparison

DEFAULT_THRESHOLD = 0.9
"""Probability from which a match may be confirmed by machine.

On the judged pairs named in ``calibration`` it lies between the pairs of which every word was found on the other side
(0.95 and more) and all others (0.83 at most).
"""

_MIRRORED = {Relation.NARROWER: Relation.BROADER, Relation.BROADER: Relation.NARROWER}
_MIRRORED_SLOT = {Comparison.ONLY_LEFT: Comparison.ONLY_RIGHT, Comparison.ONLY_RIGHT: Comparison.ONLY_LEFT}


def decide_pair(left: Statement, right: Statement, *, threshold: float = DEFAULT_THRESHOLD) -> PairDecision:
    """How ``left`` (what is asked about) relates to ``right`` (what the registry holds).

    Deciding (right, left) gives the mirrored answer: the pair is always compared in one order of its texts.
    """
    if _order(left) <= _order(right):
        return _decide(left, right, threshold)
    return mirror(_decide(right, left, threshold))


def decide_if_related(
    left: Statement, right: Statement, *, threshold: float = DEFAULT_THRESHOLD
) -> PairDecision | None:
    """As ``decide_pair``; ``None`` for *unrelated*, which takes half the time to tell."""
    is_in_order = _order(left) <= _order(right)
    comparisons = compare_statements(left, right) if is_in_order else compare_statements(right, left)
    common = relate(comparisons)
    if is_surely_unrelated(comparisons, common):
        return None
    differences = find_differences(comparisons, common)
    if differences.relation is Relation.UNRELATED:
        return None
    decision = _conclude(comparisons, differences, threshold)
    return decision if is_in_order else mirror(decision)


def mirror(decision: PairDecision) -> PairDecision:
    """The same decision seen from the other side."""
    return replace(
        decision,
        relation=_MIRRORED.get(decision.relation, decision.relation),
        slots={name: _mirror_slot(slot) for name, slot in decision.slots.items()},
    )


def _mirror_slot(slot: SlotComparison) -> SlotComparison:
    return SlotComparison(
        left=slot.right,
        right=slot.left,
        comparison=_MIRRORED_SLOT.get(slot.comparison, slot.comparison),
        left_span=slot.right_span,
        right_span=slot.left_span,
        inferred=slot.inferred,
    )


def _order(statement: Statement) -> tuple[str, str, str, str]:
    return (statement.text, str(statement.published), str(statement.force), str(statement.place_hint))


def _decide(left: Statement, right: Statement, threshold: float) -> PairDecision:
    comparisons = compare_statements(left, right)
    return _conclude(comparisons, find_differences(comparisons, relate(comparisons)), threshold)


def _conclude(comparisons: Comparisons, differences: Differences, threshold: float) -> PairDecision:
    slots = build_slots(comparisons, differences)
    relation = differences.relation
    certain = relation is Relation.SAME and may_confirm(comparisons, differences, slots)
    features = pair_features(comparisons, differences, certain=certain)
    probability = probability_of(features)
    return PairDecision(
        relation=relation,
        differing_slots=tuple(name for name in slots if name in differences.slots),
        probability=probability,
        auto_confirm=certain and probability >= threshold,
        slots=slots,
        features=features,
    )


def explain(decision: PairDecision) -> str:
    """The decision in one sentence: "Different figure: 157,000 here, 175,000 there." """
    first = _PHRASES[decision.relation]
    named = [name for name in decision.differing_slots if name in decision.slots]
    leading = _LEADING.get(decision.relation, ())
    main = next((name for name in named if name in leading), None)
    if main is not None:
        slot = decision.slots[main]
        if slot.left and slot.right:
            first = f"{first}: {slot.left} here, {slot.right} there"
    others = [_ALSO[name] for name in named if name != main and name in _ALSO and name not in leading]
    return first + (f", also {', '.join(others)}" if others else "") + "."


_PHRASES = {
    Relation.SAME: "Says the same",
    Relation.DIFFERENT_FIGURE: "Different figure",
    Relation.OPPOSITE: "Says the opposite",
    Relation.OTHER_ENTITY: "Other entity",
    Relation.OTHER_PLACE: "Other place",
    Relation.OTHER_DATE: "Other date",
    Relation.OTHER_MEASURE: "Other measure",
    Relation.NARROWER: "A special case of it",
    Relation.BROADER: "More general than it",
    Relation.REPORTED_ONLY: "One side only reports that somebody said so",
    Relation.UNRELATED: "Another statement",
}
_LEADING: dict[Relation, tuple[str, ...]] = {
    Relation.DIFFERENT_FIGURE: ("quantity",),
    Relation.OPPOSITE: ("polarity", "predicate"),
    Relation.OTHER_ENTITY: ("subject", "object"),
    Relation.OTHER_PLACE: ("place",),
    Relation.OTHER_DATE: ("time",),
    Relation.OTHER_MEASURE: ("measure", "population"),
    Relation.NARROWER: ("population",),
    Relation.BROADER: ("population",),
    Relation.REPORTED_ONLY: ("attribution",),
}
_ALSO = {
    "subject": "other entity",
    "object": "other object",
    "predicate": "other predicate",
    "polarity": "opposite polarity",
    "quantity": "different figure",
    "measure": "other measure",
    "time": "other date",
    "place": "other place",
    "population": "other scope",
    "modality": "other certainty",
    "attribution": "other attribution",
}
