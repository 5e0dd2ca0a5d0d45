"""The history: every change is a row that says who, when and why; rows are only added.

What is public is noted for the transparency log here, whoever makes the change.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from claims.core.reviews.reviewing import ReviewState
from claims.core.transparency.facts import is_public_change, is_public_step
from claims.models.change import Change, StatusChange
from claims.models.review import Review
from claims.services.base.actors import Actor
from claims.services.base.log import note

MAX_REASON_LENGTH = 2_000


def record_change(
    session: Session,
    subject_type: str,
    subject_id: int,
    action: str,
    *,
    actor: Actor,
    now: dt.datetime,
    reason: str = "",
    detail: Mapping[str, Any] | None = None,
) -> Change:
    """Note a change to anything but a review's state; ``subject_type`` is the thing's name in the singular
    (``claim``)."""
    change = Change(
        subject_type=subject_type,
        subject_id=subject_id,
        action=action,
        actor=actor.label,
        user_id=actor.user_id,
        reason=reason,
        detail=dict(detail or {}),
        created_at=now,
    )
    session.add(change)
    if is_public_change(subject_type, action):
        note(session, change)
    return change


def record_status(
    session: Session,
    review: Review,
    action: str,
    from_state: ReviewState | None,
    *,
    actor: Actor,
    now: dt.datetime,
    reason: str = "",
    revision_number: int | None = None,
    detail: Mapping[str, Any] | None = None,
) -> StatusChange:
    """Note a step of a review to the state that it has now."""
    change = StatusChange(
        review_id=review.id,
        action=str(action),
        from_state=from_state,
        to_state=review.state,
        actor=actor.label,
        user_id=actor.user_id,
        reason=reason,
        revision_number=revision_number,
        detail=dict(detail or {}),
        created_at=now,
    )
    session.add(change)
    if is_public_step(change.action):
        note(session, change)
    return change
