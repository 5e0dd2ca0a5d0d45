"""The unit of measure or the currency right behind a numeral."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.figures import currencies, number_words, units
from claims.core.extraction.figures.number_words import Numeral
from claims.core.extraction.figures.units import Unit
from claims.core.extraction.figures.value_tokens import Token

_MILLION, _LEAST_MONEY = 1e6, 1e5
"""From which sum on pounds are money where a magnitude stands before them, and where it is said in millions."""
_IN_CAPITALS = {"us": "US", "american": "US", "cfa": "CFA"}
"""Adjectives of currencies, by folded word, that are not written like a word."""
_FIRST_OF_LONG = frozenset(name.partition(" ")[0] for name in currencies.LONG_NATIONALITIES)


def unit_at(tokens: Sequence[Token], index: int) -> tuple[Unit | None, int]:
    """The unit of measure whose name begins at the token, the longest first, and the index after it."""
    if index >= len(tokens):
        return None, index
    token = tokens[index]
    opening = token.low in "([{<" and token.kind == "sign"
    if opening and index + 2 < len(tokens) and tokens[index + 2].low in ")]}>":
        unit, end = unit_at(tokens, index + 1)
        return (unit, end + 1) if unit and unit.dimension != "time" and end == index + 2 else (None, index)
    if token.kind == "aside":
        return None, index
    if token.low in units.UNIT_STARTS:
        for length in range(min(6, len(tokens) - index), 1, -1):
            name = " ".join(part.low for part in tokens[index : index + length])
            unit = units.UNITS.get(name) or units.UNITS.get(name.replace(" - ", "-"))
            unit = unit or units.UNITS.get(name.replace(" - ", " "))
            if unit:
                return unit, index + length
    glued_digit = index + 1 < len(tokens) and tokens[index + 1].glued and tokens[index + 1].low in ("2", "3", "²", "³")
    if glued_digit and (unit := units.UNITS.get(token.low + tokens[index + 1].low)):
        return unit, index + 2
    unit = units.CASED_UNITS.get(token.text) or units.UNITS.get(token.low)
    if unit is None or (
        token.low in ("second", "quarter") and token.text == token.low and _is_ordinal_use(tokens, index)
    ):
        return None, index
    return (None, index) if _is_part_of_name(tokens, index) else (unit, index + 1)


def _is_part_of_name(tokens: Sequence[Token], index: int) -> bool:
    """Whether a number is glued behind a sign of one or two letters: "two A380 jets" are no two ampere."""
    behind = tokens[index + 1] if index + 1 < len(tokens) else None
    return len(tokens[index].text) <= 2 and behind is not None and behind.glued and behind.kind == "number"


def _is_ordinal_use(tokens: Sequence[Token], index: int) -> bool:
    return tokens[index].low == "second" and not (index and tokens[index - 1].low in ("-", "one", "a"))


def currency_after(tokens: Sequence[Token], index: int, numeral: Numeral) -> tuple[Unit | None, int]:
    """ "10.5 million Australian dollars", "1,200 €", "5 USD"."""
    if index >= len(tokens):
        return None, index
    token = tokens[index]
    if token.kind == "sign" and token.text in currencies.CURRENCY_SIGNS:
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if following is None or following.kind != "number" or not following.glued:
            return Unit(currencies.CURRENCY_SIGNS[token.text], "money"), index + 1
        return None, index
    if is_code(token):
        return Unit(currencies.CURRENCY_CODES[token.low], "money"), index + 1
    if token.text == "p" and numeral.form == "digits":
        return Unit("penny", "money"), index + 1
    last = tokens[numeral.end - 1].low
    factor = number_words.MAGNITUDES.get(last) or number_words.SHORT_MAGNITUDES.get(last, 1.0)
    # "half a million pounds", "0.4m pounds".
    is_magnitude = factor > 1 and numeral.value >= (_LEAST_MONEY if factor >= _MILLION else _MILLION)
    if (
        token.low in ("pound", "pounds")
        and is_magnitude
        and not (index + 1 < len(tokens) and tokens[index + 1].low == "of")
    ):
        return Unit("pound sterling", "money"), index + 1
    nationality, at = _nationality(tokens, index)
    if at < len(tokens) and (word := tokens[at].low) in currencies.CURRENCY_WORDS:
        is_large = numeral.value >= 1000 or nationality
        if word.rstrip("s") in currencies.AMBIGUOUS_WORDS and not is_large:
            return None, index
        name = currencies.CURRENCY_WORDS[word]
        if nationality:
            # "48 billion Danish kroner": the name in its own singular.
            name = f"{nationality} {currencies.CURRENCY_WORDS[word].rpartition(' ')[2]}"
        return Unit(name, "money"), at + 1
    if at < len(tokens) and tokens[at].low in ("pound", "pounds") and nationality:
        return Unit(f"{nationality} pound" if nationality != "British" else "pound sterling", "money"), at + 1
    return None, index


def _nationality(tokens: Sequence[Token], index: int) -> tuple[str, int]:
    word = tokens[index].low
    for name, adjective in currencies.LONG_NATIONALITIES.items() if word in _FIRST_OF_LONG else ():
        length = name.count(" ") + 1
        if " ".join(token.low for token in tokens[index : index + length]) == name:
            return adjective, index + length
    if word in currencies.NATIONALITIES:
        return _IN_CAPITALS.get(word) or word.capitalize(), index + 1
    return "", index


def is_code(token: Token) -> bool:
    """Whether a token is an ISO code: in capitals, or one that is no English word in any other case."""
    return token.low in currencies.CURRENCY_CODES and (
        token.text.isupper() or token.low in ("usd", "rmb", "eur", "gbp")
    )
