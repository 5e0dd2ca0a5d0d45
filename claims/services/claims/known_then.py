"""What the registry said at some instant: of reviews and claims as SQL (today's columns, or the same found in the
history), and of sources."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, case, exists, func, literal, or_, select
from sqlalchemy.orm import Session, aliased
from sqlalchemy.sql.elements import SQLCoreOperations

from claims.core.reviews.reviewing import ReviewAction, ReviewState
from claims.core.sources.source_states import SourceState
from claims.models.change import Change, StatusChange
from claims.models.claim import Claim
from claims.models.review import Review
from claims.models.review_revision import ReviewRevision
from claims.services.base.parts import in_parts

_REVIEW, _REVISION, _STEP = aliased(Review), aliased(ReviewRevision), aliased(StatusChange)
"""Made once, for they are named often and making them takes long; each subquery has rows of its own."""


@dataclass(frozen=True, slots=True)
class KnownReview:
    """Columns of a review as it was known: number of the public revision (NULL for none), state of the work, since when the
    revision is looked at again (NULL where nobody does), and since when it is withdrawn (NULL where it stands)."""

    number: SQLCoreOperations[int | None]
    state: SQLCoreOperations[ReviewState]
    recheck_since: SQLCoreOperations[dt.datetime | None]
    withdrawn_since: SQLCoreOperations[dt.datetime | None]


def known_review(at: dt.datetime | None, review: type[Review] = Review) -> KnownReview:
    """The columns for an instant, correlated to ``review``; None is now, and costs next to nothing.

    An imported revision counts from the day on which its organization published it, not from its import.
    """
    if at is None:
        since = case((review.state != ReviewState.PUBLISHED, _last_recheck(review)), else_=None)
        return KnownReview(review.current_number, review.state, since, review.withdrawn_at)
    revision, step = _REVISION, _STEP
    public_since = _public_since(revision)
    public = (revision.review_id == review.id, public_since <= at)
    taken = (step.review_id == review.id, step.created_at <= at)

    published = literal(ReviewState.PUBLISHED, Review.state.type)
    last_state = select(step.to_state).where(*taken).order_by(step.id.desc()).limit(1).correlate(review)
    # Steps that were taken here before an import tell nothing of what its organization had published by then.
    not_yet_here = exists().where(*public, revision.imported, revision.published_at > at).correlate(review)
    published_at = select(func.max(public_since)).where(*public).correlate(review).scalar_subquery()
    withdrawn = (step.action == ReviewAction.WITHDRAW.value, step.created_at >= published_at)
    return KnownReview(
        number=select(func.max(revision.number)).where(*public).correlate(review).scalar_subquery(),
        state=case((not_yet_here, published), else_=func.coalesce(last_state.scalar_subquery(), published)),
        recheck_since=_last_recheck(review, at),
        withdrawn_since=select(func.max(step.created_at)).where(*taken, *withdrawn).correlate(review).scalar_subquery(),
    )


def _last_recheck(review: type[Review], at: dt.datetime | None = None) -> SQLCoreOperations[dt.datetime]:
    """When the last recheck of a review began, whatever became of the work since."""
    step = _STEP
    begun = (step.review_id == review.id, step.action == ReviewAction.RECHECK.value)
    by_then = () if at is None else (step.created_at <= at,)
    return select(func.max(step.created_at)).where(*begun, *by_then).correlate(review).scalar_subquery()


def was_there(at: dt.datetime) -> ColumnElement[bool]:
    """The condition on ``Claim`` that it was known at an instant: recorded by then, or checked by somebody by then."""
    review, revision = _REVIEW, _REVISION
    checked = (
        select(review.id)
        .where(review.claim_id == Claim.id, revision.review_id == review.id, _public_since(revision) <= at)
        .limit(1)
        .correlate(Claim)
    )
    # Of an EXISTS PostgreSQL makes a list of all claims that were checked by then (0.5 s at a million), of a value none.
    return or_(Claim.created_at <= at, checked.scalar_subquery().is_not(None))


def sources_then(
    session: Session, source_ids: Collection[int], at: dt.datetime
) -> dict[int, tuple[SourceState, dt.datetime | None]]:
    """By source how it stood at an instant, and since when (None: since it was first cited); sources whose state never
    changed are left out."""
    found: dict[int, tuple[SourceState, dt.datetime | None]] = {}
    for part in in_parts(sorted(source_ids)):
        rows = session.execute(
            select(Change.subject_id, Change.created_at, Change.detail)
            .where(Change.subject_type == "source", Change.subject_id.in_(part))
            .order_by(Change.id)
        )
        for source_id, changed_at, detail in rows:
            old, new = detail.get("old"), detail.get("new")
            if not old or not new:
                continue  # a mark told once more, where a verdict first rested on the source
            if changed_at <= at:
                found[source_id] = (SourceState(new), changed_at)
            else:
                found.setdefault(source_id, (SourceState(old), None))
    return found


def _public_since(revision: type[ReviewRevision]) -> ColumnElement[dt.datetime]:
    """Since when a revision is public: what was imported, since its organization published it."""
    return case((revision.imported, revision.reviewed_at), else_=revision.published_at)
