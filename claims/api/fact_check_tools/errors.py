"""Failures in the form of Google's APIs: ``{"error": {code, message, status, details}}``, with their words."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from flask import Response, g
from werkzeug.exceptions import HTTPException

from claims.api.fact_check_tools.answers import json_response
from claims.api.fact_check_tools.field_names import field_path
from claims.core.errors import ClaimsError, Conflict, Invalid, NotAllowed, NotFound
from claims.core.problems.google_errors import STATUS_BY_CODE, error_value
from claims.logs import reason_to_wait
from claims.services.exchange.markup_pages import PAGE_EXISTS

log = logging.getLogger(__name__)

INVALID = "Request contains an invalid argument."
NO_PERMISSION = "The caller does not have permission"
NOT_FOUND = "Requested entity was not found."
TOO_LARGE = "The request is too large."

_WORDS = {
    404: NOT_FOUND,
    405: NOT_FOUND,
    413: TOO_LARGE,
    429: "Too many requests came from here. Wait as long as Retry-After says.",
    500: "Internal error encountered.",
    503: "The service is currently unavailable.",
}
_TYPES = "type.googleapis.com/google.rpc"

_MOST_VIOLATIONS = 20
"""Violations that are told at once."""


class GoogleError(Exception):
    """A call that is refused; ``details`` are as they are sent, ``status`` where it is not the usual one of the code."""

    def __init__(self, code: int, message: str, *, details: Sequence[dict[str, Any]] = (), status: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.status = status or STATUS_BY_CODE[code]
        self.message = message
        self.details = list(details)


def error_info(reason: str, **metadata: str) -> dict[str, Any]:
    """Why a call is refused, for programs."""
    info: dict[str, Any] = {"@type": f"{_TYPES}.ErrorInfo", "reason": reason, "domain": "googleapis.com"}
    return info | ({"metadata": metadata} if metadata else {})


def bad_request(*violations: dict[str, str]) -> GoogleError:
    """The call breaks these rules, of which the first are told.

    Each has a ``description`` and, unless it is about a name, a ``field``.
    """
    told = list(violations[:_MOST_VIOLATIONS])
    message = "\n".join(violation["description"] for violation in told)
    details = {"@type": f"{_TYPES}.BadRequest", "fieldViolations": told}
    return GoogleError(400, message, details=[details])


def error_response(error: Exception) -> Response:
    """The answer to any exception; an unexpected one is logged with its trace and answered without it."""
    if isinstance(error, GoogleError):
        return _respond(error)
    if isinstance(error, HTTPException):
        return _http_response(error)
    if isinstance(error, ClaimsError):
        return _respond(_refusal(error))
    if (reason := reason_to_wait(error)) is not None:
        log.error("database_unavailable", extra={"reason": reason})
        return _respond(GoogleError(503, _WORDS[503]))
    log.error("unexpected_error", exc_info=error)
    return _respond(GoogleError(500, _WORDS[500]))


def _refusal(error: ClaimsError) -> GoogleError:
    if isinstance(error, NotFound):
        return GoogleError(404, NOT_FOUND)
    if isinstance(error, NotAllowed):
        return GoogleError(403, NO_PERMISSION)
    if isinstance(error, Invalid):
        violations = [{"field": field_path(item.pointer), "description": item.detail} for item in error.problems]
        return GoogleError(400, INVALID, details=bad_request(*violations).details)
    if error.code == PAGE_EXISTS:
        return GoogleError(409, "Requested entity already exists", status="ALREADY_EXISTS")
    return GoogleError(409 if isinstance(error, Conflict) else 503, error.detail)


def _http_response(error: HTTPException) -> Response:
    code = error.code if error.code in STATUS_BY_CODE else 400
    details = [error_info("RATE_LIMIT_EXCEEDED")] if code == 429 else []
    response = _respond(GoogleError(code, _WORDS.get(code, INVALID), details=details))
    for name, value in error.get_headers():
        if name.lower() == "retry-after":
            response.headers[name] = g.retry_after = value
        elif name.lower() == "allow":
            response.headers[name] = value
    return response


def _respond(refused: GoogleError) -> Response:
    value = error_value(refused.code, refused.message, status=refused.status, details=refused.details)
    response = json_response(value, status=refused.code)
    if refused.code == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response
