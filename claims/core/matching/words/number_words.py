"""Number words as the term index reads them: one word, one value."""

from __future__ import annotations

_UNITS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen"""
_TENS = """twenty thirty forty fifty sixty seventy eighty ninety"""

NUMBER_WORDS: dict[str, float] = {
    **{word: float(value) for value, word in enumerate(_UNITS.split())},
    **{word: float(10 * (place + 2)) for place, word in enumerate(_TENS.split())},
}
"""Value of each simple number word."""

MAGNITUDES: dict[str, float] = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "mn": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
}
"""Factor of each magnitude word."""

PLAIN_NUMBERS = NUMBER_WORDS.keys() | MAGNITUDES.keys()
"""Words that are a number or a magnitude."""

DOZEN = "dozen"
"""A word for twelve, which the term index reads as the noun that it is as well."""
