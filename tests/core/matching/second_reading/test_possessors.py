"""Whose a thing is, where it is told by a pronoun on one side or on both."""

from __future__ import annotations

import pytest

from tests.support.relations import confirms, is_confirmed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The mayor of Gallen sold his house in 2019.", "The mayor of Gallen sold a house in 2019."),
        ("The mayor of Gallen sold his house in 2019.", "The mayor of Gallen sold her house in 2019."),
        ("Velk shot his brother in Gallen.", "Velk shot a brother in Gallen."),
        ("Ana Velk gave the son the car in Gallen.", "Ana Velk gave our son the car in Gallen."),
        ("Nurses in Gallen want my money.", "Nurses in Gallen want the money."),
    ],
)
def test_a_thing_of_somebody_else_is_not_confirmed(one: str, other: str) -> None:
    assert is_confirmed(one, one)
    assert is_confirmed(other, other)
    assert not confirms(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Bank of Sollen raised its key rate to 3.75 percent.", "The Bank of Sollen raised the key rate to 3.75%."),
        (
            "Brightpay leaked the records of 2.4 million clients because of a flaw in its software.",
            "Brightpay leaked records of 2.4 million clients because of a software flaw.",
        ),
        ("Gallen's mayor sold his house in 2019.", "The mayor of Gallen sold his house in 2019."),
    ],
)
def test_what_can_only_be_the_subjects_own_is_confirmed(one: str, other: str) -> None:
    assert confirms(one, other)
