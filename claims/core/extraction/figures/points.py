"""Points that are percentage points: how far a share has moved, and how wide an error is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.core.extraction.figures.amounts import Reading
from claims.core.extraction.figures.quantity_phrases import CHANGE_WORDS
from claims.core.extraction.figures.surroundings import in_one_sentence, leads_to_percent, lows_before
from claims.core.extraction.figures.units import UNITS
from claims.core.extraction.figures.value_tokens import Token

_FARTHEST_SHARE = 40
"""Words between a share and the points that it changed by, at most."""
_ERROR_REACH = 8
"""Tokens between "margin of error" and its points, at most."""
_POINT = UNITS["percentage point"]


def in_points(tokens: Sequence[Token], reading: Reading, percent: Reading | None) -> Reading:
    """ "38 percent, seven points higher than in 2018": points of a change beside a share are percentage points."""
    if reading.unit is None or reading.unit.name != "point":
        return reading
    lead = lows_before(tokens, reading, _ERROR_REACH)
    # "a margin of error of plus or minus 3 points".
    is_error = "margin" in lead and "error" in lead
    if is_error or leads_to_percent(tokens, reading) or _changes(tokens, reading, percent):
        return replace(reading, unit=_POINT, counted=False, measure=None)
    return reading


def _changes(tokens: Sequence[Token], reading: Reading, percent: Reading | None) -> bool:
    """Whether points tell how far a share told before them has moved."""
    if percent is None or reading.start - percent.end > _FARTHEST_SHARE:
        return False
    if percent.unit is _POINT and in_one_sentence(tokens, percent, reading):
        # "1.75 percentage points, compared to 0.85 points a year ago".
        return True
    around = (*tokens[max(0, reading.start - 4) : reading.start], *tokens[reading.end : reading.end + 3])
    return any(token.low in CHANGE_WORDS for token in around) and in_one_sentence(tokens, percent, reading)
