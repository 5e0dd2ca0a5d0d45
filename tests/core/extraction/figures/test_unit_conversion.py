"""Conversion to canonical units: known values, every unit of the table, rates, and what has none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.core.extraction.figures.unit_conversion import canonical_rate, canonical_value
from claims.core.extraction.figures.units import UNITS, Unit

# By definition: BIPM, the international yard and pound, US liquid measure, the mechanical horsepower.
KNOWN = [
    (1, "mile", 1609.344, "metre"),
    (1, "nautical mile", 1852, "metre"),
    (2, "foot", 0.6096, "metre"),
    (1, "acre", 4046.8564224, "square metre"),
    (1, "square mile", 2589988.110336, "square metre"),
    (1, "hectare", 10000, "square metre"),
    (1, "barrel", 0.158987294928, "cubic metre"),
    (1, "pound", 0.45359237, "kilogram"),
    (3, "tonne", 3000, "kilogram"),
    (1, "stone", 6.35029318, "kilogram"),
    (212, "degree fahrenheit", 100, "degree Celsius"),
    (0, "kelvin", -273.15, "degree Celsius"),
    (-40, "degree fahrenheit", -40, "degree Celsius"),
    (36, "kilometre per hour", 10, "metre per second"),
    (1, "knot", 0.514444444, "metre per second"),
    (2, "kilowatt hour", 7.2e6, "joule"),
    (1, "horsepower", 745.699872, "watt"),
    (1, "pound per square inch", 6894.75729, "pascal"),
    (60, "revolution per minute", 1, "hertz"),
    (1, "light-year", 9460730472580800, "metre"),
    (5, "percent", 0.05, "share"),
    (2, "decade", 20, "year"),
    (1, "minute", 60, "second"),
    (1, "hour", 3600, "second"),
    (1, "week", 7, "day"),
    (1, "fortnight", 14, "day"),
    (1, "quarter", 3, "month"),
    (1, "century", 100, "year"),
    (1, "millennium", 1000, "year"),
    (25, "basis point", 0.25, "percentage point"),
    (1, "part per million", 1e-6, "share"),
    (1, "part per billion", 1e-9, "share"),
    (1, "kilometre", 1000, "metre"),
    (1, "centimetre", 0.01, "metre"),
    (1, "millimetre", 0.001, "metre"),
    (1, "yard", 0.9144, "metre"),
    (1, "inch", 0.0254, "metre"),
    (1, "square kilometre", 1e6, "square metre"),
    (1, "square foot", 0.09290304, "square metre"),
    (1, "cubic foot", 0.028316846592, "cubic metre"),
    (1, "litre", 0.001, "cubic metre"),
    (1, "gallon", 0.003785411784, "cubic metre"),
    (1, "pint", 0.000473176473, "cubic metre"),
    (1, "gram", 0.001, "kilogram"),
    (1, "milligram", 1e-6, "kilogram"),
    (1, "ounce", 0.028349523125, "kilogram"),
    (1, "troy ounce", 0.0311034768, "kilogram"),
    (1, "metric ton", 1000, "kilogram"),
    (1, "ton", 1, "ton"),
    (1, "watt", 1, "watt"),
    (1, "megawatt", 1e6, "watt"),
    (1, "gigawatt", 1e9, "watt"),
    (1, "megawatt hour", 3.6e9, "joule"),
    (1, "gigawatt hour", 3.6e12, "joule"),
    (1, "terawatt hour", 3.6e15, "joule"),
    (1, "gigabyte", 1e9, "byte"),
    (1, "megabit", 125_000, "byte"),
    (1, "mile per hour", 0.44704, "metre per second"),
    (1, "hectopascal", 100, "pascal"),
    (1, "bar", 1e5, "pascal"),
]


@pytest.mark.parametrize(("value", "name", "expected", "canonical"), KNOWN)
def test_known_values(value, name, expected, canonical):
    unit = UNITS[name]
    assert unit.canonical == canonical
    assert canonical_value(value, unit) == pytest.approx(expected, rel=1e-8)


def test_every_unit_converts():
    values = {name: canonical_value(1.0, unit) for name, unit in UNITS.items()}
    assert [name for name, value in values.items() if value is None] == []
    assert [name for name, unit in UNITS.items() if unit.canonical == unit.name and values[name] != 1.0] == []


@given(st.sampled_from(sorted(UNITS)), st.floats(min_value=1e-6, max_value=1e12))
def test_conversion_keeps_proportions(name, value):
    unit = UNITS[name]
    zero = canonical_value(0.0, unit)
    one, many = canonical_value(1.0, unit), canonical_value(value, unit)
    assert many - zero == pytest.approx((one - zero) * value, rel=1e-6, abs=1e-6)


@pytest.mark.parametrize(
    ("value", "name", "per", "expected"),
    [
        (500, "litre", "minute", (0.00833333333, "cubic metre per second")),
        (5, "gram", "litre", (5.0, "kilogram per cubic metre")),
        (60, "mile", "hour", (26.8224, "metre per second")),
        (2, "tonne", "hectare", (0.2, "kilogram per square metre")),
        (3, "percent", "year", None),
        (3, "litre", "head", None),
        (40, "day", "year", None),
        (3, "knot", "hour", None),
    ],
)
def test_rates(value, name, per, expected):
    assert canonical_rate(value, UNITS[name], per) == (pytest.approx(expected) if expected else None)


def test_money_and_counted_things_have_no_canonical_unit():
    assert canonical_value(5, Unit("US dollar", "money")) is None
    assert canonical_rate(5, Unit("US dollar", "money"), "hour") is None
    assert canonical_value(1e308, UNITS["gigatonne"]) is None


@pytest.mark.parametrize("per", sorted(name for name, unit in UNITS.items() if unit.dimension == "time"))
def test_a_rate_may_be_per_any_time(per: str) -> None:
    found = canonical_rate(3.0, UNITS["inch"], per)
    assert found is not None
    assert found[1] == "metre per second"


def test_a_rate_per_decade_is_a_tenth_of_one_per_year() -> None:
    decade, year = (canonical_rate(3.0, UNITS["inch"], per) for per in ("decade", "year"))
    assert decade is not None
    assert year is not None
    assert decade[0] == pytest.approx(year[0] / 10)
