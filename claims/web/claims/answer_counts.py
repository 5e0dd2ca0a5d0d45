"""What the claims of a text come to: how many have which answer, what an editor has to look at first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from claims.core.verdicts import Freshness
from claims.web.words.looks import Look
from claims.web.words.marks import find_mark

_WITHDRAWN = f"freshness/{Freshness.WITHDRAWN}"
_EXPIRED = f"freshness/{Freshness.EXPIRED}"
_WORDS = {
    _EXPIRED: "to recheck",
    _WITHDRAWN: "withdrawn",
    "relation/same": "suggested",
    "unchecked": "not checked",
}
"""The words of what is no verdict that stands, by mark."""

ANSWER_MARKS = (
    "verdict/false",
    "verdict/mostly_false",
    "status/conflict",
    "verdict/mixed",
    "verdict/disputed",
    "verdict/unproven",
    "verdict/outdated",
    "verdict/pending",
    _WITHDRAWN,
    _EXPIRED,
    "relation/same",
    "verdict/mostly_true",
    "verdict/true",
    "unchecked",
)
"""Answers by mark, in the order in which an editor looks at them."""


@dataclass(frozen=True, slots=True)
class AnswerCount:
    """How many claims of a text have one answer: its mark, its word, and the number of the first of them."""

    mark: str
    word: str
    count: int
    first: int


def count_answers(looks: Mapping[int, Look]) -> tuple[AnswerCount, ...]:
    """The answers of a text by the looks of its claims, as by ``count_marks``."""
    return count_marks({number: mark_of(look) for number, look in looks.items()})


def count_marks(marks: Mapping[int, str]) -> tuple[AnswerCount, ...]:
    """The answers of a text by the marks of its claims (``mark_of``), what has to be looked at first leading; none is left
    out."""
    numbers = defaultdict(list)
    for number, mark in marks.items():
        numbers[mark].append(number)
    return tuple(
        AnswerCount(mark, word_of(mark), len(found), min(found))
        for mark, found in sorted(numbers.items(), key=lambda item: ANSWER_MARKS.index(item[0]))
    )


def word_of(mark: str) -> str:
    """The word of an answer."""
    return _WORDS.get(mark) or find_mark(mark).word


def mark_of(look: Look) -> str:
    """The mark of the answer that a claim has, one of ``ANSWER_MARKS``."""
    if look.case == "lapsed":
        return _WITHDRAWN if look.freshness == _WITHDRAWN else _EXPIRED
    if look.case == "suggested":
        return "relation/same"
    return look.mark or "unchecked"
