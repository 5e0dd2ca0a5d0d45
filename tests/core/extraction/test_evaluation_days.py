"""The days of annotated time values, in every form of TIMEX3 and EDTF that annotators use."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.extraction.evaluation_days import first_and_last_day


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("2024-02-29T14:00", "2024-02-29", "2024-02-29"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-12", "2023-12-01", "2023-12-31"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2020-W53", "2020-12-28", "2021-01-03"),
        ("2024-W12-WE", "2024-03-23", "2024-03-24"),
        ("2024-Q3", "2024-07-01", "2024-09-30"),
        ("2024-H2", "2024-07-01", "2024-12-31"),
        ("2021-SP", "2021-03-01", "2021-05-31"),
        ("2021-24", "2021-12-01", "2022-02-28"),
        ("201", "2010-01-01", "2019-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("19", "1900-01-01", "1999-12-31"),
    ],
)
def test_days_of_a_value(value, first, last):
    assert first_and_last_day(value) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize("value", ["..", "", "P3Y", "2024-13", "2024-02-30", "2023-W53", "FUTURE_REF", "0000"])
def test_what_names_no_days_or_leaves_the_calendar(value):
    assert first_and_last_day(value) == (None, None)
