"""Figures in canonical units: SI by pint's definitions (BSD licence) for what physics measures, own rules for the rest.

Shares, points and lengths of time have factors in ``units`` (a year of a duration is no fixed number of days).
"""

from __future__ import annotations

import math
from functools import cache

import pint

from claims.core.extraction.figures.units import UNITS, Unit

_EXPRESSIONS = {
    # The international acre; pint's is that of the US survey foot.
    "acre": "43560 * foot ** 2",
    "barrel": "oil_barrel",
    "degree Celsius": "degC",
    "degree Fahrenheit": "degF",
    "kilopound per square inch": "ksi",
    "newton metre": "newton * metre",
    "pound per square inch": "psi",
    "pound-foot": "force_pound * foot",
    # Cycles, where pint counts radians.
    "revolution per minute": "1 / minute",
    "hertz": "1 / second",
}
"""pint's name of a unit where it is not ours with its words joined."""
_PER_DIMENSIONS = frozenset(("time", "length", "area", "volume", "mass"))
"""What a physical rate may be per; "per head" and "per share" have no canonical unit."""
_WITHOUT_RATES = frozenset(
    (
        "time",
        "share",
        "points",
        "ratio",
        "rank",
        "count",
        "money",
        "score",
        "temperature",
        "speed",
        "frequency",
        "data rate",
    )
)
_RATE_UNITS = {"time": "second", "length": "metre", "area": "square metre", "volume": "cubic metre", "mass": "kilogram"}


def canonical_value(value: float, unit: Unit) -> float | None:
    """A value of the unit in its canonical unit, nine digits; None where the unit has none or the value is too large."""
    if unit.canonical is None:
        return None
    factor, offset = _line(unit)
    found = float(f"{value * factor + offset:.9g}")
    return found if math.isfinite(found) else None


def canonical_rate(value: float, unit: Unit, per: str) -> tuple[float, str] | None:
    """A physical rate in SI with its unit ("500 litres per minute" -> 0.00833 "cubic metre per second"), or None.

    A rate of something that is only counted or paid, or per something without a measure, has no SI unit.
    """
    below = UNITS.get(per)
    if below is None or below.dimension not in _PER_DIMENSIONS or below.canonical is None:
        return None
    if unit.factor is not None or unit.canonical is None:
        return None
    if unit.dimension in _WITHOUT_RATES:
        return None
    base = _RATE_UNITS[below.dimension]
    above = canonical_value(value, unit)
    if above is None:
        return None
    # By way of its canonical unit: to pint a decade is a step of a logarithmic scale.
    each = _line(below)[0] * _ratio(below.canonical, base)
    return float(f"{above / each:.9g}"), f"{unit.canonical} per {base}"


@cache
def _line(unit: Unit) -> tuple[float, float]:
    """Factor and offset to the canonical unit."""
    if unit.factor is not None or unit.canonical == unit.name or unit.canonical is None:
        return unit.factor or 1.0, 0.0
    if unit.dimension == "temperature":
        # The only units whose zero lies elsewhere.
        zero, one = (_registry().Quantity(value, _expression(unit.name)) for value in (0.0, 1.0))
        offset = float(zero.to(_expression(unit.canonical)).magnitude)
        return float(one.to(_expression(unit.canonical)).magnitude) - offset, offset
    return _ratio(unit.name, unit.canonical), 0.0


@cache
def _ratio(name: str, other: str) -> float:
    """How many of the other unit make one of the first."""
    one = _registry().parse_expression(_expression(name))
    return float(one.to(_registry().parse_expression(_expression(other)).units).magnitude)


def _expression(name: str) -> str:
    """The unit as pint writes it: "square mile" -> "(mile) ** 2", "metre per second" -> "metre / second"."""
    if name in _EXPRESSIONS:
        return _EXPRESSIONS[name]
    above, joint, below = name.partition(" per ")
    if joint:
        return f"{_expression(above)} / {_expression(below)}"
    for word, power in (("square ", 2), ("cubic ", 3)):
        if name.startswith(word):
            return f"({_expression(name.removeprefix(word))}) ** {power}"
    return name.replace(" ", "_").replace("-", "_")


@cache
def _registry() -> pint.UnitRegistry[float]:
    """pint's registry, built on first use: it parses the definitions that the library ships."""
    return pint.UnitRegistry(cache_folder=None)
