"""What one side tells by the contrary of what the other does, and yet of the same: "was not built until 1974" tells when it
was built, "nobody but members may vote" who may, "60 percent were let in" how many of the rest were refused, and "paid zero
dollars" that none were paid.

Of 6,440 judged pairs 27 have such a date (17 *other date*, 10 *same*; most were told as *opposite*), 17 such an exception
(all *same*; 16 told as *opposite*) and 64 such shares (59 *same*; 16 told so; December 2026).
"""

from __future__ import annotations

import re

from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.comparing.figures import FigurePair
from claims.core.matching.parts.units import Unit, UnitKind
from claims.core.matching.statements.reading import Statement
from claims.core.matching.words.lexicon import base_of, bases_of
from claims.core.records import Comparison

_UNTIL = re.compile(r"\b(?:until|till)\b", re.IGNORECASE)
_NOT_UNTIL = re.compile(r"(?P<denied>[^,.;:]*?)\b(?:until|till)\b", re.IGNORECASE)
"""What is denied and until when, in one clause."""

_LASTING = bases_of("stay remain last live wait keep extend continue guarantee persist survive endure linger")
"""Bases of verbs of what lasts: who "did not stay until noon" was gone by then."""

_DWELLING = bases_of("live")
"""Bases of those that tell as well where something is so: who "has lived in Lund since 1974" "did not live in Lund until
1974"; who "did not live until 1974" was dead by then."""

_BEGINNING = re.compile(r"\b(?:since|from|as of|first|began|begun|started|became)\b", re.IGNORECASE)

_BOUND = re.compile(
    r"\b(?:until|till|before|by|after|since|from|yet|when|if|unless|while|during|ahead)\b", re.IGNORECASE
)

_NONE_BUT = re.compile(
    r"\b(?:no|none|nobody|nothing|nowhere)\b[^.;:]{0,60}?"
    r"(?:(?<!,)\s(?P<but>but)|\s(?:except|other than|apart from|save))\s",
    re.IGNORECASE,
)
_ONLY = re.compile(r"\b(?:only|alone|solely|exclusively|reserved)\b", re.IGNORECASE)


def is_dated_by_denial(pair: Comparisons) -> bool:
    """Whether one side alone tells when something came to be so by saying until when it was not ("not until May"). Against
    "before May" that is a denial, but for "not until after May"; so it is where nobody knows which time is the later."""
    if pair.period is not None and pair.period.comparison is Comparison.UNKNOWN:
        return False
    return _dates_by_denial(pair.left, pair.right) or _dates_by_denial(pair.right, pair.left)


def _dates_by_denial(side: Statement, other: Statement) -> bool:
    if len(side.negations) != len(other.negations) + 1 or _is_not_until(other):
        return False
    if "before" in other.connectors and "after" not in side.connectors:
        return False
    begins = _BEGINNING.search(other.text) is not None
    return _is_not_until(side, may_last=begins) and _UNTIL.search(other.text) is None and _tells_when(other)


def _is_not_until(side: Statement, *, may_last: bool = False) -> bool:
    denied = (_NOT_UNTIL.match(side.text, denial.end) for denial in side.negations)
    return any(found is not None and _is_done_once(found["denied"], may_last=may_last) for found in denied)


def is_denied_for_good(pair: Comparisons) -> bool:
    """Whether one side tells until when something was not so, and so that it was then, and the other that it was not at
    all: "did not open until 2009", "never opened"."""
    for side, other in ((pair.left, pair.right), (pair.right, pair.left)):
        if len(side.negations) == len(other.negations) == 1 and _is_not_until(side) and _is_without_end(side, other):
            return True
    return False


def _is_without_end(side: Statement, other: Statement) -> bool:
    """Whether a statement denies something for all time, or for the time that the other side gives."""
    if _BOUND.search(other.text) is not None or other.quantities:
        return False
    return not other.times or [one.timex for one in other.times] == [one.timex for one in side.times]


def _is_done_once(denied: str, *, may_last: bool) -> bool:
    words = denied.lower().split()
    lasting = _LASTING - _DWELLING if may_last else _LASTING
    return "that" not in words and not any(base_of(word) in lasting for word in words)


def _tells_when(side: Statement) -> bool:
    """ "may work" tells no time that "may not work until they are registered" could tell otherwise."""
    return bool(side.times or side.quantities or side.connectors) or "first" in side.text.lower().split()


def is_excepted_by_one(pair: Comparisons) -> bool:
    """Whether one side names by a denial and an exception whom the other names by "only": "nobody but members", "only
    members"."""
    return _excepts(pair.left, pair.right) or _excepts(pair.right, pair.left)


def _excepts(side: Statement, other: Statement) -> bool:
    return (
        len(side.negations) == len(other.negations) + 1
        and _names_exception(side)
        and _ONLY.search(side.text) is None
        and _ONLY.search(other.text) is not None
    )


def _names_exception(side: Statement) -> bool:
    """Whether a side denies with an exception; "nothing was stolen but the door was broken" tells two things."""
    found = _NONE_BUT.search(side.text)
    if found is None or found["but"] is None:
        return found is not None
    verbs = [unit.start for unit in side.units if unit.kind is UnitKind.VERB]
    before = any(found.start() < start < found.end() for start in verbs)
    return not any(start == found.end() or (before and start > found.end()) for start in verbs)


def tells_the_rest(pair: Comparisons) -> bool:
    """Whether shares that make a whole are told of by other words: "two in five were refused", "60 percent were let in".
    Where nothing but the verbs differs these may say the same, and the shares do not; nor where another figure differs."""
    pairs = pair.figures.pairs
    if not any(one.complement for one in pairs):
        return False
    if any(_differs(one) for one in pairs):
        return False
    left, right = _telling(pair.alignment.left_only), _telling(pair.alignment.right_only)
    verbs = pair.left.predicate, pair.right.predicate
    if not left and not right:
        return False
    if len(left) == len(right) == 1 and (left[0], right[0]) == verbs:
        return False
    return not any((link.left, link.right) == verbs for link in pair.alignment.shared)


def _differs(one: FigurePair) -> bool:
    """ "under 28" and "28 or older" are the two parts of a whole."""
    return one.comparison is Comparison.DIFFERENT and not one.complement and one.left.value != one.right.value


def _telling(alone: tuple[Unit, ...]) -> list[Unit]:
    return [unit for unit in alone if not unit.light]


def counts_none(pair: Comparisons) -> bool:
    """Whether one side alone counts nought of what both speak of, which denies it: "paid zero dollars in tax"."""
    left, right = (any(quantity.value == 0 for quantity in side.quantities) for side in (pair.left, pair.right))
    if left == right:
        return False  # "did not cut it to zero" is the contrary of "cut it to zero"
    counting = pair.left if left else pair.right
    if counting.negations:
        return False  # "not a single one" is denied by its word
    return any(
        quantity.value == 0
        and quantity.value_to is None
        and _BESIDES.search(counting.text, 0, quantity.span.start) is None
        and (quantity.unit == "percent" or _BY.search(counting.text, 0, quantity.span.start) is None)
        and _OF_KIND.match(counting.text, quantity.number_span.end) is None
        and _is_of_shared(pair, counting, quantity.number_span.end)
        for quantity in counting.quantities
    )


def _is_of_shared(pair: Comparisons, counting: Statement, end: int) -> bool:
    """Whether what a figure counts, or who does not do it, stands on both sides."""
    behind = next((unit for unit in counting.units if unit.start >= end and not unit.light), None)
    return behind is None or any(behind in (link.left, link.right) for link in pair.alignment.shared)


_BESIDES = re.compile(
    r"[,;]|\b(?:and|but|despite)\b|\b(?:to|at|with|after|against|aged|from|for|of|in|on|below|above|under|over|year)\s\Z",
    re.IGNORECASE,
)
"""What stands before a figure that is told besides what may be denied."""

_BY = re.compile(r"\bby\s\Z", re.IGNORECASE)
"""Who "won by 0 votes" won; what "rose by 0 percent" did not."""

_OF_KIND = re.compile(r"\s?-|\s(?:tolerance|votes\sagainst)\b")
"""What is told by nought and is something."""
