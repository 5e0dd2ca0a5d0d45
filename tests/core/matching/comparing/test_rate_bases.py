"""The number that a figure is a rate of."""

from __future__ import annotations

import pytest

from claims.core.extraction.figures.quantities import find_quantities
from claims.core.matching.comparing.rate_bases import are_bases_alike, rate_base


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("40 cases per 100,000 people", 100_000),
        ("40 cases per 1 000 people", 1_000),
        ("40 cases per 1.5 million people", 1_500_000),
        ("40 cases per thousand people", 1_000),
        ("one nurse per twenty beds", 20),
        ("40 cases per 1,00,000 people", 100_000),
        ("40 cases per 10,00,000 people", 1_000_000),
        ("40 cases per 10m people", 10_000_000),
        ("40 cases per 100k people", 100_000),
        ("40 cases per 10 lakh people", 1_000_000),
        ("40 cases per 10 score people", 200),
        ("40 liters per 10 m", 10),
        ("40 cases per head", 1),
        ("40 cases a year", 1),
        ("40 cases", 1),
    ],
)
def test_rate_base(text: str, base: float) -> None:
    assert rate_base(find_quantities(text)[0]) == base


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("40 cases per 10 million people", "40 cases per 10m people", True),
        ("40 cases per thousand people", "40 cases per 1,000 people", True),
        ("40 cases per thousand people", "40 cases per hundred people", False),
        ("40 cases per 12,34 people", "40 cases per 12 people", False),
        ("40 cases per 1e6 people", "40 cases per 1e5 people", False),
        ("40 cases per 1e6 people", "40 cases per 1e6 people", True),
    ],
)
def test_what_was_not_read_of_a_base_must_be_written_alike(one: str, other: str, *, alike: bool) -> None:
    assert are_bases_alike(find_quantities(one)[0], find_quantities(other)[0]) is alike
