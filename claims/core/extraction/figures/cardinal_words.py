"""Numerals in words: cardinals, ordinals, fractions and mixed numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claims.core.extraction.figures.magnitudes import and_half, with_magnitude
from claims.core.extraction.figures.number_words import (
    DENOMINATORS,
    DOZENS,
    LARGE_ORDINALS,
    MAGNITUDES,
    ONES,
    ORDINALS,
    TENS,
    Numeral,
    at,
    step_of,
    step_of_share,
)
from claims.core.extraction.figures.value_tokens import Token

_JOINED = ONES.keys() | TENS.keys() | MAGNITUDES.keys() | DOZENS
# Words of one cardinal; the longest that is written out has fewer.
_LONGEST = 24


class _Cardinal(NamedTuple):
    """A cardinal up to token ``end``: its last word, and what stands before and behind an "and" inside it."""

    value: float
    end: int
    last: str
    before_and: float = 0.0


def read_words(tokens: Sequence[Token], index: int) -> Numeral | None:
    """The numeral that begins with a number word at the token: the longest of all readings; bounded in length.

    "two hundred and fifty-seven thousand", "twenty-first", "two thirds", "two and three fifths", "two point five million".
    """
    cardinal = _read_cardinal(tokens, index)
    if cardinal is None:
        return None
    numeral = Numeral(cardinal.value, step_of(cardinal.value), index, cardinal.end, "words")
    return (
        _ordinal(tokens, index, cardinal)
        or _fraction(tokens, index, cardinal)
        or _point(tokens, numeral)
        or and_half(tokens, numeral)
        or _and_fraction(tokens, numeral)
        or numeral
    )


def _read_cardinal(tokens: Sequence[Token], index: int) -> _Cardinal | None:
    total = current = before_and = 0.0
    end, last = index, ""
    place = index
    while (token := at(tokens, place)) is not None and place - index < _LONGEST:
        word = token.low
        if word == "-" and last:
            if not _hyphen_joins(tokens, place, last):
                break
            place += 1
            continue
        if word == "and":
            if not _and_joins(tokens, place, last, current + total):
                break
            before_and = current + total
            place += 1
            continue
        grown = _grown(word, last, total, current)
        if grown is None:
            break
        total, current = grown
        last = word
        place += 1
        end = place
    return _Cardinal(total + current, end, last, before_and) if last else None


def _grown(word: str, last: str, total: float, current: float) -> tuple[float, float] | None:
    """The sums with one more word, or None where it begins another numeral."""
    if word in ONES:
        if last in ONES or (last in TENS and not 1 <= ONES[word] <= 9):
            return None
        return total, current + ONES[word]
    if word in TENS:
        return None if last in TENS or last in ONES else (total, current + TENS[word])
    if word == "hundred":
        return None if last == "hundred" else (total, (current or 1) * 100)
    if word in MAGNITUDES:
        if current or not total:
            return total + (current or 1) * MAGNITUDES[word], 0.0
        return (total * MAGNITUDES[word] if last in MAGNITUDES and last != "hundred" else total), 0.0
    if word in DOZENS and current:
        return total, current * 12
    return None


def _hyphen_joins(tokens: Sequence[Token], place: int, last: str) -> bool:
    """Whether the hyphen stands inside a numeral: glued on both sides, or, as corpora split it, "fifty - two"."""
    hyphen, after = tokens[place], at(tokens, place + 1)
    if after is None or after.low not in _JOINED:
        return False
    if hyphen.glued and after.glued:
        return _grown(after.low, last, 0.0, 1.0) is not None
    return not hyphen.glued and not after.glued and last in TENS and 1 <= ONES.get(after.low, 0) <= 9


def _and_joins(tokens: Sequence[Token], place: int, last: str, value: float) -> bool:
    if last not in MAGNITUDES or value < 100:
        return False
    after = at(tokens, place + 1)
    return after is not None and (after.low in TENS or ONES.get(after.low, 0) > 1)


def _ordinal(tokens: Sequence[Token], index: int, cardinal: _Cardinal) -> Numeral | None:
    """ "twenty-first", "two hundredth", "one hundred and fifth"."""
    place = _past_hyphen(tokens, cardinal.end)
    token = at(tokens, place)
    if token is None:
        return None
    word = token.low
    if cardinal.last in TENS and 1 <= ORDINALS.get(word, 0) <= 9:
        return Numeral(cardinal.value + ORDINALS[word], 1, index, place + 1, "ordinal")
    if word in LARGE_ORDINALS and cardinal.value > 1 and cardinal.last not in MAGNITUDES:
        return Numeral(cardinal.value * LARGE_ORDINALS[word], 1, index, place + 1, "ordinal")
    following = at(tokens, cardinal.end + 1)
    if word == "and" and cardinal.last in MAGNITUDES and following is not None and following.low in ORDINALS:
        return Numeral(cardinal.value + ORDINALS[following.low], 1, index, cardinal.end + 2, "ordinal")
    return None


def _fraction(tokens: Sequence[Token], index: int, cardinal: _Cardinal) -> Numeral | None:
    """ "two thirds", "one-fifth", "three quarters (of a million)", "one hundred and three quarters"."""
    found, top = _split_denominator(tokens, cardinal)
    if found is None:
        found, top = _denominator(tokens, cardinal.end, plural=cardinal.value != 1), cardinal.value
    if found is None or top < 1:
        return None
    bottom, end = found
    part = top - cardinal.before_and
    if cardinal.before_and and 0 < part < bottom:
        # "two hundred and three quarters": what stands behind "and" is the fraction.
        return Numeral(cardinal.before_and + part / bottom, 0.1, index, end, "words")
    if tokens[end - 1].low == "quarters" and top != 3:
        # "two quarters" are six months, "five quarters" fifteen.
        return None
    form = "fraction" if top < bottom else "words"
    return with_magnitude(tokens, Numeral(top / bottom, step_of_share(top, bottom), index, end, form))


def _denominator(tokens: Sequence[Token], index: int, *, plural: bool) -> tuple[int, int] | None:
    """The parts that a fraction counts ("fifths", "twenty-fifths", "hundredths") and the index after them, or None."""
    place = _past_hyphen(tokens, index)
    token = at(tokens, place)
    if token is None:
        return None
    tens = TENS.get(token.low, 0)
    if tens:
        place = _past_hyphen(tokens, place + 1)
        token = at(tokens, place)
        ones = token.low.removesuffix("s") if token is not None else ""
        if token is None or not 1 <= ORDINALS.get(ones, 0) <= 9 or plural != token.low.endswith("s"):
            return None
        return tens + ORDINALS[ones], place + 1
    if token.low not in DENOMINATORS or plural != token.low.endswith("s"):
        return None
    return DENOMINATORS[token.low], place + 1


def _split_denominator(tokens: Sequence[Token], cardinal: _Cardinal) -> tuple[tuple[int, int] | None, float]:
    """ "one hundred thirty fifths": the tens word belongs to the parts, a hundred of them."""
    top = cardinal.value - TENS.get(cardinal.last, 0)
    token = at(tokens, cardinal.end)
    ones = token.low.removesuffix("s") if token is not None else ""
    is_parts = token is not None and token.low.endswith("s") and 1 <= ORDINALS.get(ones, 0) <= 9
    if not is_parts or cardinal.last not in TENS or cardinal.before_and or top < 2:
        return None, 0.0
    return (TENS[cardinal.last] + ORDINALS[ones], cardinal.end + 1), top


def _and_fraction(tokens: Sequence[Token], numeral: Numeral) -> Numeral | None:
    """ "two and three fifths"; not "between two and three fifths"."""
    token, before = at(tokens, numeral.end), at(tokens, numeral.start - 1)
    if token is None or token.low != "and" or (before is not None and before.low == "between"):
        return None
    cardinal = _read_cardinal(tokens, numeral.end + 1)
    found = _fraction(tokens, numeral.end + 1, cardinal) if cardinal is not None else None
    if found is None or found.value >= 1:
        return None
    return numeral._replace(value=numeral.value + found.value, step=0.02, end=found.end)


def _point(tokens: Sequence[Token], numeral: Numeral) -> Numeral | None:
    """ "two point five", "nought point eleven"."""
    token = at(tokens, numeral.end)
    if token is None or token.low != "point":
        return None
    end, decimals = numeral.end + 1, ""
    while (digit := at(tokens, end)) is not None and digit.low in ONES and len(decimals) < 12:
        if ONES[digit.low] > 9 and decimals:
            break
        decimals += str(ONES[digit.low])
        end += 1
        if ONES[digit.low] > 9:
            break
    if not decimals:
        return None
    value = numeral.value + float(f"0.{decimals}")
    return with_magnitude(tokens, Numeral(value, float(f"1e-{len(decimals)}"), numeral.start, end, "words"))


def _past_hyphen(tokens: Sequence[Token], index: int) -> int:
    """The index behind a hyphen at it, glued or as corpora split it; the index itself where none joins two words."""
    token, after = at(tokens, index), at(tokens, index + 1)
    if token is None or after is None or token.low != "-" or token.glued != after.glued:
        return index
    return index + 1
