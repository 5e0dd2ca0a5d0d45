"""Whether written figures say the same number: rounding, comparators, approximators, conversions, complements."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.core.extraction.figures.quantities import find_quantities
from claims.core.matching.comparing.figures import canonical, compare_figures, compare_values, trailing_step
from claims.core.matching.decision.relations import decide_pair
from claims.core.matching.statements.reading import read_statement
from claims.core.records import Comparison, Relation

EQUAL, COMPATIBLE, DIFFERENT = Comparison.EQUAL, Comparison.COMPATIBLE, Comparison.DIFFERENT


def test_figures_far_apart_in_order_do_not_answer_to_each_other() -> None:
    many = find_quantities(" ".join(f"{number} cows" for number in range(1_013, 61_013, 1_000)))
    assert all(pair.left.value != pair.right.value for pair in compare_figures(many, many[50:]).pairs)
    assert all(pair.left.value == pair.right.value for pair in compare_figures(many, many[2:]).pairs)


def compare(left: str, right: str) -> tuple[Comparison, bool]:
    one, other = find_quantities(left)[0], find_quantities(right)[0]
    return compare_values(canonical(one), canonical(other))


@pytest.mark.parametrize(
    ("left", "right", "comparison", "confirms"),
    [
        ("about 157,000 people", "157,213 people", EQUAL, True),
        ("about 157,000 people", "158,000 people", DIFFERENT, False),
        ("157,000 people", "175,000 people", DIFFERENT, False),
        ("100 people", "130 people", DIFFERENT, False),
        ("some 84,000 fans", "83,900 fans", EQUAL, True),
        ("over 90 percent", "nearly 90 percent", DIFFERENT, False),
        ("more than 8,900 people", "almost 9,000 people", COMPATIBLE, False),
        ("nearly 47,000 people", "47,400 people", EQUAL, False),
        ("nearly 47,000 people", "46,800 people", EQUAL, True),
        ("nearly 47,000 people", "about 47,400 people", EQUAL, True),
        ("at least 40 people", "43 people", COMPATIBLE, True),
        ("at least 40 people", "70 people", DIFFERENT, False),
        ("at least 40 people", "38 people", DIFFERENT, False),
        ("at least 40 people", "at most 40 people", DIFFERENT, False),
        ("more than 300 schools", "over 300 schools", EQUAL, True),
        ("a week-long strike", "a seven-day strike", EQUAL, True),
        ("lasted 48 hours", "lasted two days", EQUAL, True),
        ("lasted 18 years", "lasted 19 years", DIFFERENT, False),
        ("2.3 tonnes", "2,300 kilograms", EQUAL, True),
        ("2 kilometres", "1.25 miles", EQUAL, True),
        ("one in four households", "25% of households", EQUAL, True),
        ("a third of firms", "33 percent of firms", EQUAL, True),
        ("$31 trillion", "31,000 billion dollars", EQUAL, True),
        ("rose 5%", "rose 50%", DIFFERENT, False),
        ("€2.4m", "24 million euros", DIFFERENT, False),
        ("at least 40 people", "44 people", COMPATIBLE, False),
        ("at least 40 people", "45 people", DIFFERENT, False),
        ("at least 40 people", "40 people", COMPATIBLE, False),
        ("at least 40 people", "about 40 people", COMPATIBLE, True),
        ("more than 2,000 people", "2,160 people", COMPATIBLE, True),
        ("more than 2,000 people", "2,161 people", COMPATIBLE, False),
        ("less than 40 people", "38 people", COMPATIBLE, True),
        ("up to 40 people", "38 people", COMPATIBLE, True),
        ("less than 40 people", "42 people", DIFFERENT, False),
        ("more than 300 schools", "less than 300 schools", DIFFERENT, False),
        ("between 40 and 50 people", "40 people", COMPATIBLE, False),
        ("between 40 and 50 people", "50 people", COMPATIBLE, False),
        ("between 40 and 50 people", "51 people", DIFFERENT, False),
        ("between 40 and 50 people", "between 40 and 50 people", EQUAL, True),
        ("between 40 and 50 people", "between 40 and 60 people", DIFFERENT, False),
        ("almost a year", "11 months", COMPATIBLE, False),
        ("almost a year", "13 months", DIFFERENT, False),
        ("just under a year", "11 months", COMPATIBLE, False),
        ("about a year", "13 months", COMPATIBLE, False),
        ("about a year", "15 months", DIFFERENT, False),
        ("just over a third of voters", "36% of voters", COMPATIBLE, False),
        ("just over a third of voters", "31% of voters", DIFFERENT, False),
        ("nearly a quarter of voters", "27% of voters", DIFFERENT, False),
        ("no more than a quarter of voters", "28% of voters", DIFFERENT, False),
        ("no more than a quarter of voters", "23% of voters", COMPATIBLE, False),
        ("no less than a quarter of voters", "28% of voters", COMPATIBLE, False),
        ("no less than a quarter of voters", "22% of voters", DIFFERENT, False),
        ("not more than a third of firms", "36% of firms", DIFFERENT, False),
        ("at most a quarter of voters", "23% of voters", COMPATIBLE, False),
        ("nearly 9,000 people", "8,700 people", COMPATIBLE, False),
        ("nearly 9,000 people", "8,400 people", DIFFERENT, False),
        ("nearly 9,000 people", "9,100 people", DIFFERENT, False),
        ("close to 9,000 people", "9,200 people", DIFFERENT, False),
        ("about 9,000 people", "9,300 people", COMPATIBLE, False),
        ("about 9,000 people", "9,500 people", DIFFERENT, False),
        ("1,000 people", "1,050 people", EQUAL, True),
        ("1,000 people", "1,060 people", DIFFERENT, False),
        ("2.0 kilometres", "2.04 kilometres", EQUAL, True),
        ("2.0 kilometres", "2.06 kilometres", DIFFERENT, False),
        ("won by 3 points", "won by 3 percentage points", EQUAL, True),
        ("halved", "fell by 50%", EQUAL, True),
        ("tripled", "rose by 200%", EQUAL, True),
    ],
)
def test_figures(left: str, right: str, comparison: Comparison, confirms: bool) -> None:
    assert compare(left, right) == (comparison, confirms)
    assert compare(right, left) == (comparison, confirms)


def test_round_fraction_with_approximator_is_compatible_and_confirms_nothing() -> None:
    assert compare("a little over a quarter of power", "28% of power") == (COMPATIBLE, False)
    assert compare("a little over a quarter of power", "22% of power") == (DIFFERENT, False)


def test_units_of_other_dimensions_are_not_set_against_each_other() -> None:
    found = compare_figures(find_quantities("It cost $40."), find_quantities("It lasted 40 days."))
    assert found.pairs == ()
    assert len(found.left_only) == len(found.right_only) == 1


def test_figures_are_paired_by_what_they_count() -> None:
    found = compare_figures(find_quantities("2 dogs and 3 cats"), find_quantities("3 dogs and 2 cats"))
    assert [pair.comparison for pair in found.pairs] == [DIFFERENT, DIFFERENT]


def test_shares_that_add_up_to_one_are_marked() -> None:
    found = compare_figures(find_quantities("a quarter of voters"), find_quantities("75% of voters"))
    assert found.pairs[0].complement
    whole = compare_figures(find_quantities("100% of voters"), find_quantities("0% of voters"))
    assert not whole.pairs[0].complement


@pytest.mark.parametrize(("value", "step"), [(40, 10), (300, 100), (315, 1), (0, 0), (2.5, 0), (-20, 10), (1e18, 0)])
def test_trailing_step(value: float, step: float) -> None:
    assert trailing_step(value) == step


@given(value=st.integers(1, 10**9), other=st.integers(1, 10**9))
def test_figures_that_differ_by_more_than_a_twentieth_are_never_equal(value: int, other: int) -> None:
    comparison, _ = compare(f"about {value:,} people", f"{other:,} people")
    assert comparison is compare(f"{other:,} people", f"about {value:,} people")[0]
    if abs(value - other) > 0.05 * max(value, other):
        assert comparison is not EQUAL


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        (
            "Judges earn twice as much as teachers.",
            "Judges earn five times as much as teachers.",
            Relation.DIFFERENT_FIGURE,
        ),
        (
            "The ferry was inspected twice in May.",
            "The ferry was inspected four times in May.",
            Relation.DIFFERENT_FIGURE,
        ),
        ("Judges earn twice as much as teachers.", "Judges earn two times as much as teachers.", Relation.SAME),
    ],
)
def test_twice_is_set_against_so_many_times(left: str, right: str, relation: Relation) -> None:
    assert decide_pair(read_statement(left), read_statement(right)).relation is relation


@pytest.mark.parametrize(
    ("left", "right", "relation", "confirmed"),
    [
        (
            "Kansu has 2 beds per thousand people.",
            "Kansu has 2 beds per hundred people.",
            Relation.DIFFERENT_FIGURE,
            False,
        ),
        ("Kansu has 2 beds per 1,000 people.", "Kansu has 2 beds per 10,000 people.", Relation.DIFFERENT_FIGURE, False),
        ("Kansu has 2 beds per thousand people.", "Kansu has 20 beds per 10,000 people.", Relation.SAME, False),
        ("Kansu has 2 beds per thousand people.", "Kansu has two beds per 1,000 people.", Relation.SAME, True),
        ("It has grown 7 percent annually.", "It has grown 6 percent annually.", Relation.DIFFERENT_FIGURE, False),
        ("It has grown 7 percent annually.", "It has grown by 7% a year.", Relation.SAME, True),
        ("One in 20 pupils failed.", "One in 21 pupils failed.", Relation.DIFFERENT_FIGURE, False),
        ("1/20 of pupils failed.", "1/21 of pupils failed.", Relation.DIFFERENT_FIGURE, False),
        ("A twentieth of pupils failed.", "One in 21 pupils failed.", Relation.DIFFERENT_FIGURE, False),
        ("A twentieth of pupils failed.", "One in 20 pupils failed.", Relation.SAME, True),
        ("One in five pupils failed.", "A fifth of pupils failed.", Relation.SAME, True),
    ],
)
def test_figures_that_are_rates(left: str, right: str, relation: Relation, confirmed: bool) -> None:
    decision = decide_pair(read_statement(left), read_statement(right))
    assert decision.relation is relation
    assert decision.auto_confirm is confirmed
