"""Every API failure as one shape: RFC 9457 problem details.

``type`` is the path of a page that explains the code, ``instance`` the request id that also stands in the log, and
``errors`` lists ``{detail, pointer, code}`` with a JSON Pointer (RFC 6901) into what was sent.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from flask import Response, current_app, g, request
from marshmallow import ValidationError
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from claims.core import errors
from claims.core.problems.statuses import http_status
from claims.logs import reason_to_wait

log = logging.getLogger(__name__)


TITLES: dict[int, str] = {
    400: "The request cannot be read",
    401: "A valid key is needed",
    403: "Not allowed",
    404: "Not found",
    405: "Method not allowed",
    406: "Not acceptable",
    409: "Conflict with the present state",
    412: "Somebody saved in between",
    413: "Too large",
    415: "Unsupported media type",
    422: "Invalid input",
    428: "A version is needed",
    429: "Too many requests",
    500: "Internal error",
    503: "Unavailable",
}

CODES: dict[int, str] = {
    400: "unreadable",
    401: "key_missing",
    403: "not_allowed",
    404: "not_found",
    405: "method_not_allowed",
    406: "not_acceptable",
    409: "conflict",
    412: "stale",
    413: "too_large",
    415: "unsupported_media_type",
    422: "invalid",
    428: "version_missing",
    429: "too_many_requests",
    500: "internal",
    503: "unavailable",
}


MAX_LISTED = 50
"""Problems that one answer lists: whoever sends 5,000 misspelt fields needs no answer of a megabyte."""

SENTENCES: dict[str, str] = {
    "Missing data for required field.": "This is needed. Send it.",
    "Field may not be null.": "This cannot be null. Give a value.",
    "Invalid input type.": "Give a JSON object, with its fields by name.",
    "Invalid type.": "Give a JSON object, with its fields by name.",
    "Not a valid integer.": "Give a whole number, such as 12.",
    "Not a valid number.": "Give a number, such as 0.5.",
    "Not a valid boolean.": "Give true or false.",
    "Not a valid string.": "Give a text.",
    "Not a valid list.": "Give a list, also for a single value.",
    "Not a valid mapping type.": "Give a JSON object, with a value for each name.",
    "Not a valid date.": "Give a day, such as 2020-02-22.",
}
"""What marshmallow says of a value, and what a client can do about it."""


class ApiError(Exception):
    """A failure that only the API knows: authentication, reading the body, preconditions."""

    def __init__(
        self,
        status: int,
        code: str,
        detail: str,
        *,
        headers: Mapping[str, str] | None = None,
        listed: list[dict[str, str]] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.code = code
        self.detail = detail
        self.headers = dict(headers or {})
        self.listed = listed


def problem_response(error: Exception) -> Response:
    """The problem details for any exception; an unexpected one is logged with its trace and answered without it."""
    if isinstance(error, ApiError):
        return _problem(error.status, error.code, error.detail, listed=error.listed, headers=error.headers)
    if isinstance(error, errors.ClaimsError):
        return _claims_problem(error)
    if isinstance(error, ValidationError):
        return _validation_problem(error)
    if isinstance(error, HTTPException):
        return _http_problem(error)
    if isinstance(error, StaleDataError):
        return _problem(412, "stale", "Somebody saved this in between. Read it again, then repeat your change.")
    if isinstance(error, IntegrityError):
        log.warning("integrity_conflict", exc_info=error)
        return _problem(409, "conflict", "Another request changed the same thing at the same moment. Try again.")
    if (reason := reason_to_wait(error)) is not None:
        log.error("database_unavailable", extra={"reason": reason})
        return _problem(
            503, "unavailable", "The database is busy or cannot be reached. Try again.", headers={"Retry-After": "1"}
        )
    log.error("unexpected_error", exc_info=error)
    return _problem(500, "internal", "Something went wrong here. The request id tells us where.")


def _claims_problem(error: errors.ClaimsError) -> Response:
    status = http_status(error)
    listed: list[dict[str, str]] = []
    if isinstance(error, errors.Invalid):
        listed = [{"detail": p.detail, "pointer": p.pointer, "code": p.code} for p in error.problems]
    return _problem(status, error.code, error.detail, listed=listed[:MAX_LISTED])


def _validation_problem(error: ValidationError) -> Response:
    found = islice(_flatten(error.messages), MAX_LISTED)
    listed = [{"detail": SENTENCES.get(text, text), "pointer": pointer, "code": "invalid"} for pointer, text in found]
    detail = "; ".join(f"{entry['pointer'].lstrip('/') or 'body'}: {entry['detail']}" for entry in listed[:5])
    return _problem(422, "invalid", detail, listed=listed)


def _flatten(messages: Any, pointer: str = "") -> Iterator[tuple[str, str]]:  # noqa: ANN401  (nested lists and dicts)
    if isinstance(messages, dict):
        for key, inner in messages.items():
            step = "" if key == "_schema" else "/" + str(key).replace("~", "~0").replace("/", "~1")
            yield from _flatten(inner, pointer + step)
    elif isinstance(messages, list):
        for inner in messages:
            yield from _flatten(inner, pointer)
    else:
        yield pointer, str(messages)


def _http_problem(error: HTTPException) -> Response:
    status = error.code or 500
    headers = {}
    for name, value in error.get_headers():
        if name.lower() in {"allow", "retry-after", "www-authenticate"}:
            headers[name] = value
    if getattr(error, "valid_methods", None):
        headers["Allow"] = ", ".join(sorted(error.valid_methods))  # type: ignore[attr-defined]
    return _problem(status, CODES.get(status, "error"), _http_detail(status, error.description or ""), headers=headers)


def _http_detail(status: int, said: str) -> str:
    if status == 404:
        return "There is nothing at this address. Compare it with those that /api/v1/docs lists."
    if status == 405:
        return f"{request.method} does nothing at this address. Allow lists the methods that it takes."
    if status == 429:
        return f"More than {said} came from here. Wait as long as Retry-After says."
    return said


def _problem(
    status: int,
    code: str,
    detail: str,
    *,
    listed: list[dict[str, str]] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    body: dict[str, Any] = {
        "type": f"{request.script_root}/problems/{code}",
        "title": TITLES.get(status, "Error"),
        "status": status,
        "code": code,
        "detail": detail,
        "instance": f"urn:request:{g.get('request_id', '-')}",
    }
    if listed:
        body["errors"] = listed
    text = json.dumps(body, ensure_ascii=False, allow_nan=False)
    response: Response = current_app.response_class(
        text.encode("utf-8", "replace"), status=status, mimetype="application/problem+json"
    )
    response.headers.extend(dict(headers or {}))
    if "Retry-After" in response.headers:
        g.retry_after = response.headers["Retry-After"]  # kept from the rate counter, which writes its own over it
    response.headers["Cache-Control"] = "no-store"
    return response
