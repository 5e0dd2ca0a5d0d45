"""What counted people say of themselves, and what was not found, told whole."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.extraction.pipeline import extract
from claims.core.records import Voice

PUBLISHED = dt.date(2024, 5, 15)


def _texts(text: str) -> list[str]:
    return [claim.standalone_text for claim in extract(text, published=PUBLISHED).claims]


@pytest.mark.parametrize(
    "text",
    [
        "62% of drivers said they had used a phone at the wheel.",
        "When asked, 62% of drivers said they had used a phone at the wheel.",
        "Three in five nurses said they had thought of leaving.",
        "More than half of the firms told the survey that they planned to hire.",
        "Most of the 300 pupils admitted that they had copied an essay.",
    ],
)
def test_what_counted_people_say_of_themselves_is_told_with_their_number(text: str) -> None:
    found = extract(text, published=PUBLISHED).claims
    assert [claim.standalone_text for claim in found] == [text]
    assert found[0].speaker is None
    assert found[0].voice is Voice.OWN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four witnesses said the driver had been drunk.", "The driver had been drunk."),
        ("The two mayors of Mour said they had paid $40.", None),
        ("Orrin Air said they had paid $40.", None),
    ],
)
def test_others_are_the_speakers_of_what_they_say(text: str, expected: str | None) -> None:
    found = extract(text, published=PUBLISHED).claims
    assert text not in [claim.standalone_text for claim in found]
    assert expected is None or expected in [claim.standalone_text for claim in found]


@pytest.mark.parametrize(
    "text",
    [
        "The inquiry found no evidence that the pilot had been drinking.",
        "Police have found no indication that the fire was started on purpose.",
        "An audit by Roe & Co found no proof that the mayor had been paid.",
        "The ministry neither confirmed nor denied that 40 agents had been killed.",
        "Orrin Air did not deny that it had dumped waste in the river.",
    ],
)
def test_what_was_not_found_or_said_stays_with_who_did_not(text: str) -> None:
    assert _texts(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Half of the boats," he said, "are 40 years old."', "Half of the boats are 40 years old."),
        ("“Half of the boats,” he said, “are 40 years old.”", "Half of the boats are 40 years old."),
    ],
)  # fmt: skip
def test_a_quotation_around_who_says_it_becomes_one_sentence(text: str, expected: str) -> None:
    assert _texts(text) == [expected]


@pytest.mark.parametrize(
    ("text", "part", "expected"),
    [
        (
            "Police arrested 31 people, nine of them minors.",
            "nine of them minors",
            "Nine of the 31 people were minors.",
        ),
        (
            "In Mour 39 needed treatment, two of them in a coma.",
            "two of them in a coma",
            "In Mour 39 needed treatment, two of them in a coma.",
        ),
        (
            "Since May, 23 ranches and two shops had reported raids, most of them by night.",
            "most of them by night",
            "Since May 2024, 23 ranches and two shops had reported raids, most of them by night.",
        ),
    ],
)
def test_a_share_is_told_of_the_counted_group_right_before_it(text: str, part: str, expected: str) -> None:
    found = {claim.exact: claim.standalone_text for claim in extract(text, published=PUBLISHED).claims}
    assert found.get(part, expected) == expected
