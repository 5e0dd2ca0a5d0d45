"""When a verdict no longer answers a statement: lapsed, or older than what the statement speaks about."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.reviews.recheck_need import RecheckNeed, recheck_need
from claims.core.verdicts import Freshness

OLDER = RecheckNeed.OLDER_THAN_PERIOD
SAID = "2020-02-22"


@pytest.mark.parametrize(
    ("as_of", "start", "end", "need"),
    [
        ("2020-02-23", "2020-02-22", "2020-02-22", None),
        ("2020-02-21", "2020-02-22", "2020-02-22", OLDER),
        ("2019-12-30", "2020-01-01", "2020-12-31", OLDER),
        ("2020-06-30", "2020-01-01", "2020-12-31", OLDER),  # half a year says nothing of the whole
        ("2021-01-15", "2020-01-01", "2020-12-31", None),
        ("2019-10-01", "2001-01-01", "2019-12-31", None),  # a long period, known nearly to its end
        ("2018-10-01", "2001-01-01", "2019-12-31", OLDER),
        ("2019-10-01", "2001-01-01", None, None),  # since 2001, said in February 2020
        ("2018-10-01", "2001-01-01", None, OLDER),
        ("2018-10-01", None, "2019-12-31", OLDER),
        ("0001-01-02", None, "0001-01-03", OLDER),
        ("2020-01-05", "2021-01-01", "2021-12-31", None),  # a prediction: nothing is of that year yet
        ("2020-01-05", "2020-02-23", "2020-02-23", None),
        ("2020-01-05", "2020-03-01", None, None),
        ("2019-01-05", None, "2021-12-31", OLDER),  # a time that goes on already
    ],
)
def test_a_verdict_older_than_the_period_needs_a_recheck(as_of, start, end, need):
    day = dt.date.fromisoformat
    given = {"start": day(start) if start else None, "end": day(end) if end else None}
    found = recheck_need(Freshness.CURRENT, day(as_of), **given, has_period=True, said_on=day(SAID))
    assert found is need


def test_without_a_period_only_the_date_counts():
    assert recheck_need(Freshness.CURRENT, dt.date(2001, 1, 1), said_on=dt.date(2020, 1, 1)) is None
    assert recheck_need(Freshness.EXPIRED, dt.date(2019, 1, 1)) is RecheckNeed.EXPIRED
    assert recheck_need(Freshness.WITHDRAWN, dt.date(2019, 1, 1), has_period=True) is None
