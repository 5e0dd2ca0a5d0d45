"""Content security policies that more than one page is sent under."""

from __future__ import annotations

USUAL_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""No inline script or style anywhere and nothing from other hosts: markup that slipped through would still do nothing."""

FRAMING_POLICY = f"{USUAL_POLICY}; frame-src 'self'"
"""The usual one, of a page that shows another one of this registry in a frame."""
