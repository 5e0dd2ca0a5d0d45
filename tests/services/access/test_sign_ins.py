"""Sessions of people: what is kept of each, and when it is over."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy.orm import Session

from claims.services.access import sign_ins
from tests.support.factories import NOW, make_user

SECOND = dt.timedelta(seconds=1)


@pytest.mark.parametrize(
    ("agent", "kept"),
    [
        ("Mozilla/5.0 (Østavind)", "Mozilla/5.0 (Østavind)"),
        ("Fire\x00fox\r\n\u202e", "Fire fox   "),
        ("x" * 301, "x" * 300),
    ],
)
def test_what_a_browser_says_is_kept_readable_and_short(session: Session, agent: str, kept: str) -> None:
    made = sign_ins.begin(session, make_user(session).id, agent=agent, address="2001:db8::" + "1" * 60, now=NOW)
    assert (made.agent, made.address) == (kept, "2001:db8::" + "1" * 54)


def test_a_session_is_its_persons_until_it_has_lapsed_and_forgotten_a_month_later(session: Session) -> None:
    user, other = make_user(session), make_user(session)
    made = sign_ins.begin(session, user.id, agent="", address="", now=NOW)
    lapses = NOW + sign_ins.LASTS
    assert sign_ins.find_open(session, made.key, user.id, now=lapses - SECOND) is made
    assert sign_ins.list_open(session, user.id, now=lapses - SECOND) == [made]
    assert sign_ins.find_open(session, made.key, other.id, now=NOW) is None
    assert sign_ins.find_open(session, made.key, user.id, now=lapses) is None
    assert sign_ins.list_open(session, user.id, now=lapses) == []
    assert [sign_ins.purge(session, now=lapses + sign_ins.KEPT + late) for late in (0 * SECOND, SECOND)] == [0, 1]
