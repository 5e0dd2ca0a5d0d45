"""Who acts: a person, a key (alone or on behalf of a person), the system itself, or the command line."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.core.errors import NotAllowed
from claims.core.row_ids import number_of
from claims.models.api_key import ApiKey, Scope
from claims.models.organization import Organization
from claims.models.user import Membership, OrganizationRole, User
from claims.services.base.organization_families import head_id


@dataclass(frozen=True)
class Actor:
    """Somebody who acts. ``label`` is what histories keep (``user:3``, ``key:7``, ``system``, ``cli``).

    ``roles`` are the person's in ``organization_id``; a key has those of the person on whose behalf it acts, and no
    others.
    """

    label: str
    user_id: int | None = None
    key_id: int | None = None
    organization_id: int | None = None
    roles: frozenset[OrganizationRole] = field(default_factory=frozenset)
    scopes: frozenset[Scope] = field(default_factory=frozenset)
    merged_ids: frozenset[int] = field(default_factory=frozenset)
    """Organizations that were merged into ``organization_id``: what was theirs is its own."""

    def acts_for(self, organization_id: int) -> bool:
        """Whether this is the organization in which somebody acts, or one that was merged into it."""
        return organization_id in self.organization_ids

    @property
    def organization_ids(self) -> tuple[int, ...]:
        """The organization in which somebody acts, then those that were merged into it; none for who acts in none."""
        return () if self.organization_id is None else (self.organization_id, *self.merged_ids)

    @property
    def is_internal(self) -> bool:
        """Whether this is the program itself or the operator at the command line: neither person nor key."""
        return self.user_id is None and self.key_id is None and self.label in ("system", "cli")


SYSTEM = Actor("system")
CLI = Actor("cli")

IMPORT_LABEL = "import"
"""Who published a revision that another system had made."""

MATCHER_LABEL = "matcher"
"""Who decided a match that no person has judged."""


def user_label(user_id: int) -> str:
    """What histories keep of a person."""
    return f"user:{user_id}"


def key_label(key_id: int) -> str:
    """What histories keep of a key."""
    return f"key:{key_id}"


def decider_label(user_id: int | None) -> str:
    """Who decided a match: a person or, for None, the matcher."""
    return MATCHER_LABEL if user_id is None else user_label(user_id)


def label_number(label: str, kind: str) -> int | None:
    """The id that a label of this kind names (``user:3``, ``key:7``); None for one of another kind, or of nobody."""
    found, _, number = label.partition(":")
    return number_of(number) if found == kind else None


def actor_for_user(session: Session, user: User, organization_id: int | None = None) -> Actor:
    """The person, acting in the given organization, else in the default one if a member, else in the oldest
    membership's.

    A deactivated person, or one who is no member of the given organization, has no role; nobody acts in an organization
    that was merged into another.
    """
    memberships = session.execute(
        select(Membership.organization_id, Membership.role, Organization.is_default)
        .join(Organization, Organization.id == Membership.organization_id)
        .where(Membership.user_id == user.id, Organization.merged_into_id.is_(None))
        .order_by(Membership.id)
    ).all()
    chosen = organization_id
    if chosen is None and memberships:
        chosen = next((row.organization_id for row in memberships if row.is_default), memberships[0].organization_id)
    roles = frozenset(row.role for row in memberships if row.organization_id == chosen and user.active)
    merged = _merged_into(session, chosen)
    return Actor(user_label(user.id), user_id=user.id, organization_id=chosen, roles=roles, merged_ids=merged)


def organization_of_label(session: Session, label: str) -> int | None:
    """The organization of a key or person by label (``key:7``, ``user:3``); None for anybody else.

    Of a person the one that ``actor_for_user`` chooses.
    """
    key_id, user_id = label_number(label, "key"), label_number(label, "user")
    if key_id is not None:
        return session.scalar(select(ApiKey.organization_id).where(ApiKey.id == key_id))
    user = None if user_id is None else session.get(User, user_id)
    return None if user is None else actor_for_user(session, user).organization_id


def roles_of(session: Session, user_id: int, organization_id: int) -> frozenset[OrganizationRole]:
    """The roles of a person in an organization, in its successor where it was merged; none if deactivated."""
    return frozenset(
        session.scalars(
            select(Membership.role)
            .join(User, User.id == Membership.user_id)
            .where(Membership.user_id == user_id, Membership.organization_id == head_id(organization_id), User.active)
        )
    )


def _merged_into(session: Session, organization_id: int | None) -> frozenset[int]:
    if organization_id is None:
        return frozenset()
    return frozenset(session.scalars(select(Organization.id).where(Organization.merged_into_id == organization_id)))


def require_scope(actor: Actor, scope: Scope) -> None:
    """Refuse a key without the scope (``NotAllowed``, code ``scope_missing``); people and the program have none to
    lack."""
    if actor.key_id is not None and scope not in actor.scopes:
        raise NotAllowed(f"This key lacks the scope {scope}.", code="scope_missing")


def require_role(actor: Actor, *roles: OrganizationRole) -> None:
    """Refuse whoever has none of the roles (``NotAllowed``, code ``role_missing``); the program itself may."""
    if not actor.is_internal and not actor.roles & set(roles):
        names = " or ".join(roles)
        raise NotAllowed(f"Only a {names} of the organization may do this.", code="role_missing")


def require_own_admin(actor: Actor, organization_id: int) -> None:
    """Refuse who is no admin of the organization (``NotAllowed``, ``role_missing``).

    A key that acts for one may: this is for what opens nothing to anybody.
    """
    if not actor.is_internal and actor.organization_id != organization_id:
        raise NotAllowed("Only an admin of the organization may do this.", code="role_missing")
    require_role(actor, OrganizationRole.ADMIN)
