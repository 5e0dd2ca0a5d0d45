"""English numerals in digits and words: cardinals, ordinals, fractions, magnitudes, vague counts."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from claims.core.extraction import fraction_words
from claims.core.extraction.value_tokens import Token
from claims.core.extraction.vocabulary import words_in_order

_ONES = words_in_order(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = words_in_order("twenty thirty forty fifty sixty seventy eighty ninety")
_ORDINAL_ONES = words_in_order(
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
)

ONES: dict[str, int] = {word: value for value, word in enumerate(_ONES)}
TENS: dict[str, int] = {word: 10 * value for value, word in enumerate(_TENS, 2)}
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
    | {"hundredth": 100, "thousandth": 1000, "millionth": 1_000_000}
)
_DENOMINATORS: dict[str, int] = (
    {word: value for word, value in ORDINALS.items() if value >= 3}
    | {word + "s": value for word, value in ORDINALS.items() if value >= 3}
    | {"half": 2, "halves": 2, "quarter": 4, "quarters": 4}
)
_NUMERAL_WORDS = ONES.keys() | TENS.keys() | MAGNITUDES.keys() | {"dozen"}

# A sequence of digits longer than this is a serial number, and beyond what a float can tell apart.
_LONGEST_NUMBER = 24


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


def read_numeral(tokens: Sequence[Token], index: int) -> Numeral | None:
    """The longest numeral that begins at the token, or None; looks a bounded number of tokens ahead."""
    if index >= len(tokens):
        return None
    token = tokens[index]
    if token.kind == "number":
        return _read_digits(tokens, index)
    if token.kind == "sign":
        numeric = _vulgar_fraction(token.text)
        return _with_magnitude(tokens, Numeral(numeric, 0.02, index, index + 1, "fraction")) if numeric else None
    if token.kind != "word":
        return None
    word = token.low
    if word in ONES or word in TENS:
        return _read_words(tokens, index)
    if word in ("a", "an", "half", "quarter", "three-quarters", "couple"):
        return _read_article(tokens, index)
    if word in ("several", "few") and index + 1 < len(tokens):
        magnitude = MAGNITUDES.get(tokens[index + 1].low, 12 if tokens[index + 1].low == "dozen" else 0)
        return Numeral(magnitude, magnitude, index, index + 2, "vague", magnitude * 10) if magnitude else None
    if word in VAGUE_COUNTS:
        return _read_vague(tokens, index)
    if word in ORDINALS:
        return Numeral(ORDINALS[word], 1, index, index + 1, "ordinal")
    return _read_tens_of(tokens, index)


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


def _vulgar_fraction(text: str) -> float | None:
    if (
        len(text) != 1
        or unicodedata.category(text) != "No"
        or not unicodedata.decomposition(text).startswith("<fraction>")
    ):
        return None
    return unicodedata.numeric(text)


def _read_digits(tokens: Sequence[Token], index: int) -> Numeral | None:
    token = tokens[index]
    digits = token.low.replace(",", "").replace(" ", "")
    if len(digits) > _LONGEST_NUMBER:
        return None
    value = float(digits)
    decimals = len(digits.partition(".")[2])
    end = index + 1
    nxt = _at(tokens, end)
    if nxt and nxt.glued and nxt.low in ("st", "nd", "rd", "th") and not decimals:
        following = _at(tokens, end + 1)
        if not (following and following.glued and following.kind == "word"):
            return Numeral(value, 1, index, end + 1, "ordinal")
    fraction = _digit_fraction(tokens, index, value, decimals)
    if fraction:
        return _with_magnitude(tokens, fraction)
    return _with_magnitude(tokens, Numeral(value, step_of(value, decimals=decimals), index, end, "digits"))


def _digit_fraction(tokens: Sequence[Token], index: int, value: float, decimals: int) -> Numeral | None:
    """ "2½", "1/4", "10 1/2"."""
    if decimals:
        return None
    end = index + 1
    nxt = _at(tokens, end)
    if nxt is None:
        return None
    vulgar = _vulgar_fraction(nxt.text) if nxt.kind == "sign" else None
    if vulgar:
        return Numeral(value + vulgar, 0.1, index, end + 1, "digits")
    simple = _slash(tokens, index)
    if simple:
        return Numeral(simple, 0.02, index, index + 3, "fraction")
    if nxt.kind == "number" and not nxt.glued and (part := _slash(tokens, end)) and part < 1:
        return Numeral(value + part, 0.1, index, end + 3, "digits")
    if nxt.low == "-" and nxt.glued and (part := _slash(tokens, end + 1)) and part < 1:
        return Numeral(value + part, 0.1, index, end + 4, "digits")
    return None


def _slash(tokens: Sequence[Token], index: int) -> float | None:
    parts = [_at(tokens, index + offset) for offset in range(3)]
    if None in parts:
        return None
    top, slash, bottom = (part for part in parts if part)
    if top.kind != "number" or slash.low != "/" or bottom.kind != "number" or not (slash.glued and bottom.glued):
        return None
    if not (top.low.isdecimal() and bottom.low.isdecimal() and len(top.low) < 4 and len(bottom.low) < 5):
        return None
    numerator, denominator = int(top.low), int(bottom.low)
    return numerator / denominator if 0 < numerator < denominator else None


def _read_words(tokens: Sequence[Token], index: int) -> Numeral | None:
    """ "two hundred and fifty-seven thousand", "twenty-one", "two point five million", "two thirds"."""
    total, current, end, step = 0.0, 0.0, index, 1.0
    last = ""
    ordinal = False
    while (token := _at(tokens, end)) is not None and end - index < 24:
        word = token.low
        if token.kind == "sign" and word == "-" and token.glued and last:
            after = _at(tokens, end + 1)
            joins = (
                after is not None and after.glued and (after.low in _NUMERAL_WORDS or _tens_ordinal(last, after.low))
            )
            if not joins:
                break
            end += 1
            continue
        if word == "and" and last in MAGNITUDES and current + total >= 100:
            after = _at(tokens, end + 1)
            if after and (after.low in ONES or after.low in TENS) and after.low not in ("zero", "one"):
                end += 1
                continue
            break
        if word in ONES:
            if last in ONES or (last in TENS and not 1 <= ONES[word] <= 9):
                break
            current += ONES[word]
        elif word in TENS:
            if last in TENS or last in ONES:
                break
            current += TENS[word]
        elif word == "hundred":
            if last == "hundred":
                break
            current = (current or 1) * 100
        elif word in MAGNITUDES:
            total += (current or 1) * MAGNITUDES[word] if current or not total else 0
            if not current and total and last in MAGNITUDES and last != "hundred":
                total *= MAGNITUDES[word]
            current = 0
        elif word == "dozen":
            current = (current or 1) * 12
        elif _tens_ordinal(last, word):
            current += ORDINALS[word]
            ordinal = True
            end += 1
            break
        else:
            break
        last = word
        end += 1
    if end == index:
        return None
    value = total + current
    if ordinal:
        return Numeral(value, 1, index, end, "ordinal")
    step = step_of(value)
    numeral = Numeral(value, step, index, end, "words")
    return _word_fraction(tokens, numeral) or _point(tokens, numeral) or _and_half(tokens, numeral) or numeral


def _tens_ordinal(last: str, word: str) -> bool:
    return last in TENS and 1 <= ORDINALS.get(word, 0) <= 9


def _word_fraction(tokens: Sequence[Token], numeral: Numeral) -> Numeral | None:
    """ "two thirds", "one-fifth", "three quarters (of a million)"."""
    at = numeral.end
    token = _at(tokens, at)
    if token and token.low == "-" and token.glued:
        at += 1
        token = _at(tokens, at)
    if token is None or token.low not in _DENOMINATORS or not 1 <= numeral.value < 20:
        return None
    plural = token.low.endswith("s") or token.low == "halves"
    if plural != (numeral.value > 1) or (token.low == "quarters" and numeral.value >= 4):
        return None
    value = numeral.value / _DENOMINATORS[token.low]
    if value >= 1:
        return None
    return _with_magnitude(tokens, Numeral(value, 0.02, numeral.start, at + 1, "fraction"))


def _point(tokens: Sequence[Token], numeral: Numeral) -> Numeral | None:
    token, digit = _at(tokens, numeral.end), _at(tokens, numeral.end + 1)
    if token is None or digit is None or token.low != "point" or digit.low not in ONES:
        return None
    end, decimals = numeral.end + 1, ""
    while (digit := _at(tokens, end)) is not None and ONES.get(digit.low, 99) < 10 and len(decimals) < 12:
        decimals += str(ONES[digit.low])
        end += 1
    value = numeral.value + float(f"0.{decimals}")
    return _with_magnitude(tokens, Numeral(value, float(f"1e-{len(decimals)}"), numeral.start, end, "words"))


def _and_half(tokens: Sequence[Token], numeral: Numeral) -> Numeral | None:
    """ "two and a half (million)"."""
    extra = half_after(tokens, numeral.end)
    if extra is None:
        return None
    unit = 1.0
    last = tokens[numeral.end - 1].low
    if last in MAGNITUDES:
        unit = MAGNITUDES[last]
    value = numeral.value + extra[0] * unit
    return _with_magnitude(tokens, Numeral(value, 0.1 * unit, numeral.start, extra[1], "words"))


def half_after(tokens: Sequence[Token], index: int) -> tuple[float, int] | None:
    """ "and a half" at the token: the fraction and the index after it, or None."""
    words = [token.low for token in tokens[index : index + 5]]
    words = [word for word in words if word != "-"]
    hyphens = sum(1 for token in tokens[index : index + 5] if token.low == "-")
    for pattern, value in ((("and", "a", "half"), 0.5), (("and", "one", "half"), 0.5), (("and", "a", "quarter"), 0.25)):
        if tuple(words[:3]) == pattern:
            length = 3 if hyphens == 0 else _span_of(tokens, index, 3)
            return value, index + length
    return None


def _span_of(tokens: Sequence[Token], index: int, words: int) -> int:
    length = 0
    while words and index + length < len(tokens):
        words -= tokens[index + length].low != "-"
        length += 1
    return length


def _read_article(tokens: Sequence[Token], index: int) -> Numeral | None:
    """ "a hundred", "a dozen", "a third", "half a million", "a couple of"."""
    word = tokens[index].low
    nxt = _at(tokens, index + 1)
    if nxt is None:
        return Numeral(0.5, 0.02, index, index + 1, "fraction") if word == "half" else None
    if word in ("a", "an"):
        if nxt.low == "couple":
            of = _at(tokens, index + 2)
            end = index + 3 if of and of.low == "of" else index + 2
            return Numeral(2, 1, index, end, "couple")
        if nxt.low in MAGNITUDES or nxt.low == "dozen":
            inner = _read_words(tokens, index + 1)
            return inner._replace(start=index) if inner else None
        if nxt.low in ("half", "quarter"):
            inner = _read_article(tokens, index + 1)
            if inner is None and fraction_words.is_part_of_change(tokens, index):
                return Numeral(0.25, 0.02, index, index + 2, "fraction")
            return inner._replace(start=index) if inner else None
        if nxt.low in _DENOMINATORS and not nxt.low.endswith("s") and fraction_words.is_part(tokens, index):
            return Numeral(1 / _DENOMINATORS[nxt.low], 0.02, index, index + 2, "fraction")
        return None
    value = 0.25 if word == "quarter" else 0.5
    at = index + 1
    if nxt.low == "-" and nxt.glued:
        at += 1
    if (token := _at(tokens, at)) and token.low in ("a", "an"):
        after = _at(tokens, at + 1)
        if after and (after.low in MAGNITUDES or after.low == "dozen"):
            at += 1
            token = after
    if token and token.low in MAGNITUDES and token.low != "hundred":
        return Numeral(value * MAGNITUDES[token.low], 0.1 * MAGNITUDES[token.low], index, at + 1, "words")
    if token and token.low == "dozen" and word == "half":
        return Numeral(6, 1, index, at + 1, "words")
    if word == "half":
        return Numeral(0.5, 0.02, index, index + 1, "fraction")
    if word == "quarter" and nxt.low == "of" and index and tokens[index - 1].low == "a":
        return Numeral(0.25, 0.02, index, index + 1, "fraction")
    return None


def _read_vague(tokens: Sequence[Token], index: int) -> Numeral | None:
    magnitude = VAGUE_COUNTS[tokens[index].low]
    nxt, after = _at(tokens, index + 1), _at(tokens, index + 2)
    if nxt is None or nxt.low != "of":
        return Numeral(magnitude, magnitude, index, index + 1, "vague", magnitude * 10)
    if after and after.low in VAGUE_COUNTS:
        magnitude *= VAGUE_COUNTS[after.low]
        last = _at(tokens, index + 3)
        end = index + 4 if last and last.low == "of" else index + 3
        return Numeral(magnitude, magnitude, index, end, "vague", magnitude * 10)
    return Numeral(magnitude, magnitude, index, index + 2, "vague", magnitude * 10)


def _read_tens_of(tokens: Sequence[Token], index: int) -> Numeral | None:
    """ "tens of thousands of"."""
    nxt, after = _at(tokens, index + 1), _at(tokens, index + 2)
    if tokens[index].low != "tens" or nxt is None or after is None or nxt.low != "of" or after.low not in VAGUE_COUNTS:
        return None
    inner = _read_vague(tokens, index + 2)
    if inner is None or inner.value_to is None:
        return None
    return Numeral(inner.value * 10, inner.step * 10, index, inner.end, "vague", inner.value_to * 10)


def _with_magnitude(tokens: Sequence[Token], numeral: Numeral) -> Numeral:
    """The numeral with the magnitude words that follow ("1.2 billion", "31 thousand million", "half a million")."""
    end, factor = numeral.end, 1.0
    while (token := _at(tokens, end)) is not None and end - numeral.end < 6:
        at = end
        if token.low == "-" and token.glued and (after := _at(tokens, end + 1)) is not None and after.glued:
            token, at = after, end + 1
        elif numeral.form == "fraction" and token.low in ("a", "of"):
            skipped = 2 if token.low == "of" and (a := _at(tokens, end + 1)) is not None and a.low == "a" else 1
            after = _at(tokens, end + skipped)
            if after is None or after.low not in MAGNITUDES:
                break
            token, at = after, end + skipped
        if token.kind != "word":
            break
        if token.low in MAGNITUDES or (token.low == "dozen" and factor == 1.0):
            factor *= MAGNITUDES.get(token.low, 12)
        else:
            break
        end = at + 1
    if factor == 1.0:
        return numeral
    form = "digits" if numeral.form == "fraction" else numeral.form
    step = numeral.step if numeral.step < 1 or numeral.value < 100 else step_of(numeral.value)
    scaled = Numeral(_scaled(numeral.value, factor), step * factor, numeral.start, end, form)
    if numeral.step >= 1:
        # "3 billion" says no more than "3,000,000,000" does.
        scaled = scaled._replace(step=min(scaled.step, max(step_of(scaled.value), 1.0)))
    half = half_after(tokens, end)
    if half is not None:
        scaled = scaled._replace(value=scaled.value + half[0] * factor, step=0.1 * factor, end=half[1])
    return scaled


def with_short_magnitude(tokens: Sequence[Token], numeral: Numeral) -> Numeral:
    """The numeral with an abbreviated magnitude that follows it ("1.2m", "5bn"), if there is one."""
    token = _at(tokens, numeral.end)
    if token is None or token.kind != "word" or token.low not in SHORT_MAGNITUDES:
        return numeral
    factor = SHORT_MAGNITUDES[token.low]
    value = _scaled(numeral.value, factor)
    step = numeral.step * factor if numeral.step < 1 else min(numeral.step * factor, step_of(value))
    return numeral._replace(value=value, step=step, end=numeral.end + 1)


def _scaled(value: float, factor: float) -> float:
    return round(value * factor, 6)


def _at(tokens: Sequence[Token], index: int) -> Token | None:
    return tokens[index] if 0 <= index < len(tokens) else None
