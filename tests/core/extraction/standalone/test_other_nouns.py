"""A participle behind two nouns, or behind two clauses, is told of neither where it may be of either."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.extraction.pipeline import extract

PUBLISHED = dt.date(2026, 3, 11)


def plain_texts(body: str) -> list[str]:
    return [claim.standalone_text for claim in extract(body, published=PUBLISHED).claims if not claim.context_needed]


@pytest.mark.parametrize(
    ("body", "false"),
    [
        (
            "The mayor praised the crews of two ships sunk by the storm.",
            "The crews of two ships were sunk by the storm.",
        ),
        (
            "The minister thanked the nurses of a hospital bombed on February 3.",
            "The nurses of a hospital were bombed on 3 February 2026.",
        ),
        (
            "Ana Roe bought fewer than 12 shares sold by Norland in 2019.",
            "12 shares were sold by Norland in 2019.",
        ),
        (
            "The firm must provide that at least 30 percent of new hires come from the region.",
            "30 percent of new hires was come from the region.",
        ),
        (
            "The mayor spoke of his wife, a group Roe won by 2 points, and left.",
            "A group Roe was won by 2 points.",
        ),
        (
            "Few would rule it out: shares in the bank, a lender in Mour, were halted on Monday after falling by 15%.",
            "Few fell by 15%.",
        ),
    ],
)
def test_what_may_be_of_another_noun_is_not_told(body: str, false: str) -> None:
    assert false not in plain_texts(body)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (
            "The accord came after 14 rounds of talks brokered by Norland in Mour.",
            "14 rounds of talks were brokered by Norland in Mour.",
        ),
        (
            "Prices rose through a combination of taxes raised by the state in 2019.",
            "A combination of taxes was raised by the state in 2019.",
        ),
        (
            "The senator spoke of thousands of pages kept by the bank in 2019.",
            "Thousands of pages were kept by the bank in 2019.",
        ),
        ("The army shelled the town of Velm held by rebels.", "The town of Velm was held by rebels."),
        ("Ana Roe closed 40 shops and sold 12 after losing $3 million in 2019.", "Ana Roe lost $3 million in 2019."),
        ("Ana Roe closed 40 shops after losing $3 million in 2019.", "Ana Roe lost $3 million in 2019."),
    ],
)
def test_what_can_be_of_one_noun_alone_is_told(body: str, text: str) -> None:
    assert text in plain_texts(body)
