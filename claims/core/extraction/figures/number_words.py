"""The English words of numbers, and what a numeral is: cardinals, ordinals, denominators, magnitudes, vague counts."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from claims.core.extraction.figures.value_tokens import Token
from claims.core.extraction.lexicon.vocabulary import words_in_order

_ONES = words_in_order(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = words_in_order("twenty thirty forty fifty sixty seventy eighty ninety")
_ORDINAL_ONES = words_in_order(
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
)

ONES: dict[str, int] = {word: value for value, word in enumerate(_ONES)} | {"nought": 0, "naught": 0}
_MISSPELT_TENS = {"fourty": 40, "ninty": 90}
"""Unread, the rest of such a numeral would be taken for all of it: "fourty-eight million" for eight."""

TENS: dict[str, int] = {word: 10 * value for value, word in enumerate(_TENS, 2)} | _MISSPELT_TENS
MAGNITUDES: dict[str, float] = {
    "hundred": 100,
    "thousand": 1e3,
    "lakh": 1e5,
    "lakhs": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "crores": 1e7,
    "billion": 1e9,
    "trillion": 1e12,
    "quadrillion": 1e15,
}
"""Words that multiply the numeral before them."""

SHORT_MAGNITUDES: dict[str, float] = {
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "mio": 1e6,
    "mm": 1e6,
    "mil": 1e6,
    "b": 1e9,
    "bn": 1e9,
    "bln": 1e9,
    "t": 1e12,
    "tn": 1e12,
    "trn": 1e12,
    "tln": 1e12,
}
"""Abbreviated magnitudes; "m", "t", "b", "mm" and "k" may be a unit instead, which the caller must know."""

VAGUE_COUNTS: dict[str, float] = {
    "dozens": 12,
    "scores": 20,
    "hundreds": 100,
    "thousands": 1e3,
    "millions": 1e6,
    "billions": 1e9,
    "trillions": 1e12,
}
"""Plural magnitudes ("dozens of people"): read as from once to ten times the magnitude, the custom of published
quantity annotation."""

ORDINALS: dict[str, int] = (
    {word: value for value, word in enumerate(_ORDINAL_ONES)}
    | {word[:-1] + "ieth": value for word, value in TENS.items()}
    | {"hundredth": 100, "thousandth": 1000, "millionth": 10**6, "billionth": 10**9, "trillionth": 10**12}
    | {"nineth": 9}  # as it is often misspelled
)
"""Value by ordinal word, singular."""

LARGE_ORDINALS: dict[str, int] = {word: value for word, value in ORDINALS.items() if value >= 100}
"""Ordinals that multiply the cardinal before them ("two hundredth")."""

DENOMINATORS: dict[str, int] = (
    {word: value for word, value in ORDINALS.items() if value >= 3}
    | {word + "s": value for word, value in ORDINALS.items() if value >= 3}
    | {"half": 2, "halves": 2, "quarter": 4, "quarters": 4}
)
"""What the parts of a fraction are called, by word: "third", "thirds", "quarters"."""

DOZENS = frozenset(("dozen", "dozens", "doz", "dzs"))
"""Words for twelve behind a cardinal."""


class Numeral(NamedTuple):
    """A numeral read from tokens ``[start, end)``.

    ``step`` is the step of its last significant digit. ``form`` is digits, words, fraction, ordinal or vague; a vague one
    has ``value_to``.
    """

    value: float
    step: float
    start: int
    end: int
    form: str
    value_to: float | None = None


def step_of(value: float, *, decimals: int = 0, cap: bool = True) -> float:
    """The step of the last significant digit of a figure written with so many decimals.

    Trailing zeros of large integers are read as rounding (157,000 -> 1000), yet never to fewer than two digits
    (5,000 -> 100 rather than 1000, for 4,600 is not 5,000); integers below 100 are exact.
    """
    if decimals:
        return float(f"1e-{decimals}")
    whole = abs(int(value)) if math.isfinite(value) else 0
    if whole < 100:
        return 1.0
    step: int = 1
    while step < 10**23 and whole % (step * 10) == 0:
        step *= 10
    return float(min(step, 10 ** (len(str(whole)) - 2)) if cap else step)


LOOSEST_SHARE = 0.02
"""Step of a share told by small numbers: a third may be 32 or 34 percent."""


def step_of_share(part: float, whole: float) -> float:
    """What so many of so many is exact to: a fiftieth, or where that is less the share of the rarer side by the whole.

    "One in five" may be 21 percent, "one in twenty" is not "one in twenty-one", nor "nine in ten" "ten in eleven". None or
    all of something is exact to a fiftieth.
    """
    rarer = min(part, whole - part) if part < whole else part
    return min(LOOSEST_SHARE, rarer / whole / whole) or LOOSEST_SHARE


def at(tokens: Sequence[Token], index: int) -> Token | None:
    """The token at an index, or None beyond either end."""
    return tokens[index] if 0 <= index < len(tokens) else None
