"""Merging two organizations that are one: the reviews of both stay as they were published, one answers for them.

A merge rewrites nothing (``docs/decisions/0010-merging-by-reference.md``): revisions, permalinks and the log keep the
organization that made them. The merged one closes: nobody acts in it, and members of the other act on its reviews. So it
may hold no work that somebody would lose, and no verdict opposite to one of the other's.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Select, and_, exists, func, intersect, select
from sqlalchemy.orm import Session, aliased

from claims.core.errors import Conflict, NotAllowed
from claims.core.reviews.public_status import FALSE_SIDE, TRUE_SIDE
from claims.core.reviews.reviewing import ReviewState
from claims.core.verdicts import Verdict
from claims.models.api_key import ApiKey
from claims.models.claim import Claim
from claims.models.organization import Organization, OrganizationMerge
from claims.models.review import Review
from claims.models.review_revision import ReviewRevision
from claims.models.user import Membership, OrganizationRole, User
from claims.models.webhook import WebhookEndpoint
from claims.services.base.actors import Actor
from claims.services.base.organization_families import owned_by
from claims.services.base.rows import count_up_to
from claims.services.directories.organization_directory import ORGANIZATIONS
from claims.services.directories.parties import get_party
from claims.services.directories.party_merging import (
    PREVIEW_LIMIT,
    get_merge,
    lock_two,
    merge_parties,
    undo_party_merge,
)

SETTLED = (ReviewState.PUBLISHED, ReviewState.DECLINED, ReviewState.WITHDRAWN)
"""States in which nobody works on a review."""


@dataclass(frozen=True, slots=True)
class OrganizationMergePreview:
    """What a merge would touch. ``reviews`` counts published ones, up to ``PREVIEW_LIMIT``; ``lone_members`` are people
    who would have no organization; ``obstacles`` are sentences that say what has to be finished first."""

    reviews: int
    lone_members: tuple[str, ...]
    obstacles: tuple[str, ...]


def preview_organization_merge(
    session: Session, organization_id: int, into_id: int | None = None
) -> OrganizationMergePreview:
    """What would be the other's; without the other, what already stands in the way."""
    organization = get_party(session, ORGANIZATIONS, organization_id)
    own = owned_by(session, Review.organization_id, organization.id)
    public = select(Review.id).where(own, Review.current_number.is_not(None))
    into = None if into_id is None else get_party(session, ORGANIZATIONS, into_id)
    return OrganizationMergePreview(
        count_up_to(session, public, PREVIEW_LIMIT),
        _lone_members(session, organization.id),
        _obstacles(session, organization, into),
    )


def merge_organizations(
    session: Session, organization_id: int, into_id: int, *, reason: str, actor: Actor, now: dt.datetime
) -> OrganizationMerge:
    """Let an organization lead to another. For a person who is admin of both: the one gives itself up, the other takes on
    what it has published, and neither may be decided for it.

    Raises as ``merge_parties``, and ``Conflict`` (``merge_unfinished``) naming all that has to be finished first.
    """
    for number in (organization_id, into_id):
        require_admin_of(session, actor, number)
    organization, into = lock_two(session, ORGANIZATIONS, organization_id, into_id)
    obstacles = _obstacles(session, organization, into)
    if obstacles:
        raise Conflict(" ".join(obstacles), code="merge_unfinished")
    return merge_parties(session, ORGANIZATIONS, organization.id, into.id, reason=reason, actor=actor, now=now)


def undo_organization_merge(
    session: Session, merge_id: int, *, reason: str = "", actor: Actor, now: dt.datetime
) -> OrganizationMerge:
    """Take a merge of organizations back: its members act in it again, on its own reviews. For an admin of both.

    Raises as ``undo_party_merge``, and ``Conflict`` (``merge_unfinished``) while the other works on its reviews.
    """
    merge = get_merge(session, ORGANIZATIONS, merge_id)
    for number in (merge.party_id, merge.into_id):
        require_admin_of(session, actor, number)
    organization = get_party(session, ORGANIZATIONS, merge.party_id)
    if merge.undone_at is None:
        at_work = _at_work(session, organization)
        if at_work:
            raise Conflict(at_work, code="merge_unfinished")
    return undo_party_merge(session, ORGANIZATIONS, merge_id, reason=reason, actor=actor, now=now)


def require_admin_of(session: Session, actor: Actor, organization_id: int) -> None:
    """Refuse who is no admin of this very organization, merged or not (``NotAllowed``, ``role_missing``)."""
    organization = get_party(session, ORGANIZATIONS, organization_id)
    is_admin = (
        exists()
        .where(
            Membership.organization_id == organization.id,
            Membership.user_id == actor.user_id,
            Membership.role == OrganizationRole.ADMIN,
        )
        .where(User.id == Membership.user_id, User.active)
    )
    if actor.user_id is None or not session.scalar(select(is_admin)):
        raise NotAllowed(f"Only an admin of {organization.name} may do this.", code="role_missing")


def _obstacles(session: Session, organization: Organization, into: Organization | None) -> tuple[str, ...]:
    found = [
        _is_default(organization),
        _at_work(session, organization),
        _keys(session, organization),
        _endpoints(session, organization),
    ]
    if into is not None:
        found.append(_opposites(session, organization, into))
    return tuple(sentence for sentence in found if sentence)


def _is_default(organization: Organization) -> str:
    if not organization.is_default:
        return ""
    return f"{organization.name} is the organization to which new claims go: merge the other one into it."


def _at_work(session: Session, organization: Organization) -> str:
    """Reviews that somebody may be working on, by state: their steps would be taken out of people's hands."""
    waiting = select(Review.state).where(
        owned_by(session, Review.organization_id, organization.id), Review.state.not_in(SETTLED)
    )
    part = waiting.limit(PREVIEW_LIMIT).subquery()
    counts = session.execute(select(part.c.state, func.count()).group_by(part.c.state).order_by(part.c.state)).all()
    if not counts:
        return ""
    words = ", ".join(f"{count} {ReviewState(state).value.replace('_', ' ')}" for state, count in counts)
    return f"{organization.name} has reviews that are not finished ({words}): publish or decline them first."


def _keys(session: Session, organization: Organization) -> str:
    keys = select(func.count()).where(ApiKey.organization_id == organization.id, ApiKey.revoked_at.is_(None))
    count = session.scalar(keys) or 0
    if not count:
        return ""
    what = "a key that still works" if count == 1 else f"{count} keys that still work"
    return f"{organization.name} has {what}: revoke it and make one in the other first."


def _endpoints(session: Session, organization: Organization) -> str:
    """Addresses that events would go to on and on, and that nobody could look after."""
    present = select(func.count()).where(
        WebhookEndpoint.organization_id == organization.id, WebhookEndpoint.deleted_at.is_(None)
    )
    count = session.scalar(present) or 0
    if not count:
        return ""
    what = "a webhook endpoint: delete it" if count == 1 else f"{count} webhook endpoints: delete them"
    return f"{organization.name} has {what} and make one in the other first."


def _opposites(session: Session, organization: Organization, into: Organization) -> str:
    """Claims that the one rates true and the other false: one organization cannot say both."""
    found: set[int] = set()
    for ours, theirs in ((TRUE_SIDE, FALSE_SIDE), (FALSE_SIDE, TRUE_SIDE)):
        both = intersect(_rated(session, organization, ours), _rated(session, into, theirs)).limit(4)
        found.update(session.scalars(both))
    if not found:
        return ""
    claims = sorted(found)
    named = ", ".join(f"claim {claim_id}" for claim_id in claims[:3]) + (" and others" if len(claims) > 3 else "")
    return f"One rates true what the other rates false ({named}): recheck or withdraw one of the verdicts first."


def _rated(session: Session, organization: Organization, verdicts: frozenset[Verdict]) -> Select[int]:
    """The claims, each as the one that answers for it, that an organization's standing verdicts of a side are about."""
    current = and_(ReviewRevision.review_id == Review.id, ReviewRevision.number == Review.current_number)
    return (
        select(func.coalesce(Claim.merged_into_id, Claim.id))
        .select_from(Review)
        .join(ReviewRevision, current)
        .join(Claim, Claim.id == Review.claim_id)
        .where(
            owned_by(session, Review.organization_id, organization.id),
            Review.withdrawn_at.is_(None),
            ReviewRevision.verdict.in_(verdicts),
        )
    )


def _lone_members(session: Session, organization_id: int) -> tuple[str, ...]:
    """Active people who belong to no other organization that stands."""
    other = aliased(Membership)
    elsewhere = (
        exists()
        .where(other.user_id == User.id, other.organization_id != organization_id)
        .where(Organization.id == other.organization_id, Organization.merged_into_id.is_(None))
    )
    names = select(User.name).where(
        User.active,
        User.id.in_(select(Membership.user_id).where(Membership.organization_id == organization_id)),
        ~elsewhere,
    )
    return tuple(session.scalars(names.order_by(User.name, User.id).limit(20)))
