"""Revisions in the order in which they were published, over all claims."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from claims.models.organization import Organization
from claims.models.review import Review
from claims.models.review_revision import ReviewRevision
from claims.services.base.organization_families import is_of_slug
from claims.services.base.paging import Page, Place, checked_limit, decode_cursor, page_of

_LIST = "published"


@dataclass(frozen=True, slots=True)
class PublishedRevision:
    """A revision with the organization that published it."""

    revision: ReviewRevision
    organization: str


def list_published(
    session: Session, *, organization: str | None = None, after: str | None = None, limit: int = 50
) -> Page[PublishedRevision]:
    """The newest first, of one organization (its slug), with those that are one with it, or of all. Raises ``Invalid``
    (``bad_cursor``)."""
    query = (
        select(ReviewRevision, Organization.name)
        .join(Review, Review.id == ReviewRevision.review_id)
        .join(Organization, Organization.id == Review.organization_id)
    )
    if organization is not None:
        query = query.where(is_of_slug(Review.organization_id, organization))
    if after is not None:
        place = decode_cursor(_LIST, after)
        same = and_(ReviewRevision.published_at == place.time, ReviewRevision.id < place.id)
        query = query.where(or_(ReviewRevision.published_at < place.time, same))
    query = query.order_by(ReviewRevision.published_at.desc(), ReviewRevision.id.desc())
    rows = [PublishedRevision(row[0], row[1]) for row in session.execute(query.limit(checked_limit(limit) + 1))]
    return page_of(rows, limit, _LIST, lambda row: Place(row.revision.published_at, row.revision.id))
