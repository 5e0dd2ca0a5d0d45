"""Every number that a text holds, whatever it is used for: counts, measures, years, parts of dates, codes, ordinals.

This is the layer of numerals alone. The figures of ``quantities`` are those of these numbers that count or measure
something, with their unit and bound; both read numerals with the same functions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.core.extraction.figures import numerals, value_tokens
from claims.core.extraction.figures.magnitudes import with_magnitude
from claims.core.extraction.figures.number_words import (
    MAGNITUDES,
    ORDINALS,
    SHORT_MAGNITUDES,
    Numeral,
    at,
    step_of_share,
)
from claims.core.extraction.figures.value_tokens import Token
from claims.core.records import Span

_CAPITAL_MAGNITUDES = {"K": 1e3, "k": 1e3, "M": 1e6, "G": 1e9, "B": 1e9, "b": 1e9, "T": 1e12}
"""Letters that multiply the digits before them; the small ones but "k" are units ("5 m", "20 g")."""
_SPACED_SIGNS = frozenset("(=<>:,")
"""What stands before a minus that has a blank behind it; elsewhere that is a dash."""


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """A number in a text; ``form`` is "digits", "words", "fraction" or "ordinal"; ``value`` has its sign and magnitude."""

    span: Span
    value: float
    form: str


def read_numbers(text: str) -> tuple[WrittenNumber, ...]:
    """All numbers of the text in order, never overlapping; spans index ``text``. Linear in its length.

    Vague counts ("dozens of", "a couple") are none, nor are digits that a letter of another unit is glued to ("25ml").
    """
    tokens = value_tokens.tokenize_plainly(text)
    found: list[WrittenNumber] = []
    index = 0
    while index < len(tokens):
        number = _read_number(tokens, index)
        if number is None:
            index += 1
            continue
        first, last = tokens[number.start], tokens[number.end - 1]
        found.append(WrittenNumber(Span(first.start, last.end), number.value, number.form))
        index = number.end
    return tuple(found)


def _read_number(tokens: Sequence[Token], index: int) -> Numeral | None:
    sign, place = _sign(tokens, index)
    numeral = numerals.read_numeral(tokens, place) or _bare_magnitude(tokens, place)
    if numeral is None or numeral.form in ("vague", "couple"):
        return None
    if numeral.form != "ordinal":
        numeral = _composed(tokens, _and_part(tokens, _magnified(tokens, numeral)))
        if _is_glued_to_unit(tokens, numeral):
            return None
        numeral = _over(tokens, numeral)
    return numeral._replace(start=index, value=numeral.value * sign)


def _bare_magnitude(tokens: Sequence[Token], index: int) -> Numeral | None:
    """ "hundred thousand", "thousand million": two magnitudes and no number before them."""
    first, second = at(tokens, index), at(tokens, index + 1)
    if first is None or second is None or not MAGNITUDES.get(first.low, 0) < MAGNITUDES.get(second.low, 0):
        return None
    if first.low not in MAGNITUDES:
        return None
    value = MAGNITUDES[first.low] * MAGNITUDES[second.low]
    return Numeral(value, MAGNITUDES[second.low], index, index + 2, "words")


def _sign(tokens: Sequence[Token], index: int) -> tuple[int, int]:
    """The factor of a sign before a number, and where the number begins: also "- 5" at the start or behind a bracket."""
    token, behind = tokens[index], at(tokens, index + 1)
    is_spaced = token.low in ("-", "+") and behind is not None and behind.kind == "number" and not behind.glued
    if is_spaced:
        before = at(tokens, index - 1)
        counts = before is None or before.low in _SPACED_SIGNS
        return (-1 if token.low == "-" else 1, index + 1) if counts else (1, index)
    return numerals.sign_before(tokens, index)


def _magnified(tokens: Sequence[Token], numeral: Numeral) -> Numeral:
    """ "10M", "2.33 k", "10 bln": the number with an abbreviated magnitude that cannot be a unit."""
    token = at(tokens, numeral.end)
    if token is None or numeral.form != "digits":
        return numeral
    factor = _CAPITAL_MAGNITUDES.get(token.text)
    if factor is None and len(token.low) > 1 and token.low not in ("mm",):
        factor = SHORT_MAGNITUDES.get(token.low)
    if factor is None:
        return numeral
    return numeral._replace(value=numeral.value * factor, step=numeral.step * factor, end=numeral.end + 1)


def _and_part(tokens: Sequence[Token], numeral: Numeral) -> Numeral:
    """ "forty-two and a third", "one and a fourth"."""
    words = [token.low for token in tokens[numeral.end : numeral.end + 3]]
    if words[:2] != ["and", "a"] or len(words) < 3 or ORDINALS.get(words[2], 0) < 3 or not numeral.value.is_integer():
        return numeral
    return numeral._replace(value=numeral.value + 1 / ORDINALS[words[2]], step=0.02, end=numeral.end + 3)


def _composed(tokens: Sequence[Token], numeral: Numeral) -> Numeral:
    """ "4 thousand 3 hundred and 21": parts of falling magnitude, each said apart."""
    for _ in range(4):
        magnitude = MAGNITUDES.get(tokens[numeral.end - 1].low, 0.0)
        place = numeral.end
        token = at(tokens, place)
        if magnitude and token is not None and token.low == "and":
            place += 1
        part = at(tokens, place)
        if not magnitude or part is None or part.kind != "number" or not part.low.isdecimal():
            return numeral
        read = numerals.read_numeral(tokens, place)
        if read is None or read.form != "digits" or not 0 < read.value < magnitude:
            return numeral
        numeral = numeral._replace(value=numeral.value + read.value, step=read.step, end=read.end)
    return numeral


def _over(tokens: Sequence[Token], numeral: Numeral) -> Numeral:
    """ "one over twenty": a number over a number is a fraction."""
    token = at(tokens, numeral.end)
    if token is None or token.low != "over":
        return numeral
    bottom = numerals.read_numeral(tokens, numeral.end + 1)
    if bottom is None or bottom.form not in ("digits", "words") or bottom.value == 0:
        return numeral
    whole = numeral._replace(
        value=numeral.value / bottom.value,
        step=step_of_share(numeral.value, bottom.value),
        end=bottom.end,
        form="fraction",
    )
    return with_magnitude(tokens, whole)


def _is_glued_to_unit(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Whether letters follow the digits at once ("25ml", "1m", "3x")."""
    token = at(tokens, numeral.end)
    return numeral.form == "digits" and token is not None and token.glued and token.kind == "word"
