"""Locks: kept while somebody works, lost after 72 idle hours."""

import datetime as dt

import pytest
from sqlalchemy import select

from claims.core.errors import Conflict
from claims.core.reviews.reviewing import ReviewState
from claims.models import StatusChange
from claims.services.base.notifications import list_notifications
from claims.services.reviews.reviews import expire_idle_locks, get_draft, save_draft
from tests.support.databases import on_both_databases
from tests.support.factories import (
    NOW,
    complete_draft,
    make_member,
    make_organization,
    make_review,
    publish_review,
    step,
    submit_review,
    write_draft,
)

ALMOST = NOW + dt.timedelta(hours=71, minutes=59)
LAPSED = NOW + dt.timedelta(hours=72)


class Desk:
    def __init__(self, session):
        self.organization = make_organization(session)
        self.checker = make_member(session, self.organization, "checker")
        self.colleague = make_member(session, self.organization, "checker")
        self.reviewer = make_member(session, self.organization, "reviewer")
        self.review = make_review(session, self.organization)


@pytest.fixture
def desk(session):
    return Desk(session)


@on_both_databases
def test_idle_lock_lapses_and_leaves_the_draft(session, desk):
    review = write_draft(session, desk.review, desk.checker)
    assert expire_idle_locks(session, now=ALMOST) == 0
    assert expire_idle_locks(session, now=LAPSED) == 1
    session.expire_all()
    assert (review.state, review.assignee_id, review.state_since) == (ReviewState.OPEN, None, LAPSED)
    assert get_draft(session, review.id) is not None
    change = session.scalars(select(StatusChange).order_by(StatusChange.id.desc())).first()
    assert (change.action, change.actor, change.from_state, change.to_state) == (
        "expire",
        "system",
        "in_progress",
        "open",
    )
    assert change.detail == {"assignee_id": desk.checker.user_id}
    assert expire_idle_locks(session, now=LAPSED) == 0
    [told] = list_notifications(session, desk.checker.user_id).items
    assert told.text.startswith("Back in the queue, because nobody worked on it for 72 hours: “")
    assert told.link == f"/reviews/{review.id}/work"
    assert not list_notifications(session, desk.colleague.user_id).items


@on_both_databases
def test_saving_keeps_the_lock(session, desk):
    review = write_draft(session, desk.review, desk.checker)
    save_draft(session, review.id, complete_draft(), actor=desk.checker, now=ALMOST, expected_version=None)
    assert expire_idle_locks(session, now=LAPSED) == 0
    assert expire_idle_locks(session, now=ALMOST + dt.timedelta(hours=72)) == 1


def test_recheck_goes_back_to_waiting_as_a_recheck(session, desk):
    review = publish_review(session, desk.review, desk.checker, desk.reviewer)
    step(session, review, "recheck", desk.checker, reason="New count.")
    step(session, review, "claim", desk.checker)
    assert expire_idle_locks(session, now=LAPSED) == 1
    assert (review.state, review.assignee_id) == (ReviewState.RECHECK, None)


def test_what_waits_for_others_has_no_lock_to_lose(session, desk):
    submit_review(session, desk.review, desk.checker)
    assert expire_idle_locks(session, now=LAPSED + dt.timedelta(days=300)) == 0


def test_lapsed_lock_can_be_taken_before_the_job_comes(session, desk):
    review = step(session, desk.review, "claim", desk.checker)
    with pytest.raises(Conflict) as refused:
        step(session, review, "claim", desk.colleague, ALMOST)
    assert refused.value.code == "transition_not_allowed"
    step(session, review, "claim", desk.colleague, LAPSED)
    assert (review.state, review.assignee_id, review.assigned_at) == ("in_progress", desk.colleague.user_id, LAPSED)
    actions = session.scalars(select(StatusChange.action).order_by(StatusChange.id)).all()
    assert actions == ["open", "claim", "expire", "claim"]


def test_lapsed_recheck_can_be_assigned(session, desk):
    review = publish_review(session, desk.review, desk.checker, desk.reviewer)
    step(session, review, "recheck", desk.checker, reason="New count.")
    step(session, review, "claim", desk.checker)
    step(session, review, "assign", desk.reviewer, LAPSED, assignee_id=desk.colleague.user_id)
    assert review.assignee_id == desk.colleague.user_id


def test_who_comes_back_late_goes_on_if_nobody_took_over(session, desk):
    review = write_draft(session, desk.review, desk.checker)
    assert step(session, review, "submit", desk.checker, LAPSED).state == "in_approval"


def test_job_frees_the_longest_idle_first(session, desk):
    later = make_review(session, desk.organization)
    step(session, later, "claim", desk.checker, NOW + dt.timedelta(hours=1))
    step(session, desk.review, "claim", desk.checker, NOW)
    assert expire_idle_locks(session, now=LAPSED + dt.timedelta(hours=2), limit=1) == 1
    assert (desk.review.state, later.state) == (ReviewState.OPEN, ReviewState.IN_PROGRESS)
