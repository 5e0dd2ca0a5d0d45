"""From the app's settings to the arguments of intake and matching: the same for pages, API, command line and worker."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claims.services.article_input import IntakeLimits
from claims.services.matching import MatchingSettings


def matching_settings(settings: Mapping[str, Any]) -> MatchingSettings:
    """How sure a match must be to be confirmed by machine."""
    return MatchingSettings(threshold=settings["CONFIRM_THRESHOLD"])


def intake_limits(settings: Mapping[str, Any]) -> IntakeLimits:
    """How large an article may be."""
    return IntakeLimits(text_bytes=settings["MAX_TEXT_BYTES"], html_bytes=settings["MAX_HTML_BYTES"])
