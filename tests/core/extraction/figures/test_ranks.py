"""Ordinals that rank nothing beside those that do."""

from __future__ import annotations

import pytest

from claims.core.extraction.figures.quantities import find_quantities


def _told(text):
    return [(round(figure.value, 3), figure.unit) for figure in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("In her first 90 days she met nobody.", [(90, "day")]),
        ("Hull lost their first four matches.", [(4, "match")]),
        ("It was her first goal.", [(1, "rank")]),
        ("It was his third win.", [(3, "rank")]),
    ],
)
def test_the_first_so_many_are_no_rank(text, told):
    assert _told(text) == told
