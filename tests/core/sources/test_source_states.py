"""When a source is looked at again, and when it counts as gone."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.sources.source_states import DEAD_AFTER, DEAD_AFTER_FAILURES, RETRY, check_interval, is_dead


@pytest.mark.parametrize(("age", "wait"), [(0, 7), (6, 7), (7, 30), (59, 30), (60, 90), (4_000, 90)])
def test_looks_become_rarer(age, wait):
    assert check_interval(dt.timedelta(days=age)) == dt.timedelta(days=wait)


def test_three_failures_over_three_days_are_the_end():
    assert is_dead(3, dt.timedelta(hours=72))
    assert not is_dead(3, dt.timedelta(hours=71))
    assert not is_dead(2, dt.timedelta(days=9))
    assert RETRY * (DEAD_AFTER_FAILURES - 1) == DEAD_AFTER
