"""A denial that only one side has, wherever it stands: no machine confirms such a pair."""

from __future__ import annotations

import pytest

from tests.support.relations import confirms


@pytest.mark.parametrize(
    ("said", "denied"),
    [
        ("Turnout in the runoff was just under 41 percent.", "Turnout in the runoff was not just under 41 percent."),
        ("The choir of Lund has only nine members left.", "The choir of Lund has not only nine members left."),
        ("Halvik's clinics are short of 120 nurses.", "Halvik's clinics are not short of 120 nurses."),
        ("No fewer than 12 judges have left the court.", "No fewer than 12 judges have not left the court."),
        ("No more than half of the pumps were repaired.", "No more than half of the pumps were not repaired."),
        (
            "The bakery Tolm made a loss for the first time since it was opened in 2012.",
            "The bakery Tolm made a loss for the first time since it was not opened in 2012.",
        ),
        (
            "Savers of the Korvo bank will recover no more than 30 cents on the dollar.",
            "Savers of the Korvo bank will not recover no more than 30 cents on the dollar.",
        ),
    ],
)
def test_a_denial_within_a_phrase_is_one(said: str, denied: str) -> None:
    assert confirms(said, said)
    assert not confirms(said, denied)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The clinic in Halvik has no generator.", "The clinic in Halvik does not have a generator."),
        ("The clinic in Halvik lacks a generator.", "The clinic in Halvik has no generator."),
        ("Nobody was hurt when the crane fell in Port Street.", "No one was hurt when the crane fell in Port Street."),
        ("Nine pupils in ten did not pass the test.", "90 percent of the pupils did not pass the test."),
        ("The mayor of Halvik did not attend the opening.", "The opening was not attended by the mayor of Halvik."),
    ],
)
def test_as_many_denials_in_other_words_may_say_the_same(one: str, other: str) -> None:
    assert confirms(one, other)


@pytest.mark.parametrize(
    ("said", "denied"),
    [
        ("The firms refused to pay.", "The firms refused not to pay."),
        ("The campers failed to put out the stove.", "The campers failed not to put out the stove."),
        ("Ana Ruiz declines to take the stand.", "Ana Ruiz declines not to take the stand."),
    ],
)
def test_a_denial_behind_a_verb_that_denies_is_a_second_one(said: str, denied: str) -> None:
    assert confirms(denied, denied)
    assert not confirms(said, denied)
