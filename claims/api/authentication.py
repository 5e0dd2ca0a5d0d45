"""Who calls the API: a key in ``Authorization: Bearer``, or nobody where reading is public."""

from __future__ import annotations

import datetime as dt

from flask import g, request
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from claims.api.problems import ApiError
from claims.core.errors import NotAllowed
from claims.extensions import reading, waiting_for_nobody
from claims.models import ApiKey, Scope
from claims.services.access import keys
from claims.services.base.actors import Actor

_CHALLENGE = {"WWW-Authenticate": 'Bearer realm="claims"'}


def bearer_secret() -> str | None:
    """The secret that the request carries; None without an Authorization header, ``ApiError`` 401 for another scheme."""
    header = request.headers.get("Authorization")
    if header is None:
        return None
    scheme, _, secret = header.strip().partition(" ")
    if scheme.lower() != "bearer" or not secret.strip():
        raise ApiError(401, "key_missing", "Send the key as Authorization: Bearer KEY.", headers=_CHALLENGE)
    return secret.strip()


def authenticate(session: Session, *, scopes: tuple[Scope, ...], public: bool, now: dt.datetime) -> Actor | None:
    """The caller, checked against the scopes of the operation (one of them suffices).

    None only where the operation is public and no key was sent; a key that is sent must always be good. Raises
    ``ApiError`` 401 for a missing, unknown, revoked or expired key and 403 for one without the scope.
    """
    secret = bearer_secret()
    if secret is None:
        if public:
            return None
        raise ApiError(401, "key_missing", "This call needs a key: Authorization: Bearer KEY.", headers=_CHALLENGE)
    try:
        key, actor = keys.find_caller(session, secret, now=now)
    except NotAllowed as error:
        raise ApiError(401, error.code, error.detail, headers=_CHALLENGE) from error
    remember_use(key, now=now)
    g.actor = actor
    if scopes and not public and not actor.scopes.intersection(scopes):
        wanted = " or ".join(scope.value for scope in scopes)
        raise ApiError(403, "scope_missing", f"This key lacks the scope {wanted}. Ask an administrator for one.")
    return actor


def remember_use(key: ApiKey, *, now: dt.datetime) -> None:
    """Have the use of the key noted once the request is answered, if it is time to; see ``note_remembered_use``."""
    g.used_key = key.id if keys.is_use_to_note(key, now=now) else None


def note_remembered_use(session: Session, *, now: dt.datetime) -> None:
    """Write that a key was used, in a transaction of its own.

    On SQLite nobody waits for it: while another connection writes, it is left out, for a reader must not fail because of
    what it does not ask for.
    """
    key_id = g.pop("used_key", None)
    if key_id is None:
        return
    try:
        with reading(), waiting_for_nobody(session):
            keys.note_use(session, key_id, now=now)
        session.commit()
    except OperationalError:
        session.rollback()
