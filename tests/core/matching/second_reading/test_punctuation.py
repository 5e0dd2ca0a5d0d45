"""Marks that change what is said."""

from __future__ import annotations

import pytest

from tests.support.relations import is_confirmed

MARKED = (
    ("Not {}, all schools in Orvale closed in 2019.", "Not, {}, all schools in Orvale closed in 2019."),
    ("Not {} all schools in Orvale closed in 2019.", "Not – {} – all schools in Orvale closed in 2019."),
    ("In the end not {}, 40 schools closed in 2019.", "In the end not, {}, 40 schools closed in 2019."),
    ("Only {}, the bank paid $4 million in 2019.", "Only, {}, the bank paid $4 million in 2019."),
)


@pytest.mark.parametrize("word", ["surprisingly", "unexpectedly", "officially"])
@pytest.mark.parametrize(("one", "other"), MARKED)
def test_a_denial_is_said_of_what_stands_behind_it_without_a_mark(one: str, other: str, word: str) -> None:
    left, right = one.format(word), other.format(word)
    assert not is_confirmed(left, right)
    assert not is_confirmed(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Not surprisingly, all schools in Orvale closed in 2019.",
            "Not surprisingly all schools in Orvale closed in 2019.",
        ),
        ("Not, surprisingly, all schools in Orvale closed in 2019.",) * 2,
        ("The bridge at Orvale did not close in 2019.", "In 2019, the bridge at Orvale did not close."),
        ("Only 40 schools in Orvale closed in 2019.", "In 2019, only 40 schools in Orvale closed."),
    ],
)
def test_marks_elsewhere_keep_nothing_apart(left: str, right: str) -> None:
    assert is_confirmed(left, right)
