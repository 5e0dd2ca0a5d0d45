"""Shares and changes that no rounding joins: all of something and nearly all, a half and 51 percent, halved and grown by
half."""

from __future__ import annotations

from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.comparing.figures import FigurePair, canonical
from claims.core.matching.parts.units import UnitKind
from claims.core.matching.second_reading.rereading import Side
from claims.core.matching.words.lexicon import are_antonyms, base_of, meaning_of
from claims.core.records import Quantity

_FRACTION_EXACT = 0.005
"""Difference of a fraction in words from a share in percent up to which one may tell the other: a third and 33 percent, a
sixth and 17, but not a half and 51."""

_SHARES = frozenset({"share", "percent"})


def shares_exact(pair: Comparisons, left: Side, right: Side) -> bool:
    """Whether no figure that is an end of its scale, a fraction in words or a change is rounded to another one."""
    return all(
        _fractions_agree(found) and _wholes_agree(found) and not _turns(left, right, found)
        for found in pair.figures.pairs
    )


def _fractions_agree(found: FigurePair) -> bool:
    if {found.left.unit, found.right.unit} != _SHARES:
        return True
    return abs(canonical(found.left).value - canonical(found.right).value) <= _FRACTION_EXACT


def _wholes_agree(found: FigurePair) -> bool:
    one, other = canonical(found.left), canonical(found.right)
    if "share" not in {one.dimension, other.dimension} or 1.0 not in {one.value, other.value}:
        return True
    return one.value == other.value


def _turns(left: Side, right: Side, found: FigurePair) -> bool:
    """Whether one figure tells that something became less, as its verb, and the other side's verb that it became more:
    "halved" against "grew by half"."""
    falls = _tells_fall(found.left), _tells_fall(found.right)
    return falls[0] != falls[1] and _tells_rise(right if falls[0] else left)


def _tells_fall(quantity: Quantity) -> bool:
    return quantity.normalized is not None and quantity.normalized.value < 0


def _tells_rise(side: Side) -> bool:
    return any(unit.kind is UnitKind.VERB and are_antonyms(_FALL, unit.exact) for unit in side.units)


_FALL = meaning_of(base_of("fall")).exact
