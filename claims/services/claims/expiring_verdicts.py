"""Public verdicts whose last day is near."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from claims.models.review import Review
from claims.models.review_revision import ReviewRevision
from claims.services.base.organization_families import owned_by
from claims.services.base.rows import MOST_COUNTED, count_up_to

SOON_DAYS = 7


def count_expiring(session: Session, organization_id: int, *, today: dt.date) -> int:
    """How many standing verdicts of the organization have their last day in the coming week, today among it."""
    current = and_(ReviewRevision.review_id == Review.id, ReviewRevision.number == Review.current_number)
    soon = (
        select(Review.id)
        .join(ReviewRevision, current)
        .where(
            owned_by(session, Review.organization_id, organization_id),
            Review.withdrawn_at.is_(None),
            ReviewRevision.valid_until >= today,
            ReviewRevision.valid_until < today + dt.timedelta(days=SOON_DAYS),
        )
    )
    return count_up_to(session, soon, MOST_COUNTED)
