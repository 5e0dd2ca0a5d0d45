"""Whether two written figures say the same number, after conversion and rounding.

Equal: the finer rounds to the coarser at the coarser's written precision, and they differ by at most 5 %. Compatible: a
comparator is met and the figure rounds to the bound, or an approximator stands with a round fraction or a single unit
and they differ by at most 15 % on the side it names. Else different.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from claims.core.matching.comparing.rate_bases import rate_base
from claims.core.matching.words.lexicon import base_of, is_kind_of, meaning_of
from claims.core.records import Comparator, Comparison, Quantity

MAX_ROUNDING = 0.05
"""Greatest relative difference that rounding may hide (100 is not 130 at a precision of 100)."""

MAX_APPROXIMATION = 0.15
"""Greatest relative difference that an approximator beside a round fraction or a single unit may hide."""

MAX_BOUND_DISTANCE = 0.08
"""Greatest relative difference from a bound with which a machine may confirm: 43 is "at least 40", while 2,400 is "at least
2,000" and may well be another count."""

_DAYS = {
    "second": 1 / 86_400,
    "minute": 1 / 1_440,
    "hour": 1 / 24,
    "day": 1.0,
    "week": 7.0,
    "month": 30.4375,
    "year": 365.25,
}
_UPWARD = frozenset({"gut"})
_DOWNWARD = frozenset({"almost", "nearly", "close", "barely", "knapp", "fast", "nahezu", "beinahe", "presque", "casi"})
"""Words that only approximate, and yet name a side: "knapp ein Viertel" is less, "gut ein Viertel" more. What bounds a
figure ("just under a quarter", "no more than a quarter") names it by its comparator."""

_MORE = frozenset({Comparator.MORE, Comparator.AT_LEAST})
_LESS = frozenset({Comparator.LESS, Comparator.AT_MOST})


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in canonical terms: dimension, value, and the step of its last written digit in that dimension."""

    dimension: str
    value: float
    value_to: float | None
    step: float
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class FigurePair:
    """Two figures that were set against each other; ``confirms`` tells whether equality is certain enough to confirm a
    match.

    ``complement`` marks shares that add up to one ("three of four did not", "one of four did").
    """

    left: Quantity
    right: Quantity
    comparison: Comparison
    confirms: bool
    complement: bool = False


@dataclass(frozen=True, slots=True)
class FigureComparison:
    """All figures of a pair: those set against each other and those that stand alone."""

    pairs: tuple[FigurePair, ...]
    left_only: tuple[Quantity, ...]
    right_only: tuple[Quantity, ...]


def canonical(quantity: Quantity) -> Figure:
    """The figure in days, shares or its base unit; percent and "doubled" become shares."""
    normalized = quantity.normalized
    unit, value, value_to = quantity.unit or "", quantity.value, quantity.value_to
    if normalized is not None:
        unit, value, value_to = normalized.unit, normalized.value, normalized.value_to
    factor = abs(value / quantity.value) if quantity.value else 1.0
    step = quantity.precision * factor
    if quantity.unit == "times":  # "halved" is a change by -50 percent; its verb says the direction
        value = abs(value)
    if unit == "percent":
        return Figure("share", value / 100, value_to / 100 if value_to is not None else None, step / 100, quantity)
    if quantity.unit == "point":  # "won by 3 points"
        unit = "percentage point"
    if unit in _DAYS:
        days = _DAYS[unit]
        return Figure("day", value * days, value_to * days if value_to is not None else None, step * days, quantity)
    return Figure(unit, value, value_to, step, quantity)


def compare_figures(left: tuple[Quantity, ...], right: tuple[Quantity, ...]) -> FigureComparison:
    """Set each figure against the one it most likely answers to, and compare."""
    options: list[tuple[float, int, int]] = []
    figures_left, figures_right = _in_like_terms(left, right), _in_like_terms(right, left)
    for i, one in enumerate(figures_left):
        for j in range(max(0, i - _MOST_APART), min(len(figures_right), i + _MOST_APART + 1)):
            likeness = _likeness(one, figures_right[j])
            if likeness > 0:
                options.append((likeness - 0.01 * abs(i - j), i, j))
    pairs: list[FigurePair] = []
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    for _, i, j in sorted(options, key=lambda option: (-option[0], option[1] + option[2], option[1])):
        if i not in taken_left and j not in taken_right:
            taken_left.add(i)
            taken_right.add(j)
            pairs.append(_pair(figures_left[i], figures_right[j]))
    return FigureComparison(
        pairs=tuple(sorted(pairs, key=lambda pair: (pair.left.span, pair.right.span))),
        left_only=tuple(one for place, one in enumerate(left) if place not in taken_left),
        right_only=tuple(one for place, one in enumerate(right) if place not in taken_right),
    )


_MOST_APART = 40
"""Places by which figures that answer to each other differ in order, at most: two texts of hundreds of figures would take
seconds otherwise."""


def _in_like_terms(quantities: tuple[Quantity, ...], others: tuple[Quantity, ...]) -> list[Figure]:
    """The figures in canonical terms; where both sides tell how many times as much something is, and only one of them in a
    word that is a share as well ("twice", "five times"), those as what they multiply by."""
    are_shares = {one.normalized is not None for one in (*quantities, *others) if one.unit == "times"}
    if len(are_shares) < 2 or not any(one.unit == "times" for one in others):
        return [canonical(one) for one in quantities]
    return [_as_factor(one) if one.unit == "times" else canonical(one) for one in quantities]


def _as_factor(quantity: Quantity) -> Figure:
    normalized = quantity.normalized
    is_share = normalized is not None and normalized.unit == "percent"
    factor = 1 + normalized.value / 100 if normalized is not None and is_share else quantity.value
    return Figure("times", factor, quantity.value_to, quantity.precision, quantity)


def compare_values(one: Figure, other: Figure) -> tuple[Comparison, bool]:
    """How two figures of one dimension compare, and whether that is certain enough to confirm a match."""
    if one.value_to is not None or other.value_to is not None:
        return _compare_ranges(one, other)
    bounds = _bound(one), _bound(other)
    if bounds[0] and bounds[1] and bounds[0] != bounds[1]:
        return Comparison.DIFFERENT, False
    if _exclude_each_other(one, other) or _exclude_each_other(other, one):
        return Comparison.DIFFERENT, False
    rounded = _rounds(one, other)
    if bounds[0] != bounds[1] and not rounded:
        rounded = _rounds_to_bound(one, other) if bounds[0] else _rounds_to_bound(other, one)
    if bounds[0] == bounds[1] and rounded:
        return Comparison.EQUAL, not (_oversteps(one, other) or _oversteps(other, one))
    if rounded:
        bound, exact, direction = (one, other, bounds[0]) if bounds[0] else (other, one, bounds[1])
        met = (exact.value - bound.value) * direction >= 0
        is_close = abs(exact.value - bound.value) <= MAX_BOUND_DISTANCE * abs(bound.value)
        certain = is_close and ((exact.value - bound.value) * direction > 0 or _is_approximate(exact))
        return (Comparison.COMPATIBLE, certain) if met else (Comparison.DIFFERENT, False)
    if _is_within_approximation(one, other) or _is_within_approximation(other, one):
        return Comparison.COMPATIBLE, False
    return Comparison.DIFFERENT, False


def _compare_ranges(one: Figure, other: Figure) -> tuple[Comparison, bool]:
    if one.value_to is not None and other.value_to is not None:
        same = _close(one.value, other.value, max(one.step, other.step)) and _close(
            one.value_to, other.value_to, max(one.step, other.step)
        )
        return (Comparison.EQUAL, True) if same else (Comparison.DIFFERENT, False)
    span, single = (one, other) if one.value_to is not None else (other, one)
    ends = (span.value, span.value_to or span.value)
    inside = min(ends) <= single.value <= max(ends)
    return (Comparison.COMPATIBLE, False) if inside else (Comparison.DIFFERENT, False)


def _rounds(one: Figure, other: Figure) -> bool:
    return _close(one.value, other.value, max(one.step, other.step))


def _rounds_to_bound(bound: Figure, exact: Figure) -> bool:
    """Whether a figure rounds to a bound at the precision that the bound is written in ("at least 40" ~ 43, not ~
    70)."""
    step = max(bound.step, _step_of_digits(bound))
    return abs(exact.value - bound.value) < step / 2


def _step_of_digits(figure: Figure) -> float:
    """The step of the last digit that is not zero, in the figure's dimension ("almost 9,000" is told in thousands)."""
    value = figure.quantity.value
    return trailing_step(value) * abs(figure.value / value) if value else 0.0


def trailing_step(value: float) -> float:
    """The step of the last digit that is not zero (40 -> 10, 300 -> 100, 315 -> 1); 0 for fractions and zero."""
    if value == 0 or value != int(value) or abs(value) > 1e15:
        return 0.0
    step = 1
    while int(value) % (step * 10) == 0:
        step *= 10
    return float(step)


def _close(one: float, other: float, step: float) -> bool:
    difference = abs(one - other)
    scale = max(abs(one), abs(other))
    return difference <= step / 2 + 1e-9 * scale and difference <= MAX_ROUNDING * scale + 1e-12


def _bound(figure: Figure) -> int:
    """+1 where the figure is a lower bound, -1 where it is an upper one, else 0."""
    comparator = figure.quantity.comparator
    return 1 if comparator in _MORE else -1 if comparator in _LESS else 0


def _side(figure: Figure) -> int:
    """+1 where the truth lies above a figure, -1 where it lies below ("less than 40", "nearly 40"), else 0."""
    named = frozenset((figure.quantity.approximator or "").split())
    return _bound(figure) or bool(named & _UPWARD) - bool(named & _DOWNWARD)


def _exclude_each_other(low: Figure, high: Figure) -> bool:
    """Whether one figure lies above what the other lies below: "over 90 percent" against "nearly 90 percent"."""
    return _side(low) > 0 > _side(high) and low.value >= high.value


def _oversteps(loose: Figure, exact: Figure) -> bool:
    """Whether a figure that only rounds to another lies beyond the side that this one names: "nearly 47,000", "47,400"."""
    return not (_bound(loose) or _is_approximate(exact)) and (exact.value - loose.value) * _side(loose) < 0


def _is_approximate(figure: Figure) -> bool:
    return figure.quantity.approximate or figure.quantity.comparator is Comparator.ABOUT


def _is_within_approximation(loose: Figure, exact: Figure) -> bool:
    """ "a little over a quarter" against 28 %, "almost a year" against 11 months."""
    quantity = loose.quantity
    words = frozenset((quantity.approximator or "").split())
    if not (words or quantity.approximate or _bound(loose)):
        return False
    if not loose.value or abs(exact.value - loose.value) > _hidden_by_approximation(loose):
        return False
    return (exact.value - loose.value) * _side(loose) >= 0


def _hidden_by_approximation(loose: Figure) -> float:
    """How far an exact figure may lie from a loosely told one: "almost 9,000" is told in thousands."""
    quantity, size = loose.quantity, abs(loose.value)
    if quantity.unit == "share" or (quantity.value == 1 and quantity.normalized is not None):
        return MAX_APPROXIMATION * size
    return 0.0 if _bound(loose) else min(_step_of_digits(loose) / 2, MAX_ROUNDING * size)


def _pair(one: Figure, other: Figure) -> FigurePair:
    comparison, confirms = _compare_rates(one, other)
    complement = (
        comparison is Comparison.DIFFERENT
        and one.dimension == other.dimension == "share"
        and 0 < one.value < 1
        and _close(one.value, 1 - other.value, max(one.step, other.step))
    )
    return FigurePair(one.quantity, other.quantity, comparison, confirms, complement)


def _compare_rates(one: Figure, other: Figure) -> tuple[Comparison, bool]:
    """As ``compare_values``; of rates of other numbers ("3 per thousand", "30 per 10,000") what each is of one, which no
    machine confirms."""
    if one.quantity.per is None or other.quantity.per is None:
        return compare_values(one, other)
    bases = rate_base(one.quantity), rate_base(other.quantity)
    if bases[0] == bases[1]:
        return compare_values(one, other)
    return compare_values(_of_one(one, bases[0]), _of_one(other, bases[1]))[0], False


def _of_one(figure: Figure, base: float) -> Figure:
    value_to = None if figure.value_to is None else figure.value_to / base
    return replace(figure, value=figure.value / base, value_to=value_to, step=figure.step / base)


def _likeness(one: Figure, other: Figure) -> float:
    """How likely two figures answer to each other; 0 where they cannot."""
    measured = one.quantity.normalized is not None, other.quantity.normalized is not None
    if one.dimension == other.dimension:
        kinship = 3.0
    elif measured[0] or measured[1]:
        return 0.0
    else:
        kinship = _noun_kinship(one.dimension, other.dimension)
    close = compare_values(one, other)[0] is not Comparison.DIFFERENT
    if kinship == 0 and not close:
        return 0.0
    return kinship + (2.0 if close else 0.0)


def _noun_kinship(one: str, other: str) -> float:
    if not one or not other:
        return 1.5
    meanings = _unit_concepts(one), _unit_concepts(other)
    if meanings[0] & meanings[1]:
        return 3.0
    if is_kind_of(meanings[0], meanings[1]) or is_kind_of(meanings[1], meanings[0]):
        return 2.0
    return 0.5 if "rank" not in {one, other} else 0.0


def count_alike(one: Quantity, other: Quantity) -> bool:
    """Whether two figures may count the same things, as far as both say what they count ("40 nurses", "40 firms")."""
    if one.normalized is not None or other.normalized is not None or not one.unit or not other.unit:
        return True
    meanings = _unit_concepts(one.unit), _unit_concepts(other.unit)
    return bool(meanings[0] & meanings[1])


def _unit_concepts(unit: str) -> frozenset[str]:
    words = unit.split()
    return meaning_of(base_of(words[-1])).exact if words else frozenset()
