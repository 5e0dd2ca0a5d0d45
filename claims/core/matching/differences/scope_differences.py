"""What two claims differ in by their scope: a part against the whole, a kind against all, some against every."""

from __future__ import annotations

from claims.core.matching.comparing.alignment import Link
from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.comparing.partial_statements import told_in_part, told_of_an_age, told_with_condition
from claims.core.matching.comparing.periods import lies_within
from claims.core.matching.comparing.relatedness import EMPTY_VERBS
from claims.core.matching.comparing.told_inversely import counts_none, is_dated_by_denial
from claims.core.matching.differences.exceptions import undoes_denial
from claims.core.matching.differences.found import Differences
from claims.core.matching.differences.value_differences import LONE_FIGURE, OTHER_PRECISION
from claims.core.matching.differences.word_differences import note_either
from claims.core.matching.parts.units import Unit, UnitKind
from claims.core.matching.statements.reading import CHANGES, Statement
from claims.core.matching.tongues.glossing import glossed_verbs
from claims.core.matching.vocabulary.kinds import ALL_QUANTIFIERS, NONE_QUANTIFIERS, SOME_QUANTIFIERS
from claims.core.matching.words.lexicon import bases_of
from claims.core.records import Quantity, Relation

_WHERE_APART = ({"over", "under"}, {"above", "below"}, {"inside", "outside"}, {"in", "outside"})
"""Prepositions that set one thing in two places: "flew under the bridge", "over the bridge"."""


_BESIDE_LEVEL = ({"over", "under"}, {"above", "below"})
_LEVELS = bases_of("average level norm normal mean median trend target forecast estimate expectation minimum zero")
"""What a figure is set against: to be below the average is the contrary of being above it, and no other place."""


def note_scope(pair: Comparisons, found: Differences) -> None:
    """Note whether one side speaks of a part of what the other speaks of, or of another measure or order."""
    for link in pair.alignment.kinds:
        if link.slot == "place":
            _compare_part(pair, link, found)
        elif pair.figures.pairs:
            found.add(Relation.OTHER_MEASURE, "measure", link)
        else:
            found.add(Relation.NARROWER if link.left_is_special else Relation.BROADER, "population", link)
    if pair.left.per != pair.right.per:
        found.add(Relation.OTHER_MEASURE, "measure")
    _compare_order(pair, found)
    if undoes_denial(pair):
        return
    if not found.relations:
        note_either(pair, found)
    if not found.relations:
        _compare_modifiers(pair, found)
    if not found.relations and not pair.figures.pairs and not counts_none(pair):
        _compare_quantifiers(pair, found)
        _compare_restriction(pair, found)
    part = None if found.relations else told_of_an_age(pair) or told_with_condition(pair) or told_in_part(pair)
    if part is not None:
        found.add(part, "population")
    if not found.relations and pair.is_english:
        _compare_values_told(pair, found)
    elif not found.relations:
        _compare_extent(pair, found)
        _compare_predicates(pair, found)


_OTHER_TIMES = (
    {"before", "after"},
    {"until", "after"},
    {"until", "since"},
    {"until", "from"},
    {"before", "during"},
    {"after", "during"},
)


def _compare_order(pair: Comparisons, found: Differences) -> None:
    """ "before the inquiry" against "after the inquiry"."""
    if pair.left.connectors ^ pair.right.connectors == {"before", "after"}:
        found.add(Relation.OTHER_DATE, "time")
    for link in pair.alignment.shared:
        if link.left.role == link.right.role:
            continue
        roles = {link.left.role, link.right.role}
        if roles in _OTHER_TIMES and not (roles == {"until", "after"} and is_dated_by_denial(pair)):
            found.add(Relation.OTHER_DATE, "time", link)
        elif roles in _WHERE_APART and link.left.text.isdigit():  # "nobody over 18 may", "nobody under 18 may"
            found.add(Relation.DIFFERENT_FIGURE, "quantity", link)
        elif roles in _BESIDE_LEVEL and not _LEVELS.isdisjoint(link.left.bases):
            found.add(Relation.OPPOSITE, "predicate", link)
        elif roles in _WHERE_APART:
            found.add(Relation.OTHER_PLACE, "place", link)


def _compare_modifiers(pair: Comparisons, found: Differences) -> None:
    """One side says all that the other says and narrows it ("diesel cars" against "cars")."""
    left = [unit for unit in pair.alignment.left_only if not unit.light]
    right = [unit for unit in pair.alignment.right_only if not unit.light]
    extra, other = (left, right) if left else (right, left)
    if other or not 0 < len(extra) <= 2 or any(unit.kind is UnitKind.VERB or unit.is_name for unit in extra):
        return
    shared = [link.left if extra is left else link.right for link in pair.alignment.shared]
    if not all(
        any(0 < unit.start - one.end <= 2 and unit.kind is UnitKind.NOUN for unit in shared + extra) for one in extra
    ):
        return
    if pair.figures.pairs:
        if any(unit.counted for unit in shared):
            found.add(Relation.OTHER_MEASURE, "population")
        return
    found.add(Relation.NARROWER if extra is left else Relation.BROADER, "population")


def _compare_part(pair: Comparisons, link: Link, found: Differences) -> None:
    if pair.figures.pairs:
        found.add(Relation.OTHER_PLACE, "place", link)
    else:
        found.add(Relation.NARROWER if link.left_is_special else Relation.BROADER, "population", link)


def _compare_restriction(pair: Comparisons, found: Differences) -> None:
    """ "prisoners serving under a year may not vote" is part of "no prisoner may vote"."""
    both = pair.left.quantifiers, pair.right.quantifiers
    whole = [bool(words & (NONE_QUANTIFIERS | ALL_QUANTIFIERS)) for words in both]
    alone = (
        _has_own_words(pair.alignment.left_only) or bool(pair.figures.left_only),
        _has_own_words(pair.alignment.right_only) or bool(pair.figures.right_only),
    )
    if found.relations or whole[0] == whole[1] or alone[0] == alone[1] or alone[0] == whole[0]:
        return
    found.add(Relation.NARROWER if alone[0] else Relation.BROADER, "population")


def _has_own_words(units: tuple[Unit, ...]) -> bool:
    return any(not unit.light for unit in units)


def _compare_quantifiers(pair: Comparisons, found: Differences) -> None:
    whole = ALL_QUANTIFIERS
    left, right = pair.left.quantifiers, pair.right.quantifiers
    if "any" in left ^ right and whole & (left | right):
        found.loose.append("all of them, or any")
    elif left & whole and not right & whole:
        found.add(Relation.BROADER, "population")
    elif right & whole and not left & whole:
        found.add(Relation.NARROWER, "population")
    elif (left & SOME_QUANTIFIERS and not right & SOME_QUANTIFIERS) or (
        right & SOME_QUANTIFIERS and not left & SOME_QUANTIFIERS
    ):
        found.loose.append("a part on one side")


def _compare_values_told(pair: Comparisons, found: Differences) -> None:
    """One side says all that the other says, and how many, or on which day of the month or year. "One" and "both" are words
    that the other side may tell by an article or a plural; what is denied of a year is denied of its days, and with one
    figure in both it happened once."""
    reasons, period, figures = set(found.loose), pair.period, pair.figures
    if not reasons or reasons - _VALUES_TOLD or pair.left.quantifiers or pair.right.quantifiers:
        return
    if any(_may_be_told_otherwise(figure, pair.left, pair.right) for figure in figures.left_only) or any(
        _may_be_told_otherwise(figure, pair.right, pair.left) for figure in figures.right_only
    ):
        return
    finer = (False, False)
    if period is not None and period.left is not None and period.right is not None and not figures.pairs:
        finer = lies_within(period.left, period.right), lies_within(period.right, period.left)
    if OTHER_PRECISION in reasons and (not any(finer) or pair.left.negations or pair.right.negations):
        return
    left, right = (
        _has_own_words(pair.alignment.left_only) or bool(figures.left_only) or finer[0],
        _has_own_words(pair.alignment.right_only) or bool(figures.right_only) or finer[1],
    )
    if left != right:
        found.add(Relation.NARROWER if left else Relation.BROADER, "population")


_VALUES_TOLD = frozenset({LONE_FIGURE, OTHER_PRECISION})
_SMALL = frozenset({1, 2})


def _may_be_told_otherwise(figure: Quantity, side: Statement, other: Statement) -> bool:
    """Whether a figure may be told on the other side as well, in other words or in digits that were not read there, or
    goes without saying: "the 27 member states"."""
    start = figure.number_span.start
    is_known = side.text[max(0, start - len("the ")) : start].lower() == "the "
    return figure.value in _SMALL or is_known or side.text[start : figure.number_span.end] in other.text


def _compare_extent(pair: Comparisons, found: Differences) -> None:
    """One side says all that the other says, and when, where or of how many it holds ("en 2024", "in Graz"). In English an
    encoder tells whether that matters."""
    left = [unit for unit in pair.alignment.left_only if not unit.light]
    right = [unit for unit in pair.alignment.right_only if not unit.light]
    says_more = (
        bool(left or pair.figures.left_only) or len(pair.left.times) > len(pair.right.times),
        bool(right or pair.figures.right_only) or len(pair.right.times) > len(pair.left.times),
    )
    if says_more[0] == says_more[1]:
        return
    extra = left if says_more[0] else right
    if not extra or any(unit.is_name or unit.role not in {"agent", "patient", "object", "verb"} for unit in extra):
        found.add(Relation.NARROWER if says_more[0] else Relation.BROADER, "population")


def _compare_predicates(pair: Comparisons, found: Differences) -> None:
    """Two verbs that are known, and known to have nothing to do with each other, make two statements of the same words.
    In English an encoder tells."""
    left, right = pair.left.predicate, pair.right.predicate
    if left is None or right is None or (left.exact | right.exact) & EMPTY_VERBS:
        return
    if _may_tell_one_event(pair, left, right):
        return
    alone = any(unit is left for unit in pair.alignment.left_only) and any(
        unit is right for unit in pair.alignment.right_only
    )
    if alone and {left.bases[-1], right.bases[-1]} <= glossed_verbs():
        found.add(Relation.UNRELATED, "predicate", Link(left, right), guessed=True)


def _may_tell_one_event(pair: Comparisons, left: Unit, right: Unit) -> bool:
    """ "paid the airline", "the airline received"; "was raised by 2 %", "has risen by 2 %"."""
    if pair.left.passive != pair.right.passive:
        return bool(left.exact & CHANGES and right.exact & CHANGES)
    return any(link.left.role != link.right.role for link in pair.alignment.shared)
