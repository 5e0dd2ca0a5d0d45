"""Phrases beside a saying, and words that a saying must not take in: what a machine may confirm of texts that tell what
somebody said."""

from __future__ import annotations

import pytest

from tests.support.relations import confirms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("In 2019, the office said that 40 percent were poor.", "In 2021, the office said that 40 percent were poor."),
        ("Last year, the office said that 40 percent were poor.", "The office said that 40 percent were poor."),
        (
            "In 2019, judges ruled that the state must pay the widows.",
            "Judges ruled that the state must pay the widows.",
        ),
        ("Among women, the office says that 40 percent are poor.", "The office says that 40 percent are poor."),
        ("In Spain, the office says that half are poor.", "In Portugal, the office says that half are poor."),
        ("On paper, prosecutors say that Milan Gac is a director.", "Prosecutors say that Milan Gac is a director."),
        (
            "By 2030, the office says, half of all cars will be electric.",
            "The office says half of all cars will be electric.",
        ),
        ("For women, the study found that the risk is 40 percent.", "The study found that the risk is 40 percent."),
        ("On Monday, the court said that six had died.", "On Tuesday, the court said that six had died."),
        ("Monday Club said 40 nurses died in Gallen.", "Tuesday Club said 40 nurses died in Gallen."),
        ("Ana Dorn said of Orvale that 40 nurses died there.", "Ana Dorn said of Dunmere that 40 nurses died there."),
        ("Ana Dorn said in spring that the bank was broke.", "Ana Dorn said in autumn that the bank was broke."),
        ("Ana Dorn told Orvale that the bank was broke.", "Ana Dorn told Dunmere that the bank was broke."),
        (
            "Organic apples beat ordinary ones in vitamins, according to the testers? No.",
            "Organic apples beat ordinary ones in vitamins, according to the testers.",
        ),
    ],
)
def test_a_phrase_before_the_speaker_may_belong_to_what_is_said(one: str, other: str) -> None:
    assert confirms(one, one)
    assert not confirms(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("On Monday, the office said that 40 percent were poor.", "The office said that 40 percent were poor."),
        ("In a report, the office said that 40 percent were poor.", "The office said that 40 percent were poor."),
        ("According to the office, 40 percent are poor.", "The office said that 40 percent are poor."),
        (
            "Among women, the office says that 40 percent are poor.",
            "Among women, the office said that 40 percent are poor.",
        ),
    ],
)
def test_a_phrase_that_tells_of_the_saying_alone_changes_nothing(one: str, other: str) -> None:
    assert confirms(one, other)


@pytest.mark.parametrize(
    "other",
    [
        "Panama flew forty convicts home on Friday, opening the flights agreed with the Russians.",
        "Panama flew forty convicts home on Friday, opening the flights agreed with the Americans except in winter.",
    ],
)
def test_what_is_agreed_with_somebody_is_no_saying(other: str) -> None:
    one = "Panama flew forty convicts home on Friday, opening the flights agreed with the Americans."
    assert confirms(one, one)
    assert not confirms(one, other)
