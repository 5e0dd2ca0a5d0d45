"""How loosely a figure is told: "nearly doubled" is less than "doubled", "about 310 miles at most" no more than "about
310 miles", and who "earns more than 2,700 euros" need not earn 2,743."""

from __future__ import annotations

import re

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.comparing.figures import FigurePair
from claims.core.matching.second_reading.rereading import RELATIVE, Side
from claims.core.matching.statements.reading import Statement
from claims.core.records import Comparator, Quantity

_LESS = re.compile(
    r"\b(?:nearly|almost|close to|just under|not quite|practically|virtually|all but)\s\Z", re.IGNORECASE
)
"""Words that name the side of a figure on which the truth lies, and no more."""

_BEHIND = re.compile(
    r"(?:\s[\w'’%-]+){0,2}?,?\s(?:(?P<most>at (?:the )?(?:very )?most|tops|maximum|max|or (?:less|fewer))"
    r"|(?P<least>at (?:the )?(?:very )?least|minimum|or (?:more|over)))\b",
    re.IGNORECASE,
)
_REACH = 16
"""Code points before a figure in which a word that makes it less stands."""

_WORDED = frozenset({"share", "times"})
"""Units of "half" and "doubled"; "50 percent" is a figure that another one may round to."""


def told_as_loosely(pair: Comparisons, left: Side, right: Side) -> bool:
    """Whether each two figures are bounded alike where one is bounded by what stands behind it, and no round fraction or
    multiple is told as less than itself on one side alone."""
    return all(
        _bounded_alike(left.statement, found.left, right.statement, found.right)
        and (not _is_bounded_on_one(found) or (_is_counted(found.left, left) and _is_counted(found.right, right)))
        and (not _is_round(found) or _is_less(left.statement, found.left) == _is_less(right.statement, found.right))
        for found in pair.figures.pairs
    )


_BOUNDS = frozenset({Comparator.MORE, Comparator.AT_LEAST, Comparator.LESS, Comparator.AT_MOST})

_RULING = words(
    """if unless only limit threshold every each all any most many few nobody none no never not may might must can could
    should would shall will"""
)
"""Words beside which a bound is a condition, or is said of each of many: "few earned more than 2,700 euros"."""


def _is_bounded_on_one(found: FigurePair) -> bool:
    """Whether one figure is a bound and the other exact, or bounded otherwise."""
    bounds = [one.comparator if one.comparator in _BOUNDS else None for one in (found.left, found.right)]
    return bounds[0] is not bounds[1] and None in bounds


def _is_counted(quantity: Quantity, side: Side) -> bool:
    """Whether a figure is what a sentence tells of the past and counted then, outside of any clause about a noun."""
    outside = [token.lower for token in side.tokens if not token.span.overlaps(quantity.span)]
    if side.statement.tense != "past" or not _RULING.isdisjoint(outside):
        return False
    return not any(token.lower in RELATIVE for token in side.tokens if token.start < quantity.span.start)


def _bounded_alike(left: Statement, one: Quantity, right: Statement, other: Quantity) -> bool:
    return _bound_behind(left, one) == _bound_behind(right, other)


def _is_round(found: FigurePair) -> bool:
    """Whether two figures are a fraction or multiple in words: what "almost" means beside them is open."""
    return not _WORDED.isdisjoint({found.left.unit, found.right.unit})


def _is_less(side: Statement, quantity: Quantity) -> bool:
    start = quantity.number_span.start
    return _LESS.search(side.text, max(0, start - _REACH), start) is not None


def _bound_behind(side: Statement, quantity: Quantity) -> str:
    """What bounds a figure behind it: "about 310 miles at most"."""
    found = _BEHIND.match(side.text, quantity.number_span.end)
    return "" if found is None else str(found.lastgroup)
