"""The steps that a review has taken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claims.core.reviewing import ReviewAction, ReviewState
from claims.models.change import StatusChange
from claims.models.review import Review
from claims.services.parts import in_parts


def last_step(session: Session, review_id: int, action: ReviewAction | None = None) -> StatusChange | None:
    """The newest step of a review, or the newest by an action; None where there is none."""
    steps = select(StatusChange).where(StatusChange.review_id == review_id)
    if action is not None:
        steps = steps.where(StatusChange.action == action.value)
    return session.scalar(steps.order_by(StatusChange.id.desc()).limit(1))


def rechecks_began(session: Session, reviews: Iterable[Review]) -> dict[int, dt.datetime]:
    """By id of those reviews whose public verdict is looked at again since when it is, whatever became of the work."""
    ids = sorted({review.id for review in reviews if review.state is not ReviewState.PUBLISHED})
    found: dict[int, dt.datetime] = {}
    for part in in_parts(ids):
        rows = session.execute(
            select(StatusChange.review_id, func.max(StatusChange.created_at))
            .where(StatusChange.review_id.in_(part), StatusChange.action == ReviewAction.RECHECK.value)
            .group_by(StatusChange.review_id)
        )
        found.update((row[0], row[1]) for row in rows)
    return found
