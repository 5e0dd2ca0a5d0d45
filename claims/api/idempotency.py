"""``Idempotency-Key``: a repeated POST gets the first answer again and is not done twice.

The key is reserved in a transaction of its own before the work, so that two requests at once cannot both do it; the answer
is stored in the transaction of the work itself, so that it exists exactly when the work does. Refused requests leave no
trace: the same key may be used for the corrected request.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re

from flask import Response, current_app, request
from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from claims.api.problems import ApiError
from claims.api.reading import read_bytes
from claims.models import IdempotencyKey

ABANDONED_S = 300
"""Seconds after which a reservation without an answer counts as left behind by a killed process."""

_KEY = re.compile(r"[\x21-\x7e]{1,255}\Z")
_KEPT_HEADERS = ("Content-Type", "Location", "ETag", "Preference-Applied")


def requested_key() -> str | None:
    """The key of the request; ``ApiError`` 400 for one that is empty, over 255 characters or not visible ASCII."""
    key = request.headers.get("Idempotency-Key")
    if key is None:
        return None
    if not _KEY.match(key.strip()):
        raise ApiError(400, "unreadable", "Idempotency-Key must be 1 to 255 visible ASCII characters.")
    return key.strip()


def reserve(session: Session, caller: str, key: str, *, now: dt.datetime) -> Response | None:
    """Reserve the key and commit; None when the work is to be done, else the stored answer.

    Raises ``ApiError``: 422 ``idempotency_conflict`` for another request under the same key, 409 while the first runs.
    """
    fingerprint = _fingerprint()
    row = IdempotencyKey(
        caller=caller, key=key, request_hash=fingerprint, status=None, headers={}, body="", created_at=now
    )
    session.add(row)
    try:
        session.commit()
    except IntegrityError:
        session.rollback()
    else:
        return None
    kept = session.scalar(select(IdempotencyKey).where(IdempotencyKey.caller == caller, IdempotencyKey.key == key))
    if kept is None:  # released between the two statements: the other request was refused
        raise ApiError(409, "conflict", "The first request with this key has just been refused. Send it again.")
    if kept.request_hash != fingerprint:
        raise ApiError(
            422, "idempotency_conflict", "This request key was already used for another request. Use a new key."
        )
    if kept.status is None:
        _take_over(session, kept, now)
        return None
    response: Response = current_app.response_class(kept.body, status=kept.status)
    response.headers.update(kept.headers)
    response.headers["Idempotent-Replayed"] = "true"
    return response


def store(session: Session, caller: str, key: str, response: Response, *, without: tuple[str, ...] = ()) -> None:
    """Keep the answer, in the transaction of the work; the fields ``without`` are kept as null."""
    body = response.get_data(as_text=True)
    if without:
        body = json.dumps({**json.loads(body), **dict.fromkeys(without)}, ensure_ascii=False)
    kept = {name: response.headers[name] for name in _KEPT_HEADERS if name in response.headers}
    session.execute(
        update(IdempotencyKey)
        .where(IdempotencyKey.caller == caller, IdempotencyKey.key == key)
        .values(status=response.status_code, headers=kept, body=body)
    )


def release(session: Session, caller: str, key: str) -> None:
    """Forget a reservation whose request was refused; commits."""
    session.execute(
        delete(IdempotencyKey).where(
            IdempotencyKey.caller == caller, IdempotencyKey.key == key, IdempotencyKey.status.is_(None)
        )
    )
    session.commit()


def _take_over(session: Session, kept: IdempotencyKey, now: dt.datetime) -> None:
    """Reserve anew what a killed process left behind; ``ApiError`` 409 while the first request may still run."""
    if now - kept.created_at < dt.timedelta(seconds=ABANDONED_S):
        raise ApiError(
            409,
            "idempotency_running",
            "The first request with this key is still running. Ask again in a moment.",
            headers={"Retry-After": "2"},
        )
    taken = session.execute(
        update(IdempotencyKey)
        .where(IdempotencyKey.id == kept.id, IdempotencyKey.created_at == kept.created_at)
        .values(created_at=now)
    )
    session.commit()
    if taken.rowcount != 1:  # type: ignore[attr-defined]
        raise ApiError(409, "idempotency_running", "The first request with this key is still running.")


def _fingerprint() -> str:
    digest = hashlib.sha256()
    digest.update(f"{request.method} {request.full_path}\n".encode())
    digest.update(read_bytes())
    return digest.hexdigest()
