"""The form of a failure in Google's APIs: ``{"error": {code, message, status, details}}``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

STATUS_BY_CODE = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    405: "NOT_FOUND",
    409: "ABORTED",
    413: "INVALID_ARGUMENT",
    414: "INVALID_ARGUMENT",
    429: "RESOURCE_EXHAUSTED",
    431: "INVALID_ARGUMENT",
    500: "INTERNAL",
    501: "UNIMPLEMENTED",
    503: "UNAVAILABLE",
}
"""The word for each status of HTTP."""


def error_value(code: int, message: str, *, status: str = "", details: Sequence[dict[str, Any]] = ()) -> dict[str, Any]:
    """The body of every failure."""
    error: dict[str, Any] = {"code": code, "message": message}
    error["status"] = status or STATUS_BY_CODE.get(code, STATUS_BY_CODE[400])
    return {"error": error | ({"details": list(details)} if details else {})}
