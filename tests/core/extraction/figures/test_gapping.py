"""Figures of other subjects whose verb and unit are said once, and names with numbers that are none."""

from __future__ import annotations

import pytest

from claims.core.extraction.figures.quantities import find_quantities


def _figures(text):
    return [(figure.value, figure.unit) for figure in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The Centre won 41 seats and the Agrarians 17.", [(41, "seat"), (17, "seat")]),
        ("Norland sent two ships and Kolm one.", [(2, "ship"), (1, "ship")]),
        ("Torvik has 12 theatres and Halden 15.", [(12, "theatre"), (15, "theatre")]),
        (
            "The Reds got 31 percent, the Blues 22 and the Union 14.",
            [(31, "percent"), (22, "percent"), (14, "percent")],
        ),
        ("Halden counted 88 floods, Torvik 61.", [(88, "flood"), (61, "flood")]),
        ("Norland took in 1.2 million refugees, Kolm 140,000.", [(1_200_000, "refugee"), (140_000, "refugee")]),
        ("Pell is at 31 percent, Vasko at 22 and Roe at 8.", [(31, "percent"), (22, "percent"), (8, "percent")]),
        ("Wind supplied 38.2% of power, peat 7.", [(38.2, "percent"), (7, "percent")]),
        ("Boys read 4 hours a week, girls 7.", [(4, "hour per week"), (7, "hour per week")]),
        ("Visitors pay €12, pupils 5.", [(12, "euro"), (5, "euro")]),
        ("Tavria holds 1,840 prisoners and Kolm 912.", [(1840, "prisoner"), (912, "prisoner")]),
        ("Cities get 3bn more and villages 2.", [(3e9, None), (2, None)]),
    ],
)
def test_another_subject_has_the_unit_that_was_said_once(text, figures):
    assert _figures(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("He flew four jets and a Boeing 747.", [(4, "jet")]),
        ("The army bought 12 jets and Boeing 747s.", [(12, "jet")]),
        ("It launched two probes, Vega 11 and Vega 12.", [(2, "probe")]),
        ("The buses served 40 villages along Route 66 and Interstate 40.", [(40, "village")]),
        ("It sold 20 million consoles, PlayStation 4 among them.", [(20_000_000, "console")]),
        ("The band sold 12 albums, and Blink 182 was its rival.", [(12, "album")]),
        ("In 12 towns schools closed and in Leeds 40.", [(12, "town")]),
        ("He lived there for 12 years and his wife 40.", [(12, "year"), (40, None)]),
        ("The attack killed 12 people and wounded 40.", [(12, "person"), (40, "person")]),
        ("She bought 30 desks and Windows 11.", [(30, "desk")]),
    ],
)
def test_a_name_with_a_number_or_a_new_clause_has_none(text, figures):
    assert _figures(text) == figures
