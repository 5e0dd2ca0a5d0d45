"""Numbers that no figure and no time has taken: whatever they mean, both sides must have the same."""

from __future__ import annotations

from collections import Counter

from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.second_reading.rereading import Side
from claims.core.matching.words.number_words import PLAIN_NUMBERS
from claims.core.records import Span

_NUMBERS = PLAIN_NUMBERS - {"one"} | {"dozen"}
""" "One" is a pronoun as well."""


def unread_numbers_agree(_pair: Comparisons, left: Side, right: Side) -> bool:
    """Whether the numbers outside of all figures and times are the same: "for every thousand" is not "for every hundred",
    and a figure that was overlooked here and there may be another one."""
    return _unread(left) == _unread(right)


def _unread(side: Side) -> Counter[str]:
    taken: list[Span] = [one.span for one in side.statement.quantities]
    taken += [one.span for one in side.statement.times]
    return Counter(
        token.lower
        for token in side.tokens
        if _has_number(token.lower) and not any(span.start <= token.start and token.end <= span.end for span in taken)
    )


def _has_number(word: str) -> bool:
    """Whether a word is a number or has one in it: "seven", "twenty-one", "7bn"."""
    return any(part in _NUMBERS or part[:1].isdigit() for part in word.split("-"))
