"""How far an answer stands on a day: every border of the validity, and which state outranks which."""

import datetime as dt

import pytest

from claims.core.reviews.freshness import EXPIRING_DAYS, freshness
from claims.core.reviews.reviewing import ReviewState

AS_OF = dt.date(2019, 10, 7)
UNTIL = dt.date(2020, 10, 6)


@pytest.mark.parametrize(
    ("on", "state", "expected"),
    [
        (dt.date(2020, 2, 22), ReviewState.PUBLISHED, "current"),
        (UNTIL - dt.timedelta(days=EXPIRING_DAYS + 1), ReviewState.PUBLISHED, "current"),
        (UNTIL - dt.timedelta(days=EXPIRING_DAYS), ReviewState.PUBLISHED, "expiring"),
        (UNTIL, ReviewState.PUBLISHED, "expiring"),  # the last valid day is still valid
        (UNTIL + dt.timedelta(days=1), ReviewState.PUBLISHED, "expired"),
        (dt.date.max, ReviewState.PUBLISHED, "expired"),
        (dt.date.min, ReviewState.PUBLISHED, "current"),  # before the verdict's day: the best that is known
        (dt.date(2020, 2, 22), ReviewState.RECHECK, "under_recheck"),
        (dt.date(2020, 2, 22), ReviewState.IN_APPROVAL, "under_recheck"),
        (UNTIL, ReviewState.RECHECK, "under_recheck"),
        (UNTIL + dt.timedelta(days=1), ReviewState.RECHECK, "expired"),  # a lapsed verdict stays lapsed meanwhile
        (dt.date(2020, 2, 22), ReviewState.WITHDRAWN, "withdrawn"),
        (UNTIL + dt.timedelta(days=1), ReviewState.WITHDRAWN, "withdrawn"),
    ],
)
def test_freshness_on_a_day(on, state, expected):
    assert freshness(true_as_of=AS_OF, valid_until=UNTIL, timeless=False, state=state, on=on) == expected


def test_timeless_verdict_never_lapses():
    fresh = freshness(true_as_of=AS_OF, valid_until=None, timeless=True, state=ReviewState.PUBLISHED, on=dt.date.max)
    assert fresh == "current"


def test_verdict_valid_for_one_day_is_expiring_before_that_day():
    fresh = freshness(true_as_of=UNTIL, valid_until=UNTIL, timeless=False, state=ReviewState.PUBLISHED, on=AS_OF)
    assert fresh == "expiring"
