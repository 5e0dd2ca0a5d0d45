"""Sending the reader on to another page of this site."""

from __future__ import annotations

from flask import Response, redirect


def go_to(address: str, status: int = 303) -> Response:
    """Send the reader on to a page of this site; 303 after a step that was done, 301 for a page that moved for good."""
    # The response is Flask's, and typed as Werkzeug's.
    return redirect(address, status)  # type: ignore[return-value]
