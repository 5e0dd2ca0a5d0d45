"""Points that are percentage points: how far a share has moved, and how wide an error is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.core.extraction.figures.amounts import Reading
from claims.core.extraction.figures.quantity_phrases import CHANGE_WORDS
from claims.core.extraction.figures.surroundings import SENTENCE_ENDS, in_one_sentence, leads_to_percent, lows_before
from claims.core.extraction.figures.units import UNITS
from claims.core.extraction.figures.value_tokens import Token
from claims.core.extraction.lexicon.vocabulary import words

_FARTHEST_SHARE = 40
"""Words between a share and the points that it changed by, at most."""
_ERROR_REACH = 8
"""Tokens between "margin of error" and its points, at most."""
_POLLED = words("poll polls polling pollster approval favorability favourability turnout swing voters electorate")
"""Words of votes and of what people think, whose points are of a percentage."""
_SCORED = words(
    """
    league table season game games match matches club clubs team teams coach player players basketball playoff playoffs
    dow nasdaq index ftse shares stocks scored tournament championship title
    """
)
"""Words of sports and markets, whose points are none."""
_LEADS = words("lead leads gap advantage swing margin deficit drop fall rise")
"""What is so many points wide."""
_POLL_REACH = 15
"""Tokens on either side between a word of polls and its points, at most."""
_POINT = UNITS["percentage point"]


def in_points(tokens: Sequence[Token], reading: Reading, percent: Reading | None) -> Reading:
    """ "38 percent, seven points higher than in 2018": points of a change beside a share are percentage points."""
    if reading.unit is None or reading.unit.name != "point":
        return reading
    lead = lows_before(tokens, reading, _ERROR_REACH)
    # "a margin of error of plus or minus 3 points".
    is_error = "margin" in lead and "error" in lead
    if (
        is_error
        or leads_to_percent(tokens, reading)
        or _is_of_poll(tokens, reading)
        or _changes(tokens, reading, percent)
    ):
        return replace(reading, unit=_POINT, counted=False, measure=None)
    return reading


def _is_of_poll(tokens: Sequence[Token], reading: Reading) -> bool:
    """ "20 points behind in the polls", "a swing of 11 points", and no word of sport or markets in the sentence."""
    is_joined = tokens[reading.number_end].low == "-" if reading.number_end < len(tokens) else False
    if is_joined and not (reading.end < len(tokens) and tokens[reading.end].low in _LEADS):
        # "a ten-point plan for voters".
        return False
    near: set[str] = set()
    for side in (
        reversed(tokens[max(0, reading.start - _POLL_REACH) : reading.start]),
        tokens[reading.end : reading.end + _POLL_REACH],
    ):
        for token in side:
            if token.low in SENTENCE_ENDS:
                break
            near.add(token.low)
    return not _POLLED.isdisjoint(near) and _SCORED.isdisjoint(near)


def _changes(tokens: Sequence[Token], reading: Reading, percent: Reading | None) -> bool:
    """Whether points tell how far a share told before them has moved."""
    if percent is None or reading.start - percent.end > _FARTHEST_SHARE:
        return False
    if percent.unit is _POINT and in_one_sentence(tokens, percent, reading):
        # "1.75 percentage points, compared to 0.85 points a year ago".
        return True
    around = (*tokens[max(0, reading.start - 4) : reading.start], *tokens[reading.end : reading.end + 3])
    return any(token.low in CHANGE_WORDS for token in around) and in_one_sentence(tokens, percent, reading)
