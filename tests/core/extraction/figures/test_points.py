"""Points of polls beside points of matches and markets."""

from __future__ import annotations

import pytest

from claims.core.extraction.figures.quantities import find_quantities


def _told(text):
    return [(round(figure.value, 3), figure.unit) for figure in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The Liberals trail by 12 points in the polls.", "percentage point"),
        ("His approval fell 7 points.", "percentage point"),
        ("Turnout was down four points.", "percentage point"),
        ("The poll gives her a 9-point lead.", "percentage point"),
        ("A five-point plan for voters was shown.", "point"),
        ("Leeds are nine points clear in the table.", "point"),
        ("The Dow lost 300 points after the poll.", "point"),
        ("She scored 21 points. Voters were glad.", "point"),
    ],
)
def test_points_of_polls_are_of_a_percentage(text, unit):
    assert [figure.unit for figure in find_quantities(text)] == [unit]
