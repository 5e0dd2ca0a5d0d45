"""What the rest of an article tells of a figure: whose currency it is in, and what "of them" counts."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.extraction.article import read_article

PUBLISHED = dt.date(2023, 3, 20)


def _figures(body, headline=None):
    article = read_article(body, published=PUBLISHED, headline=headline)
    return [(figure.value, figure.unit) for row in article.quantities for figure in row]


@pytest.mark.parametrize(
    ("body", "unit"),
    [
        ("The Swiss lender Orvan lost money. It wrote off 4 billion francs.", "Swiss franc"),
        ("Farmers in Rwanda protested. They earn 900 francs a day.", "Rwandan franc per day"),
        ("A bus in Norway burned. The damage is put at 2 million kroner.", "Norwegian krone"),
        ("Iceland froze rents. A flat costs 300,000 kronor.", "Icelandic krona"),
        ("The minister spoke in Sofia. The road costs 40 million leva.", "Bulgarian lev"),
        ("India and Pakistan met. A visa costs 4,000 rupees.", "rupee"),
        ("The price rose to 300 francs.", "franc"),
        ("Mexico and Chile met in Mexico. The bridge cost 3 million pesos.", "Mexican peso"),
    ],
)
def test_a_currency_is_that_of_the_one_country_named_that_has_it(body, unit):
    assert _figures(body)[-1][1] == unit


def test_the_normalized_figure_is_in_the_same_currency():
    article = read_article("The Swiss bank lost 4 billion francs.", published=PUBLISHED, headline=None)
    (figure,) = article.quantities[0]
    assert figure.normalized is not None
    assert figure.normalized.unit == "Swiss franc"


def test_the_headline_tells_the_country():
    assert _figures("The fee is 300 kroner.", headline="Denmark raises fees") == [(300, "Danish krone")]


@pytest.mark.parametrize(
    ("body", "figures"),
    [
        (
            "Togo has 640 health posts. Solar units for 210 of them are on the way.",
            [(640, "post"), (210, "post")],
        ),
        ("He sold 40 pictures. Eleven are in museums.", [(40, "picture"), (11, "picture")]),
        ("Prices rose 4%. Eleven are in museums.", [(4, "percent"), (11, None)]),
        ("He sold 40 pictures. It rained. Eleven are in museums.", [(40, "picture"), (11, None)]),
        ("He sold 40 pictures. Eleven followed.", [(40, "picture"), (11, None)]),
    ],
)
def test_those_of_the_sentence_before_are_counted(body, figures):
    assert _figures(body) == figures
