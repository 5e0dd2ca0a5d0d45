"""The record of a figure that was read: its spans, its unit and rate, what it measures, and its canonical value."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.figures import counted_nouns, outcomes, unit_conversion, units
from claims.core.extraction.figures.amounts import SCORE, Reading
from claims.core.extraction.figures.value_tokens import Token
from claims.core.extraction.lexicon.people import is_person
from claims.core.records import NormalizedQuantity, Quantity, Span


def quantity_of(tokens: Sequence[Token], reading: Reading) -> Quantity:
    """The record of a figure that was read from the tokens."""
    unit = reading.unit
    name = unit.name if unit else None
    if name and reading.per:
        name = f"{name} per {reading.per}"
    value = round(reading.value, 9)
    return Quantity(
        span=Span(tokens[reading.start].start, tokens[reading.end - 1].end),
        number_span=Span(tokens[reading.number_start].start, tokens[reading.number_end - 1].end),
        value=value,
        unit=name,
        measure=_measure(tokens, reading),
        approximate=reading.approximate,
        comparator=reading.comparator,
        approximator=reading.approximator,
        value_to=None if reading.value_to is None else round(reading.value_to, 9),
        normalized=_normalized(reading),
        precision=reading.step,
        per=reading.per,
        is_duration=bool(unit and unit.dimension == "time" and not reading.is_age and not reading.per),
    )


def _measure(tokens: Sequence[Token], reading: Reading) -> str | None:
    unit = reading.unit
    if reading.is_age:
        return "age"
    if reading.measure == SCORE:
        return SCORE
    if unit is not None and (unit.name == "magnitude" or (unit.name == "child" and reading.measure == "children")):
        # "a father of three denies murder".
        return reading.measure
    if unit is None or unit.dimension in ("count", "share", "rank"):
        of_people = unit is not None and unit.dimension == "count" and (unit.name == "person" or is_person(unit.name))
        outcome = outcomes.outcome_of(tokens, reading.start, reading.end, of_people=of_people)
        if outcome and unit is not units.RANK:
            return outcome
    if unit is not None and unit.dimension in ("share", "points", "money"):
        return counted_nouns.complement_of(tokens, reading.end) or reading.measure
    return reading.measure


def _normalized(reading: Reading) -> NormalizedQuantity | None:
    unit = reading.unit
    if unit is None or reading.is_age:
        return None
    if reading.per:
        return _normalized_rate(reading)
    if unit is units.TIMES and reading.form == "multiple":
        return NormalizedQuantity(round((reading.value - 1) * 100, 6), "percent")
    if unit.dimension == "money":
        return NormalizedQuantity(reading.value, unit.name, reading.value_to)
    if unit.canonical is None or unit.dimension in ("count", "ratio", "rank"):
        return None
    value = unit_conversion.canonical_value(reading.value, unit)
    value_to = None if reading.value_to is None else unit_conversion.canonical_value(reading.value_to, unit)
    return None if value is None else NormalizedQuantity(value, unit.canonical, value_to)


def _normalized_rate(reading: Reading) -> NormalizedQuantity | None:
    """A physical rate in SI ("40 litres per second"); none of what is counted or paid."""
    if reading.unit is None or reading.per is None:
        return None
    found = unit_conversion.canonical_rate(reading.value, reading.unit, reading.per)
    if found is None:
        return None
    other = reading.value_to
    end = unit_conversion.canonical_rate(other, reading.unit, reading.per) if other is not None else None
    return NormalizedQuantity(found[0], found[1], end[0] if end else None)
