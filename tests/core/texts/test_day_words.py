"""Days of moments, in a zone and in words."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.texts.day_words import day_in, day_in_words, day_of

LATE = dt.datetime(2020, 2, 22, 23, 42, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("zone", "day"), [("UTC", "22 Feb 2020"), ("Europe/Berlin", "23 Feb 2020"), ("America/New_York", "22 Feb 2020")]
)
def test_a_moment_falls_on_the_day_of_its_zone(zone, day):
    assert day_in_words(day_in(zone, LATE)) == day


def test_the_day_of_an_instant_is_that_of_its_own_offset():
    east = dt.timezone(dt.timedelta(hours=2))
    assert day_of(LATE.astimezone(east)) == dt.date(2020, 2, 23)
    assert day_of(LATE.date()) == LATE.date()
