"""Every answer of a served registry held against the stored OpenAPI document."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from openapi_schema_validator import OAS31Validator

STORED = Path(__file__).parents[2] / "docs" / "openapi.json"

LARGE_BYTES = 200_000
"""Answers beyond repeat rows that smaller ones show, and would take seconds each."""

PROBLEM = "application/problem+json"


def check_answer(method: str, path: str, status: int, kind: str | None, data: bytes) -> None:
    """Fail where the API answers with a status, a media type or a value that the document does not name.

    ``path`` is as it was requested, without the query; what is no call of the API is let through.
    """
    if method == "HEAD" or not path.startswith("/api/v1/"):
        return
    media_type = (kind or "").partition(";")[0]
    assert status < 400 or media_type == PROBLEM, f"{method} {path} fails with {status} as {media_type}"
    found = _operation(method, path)
    if found is None:
        return
    template, operation = found
    answers = operation["responses"]
    assert str(status) in answers, f"{method} {template} answers {status}, which is not documented: {data[:300]!r}"
    content = answers[str(status)].get("content", {})
    assert media_type in content or not data, f"{method} {template} answers {status} as {media_type}"
    if media_type.endswith("json") and "ndjson" not in media_type and len(data) <= LARGE_BYTES:
        for error in _validator(method, template, status).iter_errors(json.loads(data)):
            raise AssertionError(f"{method} {template} {status}: {error.json_path} {error.message[:300]}")


def _operation(method: str, path: str) -> tuple[str, dict[str, Any]] | None:
    for template, pattern, item in _templates():
        if method.lower() in item and pattern.fullmatch(path):
            return template, item[method.lower()]
    return None


@cache
def _document() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(STORED.read_text())
    return document


@cache
def _templates() -> list[tuple[str, re.Pattern[str], dict[str, Any]]]:
    """Paths with the fewest parameters first: a fixed last step counts before a name, a longer path before a shorter."""
    paths = sorted(_document()["paths"].items(), key=lambda entry: (entry[0].count("{"), -len(entry[0])))
    return [(path, re.compile(re.sub(r"\\\{.*?\\\}", "[^/]+", re.escape(path))), item) for path, item in paths]


@cache
def _validator(method: str, template: str, status: int) -> OAS31Validator:
    answer = _document()["paths"][template][method.lower()]["responses"][str(status)]
    (content,) = answer["content"].values()
    return OAS31Validator({**content["schema"], "components": _document()["components"]})
