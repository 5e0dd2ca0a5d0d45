"""Who calls: a key of this registry where a client of Google's puts its key or token."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from flask import g, request
from sqlalchemy.orm import Session

from claims.api.fact_check_tools.errors import GoogleError, error_info
from claims.core.errors import NotAllowed
from claims.services.keys import find_key

SERVICE = "factchecktools.googleapis.com"

NO_KEY = (
    "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form "
    "of API consumer identity to call this API."
)
BAD_KEY = "API key not valid. Please pass a valid API key."
UNAUTHENTICATED = (
    "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid "
    "authentication credential."
)


def require_key(session: Session, sent: Mapping[str, str], *, now: dt.datetime) -> None:
    """Let pass who sends a good key of any scope: what is found is public.

    The key is looked for among the parameters, then in ``X-Goog-Api-Key``, then as a token in ``Authorization``. Raises
    ``GoogleError``: 403 without one, 400 for a bad key, 401 for a bad token.
    """
    key = sent.get("key") or request.headers.get("X-Goog-Api-Key", "").strip()
    token = sent.get("access_token") or sent.get("oauth_token") or _bearer()
    if not key and not token:
        raise GoogleError(403, NO_KEY)
    try:
        find_key(session, key or token, now=now)
    except NotAllowed as error:
        g.key_refused = True  # counted against the address: inventing a new key each time must not pass the limits
        if key:
            raise GoogleError(400, BAD_KEY, details=[error_info("API_KEY_INVALID", service=SERVICE)]) from error
        raise GoogleError(
            401, UNAUTHENTICATED, details=[error_info("ACCESS_TOKEN_INVALID", service=SERVICE)]
        ) from error


def _bearer() -> str:
    scheme, _, secret = request.headers.get("Authorization", "").strip().partition(" ")
    return secret.strip() if scheme.lower() == "bearer" else ""
