"""The slots of a pair, one by one: what stands on either side and how it compares."""

from __future__ import annotations

from dataclasses import dataclass

from claims.core.matching.alignment import Alignment, Link, align
from claims.core.matching.figures import FigureComparison, compare_figures
from claims.core.matching.periods import PeriodComparison, compare_periods
from claims.core.matching.statements import Statement
from claims.core.matching.units import Unit
from claims.core.records import Comparison, Quantity, SlotComparison, TimeExpression

SLOT_NAMES = (
    "subject",
    "predicate",
    "object",
    "polarity",
    "quantity",
    "measure",
    "time",
    "place",
    "population",
    "modality",
    "attribution",
)
"""The slots of a claim, in reading order."""


@dataclass(frozen=True, slots=True)
class Comparisons:
    """Everything that was set against each other in a pair; ``left`` and ``right`` are the statements."""

    left: Statement
    right: Statement
    alignment: Alignment
    figures: FigureComparison
    period: PeriodComparison | None


def compare_statements(left: Statement, right: Statement) -> Comparisons:
    """Set words, figures and times of two statements against each other."""
    return Comparisons(
        left=left,
        right=right,
        alignment=align(_meant(left), _meant(right)),
        figures=compare_figures(left.quantities, right.quantities),
        period=compare_periods(left.times, right.times, left.published, right.published),
    )


def _meant(statement: Statement) -> tuple[Unit, ...]:
    return tuple(unit for unit in statement.units if not unit.excluded)


def value_slot(
    left: Statement,
    right: Statement,
    one: Unit | Quantity | TimeExpression | None,
    other: Unit | Quantity | TimeExpression | None,
    comparison: Comparison,
    *,
    inferred: bool = False,
) -> SlotComparison:
    """A slot whose values are words of the two texts."""
    left_span, right_span = (one.span if one else None), (other.span if other else None)
    return SlotComparison(
        left=left.text[left_span.start : left_span.end] if left_span else None,
        right=right.text[right_span.start : right_span.end] if right_span else None,
        comparison=comparison,
        left_span=left_span,
        right_span=right_span,
        inferred=inferred,
    )


def link_slot(left: Statement, right: Statement, link: Link, comparison: Comparison) -> SlotComparison:
    """A slot filled by two words that were set against each other."""
    return value_slot(
        left, right, link.left, link.right, comparison, inferred=link.left.inferred or link.right.inferred
    )
