"""Snoozing: a review leaves its organization's queue for a day and comes back by itself, or with its next step.

Nothing but the queue changes: the state stays, the clock of the work runs on, and what is overdue is listed as such. The
review's lock version stays too, so that nobody who has it open is told of a clash.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from claims.core.errors import Conflict, NotAllowed
from claims.core.reviews.ageing import WAITING
from claims.core.reviews.reviewing import UNDO, ReviewAction
from claims.models.change import StatusChange
from claims.models.review import Review
from claims.models.user import OrganizationRole
from claims.services.base.actors import Actor, require_role
from claims.services.base.changes import record_status
from claims.services.base.saving import Expected, require_version
from claims.services.desk.due_times import lasting_steps
from claims.services.desk.review_access import lock_review, require_member

LASTS = dt.timedelta(hours=24)

SNOOZE, WAKE = "snooze", "wake"
"""Names of the steps in the history; the state machine has no rows for them."""


def snooze(
    session: Session, review_id: int, *, actor: Actor, now: dt.datetime, expected_version: Expected = None
) -> Review:
    """Keep a review out of the queue for ``LASTS``; one that sleeps already sleeps from now on.

    Raises ``NotFound``; ``NotAllowed`` for who is no checker or reviewer of its organization, and for work that somebody
    else holds (``not_assignee``); ``Stale``; ``Conflict`` (``transition_not_allowed``) where nothing waits.
    """
    review = _waiting(session, review_id, actor=actor)
    require_version(review.lock_version, expected_version)
    if review.assignee_id not in (None, actor.user_id):
        raise NotAllowed("Somebody else works on this. Only they may snooze it.", code="not_assignee")
    _keep(session, review, SNOOZE, until=now + LASTS, actor=actor, now=now)
    return review


def wake(session: Session, review_id: int, *, actor: Actor, now: dt.datetime) -> Review:
    """Bring a snoozed review back; one that is awake stays so.

    Raises ``NotFound``, ``NotAllowed`` and ``Conflict`` as ``snooze``.
    """
    review = _waiting(session, review_id, actor=actor)
    if is_snoozed(review, now):
        _keep(session, review, WAKE, until=None, actor=actor, now=now)
    return review


def is_snoozed(review: Review, now: dt.datetime) -> bool:
    """Whether the queue leaves the review out."""
    return review.snoozed_until is not None and review.snoozed_until > now


def carry_on(session: Session, review: Review, action: ReviewAction, *, now: dt.datetime) -> None:
    """Wake a review that has just taken a step: whoever took it does not let it rest. One that undid the last step at once
    sleeps on where it slept before that, until then."""
    before = _standing(session, review, now=now) if action in UNDO.values() else None
    review.snoozed_until = None if before is None else before.created_at + LASTS
    review.snoozed_by_id = None if before is None else before.user_id


def _standing(session: Session, review: Review, *, now: dt.datetime) -> StatusChange | None:
    """The snooze that stands for a review as though what was undone at once had not been; None where none does."""
    session.flush()  # the steps are read
    if lasting_steps(session, [review.id])[review.id][-1].action != SNOOZE:
        return None
    snoozed = StatusChange.review_id == review.id, StatusChange.action == SNOOZE
    last = session.scalars(select(StatusChange).where(*snoozed).order_by(StatusChange.id.desc()).limit(1)).one()
    return last if last.created_at + LASTS > now else None


def _waiting(session: Session, review_id: int, *, actor: Actor) -> Review:
    review = lock_review(session, review_id)
    require_member(actor, review.organization_id)
    require_role(actor, OrganizationRole.CHECKER, OrganizationRole.REVIEWER)
    if review.state not in WAITING:
        raise Conflict("Nothing waits here, so there is nothing to snooze.", code="transition_not_allowed")
    return review


def _keep(
    session: Session, review: Review, step: str, *, until: dt.datetime | None, actor: Actor, now: dt.datetime
) -> None:
    detail = {"until": until.isoformat()} if until else {}
    record_status(session, review, step, review.state, actor=actor, now=now, detail=detail)
    session.execute(
        update(Review)
        .where(Review.id == review.id)
        .values(snoozed_until=until, snoozed_by_id=actor.user_id if until else None)
        .execution_options(synchronize_session=False)
    )
    session.flush()
    session.refresh(review, ["snoozed_until", "snoozed_by_id"])
