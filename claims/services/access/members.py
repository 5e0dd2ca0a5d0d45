"""The people of an organization: who belongs to it in which role, added and changed by its admins."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from claims.core.errors import Conflict, Invalid, NotAllowed, NotFound
from claims.core.reviews.second_opinions import SecondOpinionShare
from claims.models.change import Change
from claims.models.organization import FourEyes, Organization
from claims.models.user import Membership, OrganizationRole, User
from claims.services.access import sign_ins
from claims.services.base import jobs
from claims.services.base.accounts import checked_email, make_account
from claims.services.base.actors import SYSTEM, Actor, require_role, roles_of
from claims.services.base.changes import record_change
from claims.services.base.organizations import add_member, get_organization
from claims.services.base.paging import Page, Place, checked_limit, decode_cursor, page_of
from claims.services.base.rows import find_row

MAX_TARGET_HOURS = 24 * 90
"""Longest target time for a second opinion."""

Kind = TypeVar("Kind", bound=StrEnum)

_ROLE_ORDER = {role: number for number, role in enumerate(OrganizationRole)}


@dataclass(frozen=True, slots=True)
class PolicyInput:
    """The four-eyes policy as sent: who must look, which drafts get a blind second opinion (``percent`` of them where
    they are sampled), its target time in hours, and whether who gave or weighed it may approve."""

    four_eyes: FourEyes | str | None = None
    share: SecondOpinionShare | str | None = None
    percent: int | None = None
    hours: int | None = None
    strict: bool | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A person with all roles in one organization, the weakest first."""

    user: User
    roles: tuple[OrganizationRole, ...]


def list_members(session: Session, organization_id: int) -> list[Member]:
    """Everybody of the organization, by name."""
    rows = session.execute(
        select(User, Membership.role)
        .join(Membership, Membership.user_id == User.id)
        .where(Membership.organization_id == organization_id)
        .order_by(User.name, User.id)
    ).all()
    roles: dict[int, list[OrganizationRole]] = {}
    people: dict[int, User] = {}
    for user, role in rows:
        people[user.id] = user
        roles.setdefault(user.id, []).append(role)
    return [Member(user, tuple(sorted(roles[user.id], key=_ROLE_ORDER.__getitem__))) for user in people.values()]


def list_deciders(session: Session, organization_id: int) -> list[User]:
    """Active people who work on reviews of the organization, by name."""
    deciding = {OrganizationRole.CHECKER, OrganizationRole.REVIEWER}
    members = list_members(session, organization_id)
    return [member.user for member in members if member.user.active and deciding & set(member.roles)]


def add_person(
    session: Session,
    organization_id: int,
    *,
    email: str,
    name: str,
    role: OrganizationRole | str,
    password_hash: str,
    actor: Actor,
    now: dt.datetime,
) -> tuple[User, bool]:
    """Give a person a role, making an account where the address has none; gives the person and whether it was made.

    A new account must change ``password_hash`` at its first sign-in; that of somebody who has one already stays theirs.
    Raises ``Invalid`` (``email_invalid``, ``role_unknown``), ``Conflict`` (``role_held``) and ``NotAllowed``.
    """
    require_admin(actor, organization_id)
    chosen = _read_role(role)
    email = checked_email(email)
    user = session.scalar(select(User).where(User.email == email))
    is_new = user is None
    if user is None:
        user = make_account(session, email, name=name, password_hash=password_hash, must_change_password=True, now=now)
    add_member(session, user, organization_id, chosen, actor=actor, now=now)
    return user, is_new


def remove_role(
    session: Session,
    organization_id: int,
    user_id: int,
    role: OrganizationRole | str,
    *,
    actor: Actor,
    now: dt.datetime,
) -> None:
    """Take a role from a member; one who does not hold it is left alone.

    Raises ``NotFound`` for who is no member, ``Conflict`` (``last_admin``) and ``NotAllowed``.
    """
    require_admin(actor, organization_id)
    _member(session, organization_id, user_id)
    chosen = _read_role(role)
    membership = session.scalar(
        select(Membership).where(
            Membership.user_id == user_id, Membership.organization_id == organization_id, Membership.role == chosen
        )
    )
    if membership is None:
        return
    if chosen is OrganizationRole.ADMIN and not _has_other_admin(session, organization_id, user_id):
        raise Conflict("This is the last admin. Make somebody else an admin first.", code="last_admin")
    session.delete(membership)
    detail = {"user_id": user_id, "role": chosen.value}
    record_change(session, "organization", organization_id, "member_removed", actor=actor, now=now, detail=detail)
    session.flush()  # the role must not count any more


def reset_password(
    session: Session, organization_id: int, user_id: int, *, password_hash: str, actor: Actor, now: dt.datetime
) -> User:
    """Put a one-time password in the place of a member's, which also ends their sessions; there is no mail to do it.

    Raises ``NotAllowed`` for an admin's own account and for people who also belong to another organization: one's admin
    must not be able to act as a member of another.
    """
    user = require_ruled(session, organization_id, user_id, actor=actor)
    user.password, user.must_change_password = password_hash, True
    _end_sessions(session, user, now=now)
    _record(session, organization_id, "password_reset", user, actor=actor, now=now)
    return user


def require_ruled(session: Session, organization_id: int, user_id: int, *, actor: Actor) -> User:
    """The member, if the actor is an admin who may rule over their account.

    Raises ``NotFound`` for who is no member, ``NotAllowed`` for who is no admin (``role_missing``), for an admin's own
    account (``own_account``) and for people who also belong to another organization (``member_elsewhere``).
    """
    require_admin(actor, organization_id)
    user = _member(session, organization_id, user_id)
    if user.id == actor.user_id:
        raise NotAllowed("Change your own account on your account page, or ask another admin.", code="own_account")
    elsewhere = exists().where(Membership.user_id == user.id, Membership.organization_id != organization_id)
    if session.scalar(select(elsewhere)):
        raise NotAllowed(
            f"{user.name} belongs to another organization too. An operator has to do this.", code="member_elsewhere"
        )
    return user


def note_reset_link(session: Session, organization_id: int, user_id: int, *, actor: Actor, now: dt.datetime) -> User:
    """Keep that a link was made with which a member chooses a new password; gives the member.

    Raises as ``require_ruled``, and ``Conflict`` (``account_closed``) for a closed account.
    """
    user = require_ruled(session, organization_id, user_id, actor=actor)
    if not user.active:
        raise Conflict(f"The account of {user.name} is closed. Open it first.", code="account_closed")
    _record(session, organization_id, "reset_link_made", user, actor=actor, now=now)
    return user


def reset_second_factor(
    session: Session, organization_id: int, user_id: int, *, actor: Actor, now: dt.datetime
) -> User:
    """Take codes, recovery codes and passkeys away from a member who lost them, and end their sessions.

    Raises as ``require_ruled``.
    """
    user = require_ruled(session, organization_id, user_id, actor=actor)
    user.tf_primary_method = user.tf_totp_secret = user.mf_recovery_codes = None
    user.webauthn.clear()
    _end_sessions(session, user, now=now)
    _record(session, organization_id, "second_factor_reset", user, actor=actor, now=now)
    return user


def set_active(
    session: Session, organization_id: int, user_id: int, *, active: bool, actor: Actor, now: dt.datetime
) -> User:
    """Close a member's account, or open it again; what they did stays theirs. Closing ends their sessions, and keys that
    act on their behalf lose what the roles gave.

    Doing it again changes nothing. Raises as ``require_ruled``, and ``Conflict`` (``last_admin``).
    """
    user = require_ruled(session, organization_id, user_id, actor=actor)
    if user.active is active:
        return user
    is_admin = OrganizationRole.ADMIN in roles_of(session, user.id, organization_id)
    if is_admin and not active and not _has_other_admin(session, organization_id, user.id):
        raise Conflict("This is the last admin. Make somebody else an admin first.", code="last_admin")
    user.active = active
    if not active:
        _end_sessions(session, user, now=now)
    action = "member_reactivated" if active else "member_deactivated"
    _record(session, organization_id, action, user, actor=actor, now=now)
    return user


def list_history(session: Session, organization_id: int, *, after: str | None = None, limit: int = 50) -> Page[Change]:
    """Who changed what of the organization, newest first: members, roles, passwords, keys, the policy.

    Raises ``Invalid`` (``bad_cursor``, ``limit_out_of_range``).
    """
    name = "organization-history"
    rows = select(Change).where(Change.subject_type == "organization", Change.subject_id == organization_id)
    if after is not None:
        rows = rows.where(Change.id < decode_cursor(name, after).id)
    found = session.scalars(rows.order_by(Change.id.desc()).limit(checked_limit(limit) + 1)).all()
    return page_of(list(found), limit, name, lambda change: Place(change.created_at, change.id))


def _end_sessions(session: Session, user: User, *, now: dt.datetime) -> None:
    user.fs_uniquifier = uuid.uuid4().hex
    sign_ins.end_all(session, user.id, now=now)


def _record(session: Session, organization_id: int, action: str, user: User, *, actor: Actor, now: dt.datetime) -> None:
    detail = {"user_id": user.id}
    record_change(session, "organization", organization_id, action, actor=actor, now=now, detail=detail)
    session.flush()  # what was allowed before must not be any more


def set_policy(
    session: Session, organization_id: int, policy: PolicyInput, *, actor: Actor, now: dt.datetime
) -> Organization:
    """Set who must look before a review is public; what is None stays, and setting the same again changes nothing.

    Raises ``Invalid`` (``policy_unknown``, ``out_of_range``) and ``NotAllowed``.
    """
    require_admin(actor, organization_id)
    organization = get_organization(session, organization_id)
    wanted = {
        "four_eyes": _of_list(FourEyes, policy.four_eyes, "four_eyes"),
        "second_opinion_share": _of_list(SecondOpinionShare, policy.share, "second_opinion_share"),
        "second_opinion_percent": _in_range(policy.percent, "second_opinion_percent", 100, "percent"),
        "second_opinion_hours": _in_range(policy.hours, "second_opinion_hours", MAX_TARGET_HOURS, "hours"),
        "strict_approval": policy.strict,
    }
    changed = {
        name: value for name, value in wanted.items() if value is not None and getattr(organization, name) != value
    }
    if changed:
        detail = {"old": {name: getattr(organization, name) for name in changed}, "new": changed}
        for name, value in changed.items():
            setattr(organization, name, value)
        record_change(session, "organization", organization_id, "policy_changed", actor=actor, now=now, detail=detail)
        session.flush()  # the next submission follows it
    if "second_opinion_hours" in changed:
        # Told by its name: what keeps due times imports this module.
        about = {"organization_id": organization_id}
        jobs.enqueue(session, "refresh_due_times", about, owner=SYSTEM.label, now=now)
    return organization


def require_admin(actor: Actor, organization_id: int) -> None:
    """Refuse who is no admin of this very organization, and keys (``NotAllowed``, code ``role_missing``)."""
    if not actor.is_internal and (actor.organization_id != organization_id or actor.key_id is not None):
        raise NotAllowed("Only an admin of the organization may do this.", code="role_missing")
    require_role(actor, OrganizationRole.ADMIN)


def _of_list(enum: type[Kind], value: str | None, field: str) -> Kind | None:
    if value is None:
        return None
    try:
        return enum(value)
    except ValueError as error:
        raise Invalid("Choose one of the policies of the list.", code="policy_unknown", field=field) from error


def _in_range(value: int | None, field: str, most: int, unit: str) -> int | None:
    if value is not None and not 1 <= value <= most:
        raise Invalid(f"Give a whole number of {unit} from 1 to {most}.", code="out_of_range", field=field)
    return value


def _member(session: Session, organization_id: int, user_id: int) -> User:
    user = find_row(session, User, user_id)
    belongs = exists().where(Membership.user_id == user_id, Membership.organization_id == organization_id)
    if user is None or not session.scalar(select(belongs)):
        raise NotFound(f"The organization has no member {user_id}.", code="member_unknown")
    return user


def _has_other_admin(session: Session, organization_id: int, user_id: int) -> bool:
    """Whether another admin is left; nobody else takes an admin away until the transaction ends."""
    held = select(Organization.id).where(Organization.id == organization_id).with_for_update(key_share=True)
    session.execute(held)
    others = session.scalar(
        select(func.count())
        .select_from(Membership)
        .join(User, User.id == Membership.user_id)
        .where(
            Membership.organization_id == organization_id,
            Membership.role == OrganizationRole.ADMIN,
            Membership.user_id != user_id,
            User.active,
        )
    )
    return bool(others)


def _read_role(role: OrganizationRole | str) -> OrganizationRole:
    if role not in set(OrganizationRole):
        raise Invalid("Choose one of the roles of the list.", code="role_unknown", field="role")
    return OrganizationRole(role)


def set_public_name(session: Session, actor: Actor, *, shown: bool, now: dt.datetime) -> None:
    """Let everybody read the person's name beside what they decided, or their organization alone; noted in the history of
    the account."""
    if actor.user_id is None:
        raise NotAllowed("Only a person has a name to show.", code="person_needed")
    user = session.get_one(User, actor.user_id)
    if user.shown_publicly == shown:
        return
    user.shown_publicly = shown
    detail = {"old": not shown, "new": shown}
    record_change(session, "user", user.id, "public_name_set", actor=actor, now=now, detail=detail)
