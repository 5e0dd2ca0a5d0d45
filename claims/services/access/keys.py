"""Keys with which programs call the API: shown once, kept as a hash."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import secrets
from collections.abc import Iterable

from sqlalchemy import and_, bindparam, func, select, update
from sqlalchemy.orm import Session, aliased

from claims.core.errors import Conflict, Invalid, NotAllowed, NotFound
from claims.core.texts.input_text import checked_line
from claims.models.api_key import ApiKey, Scope
from claims.models.organization import Organization
from claims.models.user import Membership, OrganizationRole, User
from claims.services.base.actors import Actor, key_label, require_role, roles_of
from claims.services.base.changes import record_change
from claims.services.base.organizations import default_organization, get_organization
from claims.services.base.rows import find_row

KEY_PREFIX = "ck_"
_SECRET_BYTES = 32
_SECRET = re.compile(r"ck_[A-Za-z0-9_-]{43}")
_SHOWN_CHARACTERS = 9

_OWN = aliased(Organization, name="own_organization")
_MERGED = aliased(Organization, name="merged_organization")
_CALLER = (
    select(ApiKey, Membership.role, _MERGED.id)
    .join(_OWN, _OWN.id == ApiKey.organization_id)
    .outerjoin(User, and_(User.id == ApiKey.user_id, User.active))
    .outerjoin(
        Membership,
        and_(Membership.user_id == User.id, Membership.organization_id == func.coalesce(_OWN.merged_into_id, _OWN.id)),
    )
    .outerjoin(_MERGED, _MERGED.merged_into_id == _OWN.id)
    .where(ApiKey.key_hash == bindparam("key_hash"))
)
"""The key with each role of the person behind it and each organization merged into its own; made once, for every request
with a key asks this, and the way to the database and back takes longer than the answer."""

USE_NOTED_EVERY = dt.timedelta(minutes=5)
"""The last use is written no more often, so that reading with a key seldom writes."""


def create_key(
    session: Session,
    *,
    scopes: Iterable[Scope | str],
    now: dt.datetime,
    organization_id: int | None = None,
    name: str = "",
    expires_at: dt.datetime | None = None,
    user_id: int | None = None,
    actor: Actor,
) -> tuple[ApiKey, str]:
    """A key of the organization (the default one unless given) and its secret, which nothing can show again.

    Raises ``Invalid`` (``scopes_missing``, ``scope_unknown``, ``expiry_past``, ``user_not_member``) and ``NotAllowed``
    unless the actor is an admin of the organization or the program itself.
    """
    organization = (
        default_organization(session) if organization_id is None else get_organization(session, organization_id)
    )
    _require_admin(actor, organization.id)
    if organization.merged_into_id is not None:
        raise Conflict(
            f"{organization.name} was merged into organization {organization.merged_into_id}. Make the key there.",
            code="organization_merged",
        )
    if expires_at is not None and expires_at <= now:
        raise Invalid("The key would expire at once: give a time to come.", code="expiry_past", field="expires_at")
    if user_id is not None and not roles_of(session, user_id, organization.id):
        raise Invalid(
            f"User {user_id} is no active member of {organization.name}.", code="user_not_member", field="user_id"
        )
    secret = KEY_PREFIX + secrets.token_urlsafe(_SECRET_BYTES)
    key = ApiKey(
        organization_id=organization.id,
        name=checked_line(name, "name", max_length=200),
        prefix=secret[:_SHOWN_CHARACTERS],
        key_hash=_hash(secret),
        scopes=_read_scopes(scopes),
        user_id=user_id,
        created_at=now,
        expires_at=expires_at,
    )
    session.add(key)
    session.flush()  # the change names the key's id
    detail = {"key_id": key.id, "prefix": key.prefix, "scopes": key.scopes, "user_id": user_id}
    record_change(session, "organization", organization.id, "key_created", actor=actor, now=now, detail=detail)
    return key, secret


def find_key(session: Session, secret: str, *, now: dt.datetime) -> ApiKey:
    """The usable key with this secret; raises ``NotAllowed`` (``key_unknown``, ``key_revoked``, ``key_expired``)."""
    return find_caller(session, secret, now=now)[0]


def find_caller(session: Session, secret: str, *, now: dt.datetime) -> tuple[ApiKey, Actor]:
    """The usable key with this secret and who acts by it, with its scopes and the roles that the person behind it has in
    the key's organization. Raises as ``find_key`` does."""
    rows = session.execute(_CALLER, {"key_hash": _hash(secret)}).all() if _SECRET.fullmatch(secret) else []
    if not rows:
        raise NotAllowed(
            "This key is not known. Look whether it was copied whole; it is shown once, so otherwise make another one.",
            code="key_unknown",
        )
    key = rows[0][0]
    if key.revoked_at is not None:
        raise NotAllowed("This key was revoked. Ask an administrator for another one.", code="key_revoked")
    if key.expires_at is not None and key.expires_at <= now:
        raise NotAllowed(
            f"This key expired on {key.expires_at:%Y-%m-%d}. Ask an administrator for another one.", code="key_expired"
        )
    return key, Actor(
        key_label(key.id),
        user_id=key.user_id,
        key_id=key.id,
        organization_id=key.organization_id,
        roles=frozenset(role for _, role, _ in rows if role is not None),
        scopes=frozenset(Scope(scope) for scope in key.scopes),
        merged_ids=frozenset(merged for _, _, merged in rows if merged is not None),
    )


def is_use_to_note(key: ApiKey, *, now: dt.datetime) -> bool:
    """Whether the last use that is written lies ``USE_NOTED_EVERY`` back."""
    return key.last_used_at is None or now - key.last_used_at >= USE_NOTED_EVERY


def note_use(session: Session, key_id: int, *, now: dt.datetime) -> None:
    """Write when the key was used."""
    session.execute(update(ApiKey).where(ApiKey.id == key_id).values(last_used_at=now))


def list_keys(session: Session, *, organization_id: int) -> list[ApiKey]:
    """The keys of an organization, revoked ones included, newest first."""
    keys = select(ApiKey).where(ApiKey.organization_id == organization_id).order_by(ApiKey.id.desc())
    return list(session.scalars(keys))


def revoke_key(session: Session, key_id: int, *, actor: Actor, now: dt.datetime) -> ApiKey:
    """Stop a key for good; repeating it changes nothing. ``NotFound`` for a key of another organization."""
    key = find_row(session, ApiKey, key_id)
    if key is None or not (actor.is_internal or key.organization_id == actor.organization_id):
        raise NotFound(f"There is no key {key_id}.", code="key_unknown")
    _require_admin(actor, key.organization_id)
    if key.revoked_at is None:
        key.revoked_at = now
        detail = {"key_id": key.id, "prefix": key.prefix}
        record_change(session, "organization", key.organization_id, "key_revoked", actor=actor, now=now, detail=detail)
        session.flush()  # find_key must refuse it from here on
    return key


def _require_admin(actor: Actor, organization_id: int) -> None:
    if not actor.is_internal and (actor.organization_id != organization_id or actor.key_id is not None):
        raise NotAllowed("Only an admin of the organization may make or revoke its keys.", code="role_missing")
    require_role(actor, OrganizationRole.ADMIN)


def _read_scopes(scopes: Iterable[Scope | str]) -> list[str]:
    known = {scope.value for scope in Scope}
    given = list(dict.fromkeys(str(scope) for scope in scopes))
    unknown = [scope for scope in given if scope not in known]
    if unknown:
        names = ", ".join(sorted(known))
        raise Invalid(f"Unknown scope: {', '.join(unknown)}. Known: {names}.", code="scope_unknown", field="scopes")
    if not given:
        raise Invalid("Give the key at least one scope.", code="scopes_missing", field="scopes")
    return given


def _hash(secret: str) -> str:
    # 256 random bits need no slow hash: they cannot be guessed from it.
    return hashlib.sha256(secret.encode()).hexdigest()
