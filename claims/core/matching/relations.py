"""How two claims relate: slots compared one by one, the primary relation, and whether a machine may confirm it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from claims.core.matching.calibration import probability_of
from claims.core.matching.comparisons import Comparisons, compare_statements
from claims.core.matching.differences import find_differences, is_surely_unrelated
from claims.core.matching.features import pair_features
from claims.core.matching.found import SLOTS_OF, Differences
from claims.core.matching.relatedness import Relatedness, relate
from claims.core.matching.relation_reader import RelationReader, Shares, conclude
from claims.core.matching.slots import build_slots, leave_open, may_confirm
from claims.core.matching.statements import Statement
from claims.core.records import Comparison, PairDecision, Relation, SlotComparison

DEFAULT_THRESHOLD = 0.9
"""Probability from which a match may be confirmed by machine.

On the judged pairs named in ``calibration`` it lies between the pairs of which every word was found on the other side
(0.95 and more) and all others (0.83 at most).
"""

_MIRRORED = {Relation.NARROWER: Relation.BROADER, Relation.BROADER: Relation.NARROWER}
_MIRRORED_SLOT = {Comparison.ONLY_LEFT: Comparison.ONLY_RIGHT, Comparison.ONLY_RIGHT: Comparison.ONLY_LEFT}


def decide_pair(
    left: Statement, right: Statement, *, threshold: float = DEFAULT_THRESHOLD, reader: RelationReader | None = None
) -> PairDecision:
    """How ``left`` (what is asked about) relates to ``right`` (what the registry holds).

    Deciding (right, left) gives the mirrored answer: the pair is always compared in one order of its texts. With a
    ``reader`` what it reads counts beside the slots.
    """
    if _order(left) <= _order(right):
        return _decide(left, right, threshold, reader)
    return mirror(_decide(right, left, threshold, reader))


def decide_if_related(
    left: Statement, right: Statement, *, threshold: float = DEFAULT_THRESHOLD, reader: RelationReader | None = None
) -> PairDecision | None:
    """As ``decide_pair``; ``None`` for *unrelated*, which takes half the time to tell."""
    is_in_order = _order(left) <= _order(right)
    comparisons = compare_statements(left, right) if is_in_order else compare_statements(right, left)
    common = relate(comparisons)
    if not _is_read(comparisons, common, reader) and is_surely_unrelated(comparisons, common):
        return None
    decision = _conclude(comparisons, find_differences(comparisons, common), common, threshold, reader)
    if decision.relation is Relation.UNRELATED:
        return None
    return decision if is_in_order else mirror(decision)


def _is_read(pair: Comparisons, common: Relatedness, reader: RelationReader | None) -> bool:
    return reader is not None and reader.is_asked(pair, common)


def mirrored_relation(relation: Relation) -> Relation:
    """The relation seen from the other side."""
    return _MIRRORED.get(relation, relation)


def mirror(decision: PairDecision) -> PairDecision:
    """The same decision seen from the other side."""
    return replace(
        decision,
        relation=mirrored_relation(decision.relation),
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


def _decide(left: Statement, right: Statement, threshold: float, reader: RelationReader | None) -> PairDecision:
    comparisons = compare_statements(left, right)
    common = relate(comparisons)
    return _conclude(comparisons, find_differences(comparisons, common), common, threshold, reader)


def _conclude(
    comparisons: Comparisons,
    differences: Differences,
    common: Relatedness,
    threshold: float,
    reader: RelationReader | None,
) -> PairDecision:
    slots = build_slots(comparisons, differences)
    certain = differences.relation is Relation.SAME and may_confirm(comparisons, differences, slots)
    features = pair_features(comparisons, differences, certain=certain)
    decision = _decision(differences, slots, features, probability_of(features), certain, threshold)
    if reader is None or certain:
        return decision
    shares = reader.shares(comparisons, differences, slots, common)
    return decision if shares is None else _as_read(comparisons, differences, decision, shares, threshold)


def _as_read(
    comparisons: Comparisons, differences: Differences, decision: PairDecision, shares: Shares, threshold: float
) -> PairDecision:
    """The decision by both kinds of evidence. It is never confirmed: who reads words only may overlook a small one."""
    told = conclude(comparisons, differences, shares)
    slots = build_slots(comparisons, told) | _unshown(told, decision.slots)
    if told.relation is Relation.SAME:
        slots = leave_open(slots)
    for name, slot in slots.items():
        if slot.comparison is Comparison.DIFFERENT:
            told.slots.setdefault(name, None)
    features = decision.features | {f"read_{relation}": round(share, 6) for relation, share in shares.items()}
    return _decision(told, slots, features, shares[Relation.SAME], False, threshold)


def _unshown(told: Differences, slots: Mapping[str, SlotComparison]) -> dict[str, SlotComparison]:
    """The slots that differ though their words are equal: what differs is not shown in the wrong words."""
    return {
        name: SlotComparison(None, None, Comparison.DIFFERENT)
        for name, link in told.slots.items()
        if link is None and name in slots and slots[name].comparison is Comparison.EQUAL
    }


def _decision(
    differences: Differences,
    slots: dict[str, SlotComparison],
    features: dict[str, float],
    probability: float,
    certain: bool,
    threshold: float,
) -> PairDecision:
    return PairDecision(
        relation=differences.relation,
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
    leading = SLOTS_OF.get(decision.relation, ())
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
