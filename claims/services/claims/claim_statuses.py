"""The derived public status of claims: of loaded ones in one query, and as a condition in SQL."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Exists, and_, exists, false, func, not_, or_, select
from sqlalchemy.orm import Session, aliased

from claims.core.errors import Invalid
from claims.core.reviews.public_status import (
    FALSE_SIDE,
    TRUE_SIDE,
    WORKING_STATES,
    PublicStatus,
    ReviewStanding,
    public_status,
)
from claims.core.reviews.reviewing import ReviewState
from claims.models.claim import Claim
from claims.models.review import Review
from claims.models.review_revision import ReviewRevision
from claims.services.base.claim_families import askers_of, families_of, is_of
from claims.services.base.parts import in_parts
from claims.services.claims.known_then import KnownReview, known_review

_WORKED_ON = aliased(Review)
"""Made once; a review as it is looked at beside one with a verdict."""


def claim_status(session: Session, claim: Claim, *, on: dt.date, known_at: dt.datetime | None = None) -> PublicStatus:
    """The public status of one claim on a day."""
    return claim_statuses(session, [claim.id], on=on, known_at=known_at)[claim.id]


def claim_statuses(
    session: Session, claim_ids: Sequence[int], *, on: dt.date, known_at: dt.datetime | None = None
) -> dict[int, PublicStatus]:
    """The public status of each claim on a day; an id without reviews is unchecked.

    With ``known_at`` from the reviews as they were known at that instant.
    """
    known = known_review(known_at)
    reviews: dict[int, list[ReviewStanding]] = defaultdict(list)
    askers = askers_of(families_of(session, claim_ids, at=known_at))
    members = list(askers)
    for part in in_parts(members):
        rows = session.execute(
            select(
                Review.claim_id,
                known.state,
                known.withdrawn_since,
                ReviewRevision.verdict,
                ReviewRevision.true_as_of,
                ReviewRevision.valid_until,
                ReviewRevision.timeless,
            )
            .select_from(Review)
            .outerjoin(
                ReviewRevision, and_(ReviewRevision.review_id == Review.id, ReviewRevision.number == known.number)
            )
            .where(Review.claim_id.in_(part))
        )
        for claim_id, state, withdrawn_at, verdict, true_as_of, valid_until, timeless in rows:
            standing = ReviewStanding(state, verdict, true_as_of, valid_until, bool(timeless), withdrawn_at is not None)
            for asked in askers[claim_id]:
                reviews[asked].append(standing)
    return {claim_id: public_status(reviews[claim_id], on) for claim_id in claim_ids}


def has_status(status: str, on: dt.date, *, known_at: dt.datetime | None = None) -> ColumnElement[bool]:
    """The condition on ``Claim`` that it has this public status on a day, as known at an instant (None: now); the same
    rules as ``public_status``.

    Raises ``Invalid`` (code ``status_unknown``).
    """
    try:
        wanted = PublicStatus(status)
    except ValueError as error:
        names = ", ".join(PublicStatus)
        raise Invalid(
            f"There is no status “{status}”. Known: {names}.", code="status_unknown", field="status"
        ) from error
    earlier: list[ColumnElement[bool]] = []
    for candidate, condition in _conditions(on, known_at):
        if candidate is wanted:
            return and_(condition, *(not_(other) for other in earlier))
        earlier.append(condition)
    return and_(*(not_(other) for other in earlier))


def _conditions(on: dt.date, known_at: dt.datetime | None) -> list[tuple[PublicStatus, ColumnElement[bool]]]:
    """In the order in which the statuses outrank each other; unchecked is what remains."""
    valid = or_(ReviewRevision.timeless, ReviewRevision.valid_until.is_(None), ReviewRevision.valid_until >= on)
    known = known_review(known_at)

    def stands(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
        return _stands(known, known_at, *conditions)

    conflict = and_(
        stands(valid, ReviewRevision.verdict.in_(TRUE_SIDE)), stands(valid, ReviewRevision.verdict.in_(FALSE_SIDE))
    )
    review = _WORKED_ON
    other = known_review(known_at, review)
    working = for_each_claim(exists().where(is_of(review.claim_id, at=known_at), other.state.in_(WORKING_STATES)))
    withdrawn = for_each_claim(
        exists().where(
            is_of(review.claim_id, at=known_at), other.number.is_not(None), other.withdrawn_since.is_not(None)
        )
    )
    return [
        (PublicStatus.CONFLICT, conflict),
        (PublicStatus.CHECKED, stands(valid, known.state == ReviewState.PUBLISHED)),
        (PublicStatus.UNDER_RECHECK, stands(valid)),
        (PublicStatus.EXPIRED, stands()),
        (PublicStatus.IN_REVIEW, working),
        (PublicStatus.WITHDRAWN, withdrawn),
    ]


def _stands(known: KnownReview, known_at: dt.datetime | None, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """That the claim has a review whose current revision was not withdrawn and meets the conditions."""
    found = (
        select(Review.id)
        .select_from(Review)
        .join(ReviewRevision, ReviewRevision.review_id == Review.id)
        .where(
            is_of(Review.claim_id, at=known_at),
            known.withdrawn_since.is_(None),
            ReviewRevision.number == known.number,
            *conditions,
        )
        .correlate(Claim)
        .exists()
    )
    return for_each_claim(found)


def for_each_claim(found: Exists) -> ColumnElement[bool]:
    """The same condition, looked up claim by claim until a page is full: as a bare EXISTS, PostgreSQL makes one join of it
    with all claims and all reviews (10 s instead of 0.1 s at 40,000 claims)."""
    return func.coalesce(found, false())
