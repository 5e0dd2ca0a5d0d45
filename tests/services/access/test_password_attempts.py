"""Wrong passwords by account: what the next one waits for, and when the count begins anew."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy.orm import Session

from claims.core.sign_in_waits import FORGOTTEN_AFTER
from claims.models import PasswordAttempts
from claims.services.access import sign_ins
from claims.services.access.password_attempts import KNOWN_FOR, begin_attempt, note_failure, purge, seconds_to_wait
from tests.support.factories import NOW, make_user

MAILBOX = "vera@desk.example"
SECOND = dt.timedelta(seconds=1)


@pytest.mark.parametrize(
    ("failures", "passed_s", "expected"),
    [
        (5, 0, 0),
        (5, -1, 0),  # another guess, sent at once, failed after this one came
        (6, -1, 3),
        (6, 0, 2),
        (6, 0.5, 2),
        (6, 1.9, 1),
        (6, 2, 0),
        (7, 1, 3),
    ],
)
def test_whole_seconds_that_are_left(failures: int, passed_s: float, expected: int) -> None:
    attempts = PasswordAttempts(bucket="x", failures=failures, failed_at=NOW)
    assert seconds_to_wait(attempts, now=NOW + passed_s * SECOND) == expected


def test_a_day_without_a_wrong_password_begins_the_count_anew(session: Session) -> None:
    def begin(now: dt.datetime) -> PasswordAttempts:
        return begin_attempt(session, MAILBOX, place="192.0.2.1", now=now)

    note_failure(begin(NOW), now=NOW)
    assert begin(NOW + FORGOTTEN_AFTER - SECOND).failures == 1
    assert begin(NOW + FORGOTTEN_AFTER).failures == 0
    assert [purge(session, now=NOW + FORGOTTEN_AFTER + late) for late in (0 * SECOND, SECOND)] == [0, 1]


def test_only_the_places_of_the_person_are_counted_apart(session: Session) -> None:
    vera, other = make_user(session), make_user(session)
    for user, place in ((vera, "192.0.2.1"), (other, "192.0.2.2")):
        sign_ins.begin(session, user.id, agent="", address=place, now=NOW)

    def bucket(place: str, now: dt.datetime = NOW) -> str:
        return begin_attempt(session, vera.email.lower(), place=place, now=now).bucket

    assert bucket("192.0.2.2") == bucket("192.0.2.3") != bucket("192.0.2.1")
    assert bucket("192.0.2.1", NOW + KNOWN_FOR - SECOND) == bucket("192.0.2.1")
    assert bucket("192.0.2.1", NOW + KNOWN_FOR) == bucket("192.0.2.3")
