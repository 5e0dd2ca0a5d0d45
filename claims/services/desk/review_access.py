"""Loading reviews, and who somebody is towards a review."""

from __future__ import annotations

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from claims.core.errors import NotAllowed, NotFound
from claims.core.reviews.reviewing import Party, ReviewState
from claims.models.api_key import Scope
from claims.models.organization import Organization
from claims.models.review import Review
from claims.models.review_revision import ReviewRevision
from claims.models.user import OrganizationRole
from claims.services.base.actors import Actor, require_scope
from claims.services.base.claim_families import family_of
from claims.services.base.organization_families import answering, owned_by
from claims.services.base.rows import find_row

DECIDING_ROLES = frozenset({OrganizationRole.CHECKER, OrganizationRole.REVIEWER})
"""Roles that work on reviews; an admin alone decides nothing."""

OVER = frozenset({ReviewState.DECLINED, ReviewState.WITHDRAWN})
"""States in which nobody works on a review and nothing of it stands."""


def get_review(session: Session, review_id: int) -> Review:
    """The review with this id; ``NotFound`` if there is none."""
    return _found(find_row(session, Review, review_id), review_id)


def find_review(session: Session, claim_id: int, organization_id: int) -> Review | None:
    """The organization's review of a claim or of one merged with it, whatever its state; None if it has none.

    Of several the one that is worked on or public, then the one of the claim itself.
    """
    family = family_of(session, claim_id)
    found = session.scalars(
        select(Review)
        .where(Review.claim_id.in_(family), owned_by(session, Review.organization_id, organization_id))
        .order_by(Review.id)
    ).all()
    return min(found, key=lambda review: (review.state in OVER, family.index(review.claim_id)), default=None)


def reviews_of(session: Session, claim_id: int) -> list[Review]:
    """The reviews of a claim and of those merged with it, of all organizations, in the order in which they were opened."""
    found = select(Review).where(Review.claim_id.in_(family_of(session, claim_id))).order_by(Review.id)
    return list(session.scalars(found))


def lock_review(session: Session, review_id: int) -> Review:
    """The review as it is now, held against other writers until the transaction ends (where the database locks
    rows)."""
    return _found(find_row(session, Review, review_id, with_for_update=True, populate_existing=True), review_id)


def organization_of(session: Session, review: Review) -> Organization:
    """The organization that answers for a review, whose policies hold: its own, or the one that this was merged into."""
    return answering(session, session.get_one(Organization, review.organization_id))


def next_number(review: Review) -> int:
    """The number of the revision that is being made."""
    return (review.current_number or 0) + 1


def current_revision(session: Session, review: Review) -> ReviewRevision | None:
    """The revision that the public sees, withdrawn or not; None before the first."""
    if review.current_number is None:
        return None
    return session.scalar(
        select(ReviewRevision).where(
            ReviewRevision.review_id == review.id, ReviewRevision.number == review.current_number
        )
    )


def standing_revision(session: Session, review: Review) -> ReviewRevision | None:
    """The revision that the public sees and that was not withdrawn."""
    return None if review.withdrawn_at is not None else current_revision(session, review)


def own_others(session: Session, review: Review) -> list[Review]:
    """The further reviews of a review's claim, or of one that is merged with it, that are its organization's and not over,
    oldest first."""
    head = organization_of(session, review)
    found = select(Review).where(
        Review.claim_id.in_(family_of(session, review.claim_id)),
        owned_by(session, Review.organization_id, head.id),
        Review.id != review.id,
        Review.state.not_in(OVER),
    )
    return list(session.scalars(found.order_by(Review.id)))


def has_other_verdict(session: Session, review: Review) -> bool:
    """Whether another organization's verdict on the same claim, or on one that is merged with it, is public."""
    family = family_of(session, review.claim_id)
    others = exists().where(Review.claim_id.in_(family), Review.id != review.id, Review.current_number.is_not(None))
    return bool(session.scalar(select(others)))


def require_member(actor: Actor, organization_id: int) -> None:
    """Refuse who is no member of the organization, and keys that may not act on reviews (``NotAllowed``).

    Codes ``scope_missing``, ``key_without_user``, ``not_member``. The program itself may pass: the machine's rows say
    what it may do.
    """
    require_scope(actor, Scope.REVIEWS_WRITE)
    if actor.key_id is not None and actor.user_id is None:
        raise NotAllowed(
            "This key acts for no person. Only a key made for a member may act on reviews.", code="key_without_user"
        )
    if actor.is_internal:
        return
    if actor.user_id is None or not actor.acts_for(organization_id):
        raise NotAllowed("Only members of the review's own organization may act on it.", code="not_member")


def parties_of(actor: Actor, review: Review | None) -> frozenset[Party]:
    """What somebody is towards a review of their organization (None: one still to be opened)."""
    if actor.is_internal:
        return frozenset({Party.SYSTEM})
    roles = actor.roles & DECIDING_ROLES
    parties = {Party(role.value) for role in roles}
    if roles and review is not None and review.assignee_id == actor.user_id:
        parties.add(Party.ASSIGNEE)
    return frozenset(parties)


def _found(review: Review | None, review_id: int) -> Review:
    if review is None:
        raise NotFound(f"There is no review {review_id}.", code="review_unknown")
    return review
