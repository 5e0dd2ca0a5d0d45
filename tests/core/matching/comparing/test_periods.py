"""Whether two claims speak of the same time: closed, open, unresolved, lengths."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.matching.comparing.periods import compare_periods
from claims.core.matching.parts.durations import duration_days
from claims.core.matching.statements.reading import read_statement
from claims.core.records import Comparison

P2020 = dt.date(2020, 2, 22)


def compare(
    left: str, right: str, left_day: dt.date | None = None, right_day: dt.date | None = None
) -> Comparison | None:
    one, other = read_statement(left, published=left_day), read_statement(right, published=right_day)
    found = compare_periods(one.times, other.times, left_day, right_day)
    return found.comparison if found else None


@pytest.mark.parametrize(
    ("left", "right", "comparison"),
    [
        ("It fell in May 2021.", "It fell in May 2021.", Comparison.EQUAL),
        ("It fell on 3 May 2021.", "It fell on May 3, 2021.", Comparison.EQUAL),
        ("It fell in May 2021.", "It fell in June 2021.", Comparison.DIFFERENT),
        ("It fell in May 2021.", "It fell in 2021.", Comparison.COMPATIBLE),
        ("It fell since 2001.", "It fell since 2011.", Comparison.DIFFERENT),
        ("It has stood since 2001.", "It was put up in 2001.", Comparison.COMPATIBLE),
        ("It has stood since 2001.", "It was put up in 2002.", Comparison.DIFFERENT),
        ("It fell since 2001.", "It fell between 2001 and 2019.", Comparison.COMPATIBLE),
        ("It fell in October.", "It fell in November.", Comparison.DIFFERENT),
        ("It fell on Friday.", "It fell.", Comparison.ONLY_LEFT),
        ("It fell.", "It fell on Friday.", Comparison.ONLY_RIGHT),
        ("It fell.", "It fell.", None),
    ],
)
def test_periods(left: str, right: str, comparison: Comparison | None) -> None:
    assert compare(left, right) is comparison


@pytest.mark.parametrize(
    ("published", "comparison"),
    [
        (dt.date(2019, 6, 1), Comparison.COMPATIBLE),
        (P2020, Comparison.COMPATIBLE),
        (dt.date(2020, 12, 31), Comparison.COMPATIBLE),
        (dt.date(2021, 1, 2), Comparison.DIFFERENT),
        (dt.date(2000, 1, 1), Comparison.DIFFERENT),
    ],
)
def test_open_period_fits_a_closed_one_up_to_a_year_after_it(published: dt.date, comparison: Comparison) -> None:
    assert compare("It fell since 2001.", "It fell between 2001 and 2019.", published) is comparison


def test_relative_times_of_other_publications_differ() -> None:
    assert compare("It fell last year.", "It fell last year.", P2020, dt.date(2018, 2, 1)) is Comparison.DIFFERENT
    assert compare("It fell last year.", "It fell in 2019.", P2020) is Comparison.EQUAL


def test_stretches_of_other_lengths_differ() -> None:
    assert compare("It fell in the past two years.", "It fell between 2001 and 2019.") is Comparison.DIFFERENT


@pytest.mark.parametrize(
    ("timex", "days"), [("P2Y", 730.5), ("P1W", 7.0), ("PT36H", 1.5), ("P3M", 91.3125), ("2019", None), ("PXD", None)]
)
def test_duration_days(timex: str, days: float | None) -> None:
    assert duration_days(timex) == days
