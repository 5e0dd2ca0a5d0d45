"""The steps that a review has taken."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.models.change import StatusChange


def last_step(session: Session, review_id: int) -> StatusChange | None:
    """The newest step of a review; None for an unknown one."""
    return session.scalar(
        select(StatusChange).where(StatusChange.review_id == review_id).order_by(StatusChange.id.desc()).limit(1)
    )
