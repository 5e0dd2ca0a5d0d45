"""Which bare figure has the unit of the one before: another level or side, votes against, the end of a change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.core.extraction.figures.amounts import Reading
from claims.core.extraction.figures.counted_nouns import STANDINGS
from claims.core.extraction.figures.gapping import is_gapped
from claims.core.extraction.figures.quantity_phrases import CHANGE_WORDS
from claims.core.extraction.figures.surroundings import MORE_CLAUSE_ENDS, PREPOSITIONS, before_bounds, ends_clause
from claims.core.extraction.figures.value_tokens import Token
from claims.core.extraction.lexicon.vocabulary import words

_TELLING_APART = words("for in on at among under as")
"""What stands behind each of two figures that are told apart by it."""
_YEARS_APART = frozenset((("this", "next"), ("last", "this"), ("last", "next")))
"""What stands behind each of two figures of years, months or weeks in a row."""
_EXTREMES = words("low high much many little few long")
"""Between "as" and "as": how far a figure went that has the unit of the one before."""
LEVELS = words(
    """
    target targets forecast average limit goal norm peak high low record maximum minimum median estimate profit loss
    surplus deficit total mean standard quota benchmark figure rate level
    """
)
"""What a figure is measured by ("against a target of three")."""
_COMPARING = words("short against with from above below than after to versus missing hitting beating under over")
"""Words that lead to it."""
_SIDES = words("wide deep long high tall thick broad across")
"""What measures of length are told apart by."""
SCORED = words("point seat vote goal run game win match medal")
"""What contests are counted in."""
SCORING = words("scored scores scoring score")
"""Verbs before points and goals."""
_AMOUNTS = words("mass volume area length energy power")
"""Dimensions of amounts that lie so much above or below another."""
_MOVED_BY = words("by another further extra")
"""Words before how far something moved."""
_MOST_TIMES = 100
"""How many times as long as another a length may be that is set against it."""
LEVEL_REACH = 10
"""Tokens back from it to them, at most."""


def is_paired(tokens: Sequence[Token], reading: Reading, previous: Reading) -> bool:
    """Whether the words around a bare figure show that it has the unit of the one before."""
    is_time = previous.unit is not None and previous.unit.dimension == "time"
    if is_time and reading.value > _MOST_TIMES * abs(previous.value):
        # "over the next three years, down to a total of 468,000".
        return False
    return (
        _is_put_beside(tokens, reading, previous)
        or _is_moved_to(tokens, reading, previous)
        or _is_parallel(tokens, reading, previous)
        or is_of_level(tokens, reading, previous)
        or _is_outvoted(tokens, reading, previous)
        or _is_other_side(tokens, reading, previous)
        or _is_ahead(tokens, reading, previous)
        or _is_moved_by(tokens, reading, previous)
        or is_gapped(tokens, reading, previous)
    )


def _is_put_beside(tokens: Sequence[Token], reading: Reading, previous: Reading) -> bool:
    """ "was put at 40,000 by police and at 90,000 by organizers"."""
    if not previous.number_start or not ends_clause(tokens, reading.end, MORE_CLAUSE_ENDS):
        return False
    lead, led = before_bounds(tokens, reading), before_bounds(tokens, previous)
    if tokens[lead].low != "at" or tokens[led].low != "at":
        return False
    return any(token.low in ("and", "but", "or") for token in tokens[previous.end : lead])


def _is_moved_to(tokens: Sequence[Token], reading: Reading, previous: Reading) -> bool:
    """ "from 31,000 tonnes in May to about 24,500 in June", "to 3.1 percent in May from 3.4"."""
    if not previous.number_start or not ends_clause(tokens, reading.end, MORE_CLAUSE_ENDS | PREPOSITIONS):
        return False
    ends = (_lead_of(tokens, previous), tokens[before_bounds(tokens, reading)].low)
    is_back = ends == ("to", "from") and ends_clause(tokens, reading.end, MORE_CLAUSE_ENDS)
    return ends == ("from", "to") or is_back


def _is_moved_by(tokens: Sequence[Token], reading: Reading, previous: Reading) -> bool:
    """ "grew by 1.9 gigawatts to 30.4", "rose 3 metres to a record 41.5"; no share tells of what it is one."""
    unit, at = previous.unit, before_bounds(tokens, reading)
    if unit is None or unit.dimension in ("share", "ratio", "rank", "points") or not previous.number_start:
        return False
    if tokens[at].low != "to" or at != previous.end or not ends_clause(tokens, reading.end, MORE_CLAUSE_ENDS):
        return False
    lead = tokens[before_bounds(tokens, previous)].low
    return lead in _MOVED_BY or lead in CHANGE_WORDS


def start_of_change(tokens: Sequence[Token], first: Reading, reading: Reading) -> Reading:
    """The bare ``first`` with what ``reading`` counts, where both are the ends of one change.

    "grew from 3,000 to more than 11,000": what has grown is told only of its end.
    """
    is_bare = first.unit is None and first.form in ("digits", "words") and first.measure is None
    if not is_bare or not reading.counted or not first.number_start:
        return first
    at = before_bounds(tokens, reading)
    is_change = tokens[at].low == "to" and at == first.end and _lead_of(tokens, first) == "from"
    return replace(first, unit=reading.unit, measure=reading.measure, counted=True) if is_change else first


def _lead_of(tokens: Sequence[Token], reading: Reading) -> str:
    """The word that leads to a figure: "from" in "from 31,000", "from an average of 9.6"."""
    at = before_bounds(tokens, reading)
    if tokens[at].low == "of" and at > 1 and tokens[at - 1].low in LEVELS:
        at -= 2
        at -= tokens[at].low in ("a", "an", "the", "its", "their") and at > 0
    return tokens[at].low


def _is_parallel(tokens: Sequence[Token], reading: Reading, previous: Reading) -> bool:
    """ "81.2 years for women and 77.4 for men", "2.1 percent in May and 2.6 in June"."""
    if max(reading.end, previous.end) >= len(tokens):
        return False
    tail, lead = tokens[reading.end].low, tokens[before_bounds(tokens, reading)].low
    if (tokens[previous.end].low, tail) in _YEARS_APART and lead in ("and", "but", ","):
        # "99.4 million barrels this year and 101.6 million next".
        return True
    if tail == tokens[previous.end].low == "this" and lead in ("and", "but"):
        # "3 million this month and 11 million this year".
        return [token.low for token in tokens[previous.end : previous.end + 2]] != [
            token.low for token in tokens[reading.end : reading.end + 2]
        ]
    if reading.value == 1 and tail != "as":
        return False
    return tail in _TELLING_APART and tail == tokens[previous.end].low and lead in ("and", "but", ",")


def is_of_level(tokens: Sequence[Token], reading: Reading, previous: Reading) -> bool:
    """Whether a bare figure is the level that the one before is set against.

    "14 days, against a target of three", "at 512 pence, having traded as low as 488", "four points
    fewer than the target of 90".

    A length that tells which level is meant has another unit ("a 30-day average of 1.7 billion").
    """
    if previous.end < len(tokens) and tokens[previous.end].low in LEVELS:
        return False
    at = before_bounds(tokens, reading)
    lead = [token.low for token in tokens[max(0, at - 2) : at + 1]]
    if len(lead) < 3 or not ends_clause(tokens, reading.end, MORE_CLAUSE_ENDS):
        return False
    if lead[0] == lead[2] == "as" and lead[1] in _EXTREMES:
        return True
    if lead[2] in ("is", "was") and (lead[1] in LEVELS or (lead[0] == "the" and lead[1].endswith("est"))):
        # "The highest bid was 84.75 cents, while the lowest was 74.07".
        return True
    before = {token.low for token in tokens[max(0, at - LEVEL_REACH) : at - 1]}
    return lead[2] == "of" and lead[1] in LEVELS and not before.isdisjoint(_COMPARING)


def _is_outvoted(tokens: Sequence[Token], reading: Reading, previous: Reading) -> bool:
    """ "was approved by 1,402 votes to 977"."""
    if not previous.counted or reading.start != previous.end + 1 or tokens[previous.end].low != "to":
        return False
    is_score = previous.unit is not None and previous.unit.name in SCORED
    return (is_score or tokens[previous.start - 1].low == "by") and ends_clause(tokens, reading.end)


def _is_other_side(tokens: Sequence[Token], reading: Reading, previous: Reading) -> bool:
    """ "40 metres wide and two deep"."""
    if previous.unit is None or previous.unit.dimension != "length" or reading.end >= len(tokens):
        return False
    is_wide = previous.end < len(tokens) and tokens[previous.end].low in _SIDES
    return is_wide and tokens[reading.end].low in _SIDES


def _is_ahead(tokens: Sequence[Token], reading: Reading, previous: Reading) -> bool:
    """ "has 211 points, 19 ahead of Vasko", "1,940 officers, 160 below its strength"."""
    if previous.unit is None or reading.end >= len(tokens):
        return False
    lead, behind = tokens[reading.start - 1].low, tokens[reading.end].low
    if behind in ("below", "above"):
        is_amount = previous.unit.dimension in _AMOUNTS
        return lead in (",", "and") and (previous.counted or is_amount or bool(previous.per))
    if behind == "short" and lead == "," and previous.counted:
        # "312 homes were built, 88 short of the target".
        return True
    return previous.unit.name in SCORED and lead == "," and behind in STANDINGS
