"""The OpenAPI document is valid, stored as served, and names every route."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from openapi_spec_validator import validate
from referencing import Registry

from claims.api.operation import OPERATIONS
from tests.support.live_fixtures import on_one_database

pytestmark = on_one_database

STORED = Path(__file__).parents[2] / "docs" / "openapi.json"
DOCUMENTATION = {"openapi_document", "documentation"}


def test_document_is_valid_openapi(anyone, monkeypatch):
    """What may be referred to is looked through once: the validator asks for that 1,900 times, always of the same."""
    crawl, crawled = Registry.crawl, {}

    def crawl_once(registry):
        if id(registry) not in crawled:
            crawled[id(registry)] = registry, crawl(registry)  # held, so that no other one gets its id
        return crawled[id(registry)][1]

    monkeypatch.setattr(Registry, "crawl", crawl_once)
    validate(anyone.get("/api/v1/openapi.json").json)


def test_stored_document_is_the_one_served(anyone):
    assert json.loads(STORED.read_text()) == anyone.get("/api/v1/openapi.json").json, (
        "the API has changed: write docs/openapi.json anew with `bin/claims openapi`"
    )


def test_every_route_has_an_operation(live_app):
    endpoints = {
        rule.endpoint.removeprefix("api.") for rule in live_app.url_map.iter_rules() if "api." in rule.endpoint
    }
    assert endpoints - DOCUMENTATION == set(OPERATIONS)


def test_every_operation_is_described(anyone):
    document = anyone.get("/api/v1/openapi.json").json
    described = {operation["operationId"] for item in document["paths"].values() for operation in item.values()}
    assert described == set(OPERATIONS)


def test_readable_page_lists_every_path(anyone):
    page = anyone.get("/api/v1/docs")
    assert page.status == 200
    for path in anyone.get("/api/v1/openapi.json").json["paths"]:
        assert path in page.text


def test_document_that_a_client_has_is_not_sent_again(anyone):
    first = anyone.get("/api/v1/openapi.json")
    again = anyone.get("/api/v1/openapi.json", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status, again.data) == (304, b"")


def test_every_operation_says_what_it_does_and_which_scope_it_takes(anyone):
    paths = anyone.get("/api/v1/openapi.json").json["paths"]
    told = {
        operation["operationId"]: operation["description"] for item in paths.values() for operation in item.values()
    }
    assert all(told.values())
    assert "Scope: `lookup` or `reviews:write`." in told["validate_claim_reviews"]
    assert '`"0"`' in told["save_draft"]


def test_what_may_be_null_is_said_to_be(anyone):
    document = anyone.get("/api/v1/openapi.json").json
    finished = document["components"]["schemas"]["JobRead"]["properties"]["finished_at"]
    assert finished == {"type": ["string", "null"], "format": "date-time"}


NOT_ALWAYS = {
    "Problem": {"errors"},
    "ProofRead": {"leaf_index", "tree_size", "leaf_hash", "leaf", "checkpoint", "first", "second"},
}
"""Fields that an answer has only where they say something."""


def test_answers_have_every_field_that_is_named(anyone):
    document = anyone.get("/api/v1/openapi.json").json
    named = document["components"]["schemas"]
    operations = [operation for item in document["paths"].values() for operation in item.values()]
    answered = _named_in([operation["responses"] for operation in operations] + [document["webhooks"]], named)
    open_fields = {
        name: set(named[name]["properties"]) - set(named[name].get("required", ()))
        for name in answered
        if named[name].get("properties")
    }
    assert {name: fields for name, fields in open_fields.items() if fields} == NOT_ALWAYS
    assert all(named[name]["additionalProperties"] is False for name in open_fields)


def _named_in(value: Any, named: dict[str, Any]) -> set[str]:
    """The schemas that a part of the document refers to, and those that they refer to."""
    found: set[str] = set()
    waiting = [value]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            name = str(part.get("$ref", "")).rpartition("/")[2]
            if name and name not in found:
                found.add(name)
                waiting.append(named[name])
            waiting += part.values()
        elif isinstance(part, list):
            waiting += part
    return found


def test_steps_of_a_review_are_listed(anyone):
    path = anyone.get("/api/v1/openapi.json").json["paths"]["/api/v1/reviews/{review_id}/{action}"]
    (action,) = (one["schema"] for one in path["post"]["parameters"] if one["name"] == "action")
    assert {"claim", "submit", "approve", "revise"} <= set(action["enum"])
