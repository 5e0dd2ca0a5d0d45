"""What a bare figure is set against: the figure before it or the one that this is only a circumstance of, or a share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.core.extraction.figures import counted_nouns, units
from claims.core.extraction.figures.amounts import Reading
from claims.core.extraction.figures.surroundings import (
    MORE_CLAUSE_ENDS,
    before_bounds,
    counting,
    ends_clause,
    in_one_sentence,
)
from claims.core.extraction.figures.value_tokens import Token
from claims.core.extraction.lexicon.vocabulary import words

CIRCUMSTANTIAL = words("in from for within across during after over through among than longer")
"""Words before a figure that tells a circumstance of another."""
_FAR_APART = 3.0
"""How many times as large as another a figure is at least that is hardly set against it."""
_DETERMINERS = words("the its their his her our these those first last next another further other")
"""Words between a preposition and a number."""
_MORE_OR_LESS = words("more fewer less")
"""What stands behind a figure that is a difference to another."""
_NO_SIZES = frozenset(("share", "rank", "ratio"))
"""Dimensions in which nothing is so many more than something else."""
_WHOLE = 100
"""Percents of a whole."""


def is_circumstance(tokens: Sequence[Token], reading: Reading) -> bool:
    """Whether it tells where, how long or out of how many: "killed 214 people in | 12 villages", "waiting for | a year"."""
    at = before_bounds(tokens, reading)
    while at > 0 and tokens[at].low in _DETERMINERS:
        at -= 1
    return at < reading.number_start and tokens[at].low in CIRCUMSTANTIAL and (at > 0 or tokens[at].low != "over")


def has_size(reading: Reading) -> bool:
    """Whether something can be more or fewer than it."""
    return reading.unit is not None and reading.unit.dimension not in _NO_SIZES and not reading.is_age


def leader_of(tokens: Sequence[Token], reading: Reading, last: Reading | None, main: Reading | None) -> Reading | None:
    """The figure whose unit a bare one may have: the ``last``, or the ``main`` one that the last is a circumstance of.

    "killed 214 people in 12 villages, 31 more than last year", "78 points from 33 matches, against 71".
    """
    if last is None or main is None or last is main or not is_circumstance(tokens, last):
        return last
    if not in_one_sentence(tokens, main, reading):
        return last
    behind = tokens[reading.end].low if reading.end < len(tokens) else ""
    if behind in _MORE_OR_LESS or behind in counted_nouns.STANDINGS:
        return main
    return main if _ratio(main, reading) * _FAR_APART < _ratio(last, reading) else last


def _ratio(left: Reading, right: Reading) -> float:
    """How many times as large as the other the larger of two figures is."""
    low, high = sorted((abs(left.value), abs(right.value)))
    return high / low if low else float("inf")


def latest(counted: Reading | None, amount: Reading | None) -> Reading | None:
    """The last of what was counted and what was measured."""
    if counted is None or amount is None:
        return counted or amount
    return max(counted, amount, key=lambda one: one.end)


def beside_share(tokens: Sequence[Token], reading: Reading, leader: Reading, percent: Reading | None) -> Reading | None:
    """The bare figure that tells a share in another way, its change, or that of a rival; None where it does none."""
    at = before_bounds(tokens, reading)
    lead, before = tokens[at].low, tokens[at - 1] if at else None
    if before is None or not ends_clause(tokens, reading.end, MORE_CLAUSE_ENDS):
        return None
    is_share = leader.unit is units.SHARE or leader.unit is units.PERCENT
    if is_share and (lead == ":" or (before.low, lead) == (",", "or")) and reading.value > _WHOLE:
        # "One in seven families, or 1.6 million, were behind", "12% of homes, or 88,000", "a fifth of deaths: 337".
        whole = counted_nouns.complement_of(tokens, leader.end) or leader.measure or ""
        noun = whole.rpartition(" ")[2].lower()
        return counting(reading, counted_nouns.singular_of(noun), noun) if noun else None
    if leader.unit is units.PERCENT and (before.low, lead) in ((",", "up"), (",", "down")):
        # "on 12%, up three".
        return replace(reading, unit=units.UNITS["percentage point"])
    if percent is None or lead != "on" or not before.text[:1].isupper() or not 0 <= reading.value <= _WHOLE:
        return None
    # "34%, two points ahead of Labour on 32".
    return replace(reading, unit=units.PERCENT) if in_one_sentence(tokens, percent, reading) else None
