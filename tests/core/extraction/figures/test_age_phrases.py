"""Ages that no unit tells."""

from __future__ import annotations

import pytest

from claims.core.extraction.figures.quantities import find_quantities


def _told(text):
    return [(round(figure.value, 3), figure.unit) for figure in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("She turned 95 last month.", [(95, "year")]),
        ("The teacher turned 40 on Friday.", [(40, "year")]),
        ("He has only just turned 50.", [(50, "year")]),
        ("When he turned 21 he left.", [(21, "year")]),
        ("The dad-of-three, 52, was fined.", [(3, "child"), (52, "year")]),
        ("Girls as young as 12 marry.", [(12, "year")]),
        ("He turned 14 pages.", [(14, "page")]),
        ("The shop turned 30 last week.", [(30, None)]),
        ("Boys as young as 9 months fell ill.", [(9, "month")]),
    ],
)
def test_who_turns_and_who_is_so_young_has_an_age(text, told):
    assert _told(text) == told
