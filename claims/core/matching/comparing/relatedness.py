"""Whether two claims speak of one statement at all, or merely share a few words.

A relation is only worth telling where both sides say much the same of the same things: enough of either side has its
like on the other, and the predicates are of one sort. That two statements do not contradict each other is no relation.
"""

from __future__ import annotations

from dataclasses import dataclass

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.matching.comparing.alignment import Alignment, Level, Link
from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.parts.units import SIGNED, Unit, UnitKind
from claims.core.matching.statements.reading import Statement
from claims.core.matching.words.lexicon import are_converse
from claims.core.records import Comparison

SAME_PREDICATE_COVERAGE = 0.37
"""Share of the content that either side must find on the other where the predicates answer to each other."""

OTHER_PREDICATE_COVERAGE = 0.50
"""The same where they do not, and no figure that agrees holds the two together."""

HELD_BY_FIGURE_COVERAGE = 0.40
"""The same where they do not, but a figure agrees."""

SAME_COVERAGE = 0.56
"""Share of the content of either side that *same* claims must have in common where the predicates do not answer to each
other and no figure agrees."""

EMPTY_VERBS = words(
    """have stand reach hit number total record see register report count make take get come go remain become amount run
    hold carri can could may might must"""
)
"""Stems of verbs that say nothing without what follows them."""

_WEIGHTS = {UnitKind.NAME: 1.6, UnitKind.NOUN: 1.0, UnitKind.VERB: 1.0, UnitKind.MODIFIER: 0.7}
_LIGHT_WEIGHT = 0.15
FIGURE_WEIGHT = 0.8
"""What a figure says, beside the words of ``weight_of``."""

_OTHER_FIGURE = 0.3
"""What a figure adds where the other side has one of the same sort with another value."""

_LEVEL_FACTORS = {Level.SAME: 1.0, Level.SYNONYM: 1.0, Level.ALIKE: 1.0, Level.DERIVED: 0.9, Level.NEAR: 0.7}
_PART_FACTOR = 0.6
"""What a contrary, an alternative or a special case counts as shared topic."""


@dataclass(frozen=True, slots=True)
class Relatedness:
    """How much of either side the other has (0..1, by weight), and what holds the two together.

    ``predicates_agree``: the main verbs answer to each other, or neither side has one that says anything.
    ``figure_agrees``: a figure of one side stands on the other. ``shares_word``: a content word that is no name and no
    predicate, or two names, stand on both. ``lone_figure``: a figure has nothing comparable on the other side;
    ``lone_figures``: this holds for all figures of both.
    """

    left: float
    right: float
    predicates_agree: bool
    figure_agrees: bool
    shares_word: bool
    lone_figures: bool
    lone_figure: bool

    @property
    def least(self) -> float:
        """The smaller of the two shares."""
        return min(self.left, self.right)


def weight_of(unit: Unit) -> float:
    """How much a unit says: names most, light words least."""
    return _LIGHT_WEIGHT if unit.light else _WEIGHTS[unit.kind]


def relate(pair: Comparisons) -> Relatedness:
    """How much two statements have in common, seen from either side."""
    alignment, figures = pair.alignment, pair.figures
    left = right = 0.0
    for link in alignment.shared:
        left += _LEVEL_FACTORS[link.level] * weight_of(link.left)
        right += _LEVEL_FACTORS[link.level] * weight_of(link.right)
    for link in (*alignment.antonyms, *alignment.kinds, *alignment.contrasts):
        left += _PART_FACTOR * weight_of(link.left)
        right += _PART_FACTOR * weight_of(link.right)
    agreeing = sum(one.comparison is not Comparison.DIFFERENT or one.complement for one in figures.pairs)
    counted = FIGURE_WEIGHT * agreeing + _OTHER_FIGURE * (len(figures.pairs) - agreeing)
    left_total = _total(pair.left.units, len(figures.pairs) + len(figures.left_only))
    right_total = _total(pair.right.units, len(figures.pairs) + len(figures.right_only))
    return Relatedness(
        left=(left + counted) / left_total if left_total else 0.0,
        right=(right + counted) / right_total if right_total else 0.0,
        predicates_agree=_predicates_agree(pair),
        figure_agrees=agreeing > 0,
        shares_word=_shares_word(alignment),
        lone_figures=bool(figures.left_only and figures.right_only and not figures.pairs),
        lone_figure=bool(figures.left_only or figures.right_only),
    )


class PossibleShare:
    """How much of a statement another one could have at most, if some of its units found their like and every figure
    agreed."""

    def __init__(self, statement: Statement) -> None:
        figures = len(statement.quantities)
        self._figures = FIGURE_WEIGHT * figures
        self._total = _total(tuple(unit for unit in statement.units if unit.role != SIGNED), figures)

    def of(self, weight: float) -> float:
        """The share (0..1) where units that weigh so much, by ``possible_weight_of``, find their like."""
        return (weight + self._figures) / self._total if self._total else 1.0


def possible_weight_of(unit: Unit) -> float:
    """How much a unit adds to what may be shared: nothing where it is named to say that it was not that one."""
    return 0.0 if unit.excluded else weight_of(unit)


def are_related(common: Relatedness) -> bool:
    """Whether two claims have a statement in common, be it with other values."""
    if not common.shares_word and not common.figure_agrees and common.least < OTHER_PREDICATE_COVERAGE:
        return False
    if common.predicates_agree:
        return common.least >= SAME_PREDICATE_COVERAGE
    if common.lone_figures:
        return False
    return common.least >= (HELD_BY_FIGURE_COVERAGE if common.figure_agrees else OTHER_PREDICATE_COVERAGE)


def may_be_same(common: Relatedness) -> bool:
    """Whether claims in which nothing differs have enough in common to say the same."""
    if common.lone_figures:
        return common.predicates_agree and common.least >= OTHER_PREDICATE_COVERAGE
    if common.figure_agrees:
        return True
    if common.predicates_agree:
        return common.least >= OTHER_PREDICATE_COVERAGE
    return common.least >= SAME_COVERAGE and not common.lone_figure


def _total(units: tuple[Unit, ...], figures: int) -> float:
    return sum([weight_of(unit) for unit in units if not unit.excluded]) + FIGURE_WEIGHT * figures


def _predicates_agree(pair: Comparisons) -> bool:
    left, right = pair.left.predicate, pair.right.predicate
    if left is not None and right is not None and are_converse(left.exact, right.exact):
        return True
    if _is_linked(left, pair.alignment) or _is_linked(right, pair.alignment):
        return True
    return _says_nothing(left) and _says_nothing(right)


def _says_nothing(predicate: Unit | None) -> bool:
    """Whether what is claimed stands in the words around the verb ("is", "had", "stood at")."""
    return predicate is None or bool(predicate.exact & EMPTY_VERBS)


def _is_linked(predicate: Unit | None, alignment: Alignment) -> bool:
    if predicate is None or predicate.exact & EMPTY_VERBS:
        return False
    return any(predicate is link.left or predicate is link.right for link in _links(alignment))


def _links(alignment: Alignment) -> tuple[Link, ...]:
    return (*alignment.shared, *alignment.antonyms, *alignment.contrasts, *alignment.kinds)


def _shares_word(alignment: Alignment) -> bool:
    names = 0
    for link in _links(alignment):
        if link.left.light or link.right.light:
            continue
        if link.left.is_name:
            names += 1
        elif "verb" not in {link.left.role, link.right.role}:
            return True
    return names >= 2
