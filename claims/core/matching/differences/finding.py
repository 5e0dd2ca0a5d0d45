"""What keeps two claims from being the same, slot by slot, and the relation that follows from it."""

from __future__ import annotations

from claims.core.matching.comparing.alignment import Link
from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.comparing.converses import (
    converse_predicates,
    exchanged_in_comparison,
    is_compared_round,
    keeps_roles_of_converse,
)
from claims.core.matching.comparing.exchanged_values import takes_figure_along
from claims.core.matching.comparing.exchanges import find_exchanged_parts, find_exchanged_subjects, link_exchanged
from claims.core.matching.comparing.order import counterpart, find_swap
from claims.core.matching.comparing.relatedness import Relatedness, are_related, may_be_same
from claims.core.matching.differences.counted_differences import note_counted
from claims.core.matching.differences.exceptions import note_exception
from claims.core.matching.differences.found import Differences
from claims.core.matching.differences.saying_differences import (
    denied_by_one,
    note_attribution,
    note_modality,
    note_other_speakers,
    note_polarity,
    note_what_else_differs,
)
from claims.core.matching.differences.scope_differences import note_scope
from claims.core.matching.differences.standing_differences import note_standing
from claims.core.matching.differences.sure_differences import replaced_noun
from claims.core.matching.differences.value_differences import note_exchanged_values, note_figures, note_period
from claims.core.matching.differences.word_differences import (
    note_contrasts,
    note_leftovers,
    note_replaced,
    note_replaced_verb,
)
from claims.core.records import Relation

PRECEDENCE = (
    Relation.UNRELATED,
    Relation.OPPOSITE,
    Relation.OTHER_ENTITY,
    Relation.OTHER_MEASURE,
    Relation.OTHER_PLACE,
    Relation.OTHER_DATE,
    Relation.NARROWER,
    Relation.BROADER,
    Relation.DIFFERENT_FIGURE,
    Relation.REPORTED_ONLY,
)
"""With several differences the first of these is the relation."""


def is_surely_unrelated(pair: Comparisons, common: Relatedness) -> bool:
    """Whether the relation is *unrelated* whatever else differs."""
    return not are_related(common) and not denied_by_one(pair)


def find_differences(pair: Comparisons, common: Relatedness) -> Differences:
    """All differences of a pair and its primary relation; ``common`` is what ``relate`` gives for it."""
    found = Differences(coverage=common.least)
    note_attribution(pair, found)
    note_polarity(pair, found)
    note_exception(pair, found)
    note_contrasts(pair, found)
    note_leftovers(pair, found)
    note_period(pair, found)
    note_figures(pair, found)
    note_standing(pair, found)
    note_scope(pair, found)
    note_modality(pair, found)
    note_exchanged_values(pair, found)
    exchanged = exchanged_in_comparison(pair)
    swap = _find_exchanged(pair, is_compared=exchanged is not None)
    if swap is not None and not takes_figure_along(pair, swap):
        found.add(Relation.UNRELATED, "subject", swap)
        found.slots.setdefault("object", counterpart(pair, swap))
    if not found.relations and keeps_roles_of_converse(pair):
        found.add(Relation.OPPOSITE, "predicate", converse_predicates(pair))
    if exchanged is not None:
        found.add(Relation.OPPOSITE, "predicate", exchanged)
    if not found.relations:
        note_counted(pair, found)
    replaced = None if found.relations else replaced_noun(pair)
    if replaced is not None:
        note_replaced(pair, found, replaced)
    if not found.relations:
        note_replaced_verb(pair, found)
    if not are_related(common) or (not found.relations and not may_be_same(common)):
        found.relations.add(Relation.UNRELATED)
        if swap is None:
            found.guessed.add(Relation.UNRELATED)
    note_other_speakers(pair, found)
    if denied_by_one(pair):
        note_what_else_differs(pair, found)
    found.relation = _primary(pair, found)
    return found


def _find_exchanged(pair: Comparisons, *, is_compared: bool) -> Link | None:
    """Two that have changed places, where it matters which of them comes first."""
    if any(is_compared_round(pair, link) for link in pair.alignment.antonyms):
        return None
    subjects = find_exchanged_subjects(pair)
    if subjects is not None:
        return subjects
    parts = find_exchanged_parts(pair)
    if parts is not None and not parts.matters:
        return None
    swap = find_swap(pair)
    if swap is not None or parts is None or is_compared:
        return swap
    return link_exchanged(pair, parts)


def _primary(pair: Comparisons, found: Differences) -> Relation:
    if denied_by_one(pair):
        return Relation.REPORTED_ONLY
    return next((relation for relation in PRECEDENCE if relation in found.relations), Relation.SAME)
