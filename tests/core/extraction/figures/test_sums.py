"""Sums whose currency is said once, and an "m" that stands for millions or for metres."""

from __future__ import annotations

import pytest

from claims.core.extraction.figures.quantities import find_quantities


def _figures(text):
    return [(figure.value, figure.unit) for figure in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("It earned €41m, compared with a loss of 13m a year earlier.", [(41e6, "euro"), (13e6, "euro")]),
        ("The fee is £7m, up from 5m.", [(7e6, "pound sterling"), (5e6, "pound sterling")]),
        ("It raised €80m, of which 20m came from Kolm.", [(80e6, "euro"), (20e6, "euro")]),
        ("The bridge costs £14m and raises 2m.", [(14e6, "pound sterling"), (2e6, "pound sterling")]),
        ("She borrowed $40,000 and repaid only 9,000.", [(40_000, "US dollar"), (9000, "US dollar")]),
        ("The fund raised £9m but paid out just 700,000.", [(9e6, "pound sterling"), (700_000, "pound sterling")]),
        ("Profit fell from $50 million to about 14 million.", [(50e6, "US dollar"), (14e6, "US dollar")]),
        ("It made $3m this month and 11 million this year.", [(3e6, "US dollar"), (11e6, "US dollar")]),
        ("The town spent 5m on buses.", [(5e6, None)]),
        ("Orvan made a profit of 70m.", [(70e6, None)]),
        ("About 3m are homeless.", [(3e6, "person")]),
        ("The halls cover 1.3m sq ft.", [(1.3e6, "square foot")]),
        ("She served three years as mayor and two as judge.", [(3, "year"), (2, "year")]),
        ("He had two terms as mayor and one as judge.", [(2, "term"), (1, "term")]),
        ("They ran two clubs last year and one this year.", [(2, "club"), (1, "club")]),
    ],
)
def test_a_sum_told_once_more_is_in_the_same_money(text, figures):
    assert _figures(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The wall is 12m tall and cost £3m.", [(12, "metre"), (3e6, "pound sterling")]),
        ("The £40m bridge is 300m long.", [(40e6, "pound sterling"), (300, "metre")]),
        ("The yacht, bought for £8m, is 45m.", [(8e6, "pound sterling"), (45, "metre")]),
        ("The £3m project moved the road 200m.", [(3e6, "pound sterling"), (200, "metre")]),
        ("The river rose 3m, and damage was put at £5m.", [(3, "metre"), (5e6, "pound sterling")]),
        ("The £2m plane fell 900m.", [(2e6, "pound sterling"), (900, "metre")]),
        ("He paid £300 and got 12.", [(300, "pound sterling"), (12, None)]),
        ("It cost £9m, and 14,000 came.", [(9e6, "pound sterling"), (14_000, None)]),
        ("About 2m was washed away.", [(2, "metre")]),
    ],
)
def test_a_length_stays_one_and_what_is_no_sum_has_no_currency(text, figures):
    assert _figures(text) == figures


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("It fell to minus 15 overnight.", [None]),
        ("The line runs 12 overnight trains.", ["train"]),
        ("Kolm has 40 underground stations.", ["station"]),
    ],
)
def test_an_adverb_of_place_or_time_is_not_counted(text, units):
    assert [unit for _, unit in _figures(text)] == units
