"""The OpenAPI 3.1 document, generated from the operations and their schemas."""

from __future__ import annotations

import re
from typing import Any

from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin
from flask import Flask
from marshmallow import Schema

from claims.api.operation import OPERATIONS, Operation, needs_body
from claims.api.problems import TITLES
from claims.core.claim_review.writing import MEDIA_TYPE as JSON_LD
from claims.core.messages.events import SHAPES, EventType
from claims.schemas.base import DateOrDateTime, Instant
from claims.schemas.events import MESSAGE_SCHEMAS
from claims.schemas.jobs import JobAccepted
from claims.schemas.problems import ProblemRead

DESCRIPTION = """\
Post articles, get their claims with what is known about each; look up statements; read verdicts and their history.

Keys are sent as `Authorization: Bearer KEY`. Every failure is `application/problem+json` (RFC 9457) with a stable `code`.
Lists use opaque cursors: send `after` with the `next_cursor` of the page before. `GET` answers (health apart) carry an
`ETag` and answer `If-None-Match` with 304. Changes to reviews need `If-Match` with the version read. Every `POST` takes an
`Idempotency-Key`, kept 7 days.
"""

WEBHOOK_HEADERS = {
    "webhook-id": "Id of the message, the same at every attempt: the key against doubles.",
    "webhook-timestamp": "Time of this attempt, whole seconds since 1970.",
    "webhook-signature": "Signatures with spaces between them, each `v1,` and base64 of HMAC-SHA256(id.timestamp.body).",
}
"""What every message to an endpoint carries."""

_PATH_PARAMETER = re.compile(r"<(?:(?P<converter>[a-z]+)(?:\((?P<choice>[^)]*)\))?:)?(?P<name>[a-z_]+)>")


def build_document(app: Flask, *, version: str) -> dict[str, Any]:
    """The document of every operation that the app serves, in the order of its paths; deterministic."""
    plugin = MarshmallowPlugin(schema_name_resolver=_schema_name)
    spec = APISpec(
        title="Claims registry",
        version=version,
        openapi_version="3.1.0",
        info={"description": DESCRIPTION, "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}},
        plugins=[plugin],
    )
    assert plugin.converter is not None  # made when the plugin met the document
    plugin.converter.add_attribute_function(_date_attributes)  # type: ignore[no-untyped-call]
    spec.components.security_scheme("key", {"type": "http", "scheme": "bearer"})
    spec.components.schema("Problem", schema=ProblemRead)
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule):
        declared = OPERATIONS.get(rule.endpoint.rpartition(".")[2]) if rule.endpoint.startswith("api.") else None
        if declared is None:
            continue
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            path = _PATH_PARAMETER.sub(r"{\g<name>}", rule.rule)
            spec.path(path=path, operations={method.lower(): _describe(declared, method, rule.rule)})
    for schema in MESSAGE_SCHEMAS.values():
        spec.components.schema(schema.__name__, schema=schema)
    document: dict[str, Any] = _without_null_defaults(spec.to_dict())
    document["webhooks"] = {kind.value: {"post": _describe_message(kind)} for kind in EventType}
    return document


def _describe_message(kind: EventType) -> dict[str, Any]:
    """What an endpoint gets for one type of event (Standard Webhooks 1.0.0)."""
    name = MESSAGE_SCHEMAS[kind].__name__
    return {
        "operationId": name[0].lower() + name[1:],
        "summary": (SHAPES[kind].__doc__ or "").strip(),
        "tags": ["Webhooks"],
        "parameters": [_header(header, required=True, text=text) for header, text in WEBHOOK_HEADERS.items()],
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}},
        },
        "responses": {
            "2XX": {"description": "Taken. Anything else is tried again, ten times over about three days."},
            "410": {"description": "Send nothing more: the endpoint is switched off."},
        },
    }


def _without_null_defaults(value: Any) -> Any:  # noqa: ANN401  (any JSON value)
    """The same value; our None for "not sent" is no default that a client could send."""
    if isinstance(value, dict):
        return {
            name: _without_null_defaults(inner)
            for name, inner in value.items()
            if not (name == "default" and inner is None)
        }
    return [_without_null_defaults(inner) for inner in value] if isinstance(value, list) else value


def _schema_name(schema: type[Schema] | Schema | str) -> str:
    kind = schema if isinstance(schema, type) else type(schema)
    return kind.__name__ if isinstance(kind, type) and kind is not str else str(schema)


def _date_attributes(self: Any, field: Any, **_: Any) -> dict[str, Any]:  # noqa: ANN401  (apispec's signature)
    if not isinstance(field, DateOrDateTime | Instant):
        return {}
    kind: dict[str, Any] = {"type": ["string", "null"] if field.allow_none else "string"}
    if isinstance(field, Instant):
        return {**kind, "format": "date-time"}
    told = field.metadata.get("description", "")
    return {**kind, "description": f"A day (YYYY-MM-DD) or an instant (RFC 3339 with offset). {told}".strip()}


def _describe(declared: Operation, method: str, rule: str) -> dict[str, Any]:
    parameters: list[Any] = [
        {"in": "path", "name": found["name"], "required": True, "schema": _path_schema(found)}
        for found in _PATH_PARAMETER.finditer(rule)
    ]
    path_types = {parameter["schema"]["type"] for parameter in parameters}
    if declared.query is not None:
        parameters.append({"in": "query", "schema": declared.query})
    if declared.needs_version:
        parameters.append(_header("If-Match", required=True, text="The version read, as given in ETag; several, or *."))
    if method == "POST":
        parameters.append(_header("Idempotency-Key", required=False, text="Repeated, the first answer comes again."))
    if JobAccepted in declared.answers.values():
        parameters.append(_header("Prefer", required=False, text="wait=SECONDS, respond-async (RFC 7240)."))
    described: dict[str, Any] = {
        "operationId": declared.name,
        "summary": declared.summary,
        "description": _description(declared),
        "tags": [declared.tag],
        "parameters": parameters,
        "responses": _responses(declared, method, names_a_text="string" in path_types),
        "security": [{"key": []}] if not declared.public else [{}, {"key": []}],
    }
    if declared.body is not None:
        content = {"application/json": {"schema": declared.body}}
        described["requestBody"] = {"required": needs_body(declared.body), "content": content}
    return described


def _description(declared: Operation) -> str:
    """What the view says of itself, and which scopes let a key in."""
    told = " ".join(declared.text.split()).replace("``", "`")
    scopes = " or ".join(f"`{scope.value}`" for scope in declared.scopes)
    return f"{told} Scope: {scopes}.".strip() if scopes else told


def _path_schema(found: re.Match[str]) -> dict[str, Any]:
    if found["converter"] == "int":
        return {"type": "integer", "minimum": 0}
    return (
        {"type": "string", "enum": found["choice"].split(", ")} if found["converter"] == "any" else {"type": "string"}
    )


def _header(name: str, *, required: bool, text: str) -> dict[str, Any]:
    return {"in": "header", "name": name, "required": required, "description": text, "schema": {"type": "string"}}


def _answer_schemas(declared: Operation) -> dict[int, Any]:
    """What each status answers with; a text is described as one, JSON-LD as an object of a vocabulary that is not ours."""
    if declared.media_type == "application/json":
        return dict(declared.answers)
    kind = "object" if declared.media_type == JSON_LD else "string"
    return {status: {"type": kind} for status in declared.answers}


def _responses(declared: Operation, method: str, *, names_a_text: bool) -> dict[str, Any]:
    found: dict[str, Any] = {
        str(status): {
            "description": "As asked for" if status == 200 else TITLES.get(status, "Done"),
            "content": {declared.media_type: {"schema": schema}},
        }
        for status, schema in _answer_schemas(declared).items()
    }
    failing = {400, 401, 429, 503, *declared.failures}  # a key that is sent must be good, also where none is needed
    if declared.scopes:
        failing.add(403)
    if declared.query is not None or names_a_text:
        failing.add(422)
    if method != "GET":
        failing |= {413, 415, 422}  # also where no fields are taken: those that are sent are refused
    if method == "POST":
        failing.add(409)  # the first request with the same Idempotency-Key still runs
    if declared.needs_version:
        failing |= {403, 409, 412, 428}
    if method == "GET":
        failing.add(412)
    for status in sorted(failing):
        content = {"application/problem+json": {"schema": "Problem"}}
        found[str(status)] = {"description": TITLES[status], "content": content}
    if method == "GET":
        found["304"] = {"description": "Not modified"}
    return found
