"""The public pages of organizations: read by everybody, edited by their admins, merged by an admin of both, and the API."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from sqlalchemy import select

from claims.models import Organization, OrganizationRole, Scope, User
from claims.services.access import keys
from claims.services.base.actors import CLI
from claims.services.base.organizations import add_member
from tests.support.desk import home, within
from tests.support.factories import NOW, make_claim, make_member, make_organization, make_review, publish_review
from tests.support.pages import Reader, now


@pytest.fixture
def houses(app: Flask) -> tuple[int, int, int]:
    """Ids of a small organization, of the home desk, and of a review that the small one has published."""

    def make(session) -> tuple[int, int, int]:
        small = make_organization(session, "Small <i>Checks</i>")
        people = (make_member(session, small, "checker", "reviewer") for _ in range(2))
        review = publish_review(session, make_review(session, small, make_claim(session)), *people, now=NOW)
        return small.id, home(session).id, review.id

    return within(app, make)


def make_admin_of_both(app: Flask, small: int) -> Reader:
    ada = Reader(app).sign_in("admin", name="Ada")

    def also(session) -> None:
        user = session.scalars(select(User).where(User.name == "Ada")).one()
        add_member(session, user, small, OrganizationRole.ADMIN, actor=CLI, now=now())

    within(app, also)
    return ada


def test_everybody_reads_and_only_an_admin_writes(app, houses):
    small, desk, review = houses
    reader = Reader(app)
    page = reader.get(f"/organizations/{small}")
    assert "Small <i>Checks</i>" in page.text
    assert f'href="/reviews/{review}/revisions/1"' in page.html
    assert "Change the addresses" not in page.text
    assert "No organization has" in reader.get("/organizations?q=zzz").text
    assert "Small <i>Checks</i>" in reader.get("/organizations?q=small").text
    assert reader.post(f"/organizations/{desk}/addresses", {}).headers["Location"].startswith("/login")
    ben = Reader(app).sign_in("reviewer", name="Ben")
    ada = Reader(app).sign_in("admin", name="Ada")
    for who, number in ((ben, desk), (ada, small)):
        for part in ("alias", "name", "addresses", "external_id"):
            assert who.post(f"/organizations/{number}/{part}", {"name": "X", "reason": "x"}).status == 403
        assert who.get(f"/organizations/{number}/merge").status == 403
    sent = {"site": "https://desk.example", "method_url": "https://desk.example/method", "reason": "New site."}
    assert ada.post(f"/organizations/{desk}/addresses", sent).status == 303
    refused = ada.post(f"/organizations/{desk}/addresses", sent | {"site": "javascript:alert(1)"})
    assert refused.status == 422
    assert 'href="javascript:' not in refused.html
    page = Reader(app).get(f"/organizations/{desk}")
    for words in ("desk.example", "How it works", "New site."):
        assert words in page.text, words
    assert "Ada" not in page.text, "nobody is named in public who did not choose so"
    assert "Ada" in ben.get(f"/organizations/{desk}").text


def without_log_root(text: str) -> str:
    """A page without the root of the log, which grows with every public fact."""
    return re.sub(r"Log root \w+", "Log root", text)


def test_a_merge_is_previewed_done_and_taken_back(app, houses):
    small, desk, review = houses
    claim = Reader(app).get(f"/reviews/{review}").headers["Location"].partition("#")[0]
    permalink = without_log_root(Reader(app).get(f"/reviews/{review}/revisions/1").text)
    ada = make_admin_of_both(app, small)
    preview = ada.get(f"/organizations/{small}/merge?into={desk}")
    assert "1 published review" in preview.text
    sent = {"into_id": str(desk), "reason": "One house."}
    assert ada.post(f"/organizations/{small}/merge", sent | {"reason": ""}).status == 422
    assert ada.post(f"/organizations/{desk}/merge", sent | {"into_id": str(small)}).status == 409
    assert ada.post(f"/organizations/{small}/merge", sent).status == 303
    led = Reader(app).get(f"/organizations/{small}")
    assert (led.status, led.headers["Location"]) == (301, f"/organizations/{desk}")
    assert "Home desk, formerly Small <i>Checks</i>" in Reader(app).get(claim).text
    assert without_log_root(Reader(app).get(f"/reviews/{review}/revisions/1").text) == permalink
    slug = within(app, lambda s: s.get_one(Organization, small).slug)
    assert title_of(app, claim) in Reader(app).get(f"/claims?organization={slug}").text
    page = ada.get(f"/organizations/{desk}")
    (address,) = [form.action for form in page.tree.forms if (form.action or "").endswith("/undo")]
    assert ada.post(address, {}).status == 303
    assert "formerly Small" not in Reader(app).get(claim).text


def title_of(app: Flask, path: str) -> str:
    return Reader(app).get(path).tree.findtext(".//h1[@dir='auto']")


def test_the_api_tells_and_does_the_same(app, houses):
    small, desk, _ = houses
    make_admin_of_both(app, small)
    client = app.test_client()

    def make(session) -> str:
        person = session.scalar(select(User.id).where(User.name == "Ada"))
        fields = {"organization_id": desk, "user_id": person, "name": "k"}
        return keys.create_key(session, scopes=[Scope.REVIEWS_WRITE], now=now(), actor=CLI, **fields)[1]

    headers = {"Authorization": f"Bearer {within(app, make)}"}
    names = [row["name"] for row in client.get("/api/v1/organizations").json["items"]]
    assert set(names) == {"Small <i>Checks</i>", "Home desk"}
    sent = {"into_id": desk, "reason": "One."}
    assert client.post(f"/api/v1/organizations/{small}/merge", json=sent).status_code == 401
    merged = client.post(f"/api/v1/organizations/{small}/merge", json=sent, headers=headers)
    assert (merged.status_code, merged.json["id"]) == (200, desk)
    assert client.get(f"/api/v1/organizations/{small}").json["merged_into"] == desk
    address = f"/api/v1/organizations/merges/{merged.json['merges'][0]['id']}/undo"
    undone = client.post(address, json={}, headers=headers)
    assert (undone.status_code, undone.json["merged_into"]) == (200, None)
    assert client.post(address, json={}, headers=headers).status_code == 409
