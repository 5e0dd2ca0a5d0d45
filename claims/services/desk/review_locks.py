"""Locks on reviews: whoever takes one keeps it while working on it, and loses it after 72 idle hours."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from claims.core.reviews.reviewing import ReviewState
from claims.core.texts.input_text import cut_to
from claims.models.claim import Claim
from claims.models.review import Review, ReviewDraft
from claims.services.base.actors import SYSTEM
from claims.services.base.changes import record_status
from claims.services.base.notifications import CLAIM_LENGTH, Notice, notify

IDLE_AFTER = dt.timedelta(hours=72)
"""Idle time, from the last save or else from taking the review, after which the lock lapses."""

HELD_STATES = frozenset({ReviewState.IN_PROGRESS, ReviewState.RECHECK})
EXPIRE = "expire"
"""Name of the step in the history; it is no action of anybody."""


def expire_idle_locks(session: Session, *, now: dt.datetime, limit: int = 500) -> int:
    """Free up to ``limit`` reviews whose lock has lapsed, longest idle first; gives how many. Drafts stay."""
    since = now - IDLE_AFTER
    idle = session.scalars(
        select(Review)
        .outerjoin(ReviewDraft, ReviewDraft.review_id == Review.id)
        .where(
            Review.state.in_(HELD_STATES),
            Review.assignee_id.is_not(None),
            Review.assigned_at <= since,
            or_(ReviewDraft.updated_at.is_(None), ReviewDraft.updated_at <= since),
        )
        .order_by(Review.assigned_at, Review.id)
        .limit(limit)
        .with_for_update(of=Review, skip_locked=True)
    ).all()
    for review in idle:
        free(session, review, now=now)
    session.flush()  # the caller counts what is written
    return len(idle)


def has_lapsed(session: Session, review: Review, *, now: dt.datetime) -> bool:
    """Whether somebody holds the review and has been idle for too long."""
    if review.state not in HELD_STATES or review.assignee_id is None or review.assigned_at is None:
        return False
    draft = session.get(ReviewDraft, review.id)
    last = review.assigned_at if draft is None else max(review.assigned_at, draft.updated_at)
    return now - last >= IDLE_AFTER


def free(session: Session, review: Review, *, now: dt.datetime) -> None:
    """Take the review from its assignee, who is told, because the lock has lapsed."""
    before = review.state
    hours = int(IDLE_AFTER.total_seconds() // 3600)
    if review.assignee_id is not None:
        claim = cut_to(session.get_one(Claim, review.claim_id).text, CLAIM_LENGTH)
        text = f"Back in the queue, because nobody worked on it for {hours} hours: “{claim}”"
        notify(session, review.assignee_id, Notice.LAPSED.value, text, f"/reviews/{review.id}/work", now)
    detail = {"assignee_id": review.assignee_id}
    if review.state is ReviewState.IN_PROGRESS:
        review.state, review.state_since = ReviewState.OPEN, now
    review.assignee_id = review.assigned_at = None
    record_status(
        session,
        review,
        EXPIRE,
        before,
        actor=SYSTEM,
        now=now,
        reason=f"Nobody worked on it for {hours} hours.",
        detail=detail,
    )
