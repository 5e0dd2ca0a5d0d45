"""Numerals in digits: grouped, with decimals, fractions, powers of ten."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from claims.core.extraction.figures.magnitudes import with_magnitude
from claims.core.extraction.figures.number_words import Numeral, at, step_of, step_of_share
from claims.core.extraction.figures.value_tokens import Token

# A sequence of digits longer than this is a serial number, and beyond what a float can tell apart.
_LONGEST_NUMBER = 24
# Largest power of ten that is read: beyond it a float is infinite or nothing.
_LARGEST_EXPONENT = 300
_DECIMAL_COMMA = re.compile(r"\d{1,3}(?:\.\d{3}){0,7},\d{2}")


def vulgar_fraction(text: str) -> float | None:
    """The value of one character like "½", or None."""
    if (
        len(text) != 1
        or unicodedata.category(text) != "No"
        or not unicodedata.decomposition(text).startswith("<fraction>")
    ):
        return None
    return unicodedata.numeric(text)


def read_digits(tokens: Sequence[Token], index: int) -> Numeral | None:
    """The numeral at a number token, with its magnitude or fraction; None for a number too long to be a figure."""
    token = tokens[index]
    digits = _plain(token.low)
    if len(digits) > _LONGEST_NUMBER:
        return None
    if "e" in digits:
        return _scientific(digits, index)
    if (power := _power(tokens, index, digits)) is not None:
        return power
    value = float(digits)
    decimals = len(digits.partition(".")[2])
    end = index + 1
    nxt = at(tokens, end)
    if nxt and nxt.glued and nxt.low in ("st", "nd", "rd", "th") and not decimals:
        following = at(tokens, end + 1)
        if not (following and following.glued and following.kind == "word"):
            return Numeral(value, 1, index, end + 1, "ordinal")
    fraction = _digit_fraction(tokens, index, value, decimals)
    if fraction:
        return with_magnitude(tokens, fraction)
    return with_magnitude(tokens, Numeral(value, step_of(value, decimals=decimals), index, end, "digits"))


def _digit_fraction(tokens: Sequence[Token], index: int, value: float, decimals: int) -> Numeral | None:
    """ "2½", "1/4", "10 1/2"."""
    if decimals:
        return None
    end = index + 1
    nxt = at(tokens, end)
    if nxt is None:
        return None
    vulgar = vulgar_fraction(nxt.text) if nxt.kind == "sign" else None
    if vulgar:
        return Numeral(value + vulgar, 0.1, index, end + 1, "digits")
    simple = _slash(tokens, index)
    if simple:
        step = step_of_share(value, int(tokens[index + 2].low))
        return Numeral(simple, step, index, index + 3, "fraction")
    if nxt.kind == "number" and not nxt.glued and (part := _slash(tokens, end)) and part < 1:
        return Numeral(value + part, 0.1, index, end + 3, "digits")
    if nxt.low == "-" and nxt.glued and (part := _slash(tokens, end + 1)) and part < 1:
        return Numeral(value + part, 0.1, index, end + 4, "digits")
    return None


def _slash(tokens: Sequence[Token], index: int) -> float | None:
    if index + 1 >= len(tokens) or tokens[index + 1].low != "/":
        return None
    parts = [at(tokens, index + offset) for offset in range(3)]
    if None in parts:
        return None
    top, slash, bottom = (part for part in parts if part)
    if any(token is not None and token.low == "/" for token in (at(tokens, index - 1), at(tokens, index + 3))):
        # "3/14/2020"
        return None
    if top.kind != "number" or slash.low != "/" or bottom.kind != "number" or not (slash.glued and bottom.glued):
        return None
    if not (top.low.isdecimal() and bottom.low.isdecimal() and len(top.low) < 4 and len(bottom.low) < 5):
        return None
    numerator, denominator = int(top.low), int(bottom.low)
    return numerator / denominator if 0 < numerator < denominator else None


def _plain(written: str) -> str:
    """Digits without their groups, with a decimal point: "1,234.5", "1.234,50" and "1 234" alike."""
    if _DECIMAL_COMMA.fullmatch(written):
        return written.replace(".", "").replace(",", ".")
    return written.replace(",", "").replace(" ", "")


def _power(tokens: Sequence[Token], index: int, digits: str) -> Numeral | None:
    """ "1.3x10^6", "1.1^23": a number times a power of ten, or a power; None where it is neither or too large."""
    times = at(tokens, index + 1)
    if times is None or not times.glued:
        return None
    if times.low == "^":
        return _raised(tokens, index, float(digits))
    base = at(tokens, index + 2)
    if times.low in ("x", "×", "*") and base is not None and base.glued and base.low == "10":
        found = _exponent(tokens, index + 3)
        return _scientific(f"{digits}e{found[0]}", index, found[1]) if found else None
    return None


def _scientific(written: str, index: int, end: int | None = None) -> Numeral | None:
    """ "1.3e6"; None beyond what a float can hold."""
    mantissa, _, power = written.partition("e")
    exponent = int(power)
    if abs(exponent) > _LARGEST_EXPONENT - len(mantissa):
        return None
    step = float(f"1e{exponent - len(mantissa.partition('.')[2])}")
    return Numeral(float(written), step, index, end or index + 1, "digits")


def _raised(tokens: Sequence[Token], index: int, base: float) -> Numeral | None:
    found = _exponent(tokens, index + 1)
    if found is None:
        return None
    try:
        value = base ** found[0]
    except (OverflowError, ZeroDivisionError):
        return None
    return Numeral(value, step_of(value), index, found[1], "digits")


def _exponent(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """The whole number behind "^", with its signs, and the index after it."""
    caret = at(tokens, index)
    if caret is None or caret.low != "^":
        return None
    place, sign = index + 1, 1
    while (token := at(tokens, place)) is not None and token.glued and token.low in ("+", "-") and place < index + 3:
        sign = -sign if token.low == "-" else sign
        place += 1
    token = at(tokens, place)
    if token is None or not token.glued or not token.low.isdecimal() or len(token.low) > 3:
        return None
    return sign * int(token.low), place + 1
