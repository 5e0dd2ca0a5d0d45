"""Which numerals count and which belong to years and names."""

from __future__ import annotations

import pytest

from claims.core.extraction.figures.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Back in '09, mills shut.", []),
        ("The '09 slump was short.", []),
        ("She won in '12 and '16.", []),
        ("'40 people drowned,' he said.", [40]),
        ("She said: '12 lamps broke.'", [12]),
    ],
)
def test_years_of_two_digits_are_no_figures(text: str, values: list[float]):
    assert [found.value for found in find_quantities(text)] == values
