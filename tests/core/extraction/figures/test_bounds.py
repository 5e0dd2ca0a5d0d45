"""Words that bound or approximate a figure: which way, and how vaguely."""

from __future__ import annotations

import pytest

from claims.core.extraction.figures.quantities import find_quantities
from claims.core.records import Comparator

ABOUT, MORE, LESS = Comparator.ABOUT, Comparator.MORE, Comparator.LESS
AT_LEAST, AT_MOST = Comparator.AT_LEAST, Comparator.AT_MOST


@pytest.mark.parametrize(
    ("phrases", "comparator", "is_vague"),
    [
        ("about, around, some, roughly, approximately, approx., circa, ca., c., an estimated, estimated", ABOUT, True),
        (
            "nearly, almost, barely, hardly, scarcely, close to, closer to, close on, nigh on, getting on for",
            ABOUT,
            True,
        ),
        ("in the region of, in the order of, of the order of, on the order of, something like", ABOUT, True),
        ("the best part of, the better part of, virtually, practically, ~, ≈", ABOUT, True),
        ("more than, greater than, higher than, larger than, over, above, exceeding, surpassing, topping", MORE, False),
        (
            "in excess of, well in excess of, far in excess of, upwards of, upward of, well over, well above",
            MORE,
            False,
        ),
        ("far more than, >", MORE, False),
        ("just over, just above, just more than, slightly more than, slightly over, a little over", MORE, True),
        ("a little more than, little more than, little over", MORE, True),
        ("less than, fewer than, lower than, smaller than, under, below, well under, well below, <", LESS, False),
        ("just under, just below, just short of, just less than, shy of, just shy of, not quite", LESS, True),
        ("little under, little less than, slightly less than, slightly under, a little under", LESS, True),
        ("up to, as many as, at most, at the most, no more than, not more than, not exceeding", AT_MOST, False),
        ("a maximum of, maximum of, ≤", AT_MOST, False),
        ("at least, at the very least, no fewer than, no less than, not less than, not fewer than", AT_LEAST, False),
        ("as few as, a minimum of, minimum of, ≥", AT_LEAST, False),
    ],
)
def test_words_before_a_figure(phrases: str, comparator: Comparator, is_vague: bool) -> None:
    for phrase in phrases.split(", "):
        (figure,) = find_quantities(f"The ministry counted {phrase} 340 mills.")
        assert (figure.comparator, figure.approximate) == (comparator, is_vague), phrase


@pytest.mark.parametrize(
    ("phrases", "comparator", "is_vague"),
    [
        ("340 or more mills, 340+ mills, 340 plus mills, 340 mills or more, 340 mills at least", AT_LEAST, False),
        ("340 or fewer mills, 340 or less mills, 340 mills or fewer, 340 mills at most", AT_MOST, False),
        ("340 or so mills, 340-odd mills, 340 mills or so, 340 mills or thereabouts", ABOUT, True),
    ],
)
def test_words_behind_a_figure(phrases: str, comparator: Comparator, is_vague: bool) -> None:
    for phrase in phrases.split(", "):
        (figure,) = find_quantities(f"The ministry counted {phrase}.")
        assert (figure.comparator, figure.approximate) == (comparator, is_vague), phrase


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("The rate never fell below 40 percent.", AT_LEAST),
        ("The fee does not exceed 40 euros.", AT_MOST),
        ("The fee cannot be over 40 euros.", AT_MOST),
        ("That adds up to half a million.", Comparator.EQUAL),
        ("The rate ticked up to 40 percent.", Comparator.EQUAL),
        ("Output fell by a fifth over four years.", Comparator.EQUAL),
        ("The siege lasted over four years.", MORE),
        ("The guards handed over 12 prisoners.", Comparator.EQUAL),
        ("The marsh spread over 650 square kilometres.", Comparator.EQUAL),
        ("The plant will open within four years.", AT_MOST),
    ],
)
def test_the_same_words_may_bound_nothing(text: str, comparator: Comparator) -> None:
    assert find_quantities(text)[-1].comparator is comparator


@pytest.mark.parametrize(
    ("text", "comparators"),
    [
        ("It had 38 million readers, 1.1 million fewer than three months earlier.", ["=", "=", "="]),
        ("It had 38,000 readers, six thousand more than two years earlier.", ["=", "=", "="]),
        ("It lost 2 million readers in fewer than three months.", ["=", "<"]),
        ("It lost 2 million readers. More than three months passed.", ["=", ">"]),
    ],
)
def test_a_length_of_time_behind_a_difference_is_no_bound(text, comparators):
    assert [str(q.comparator.value) for q in find_quantities(text)] == comparators
