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
        ("It fell between 2000 and 2020.", "It fell between 2010 and 2020.", Comparison.DIFFERENT),
        ("It fell between March 2010 and 2020.", "It fell from 2010 to 2020.", Comparison.COMPATIBLE),
        ("From 2027, it will be shut.", "It will be shut from 2027.", Comparison.EQUAL),
        ("From 2028, it will be shut.", "It will be shut from 2027.", Comparison.DIFFERENT),
        ("It fell in October.", "It fell in November.", Comparison.DIFFERENT),
        ("It fell at noon on 3 May 2021.", "It fell at noon on Monday, 3 May 2021.", Comparison.EQUAL),
        ("It fell at noon on 3 May 2021.", "It fell at noon on 4 May 2021.", Comparison.DIFFERENT),
        ("It fell on Friday.", "It fell.", Comparison.ONLY_LEFT),
        ("It fell.", "It fell on Friday.", Comparison.ONLY_RIGHT),
        ("It fell.", "It fell.", None),
    ],
)
def test_periods(left: str, right: str, comparison: Comparison | None) -> None:
    assert compare(left, right) is comparison


@pytest.mark.parametrize(
    ("left", "right", "comparison", "confirms"),
    [
        ("It rose in 2004 and in 2008.", "It rose in 2004 and in 2008.", Comparison.EQUAL, True),
        ("It rose in 2004 and in 2008.", "It rose in 2004.", Comparison.EQUAL, False),
        ("It rose in 2004 and in 2008.", "It rose in 2008 and in 2004.", Comparison.EQUAL, True),
        ("It rose in 2004 and in 2008.", "It rose in 2004 and in 2009.", Comparison.DIFFERENT, False),
        ("It rose in 2004 and in 2008.", "It rose between 2004 and 2008.", Comparison.COMPATIBLE, False),
        (
            "It rose from 2 percent in 2004 to 6 percent in 2008.",
            "It rose between 2004 and 2008.",
            Comparison.EQUAL,
            True,
        ),
        ("It fell in 2018.", "It fell between 2017 and 2019.", Comparison.COMPATIBLE, False),
        ("It has stood since 2018.", "It has stood since 2018.", Comparison.EQUAL, True),
        ("It has stood since 2018.", "It has stood since December 2018.", Comparison.COMPATIBLE, False),
        ("It has stood since 3 May 2018.", "It has stood since May 2018.", Comparison.COMPATIBLE, False),
        ("It has stood since May 2018.", "It has stood since June 2018.", Comparison.DIFFERENT, False),
        ("It has stood since 3 May 2018.", "It has stood since 4 May 2018.", Comparison.DIFFERENT, False),
        ("It has stood since 2018.", "It was put up in 2018.", Comparison.COMPATIBLE, False),
        ("It has stood since 2018.", "It was put up in May 2018.", Comparison.COMPATIBLE, False),
        ("It has stood since 3 May 2018.", "It stood from 3 to 9 May 2018.", Comparison.COMPATIBLE, False),
        ("It fell on Friday.", "It fell on Friday.", Comparison.EQUAL, True),
        ("It fell on Friday.", "It fell on Monday.", Comparison.DIFFERENT, False),
        ("It has stood since 2018.", "It stood in summer 2018.", Comparison.COMPATIBLE, False),
        ("It has stood since 2001.", "It stood from 2001 to 2019.", Comparison.COMPATIBLE, True),
        ("It has stood since May 2001.", "It stood from 2001 to 2019.", Comparison.COMPATIBLE, False),
        ("It has stood since 2002.", "It stood from 2001 to 2019.", Comparison.DIFFERENT, False),
        ("It stood until 2019.", "It stood until 2018.", Comparison.DIFFERENT, False),
        ("It stood until 2019.", "It has stood since 2019.", Comparison.DIFFERENT, False),
        ("It fell on 3 May 2018.", "It fell on the morning of 3 May 2018.", Comparison.COMPATIBLE, False),
        ("It fell on the morning of 3 May 2018.", "It fell in the morning of 3 May 2018.", Comparison.EQUAL, True),
        ("It fell on the morning of 3 May 2018.", "It fell on the evening of 3 May 2018.", Comparison.DIFFERENT, False),
        ("It fell on the evening of 3 May 2018.", "It fell in the night of 3 May 2018.", Comparison.COMPATIBLE, False),
        ("It fell in the past two years.", "It fell in the past 24 months.", Comparison.EQUAL, True),
        ("It fell in the past two years.", "It fell in the past three years.", Comparison.DIFFERENT, False),
        ("It fell in the past two years.", "It fell between 2018 and 2019.", Comparison.UNKNOWN, False),
    ],
)
@pytest.mark.parametrize("is_turned", [False, True])
def test_what_is_certain_enough_to_confirm(
    left: str, right: str, comparison: Comparison, confirms: bool, is_turned: bool
) -> None:
    one, other = (read_statement(text).times for text in ((right, left) if is_turned else (left, right)))
    found = compare_periods(one, other, None, None)
    assert found is not None
    assert (found.comparison, found.confirms) == (comparison, confirms)


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


def test_a_time_on_one_side_alone_confirms_nothing() -> None:
    found = compare_periods(read_statement("It fell in 2018.").times, (), None, None)
    assert found is not None
    assert (found.comparison, found.confirms) == (Comparison.ONLY_LEFT, False)


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
