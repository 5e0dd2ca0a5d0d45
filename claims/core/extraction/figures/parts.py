"""Amounts said in two or three units ("5 feet 10 inches", "three hours and 41 minutes", "three dollars 50 cents")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.core.extraction.figures import numerals, units
from claims.core.extraction.figures.amounts import Reading
from claims.core.extraction.figures.value_tokens import Token

_PARTS = {
    "foot": ("inch", 12),
    "yard": ("foot", 3),
    "pound": ("ounce", 16),
    "stone": ("pound", 14),
    "year": ("month", 12),
    "week": ("day", 7),
    "day": ("hour", 24),
    "hour": ("minute", 60),
    "minute": ("second", 60),
}
"""The smaller unit that is said behind a larger one, and how many of it make one."""
_MINOR_COINS = frozenset(("penny", "cent", "euro cent"))
_COINS = frozenset(("cents", "cent", "pence", "p"))


def with_parts(tokens: Sequence[Token], reading: Reading) -> Reading:
    """The reading with the smaller unit behind it: lengths of time in that unit, all else in the larger one."""
    if reading.unit is None or reading.value_to is not None or reading.is_age:
        return reading
    if reading.unit.dimension == "money":
        return _part_of_unit(tokens, _with_cents(tokens, reading))
    part = _part_behind(tokens, reading)
    if part is None:
        return reading
    return with_parts(tokens, part) if reading.unit.dimension == "time" else part


def _part_behind(tokens: Sequence[Token], reading: Reading) -> Reading | None:
    if reading.unit is None or reading.unit.name not in _PARTS or reading.value != int(reading.value):
        return None
    place = reading.end
    if place < len(tokens) and tokens[place].low == ",":
        place += 1
    if place < len(tokens) and tokens[place].low == "and":
        place += 1
    part = numerals.read_numeral(tokens, place)
    if part is None or part.form not in ("digits", "words"):
        return None
    name, per_whole = _PARTS[reading.unit.name]
    low = tokens[part.end].low if part.end < len(tokens) else ""
    unit = units.UNITS.get(low) or units.CASED_UNITS.get(low) or (units.UNITS["inch"] if low == "in" else None)
    if unit is None or unit.name != name or not 0 < part.value < per_whole:
        return None
    end = part.end + 1
    if unit.dimension != "time":
        value = reading.value + part.value / per_whole
        return replace(reading, value=value, step=1 / per_whole, end=end, number_end=part.end)
    if end < len(tokens) and tokens[end].low in ("of", "earlier", "later", "before", "after", "ago"):
        # "served six years, four months of them abroad".
        return None
    value = reading.value * per_whole + part.value
    return replace(reading, value=value, step=part.step, unit=unit, end=end, number_end=part.end)


def _with_cents(tokens: Sequence[Token], reading: Reading) -> Reading:
    """ "three dollars (and) 50 cents" is one amount."""
    at = reading.end
    if at < len(tokens) and tokens[at].low == "and":
        at += 1
    if reading.end == reading.number_end or reading.value != int(reading.value) or at >= len(tokens):
        return reading
    cents = numerals.read_numeral(tokens, at)
    if cents is None or not 0 < cents.value < 100 or cents.end >= len(tokens):
        return reading
    behind = tokens[cents.end].low
    if behind in _COINS:
        end = cents.end + 1
    elif (
        at == reading.end and tokens[at].low.isdecimal() and len(tokens[at].low) == 2 and behind in (".", ",", "!", "?")
    ):
        # "15 dollars 50."
        end = cents.end
    else:
        return reading
    return replace(reading, value=reading.value + cents.value / 100, step=0.01, end=end, number_end=cents.end)


def _part_of_unit(tokens: Sequence[Token], reading: Reading) -> Reading:
    """ "64p of every pound", "12 cents of each dollar", "30p in the pound": a share."""
    at = reading.end
    words = [token.low for token in tokens[at : at + 4]]
    if words[:2] == ["out", "of"]:
        words, at = words[1:], at + 1
    if len(words) < 3 or words[0] not in ("of", "in", "from") or words[1] not in ("every", "each", "the"):
        return reading
    minor = reading.unit is not None and reading.unit.name in _MINOR_COINS
    if not minor or words[2] not in ("pound", "dollar", "euro") or not 0 < reading.value <= 100:
        return reading
    return replace(reading, value=reading.value / 100, step=0.01, unit=units.SHARE, end=at + 3)
