"""Which drafts get a blind second opinion."""

from __future__ import annotations

import pytest

from claims.core.reviews.second_opinions import SecondOpinionShare, asks_second_opinion
from claims.core.verdicts import Verdict


@pytest.mark.parametrize(
    ("share", "verdict", "asked"),
    [
        ("all", Verdict.TRUE, True),
        ("all", Verdict.PENDING, True),
        ("decisive", Verdict.MIXED, True),
        ("decisive", Verdict.UNPROVEN, False),
    ],
)
def test_shares(share: str, verdict: Verdict, asked: bool) -> None:
    assert (
        asks_second_opinion(SecondOpinionShare(share), 1, verdict=verdict, review_id=1, number=1, secret="s") is asked
    )


@pytest.mark.parametrize("percent", [10, 50, 90])
def test_a_sample_has_its_size_and_does_not_change(percent: int) -> None:
    def sample() -> list[bool]:
        return [
            asks_second_opinion(
                SecondOpinionShare.SAMPLED, percent, verdict=Verdict.TRUE, review_id=number, number=1, secret="s"
            )
            for number in range(2_000)
        ]

    taken = sample()
    assert sum(taken) / 20 == pytest.approx(percent, abs=4)
    assert taken == sample()


def test_the_sample_stays_the_same_from_one_version_of_the_program_to_the_next() -> None:
    """Else a text handed in again after an update would get its second chance."""
    taken = [
        number
        for number in range(200)
        if asks_second_opinion(
            SecondOpinionShare.SAMPLED, 10, verdict=Verdict.TRUE, review_id=number, number=1, secret="s"
        )
    ]
    assert taken == [19, 23, 35, 41, 46, 53, 58, 69, 85, 87, 88, 90, 101, 114, 124, 129, 130, 143, 149, 169, 178, 180]


def test_a_full_sample_takes_all() -> None:
    assert all(
        asks_second_opinion(
            SecondOpinionShare.SAMPLED, 100, verdict=Verdict.TRUE, review_id=number, number=2, secret="s"
        )
        for number in range(300)
    )


def test_the_sample_cannot_be_worked_out_without_the_secret():
    def sample(secret: str) -> list[bool]:
        asked = {"verdict": Verdict.TRUE, "number": 1, "secret": secret}
        return [asks_second_opinion(SecondOpinionShare.SAMPLED, 50, review_id=n, **asked) for n in range(200)]

    assert sample("one") == sample("one")
    agree = sum(a is b for a, b in zip(sample("one"), sample("another"), strict=True))
    assert 60 < agree < 140, "knowing one registry's sample tells nothing of another's"
    assert sample("") == [True] * 200, "without a secret every text is seen twice"
