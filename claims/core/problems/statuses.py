"""The status by which pages and API alike answer an error."""

from __future__ import annotations

from claims.core import errors

_BY_ERROR: dict[type[errors.ClaimsError], int] = {
    errors.NotFound: 404,
    errors.TooLarge: 413,
    errors.Invalid: 422,
    errors.Stale: 412,
    errors.Conflict: 409,
    errors.NotAllowed: 403,
    errors.Unavailable: 503,
}
"""Status of each error; the first class that fits, in this order, counts."""


def http_status(error: errors.ClaimsError) -> int:
    """The status of HTTP for an error; 500 for one of no known kind."""
    return next((status for kind, status in _BY_ERROR.items() if isinstance(error, kind)), 500)
