"""The pages of outlets: read by everybody, edited by checkers, merged by reviewers, and the same through the API."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from claims.models import Scope, User
from claims.services.access import keys
from claims.services.base.actors import CLI, SYSTEM
from claims.services.intake.intake import ArticleInput, receive_article
from tests.support.desk import home, within
from tests.support.factories import NOW
from tests.support.pages import Reader, now

SENT = (("https://post.example/a", "The <i>Post</i>"), ("https://old.example/a", "Old Post"))


@pytest.fixture
def outlets(app: Flask) -> list[int]:
    def make(session):
        received = (
            ArticleInput(
                url=url,
                outlet=name,
                headline="A <b>bridge</b>",
                body="The bridge cost 40 million euros.",
                published_at=NOW,
            )
            for url, name in SENT
        )
        return [receive_article(session, sent, actor=SYSTEM, now=NOW).article.outlet_id for sent in received]

    return within(app, make)


def test_everybody_reads_and_nobody_without_a_role_writes(app, outlets):
    reader, (number, _) = Reader(app), outlets
    page = reader.get(f"/outlets/{number}")
    assert "A <b>bridge</b>" in page.text
    assert "<b>bridge</b>" not in page.html
    assert "post.example" in page.text
    assert "Add a name" not in page.text
    assert reader.post(f"/outlets/{number}/domain", {"host": "x.example"}).headers["Location"].startswith("/login")
    rita = Reader(app).sign_in("reader", name="Rita")
    for part in ("alias", "name", "domain", "external_id"):
        assert rita.post(f"/outlets/{number}/{part}", {"name": "X", "host": "x.example"}).status == 403
    assert rita.get(f"/outlets/{number}/merge").status == 403
    assert reader.get("/outlets/99999999").status == 404
    assert "The <i>Post</i>" in reader.get("/outlets?q=post.ex").text
    assert "No outlet has" in reader.get("/outlets?q=zzz").text
    article = reader.get("/articles/1")
    assert f'href="/outlets/{number}"' in article.html


def test_a_checker_adds_and_takes_back_what_is_known(app, outlets):
    anna, (number, _) = Reader(app).sign_in("checker", name="Anna"), outlets
    for part, fields in (
        ("alias", {"name": "Die Post", "language": "de", "since": "2019-01-01", "reason": "Its imprint."}),
        ("domain", {"host": "m.post.example"}),
        ("external_id", {"scheme": "issn", "value": "0261-3077"}),
        ("name", {"name": "The Post", "reason": "Its masthead."}),
    ):
        assert anna.post(f"/outlets/{number}/{part}", fields).status == 303, part
    page = Reader(app).get(f"/outlets/{number}")
    for words in (
        "Die Post",
        "from 1 Jan 2019",
        "m.post.example",
        "0261-3077",
        "Its imprint.",
        "Its masthead.",
        "Home desk",
    ):
        assert words in page.text, words
    assert "Anna" not in page.text, "nobody is named in public who did not choose so"
    assert "Anna" in anna.get(f"/outlets/{number}").text
    removals = [
        form.action for form in anna.get(f"/outlets/{number}").tree.forms if (form.action or "").endswith("/remove")
    ]
    assert len(removals) == 4
    for address in removals:
        assert anna.post(address, {}).status == 303
    left = anna.get(f"/outlets/{number}")
    assert not [form for form in left.tree.forms if (form.action or "").endswith("/remove")]
    refused = anna.post(f"/outlets/{number}/external_id", {"scheme": "issn", "value": "0261-3078"})
    assert refused.status == 422
    assert "0261-3078" in refused.html


def test_a_merge_is_previewed_done_and_taken_back(app, outlets):
    ben, (post, old) = Reader(app).sign_in("reviewer", name="Ben"), outlets
    first = ben.get(f"/outlets/{old}/merge")
    assert "1 article of this outlet" in first.text
    assert ben.get(f"/outlets/{old}/merge?into=x").status == 404
    assert "The <i>Post</i>" in ben.get(f"/outlets/{old}/merge?into={post}").text
    assert ben.post(f"/outlets/{old}/merge", {"into_id": str(post), "reason": ""}).status == 422
    assert ben.post(f"/outlets/{old}/merge", {"into_id": str(post), "reason": "One house."}).status == 303
    led = Reader(app).get(f"/outlets/{old}")
    assert (led.status, led.headers["Location"]) == (301, f"/outlets/{post}")
    (address,) = [
        form.action for form in ben.get(f"/outlets/{post}").tree.forms if (form.action or "").endswith("/undo")
    ]
    assert ben.post(address, {}).status == 303
    assert Reader(app).get(f"/outlets/{old}").status == 200
    assert ben.post(address, {}).status == 409


def test_the_api_tells_and_does_the_same(app, outlets):
    client, (post, old) = app.test_client(), outlets
    Reader(app).sign_in("reviewer", name="Ben")

    def make(session) -> str:
        person = session.scalar(select(User.id).where(User.name == "Ben"))
        fields = {"organization_id": home(session).id, "user_id": person, "name": "k"}
        return keys.create_key(session, scopes=[Scope.REVIEWS_WRITE], now=now(), actor=CLI, **fields)[1]

    headers = {"Authorization": f"Bearer {within(app, make)}"}
    assert [row["domain"] for row in client.get("/api/v1/outlets?q=old").json["items"]] == ["old.example"]
    assert client.post(f"/api/v1/outlets/{old}/merge", json={}).status_code == 401
    merged = client.post(f"/api/v1/outlets/{old}/merge", json={"into_id": post, "reason": "One."}, headers=headers)
    assert (merged.status_code, merged.json["domains"]) == (200, ["post.example", "old.example"])
    assert client.get(f"/api/v1/outlets/{old}").json["merged_into"] == post
    (led,) = merged.json["merges"]
    assert (led["merged_id"], led["undone_at"]) == (old, None)
    undone = client.post(f"/api/v1/outlets/merges/{led['id']}/undo", json={}, headers=headers)
    assert (undone.status_code, undone.json["id"], undone.json["merged_into"]) == (200, old, None)
    again = client.post(f"/api/v1/outlets/merges/{led['id']}/undo", json={"reason": "x"}, headers=headers)
    assert (again.status_code, again.json["code"]) == (409, "undone_already")
