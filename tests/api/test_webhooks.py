"""Webhooks, deliveries, events and recalls through the API: the organization's own only, secrets shown once."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, text

from claims.core.messages.webhooks import DeliveryState
from claims.models import IdempotencyKey, WebhookDelivery, WebhookEndpoint
from claims.schemas.events import MESSAGE_SCHEMAS
from claims.services.access.keys import create_key
from claims.services.base.actors import CLI
from claims.services.messages.usages import note_usages
from tests.support.desk import home, within
from tests.support.factories import make_claim, make_member, make_organization, make_review, publish_review, step
from tests.support.pages import now

URL = "https://hooks.example/registry"
EVENTS = ["review.recalled", "claim.created"]


class Program:
    """A client with a key of its own organization."""

    def __init__(self, app: Flask, *scopes: str, organization: str = "") -> None:
        def make(session) -> tuple[str, int]:
            owner = make_organization(session, organization) if organization else home(session)
            made = create_key(session, scopes=scopes, organization_id=owner.id, name="cms", actor=CLI, now=now())
            return made[1], owner.id

        self.app = app
        self.client: FlaskClient = app.test_client()
        self.secret, self.organization_id = within(app, make)

    def send(self, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, dict[str, Any]]:
        answer = self.client.open(
            f"/api/v1{path}",
            method=method,
            data=None if body is None else json.dumps(body),
            headers={"Authorization": f"Bearer {self.secret}", "Content-Type": "application/json", **headers},
        )
        return answer.status_code, answer.json or {}

    def get(self, path: str) -> tuple[int, dict[str, Any]]:
        return self.send("GET", path)

    def post(self, path: str, body: Any = None, **headers: str) -> tuple[int, dict[str, Any]]:
        return self.send("POST", path, body, **headers)


@pytest.fixture
def program(app) -> Program:
    return Program(app, "webhooks")


@pytest.fixture
def endpoint(program) -> dict[str, Any]:
    status, made = program.post("/webhooks", {"url": URL, "events": EVENTS, "description": "Corrections"})
    assert status == 201
    return made


def test_secret_is_shown_by_the_call_that_makes_it_and_never_again(program, endpoint):
    assert endpoint["secret"].startswith("whsec_")
    assert endpoint["events"] == ["claim.created", "review.recalled"]
    assert endpoint["enabled"] is True
    for path in ("/webhooks", f"/webhooks/{endpoint['id']}"):
        status, found = program.get(path)
        assert status == 200
        assert "secret" not in json.dumps(found).replace("former_secret_until", "")
    status, rotated = program.post(f"/webhooks/{endpoint['id']}/secret")
    assert (status, rotated["secret"] != endpoint["secret"]) == (200, True)
    assert rotated["former_secret_until"] is not None


def test_secret_is_not_kept_for_a_repeated_request(app, program):
    body = {"url": URL, "events": EVENTS}
    first = program.post("/webhooks", body, **{"Idempotency-Key": "once"})
    again = program.post("/webhooks", body, **{"Idempotency-Key": "once"})
    assert first[1]["secret"].startswith("whsec_")
    assert again == (201, {**first[1], "secret": None})
    kept = within(app, lambda session: session.scalars(select(IdempotencyKey)).one().body)
    assert first[1]["secret"] not in kept
    dump = within(app, lambda session: str(session.execute(text("SELECT * FROM webhook_endpoints")).all()))
    assert first[1]["secret"] not in dump


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"url": "http://hooks.example/in", "events": EVENTS}, "address_refused"),
        ({"url": "https://127.0.0.1/in", "events": EVENTS}, "address_refused"),
        ({"url": "http://127.0.0.1:8000/in", "events": EVENTS}, "address_refused"),
        ({"url": "https://hooks.example:25/in", "events": EVENTS}, "address_refused"),
        ({"url": "https://me:pw@hooks.example/in", "events": EVENTS}, "url_invalid"),
        ({"url": "javascript:alert(1)", "events": EVENTS}, "url_invalid"),
        ({"url": URL, "events": []}, "event_type_unknown"),
        ({"url": URL, "events": ["webhook.test"]}, "event_type_unknown"),
        ({"url": URL, "events": ["review.*"]}, "event_type_unknown"),
        ({"url": URL, "events": "claim.created"}, "invalid"),
        ({"url": URL, "events": ["claim.created"] * 99}, "invalid"),
        ({"url": URL, "events": EVENTS, "secret": "whsec_mine"}, "invalid"),
        ({"url": URL, "events": EVENTS, "organization_id": 1}, "invalid"),
        ({"events": EVENTS}, "invalid"),
    ],
)
def test_what_cannot_be_an_endpoint_is_refused_and_leaves_nothing(app, program, body, code):
    status, problem = program.post("/webhooks", body)
    assert (status, problem["code"]) == (422, code)
    assert within(app, lambda session: session.scalars(select(WebhookEndpoint)).all()) == []


def test_same_address_twice_and_too_many_are_refused(program, endpoint):
    again = program.post("/webhooks", {"url": URL, "events": EVENTS})[1]
    assert (again["code"], again["detail"].split()[1]) == ("webhook_exists", str(endpoint["id"]))
    for number in range(19):
        assert program.post("/webhooks", {"url": f"{URL}/{number}", "events": EVENTS})[0] == 201
    assert program.post("/webhooks", {"url": f"{URL}/x", "events": EVENTS})[1]["code"] == "too_many_webhooks"


def test_other_organizations_endpoints_do_not_exist(app, program, endpoint):
    status, sent = program.post(f"/webhooks/{endpoint['id']}/test")
    assert (status, sent["type"], sent["state"]) == (202, "webhook.test", "pending")
    stranger = Program(app, "webhooks", organization="Elsewhere")
    assert stranger.get("/webhooks") == (200, {"items": []})
    number, message = endpoint["id"], sent["id"]
    for method, path, body in (
        ("GET", f"/webhooks/{number}", None),
        ("PATCH", f"/webhooks/{number}", {"url": "https://evil.example/in"}),
        ("DELETE", f"/webhooks/{number}", None),
        ("POST", f"/webhooks/{number}/secret", None),
        ("POST", f"/webhooks/{number}/test", None),
        ("POST", f"/webhooks/{number}/replay", {}),
        ("GET", f"/webhooks/{number}/deliveries", None),
        ("GET", f"/deliveries/{message}", None),
        ("POST", f"/deliveries/{message}/replay", None),
        ("GET", f"/webhooks/{2**70}", None),
        ("GET", f"/deliveries/{2**70}", None),
    ):
        status, problem = stranger.send(method, path, body)
        assert (status, problem["code"]) in ((404, "webhook_unknown"), (404, "delivery_unknown")), path
    assert program.get(f"/webhooks/{number}")[1]["url"] == URL


@pytest.mark.parametrize(
    ("address", "is_told"),
    [("http://127.0.0.1:8099/", True), ("http://localhost:8099/", True), ("http://hooks.example/in", False)],
)
def test_who_tries_it_on_one_machine_is_told_how(program, address, is_told):
    problem = program.post("/webhooks", {"url": address, "events": EVENTS})[1]
    assert ("WEBHOOK_LOCAL=yes" in problem["detail"]) is is_told


def test_changing_switching_and_deleting(app, program, endpoint):
    path = f"/webhooks/{endpoint['id']}"
    status, changed = program.send("PATCH", path, {"events": ["checkpoint.signed"], "enabled": False})
    assert (status, changed["events"], changed["enabled"]) == (200, ["checkpoint.signed"], False)
    assert changed["disabled_reason"] == "by_owner"
    assert (changed["url"], changed["description"]) == (URL, "Corrections")
    refused = program.post(f"{path}/test")[1]
    assert (refused["code"], "(enabled: true)" in refused["detail"]) == ("webhook_disabled", True), refused
    assert program.post(f"{path}/replay", {})[1]["code"] == "webhook_disabled"
    assert program.send("PATCH", path, {"enabled": "yes"})[0] == 422
    assert program.send("PATCH", path, {"enabled": True})[1]["enabled"] is True
    assert program.send("DELETE", path)[1]["enabled"] is False
    assert program.get(path)[0] == 404
    assert program.post("/webhooks", {"url": URL, "events": EVENTS})[0] == 201, "its address is free again"


def test_message_with_its_attempts_and_replays(app, program, endpoint):
    sent = program.post(f"/webhooks/{endpoint['id']}/test")[1]
    assert program.post(f"/deliveries/{sent['id']}/replay")[1]["code"] == "delivery_waiting"

    def give_up(session) -> None:
        row = session.get_one(WebhookDelivery, sent["id"])
        row.state, row.next_at, row.finished_at = DeliveryState.DEAD, None, now()

    within(app, give_up)
    status, found = program.get(f"/deliveries/{sent['id']}")
    assert (status, found["state"], found["attempts"]) == (200, "dead", [])
    assert json.loads(found["body"])["type"] == "webhook.test"
    listed = program.get(f"/webhooks/{endpoint['id']}/deliveries?state=dead")[1]
    assert [row["message_id"] for row in listed["items"]] == [sent["message_id"]]
    status, again = program.post(f"/deliveries/{sent['id']}/replay")
    assert (status, again["state"], again["message_id"]) == (202, "pending", sent["message_id"])
    within(app, give_up)
    assert program.post(f"/webhooks/{endpoint['id']}/replay", {"since": "2000-01-01"}) == (
        202,
        {"queued": 1, "more": False},
    )
    within(app, give_up)
    for body in ({"since": "2999-01-01"}, {"until": "2000-01-01T00:00:00Z"}, {"last_id": 0 + 1, "state": "delivered"}):
        assert program.post(f"/webhooks/{endpoint['id']}/replay", body)[1]["queued"] == 0, body


def test_events_are_read_by_any_key_and_recalls_by_those_who_were_served(app):
    newsroom, other = Program(app, "lookup", organization="Newsroom"), Program(app, "export", organization="Other")

    def happen(session) -> int:
        desk = make_organization(session)
        author, approver = (make_member(session, desk, "checker", "reviewer") for _ in range(2))
        review = publish_review(session, make_review(session, desk, make_claim(session, now=now())), author, approver)
        editor = make_member(session, session.get_one(type(desk), newsroom.organization_id), "editor")
        note_usages(session, [1], actor=editor, now=now())
        step(session, review, "withdraw", approver, now(), reason="Wrong.")
        return review.id

    within(app, happen)
    status, page = newsroom.get("/events")
    assert status == 200
    kinds = [item["type"] for item in page["items"]]
    assert {"claim.created", "review.published", "review.withdrawn", "review.recalled"} <= set(kinds)
    for item in page["items"]:
        assert MESSAGE_SCHEMAS[item["type"]]().validate(item) == {}
    assert "review.recalled" not in [item["type"] for item in other.get("/events")[1]["items"]]
    assert newsroom.client.get("/api/v1/events").status_code == 401
    assert newsroom.get(f"/events?after={page['next_cursor']}")[1] == {
        "items": [],
        "next_cursor": page["next_cursor"],
        "has_more": False,
    }
    first = newsroom.get("/events?limit=1&types=review.published,review.withdrawn")[1]
    assert ([item["type"] for item in first["items"]], first["has_more"]) == (["review.published"], True)
    assert newsroom.get("/events?types=no.such")[0] == 422
    assert newsroom.get("/events?after=x")[1]["code"] == "bad_cursor"

    status, uses = newsroom.get("/usages")
    (use,) = uses["items"]
    assert (use["used"], use["current"], use["used_verdict"], use["recalls"][0]["kind"]) == (
        1,
        None,
        "true",
        "withdrawn",
    )
    assert other.get("/usages")[0] == 403
    lookup = Program(app, "lookup", organization="Third")
    assert lookup.get("/usages")[1]["items"] == []
    assert lookup.post(f"/usages/{use['id']}/acknowledge", {"action": "kept"})[1]["code"] == "usage_unknown"
    assert newsroom.post(f"/usages/{use['id']}/acknowledge", {"action": "burnt"})[1]["code"] == "action_unknown"
    status, done = newsroom.post(f"/usages/{use['id']}/acknowledge", {"action": "corrected"})
    assert (status, done["usages"]) == (200, [use["id"]])
    assert newsroom.post(f"/usages/{use['id']}/acknowledge", {"action": "kept"})[1]["code"] == "nothing_recalled"
    assert newsroom.get("/usages")[1]["items"] == []


def test_document_describes_every_event(app):
    document = app.test_client().get("/api/v1/openapi.json").json
    assert len(document["webhooks"]) == 16
    for item in document["webhooks"].values():
        names = [parameter["name"] for parameter in item["post"]["parameters"]]
        assert names == ["webhook-id", "webhook-timestamp", "webhook-signature"]
