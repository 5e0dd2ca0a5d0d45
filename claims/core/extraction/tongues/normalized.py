"""Figures of other languages in the canonical unit of theirs."""

from __future__ import annotations

from claims.core.extraction.figures import unit_conversion
from claims.core.extraction.figures.currencies import CURRENCY_CODES, CURRENCY_SIGNS
from claims.core.extraction.figures.units import UNITS
from claims.core.records import NormalizedQuantity

_SHARED = ("peso", "Cuban peso", "franc", "krone", "lira", "dinar", "dirham", "boliviano")
"""Currencies without a code of their own here."""
MONEY = frozenset((*_SHARED, *CURRENCY_SIGNS.values(), *CURRENCY_CODES.values()))
"""Units that are currencies, by their English name."""


def normalized_of(value: float, value_to: float | None, unit: str | None) -> NormalizedQuantity | None:
    """The value in the unit that figures of its kind are compared in; None without one."""
    if unit is None or unit == "person":
        return None
    if unit in MONEY:
        return NormalizedQuantity(value, unit, value_to)
    known = UNITS.get(unit.lower())
    if known is None or known.canonical is None:
        return None
    canonical = unit_conversion.canonical_value(value, known)
    upper = None if value_to is None else unit_conversion.canonical_value(value_to, known)
    return None if canonical is None else NormalizedQuantity(canonical, known.canonical, upper)
