"""Scales over the API: anybody reads them, a key that acts for an admin adds a version, drafts are rated on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from claims.extensions import db
from claims.models import Scope
from claims.services.access.keys import create_key
from claims.services.base.actors import CLI
from claims.services.base.organizations import ensure_default_organization
from tests.support.databases import on_both_databases
from tests.support.factories import NOW, make_member, make_review, step

VALUES = [
    {"value": "true", "label": "Stimmt", "verdict": "true", "labels": {"en": "Correct"}},
    {"label": "Half right", "verdict": "mixed"},
    {"value": "false", "label": "Stimmt nicht", "verdict": "false"},
]
BODY = {"kind": "quantity", "language": "de", "replaces": "truth/1", "values": VALUES}


@pytest.fixture
def headers(app: Flask) -> Callable[..., dict[str, str]]:
    """Makes the headers of a key that acts for somebody with these roles."""

    def make(*roles: str, scope: Scope = Scope.REVIEWS_WRITE) -> dict[str, str]:
        with app.app_context():
            session = db.session()
            organization = ensure_default_organization(session, name="Home desk", now=NOW)
            person = make_member(session, organization, *roles).user_id if roles else None
            owner = {"organization_id": organization.id, "user_id": person, "actor": CLI}
            _, secret = create_key(session, scopes=[scope], now=NOW, **owner)
            session.commit()
        return {"Authorization": f"Bearer {secret}"}

    return make


def changed(**changes: Any) -> dict[str, Any]:
    return BODY | changes


@on_both_databases
def test_version_is_added_read_by_name_and_used(
    app: Flask, client: FlaskClient, headers: Callable[..., dict[str, str]]
) -> None:
    admin = headers("admin", "checker")
    made = client.post("/api/v1/scales", json=BODY, headers=admin)
    assert made.status_code == 201, made.text
    read = client.get(made.headers["Location"]).json
    assert read == made.json
    assert (read["version"], read["kinds"], read["in_use"], read["organization"]) == (
        1,
        ["quantity"],
        True,
        "home-desk",
    )
    assert [(item["value"], item["label"], item["decisive"]) for item in read["values"]] == [
        ("true", "Stimmt", True),
        ("half_right", "Half right", True),
        ("false", "Stimmt nicht", True),
    ]
    assert read["values"][0]["labels"] == {"en": "Correct"}
    names = [item["name"] for item in client.get("/api/v1/scales").json["items"]]
    assert names == ["promise/1", "quote/1", "truth/1", read["name"]]
    with app.app_context():
        session = db.session()
        organization = ensure_default_organization(session, name="Home desk", now=NOW)
        checker = make_member(session, organization, "checker")
        review = make_review(session, organization)
        step(session, review, "claim", checker)
        review_id, person = review.id, checker.user_id
        owner = {"organization_id": organization.id, "user_id": person, "actor": CLI}
        _, secret = create_key(session, scopes=[Scope.REVIEWS_WRITE], now=NOW, **owner)
        session.commit()
    key = {"Authorization": f"Bearer {secret}", "If-Match": '"0"'}
    off = client.patch(f"/api/v1/reviews/{review_id}/draft", json={"rating": "mostly_true"}, headers=key)
    assert (off.status_code, off.json["type"].rpartition("/")[2]) == (422, "rating_not_on_scale")
    saved = client.patch(f"/api/v1/reviews/{review_id}/draft", json={"rating": "half_right"}, headers=key)
    assert (saved.status_code, saved.json["scale"]) == (200, read["name"])


def test_scales_that_everybody_has_name_their_types_and_languages(client: FlaskClient) -> None:
    promise = client.get("/api/v1/scales/promise/1").json
    assert (promise["kinds"], promise["organization"], promise["language"]) == (["promise"], None, "en")
    assert promise["values"][1] == {
        "value": "kept_late",
        "label": "Kept late",
        "labels": {"de": "Verspätet gehalten", "es": "Cumplida con retraso", "fr": "Tenue en retard"},
        "verdict": "mostly_true",
        "decisive": True,
    }


@pytest.mark.parametrize("name", ["truth/2", "truth", "imported", "o1.event/1", "x/y/z", "%00", "'; --"])
def test_unknown_scale_is_not_found(client: FlaskClient, name: str) -> None:
    assert client.get(f"/api/v1/scales/{name}").status_code == 404


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (changed(replaces="truth/9"), 409, "scale_replaced"),
        (changed(values=[]), 422, "scale_size"),
        (changed(values=VALUES[:1]), 422, "scale_size"),
        (changed(language="Deutsch!"), 422, "language_invalid"),
        (changed(values=[*VALUES, {"value": "mixed", "label": "M", "verdict": "false"}]), 422, "scale_value_fixed"),
        (changed(values=[*VALUES, {"label": "偽", "verdict": "false"}]), 422, "scale_value_invalid"),
        (changed(values=[*VALUES, {"label": "X", "verdict": "kept"}]), 422, None),
        (changed(values=[{**VALUES[0], "decisive": False}, VALUES[1]]), 422, None),
        (changed(kind="rumor"), 422, None),
        (changed(values=[{"label": f"L{n}", "verdict": "true"} for n in range(5_000)]), 422, None),
        ({}, 422, None),
    ],
)
def test_what_is_no_scale_is_refused(
    client: FlaskClient, headers: Callable[..., dict[str, str]], body: dict[str, Any], status: int, code: str | None
) -> None:
    reply = client.post("/api/v1/scales", json=body, headers=headers("admin"))
    assert reply.status_code == status, reply.text
    assert code is None or reply.json["type"].rpartition("/")[2] == code
    assert len(client.get("/api/v1/scales").json["items"]) == 3


@pytest.mark.parametrize("roles", [(), ("checker", "reviewer"), ("reader",)])
def test_key_that_acts_for_no_admin_is_refused(
    client: FlaskClient, headers: Callable[..., dict[str, str]], roles: tuple[str, ...]
) -> None:
    assert client.post("/api/v1/scales", json=BODY, headers=headers(*roles)).status_code == 403


def test_the_same_call_sent_again_adds_nothing(client: FlaskClient, headers: Callable[..., dict[str, str]]) -> None:
    sent = headers("admin") | {"Idempotency-Key": "scale-1"}
    replies = [client.post("/api/v1/scales", json=BODY, headers=sent) for _ in range(2)]
    assert [reply.status_code for reply in replies] == [201, 201]
    assert replies[0].json == replies[1].json
    late = client.post("/api/v1/scales", json=BODY, headers=headers("admin"))
    assert late.status_code == 409
