"""What an "-ing" form behind a verb tells: an act before it, with it, or to come; and which form of "be" it gets."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.extraction.pipeline import extract

PUBLISHED = dt.date(2024, 6, 12)


def texts(body: str) -> dict[str, bool]:
    """The standalone texts of a body, with whether they ask for their context."""
    return {c.standalone_text: c.context_needed for c in extract(body, published=PUBLISHED).claims}


PLAIN = [
    ("Acme will cut 40 jobs after losing a big client.", "Acme lost a big client."),
    ("Ana Roe will retire after winning nine cups.", "Ana Roe won nine cups."),
    ("Three women will appear in court after being charged with fraud.", "Three women were charged with fraud."),
    ("The bridge will close in May before reopening with two lanes.", "The bridge will reopen with two lanes."),
    ("The keeper was dropped after allowing four goals.", "The keeper allowed four goals."),
    ("The cat was found after going missing in March.", "The cat went missing in March 2024."),
    ("Room 40, booked by a firm, was empty.", "Room 40 was booked by a firm."),
    ("Ten of the 12 boats, sold in May, were old.", "Ten of the 12 boats were sold in May 2024."),
    ("Nearly 900 nurses, backed by two unions, walked out.", "Nearly 900 nurses were backed by two unions."),
    ("Five officers, accused of fraud, were suspended.", "Five officers were accused of fraud."),
    ("The fair will be held in Velm, where Ana Roe spoke on Monday.", "Ana Roe spoke on 10 June 2024 in Velm."),
]


@pytest.mark.parametrize(("body", "text"), PLAIN)
def test_a_participle_gets_its_tense_and_number(body: str, text: str) -> None:
    assert texts(body).get(text) is False


def test_what_may_be_to_come_stays_open() -> None:
    told = texts("The mayor will step down after completing her second term in 2025.")
    assert told["The mayor completed her second term in 2025."]


RECKONED = [
    "Pay fell by 3% after adjusting for inflation.",
    "Profits rose by 4% after stripping out fuel.",
    "The risk was 30% higher after accounting for age.",
]


@pytest.mark.parametrize("body", RECKONED)
def test_how_a_figure_was_reckoned_is_no_act(body: str) -> None:
    assert len(texts(body)) == 1
