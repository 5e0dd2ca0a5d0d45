"""Names that a description identifies, and what another source says in the same sentence."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.extraction.pipeline import extract
from claims.core.verdicts import ClaimKind

DAY = dt.date(2020, 3, 2)


def claims_of(text: str) -> list[tuple[str, str | None]]:
    found = extract(text, published=DAY, language="en").claims
    return [(" … ".join(text[part.start : part.end] for part in claim.parts), claim.speaker) for claim in found]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Police were alerted by a bank cashier, Ana Ruiz, who saw the bill.", "a bank cashier, Ana Ruiz"),
        ("The drug, Zorvex, was approved in 2019.", "The drug, Zorvex"),
        (
            "The head of the Heart Association, Ana Ruiz, said 12 had died.",
            "The head of the Heart Association, Ana Ruiz",
        ),
        ("The head of the agency, Ana Ruiz, left on Monday.", "The head of the agency, Ana Ruiz"),
        ("Police heard the landlord, Ana Ruiz, on Monday.", "the landlord, Ana Ruiz"),
        ('"It fell," said Ana Ruiz of the University of Tolmen.', "Ana Ruiz of the University of Tolmen"),
        ("It fell by 3%, said Ana Ruiz, a biologist at Tolmen who led the work.", "Ana Ruiz, a biologist at Tolmen"),
        ("Ana Ruiz, 49, of Mill Road, Wexcombe, stole £6,000 from a shop.", "Ana Ruiz, 49, of Mill Road, Wexcombe"),
        ("“It fell by 3%,” said Ana Ruiz, 78, of the charity Hear Us.", "Ana Ruiz, 78, of the charity Hear Us"),
        ("Her son Leo, 29, won the vote.", "Her son Leo, 29"),
        ("Ms. Ruiz, 29, won the vote.", "Ms. Ruiz, 29"),
        ("The driver Jon Roe, 47, died on Monday.", "The driver Jon Roe, 47"),
        ("Roe’s brother-in-law, Jon Poe, 36, was fined.", "Roe’s brother-in-law, Jon Poe, 36"),
        ("“It fell by 3%,” said Acme’s head of research, Ana Ruiz.", "Acme’s head of research, Ana Ruiz"),
        ("CEO Ana Ruiz left on Monday.", "CEO Ana Ruiz"),
        ("“It sold at once,” said auctioneer Ana Ruiz.", "auctioneer Ana Ruiz"),
        ("Chief Constable Dean Hurst left on Monday.", "Chief Constable Dean Hurst"),
        ("Ana Ruiz moved to Tolmen in May. The 57-year-old won a prize.", "The 57-year-old"),
    ],
)
def test_who_or_what_a_name_stands_for(text, status):
    assert status in [words for words, _ in claims_of(text)]


@pytest.mark.parametrize(
    "text",
    [
        "In the city, Paris and Lyon were hit.",
        "The next day, Reuters, which had 300 reporters there, left the region.",
        "Jon Roe won on behalf of the party of Mour's president, Ana Ruiz.",
        "Jon Roe spoke for the party of Mour, Ana Ruiz, and left.",
    ],
)
def test_lists_and_circumstances_name_nobody(text):
    assert not any(claim.kind is ClaimKind.STATUS for claim in extract(text, published=DAY, language="en").claims)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ann Cole said the fire began at dawn, and police said two people had died.",
            [("the fire began at dawn", "Ann Cole"), ("two people had died", "police")],
        ),
        (
            "Prosecutors said he stole $40,000, but his lawyer, Ann Cole, said the money was a loan.",
            [("he stole $40,000", "Prosecutors"), ("the money was a loan", "Ann Cole")],
        ),
        (
            "The firm denied that it had dumped waste, but records show it paid a fine of $2 million in 2016.",
            [("it paid a fine of $2 million in 2016", "records")],
        ),
    ],
)
def test_each_source_says_its_own(text, expected):
    assert set(expected) <= set(claims_of(text))


def test_what_is_told_of_people_behind_what_they_are():
    found = claims_of('"It fell," said Ana Ruiz, a biologist at Tolmen who led the work.')
    assert "who led the work" in [words for words, _ in found]
