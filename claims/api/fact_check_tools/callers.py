"""Who calls: a key of this registry where a client of Google's puts its key or token."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from flask import g
from sqlalchemy.orm import Session

from claims.api.authentication import remember_use
from claims.api.fact_check_tools.errors import NO_PERMISSION, GoogleError, error_info
from claims.api.fact_check_tools.sent import sent_key, sent_token
from claims.core.errors import NotAllowed
from claims.models import Scope
from claims.services.access.keys import find_caller, find_key
from claims.services.base.actors import Actor

SERVICE = "factchecktools.googleapis.com"

NO_KEY = (
    "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form "
    "of API consumer identity to call this API."
)
BAD_KEY = "API key not valid. Please pass a valid API key."
_EXPECTED = "Expected OAuth 2 access token, login cookie or other valid authentication credential."
NO_TOKEN = f"Request is missing required authentication credential. {_EXPECTED}"
BAD_TOKEN = f"Request had invalid authentication credentials. {_EXPECTED}"


def require_key(session: Session, sent: Mapping[str, str], *, now: dt.datetime) -> None:
    """Let pass who sends a good key of any scope: what is found is public.

    The key is looked for among the parameters, then in ``X-Goog-Api-Key``, then as a token in ``Authorization``. Raises
    ``GoogleError``: 403 without one, 400 for a bad key, 401 for a bad token.
    """
    key, token = sent_key(sent), sent_token(sent)
    if not key and not token:
        raise GoogleError(403, NO_KEY)
    if not key:
        _caller_of_token(session, token, now=now)
        return
    try:
        remember_use(find_key(session, key, now=now), now=now)
    except NotAllowed as error:
        g.key_refused = True  # counted against the address: inventing a new key each time must not pass the limits
        raise GoogleError(400, BAD_KEY, details=[error_info("API_KEY_INVALID", service=SERVICE)]) from error


def caller_with_token(session: Session, sent: Mapping[str, str], scopes: Iterable[Scope], *, now: dt.datetime) -> Actor:
    """Who sends a good key as a token, with one of these scopes; an API key beside it says nothing more.

    Raises ``GoogleError``: 401 without a token and for a bad one, 403 where it has none of the scopes.
    """
    token = sent_token(sent)
    if not token:
        raise GoogleError(401, NO_TOKEN, details=[error_info("CREDENTIALS_MISSING", service=SERVICE)])
    actor = g.actor = _caller_of_token(session, token, now=now)
    if not actor.scopes.intersection(scopes):
        raise GoogleError(403, NO_PERMISSION)
    return actor


def _caller_of_token(session: Session, token: str, *, now: dt.datetime) -> Actor:
    try:
        key, actor = find_caller(session, token, now=now)
    except NotAllowed as error:
        g.key_refused = True
        raise GoogleError(401, BAD_TOKEN, details=[error_info("ACCESS_TOKEN_INVALID", service=SERVICE)]) from error
    remember_use(key, now=now)
    return actor
