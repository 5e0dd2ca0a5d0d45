"""The zone that an article was published in reaches the clock times of its claims."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.services.intake.processing import Text, prepare_text, publication_zone
from tests.support.bridge import SETTINGS

BERLIN = dt.timezone(dt.timedelta(hours=2))


@pytest.mark.parametrize(
    ("published", "offset", "given", "hours"),
    [
        (dt.datetime(2021, 6, 16, 8, 30, tzinfo=dt.UTC), 120, True, 2),
        (dt.datetime(2021, 6, 16, 8, 30, tzinfo=dt.UTC), 0, True, 0),
        (dt.datetime(2021, 6, 16, tzinfo=dt.UTC), -240, True, -4),
        (dt.datetime(2021, 6, 16, tzinfo=dt.UTC), 0, True, None),
        (dt.datetime(2021, 6, 16, 8, 30, tzinfo=dt.UTC), 0, False, None),
    ],
)
def test_the_zone_is_known_where_a_time_was_given(published, offset, given, hours):
    zone = publication_zone(published, offset, given=given)
    assert (zone and zone.utcoffset(None)) == (None if hours is None else dt.timedelta(hours=hours))


@pytest.mark.parametrize(("zone", "at"), [(BERLIN, "2021-06-15T21:00:00+02:00"), (None, None)])
def test_clock_times_are_read_in_the_zone_of_publication(session, zone, at):
    text = Text(
        body="The bridge in Lindau was closed at 9 p.m. on Tuesday.",
        headline="",
        language="en",
        published=dt.date(2021, 6, 16),
        zone=zone,
    )
    claims = prepare_text(session, text, settings=SETTINGS).extraction.claims
    assert [time.at and time.at.isoformat() for claim in claims for time in claim.times] == [at]
    assert [claim.period.start for claim in claims if claim.period] == [dt.date(2021, 6, 15)]
