"""Numbers that nothing has taken must be the same, and in one order; those of a saying may stand on one side alone."""

from __future__ import annotations

import pytest

from tests.support.relations import confirms

CLOSED = "30 schools closed in Lund, the office said"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lund has one nurse for every hundred people.", "Lund has one nurse for every thousand people."),
        (
            "Lund has one nurse for every hundred thousand people.",
            "Lund has one nurse for every thousand hundred people.",
        ),
        (f"{CLOSED} in 2019.", f"{CLOSED} in 2012."),
        ("In 2019, the office said half were poor.", "The office said half were poor."),
    ],
)
def test_other_numbers_are_not_confirmed(one: str, other: str) -> None:
    assert confirms(one, one)
    assert not confirms(one, other)


@pytest.mark.parametrize(
    "other",
    [f"{CLOSED} on 12 May.", f"{CLOSED} two days later.", "30 schools closed in Lund, the office told Radio 4."],
)
def test_when_and_where_it_was_said_may_stand_on_one_side(other: str) -> None:
    assert confirms(f"{CLOSED}.", other)
