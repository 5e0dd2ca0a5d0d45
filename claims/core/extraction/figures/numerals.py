"""The longest numeral at a place in the tokens, in digits or words."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.figures import fraction_words
from claims.core.extraction.figures.cardinal_words import read_words
from claims.core.extraction.figures.digit_numerals import read_digits, vulgar_fraction
from claims.core.extraction.figures.magnitudes import with_magnitude
from claims.core.extraction.figures.number_words import (
    DENOMINATORS,
    MAGNITUDES,
    ONES,
    ORDINALS,
    TENS,
    VAGUE_COUNTS,
    Numeral,
    at,
    step_of_share,
)
from claims.core.extraction.figures.value_tokens import Token

_BEFORE_DOZEN = frozenset(("the", "this", "these", "those", "its", "their", "his", "her", "first", "last", "other"))


def read_numeral(tokens: Sequence[Token], index: int) -> Numeral | None:
    """The longest numeral that begins at the token, or None; looks a bounded number of tokens ahead."""
    if index >= len(tokens):
        return None
    token = tokens[index]
    if token.kind == "number":
        return read_digits(tokens, index)
    if token.kind == "sign":
        numeric = vulgar_fraction(token.text)
        return with_magnitude(tokens, Numeral(numeric, 0.02, index, index + 1, "fraction")) if numeric else None
    if token.kind != "word":
        return None
    word = token.low
    if word in ONES or word in TENS:
        return read_words(tokens, index)
    if word in DENOMINATORS and word != "half" and fraction_words.is_rest(tokens, index):
        return Numeral(1 / DENOMINATORS[word], step_of_share(1, DENOMINATORS[word]), index, index + 1, "fraction")
    if word in ("a", "an", "half", "quarter", "three-quarters", "couple"):
        return _read_article(tokens, index)
    if word == "another":
        return _read_another(tokens, index)
    if word in ("several", "few") and index + 1 < len(tokens):
        magnitude = MAGNITUDES.get(tokens[index + 1].low, 12 if tokens[index + 1].low == "dozen" else 0)
        return Numeral(magnitude, magnitude, index, index + 2, "vague", magnitude * 10) if magnitude else None
    if word in VAGUE_COUNTS:
        return _read_vague(tokens, index)
    if word == "dozen":
        return _read_dozen(tokens, index)
    if word in ORDINALS:
        return Numeral(ORDINALS[word], 1, index, index + 1, "ordinal")
    return _read_tens_of(tokens, index)


def sign_before(tokens: Sequence[Token], index: int) -> tuple[int, int]:
    """The factor of a minus or plus, and where the numeral begins; an unsigned numeral gives (1, index)."""
    token = tokens[index]
    nxt = tokens[index + 1] if index + 1 < len(tokens) else None
    if token.low in ("minus", "negative") and nxt is not None:
        at = index + 2 if nxt.low == "-" else index + 1
        if at < len(tokens) and (tokens[at].kind == "number" or tokens[at].low in ONES or tokens[at].low in TENS):
            # "plus or minus 3 points" is a width.
            return (1 if index >= 2 and tokens[index - 1].low == "or" and tokens[index - 2].low == "plus" else -1), at
        return 1, index
    if token.low in ("-", "+") and token.kind == "sign" and nxt is not None and nxt.kind == "number" and nxt.glued:
        before = tokens[index - 1] if index else None
        if before is None or not token.glued or before.low in ("(", "[", '"', "“"):
            return (-1 if token.low == "-" else 1), index + 1
        return 1, len(tokens)
    return 1, index


def _read_article(tokens: Sequence[Token], index: int) -> Numeral | None:
    """ "a hundred", "a dozen", "a third", "half a million", "a couple of"."""
    word = tokens[index].low
    nxt = at(tokens, index + 1)
    if nxt is None:
        return Numeral(0.5, 0.02, index, index + 1, "fraction") if word == "half" else None
    if word in ("a", "an"):
        if nxt.low == "couple":
            return _read_couple(tokens, index)
        if nxt.low == "dozen":
            return Numeral(12, 1, index, index + 2, "words")
        if nxt.low in MAGNITUDES:
            inner = read_words(tokens, index + 1)
            return inner._replace(start=index) if inner else None
        if nxt.low in ("half", "quarter"):
            inner = _read_article(tokens, index + 1)
            if inner is None and fraction_words.is_quarter(tokens, index):
                return Numeral(0.25, 0.02, index, index + 2, "fraction")
            return inner._replace(start=index) if inner else None
        if nxt.low in DENOMINATORS and not nxt.low.endswith("s") and fraction_words.is_part(tokens, index):
            whole = DENOMINATORS[nxt.low]
            return Numeral(1 / whole, step_of_share(1, whole), index, index + 2, "fraction")
        return None
    value = 0.25 if word == "quarter" else 0.5
    place = index + 1
    if nxt.low == "-" and nxt.glued:
        place += 1
    if (token := at(tokens, place)) and token.low in ("a", "an"):
        after = at(tokens, place + 1)
        if after and (after.low in MAGNITUDES or after.low == "dozen"):
            place += 1
            token = after
    if token and token.low in MAGNITUDES and token.low != "hundred":
        return Numeral(value * MAGNITUDES[token.low], 0.1 * MAGNITUDES[token.low], index, place + 1, "words")
    if token and token.low == "dozen" and word == "half":
        return Numeral(6, 1, index, place + 1, "words")
    if word == "half":
        return Numeral(0.5, 0.02, index, index + 1, "fraction")
    if word == "quarter" and nxt.low == "of" and index and tokens[index - 1].low == "a":
        return with_magnitude(tokens, Numeral(0.25, 0.02, index, index + 1, "fraction"))
    return None


def _read_another(tokens: Sequence[Token], index: int) -> Numeral | None:
    """ "Another third were undecided"."""
    part = at(tokens, index + 1)
    whole = DENOMINATORS.get(part.low) if part is not None and not part.low.endswith("s") else None
    if whole is None or whole <= ORDINALS["second"] or not fraction_words.is_another_part(tokens, index):
        return None
    return Numeral(1 / whole, step_of_share(1, whole), index, index + 2, "fraction")


def _read_couple(tokens: Sequence[Token], index: int) -> Numeral:
    """ "a couple of", "a couple of hundred", "a couple dozen"."""
    of = at(tokens, index + 2)
    end = index + 3 if of and of.low == "of" else index + 2
    behind = at(tokens, end)
    factor = MAGNITUDES.get(behind.low, 12 if behind.low == "dozen" else 0) if behind else 0
    if not factor:
        return Numeral(2, 1, index, end, "couple")
    last = at(tokens, end + 1)
    return Numeral(2 * factor, factor, index, end + 2 if last and last.low == "of" else end + 1, "couple")


def _read_dozen(tokens: Sequence[Token], index: int) -> Numeral | None:
    """ "the dozen volunteers", "its first dozen patients"."""
    before, after = at(tokens, index - 1), at(tokens, index + 1)
    is_led = before is not None and before.low in _BEFORE_DOZEN
    is_noun = after is not None and after.kind == "word" and after.low != "of"
    return Numeral(12, 1, index, index + 1, "words") if is_led and is_noun else None


def _read_vague(tokens: Sequence[Token], index: int) -> Numeral | None:
    magnitude = VAGUE_COUNTS[tokens[index].low]
    nxt, after = at(tokens, index + 1), at(tokens, index + 2)
    if nxt is None or nxt.low != "of":
        return Numeral(magnitude, magnitude, index, index + 1, "vague", magnitude * 10)
    if after and after.low in VAGUE_COUNTS:
        magnitude *= VAGUE_COUNTS[after.low]
        last = at(tokens, index + 3)
        end = index + 4 if last and last.low == "of" else index + 3
        return Numeral(magnitude, magnitude, index, end, "vague", magnitude * 10)
    return Numeral(magnitude, magnitude, index, index + 2, "vague", magnitude * 10)


def _read_tens_of(tokens: Sequence[Token], index: int) -> Numeral | None:
    """ "tens of thousands of"."""
    nxt, after = at(tokens, index + 1), at(tokens, index + 2)
    if tokens[index].low != "tens" or nxt is None or after is None or nxt.low != "of" or after.low not in VAGUE_COUNTS:
        return None
    inner = _read_vague(tokens, index + 2)
    if inner is None or inner.value_to is None:
        return None
    return Numeral(inner.value * 10, inner.step * 10, index, inner.end, "vague", inner.value_to * 10)
