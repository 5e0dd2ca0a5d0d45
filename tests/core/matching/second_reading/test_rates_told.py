"""Of which span of time something is told: by the noun that is called monthly, and for each of several figures."""

from __future__ import annotations

import pytest

from tests.support.relations import confirms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Lund exports 40 cars annually and 30 ships monthly.",
            "Lund exports 40 cars monthly and 30 ships annually.",
        ),
        (
            "Rents rose 7 percent annually and wages 5 percent monthly in Lund.",
            "Rents rose 7 percent monthly and wages 5 percent annually in Lund.",
        ),
        (
            "The firm pays nurses 40 euros an hour and doctors 900 euros a day.",
            "The firm pays nurses 40 euros a day and doctors 900 euros an hour.",
        ),
        (
            "Rents rose from 40 euros a day to 30 euros a week in Lund.",
            "Rents rose from 40 euros a week to 30 euros a day in Lund.",
        ),
        ("The annual budget of Lund grew 7 percent.", "The budget of Lund grew 7 percent annually."),
        ("Annual deaths in Lund fell by 40.", "Deaths in Lund fell by 40 annually."),
        ("The monthly fee in Lund rose 7 euros.", "The fee in Lund rose 7 euros monthly."),
        ("The daily newspaper in Lund cut 40 jobs.", "The newspaper in Lund cut 40 jobs daily."),
        ("The annual prize goes to 5 nurses in Lund.", "The prize goes to 5 nurses a year in Lund."),
        ("The annual race in Lund grew to 300 runners.", "The race in Lund grew to 300 runners a year."),
        ("The weekly paper in Lund was sold for 40 euros.", "The paper in Lund was sold for 40 euros a week."),
        ("Lund has 20 daily papers.", "Lund has 20 papers a day."),
        ("Lund held 40 annual meetings.", "Lund held 40 meetings annually."),
        ("The bank made 40 monthly payments to Lund.", "The bank made 40 payments monthly to Lund."),
        ("Daily doses of 40 milligrams kill rats.", "Doses of 40 milligrams kill rats daily."),
        ("The weekly fee and the rent rose 7 euros.", "The fee and the weekly rent rose 7 euros."),
    ],
)
def test_another_time_or_another_thing_of_that_time_is_not_confirmed(one: str, other: str) -> None:
    assert confirms(one, one)
    assert confirms(other, other)
    assert not confirms(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The monthly rent is 700 euros.", "The rent is 700 euros a month."),
        ("Annual deaths in Lund fell to 40.", "Deaths in Lund fell to 40 a year."),
        ("The monthly fee rose from 10 euros to 12 euros.", "The fee rose from 10 euros to 12 euros a month."),
        ("The firm was fined 40 euros daily.", "The firm was fined 40 euros a day."),
        (
            "Lund exports 40 cars annually and 30 ships monthly.",
            "Lund exports 40 cars a year and 30 ships a month.",
        ),
        ("The annual budget of Lund grew 7 percent.", "The yearly budget of Lund grew 7 percent."),
        ("Eating 40 grams of ham a day harms the heart.", "Daily consumption of 40 grams of ham harms the heart."),
    ],
)
def test_the_same_time_in_other_words_is_confirmed(one: str, other: str) -> None:
    assert confirms(one, other)
