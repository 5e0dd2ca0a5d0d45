"""Insights by API: a table as JSON and as CSV, for keys of the organization."""

from __future__ import annotations

import pytest
from flask import Flask

from claims.models import Scope
from claims.services.access import keys
from claims.services.base.actors import CLI
from tests.support.desk import home, open_work, within
from tests.support.factories import make_organization
from tests.support.pages import now


def key_of(app: Flask, *, foreign: bool = False, scope: Scope = Scope.REVIEWS_READ) -> dict[str, str]:
    def make(session):
        organization = make_organization(session, "Other") if foreign else home(session)
        return keys.create_key(
            session, scopes=[scope.value], now=now(), organization_id=organization.id, name="k", actor=CLI
        )[1]

    return {"Authorization": f"Bearer {within(app, make)}"}


def test_the_table_as_json_and_csv(app, client):
    open_work(app)
    headers = key_of(app)
    answer = client.get("/api/v1/insights/ageing", headers=headers)
    assert answer.status_code == 200
    value = answer.json
    assert (value["name"], value["n"], value["organization"]) == ("ageing", 1, "home-desk")
    assert value["rows"][0]["state"] == "open"
    assert value["rows"][0]["count"] == 1
    assert list(value["rows"][0]) == value["columns"]
    text = client.get("/api/v1/insights/ageing.csv?days=30", headers=headers)
    assert text.headers["Content-Type"].startswith("text/csv")
    lines = text.text.split("\r\n")
    assert lines[0].split(",") == value["columns"]
    assert len(lines) == len(value["rows"]) + 2


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        ("nothing", 404, "insight_not_found"),
        ("ageing?days=7", 422, None),
        ("ageing?organization=nobody", 404, "organization_unknown"),
        ("ageing?color=red", 422, None),
        ("ageing.csv?days=x", 422, None),
    ],
)
def test_what_is_not_there_is_refused(app, client, address, status, code):
    answer = client.get(f"/api/v1/insights/{address}", headers=key_of(app))
    assert answer.status_code in (status, 400), answer.text
    if code:
        assert answer.json["code"] == code


def test_keys_of_others_see_only_what_is_public(app, client):
    within(app, home)
    headers = key_of(app, foreign=True)
    assert client.get("/api/v1/insights/ageing?organization=home-desk", headers=headers).status_code == 403
    assert client.get("/api/v1/insights/ageing.csv?organization=home-desk", headers=headers).status_code == 403
    assert client.get("/api/v1/insights/expiring?organization=home-desk", headers=headers).status_code == 200
    assert client.get("/api/v1/insights/ageing").status_code == 401
    assert client.get("/api/v1/insights/ageing", headers=key_of(app, scope=Scope.LOOKUP)).status_code == 403
