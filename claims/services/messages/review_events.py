"""What is told of reviews: published, withdrawn, expiring, expired, looked at again, in conflict."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import ColumnElement, String, and_, cast, exists, select
from sqlalchemy.orm import Session

from claims.core.messages.events import (
    ConflictSide,
    EventType,
    RecallKind,
    RecheckOpened,
    ReviewConflict,
    ReviewExpired,
    ReviewExpiring,
    ReviewPublished,
    ReviewWithdrawn,
)
from claims.core.reviews.corrections import MATERIAL
from claims.core.reviews.freshness import EXPIRING_DAYS
from claims.core.verdicts import Verdict
from claims.models.event import Event
from claims.models.organization import Organization
from claims.models.recheck_reason import RecheckReason
from claims.models.review import Review
from claims.models.review_revision import ReviewRevision
from claims.services.answers.answers import permalink
from claims.services.base.events import was_told, write_event
from claims.services.desk.review_access import organization_of
from claims.services.messages.recalls import RecallNotice, recall_uses
from claims.services.messages.verdict_changes import tell_of_verdict

LOOK_BACK_DAYS = 30
"""So long after its last day an expiry is still told of: events are kept longer than that, so none is told twice."""

DATES_AT_ONCE = 200


def tell_published(
    session: Session,
    review: Review,
    revision: ReviewRevision,
    *,
    before: Verdict | None,
    may_be_said: bool = True,
    now: dt.datetime,
) -> None:
    """Tell of a revision that became public, and recall what it materially corrects.

    ``before`` is the verdict that stood until then, None where none did. Where no article can say the claim yet
    (``may_be_said`` False) no job is left to look for one: an import of 10,000 claims would leave as many.
    """
    data = ReviewPublished(
        claim_id=review.claim_id,
        review_id=review.id,
        revision=revision.number,
        organization=organization_of(session, review).name,
        rating=revision.rating,
        verdict=revision.verdict,
        true_as_of=revision.true_as_of,
        valid_until=revision.valid_until,
        timeless=revision.timeless,
        correction_kind=revision.correction_kind,
        permalink=permalink(review.id, revision.number),
    )
    write_event(session, data, now=now)
    if revision.number > 1 and revision.correction_kind in MATERIAL:
        kind, subject = RecallKind(str(revision.correction_kind)), f"revision:{revision.number}"
        notice = RecallNotice(review.id, kind, below=revision.number, current=revision.number, subject=subject)
        recall_uses(session, notice, now=now)
    if may_be_said:
        tell_of_verdict(session, review, old=before, new=revision.verdict, now=now)


def tell_withdrawn(
    session: Session, review: Review, revision: ReviewRevision, *, reason: str, now: dt.datetime
) -> None:
    """Tell of a withdrawal, and recall every revision that was served."""
    data = ReviewWithdrawn(
        claim_id=review.claim_id,
        review_id=review.id,
        revision=revision.number,
        organization=organization_of(session, review).name,
        reason=reason,
        permalink=permalink(review.id, revision.number),
    )
    write_event(session, data, now=now)
    subject = f"withdrawn:{revision.number}"
    notice = RecallNotice(review.id, RecallKind.WITHDRAWN, below=revision.number + 1, current=None, subject=subject)
    recall_uses(session, notice, now=now)
    tell_of_verdict(session, review, old=revision.verdict, new=None, now=now)


def tell_recheck(session: Session, review: Review, reason: RecheckReason, *, now: dt.datetime) -> None:
    """Tell that a public verdict is looked at again for this reason."""
    data = RecheckOpened(
        claim_id=review.claim_id,
        review_id=review.id,
        revision=reason.revision_number,
        organization=organization_of(session, review).name,
        trigger=reason.trigger,
        reason=reason.text,
        permalink=permalink(review.id, reason.revision_number),
    )
    write_event(session, data, now=now)


def tell_conflict(
    session: Session, claim_id: int, sides: Sequence[tuple[int, str, ReviewRevision]], *, now: dt.datetime
) -> None:
    """Tell, once, that these reviews (id, organization, revision) rate a claim on opposite sides."""
    subject = ",".join(f"{review_id}/{revision.number}" for review_id, _, revision in sides)[:300]
    if was_told(session, EventType.REVIEW_CONFLICT, subject):
        return
    found = tuple(
        ConflictSide(review_id=review_id, revision=revision.number, organization=organization, verdict=revision.verdict)
        for review_id, organization, revision in sides
    )
    data = ReviewConflict(claim_id=claim_id, reviews=found, permalink=f"/claims/{claim_id}")
    write_event(session, data, now=now, subject=subject)


def tell_dates(session: Session, *, now: dt.datetime, limit: int = DATES_AT_ONCE) -> int:
    """Tell, once each, of verdicts that expire soon and of those that have; gives how many."""
    today = now.date()
    soon = today + dt.timedelta(days=EXPIRING_DAYS)
    long_ago = today - dt.timedelta(days=LOOK_BACK_DAYS)
    told = 0
    for kind, days in (
        (EventType.REVIEW_EXPIRING, ReviewRevision.valid_until.between(today, soon)),
        (EventType.REVIEW_EXPIRED, and_(ReviewRevision.valid_until < today, ReviewRevision.valid_until >= long_ago)),
    ):
        for review, revision, organization in _standing(session, kind, days, limit):
            _tell_date(session, kind, review, revision, organization, now=now)
            told += 1
    return told


def _standing(
    session: Session, kind: EventType, days: ColumnElement[bool], limit: int
) -> list[tuple[Review, ReviewRevision, str]]:
    """Public verdicts whose last day is one of these, and of which this was not told."""
    subject = cast(Review.id, String) + "/" + cast(ReviewRevision.number, String)
    known = exists().where(Event.type == kind, Event.subject == subject)
    rows = session.execute(
        select(Review, ReviewRevision, Organization.name)
        .join(
            ReviewRevision, and_(ReviewRevision.review_id == Review.id, ReviewRevision.number == Review.current_number)
        )
        .join(Organization, Organization.id == Review.organization_id)
        .where(days, ReviewRevision.timeless.is_(False), Review.withdrawn_at.is_(None), ~known)
        .order_by(Review.id)
        .limit(limit)
    )
    return [(row[0], row[1], row[2]) for row in rows]


def _tell_date(
    session: Session,
    kind: EventType,
    review: Review,
    revision: ReviewRevision,
    organization: str,
    *,
    now: dt.datetime,
) -> None:
    assert revision.valid_until is not None  # looked for by it
    shape = ReviewExpired if kind is EventType.REVIEW_EXPIRED else ReviewExpiring
    data = shape(
        claim_id=review.claim_id,
        review_id=review.id,
        revision=revision.number,
        organization=organization,
        verdict=revision.verdict,
        valid_until=revision.valid_until,
        permalink=permalink(review.id, revision.number),
    )
    write_event(session, data, now=now, subject=f"{review.id}/{revision.number}")
    if kind is EventType.REVIEW_EXPIRED:
        subject = f"expired:{revision.number}"
        notice = RecallNotice(
            review.id, RecallKind.EXPIRED, below=revision.number + 1, current=revision.number, subject=subject
        )
        recall_uses(session, notice, now=now)
