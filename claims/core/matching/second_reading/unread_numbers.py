"""Numbers that no figure and no time has taken: whatever they mean, both sides must have the same.

Ordinals, "one", which is a pronoun as well, and Roman numerals are left to others.
"""

from __future__ import annotations

from collections import Counter

from claims.core.extraction.text.tokens import Token
from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.second_reading.rereading import Side
from claims.core.matching.words.number_words import DOZEN, PLAIN_NUMBERS
from claims.core.records import Span

_NUMBERS = PLAIN_NUMBERS - {"one"} | {DOZEN}

Runs = Counter[tuple[str, ...]]
"""Numbers side by side, as one: "hundred thousand" is not "thousand hundred"."""


def unread_numbers_agree(_pair: Comparisons, left: Side, right: Side) -> bool:
    """Whether the numbers outside of all figures and times are the same: "for every thousand" is not "for every hundred".

    Those of a saying ("said on 12 May", "told Radio 4") may stand on one side alone.
    """
    said, told = zip(*(_inside_and_outside(side) for side in (left, right)), strict=True)
    if all(said) and said[0] != said[1]:
        return False
    return bool(told[0] == told[1])


def _inside_and_outside(side: Side) -> tuple[Runs, Runs]:
    """The numbers of the saying, and all others."""
    unread = _unread(side)
    inside = [token for token in unread if _is_of_saying(side, token)]
    return _runs(side, inside), _runs(side, [token for token in unread if token not in inside])


def _unread(side: Side) -> list[Token]:
    taken: list[Span] = [one.span for one in side.statement.quantities]
    taken += [one.span for one in side.statement.times]
    return [
        token
        for token in side.tokens
        if _has_number(token.lower) and not any(span.start <= token.start and token.end <= span.end for span in taken)
    ]


def _is_of_saying(side: Side, token: Token) -> bool:
    said = side.statement.said
    return said is not None and said.covers(token)


def _runs(side: Side, numbers: list[Token]) -> Runs:
    runs: list[list[str]] = []
    last = -2
    for token in numbers:
        at = side.token_at(token.start)
        if at != last + 1:
            runs.append([])
        runs[-1].append(token.lower)
        last = at
    return Counter(map(tuple, runs))


def _has_number(word: str) -> bool:
    """Whether a word is a number or has one in it: "seven", "twenty-one", "7bn", "A380"."""
    return any(part in _NUMBERS for part in word.split("-")) or any(map(str.isdigit, word))
