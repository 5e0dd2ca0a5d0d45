"""Figures in a row that share a noun or a unit: parts of a whole, sides of one thing, what only describes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from claims.core.extraction.figures import counted_nouns
from claims.core.extraction.figures.amounts import Reading
from claims.core.extraction.figures.currencies import NATIONALITIES
from claims.core.extraction.figures.surroundings import PREPOSITIONS
from claims.core.extraction.figures.value_tokens import Token

_LONGEST_OF_WHOLE = 5
"""Words between a part and the whole that it is of, at most ("1,700 of the combined group's 31,000 jobs")."""


def with_wholes(tokens: Sequence[Token], readings: Sequence[Reading]) -> list[Reading]:
    """The readings, each part with the unit of its whole: "four of the last five contests", "11 of the 20 polled"."""
    settled = list(readings)
    for at in range(len(settled) - 1):
        part, whole = settled[at], settled[at + 1]
        between = tokens[part.end : whole.start]
        if whole.unit is None and part.counted and [token.low for token in between] == ["of"]:
            # "34 of 310 patients on the drug, against 71 of 305 on placebo".
            settled[at + 1] = replace(whole, unit=part.unit, measure=part.measure, counted=True)
            continue
        if part.end != part.number_end or not between or between[0].low != "of" or not whole.counted:
            continue
        if part.unit is None and len(between) <= _LONGEST_OF_WHOLE and not any(_cuts(token) for token in between[1:]):
            settled[at] = replace(part, unit=whole.unit, measure=whole.measure, counted=True)
    for at, (reading, behind) in enumerate(pairwise(settled)):
        settled[at] = _with_shared_noun(tokens, reading, behind)
    for at in range(len(settled) - 2, -1, -1):
        settled[at] = _with_shared_length(tokens, settled[at], settled[at + 1])
    return settled


def _with_shared_length(tokens: Sequence[Token], reading: Reading, behind: Reading) -> Reading:
    """ "measures 4.5 by 3 metres": the unit of the last side for the others."""
    if reading.unit is not None or behind.unit is None or behind.unit.dimension != "length":
        return reading
    joint = [token.low for token in tokens[reading.end : behind.start]]
    return replace(reading, unit=behind.unit) if joint in (["by"], ["x"], ["×"]) else reading


def _cuts(token: Token) -> bool:
    """Whether a word between a part and a figure shows that this is not its whole."""
    return token.kind != "word" or token.low in PREPOSITIONS or token.low in ("and", "or", "who", "that", "which")


def _with_shared_noun(tokens: Sequence[Token], reading: Reading, behind: Reading) -> Reading:
    """ "20 Indian and at least four Chinese soldiers": the noun of the second figure for what is only described."""
    if not reading.counted or not behind.counted or reading.unit is None or reading.value == 1:
        return reading
    described, between = reading.unit.name, tokens[reading.end : behind.start]
    if described not in NATIONALITIES and described not in counted_nouns.DESCRIBING:
        return reading
    if len(between) != 1 or between[0].low not in ("and", "or", ","):
        return reading
    return replace(reading, unit=behind.unit, measure=None)
