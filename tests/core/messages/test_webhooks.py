"""When messages are sent again, and what answers mean."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.messages.webhooks import (
    SCHEDULE_S,
    asks_to_slow_down,
    is_success,
    pause_after,
    retry_after_s,
    slow_down_s,
)

NOW = dt.datetime(2026, 1, 2, 10, 0, tzinfo=dt.UTC)


def test_ten_attempts_over_about_three_days():
    pauses = [pause_after(tries, 0) for tries in range(1, 10)]
    assert pauses == [5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400]
    assert 2.5 < sum(pauses) / 86_400 < 3.5
    assert pause_after(len(SCHEDULE_S), 0) is None


@pytest.mark.parametrize(("spread", "pause"), [(-1, 240), (0, 300), (1, 360)])
def test_jitter_is_a_fifth(spread, pause):
    assert pause_after(2, spread) == pytest.approx(pause)


@pytest.mark.parametrize(
    ("status", "success", "slow"),
    [
        (200, True, False),
        (204, True, False),
        (299, True, False),
        (199, False, False),
        (301, False, False),
        (410, False, False),
        (429, False, True),
        (500, False, False),
        (502, False, True),
        (504, False, True),
        (None, False, True),
    ],
)
def test_what_an_answer_means(status, success, slow):
    assert (is_success(status), asks_to_slow_down(status)) == (success, slow)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("999999999999999999999", 86_400),
        ("Fri, 02 Jan 2026 10:10:00 GMT", 600),
        ("Fri, 02 Jan 2026 10:10:00 -0000", 600),
        ("Fri, 02 Jan 2026 11:10:00 +0100", 600),
        ("Thu, 01 Jan 2026 10:10:00 GMT", 0),
        ("Sat, 02 Jan 2027 10:10:00 GMT", 86_400),
        ("", None),
        ("-5", None),
        ("soon", None),
        ("٣", None),
        ("1e9", None),
        ("Fri, 99 Jan 2026 10:10:00 GMT", None),
        ("Fri, 2 Jan 999999999999999999999 10:10:00 GMT", None),
        ("999999999999999999999 Jan 2026 10:10:00 GMT", None),
        ("Fri, 2 Jan 2026 10:10:00 +99999999999999999999", None),
    ],
)
def test_retry_after_is_read_and_capped(header, seconds):
    assert retry_after_s(header, now=NOW) == seconds


def test_slow_endpoints_wait_longer_up_to_two_hours():
    assert [slow_down_s(times) for times in (0, 1, 2, 3, 4, 99)] == [5, 5, 300, 1_800, 7_200, 7_200]
