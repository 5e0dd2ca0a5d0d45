"""The slots of a pair, one by one: what stands on either side and how it compares."""

from __future__ import annotations

from dataclasses import dataclass, replace

from claims.core.extraction.text.statement_language import ENGLISH
from claims.core.matching.comparing.alignment import Alignment, Link, align
from claims.core.matching.comparing.derived import told_by_both
from claims.core.matching.comparing.figures import FigureComparison, compare_figures
from claims.core.matching.comparing.initials import NameInShort, names_in_short, with_whole_names, written_out
from claims.core.matching.comparing.periods import PeriodComparison, compare_periods
from claims.core.matching.parts.units import SIGNED, Unit
from claims.core.matching.statements.reading import Statement
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
    """Everything that was set against each other in a pair; ``left`` and ``right`` are the statements, ``told`` the
    figures by which both tell one change or one part of one whole, ``in_short`` the names that one gives by initials."""

    left: Statement
    right: Statement
    alignment: Alignment
    figures: FigureComparison
    period: PeriodComparison | None
    told: tuple[Quantity, ...] = ()
    in_short: tuple[NameInShort, ...] = ()

    @property
    def is_english(self) -> bool:
        """Whether both sides are in the language that vectors, encoders and most rules were made for."""
        return self.left.language == self.right.language == ENGLISH


def compare_statements(left: Statement, right: Statement) -> Comparisons:
    """Set words, figures and times of two statements against each other.

    A phrase that has no like on the other side is taken word by word where that finds one.
    """
    in_short = names_in_short(left.text, right.text)
    left, right = with_whole_names(left, right, in_short)
    alignment = align(_meant(left), _meant(right))
    phrases = [unit for unit in (*alignment.left_only, *alignment.right_only) if unit.parts]
    if phrases:
        trial = align(_meant(_without(left, phrases)), _meant(_without(right, phrases)))
        linked = {id(unit) for link in trial.shared for unit in (link.left, link.right)}
        phrases = [phrase for phrase in phrases if any(id(part) in linked for part in phrase.parts)]
    if phrases:
        left, right = _without(left, phrases), _without(right, phrases)
        alignment = align(_meant(left), _meant(right))
    left, right, alignment = _without_signers(left, right, alignment)
    return Comparisons(
        left=left,
        right=right,
        alignment=alignment,
        figures=compare_figures(left.quantities, right.quantities),
        period=compare_periods(left.times, right.times, left.published, right.published),
        told=told_by_both(left, right),
        in_short=in_short,
    )


def told_in_full(pair: Comparisons) -> tuple[str, str]:
    """The texts of a pair with names written out that one side gives by initials, for who reads words."""
    return written_out(pair.left.text, pair.right.text, pair.in_short, pair.alignment.shared)


def _without_signers(left: Statement, right: Statement, alignment: Alignment) -> tuple[Statement, Statement, Alignment]:
    """The sides without the names below a post that the other side does not give: whoever posted something differs from
    nobody that it speaks of."""
    signed = [unit for unit in (*alignment.left_only, *alignment.right_only) if unit.role == SIGNED]
    if not signed:
        return left, right, alignment
    left_only, right_only = (
        tuple(unit for unit in units if unit.role != SIGNED) for units in (alignment.left_only, alignment.right_only)
    )
    kept = replace(alignment, left_only=left_only, right_only=right_only)
    return _unsigned(left, signed), _unsigned(right, signed), kept


def _unsigned(statement: Statement, signed: list[Unit]) -> Statement:
    units = tuple(unit for unit in statement.units if not any(unit is one for one in signed))
    return replace(statement, units=units)


def _without(statement: Statement, phrases: list[Unit]) -> Statement:
    """The statement with the words of some phrases in their place."""
    units: list[Unit] = []
    predicate = statement.predicate
    for unit in statement.units:
        if not any(unit is phrase for phrase in phrases):
            units.append(unit)
            continue
        units += unit.parts
        if unit is predicate:
            predicate = next((part for part in unit.parts if part.role == "verb"), None)
    return replace(statement, units=tuple(units), predicate=predicate)


def _meant(statement: Statement) -> tuple[Unit, ...]:
    return tuple([unit for unit in statement.units if not unit.excluded])


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
