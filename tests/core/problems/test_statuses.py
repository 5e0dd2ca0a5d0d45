"""Each kind of error has its status, a narrower kind its own."""

from __future__ import annotations

import pytest

from claims.core import errors
from claims.core.problems.statuses import http_status


class Busy(errors.Conflict):
    """A conflict with a code of its own."""

    code = "busy"


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (errors.NotFound("No.", code="gone"), 404),
        (errors.TooLarge("No."), 413),
        (errors.Invalid("No."), 422),
        (errors.Stale("No."), 412),
        (errors.Conflict("No."), 409),
        (Busy("No."), 409),
        (errors.NotAllowed("No."), 403),
        (errors.Unavailable("No."), 503),
        (errors.ClaimsError("No."), 500),
    ],
)
def test_status_of_an_error(error, status):
    assert http_status(error) == status
