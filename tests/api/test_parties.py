"""Names and ids elsewhere of speakers, outlets and organizations, added and taken back by API."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from claims.models import Outlet, Speaker
from claims.services.access.keys import create_key
from claims.services.base.actors import CLI
from claims.services.directories.speakers import ensure_speaker
from tests.support.factories import NOW, make_member, make_organization


@pytest.fixture
def world(session: Session) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """By resource the path of a party, and what is sent with a key of who edits it; "nobody" has no role for any."""
    desk = make_organization(session, "Desk A")
    speaker = Speaker(name="Ana M. Lopez", created_at=NOW)
    outlet = Outlet(key="post.example", name="The Harbor Post", created_at=NOW)
    session.add_all((speaker, outlet))
    session.flush()

    def key(*roles: str) -> dict[str, str]:
        user_id = make_member(session, desk, *roles).user_id
        fields = {"organization_id": desk.id, "user_id": user_id, "actor": CLI, "now": NOW}
        return {"Authorization": f"Bearer {create_key(session, scopes=['reviews:write'], **fields)[1]}"}

    paths = {"speakers": speaker.id, "outlets": outlet.id, "organizations": desk.id}
    keys = {
        "speakers": key("checker"),
        "outlets": key("reviewer"),
        "organizations": key("admin"),
        "nobody": key("reader"),
    }
    session.commit()
    return {name: f"/api/v1/{name}/{number}" for name, number in paths.items()}, keys


@pytest.mark.parametrize("name", ["speakers", "outlets", "organizations"])
def test_names_and_ids_are_added_and_taken_back(client: FlaskClient, world, name: str) -> None:
    (path, headers), nobody = (world[0][name], world[1][name]), world[1]["nobody"]
    sent = {"name": "Der Hafenbote", "language": "de", "since": "2019-01-01", "reason": "As it signs."}
    assert client.post(f"{path}/names", json=sent, headers=nobody).status_code == 403
    added = client.post(f"{path}/names", json=sent, headers=headers)
    assert added.status_code == 201, added.text
    wrong = client.post(f"{path}/names", json=sent | {"name": "X", "language": "xx-!!"}, headers=headers)
    assert (wrong.status_code, wrong.json["code"]) == (422, "language_invalid"), wrong.text
    (alias,) = [item for item in added.json["aliases"] if item["name"] == "Der Hafenbote"]
    assert (alias["language"], alias["since"], alias["until"]) == ("de", "2019-01-01", None)
    with_id = client.post(f"{path}/external-ids", json={"scheme": "wikidata", "value": "Q42"}, headers=headers)
    assert with_id.status_code == 201, with_id.text
    (elsewhere,) = with_id.json["external_ids"]
    assert (elsewhere["scheme"], elsewhere["value"]) == ("wikidata", "Q42")
    for step in (f"names/{alias['id']}", f"external-ids/{elsewhere['id']}"):
        assert client.delete(f"{path}/{step}", headers=nobody).status_code == 403
        assert client.delete(f"{path}/{step}", headers=headers).status_code == 200
        assert client.delete(f"{path}/{step}", headers=headers).status_code == 404
    found = client.get(path).json
    assert "Der Hafenbote" not in [item["name"] for item in found["aliases"]]
    assert found["external_ids"] == []


def test_a_speaker_gets_a_kind_and_offices_in_time(client: FlaskClient, world) -> None:
    (path, headers), nobody = (world[0]["speakers"], world[1]["speakers"]), world[1]["nobody"]
    assert client.post(f"{path}/kind", json={"kind": "person"}, headers=headers).json["kind"] == "person"
    assert client.post(f"{path}/kind", json={"kind": "robot"}, headers=headers).status_code == 422
    office = {"title": "Minister", "since": "2019-01-01", "until": "2021-12-31"}
    added = client.post(f"{path}/roles", json=office, headers=headers)
    assert added.status_code == 201, added.text
    (role,) = added.json["roles"]
    assert {name: role[name] for name in office} == office
    for wrong in ({"title": " "}, {"title": "Mayor", "since": "2021-01-01", "until": "2020-01-01"}):
        assert client.post(f"{path}/roles", json=wrong, headers=headers).status_code == 422
    for sent in ({"path": f"{path}/kind", "json": {"kind": "body"}}, {"path": f"{path}/roles", "json": office}):
        assert client.post(**sent, headers=nobody).status_code == 403
    assert client.delete(f"{path}/roles/{role['id']}", headers=nobody).status_code == 403
    assert client.delete(f"{path}/roles/{role['id']}", headers=headers).json["roles"] == []
    assert client.delete(f"{path}/roles/{role['id']}", headers=headers).status_code == 404


@pytest.mark.parametrize("name", ["outlets", "organizations"])
def test_a_party_is_renamed_with_a_reason(client: FlaskClient, world, name: str) -> None:
    path, headers = world[0][name], world[1][name]
    assert client.post(f"{path}/rename", json={"name": "The Pier"}, headers=headers).status_code == 422
    renamed = client.post(f"{path}/rename", json={"name": "The Pier", "reason": "It says so."}, headers=headers)
    assert (renamed.status_code, renamed.json["name"]) == (200, "The Pier"), renamed.text
    assert "The Pier" in [item["name"] for item in renamed.json["aliases"]]


@pytest.mark.parametrize(
    ("step", "body"),
    [
        ("names", {"name": ""}),
        ("names", {"name": "..."}),
        ("names", {"name": "x" * 301}),
        ("names", {"name": "A. Lopez", "since": "2020-01-01", "until": "2019-01-01"}),
        ("names", {"name": "A. Lopez", "merged_into_id": 1}),
        ("external-ids", {"scheme": "wikidata", "value": "P31; DROP"}),
        ("external-ids", {"scheme": "Wiki Data", "value": "Q1"}),
    ],
)
def test_what_is_no_name_or_id_is_refused(client: FlaskClient, world, step: str, body: dict[str, object]) -> None:
    path, headers = world[0]["speakers"], world[1]["speakers"]
    assert client.post(f"{path}/{step}", json=body, headers=headers).status_code == 422


def test_an_id_that_another_has_is_a_conflict_and_strangers_ids_are_not_found(client: FlaskClient, world) -> None:
    path, headers = world[0]["speakers"], world[1]["speakers"]
    sent = {"scheme": "wikidata", "value": "Q42"}
    assert client.post(f"{path}/external-ids", json=sent, headers=headers).status_code == 201
    again = client.post(f"{path}/external-ids", json=sent, headers=headers)
    assert (again.status_code, again.json["code"]) == (409, "external_id_taken")
    for number in (0, 999_999, 2**63):
        assert client.delete(f"{path}/names/{number}", headers=headers).status_code == 404
        assert client.post(f"/api/v1/speakers/{number}/names", json={"name": "X"}, headers=headers).status_code == 404


def test_parties_are_listed_newest_first_and_found_by_name(client: FlaskClient, session: Session) -> None:
    for name in ("Ana M. Lopez", "Ben Roe"):
        ensure_speaker(session, name, now=NOW)
    session.add_all(
        Outlet(key=key, name=name, created_at=NOW)
        for key, name in (("post.example", "The Harbor Post"), ("name:lund courier", "Lund Courier"))
    )
    session.commit()
    for path, names, q in (
        ("speakers", ["Ben Roe", "Ana M. Lopez"], "lopez"),
        ("outlets", ["Lund Courier", "The Harbor Post"], "www.post"),
    ):
        first = client.get(f"/api/v1/{path}?limit=1").json
        rest = client.get(f"/api/v1/{path}?limit=1&after={first['next_cursor']}").json
        assert [row["name"] for row in first["items"] + rest["items"]] == names
        assert rest["next_cursor"] is None
        found = client.get(f"/api/v1/{path}?q={q}").json["items"]
        assert [row["name"] for row in found] == [names[1]]
    domains = [row["domain"] for row in client.get("/api/v1/outlets").json["items"]]
    assert domains == [None, "post.example"], "one is known by its name alone"
