"""How two claims relate: slots compared one by one, the primary relation, and whether a machine may confirm it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import NamedTuple

from claims.core.matching.comparing.alignment import Link
from claims.core.matching.comparing.comparisons import Comparisons, compare_statements, told_in_full
from claims.core.matching.comparing.relatedness import relate
from claims.core.matching.decision.calibration import probability_of
from claims.core.matching.decision.features import pair_features
from claims.core.matching.decision.relation_reader import RelationReader, Shares, conclude
from claims.core.matching.decision.slots import build_slots, leave_open, may_confirm
from claims.core.matching.decision.told_in_part import (
    as_part,
    fits_clause,
    may_be_told_in_part,
    may_fit_clause,
    tells_more,
)
from claims.core.matching.decision.topic import Alike, TextLikeness, is_one_topic
from claims.core.matching.differences.finding import find_differences, is_surely_unrelated
from claims.core.matching.differences.found import SLOTS_OF, Differences
from claims.core.matching.parts.said import DENYING
from claims.core.matching.rewording.plain_wording import in_plain_words, may_be_retold, told_as
from claims.core.matching.statements.clauses import Clause, clauses_of
from claims.core.matching.statements.reading import Statement
from claims.core.matching.tongues.verbatim import is_word_for_word, write_figures_alike
from claims.core.records import Comparison, Force, PairDecision, Relation, SlotComparison

DEFAULT_THRESHOLD = 0.9
"""Probability from which a match may be confirmed by machine.

On the judged pairs named in ``calibration`` it lies between the pairs of which every word was found on the other side
(0.95 and more) and all others (0.83 at most).
"""

_MOST_ALONE = 3
"""Words without their like up to which a pair may still say the same in other turns ("has no", "does not have")."""

_MOST_BESIDE_NAMES = 1
"""Words that are no names which two sides may share and still have next to nothing but names in common."""

_NOT_TOLD_OTHERWISE = frozenset(
    {Relation.DIFFERENT_FIGURE, Relation.OTHER_DATE, Relation.OTHER_PLACE, Relation.REPORTED_ONLY}
)
"""Relations that no other turn feigns. All others one may: "does not have" is no contrary of "has no", nor the Irish
Supreme Court another one than the Supreme Court of Ireland, nor how many live in a place another measure than its
population."""

_MIRRORED = {Relation.NARROWER: Relation.BROADER, Relation.BROADER: Relation.NARROWER}
_MIRRORED_SLOT = {Comparison.ONLY_LEFT: Comparison.ONLY_RIGHT, Comparison.ONLY_RIGHT: Comparison.ONLY_LEFT}


class ComparedPair:
    """Two statements set against each other once, however often they are decided: by their slots alone, with a reader.

    They are compared in one order of their texts, so that deciding (right, left) gives the mirrored answer. A machine may
    confirm from the probability ``threshold`` on, and what a reader takes for *same* is told as such from ``suggest_from``
    on. ``likeness`` is given for a candidate of the index: what is not certainly
    *same* must speak of one thing by it, else it is *unrelated*.
    """

    def __init__(
        self,
        left: Statement,
        right: Statement,
        *,
        threshold: float = DEFAULT_THRESHOLD,
        suggest_from: float = 0.0,
        likeness: TextLikeness | None = None,
    ) -> None:
        self._is_in_order = _order(left) <= _order(right)
        self._sides = (left, right) if self._is_in_order else (right, left)
        self._comparisons = compare_statements(*self._sides)
        self._common = relate(self._comparisons)
        self._threshold = threshold
        self._suggest_from = suggest_from
        self._likeness = likeness

    def decide(self, reader: RelationReader | None = None) -> PairDecision:
        """How the left statement (what is asked about) relates to the right one (what the registry holds).

        With a ``reader`` what it reads counts beside the slots.
        """
        whole = self._decide_whole(reader)
        decision = self._decide_in_part(whole, reader) or whole or self._off_topic
        return self._seen_from_left(decision)

    def decide_if_related(self, reader: RelationReader | None = None) -> PairDecision | None:
        """As ``decide``; ``None`` for *unrelated*, which takes half the time to tell."""
        whole = self._decide_whole(reader, is_sought=True)
        decision = self._decide_in_part(whole, reader) or whole
        return None if decision is None or decision.relation is Relation.UNRELATED else self._seen_from_left(decision)

    def _is_asked(self, reader: RelationReader | None) -> bool:
        if reader is None or not self._comparisons.is_english:
            return False
        return reader.is_asked(self._comparisons, self._common, self._alike)

    def _decide_whole(self, reader: RelationReader | None, *, is_sought: bool = False) -> PairDecision | None:
        """The decision by all evidence there is; None where the sides speak of other things, whatever their slots say.

        Where only what relates ``is_sought``, what is surely unrelated is None too.
        """
        is_asked = self._is_asked(reader)
        if is_sought and not is_asked and is_surely_unrelated(self._comparisons, self._common):
            return None
        found = self._by_slots
        is_read = is_asked and not found.certain
        is_told = is_read or found.decision.relation is not Relation.UNRELATED
        if is_told and not found.certain and not self._is_one_topic(reader, is_read=is_read):
            return None
        if reader is None or found.certain or self._is_certain_in_full:
            return found.decision
        read = reader.shares if is_read else reader.doubts
        shares = read(self._comparisons, found.differences, found.decision.slots, self._common)
        return found.decision if shares is None else _as_read(self._comparisons, found, shares, self._suggest_from)

    def _decide_in_part(self, whole: PairDecision | None, reader: RelationReader | None) -> PairDecision | None:
        """How one side relates to a clause of the other, which says more; None where that tells nothing beside the
        ``whole``."""
        is_related = whole is not None and whole.relation is not Relation.UNRELATED
        if not may_fit_clause(self._common, is_related=is_related) or (is_related and self._by_slots.certain):
            return None
        part = self._part
        if part is None or not fits_clause(part.pair._common, is_related=is_related):
            return None
        decision = part.pair._decide_whole(reader, is_sought=True)
        if decision is None or decision.relation is Relation.UNRELATED:
            return None
        if not tells_more(whole, part.pair._comparisons, decision):
            return None
        return as_part(part.pair._seen_from_left(decision), part.clause, self._off_topic, is_left=part.is_left)

    @cached_property
    def _part(self) -> _Part | None:
        """The clause of one side that has most in common with the other side."""
        left, right = self._sides
        found = []
        if may_be_told_in_part(self._comparisons, self._common, is_left=True):
            found += [_Part(clause, self._with(clause.statement, right), True) for clause in clauses_of(left)]
        if may_be_told_in_part(self._comparisons, self._common, is_left=False):
            found += [_Part(clause, self._with(left, clause.statement), False) for clause in clauses_of(right)]
        return max(found, key=lambda part: part.pair._common.least, default=None)

    def _with(self, left: Statement, right: Statement) -> ComparedPair:
        return ComparedPair(
            left, right, threshold=self._threshold, suggest_from=self._suggest_from, likeness=self._likeness
        )

    def _seen_from_left(self, decision: PairDecision) -> PairDecision:
        return decision if self._is_in_order else mirror(decision)

    def _is_one_topic(self, reader: RelationReader | None, *, is_read: bool) -> bool:
        alike = self._alike
        if alike is None:
            return True
        read = None if reader is None or reader.likeness is None else partial(reader.likeness, *self._texts)
        apart = partial(reader.apart, self._comparisons) if is_read and reader is not None else None
        return is_one_topic(alike, self._common.least, read, apart, share_names_alone=self._share_names_alone)

    @property
    def _share_names_alone(self) -> bool:
        """Whether the slots find nothing that the two say alike, and next to no word on both sides that is not a name."""
        if self._by_slots.differences.relation is not Relation.UNRELATED:
            return False
        alignment = self._comparisons.alignment
        links = (*alignment.shared, *alignment.antonyms, *alignment.kinds, *alignment.contrasts)
        return sum(_tells_more_than_a_name(link) for link in links) <= _MOST_BESIDE_NAMES

    @cached_property
    def _alike(self) -> Alike | None:
        return None if self._likeness is None or not self._comparisons.is_english else self._likeness(*self._texts)

    @property
    def _is_copy(self) -> bool:
        """Whether one text stands on both sides as of one day: "gisteren" and "Hier" are another day in each article."""
        same_day = self._comparisons.left.published == self._comparisons.right.published
        return same_day and is_word_for_word(*self._texts)

    @property
    def _has_same_words(self) -> bool:
        """Whether next to all words and figures have their like, so that only their order or a turn may differ."""
        alignment = self._comparisons.alignment
        alone = [unit for unit in (*alignment.left_only, *alignment.right_only) if not unit.light]
        alike = len(alignment.shared) + len(self._comparisons.figures.pairs)
        return len(alone) <= _MOST_ALONE and alike >= len(alone) and not alignment.contrasts

    def _may_be_told_otherwise(self, differences: Differences) -> bool:
        """Whether what keeps the two apart may be no more than the turn in which one of them is told."""
        return (
            differences.relation not in _NOT_TOLD_OTHERWISE
            and self._has_same_words
            and write_figures_alike(*self._texts)
        )

    @cached_property
    def _in_plain_words(self) -> tuple[Statement, Statement] | None:
        """The sides in their plain wordings; None where both have them."""
        pair = self._comparisons
        if not pair.is_english:
            return None
        left, right = in_plain_words(pair.left, pair.right.text), in_plain_words(pair.right, pair.left.text)
        if left is None or right is None or (left is pair.left and right is pair.right):
            return None
        return left, right

    @property
    def _is_one_text_in_plain_words(self) -> bool:
        """Whether the sides have one plain wording, however little it says."""
        if self._in_plain_words is None:
            return False
        left, right = (side.text.casefold() for side in self._in_plain_words)
        return left == right

    @cached_property
    def _is_same_in_plain_words(self) -> bool:
        """Whether nothing forbids a confirmation once both sides are told in their plain wordings."""
        if self._in_plain_words is None:
            return False
        plain = compare_statements(*self._in_plain_words)
        differences = find_differences(plain, relate(plain))
        if differences.relation is not Relation.SAME:
            return False
        return may_confirm(plain, differences, build_slots(plain, differences))

    @cached_property
    def _is_certain_in_full(self) -> bool:
        """Whether nothing but initials keeps a machine from confirming: with the name written out it might."""
        if self._by_slots.differences.relation is not Relation.SAME or not all(map(may_be_retold, self._sides)):
            return False
        texts = told_in_full(self._comparisons)
        return texts != self._texts and self._with(*map(told_as, texts, self._sides))._by_slots.certain

    @property
    def _texts(self) -> tuple[str, str]:
        return self._comparisons.left.text, self._comparisons.right.text

    @cached_property
    def _by_slots(self) -> _DecidedBySlots:
        differences = find_differences(self._comparisons, self._common)
        found = self._decided(differences)
        if differences.relation is Relation.SAME or not self._may_be_told_otherwise(differences):
            return found
        if not (self._is_one_text_in_plain_words or self._is_same_in_plain_words):
            return found
        told = self._decided(Differences(coverage=differences.coverage))
        return replace(told, decision=replace(told.decision, slots=leave_open(told.decision.slots), differing_slots=()))

    @property
    def _off_topic(self) -> PairDecision:
        return self._decided(replace(self._by_slots.differences, relation=Relation.UNRELATED)).decision

    def _decided(self, differences: Differences) -> _DecidedBySlots:
        slots = build_slots(self._comparisons, differences)
        certain = (
            differences.relation is Relation.SAME
            and (
                may_confirm(self._comparisons, differences, slots)
                or (self._may_be_told_otherwise(differences) and self._is_same_in_plain_words)
            )
            and write_figures_alike(*self._texts)
            and (self._comparisons.is_english or self._is_copy)
        )
        features = pair_features(self._comparisons, differences, certain=certain)
        probability = probability_of(features)
        decision = PairDecision(
            relation=differences.relation,
            differing_slots=_in_order_of(slots, differences.slots),
            probability=probability,
            auto_confirm=certain and probability >= self._threshold,
            slots=slots,
            features=features,
        )
        return _DecidedBySlots(differences, certain, decision)


class _Part(NamedTuple):
    """A clause of one side, the left one's where ``is_left``, and the pair that it makes with the other side."""

    clause: Clause
    pair: ComparedPair
    is_left: bool


@dataclass(frozen=True, slots=True)
class _DecidedBySlots:
    """What the slots alone say of a pair; ``certain``: nothing but the threshold forbids to confirm it."""

    differences: Differences
    certain: bool
    decision: PairDecision


def decide_pair(
    left: Statement, right: Statement, *, threshold: float = DEFAULT_THRESHOLD, reader: RelationReader | None = None
) -> PairDecision:
    """How ``left`` (what is asked about) relates to ``right`` (what the registry holds)."""
    return ComparedPair(left, right, threshold=threshold).decide(reader)


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


def _tells_more_than_a_name(link: Link) -> bool:
    return not (link.left.light or link.right.light or link.left.is_name or link.left.place)


def _order(statement: Statement) -> tuple[str, str, str, str]:
    return (statement.text, str(statement.published), str(statement.force), str(statement.place_hint))


def _as_read(pair: Comparisons, found: _DecidedBySlots, shares: Shares, suggest_from: float) -> PairDecision:
    """The decision by both kinds of evidence. It is never confirmed: who reads words only may overlook a small one. Where
    the slots rule out *same*, how probable it is goes by them alone."""
    told = conclude(pair, found.differences, shares, suggest_from=suggest_from)
    slots = build_slots(pair, told) | _unshown(told, found.decision.slots)
    if told.relation is Relation.SAME:
        slots = leave_open(slots)
    differing = {*told.slots, *(name for name, slot in slots.items() if slot.comparison is Comparison.DIFFERENT)}
    return PairDecision(
        relation=told.relation,
        differing_slots=_in_order_of(slots, differing),
        probability=shares[Relation.SAME] or found.decision.probability,
        auto_confirm=False,
        slots=slots,
        features=found.decision.features | {f"read_{relation}": round(share, 6) for relation, share in shares.items()},
    )


def _in_order_of(slots: Mapping[str, SlotComparison], differing: Collection[str]) -> tuple[str, ...]:
    return tuple(name for name in slots if name in differing)


def _unshown(told: Differences, slots: Mapping[str, SlotComparison]) -> dict[str, SlotComparison]:
    """The slots that differ though their words are equal: what differs is not shown in the wrong words."""
    return {
        name: SlotComparison(None, None, Comparison.DIFFERENT)
        for name, link in told.slots.items()
        if link is None and name in slots and slots[name].comparison is Comparison.EQUAL
    }


def explain(decision: PairDecision) -> str:
    """The decision in one sentence: "Different figure: 157,000 here, 175,000 there." """
    denial = denial_of(decision.slots)
    first = _PHRASES[decision.relation] if denial is None else _DENIALS[denial]
    named = [name for name in decision.differing_slots if name in decision.slots]
    leading = SLOTS_OF.get(decision.relation, ())
    main = next((name for name in named if name in leading), None)
    if main is not None:
        slot = decision.slots[main]
        if slot.left and slot.right:
            first = f"{first}: {slot.left} here, {slot.right} there"
        elif not (slot.left or slot.right) and any(name.startswith("read_") for name in decision.features):
            first = f"{first}, as the sentences read as a whole"
    others = [_ALSO[name] for name in named if name != main and name in _ALSO and name not in leading]
    return first + (f", also {', '.join(others)}" if others else "") + "."


def denial_of(slots: Mapping[str, SlotComparison]) -> Force | None:
    """What is done on one side alone with what the other asserts: it is denied, doubted or asked; None where it is not."""
    slot = slots.get("attribution")
    if slot is None or slot.comparison is not Comparison.DIFFERENT or slot.left_span or slot.right_span:
        return None
    done = slot.left or slot.right
    return Force(done) if done is not None and done in DENYING else None


_DENIALS = {
    Force.ASKED: "One side only asks what the other says",
    Force.DENIED: "One side says that somebody denies it",
    Force.DOUBTED: "One side says that somebody doubts it",
}
_PHRASES = {
    Relation.SAME: "Says the same",
    Relation.DIFFERENT_FIGURE: "Different figure",
    Relation.OPPOSITE: "Says the opposite",
    Relation.OTHER_ENTITY: "Other entity",
    Relation.OTHER_PLACE: "Other place",
    Relation.OTHER_DATE: "Other date",
    Relation.OTHER_MEASURE: "Other measure",
    Relation.NARROWER: "A special case of the claim, or more than it says",
    Relation.BROADER: "More general than the claim, or a part of it",
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
