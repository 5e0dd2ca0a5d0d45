"""Values of times that other words move."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.extraction.times.expressions import find_times

PUBLISHED = dt.date(2026, 11, 30)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # How long ago, to the day, week or month.
        ("Three years ago today, the dam broke.", ["2023-11-30"]),
        ("Forty years ago this month, the mill shut.", ["1986-11"]),
        ("A year ago this week, she quit.", ["2025-11-24/2025-11-30"]),
        ("A year ago, today's mayor was a clerk.", ["2025", "2026-11-30"]),
        ("I moved here a yr ago.", ["2025"]),
        ("He quit 3 wks ago.", ["2026-11-09/2026-11-15"]),
        # The past decade is counted back from the day.
        ("It was the driest spring of the past decade.", ["2016-12-01/2026-11-30"]),
        ("Prices doubled over the past decade.", ["2016-12-01/2026-11-30"]),
        # Years of two digits.
        ("The '09 slump cost 40 jobs.", ["2009"]),
        ("Since '08 pay has stood still.", ["2008/.."]),
        ("She won in '12 and '16.", ["2012", "2016"]),
        # What is reckoned from a time that has been.
        ("The raise will be backdated to June.", ["2026-06"]),
        ("The cut will be retroactive to March.", ["2026-03"]),
        ("The cut will be put off to March.", ["2027-03"]),
        # A month told behind one to come.
        ("Fares will rise by 4% in June and by 3% in November.", ["2027-06", "2027-11"]),
        ("It will open in January after a vote in December.", ["2027-01", "2026-12"]),
    ],
)
def test_values_of_times(text: str, values: list[str]):
    assert [time.edtf for time in find_times(text, PUBLISHED)] == values
