"""Both ends of a change, sums at the same rate, and the head of two plurals."""

from __future__ import annotations

import pytest

from claims.core.extraction.figures.quantities import find_quantities


def _figures(text):
    return [(figure.value, figure.unit) for figure in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Membership has dropped from 81,000 to around 64,000.", [(81_000, "person"), (64_000, "person")]),
        ("The population has grown from 4,000 to more than 12,000.", [(4000, "person"), (12_000, "person")]),
        ("The crowd grew from 300 to nearly 4,000.", [(300, "person"), (4000, "person")]),
        ("The yield fell from 40 to about 31.", [(40, None), (31, None)]),
        ("Trains took 40 minutes, and the crowd grew to 900.", [(40, "minute"), (900, "person")]),
    ],
)
def test_both_ends_of_a_change_count_the_same(text, figures):
    assert _figures(text) == figures


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Pay is $18.40 an hour, compared with $31 in the city.", (31, "US dollar per hour")),
        ("Parking costs £4 a day, up from £2.50.", (2.5, "pound sterling per day")),
        ("He earns £400 a week, up from £12,000 in 1990.", (12_000, "pound sterling")),
        ("She has $19.50 an hour, compared with savings of $33 million.", (33e6, "US dollar")),
        ("She gets $19.50 an hour and paid $33 for the bus.", (33, "US dollar")),
        ("It pays €20 an hour, against $25 a day.", (25, "US dollar per day")),
    ],
)
def test_a_rate_said_once_holds_for_the_sum_set_against_it(text, last):
    assert _figures(text)[-1] == last


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Measles infections reached 1,340.", "infection"),
        ("Mumps cases rose to 410.", "case"),
        ("Sports grounds fell to 57.", "ground"),
        ("Arrivals reached 12,400.", "arrival"),
        ("The shops rise to 90.", "shop"),
        ("Sports prices fell to 57.", None),
    ],
)
def test_of_two_plurals_the_last_is_counted(text, unit):
    assert _figures(text)[-1][1] == unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The reserve has 340 seals, 60 of them nursing mothers.", "mother"),
        ("There are 31 ministers, 9 of them serving colonels.", "colonel"),
        ("The blast killed 23 guests, eight of them children.", "child"),
        ("There were 2,100 farmers, 900 of them drove tractors.", "farmer"),
        ("There were 2,100 farmers, 900 of them from the north.", "farmer"),
    ],
)
def test_some_of_them_are_what_stands_behind_where_it_is_a_noun(text, unit):
    assert _figures(text)[-1][1] == unit
