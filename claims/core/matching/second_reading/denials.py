"""Whether two sides deny equally often, counted word by word.

A denial may be read as part of a known phrase ("not only", "since it was not founded", "is not short of"), where the parts
of a statement do not show it. Whoever leaves the "not" out says something else all the same.
"""

from __future__ import annotations

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.second_reading.rereading import Side
from claims.core.matching.statements.walk import NEGATIONS
from claims.core.matching.words.lexicon import base_of, bases_of

_DENYING = NEGATIONS | {"nowhere"}
_BOUNDS = words("more fewer less later earlier higher lower")
"""Behind "no": "no more than 40" is a figure and denies nothing."""

_PLAIN = words("be have do lack")
"""Verbs that deny by another word, which is counted, or are it."""

_UNDOING = bases_of("refuse fail decline neglect omit")
"""Verbs that deny what they govern, so that "refused not to pay" denies twice."""


def denials_agree(pair: Comparisons, left: Side, right: Side) -> bool:
    """Whether both sides have as many words that deny, lack or refuse; but "no month was warmer than July" denies nothing
    that "July was the warmest month" asserts, nor "40 percent did not" what "60 percent did" does."""
    if left.statement.tops_all != right.statement.tops_all or any(one.complement for one in pair.figures.pairs):
        return True
    return _denials(left) == _denials(right)


def _denials(side: Side) -> int:
    """How many; "failed to pay" and "did not pay" have one each."""
    found = sum(_is_denial(side, number) for number in range(len(side.tokens)))
    denying = (side.statement.text[span.start : span.end].lower() for span in side.statement.negations)
    return found + sum(word not in _DENYING and base_of(word) not in _PLAIN for word in denying)


def _is_denial(side: Side, number: int) -> bool:
    word = side.tokens[number].lower
    following = side.tokens[number + 1].lower if number + 1 < len(side.tokens) else ""
    if word in _DENYING:
        return not (word == "no" and following in _BOUNDS)
    if following in _DENYING and base_of(word) in _UNDOING:
        return True
    return base_of(word) == "lack" or (word == "short" and following == "of")
