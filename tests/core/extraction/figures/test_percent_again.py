"""Percentages whose sign is said once, within a sentence and over its end."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.extraction.statements.article import read_article


def _figures(body):
    article = read_article(body, published=dt.date(2026, 11, 30), headline=None)
    return [(figure.value, figure.unit) for row in article.quantities for figure in row]


@pytest.mark.parametrize(
    ("body", "last"),
    [
        ("Rents rose 0.6%. Analysts had predicted 0.4.", 0.4),
        ("Output grew 2.2%. The ministry had forecast 1.9.", 1.9),
        ("The key rate is 5%. It will fall to 4.25 by June.", 4.25),
        ("The deficit was 3.4% of output. It was 4.1 in 2024.", 4.1),
        ("Inflation was 3.3% and is expected to slow to 2.6 next year.", 2.6),
        ("The jobless rate will be 6.4% this year and 5.7 in 2028.", 5.7),
        ("The vacancy rate was 8%; a year ago it was 6.", 6),
        ("In 2010 food took 27% of income; now it is 33.", 33),
        ("Growth was put at 1.2%, down from an earlier 1.7.", 1.7),
        ("The upper rate is 40 percent. The lower rate stays at 20.", 20),
        ("Roe got 53 percent to his 47.", 47),
        ("The union wants 12 percent; the firm has offered 7.", 7),
    ],
)
def test_a_percentage_whose_sign_was_said_before(body, last):
    assert _figures(body)[-1] == (last, "percent")


@pytest.mark.parametrize(
    ("body", "last"),
    [
        ("Prices rose 4%. The hotel had expected 12 guests.", (12, "guest")),
        ("Growth was 2.1%. The bank had forecast 300.", (300, None)),
        ("Prices rose 4%, and the index fell to 412.", (412, None)),
        ("The share fell 3%. It was 12 at noon.", (12, None)),
        ("The rate is 5%. He will be 45 in May.", (45, "year")),
        ("Roe won 52 percent and served 8.", (8, None)),
        ("Turnout was 61%. It was 12 degrees.", (12, "degree")),
        ("The rate was 6%. It killed 12 people, and it was 7.", (7, None)),
    ],
)
def test_what_else_a_figure_behind_a_percentage_tells(body, last):
    assert _figures(body)[-1] == last
