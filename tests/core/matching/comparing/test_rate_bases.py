"""The number that a figure is a rate of."""

from __future__ import annotations

import pytest

from claims.core.extraction.figures.quantities import find_quantities
from claims.core.matching.comparing.rate_bases import rate_base


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("40 cases per 100,000 people", 100_000),
        ("40 cases per 1 000 people", 1_000),
        ("40 cases per 1.5 million people", 1_500_000),
        ("40 cases per thousand people", 1_000),
        ("one nurse per twenty beds", 20),
        ("40 cases per head", 1),
        ("40 cases a year", 1),
        ("40 cases", 1),
    ],
)
def test_rate_base(text: str, base: float) -> None:
    assert rate_base(find_quantities(text)[0]) == base
