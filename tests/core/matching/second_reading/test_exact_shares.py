"""Figures that no rounding joins: shares, labels and small counts."""

from __future__ import annotations

import pytest

from tests.support.relations import confirms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Profits at Lenz halved in 2019.", "Profits at Lenz grew by half in 2019."),
        ("Sales in Gallen were halved in 2019.", "Sales in Gallen grew 50 percent in 2019."),
        ("The vaccine is 100 percent effective in mice.", "The vaccine is 99 percent effective in mice."),
        ("Half of voters in Gallen back Velk.", "51 percent of voters in Gallen back Velk."),
        ("Women in Gallen are 2.1 times more likely to smoke.", "Women in Gallen are 2.2 times more likely to smoke."),
        ("Nine in ten voters back the plan in Lund.", "Ten in eleven voters back the plan in Lund."),
        ("19 out of 20 pupils failed in Lund.", "20 out of 21 pupils failed in Lund."),
        ("9/10 of the coast is lost.", "10/11 of the coast is lost."),
        ("19 in 20 pupils failed in Lund.", "94 percent of pupils failed in Lund."),
        ("Gallen ranks 120 out of 180 countries.", "Gallen ranks 121 out of 180 countries."),
        ("The train 500 to Gallen was cancelled.", "The train 501 to Gallen was cancelled."),
        ("The code of the safe is 5000.", "The code of the safe is 5001."),
        ("The 112 hotline was down in Lund in 2019.", "The 110 hotline was down in Lund in 2019."),
        ("The 112-storey tower fell in Lund.", "The 110-storey tower fell in Lund."),
        ("The 105-year-old was killed in Lund.", "The 100-year-old was killed in Lund."),
        ("Exactly 112 pupils failed in Lund in 2019.", "Exactly 110 pupils failed in Lund in 2019."),
        ("Exactly half of pupils failed in Lund.", "Exactly 51 percent of pupils failed in Lund."),
        ("Velk has at least two wives.", "Velk has more than two wives."),
        ("A minimum of five nurses died in Lund.", "More than five nurses died in Lund."),
        ("Firms in Lund with at least 50 workers pay.", "Firms in Lund with more than 50 workers pay."),
        ("Drivers in Lund are at least 21 years old.", "Drivers in Lund are more than 21 years old."),
        ("Lund ranks 112 of 180 countries.", "Lund ranks 110 of 180 countries."),
    ],
)
def test_what_is_no_rounding_is_not_confirmed(one: str, other: str) -> None:
    assert confirms(one, one)
    assert not confirms(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("19 in 20 pupils failed in Lund.", "95 percent of pupils failed in Lund."),
        ("Two in three pupils failed in Lund.", "67 percent of pupils failed in Lund."),
        ("Exactly half of pupils failed in Lund.", "Exactly 50 percent of pupils failed in Lund."),
        ("Profits at Lenz doubled in 2019.", "Profits at Lenz rose by 100 percent in 2019."),
        ("At least 300 nurses died in Lund.", "More than 300 nurses died in Lund."),
    ],
)
def test_what_tells_the_same_share_is_confirmed(one: str, other: str) -> None:
    assert confirms(one, other)
