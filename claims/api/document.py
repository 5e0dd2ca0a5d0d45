"""The OpenAPI document and a readable page for it."""

from __future__ import annotations

from typing import Any

from flask import Response, current_app, jsonify, render_template, request

from claims.api.blueprint import bp
from claims.api.openapi import build_document

API_VERSION = "1.0.0"
"""Version of the API: the first number changes only when a client must."""

METHODS = ("get", "post", "patch", "put", "delete")


@bp.get("/openapi.json")
def openapi_document() -> Response:
    """The OpenAPI 3.1 document."""
    document = build_document(current_app._get_current_object(), version=API_VERSION)  # type: ignore[attr-defined]
    if request.script_root:
        document["servers"] = [{"url": request.script_root}]  # without it clients take the paths for those of the host
    response = jsonify(document)
    response.headers["Cache-Control"] = "public, max-age=300"
    response.add_etag()
    response.make_conditional(request)
    return response


@bp.get("/docs")
def documentation() -> str:
    """The same document as a page for people."""
    document = build_document(current_app._get_current_object(), version=API_VERSION)  # type: ignore[attr-defined]
    return render_template("api/documentation.html", document=document, groups=_by_tag(document))


def _by_tag(document: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                described = {"path": path, "method": method.upper(), **item[method]}
                groups.setdefault(described["tags"][0], []).append(described)
    return groups
