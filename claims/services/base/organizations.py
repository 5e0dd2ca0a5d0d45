"""Organizations, their members, and who may be alone in deciding."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claims.core.errors import NotFound
from claims.core.row_ids import is_id
from claims.core.sources.speaker_names import fold_name
from claims.core.texts.input_text import checked_line
from claims.models.organization import FourEyes, Organization, OrganizationName
from claims.models.user import Membership, OrganizationRole, User
from claims.services.base.accounts import checked_email, make_account
from claims.services.base.actors import SYSTEM, Actor
from claims.services.base.changes import record_change
from claims.services.base.organization_families import answering, head_id
from claims.services.base.parties_then import ORGANIZATIONS_THEN, party_heads_then
from claims.services.base.rows import find_row
from claims.services.base.saving import saving

MAX_NAME_LENGTH = 300
_MAX_SLUG_LENGTH = 80


def default_organization(session: Session) -> Organization:
    """The organization that keys and the first administrator belong to; ``NotFound`` before set-up."""
    organization = session.scalar(
        select(Organization).where(Organization.is_default).order_by(Organization.id).limit(1)
    )
    if organization is None:
        raise NotFound("There is no default organization yet.", code="no_default_organization")
    return organization


def ensure_default_organization(session: Session, *, name: str, now: dt.datetime) -> Organization:
    """The default organization, made with this name if there is none; an existing one of that name becomes the
    default."""
    present = session.scalar(select(Organization).where(Organization.is_default).order_by(Organization.id).limit(1))
    if present is not None:
        return present
    organization = get_or_create_organization(session, name, now=now)
    organization.is_default = True
    session.flush()  # the next call must find it
    return organization


def list_organizations(session: Session, *, limit: int = 200) -> list[Organization]:
    """Organizations that were not merged away by name; the first ``limit`` of them."""
    rows = select(Organization).where(Organization.merged_into_id.is_(None)).order_by(Organization.name).limit(limit)
    return list(session.scalars(rows))


def get_organization(session: Session, organization_id: int) -> Organization:
    """The organization with this id; ``NotFound`` if there is none."""
    organization = find_row(session, Organization, organization_id)
    if organization is None:
        raise NotFound(f"There is no organization {organization_id}.", code="organization_unknown")
    return organization


def lock_organization(session: Session, organization_id: int) -> Organization:
    """The organization as it is now, held for a change of its settings until the transaction ends: who else changes them
    waits. ``NotFound`` if there is none."""
    get_organization(session, organization_id)
    wanted = select(Organization).where(Organization.id == organization_id).with_for_update(key_share=True)
    return session.scalars(wanted.execution_options(populate_existing=True)).one()


def hold_organization(session: Session, organization_id: int) -> Organization:
    """The organization as it is now; nobody merges it until the transaction ends (where the database locks rows), many may
    hold it at once. ``NotFound`` if there is none."""
    held = select(Organization).where(Organization.id == organization_id).with_for_update(read=True, key_share=True)
    is_possible = is_id(organization_id)
    organization = session.scalar(held.execution_options(populate_existing=True)) if is_possible else None
    if organization is None:
        raise NotFound(f"There is no organization {organization_id}.", code="organization_unknown")
    return organization


def find_by_slug(session: Session, slug: str, *, known_at: dt.datetime | None = None) -> Organization:
    """The organization that answers for this slug, or answered at an instant; ``NotFound`` if there is none."""
    organization = session.scalar(select(Organization).where(Organization.slug == slug))
    if organization is None:
        raise NotFound(f"There is no organization “{slug[:100]}”. Its slug names it.", code="organization_unknown")
    if known_at is None:
        return answering(session, organization)
    heads = party_heads_then(session, ORGANIZATIONS_THEN, [organization.id], known_at)
    return session.get_one(Organization, heads[organization.id])


def get_or_create_organization(
    session: Session, name: str, *, site: str | None = None, now: dt.datetime
) -> Organization:
    """The organization of exactly this name (white space folded), or the only one that had it before, made if unknown;
    ``site`` fills an empty one."""
    name = checked_line(name, "organization", max_length=MAX_NAME_LENGTH, required=True)
    organization = session.scalar(select(Organization).where(Organization.name == name)) or _formerly(session, name)
    if organization is None:
        organization = Organization(
            slug=_free_slug(session, name),
            name=name,
            site=site,
            is_default=False,
            four_eyes=FourEyes.APPROVE,
            created_at=now,
        )
        with saving(session, conflict=f"The organization “{name}” was just made by somebody else. Try again."):
            session.add(organization)
            session.flush()  # its name needs its id
            session.add(
                OrganizationName(party_id=organization.id, name=name, folded=fold_name(name)[:300], created_at=now)
            )
    elif site and not organization.site:
        organization.site = site
    return organization


def create_administrator(
    session: Session,
    *,
    email: str,
    name: str,
    password_hash: str,
    organization: Organization,
    now: dt.datetime,
    must_change_password: bool,
) -> User:
    """A person who is admin, checker and reviewer of the organization.

    Raises ``Invalid`` for an unusable address and ``Conflict`` (code ``email_taken``) where an account has it.
    """
    user = make_account(
        session,
        checked_email(email),
        name=name,
        password_hash=password_hash,
        must_change_password=must_change_password,
        now=now,
    )
    for role in (OrganizationRole.ADMIN, OrganizationRole.CHECKER, OrganizationRole.REVIEWER):
        add_member(session, user, organization.id, role, actor=SYSTEM, now=now)
    return user


def add_member(
    session: Session, user: User, organization_id: int, role: OrganizationRole, *, actor: Actor, now: dt.datetime
) -> Membership:
    """Give a person a role; ``Conflict`` (code ``role_held``) if they have it already."""
    membership = Membership(user_id=user.id, organization_id=organization_id, role=role)
    with saving(session, conflict=f"{user.name} is already {role}.", code="role_held"):
        session.add(membership)
    record_change(
        session,
        "organization",
        organization_id,
        "member_added",
        actor=actor,
        now=now,
        detail={"user_id": user.id, "role": role.value},
    )
    session.flush()  # a role counts in the same transaction
    return membership


def is_single_reviewer(session: Session, organization_id: int) -> bool:
    """Whether at most one active person may approve, so that four eyes would block for ever."""
    reviewers = session.scalar(
        select(func.count(func.distinct(Membership.user_id)))
        .join(User, User.id == Membership.user_id)
        .where(
            Membership.organization_id == head_id(organization_id),
            Membership.role == OrganizationRole.REVIEWER,
            User.active,
        )
    )
    return (reviewers or 0) <= 1


def _formerly(session: Session, name: str) -> Organization | None:
    """The organization that answers for the only one that has exactly this name among its names."""
    known = select(func.coalesce(Organization.merged_into_id, Organization.id))
    known = known.join(OrganizationName, OrganizationName.party_id == Organization.id).distinct()
    found = session.scalars(known.where(OrganizationName.name == name).limit(2)).all()
    return session.get_one(Organization, found[0]) if len(found) == 1 else None


def _free_slug(session: Session, name: str) -> str:
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_name)[:_MAX_SLUG_LENGTH].strip("-") or "organization"
    taken = set(session.scalars(select(Organization.slug).where(Organization.slug.startswith(slug, autoescape=True))))
    if slug not in taken:
        return slug
    return next(f"{slug}-{number}" for number in range(2, len(taken) + 3) if f"{slug}-{number}" not in taken)
