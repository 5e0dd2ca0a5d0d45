"""Particles, and nouns of men and of women, that no slot compares."""

from __future__ import annotations

import pytest

from tests.support.relations import confirms, is_confirmed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The theater in Gallen was also empty on Monday.", "The theater in Gallen was half empty on Monday."),
        ("Velk shot a nurse in Gallen.", "Velk even shot a nurse in Gallen."),
        ("The mayor quit when the bank in Gallen failed.", "The mayor quit even though the bank in Gallen failed."),
        ("The mayor quit when the bank in Gallen failed.", "The mayor quit just when the bank in Gallen failed."),
        ("Ana Velk quit before the vote in Gallen in May.", "Ana Velk quit just before the vote in Gallen in May."),
        ("Women were shot in Gallen on Monday.", "Both women were shot in Gallen on Monday."),
        ("A policeman was shot in Gallen on Monday.", "A policewoman was shot in Gallen on Monday."),
        ("Two chairmen were shot in Gallen on Monday.", "Two chairwomen were shot in Gallen on Monday."),
        ("18-year-olds may vote in Gallen.", "Only 18-year-olds may vote in Gallen."),
        ("€5 notes are accepted in Gallen.", "Only €5 notes are accepted in Gallen."),
        ("The shop in Gallen takes €5 notes.", "The shop in Gallen takes only €5 notes."),
        ("One party in Gallen opposed the bill.", "Only one party in Gallen opposed the bill."),
        ("Visas are issued 90 days before arrival.", "Visas are issued only 90 days before arrival."),
        ("The vaccine protects 12-year-olds in Gallen.", "The vaccine protects only 12-year-olds in Gallen."),
        ("The council, which removed the plan, sued Lenz.", "The council, which removed the plan again, sued Lenz."),
    ],
)
def test_a_particle_or_sex_on_one_side_is_not_confirmed(one: str, other: str) -> None:
    assert is_confirmed(one, one)
    assert is_confirmed(other, other)
    assert not confirms(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Half of the nurses in Gallen are women.", "Half the nurses in Gallen are women."),
        ("The bank in Gallen has 40 branches.", "The bank in Gallen has only 40 branches."),
        ("The lunch in Gallen costs 4 euros.", "The lunch in Gallen costs just 4 euros."),
        ("A policeman was shot in Gallen on Monday.", "On Monday a policeman was shot in Gallen."),
    ],
)
def test_what_is_told_in_another_way_is_confirmed(one: str, other: str) -> None:
    assert confirms(one, other)
