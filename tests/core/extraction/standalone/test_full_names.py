"""A surname becomes a full name where the text makes plain whose it is, and stays what it is where others bear it."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.extraction.pipeline import extract

PUBLISHED = dt.date(2026, 3, 11)
COUPLE = "Lena Roe ran for mayor in 2016. Her husband, Karl Roe, left office in 2001. "


def last_text(body: str) -> str:
    return extract(body, published=PUBLISHED).claims[-1].standalone_text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (COUPLE + "Mrs. Roe lost by 77 votes.", "Mrs. Lena Roe lost by 77 votes."),
        (COUPLE + "Mr. Roe lost by 77 votes.", "Mr. Karl Roe lost by 77 votes."),
        (COUPLE + "Roe lost by 77 votes.", "Roe lost by 77 votes."),
        (
            "Mayor Ana Roe took office in 2019. Senator Karl Roe sued the city in 2020. Mayor Roe closed two schools.",
            "Mayor Ana Roe closed two schools.",
        ),
        ("Lena Roe spoke in May. Mr. Roe lost by 77 votes. Roe left in 2020.", "Roe left in 2020."),
        ("Karl Roe spoke in May. Mr. Roe lost by 77 votes. Roe left in 2020.", "Karl Roe left in 2020."),
        ("Karl Wells founded the bank in 1901. Wells employs 40,000 people.", "Wells employs 40,000 people."),
        ("Karl Wells founded the bank in 1901. Wells has 300 branches.", "Wells has 300 branches."),
        (
            "Karl Wells died in 1901. Wells cut 600 jobs at its plant in 2019.",
            "Wells cut 600 jobs at its plant in 2019.",
        ),
        ("Karl Wells died in 1901. Wells reported a loss of $3 million.", "Wells reported a loss of $3 million."),
        (
            "Karl Wells died in 1901. Wells, a city of 40,000, exports 40% of the coffee.",
            "Wells, a city of 40,000, exports 40% of the coffee.",
        ),
        ("Karl Wells is a judge. Wells has 300 pages of notes.", "Karl Wells has 300 pages of notes."),
    ],
)
def test_a_surname_is_written_out_for_the_one_it_means(body: str, text: str) -> None:
    assert last_text(body) == text


def test_a_firm_stays_one_in_both_verbs() -> None:
    body = "Karl Wells was born in 1863. Wells sold 2 million cars last year and employs 170,000 people."
    assert not any("Karl Wells sold" in c.standalone_text for c in extract(body, published=PUBLISHED).claims)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Orrin Timber cut 40 jobs. Timber prices rose by 9%.", "Timber prices rose by 9%."),
        ("Tarn Homes built 90 houses. Homes in the region cost £310,000.", "Homes in the region cost £310,000."),
        ("Jane Young won in 2019. Young people in Orrin lost 40 clubs.", "Young people in Orrin lost 40 clubs."),
        ("Ben Banks left in 2020. Banks have closed 400 branches.", "Banks have closed 400 branches."),
        # Names all the same.
        (
            "Orrin Rovers won in 2020. Rovers manager Karl Roe has 40 cows.",
            "Orrin Rovers manager Karl Roe has 40 cows.",
        ),
        ("Ana Cook was born in 1980. Cook has written 40 books.", "Ana Cook has written 40 books."),
        ("Ben Banks left in 2020. Banks sold 400 cows.", "Ben Banks sold 400 cows."),
        ("Ana Cook was born in 1980. Cook's father sold 40 cows.", "Ana Cook's father sold 40 cows."),
        (
            "Karl Roe led the party. In 2020 Roe won 40 seats. Roe campaign staff got 4 million.",
            "Karl Roe campaign staff got 4 million.",
        ),
    ],
)
def test_a_common_noun_that_opens_a_sentence_is_no_name_cut_short(body: str, text: str) -> None:
    assert last_text(body) == text
