"""The settings of intake and matching, from the app's configuration to the services' arguments."""

from __future__ import annotations

from flask import current_app

from claims.services.intake import IntakeLimits
from claims.services.matching import MatchingSettings


def matching_settings() -> MatchingSettings:
    """How sure a match must be to be confirmed by machine."""
    return MatchingSettings(threshold=current_app.config["CONFIRM_THRESHOLD"])


def intake_limits() -> IntakeLimits:
    """How large an article may be."""
    return IntakeLimits(
        text_bytes=current_app.config["MAX_TEXT_BYTES"], html_bytes=current_app.config["MAX_HTML_BYTES"]
    )
