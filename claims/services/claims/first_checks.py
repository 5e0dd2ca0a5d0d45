"""When claims were checked first, by whomever."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from claims.models.claim import Claim
from claims.models.review import Review
from claims.models.review_revision import ReviewRevision
from claims.services.base.parts import among
from claims.services.claims.known_then import known_review


def first_check_days(
    session: Session, claim_ids: Sequence[int], *, known_at: dt.datetime | None = None
) -> dict[int, dt.date]:
    """By claim id the day (UTC) of the first check of it, or of a claim merged into it by now; an imported one has the day
    of its source. Withdrawn checks, and with ``known_at`` those that were not public at that instant, do not count; claims
    without one are left out. One query, for some fifty claims."""
    known = known_review(known_at)
    answering = func.coalesce(Claim.merged_into_id, Claim.id)
    rows = session.execute(
        select(answering, func.min(ReviewRevision.reviewed_at))
        .select_from(Claim)
        .join(Review, Review.claim_id == Claim.id)
        .join(ReviewRevision, ReviewRevision.review_id == Review.id)
        .where(
            or_(among(session, Claim.id, claim_ids), among(session, Claim.merged_into_id, claim_ids)),
            known.number.is_not(None),
            known.withdrawn_since.is_(None),
        )
        .group_by(answering)
    )
    return {claim_id: checked_at.astimezone(dt.UTC).date() for claim_id, checked_at in rows}
