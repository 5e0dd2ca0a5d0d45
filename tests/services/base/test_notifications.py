"""Notifications: told once where asked, read by their owner alone, paged, counted up to a bound."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.errors import Invalid
from claims.services.base import notifications
from claims.services.base.notifications import MOST_COUNTED, count_unread, list_notifications, mark_read, notify
from tests.support.factories import NOW, make_user


def test_a_subject_is_told_once_to_each_person_and_kind(session):
    anna, ben = make_user(session).id, make_user(session).id
    told = [
        notify(session, person, kind, "Something happened.", "/claims/1", NOW, subject=subject)
        for person, kind, subject in [
            (anna, "demand_spike", "alert:1"),
            (anna, "demand_spike", "alert:1"),
            (anna, "other", "alert:1"),
            (ben, "demand_spike", "alert:1"),
            (anna, "demand_spike", None),
            (anna, "demand_spike", None),
        ]
    ]
    assert told == [True, False, True, True, True, True]
    assert count_unread(session, anna) == 4
    assert count_unread(session, ben) == 1


def test_only_the_owner_reads_a_line(session):
    anna, ben = make_user(session).id, make_user(session).id
    notify(session, anna, "other", "One", "", NOW)
    line = list_notifications(session, anna).items[0]
    assert mark_read(session, ben, now=NOW, number=line.id) == 0
    assert mark_read(session, anna, now=NOW, number=line.id) == 1
    assert mark_read(session, anna, now=NOW + dt.timedelta(hours=1)) == 0
    session.refresh(line)
    assert line.read_at == NOW


def test_what_came_after_looking_stays_unread(session):
    anna = make_user(session).id
    for number in range(3):
        notify(session, anna, "other", f"Line {number}", "", NOW)
    seen = list_notifications(session, anna).items[1]
    assert mark_read(session, anna, now=NOW, up_to=seen.id) == 2
    assert count_unread(session, anna) == 1


def test_lists_are_paged_and_counts_bounded(session, monkeypatch):
    anna = make_user(session).id
    for number in range(5):
        notify(session, anna, "other", f"{number}" + "x" * 600 * (number == 0), "", NOW)
    first = list_notifications(session, anna, limit=3)
    second = list_notifications(session, anna, after=first.next_cursor, limit=3)
    assert [row.text[0] for row in first.items + second.items] == list("43210")
    assert second.next_cursor is None
    assert len(second.items[-1].text) == 500
    with pytest.raises(Invalid):
        list_notifications(session, anna, after="x")
    monkeypatch.setattr(notifications, "MOST_COUNTED", 2)
    assert count_unread(session, anna) == 2
    assert MOST_COUNTED == 100
