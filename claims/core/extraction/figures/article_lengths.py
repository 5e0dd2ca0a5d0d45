"""Figures that an article or a row of ten begins: "for a decade", "about a metre a day", "in her 30s", "the low 20s"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claims.core.extraction.figures import bounds as figure_bounds
from claims.core.extraction.figures import (
    counted_nouns,
    currencies,
    magnitudes,
    number_words,
    numerals,
    quantity_phrases,
    units,
)
from claims.core.extraction.figures import parts as figure_parts
from claims.core.extraction.figures.amounts import Reading
from claims.core.extraction.figures.units import Unit
from claims.core.extraction.figures.value_tokens import Token
from claims.core.extraction.lexicon.determiners import POSSESSIVES
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.records import Comparator

_TENS_IN_DIGITS = frozenset(str(tens) for tens in range(20, 100, 10))
_TENS_IN_WORDS = {f"{word.removesuffix('y')}ies": int(value) for word, value in number_words.TENS.items()}
_PARTS_OF_TENS = {
    "": (0, 9),
    "early": (0, 3),
    "low": (0, 3),
    "lower": (0, 3),
    "mid": (4, 6),
    "late": (7, 9),
    "high": (7, 9),
    "upper": (7, 9),
}
"""Where in ten years or degrees "early", "mid" and "late" lie."""
_AGE_BOUNDS = {"under": Comparator.LESS, "over": Comparator.MORE}
_OLDEST = 120
_OWNERS_OF_AGES = POSSESSIVES - {"its"}
_TOLD_IN_TENS = words("temperature temperatures highs lows degrees mercury thermometer thermometers heat")
_TEMPERATURE_REACH = 10
"""Tokens between the word "temperatures" and "the low 30s", at most."""
_DIVIDED = frozenset(("time", "length", "mass", "area", "volume", "points", "temperature", "money", "count"))
"""What units measure of which parts are told ("a third of a mile")."""
_QUARTERED = words("mile century hour")
"""Measures of which a quarter is told without "of"."""
_COINS = words("cent dollar euro")
"""Money that parts are told of."""
_ROW_REACH = 6
"""Tokens back to the superlative that holds "in a decade", at most."""
_FIRST = words("first worst best most least")
_BEHIND_ROWS = words(". , ; : ) and but after as on at in")
_CLOSE_TO = words("within about almost nearly than roughly barely around over under")
"""Words before "a metre" that make a measure of it."""
_AMERICAN = re.compile(r"(met|lit)er\Z")
"""Endings of measures as Americans spell them."""
_AWAY = words("from away off north south east west upstream downstream inland offshore apart")
"""What stands behind the distance to a place."""
_WEIGHING = words(
    "weighs weighed weighing weigh rose risen rise fell fallen fall sank sunk dropped grew grown moved measures measured"
)
_AFTER_MEASURE = words("in on at since overnight and but above below by to")
_TRAVELS = words("drive walk flight ride journey sail march train ferry trip")
_SCORED = words("point goal shot stroke game win seat vote")
_DEALT_OUT = words("acre hectare litre gallon tonne kilogram kilo")
"""Measures of which "a litre of oil" says how much; "a ton of work" and "an ounce of luck" do not."""
_ROUGHLY = words("about almost nearly than roughly around barely over under least")
"""Words before "an hour later" that make a length of it."""


def read_article_length(tokens: Sequence[Token], index: int) -> Reading | None:
    """ "for a decade", "half an hour", "more than a century": the article counts where a length is spoken of."""
    word = tokens[index].low
    if word == "half":
        at = index + 1
        joined = at < len(tokens) and tokens[at].low == "-" and tokens[at].glued
        if at < len(tokens) and tokens[at].low in ("a", "an", "-"):
            at += 1
        halved = ("time", "length", "volume", "mass") if joined else ("time",)
        if at < len(tokens) and (unit := units.UNITS.get(tokens[at].low)) and unit.dimension in halved:
            return Reading(index, index, index + 1, at + 1, 0.5, 0.1, unit=unit, form="words")
        return None
    if word not in ("a", "an") or index + 1 >= len(tokens):
        return None
    unit = units.UNITS.get(tokens[index + 1].low)
    if tokens[index + 1].low == "quarter":
        return _read_quarter(tokens, index)
    named = _AMERICAN.sub(r"\1re", tokens[index + 1].low)
    if unit is not None and unit.name in _DEALT_OUT and named == unit.name:
        is_of = index + 2 < len(tokens) and tokens[index + 2].low == "of"
        if is_of:
            return Reading(index, index, index + 1, index + 2, 1, 1, unit=unit, form="article")
    if unit is None or unit.dimension not in ("time", "length", "mass") or named != unit.name:
        return _read_journey(tokens, index) or _read_margin(tokens, index)
    half = magnitudes.half_after(tokens, index + 2)
    if half is not None:
        return Reading(index, index, half[1], half[1], 1 + half[0], 0.1, unit=unit, form="words")
    whole = Reading(index, index, index + 1, index + 2, 1, 1, unit=unit, form="article")
    with_parts = figure_parts.with_parts(tokens, whole)
    if unit.dimension == "time" and with_parts is not whole:
        # "an hour and 20 minutes".
        return with_parts
    if _is_measured(tokens, index, unit):
        return whole
    behind = tokens[index + 2] if index + 2 < len(tokens) else None
    is_noun = behind is not None and behind.kind == "word" and behind.low not in counted_nouns.STOP_WORDS
    ordinal = unit.name == "second" and is_noun
    if unit.name == "quarter" or ordinal:
        return None
    if unit.dimension == "time":
        return whole if _article_counts(tokens, index) else None
    if is_noun or not index or tokens[index - 1].low not in _CLOSE_TO:
        return None
    per = quantity_phrases.rate(tokens, whole.end)
    # "about a metre a day".
    return whole if per is None else replace(whole, per=per[0], end=per[1])


def _is_measured(tokens: Sequence[Token], index: int, unit: Unit) -> bool:
    """Whether "a mile" is a distance ("a mile | from the school"), a weight or a change ("rose | a foot")."""
    before = tokens[index - 1].low if index else ""
    behind = tokens[index + 2].low if index + 2 < len(tokens) else "."
    if unit.dimension == "time":
        return False
    if unit.dimension == "length" and behind in _AWAY:
        return True
    if unit.name == "pound" and not before.startswith("weigh"):
        # "Prices fell | a pound": of money as likely.
        return False
    return before in _WEIGHING and (behind in _AFTER_MEASURE or not behind.isalpha())


def _read_journey(tokens: Sequence[Token], index: int) -> Reading | None:
    """ "an hour's drive north of Leeds", "a day's walk from the road"."""
    unit = units.UNITS.get(tokens[index + 1].low.removesuffix("'s"))
    behind = tokens[index + 2].low if index + 2 < len(tokens) else "."
    if unit is None or unit.dimension != "time" or behind not in _TRAVELS:
        return None
    return Reading(index, index, index + 1, index + 2, 1, 1, unit=unit, form="article")


def _read_margin(tokens: Sequence[Token], index: int) -> Reading | None:
    """ "within a point of the lead", "a goal behind Athletic": one of what is scored."""
    noun = tokens[index + 1].low
    before = tokens[index - 1].low if index else ""
    behind = tokens[index + 2].low if index + 2 < len(tokens) else "."
    is_margin = (before == "within" and behind == "of") or behind in ("behind", "clear", "adrift", "ahead")
    if noun not in _SCORED or not is_margin:
        return None
    margin = Reading(index, index, index + 1, index + 2, 1, 1, unit=Unit(noun, "count"), measure=noun, counted=True)
    return replace(margin, comparator=Comparator.AT_MOST) if before == "within" else margin


def _read_quarter(tokens: Sequence[Token], index: int) -> Reading | None:
    """ "a quarter mile", "a quarter-century"."""
    at = index + 2 + (index + 2 < len(tokens) and tokens[index + 2].low == "-")
    unit = units.UNITS.get(tokens[at].low) if at < len(tokens) else None
    if unit is None or unit.name not in _QUARTERED:
        return None
    return Reading(index, index, index + 2, at + 1, 0.25, 0.05, unit=unit, form="words")


def read_part_of_unit(tokens: Sequence[Token], index: int) -> Reading | None:
    """ "three quarters of an hour", "a hundredth of a second", "half a percent": so many of the unit that is named."""
    first = tokens[index]
    if first.kind == "number" or (
        first.low != "half" and all(token.low != "of" for token in tokens[index + 1 : index + 5])
    ):
        return None
    part = numerals.read_numeral(tokens, index)
    if part is None or part.form != "fraction" or part.value >= 1:
        return None
    at = part.end + (part.end < len(tokens) and tokens[part.end].low == "of")
    is_joined = at > part.end or tokens[part.end - 1].low == "half"
    if not is_joined or at + 1 >= len(tokens) or tokens[at].low not in ("a", "an", "one"):
        return None
    named = tokens[at + 1 : at + 3]
    of_two = units.UNITS.get(" ".join(token.low for token in named)) if len(named) > 1 else None
    unit = of_two or _divided(named[0].low)
    if unit is None or (unit.dimension not in _DIVIDED and unit is not units.PERCENT):
        return None
    end = at + (2 if of_two is None else 3)
    is_noun = end < len(tokens) and tokens[end].low == "-"
    if is_noun or unit.name in ("pound", "quarter"):
        return None
    counted = unit.dimension == "count"
    return Reading(index, index, part.end, end, part.value, part.step / 10, unit=unit, form="words", counted=counted)


def _divided(word: str) -> Unit | None:
    """The unit that a word names of which parts are told: also a coin, a degree of heat, a point."""
    if word in _COINS:
        return Unit(currencies.CURRENCY_WORDS[word], "money")
    if word == "point":
        return Unit("point", "count")
    return units.DEGREE if word == "degree" else units.UNITS.get(word)


_BEFORE_LENGTHS = words(
    """
    for by lasted lasting lasts last within over than nearly almost barely scarcely roughly just only about least under half
    takes took take served serving spent spend spends spending
    """
)
"""Words behind which "a decade" is how long something took."""


def _article_counts(tokens: Sequence[Token], index: int) -> bool:
    """Whether "a decade" is a length: behind "for", "more than" and the like, and no "ago" or "earlier" behind it."""
    before = tokens[index - 1].low if index else ""
    behind = tokens[index + 2].low if index + 2 < len(tokens) else ""
    if before == "than" and figure_bounds.is_difference(tokens, index - 1):
        # "6 points more than a year before".
        return False
    if behind in ("later", "earlier", "before", "after") and before in _ROUGHLY:
        # "arrived almost an hour later".
        return True
    if behind in ("ago", "earlier", "later", "before", "after", "-", "from", "old"):
        return behind == "old"
    if behind == "on" and tokens[index + 3 : index + 4] and tokens[index + 3].low == ",":
        # "A year on, 43 were still empty".
        return True
    if behind in ("ahead", "behind", "early", "late"):
        return True
    if before == "in" and _is_in_row(tokens, index):
        return True
    if behind == "of" and tokens[index + 1].low in ("decade", "century", "hour"):
        # "a decade of drift"; "a day of mourning" and "a year of change" tell no length.
        return True
    return before in _BEFORE_LENGTHS


def _is_in_row(tokens: Sequence[Token], index: int) -> bool:
    """ "its lowest level in a decade", "the worst flood in a century"; not "the best in a year when"."""
    if tokens[index + 1].low not in ("decade", "century", "generation", "year", "month", "week"):
        return False
    lead = [token.low for token in tokens[max(0, index - _ROW_REACH) : index - 1]]
    behind = tokens[index + 2].low if index + 2 < len(tokens) else "."
    ranked = any(low in _FIRST or (low.endswith("est") and len(low) > 4) for low in lead)
    return ranked and behind in _BEHIND_ROWS


def read_tens(tokens: Sequence[Token], index: int) -> Reading | None:
    """ "a woman in her 30s", "his early 20s", "temperatures in the low 30s": the years or degrees between two numbers."""
    named = _tens_at(tokens, index)
    if named is None:
        return None
    tens, end = named
    at = index - 2 if index > 1 and tokens[index - 1].low == "-" else index - 1
    part = tokens[at].low if at >= 0 and tokens[at].low in _PARTS_OF_TENS else ""
    first = at if part else index
    lead = tokens[first - 1].low if first else ""
    low, high = _PARTS_OF_TENS[part]
    reading = Reading(first, index, end, end, tens + low, 1, tens + high, unit=units.UNITS["year"])
    if lead in _OWNERS_OF_AGES:
        return replace(reading, is_age=True, measure="age")
    spoken = {token.low for token in tokens[max(0, index - _TEMPERATURE_REACH) : index]}
    if lead != "the" or not part or spoken.isdisjoint(_TOLD_IN_TENS):
        return None
    return replace(reading, unit=units.DEGREE, approximate=True, comparator=Comparator.ABOUT)


def read_age_group(tokens: Sequence[Token], index: int) -> Reading | None:
    """ "licensed for under-12s", "the over-65s", "free for under-fives"."""
    low, behind = tokens[index].low, tokens[index + 1] if index + 1 < len(tokens) else None
    bound = _AGE_BOUNDS.get(tokens[index - 2].low) if index > 1 and tokens[index - 1].low == "-" else None
    in_digits = tokens[index].kind == "aside" and low.isdecimal() and behind is not None and behind.low == "s"
    if bound is None or not tokens[index].glued or not (in_digits or low == "fives"):
        return None
    years, end = (int(low), index + 2) if in_digits else (5, index + 1)
    if years > _OLDEST:
        return None
    unit = units.UNITS["year"]
    return Reading(
        index - 2, index, end, end, years, 1, unit=unit, measure="age", is_age=True, comparator=bound, form="words"
    )


def _tens_at(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """The tens of "30s" or "thirties" at the token, and the index after it."""
    if tokens[index].low in _TENS_IN_WORDS:
        return _TENS_IN_WORDS[tokens[index].low], index + 1
    if tokens[index].kind != "aside" or tokens[index].low not in _TENS_IN_DIGITS or index + 1 >= len(tokens):
        return None
    return (int(tokens[index].low), index + 2) if tokens[index + 1].low == "s" and tokens[index + 1].glued else None
