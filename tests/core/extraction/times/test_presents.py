"""The simple present with a weekday."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.extraction.times.expressions import find_times

PUBLISHED = dt.date(2026, 11, 30)
TO_COME = (
    "The play premieres on {}.",
    "The series airs on {}.",
    "The first part airs at 8pm on {}.",
    "The fare cap kicks in on {}.",
    "The draft heads to the upper house on {}.",
    "The envoy flies to Lisbon on {}.",
    "The deadline falls on {}.",
    "Rosta appears before a committee on {}.",
    "The album is out on {}.",
    "The actor turns 80 on {}.",
    "The mayor said that the tram runs again on {}.",
    "The baths shut in May and reopens on {}.",
)
HAS_BEEN = (
    "Cash machines in Orm ran empty on {}.",
    "The walkout at the glass works in Ulm was over on {}.",
    "Orm fined nine Spanish and Chinese trawlers on {}.",
    "The mayor says it closed on {}.",
    "A film shows him in court on {}.",
    "It follows a vote on {}.",
    "It comes after a fire on {}.",
    "The ruling overturns an order on {}.",
    "The man, who lives in Sund, was shot on {}.",
    "The man who lives in Sund on {} admitted it.",
    "Oil prices on {} stood at a low.",
    "The new rules on {} were read out.",
    "The driver of one of the vans on {} was held.",
    "The council lent it 3 million euros on {}.",
    "The dollar slips on {}.",
    "Crews with dogs and vans on {}, cleared the camp.",
)


@pytest.mark.parametrize(
    ("frame", "day"),
    [*((frame, dt.date(2026, 12, 4)) for frame in TO_COME), *((frame, dt.date(2026, 11, 27)) for frame in HAS_BEEN)],
)
def test_side_of_a_weekday(frame: str, day: dt.date):
    assert find_times(frame.format("Friday"), PUBLISHED)[-1].start == day
