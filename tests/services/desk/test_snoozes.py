"""Snoozing: out of the queue for a day, noted, back by itself or by hand."""

import datetime as dt

import pytest
from sqlalchemy import select

from claims.core.errors import Conflict, NotAllowed, NotFound, Stale
from claims.models import StatusChange
from claims.services.desk.snoozes import LASTS, is_snoozed, snooze, wake
from claims.services.reviews.review_queue import count_new, queue_counts
from tests.support.databases import on_both_databases
from tests.support.factories import NOW, make_claim, make_member, make_organization, make_review, step


@pytest.fixture
def desk(session):
    class Desk:
        organization = make_organization(session)
        checker = make_member(session, organization, "checker")
        colleague = make_member(session, organization, "checker")
        admin = make_member(session, organization, "admin")
        review = make_review(session, organization, make_claim(session))

        def new(self, now):
            return count_new(session, self.organization.id, now=now)

    return Desk()


@on_both_databases
def test_it_leaves_the_queue_for_a_day_and_comes_back_by_itself(session, desk):
    snooze(session, desk.review.id, actor=desk.checker, now=NOW)
    assert desk.review.snoozed_by_id == desk.checker.user_id
    assert desk.new(NOW) == 0
    counts = queue_counts(session, organization_id=desk.organization.id, user_id=None, now=NOW)
    assert counts["new"] == 0
    assert desk.new(NOW + LASTS - dt.timedelta(seconds=1)) == 0
    assert desk.new(NOW + LASTS) == 1


def test_it_is_noted_and_nobody_who_has_it_open_is_disturbed(session, desk):
    before = desk.review.lock_version, desk.review.state, desk.review.state_since, desk.review.due_at
    snooze(session, desk.review.id, actor=desk.checker, now=NOW)
    wake(session, desk.review.id, actor=desk.colleague, now=NOW)
    wake(session, desk.review.id, actor=desk.colleague, now=NOW)
    session.refresh(desk.review)
    assert (desk.review.lock_version, desk.review.state, desk.review.state_since, desk.review.due_at) == before
    steps = session.scalars(select(StatusChange).order_by(StatusChange.id)).all()
    assert [(item.action, item.user_id) for item in steps[-2:]] == [
        ("snooze", desk.checker.user_id),
        ("wake", desk.colleague.user_id),
    ]
    assert desk.new(NOW) == 1


def test_the_next_step_wakes_it(session, desk):
    snooze(session, desk.review.id, actor=desk.checker, now=NOW)
    step(session, desk.review, "claim", desk.checker)
    assert not is_snoozed(desk.review, NOW)


SECONDS = dt.timedelta(seconds=20)


@on_both_databases
@pytest.mark.parametrize(
    ("done", "undo", "fields"), [("claim", "release", {}), ("decline", "reopen", {"decline_reason": "opinion"})]
)
def test_undoing_the_next_step_at_once_lets_it_sleep_on(session, desk, done, undo, fields):
    person = make_member(session, desk.organization, "checker", "reviewer")
    snooze(session, desk.review.id, actor=desk.checker, now=NOW)
    slept = desk.review.snoozed_until, desk.review.snoozed_by_id
    taken_at = NOW + dt.timedelta(hours=2)
    for start in (taken_at, taken_at + 2 * SECONDS):  # time and again
        step(session, desk.review, done, person, start, **fields)
        assert not is_snoozed(desk.review, start)
        step(session, desk.review, undo, person, start + SECONDS, reason="Undone.")
        assert (desk.review.snoozed_until, desk.review.snoozed_by_id) == slept
    assert desk.new(taken_at) == 0


@pytest.mark.parametrize("case", ["later", "somebody else", "slept out", "woken", "released and taken"])
def test_only_a_snooze_that_would_still_last_is_taken_up_again(session, desk, case):
    person = make_member(session, desk.organization, "checker", "reviewer")
    snooze(session, desk.review.id, actor=desk.checker, now=NOW)
    taken_at = NOW + dt.timedelta(hours=2)
    if case == "slept out":
        taken_at = NOW + LASTS - dt.timedelta(seconds=1)
    if case == "woken":
        wake(session, desk.review.id, actor=desk.checker, now=NOW)
    step(session, desk.review, "claim", person, taken_at)
    given_back = taken_at + (dt.timedelta(minutes=2) if case == "later" else SECONDS)
    by = make_member(session, desk.organization, "reviewer") if case == "somebody else" else person
    step(session, desk.review, "release", by, given_back)
    if case == "released and taken":
        step(session, desk.review, "claim", desk.colleague, given_back)
    assert desk.review.snoozed_until is None
    assert desk.review.snoozed_by_id is None


def test_undoing_a_release_at_once_lets_ones_own_work_sleep_on(session, desk):
    step(session, desk.review, "claim", desk.checker)
    snooze(session, desk.review.id, actor=desk.checker, now=NOW)
    step(session, desk.review, "release", desk.checker, NOW + SECONDS)
    assert not is_snoozed(desk.review, NOW)
    step(session, desk.review, "claim", desk.checker, NOW + 2 * SECONDS)
    assert desk.review.snoozed_until == NOW + LASTS


@pytest.mark.parametrize(
    ("who", "error"),
    [("admin", NotAllowed), ("stranger", NotAllowed)],
)
def test_only_who_decides_in_the_organization_snoozes(session, desk, who, error):
    stranger = make_member(session, make_organization(session), "reviewer")
    actor = stranger if who == "stranger" else desk.admin
    for do in (snooze, wake):
        with pytest.raises(error):
            do(session, desk.review.id, actor=actor, now=NOW)
    assert desk.new(NOW) == 1


def test_work_of_somebody_else_what_changed_and_what_does_not_wait_is_refused(session, desk):
    with pytest.raises(Stale):
        snooze(session, desk.review.id, actor=desk.checker, now=NOW, expected_version=desk.review.lock_version + 1)
    step(session, desk.review, "claim", desk.colleague)
    with pytest.raises(NotAllowed, match="Somebody else works on this"):
        snooze(session, desk.review.id, actor=desk.checker, now=NOW)
    snooze(session, desk.review.id, actor=desk.colleague, now=NOW)
    declined = make_review(session, desk.organization, make_claim(session))
    step(session, declined, "decline", desk.checker, decline_reason="opinion")
    with pytest.raises(Conflict):
        snooze(session, declined.id, actor=desk.checker, now=NOW)
    for number in (0, -1, 999_999, 2**70):
        with pytest.raises(NotFound):
            snooze(session, number, actor=desk.checker, now=NOW)
