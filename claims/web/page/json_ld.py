"""JSON-LD on pages and under addresses of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Response, current_app, make_response, request
from markupsafe import Markup

from claims.core.claim_review.writing import MEDIA_TYPE, json_text
from claims.services.answers.answers import IMMUTABLE_MAX_AGE_S
from claims.services.exchange.claim_review_out import Site
from claims.services.settings import own_site

CURRENT_MAX_AGE_S = 60
"""Seconds for which a cache may keep what holds today."""


def site() -> Site:
    """Where the registry is reached in this request."""
    return own_site(current_app.config, request.url_root)


def script_of(document: Mapping[str, Any]) -> Markup:
    """The document as the text of a script element; "" for an empty one."""
    # Safe as it is: json_text escapes every sign with which a text could close the element.
    return Markup(json_text(document)) if document else Markup("")  # noqa: S704


def json_ld_response(document: Mapping[str, Any], *, immutable: bool = False, link: str = "") -> Response:
    """The document under its own address, for any site to read; 304 where the reader has it."""
    response = make_response(json_text(document))
    response.content_type = f"{MEDIA_TYPE}; charset=utf-8"
    age = f"max-age={IMMUTABLE_MAX_AGE_S}, immutable" if immutable else f"max-age={CURRENT_MAX_AGE_S}"
    response.headers["Cache-Control"] = f"public, {age}"
    response.headers["Access-Control-Allow-Origin"] = "*"
    if link:
        response.headers["Link"] = link
    response.add_etag()
    response.make_conditional(request)
    return response
