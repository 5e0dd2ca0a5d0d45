"""The pages of speakers: read by everybody, edited by checkers, merged by reviewers."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import update

from claims.models import ArticleVersion, ProcessingState
from claims.services.directories.speakers import ensure_speaker
from tests.support.desk import within
from tests.support.factories import NOW, make_claim
from tests.support.pages import Reader


@pytest.fixture
def speakers(app: Flask) -> dict[str, int]:
    def make(session):
        make_claim(session, "The <i>harbor</i> cost 40 million euros.", speaker="Ana M. Lopez")
        return {name: ensure_speaker(session, name, now=NOW) for name in ("Ana M. Lopez", "Ana Lopez", "Bo <b>Ek</b>")}

    return within(app, make)


def test_everybody_reads_and_nobody_without_a_role_writes(app, speakers):
    reader, number = Reader(app), speakers["Ana M. Lopez"]
    page = reader.get(f"/speakers/{number}")
    assert "The <i>harbor</i> cost 40 million euros." in page.text
    assert "Add a name" not in page.text
    assert reader.post(f"/speakers/{number}/alias", {"name": "Nita"}).headers["Location"].startswith("/login")
    rita = Reader(app).sign_in("reader", name="Rita")
    assert rita.post(f"/speakers/{number}/alias", {"name": "Nita"}).status == 403
    assert reader.get("/speakers/99999999").status == 404
    found = reader.get("/speakers?q=bo")
    assert "Bo <b>Ek</b>" in found.text
    assert "<b>Ek</b>" not in found.html
    assert "Nobody is known" in reader.get("/speakers?q=zzz").text


def test_a_checker_adds_what_is_known(app, speakers):
    anna, number = Reader(app).sign_in("checker", name="Anna"), speakers["Ana Lopez"]
    for part, fields in (
        ("alias", {"name": "Anita Lopez", "language": "es", "since": "2019-01-01"}),
        ("role", {"title": "Minister of rivers", "until": "2021-01-01"}),
        ("external_id", {"scheme": "wikidata", "value": "Q42"}),
        ("kind", {"kind": "person"}),
    ):
        assert anna.post(f"/speakers/{number}/{part}", fields).status == 303, part
    noted = anna.get(f"/speakers/{number}").text.count("Minister of rivers")
    again = anna.post(f"/speakers/{number}/role", {"title": "Minister of rivers", "until": "2021-01-01"})
    assert again.status == 409
    assert "noted as Minister of rivers with these days already" in again.text
    page = Reader(app).get(f"/speakers/{number}")
    assert page.text.count("Minister of rivers") == noted
    for words in ("Anita Lopez", "from 1 Jan 2019", "Minister of rivers", "to 1 Jan 2021", "Q42", "person"):
        assert words in page.text, words
    refused = anna.post(f"/speakers/{number}/external_id", {"scheme": "wikidata", "value": "forty-two"})
    assert refused.status == 422
    assert "forty-two" in refused.html
    assert anna.get(f"/speakers/{number}/merge").status == 403


def test_a_merge_is_previewed_done_and_taken_back(app, speakers):
    ben, one, other = Reader(app).sign_in("reviewer", name="Ben"), speakers["Ana M. Lopez"], speakers["Ana Lopez"]
    page = ben.get(f"/speakers/{one}/merge")
    assert "1 claim of this speaker" in page.text
    assert ben.post(f"/speakers/{one}/merge", {"into_id": str(other), "reason": ""}).status == 422
    assert ben.post(f"/speakers/{one}/merge", {"into_id": "x", "reason": "One."}).status == 404
    assert ben.post(f"/speakers/{one}/merge", {"into_id": str(other), "reason": "One person."}).status == 303
    led = Reader(app).get(f"/speakers/{one}")
    assert (led.status, led.headers["Location"]) == (301, f"/speakers/{other}")
    page = ben.get(f"/speakers/{other}")
    assert "One person." in page.text
    (address,) = [form.action for form in page.tree.forms if (form.action or "").endswith("/undo")]
    assert ben.post(address, {}).status == 303
    assert Reader(app).get(f"/speakers/{one}").status == 200
    assert ben.post(address, {}).status == 409


def test_a_name_of_two_is_offered_in_its_article_and_chosen(app, speakers):
    anna, bea = (
        Reader(app).sign_in("checker", name="Anna"),
        within(app, lambda s: ensure_speaker(s, "Bea Lopez", now=NOW)),
    )
    body = "Lopez said the bridge cost 40 million euros in 2019."
    assert anna.post("/articles/new", {"action": "store", "body": body}).status == 303
    page = Reader(app).get("/articles/1")
    assert "3 speakers are called Lopez." in page.text
    assert "Choose one" not in page.text
    offered = page.tree.xpath("//ul[contains(@class, 'c-list')]/li[.//a[contains(@href, '/speakers/')]]/@class")
    assert offered == ["c-dots"] * 3, "paper leaves out rows of actions, and so the names"
    page = anna.get("/articles/1")
    choices = [form for form in page.tree.forms if (form.action or "").endswith("/speaker")]
    fields = [dict(form.fields) for form in choices]
    chosen = next(sent for sent in fields if sent["speaker_id"] == str(bea))
    assert anna.post(choices[0].action, chosen).headers["Location"] == "/articles/1?version=1&note=1#n1"
    assert "Speaker: Bea Lopez" in Reader(app).get("/articles/1").text
    assert Reader(app).post(choices[0].action, chosen).headers["Location"].startswith("/login")
    assert Reader(app).sign_in("reader", name="Rita").post(choices[0].action, chosen).status == 403
    assert anna.post(choices[0].action, chosen | {"speaker_id": ""}).status == 303
    assert "3 speakers are called Lopez." in Reader(app).get("/articles/1").text
    within(app, lambda s: s.execute(update(ArticleVersion).values(processing=ProcessingState.RECEIVED)))
    for wanted in ("", str(bea)):
        answer = anna.post(choices[0].action, chosen | {"speaker_id": wanted})
        assert answer.headers["Location"] == "/articles/1?version=1&note=1#n1"
        assert "This article is still being read." in anna.follow(answer).text


def test_the_api_tells_the_same(app, speakers):
    client = app.test_client()
    assert [row["name"] for row in client.get("/api/v1/speakers?q=ana").json["items"]] == ["Ana Lopez", "Ana M. Lopez"]
    value = client.get(f"/api/v1/speakers/{speakers['Ana Lopez']}").json
    assert (value["name"], value["merged_into"], [row["name"] for row in value["aliases"]]) == (
        "Ana Lopez",
        None,
        ["Ana Lopez"],
    )
    assert client.post(f"/api/v1/speakers/{speakers['Ana Lopez']}/merge", json={}).status_code == 401
