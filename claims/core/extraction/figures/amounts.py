"""One amount: a numeral with its sign or currency before it and its unit behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.core.extraction.figures import (
    counted_nouns,
    counted_people,
    currencies,
    magnitudes,
    number_words,
    numerals,
    units,
)
from claims.core.extraction.figures import filters as figure_filters
from claims.core.extraction.figures.measures import currency_after, is_code, unit_at
from claims.core.extraction.figures.number_words import Numeral
from claims.core.extraction.figures.ranks import is_rank
from claims.core.extraction.figures.units import Unit
from claims.core.extraction.figures.value_tokens import Token
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.records import Comparator

_ANGLES = words(
    """
    angle angles turn turns turned turning rotate rotates rotated rotating rotation tilt tilted tilts slope latitude
    longitude north south east west bend bends spin spins spun arc swing swung view camera panoramic inclined incline
    hinge compass
    """
)
_ANGLE_REACH = 5
_COLDEST = -273
"""Degrees that a bare "C" may stand behind at least."""
_PAYING = words("for cost costs costing paid pay pays paying worth charge charges charged charging fined at from")
"""What stands before a sum that is paid."""
_RANGE_OF_SUMS = 3
"""Tokens from the sign of one sum to that of the next ("N220 and N250")."""
_BEFORE_MINUS = words("to of at was is were are from between and below about around nearly a by , :")
"""What stands before a sum below zero."""
_BEFORE_QUOTED = words("more other further additional new such so-called")
"""What may stand between a figure and a quoted noun."""
_OPENING, _CLOSING = frozenset("“‘\"'"), frozenset("”’\"'")

SCORE = "score"
"""Measure of two figures set against each other: points, goals, votes."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure being read: token indexes, value, step, unit, and what else is known about it."""

    start: int
    number_start: int
    number_end: int
    end: int
    value: float
    step: float
    value_to: float | None = None
    unit: Unit | None = None
    measure: str | None = None
    form: str = "digits"
    comparator: Comparator = Comparator.EQUAL
    approximate: bool = False
    approximator: str | None = None
    per: str | None = None
    is_age: bool = False
    counted: bool = False


def read_amount(tokens: Sequence[Token], index: int, *, joined: bool = False) -> Reading | None:
    """A numeral with its sign or currency before it and its unit behind it, or None; ``joined``: the end of a range."""
    money, at = _currency_before(tokens, index)
    sign = 1
    if money is None and _is_below_zero(tokens, index):
        # "fell to minus €61".
        money, at = _currency_before(tokens, index + 1)
        sign = -1 if money is not None else 1
    if money is None:
        sign, at = numerals.sign_before(tokens, index)
    if at >= len(tokens) or tokens[at].kind == "aside":
        return None
    if money is not None and tokens[at].low == "-":
        sign, at = -1, at + 1
    numeral = numerals.read_numeral(tokens, at) if at < len(tokens) else None
    if numeral is None or (money is None and not joined and figure_filters.is_name_part(tokens, index, numeral)):
        return None
    if numeral.form == "ordinal":
        return _read_rank(tokens, numeral) if money is None and sign == 1 else None
    reading = Reading(
        index, at, numeral.end, numeral.end, numeral.value * sign, numeral.step, numeral.value_to, form=numeral.form
    )
    if numeral.form in ("vague", "couple"):
        reading = replace(reading, approximate=True, comparator=Comparator.ABOUT)
    return _money(tokens, reading, numeral, money) if money else _with_unit(tokens, reading, numeral)


def _is_below_zero(tokens: Sequence[Token], index: int) -> bool:
    """Whether "minus" at the token is a sign, no deduction ("its revenue minus $4m in costs")."""
    if tokens[index].low not in ("minus", "negative") or index + 1 >= len(tokens):
        return False
    return index == 0 or tokens[index - 1].low in _BEFORE_MINUS


def _money(tokens: Sequence[Token], reading: Reading, numeral: Numeral, currency: str) -> Reading:
    scaled = magnitudes.with_short_magnitude(tokens, numeral)
    sign = -1 if reading.value < 0 else 1
    return replace(
        reading,
        value=scaled.value * sign,
        step=scaled.step,
        number_end=scaled.end,
        end=scaled.end,
        unit=Unit(currency, "money"),
    )


def _currency_before(tokens: Sequence[Token], index: int) -> tuple[str | None, int]:
    """The currency that a number behind it is an amount of, and where the number stands; the same place where none."""
    token = tokens[index]
    if token.kind == "sign":
        return _sign_before(tokens, index)
    if token.kind != "word" or (index and tokens[index - 1].glued and tokens[index - 1].low == "-" and token.glued):
        return None, index
    nxt = tokens[index + 1] if index + 1 < len(tokens) else None
    if nxt is None:
        return None, index
    if nxt.kind == "sign" and nxt.low in currencies.CURRENCY_SIGNS and _number_follows(tokens, index + 2):
        is_article = token.low == "a" and not (nxt.glued and token.text == "A")
        name = None if is_article else currencies.CURRENCY_PREFIXES.get(token.low + nxt.low)
        if name or token.low in currencies.CURRENCY_CODES:
            return name or currencies.CURRENCY_CODES[token.low], index + 2
        return None, index
    at = index + 1
    if (token.text == "Y" and nxt.low == "=") or (nxt.low == "." and nxt.glued and token.low == "rs"):
        at += 1
    if not _number_follows(tokens, at):
        return None, index
    if is_code(token):
        return currencies.CURRENCY_CODES[token.low], at
    transliterated = _transliterated(tokens, index, at)
    if transliterated:
        return transliterated, at
    name = currencies.CURRENCY_PREFIXES.get(token.low)
    if name and token.low in currencies.LABEL_PREFIXES and tokens[at].low == "-":
        # "the K-1 visa".
        return None, index
    if name and token.low in currencies.LABEL_PREFIXES and not (_is_sum(tokens, at) or _is_price(tokens, index)):
        return None, index
    is_label = token.low in currencies.CODE_PREFIXES and (token.text.isupper() or not tokens[at].glued)
    if name and is_label and not (_is_sum(tokens, at) or _is_price(tokens, index)):
        # "TK 1980" is a flight.
        return None, index
    if name and token.text[0].isupper() and (tokens[at].glued or token.low in currencies.SPACED_PREFIXES):
        return name, at
    return None, index


def _sign_before(tokens: Sequence[Token], index: int) -> tuple[str | None, int]:
    """The same of a sign: "$40", "£m=40"."""
    token = tokens[index]
    name = currencies.CURRENCY_SIGNS.get(token.text)
    if name is None:
        return None, index
    at = index + 1
    behind = tokens[at] if at < len(tokens) else None
    if behind is not None and behind.glued and (longer := currencies.CURRENCY_PREFIXES.get(token.low + behind.low)):
        name, at = longer, at + 1
    if at < len(tokens) and tokens[at].low == "=":
        at += 1
    return (name, at) if _number_follows(tokens, at) else (None, index)


def _is_sum(tokens: Sequence[Token], number: int) -> bool:
    """Whether a number is written as sums are: "N1,500", "N2.3 billion", "K40m"."""
    behind = tokens[number + 1].low if number + 1 < len(tokens) else ""
    return not tokens[number].low.isdecimal() or behind in number_words.MAGNITUDES or behind in ("m", "bn", "trn")


def _is_price(tokens: Sequence[Token], index: int) -> bool:
    """Whether what stands before the sign of a small sum says that it is paid: "sold for N100", "between N220 and N250"."""
    lead = [token.low for token in tokens[max(0, index - 2) : index]]
    if lead[-1:] == ["between"] or (lead[-1:] and lead[-1] in _PAYING):
        return True
    # The other end of a range: "N220 and N250", "N40 to N60".
    return (
        lead[-1:] in (["and"], ["to"], ["-"])
        and index >= _RANGE_OF_SUMS
        and (tokens[index - _RANGE_OF_SUMS].text == tokens[index].text)
    )


def _transliterated(tokens: Sequence[Token], index: int, number: int) -> str | None:
    """The currency of "PS2.7m" and "Y=590 billion", as feeds in plain ASCII write the signs of pound and yen."""
    if tokens[index].text == "Y" and number == index + 2:
        return "Japanese yen"
    behind = tokens[number + 1] if number + 1 < len(tokens) else None
    is_amount = not tokens[number].low.isdecimal() or (
        behind is not None and behind.glued and behind.low in ("m", "bn", "k")
    )
    return "pound sterling" if tokens[index].text == "PS" and tokens[number].glued and is_amount else None


def _number_follows(tokens: Sequence[Token], index: int) -> bool:
    if index >= len(tokens):
        return False
    token = tokens[index]
    if token.low == "-" and index + 1 < len(tokens):
        return tokens[index + 1].kind == "number" and tokens[index + 1].glued
    return token.kind == "number"


def _with_unit(tokens: Sequence[Token], reading: Reading, numeral: Numeral) -> Reading | None:
    """The reading with the unit of measure, currency or counted noun that follows its numeral."""
    at = reading.end
    hyphen = at < len(tokens) and tokens[at].low == "-" and tokens[at].glued
    behind = at + 1 if hyphen else at
    if hyphen and (behind >= len(tokens) or not tokens[behind].glued or tokens[behind].kind != "word"):
        hyphen, behind = False, at
    glued = behind < len(tokens) and tokens[behind].glued and tokens[behind].kind == "word" and not hyphen
    if numeral.form == "digits" and behind < len(tokens):
        reading, numeral, behind = _short_magnitude(tokens, reading, numeral, behind)
    if (
        not hyphen
        and units.begins_compound([token.low for token in tokens[behind : behind + 3]])
        and reading.value != 1
    ):
        return _with_counted(tokens, reading, behind, hyphen=False)
    unit, end = unit_at(tokens, behind)
    if unit is units.UNITS["pound"]:
        money, after = currency_after(tokens, behind, numeral)
        unit, end = (money, after) if money is not None else (unit, end)
    if (
        unit is not None
        and tokens[end - 1].text in ("C", "F")
        and not _is_temperature(tokens, behind, end, reading.value)
    ):
        unit = None
    if unit is None:
        unit, end = currency_after(tokens, behind, numeral)
    if unit is None and (scaled := _scaled_code(tokens, behind)) is not None:
        name, factor = scaled
        step = reading.step * factor
        return replace(reading, value=reading.value * factor, step=step, unit=Unit(name, "money"), end=behind + 1)
    if unit is not None:
        if unit is units.UNITS["degree"] and not _is_angle(tokens, reading.start, end):
            unit = units.DEGREE
        reading = replace(reading, unit=unit, end=end)
        return _magnitude_after_code(tokens, reading) if unit.dimension == "money" else reading
    if glued and reading.end == at:
        if tokens[behind].low == "x":
            return replace(reading, unit=units.TIMES, end=behind + 1)
        if tokens[behind].low == "in":
            return replace(reading, unit=units.UNITS["inch"], end=behind + 1)
        return None
    if numeral.form == "fraction" and numeral.value < 1:
        return replace(reading, unit=units.SHARE)
    if 0 < numeral.value < 1 and [token.low for token in tokens[at : at + 2]] in (["of", "a"], ["of", "an"]):
        # "0.385 of a share".
        return replace(reading, unit=units.SHARE)
    return _with_counted(tokens, reading, behind, hyphen=hyphen)


def _scaled_code(tokens: Sequence[Token], index: int) -> tuple[str, float] | None:
    """The currency and the magnitude of "MUSD", "kEUR", "MGBP", as balance sheets write them."""
    text = tokens[index].text if index < len(tokens) else ""
    name = currencies.CURRENCY_CODES.get(text[1:].lower()) if len(text) == 4 and text[1:].isupper() else None
    factor = {"k": 1e3, "K": 1e3, "M": 1e6, "B": 1e9}.get(text[:1])
    return (name, factor) if name and factor else None


def _is_angle(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether bare degrees are an angle ("turned 45 degrees", "12 degrees north"), else a temperature of no named scale."""
    around = (*tokens[max(0, start - _ANGLE_REACH) : start], *tokens[end : end + 3])
    return any(token.low in _ANGLES for token in around)


def _is_temperature(tokens: Sequence[Token], start: int, end: int, value: float) -> bool:
    """Whether a bare "C" or "F" is a temperature ("20C (68F)") rather than a letter ("800,000 F-Series", "13F")."""
    if end - start > 1:
        return True
    behind = tokens[end] if end < len(tokens) else None
    return (
        _COLDEST <= value <= 150
        and (behind is None or behind.low not in ("-", "/"))
        and not (behind and behind.kind == "word" and behind.text[:1].isupper())
    )


def _magnitude_after_code(tokens: Sequence[Token], reading: Reading) -> Reading:
    """ "75 USD million"."""
    behind = tokens[reading.end] if reading.end < len(tokens) else None
    factor = (
        number_words.MAGNITUDES.get(behind.low)
        if behind is not None and tokens[reading.end - 1].text.isupper()
        else None
    )
    if not factor:
        return reading
    return replace(
        reading,
        value=reading.value * factor,
        step=reading.step * factor,
        number_end=reading.end + 1,
        end=reading.end + 1,
    )


def _with_counted(tokens: Sequence[Token], reading: Reading, index: int, *, hyphen: bool) -> Reading | None:
    if hyphen:
        word = tokens[index].low
        if word == "time" and reading.value == 1:
            # "one-time items" happen once.
            return None
        if word in ("fold", "time", "times"):
            return replace(reading, unit=units.TIMES, end=index + 1)
        if word == "strong":
            # "a 3,000-strong crowd".
            return replace(reading, unit=Unit("person", "count"), counted=True, end=index + 1)
        if word in ("plus", "odd", "some"):
            return _with_counted(tokens, replace(reading, end=index + 1), index + 1, hyphen=False)
        if word in counted_nouns.STOP_WORDS or word in ("way", "quarters", "quarter", "minded"):
            return None
        return replace(reading, unit=Unit(counted_nouns.singular_of(word), "count"), counted=True, end=index + 1)
    if tokens[reading.start - 1].low == "-" and counted_people.is_of_children(tokens, reading.start):
        # "mother-of-three Alana Fifita".
        return reading
    if counted_people.is_strong(tokens, index) and reading.value > 1:
        # "The troops, 800 strong, withdrew".
        return replace(reading, unit=Unit("person", "count"), counted=True, end=index + 1)
    counted = counted_nouns.counted_noun(tokens, index, reading.value) or _quoted_noun(tokens, index, reading.value)
    if counted_people.is_of_family(tokens, reading.start, index) and (counted is None or counted.singular == "life"):
        # "The family of four lives in one room".
        return replace(reading, unit=Unit("person", "count"), counted=True)
    if counted is None:
        return reading
    unit = Unit(counted.singular, "count")
    if reading.value != 1 and counted.words.lower() in counted_nouns.OCCASIONS:
        unit = units.TIMES
    elif counted_people.is_of_lives(tokens, reading.start, counted):
        unit = Unit("person", "count")
    return replace(reading, unit=unit, measure=counted.words.lower(), counted=True, end=counted.end)


def _quoted_noun(tokens: Sequence[Token], index: int, value: float) -> counted_nouns.Counted | None:
    """ "three “solar villages”": a plural between quotation marks that hold nothing else."""
    while index < len(tokens) and tokens[index].low in _BEFORE_QUOTED:
        index += 1
    if index >= len(tokens) or tokens[index].low not in _OPENING or value == 1:
        return None
    counted = counted_nouns.counted_noun(tokens, index + 1, value)
    if counted is None or counted.end >= len(tokens) or tokens[counted.end].low not in _CLOSING:
        return None
    return counted._replace(end=counted.end + 1)


def _short_magnitude(
    tokens: Sequence[Token], reading: Reading, numeral: Numeral, index: int
) -> tuple[Reading, Numeral, int]:
    """ "1.2m people", "5bn", "20k": but "48 m" and "100t" are metres and tonnes unless a noun or currency follows."""
    token = tokens[index]
    if token.low not in number_words.SHORT_MAGNITUDES or reading.end != index:
        return reading, numeral, index
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    # "8 B people": a blank before the letter only where a capital and the counted noun leave no doubt.
    is_spaced = token.text in ("K", "M", "B") and after is not None and counted_nouns.is_plural(after.low)
    if token.low in ("k", "m", "b", "t", "mm", "mn") and not token.glued and not is_spaced:
        return reading, numeral, index
    if (
        token.text == "B"
        and reading.value.is_integer()
        and not (after is not None and counted_nouns.is_plural(after.low))
    ):
        # "lot 77B" is a label.
        return reading, numeral, index
    scaled = magnitudes.with_short_magnitude(tokens, numeral)
    if token.low in units.AMBIGUOUS_SHORT and not _is_magnitude(tokens, index, scaled):
        return reading, numeral, index
    sign = -1 if reading.value < 0 else 1
    reading = replace(reading, value=scaled.value * sign, step=scaled.step, number_end=scaled.end, end=scaled.end)
    return reading, scaled, scaled.end


def _is_magnitude(tokens: Sequence[Token], index: int, scaled: Numeral) -> bool:
    """Whether the "m" or "t" at the token counts: "20m users", "20m of them", "20m CFA francs", "400m XOF"."""
    if magnitudes.is_short_million(tokens, index):
        return True
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if after is None:
        return False
    if after.kind == "sign":
        return after.text in currencies.CURRENCY_SIGNS and currency_after(tokens, index + 1, scaled)[0] is not None
    if after.kind != "word":
        return False
    if after.low == "of":
        return tokens[index].low == "m"
    if after.low in currencies.AMBIGUOUS_WORDS:
        # "the 100m won by Bolt".
        return False
    if after.low in currencies.CURRENCY_WORDS or counted_nouns.is_plural(after.low):
        return True
    return currency_after(tokens, index + 1, scaled)[0] is not None


def _read_rank(tokens: Sequence[Token], numeral: Numeral) -> Reading | None:
    if not is_rank(tokens, numeral):
        return None
    return Reading(
        numeral.start, numeral.start, numeral.end, numeral.end, numeral.value, 1, unit=units.RANK, form="ordinal"
    )
