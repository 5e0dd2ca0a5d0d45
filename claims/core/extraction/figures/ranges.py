"""Two figures that are the ends of one: "3 to 5 million", "between 18 and 30", "nine, maybe ten days"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.core.extraction.figures import number_words, numerals, quantity_phrases, units
from claims.core.extraction.figures.amounts import SCORE, Reading, read_amount
from claims.core.extraction.figures.bare_years import is_year
from claims.core.extraction.figures.value_tokens import Token

_STEP = 10
"""How many times a step a number is that it leads to ("by four to 584"), at least."""
_EXACT, _STEP_OF_EXACT = 1000, 2
"""From which number on, and how many times a step, what it leads to is no other end of a range."""
_CHANGE_REACH = 4
"""Tokens before a number in which "fell by" stands."""
_THREE_DIGITS = 100
"""How many times its step a number of three digits is that none of them rounds, at least."""
_HIGHEST_SCORE = 200
"""Points of a side in a match at most."""


def read_range(tokens: Sequence[Token], first: Reading) -> Reading:
    """The reading widened to a range where a second figure is joined to it; else itself."""
    joint = quantity_phrases.range_joint(tokens, first.start, first.end, has_unit=first.unit is not None)
    if joint is None and first.unit is not None and first.end != first.number_end:
        joint = quantity_phrases.range_joint(
            tokens, first.start, first.number_end, has_unit=first.unit.dimension == "money"
        )
    if joint is None or first.form in ("ordinal", "vague", "couple"):
        return first
    if joint >= len(tokens):
        return first
    second = read_amount(tokens, joint, joined=True)
    if second is not None and first.unit is not None and first.unit.dimension == "money":
        second = _as_millions(tokens, second)
    bare = second is not None and (second.unit is None or second.unit.dimension == "count")
    if bare and _is_change(first) and tokens[joint - 1].low in ("to", "till"):
        # "weakened 0.6% to 18.42", "tumbling 14.2% to 61.30 crowns".
        return first
    if bare and _is_length_of_change(tokens, first, joint):
        return first
    is_money = first.unit is not None and first.unit.dimension == "money"
    if second is not None and bare and second.counted and is_money and tokens[joint - 1].low == "to":
        # "paid out 212 million crowns to 37 councils".
        return first
    if bare and second is not None and _is_dash(tokens, joint) and second.value < first.value:
        # "to 718,000 – 119,000 fewer than a year ago"; "2 - 1" is a score.
        return first if first.value > _HIGHEST_SCORE else _joined(tokens, first, second)
    if second is not None and first.value < 1000 and _is_bare_year(tokens, joint):
        return first
    if second is not None and first.unit is None and _is_exact_step(tokens, first, second):
        # "fell by 640 to 350", "rose by 112 to 1,640 tons".
        return replace(first, unit=second.unit, measure=second.measure)
    if bare and first.unit is None and _is_step(tokens, first, second):
        return first
    if second is None or second.form in ("ordinal", "vague", "couple") or second.value_to is not None:
        return first
    if (
        first.unit
        and second.unit
        and not first.counted
        and first.unit != second.unit
        and second.unit.dimension != "count"
    ):
        return first
    return _joined(tokens, first, second)


def _as_millions(tokens: Sequence[Token], second: Reading) -> Reading:
    """The other end of a sum of money, its "m" read as millions and not as metres ("£3-4m")."""
    sign = tokens[second.end - 1]
    if second.unit is None or second.unit.dimension != "length" or sign.low != "m" or not sign.glued:
        return second
    million = number_words.SHORT_MAGNITUDES["m"]
    value = second.value * million
    return replace(second, value=value, step=second.step * million, unit=None, number_end=second.end)


def _is_length_of_change(tokens: Sequence[Token], first: Reading, joint: int) -> bool:
    """ "have fallen in four years to 9,214": in what time something changed, and to what."""
    if first.unit is None or first.unit.dimension != "time":
        return False
    return tokens[joint - 1].low == "to" and first.start > 0 and tokens[first.start - 1].low in ("in", "over", "within")


def _is_dash(tokens: Sequence[Token], joint: int) -> bool:
    """Whether what joins two figures is a dash with space on both sides."""
    return tokens[joint - 1].low == "-" and not tokens[joint - 1].glued and not tokens[joint].glued


def _is_step(tokens: Sequence[Token], first: Reading, second: Reading | None) -> bool:
    """ "rose by four to 584": how far and to what, where a range would have like ends."""
    if second is None or not first.start or tokens[first.start - 1].low != "by":
        return False
    if first.value >= _EXACT and tokens[first.number_end].low == "to" and second.value > _STEP_OF_EXACT * first.value:
        # "rose by 112,000 to 1.9 million", "was revised down by 31,000 to 119,000".
        return True
    is_alike = _magnitude(tokens, first) == _magnitude(tokens, second)
    return is_alike and tokens[first.number_end].low == "to" and second.value > _STEP * first.value


def _is_exact_step(tokens: Sequence[Token], first: Reading, second: Reading) -> bool:
    """Whether the first number is how far something changed: larger than the second, or exact to its last of three
    digits, as no range is told."""
    before = tokens[max(0, first.start - _CHANGE_REACH) : first.start]
    if not before or before[-1].low != "by" or tokens[first.number_end].low != "to":
        return False
    if not any(token.low in quantity_phrases.CHANGE_WORDS for token in before[:-1]):
        return False
    return first.value > second.value >= 1 or (first.step >= 1 and first.value >= _THREE_DIGITS * first.step)


def _is_change(reading: Reading) -> bool:
    """Whether a figure has a sign of its own that the other end of a range would repeat: percent, points."""
    return reading.unit is not None and (reading.unit is units.PERCENT or reading.unit.dimension == "points")


def _is_bare_year(tokens: Sequence[Token], index: int) -> bool:
    """Whether a year, no second figure, stands there ("over three decades to 2020")."""
    numeral = numerals.read_numeral(tokens, index)
    return numeral is not None and is_year(tokens, numeral)


def _is_score(tokens: Sequence[Token], first: Reading, second: Reading) -> bool:
    """Whether two figures are a score or the votes for and against, which count nobody: "2-1", "51-49"."""
    falling = tokens[first.number_end].low == "-" and first.value >= second.value
    return falling and first.unit is None and (second.counted or second.unit is None)


def _joined(tokens: Sequence[Token], first: Reading, second: Reading) -> Reading:
    value, step = first.value, first.step
    unit = (
        first.unit
        if first.unit and not first.counted and (second.unit is None or second.unit.dimension == "count")
        else second.unit
    )
    # "3 to 5 million": the magnitude is said once, for both.
    factor = _shared_magnitude(tokens, first, second)
    if _is_score(tokens, first, second):
        # "won 2-1 thanks to".
        second, unit = replace(second, counted=False, measure=SCORE, end=second.number_end), None
    elif second.unit is None and first.counted:
        unit = first.unit
    if unit is None and second.value == 1 and first.value > 1 and tokens[first.number_end].low == "to":
        # "outnumber them by two to one".
        return replace(first, number_end=second.number_end, end=second.end, unit=units.TIMES)
    # "grew from 4,100 patients to 6,300".
    named = first if second.unit is None and second.measure is None and first.counted else second
    return replace(
        first,
        value=value * factor,
        value_to=second.value,
        step=min(step * factor, second.step),
        number_end=second.number_end,
        end=max(second.end, first.end),
        unit=unit,
        counted=named.counted,
        measure=named.measure,
        form=second.form,
    )


def _shared_magnitude(tokens: Sequence[Token], first: Reading, second: Reading) -> float:
    """The magnitude that a range says once, at its end ("3 to 5 million"), or 1 ("$200 to $4 million")."""
    own, shared = _magnitude(tokens, first), _magnitude(tokens, second)
    return shared if own == 1 and shared > 1 and first.value <= second.value / shared else 1.0


def _magnitude(tokens: Sequence[Token], reading: Reading) -> float:
    factor = 1.0
    for token in tokens[reading.number_start + 1 : reading.number_end]:
        factor *= number_words.MAGNITUDES.get(token.low, 1.0)
        if token.glued or len(token.low) > 1:
            # "7.6bn", "7.6 bln".
            factor *= number_words.SHORT_MAGNITUDES.get(token.low, 1.0)
    return factor
