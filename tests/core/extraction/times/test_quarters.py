"""Quarters to come, and "the same period" of another year."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.extraction.times.expressions import find_times

PUBLISHED = dt.date(2026, 11, 30)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The sale is expected to close in the first quarter.", "2027-33"),
        ("Norvex will open the mill in the third quarter.", "2027-35"),
        ("Norvex will open the mill in the fourth quarter.", "2026-36"),
        ("Norvex opened the mill in the third quarter.", "2026-35"),
        ("Norvex shut the mill in the first quarter and will sell it.", "2026-33"),
        ("Norvex expects to post a loss in the third quarter.", "2026-35"),
        ("Norvex will publish its third-quarter results.", "2026-35"),
        (
            "Police counted 90 thefts between January and June, up from 70 in the same period last year.",
            "2025-01-01/2025-06-30",
        ),
        ("Thefts rose by 8% in the first half of 2023 from the same period in 2021.", "2021-01-01/2021-06-30"),
        ("In October 40 vans were sold, up from 30 in the same period last year.", "2025-10"),
        ("It sold 40 vans in the third quarter, up from 30 in the same period last year.", "2025-35"),
        ("Income for the quarter was $4m, up from $3m in the same period last year.", "2025-35"),
        ("Thefts are down 18% on the same period last year.", "2025"),
    ],
)
def test_quarters_and_periods(text: str, value: str):
    assert find_times(text, PUBLISHED)[-1].edtf == value
