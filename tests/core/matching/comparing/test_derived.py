"""Figures that follow from others, and those that only look so."""

from __future__ import annotations

import pytest

from claims.core.matching.comparing.derived import tells_other_share, told_by_both
from claims.core.matching.statements.reading import read_statement


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        ("Seats rose from 9 to 18.", "Seats doubled to 18.", True),
        ("Seats rose from 9 to 18.", "Seats rose by 100 percent to 18.", True),
        ("Seats fell from 18 to 9.", "Seats halved to 9.", True),
        ("Seats rose from 9 to 18.", "Seats tripled to 18.", False),
        ("Seats rose from 9 to 18.", "Seats fell by 100 percent to 18.", False),
        ("Seats rose from 9 to 18.", "Seats rose to 18.", False),
        ("Costs rose from 2 to 3 euros.", "Costs rose by half a million to 3 euros.", False),
        ("The party has 6 of its 12 seats.", "The party has half of its 12 seats.", True),
        ("The party has 6 of its 12 seats.", "The party has a third of its 12 seats.", False),
        ("The party has 6 of its 12 seats.", "The party has half of its 13 seats.", False),
        ("The party has 40 of the 100 seats.", "The party has 40 percent of the seats.", True),
        ("The party has 40 of the 120 seats.", "The party has a third of the seats.", True),
        ("The party has 30 of the 100 seats.", "The party has 40 percent of the seats.", False),
        ("The party has 40 of the 100 seats.", "The party has at least 40 percent of the seats.", False),
        ("The party has 40 of the 100 seats.", "The party has 40 seats.", False),
        ("40 of the 100 firms pay tax.", "The firms pay tax of 40 percent.", False),
        ("4 of 10 mines are his.", "40 percent of a mine is his.", False),
        ("Nothing is said.", "Seats doubled to 18.", False),
    ],
)
def test_figures_are_told_by_both_only_where_each_follows_from_the_other_side(
    left: str, right: str, *, told: bool
) -> None:
    one, other = read_statement(left), read_statement(right)
    assert bool(told_by_both(one, other)) is told
    assert bool(told_by_both(other, one)) is told


@pytest.mark.parametrize(
    ("left", "right", "other"),
    [
        ("The party has 30 of the 100 seats.", "The party has 40 percent of the seats.", True),
        ("The party has 40 of the 100 seats.", "The party has 40 percent of the seats.", False),
        ("The party has 39 of the 100 seats.", "The party has 40 percent of the seats.", False),
        ("The party has 30 of the 100 seats.", "The party has over 40 percent of the seats.", False),
        ("The party has 30 of the 100 seats and 9 halls.", "The party has 40 percent of the seats.", False),
        ("The party has 30 of the 100 seats.", "The party has 40 seats.", False),
        ("30 of the 100 firms pay tax.", "The firms pay tax of 40 percent.", False),
        ("30 of the 100 firms grew.", "The firms grew by 40 percent.", False),
        ("3 of 10 mines are his.", "40 percent of a mine is his.", False),
    ],
)
def test_a_part_of_a_whole_is_another_share_where_it_is_far_from_it(left: str, right: str, *, other: bool) -> None:
    assert tells_other_share(read_statement(left), read_statement(right)) is other
    assert tells_other_share(read_statement(right), read_statement(left)) is other
