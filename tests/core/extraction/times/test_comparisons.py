"""Times that only tell what something is compared with."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.extraction.times.expressions import find_times

PUBLISHED = dt.date(2026, 11, 30)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Rents rose 0.3% in October from September and were 3% higher than a year earlier.", "2025-10"),
        ("Exports fell 2% in May from April and were 5% lower than a year before.", "2025-05"),
        ("Sales rose in August on July; they were up 3% on a year earlier.", "2025-08"),
        ("It sold 40 vans in September and 50 in October, up from 30 a year earlier.", "2025-10"),
        ("He moved from Sund in October and sold 40 vans, up from 30 a year earlier.", "2025-10"),
    ],
)
def test_the_month_reported_on_is_the_one_gone_back_from(text: str, value: str):
    assert find_times(text, PUBLISHED)[-1].edtf == value
