"""Two verbs of a relative clause are said of one noun or name; what may be either of two asks for its context."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.extraction.pipeline import extract
from tests.core.extraction.span_fakes import standalone_of

PUBLISHED = dt.date(2024, 6, 12)


def texts(body: str) -> dict[str, bool]:
    """The standalone texts of a body, with whether they ask for their context."""
    return {c.standalone_text: c.context_needed for c in extract(body, published=PUBLISHED).claims}


OPEN = [
    ("Acme opened a mill near Velm, which cost £9m and employs 40 people.", "A mill near Velm employs 40 people."),
    ("Ana Roe founded a clinic in Velm, which opened in 2011 and treats 90 men.", "A clinic in Velm treats 90 men."),
    ("The navy built a pier on the Danube, which cost $4bn.", "A pier on the Danube cost $4bn."),
    ("The state lost a case against Google, which began in March.", "A case against Google began in March 2024."),
    ("Acme owns a mill in Poland, which makes 40 boats a year.", "Poland makes 40 boats a year."),
]


@pytest.mark.parametrize(("body", "text"), OPEN)
def test_what_may_be_either_of_two_asks_for_its_context(body: str, text: str) -> None:
    assert texts(body)[text]


PLAIN = [
    ("Police held a man in Velm, who was ill and had stolen £40 in May.", "A man in Velm had stolen £40 in May 2024."),
    ("Acme signed a deal with Ostra Oil, which owns 14 wells.", "Ostra Oil owns 14 wells."),
    ("Ana Roe met the director of Acme, which owns 14 mills.", "Acme owns 14 mills."),
    ("Ana Roe spoke to Ben Doe, who lost his seat in 2019 and sold 40 boats.", "Ben Doe sold 40 boats."),
    ("The vote was held in Velm, which has 400 voters and opened a pool in 2019.", "Velm opened a pool in 2019."),
]


@pytest.mark.parametrize(("body", "text"), PLAIN)
def test_what_is_plain_stays_plain(body: str, text: str) -> None:
    assert texts(body).get(text) is False


INSERTED = [
    ("Duty on wine, due to rise in January, will be cut.", "Duty on wine is due to rise in January 2025."),
    (
        "The tunnel between Velm and Mour, opened in 1849, was shut.",
        "The tunnel between Velm and Mour was opened in 1849.",
    ),
    (
        "Work to widen the road between Velm and Mour, first promised in 2012, was dropped.",
        "Work to widen the road between Velm and Mour was first promised in 2012.",
    ),
    (
        "Nurses from Velm, first hired in 1998, have left.",
        "Nurses from Velm were first hired in 1998.",
    ),
    ("The bridge, opened in 1904, was shut in May.", "The bridge was opened in 1904."),
]


@pytest.mark.parametrize(("body", "text"), INSERTED)
def test_an_inserted_participle_is_said_of_the_whole_subject(body: str, text: str) -> None:
    assert text in texts(body)


MEASURED = [
    (
        "Divers saw a crack as long as a bus running through the pier.",
        "a bus running through the pier",
        "A crack as long as",
    ),
    ("It is for women aged between 50 and 64 who left in 2022.", "who left in 2022", "Women aged between 50 and 64"),
    ("It is open to students under 25 who left in 2020.", "who left in 2020", "Students under 25 left"),
    (
        "Ana Roe counted 40 boats under the bridge that sank in May.",
        "the bridge that sank in May",
        "The bridge sank in",
    ),
]


@pytest.mark.parametrize(("body", "words", "opening"), MEASURED)
def test_a_size_or_age_does_nothing(body: str, words: str, opening: str) -> None:
    assert standalone_of(body, words, PUBLISHED)[0].startswith(opening)
