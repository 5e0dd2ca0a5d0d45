"""Correcting what was read of a passage on its page, without script."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask
from sqlalchemy import select

from claims.core.records import Relation
from claims.extensions import db
from claims.models import Appearance, Match, ReadingCorrection
from claims.services.access.keys import create_key
from claims.services.base.actors import SYSTEM
from claims.services.intake.intake import ArticleInput, process_version
from claims.services.removal.log_redaction import redact_entry
from claims.services.transparency.log_entries import list_entries
from tests.support.databases import on_both_databases
from tests.support.factories import make_claim, make_match, receive_version
from tests.support.pages import Answer, Reader, import_demo, now
from tests.support.sample import BODY, HEADLINE, PUBLISHED

SAMPLE = {"headline": HEADLINE, "body": BODY, "published": PUBLISHED, "outlet": "Example Post", "action": "store"}
HOSTILE = "<script>alert(1)</script>"


def store(app: Flask) -> tuple[Reader, str]:
    """A checker who has stored the sample, and the article's path."""
    import_demo(app)
    reader = Reader(app).sign_in("checker")
    return reader, urlsplit(reader.post("/articles/new", SAMPLE).headers["Location"]).path


def reading_of(app: Flask, reader: Reader, article: str, words: str) -> str:
    """The path of the page on which the passage with these words is corrected."""
    with app.app_context():
        row = db.session().scalars(select(Appearance).where(Appearance.exact.contains(words))).first()
        assert row is not None
        return f"{article}/appearances/{row.id}/reading"


def form_of(page: Answer) -> dict[str, Any]:
    """What the form on the page would send."""
    [form] = [form for form in page.tree.forms if {"voice", "standalone"} <= set(form.fields.keys())]
    # The line break after the tag of a text area is no part of it.
    return {name: (value or "").removeprefix("\n") for name, value in form.fields.items()}


@on_both_databases
def test_passage_is_corrected_and_the_correction_taken_back(app):
    reader, article = store(app)
    address = reading_of(app, reader, article, "truce")
    assert f"{address}" in [link.get("href") for link in reader.get(article).tree.xpath("//a")]
    page = reader.get(address)
    sent = form_of(page)
    assert (sent["voice"], sent["force"], sent["version"]) == ("reported", "said", "0")
    assert "all of it is as it was read by machine" in page.text
    text = "The United States and the Taliban began a nine-day truce on 22 February 2020."
    answer = reader.post(address, sent | {"force": "denied", "speaker": HOSTILE, "standalone": text, "reason": HOSTILE})
    assert answer.status == 303, answer.text
    assert answer.headers["Location"].endswith("#n1")
    page = reader.follow(answer)
    assert f"denied by {HOSTILE}" in page.text
    assert "Corrected by Anna: speaker, how it is said, what it says alone." in page.text
    page = reader.get(address)
    assert form_of(page)["standalone"] == text
    assert HOSTILE in page.text
    assert HOSTILE not in page.html
    assert page.texts("c-then")[0].startswith("Speaker removed: officials in Kabul added: ")
    back = next(form for form in page.tree.forms if form.action.endswith("/undo"))
    page = reader.follow(reader.post(back.action, dict(back.fields)))
    assert "Corrected by" not in page.text
    page = reader.get(address)
    assert [line.split(" ")[0] for line in page.texts("c-said-row")] == ["Taken", "Corrected"]
    assert form_of(page)["standalone"] != text
    assert reader.post(back.action, dict(back.fields)).status == 409


def test_form_that_is_sent_as_it_is_changes_nothing(app):
    reader, article = store(app)
    with app.app_context():
        numbers = db.session().scalars(select(Appearance.id)).all()
    for number in numbers:
        address = f"{article}/appearances/{number}/reading"
        answer = reader.post(address, form_of(reader.get(address)))
        assert (answer.status, "This is what is read already" in answer.text) == (422, True)
    with app.app_context():
        assert db.session().scalars(select(ReadingCorrection)).all() == []


def test_what_is_wrong_stands_at_its_field_and_input_is_kept(app):
    reader, article = store(app)
    address = reading_of(app, reader, article, "truce")
    sent = form_of(reader.get(address)) | {"speaker": "Nora Halm", "reason": "I was there."}
    for exact, words in (
        ("words that nobody wrote", "do not stand in the sentence"),
        ("the", "Add a word before or after them"),
        ("\x07", "control character"),
        ("", "left empty"),
        ("x" * 6000, "at most 5,000"),
    ):
        page = reader.post(address, sent | {"exact": exact})
        assert page.status == 422
        assert page.title.startswith("Not taken: ")
        summary = page.tree.get_element_by_id("error-summary")
        assert [link.get("href") for link in summary.xpath(".//a")] == ["#exact"]
        assert words in summary.text_content()
        assert words in page.tree.get_element_by_id("exact-error").text_content()
        again = form_of(page)
        assert (again["speaker"], again["reason"]) == ("Nora Halm", "I was there.")
    assert reader.post(address, sent | {"voice": "loud"}).tree.get_element_by_id("voice-error") is not None
    assert reader.post(address, sent | {"version": ""}).status == 422


def test_what_is_done_with_the_articles_own_words_is_refused_at_its_field(app):
    reader, article = store(app)
    address = reading_of(app, reader, article, "18-year")
    sent = form_of(reader.get(address))
    assert sent["voice"] == "own"
    answer = reader.post(
        address, sent | {"force": "denied", "standalone": "The war in Afghanistan lasted for 18 years."}
    )
    assert answer.status == 422
    assert answer.tree.xpath("//ul/li/a[@href='#force']"), answer.text
    address = reading_of(app, reader, article, "truce")
    sent = form_of(reader.get(address)) | {"force": "denied"}
    assert reader.post(address, sent).status == 303
    sent = form_of(reader.get(address)) | {"voice": "own"}
    assert (sent["force"], reader.post(address, sent).status) == ("denied", 303)
    assert form_of(reader.get(address))["force"] == "said"


def test_form_made_before_another_correction_shows_both(app):
    reader, article = store(app)
    address = reading_of(app, reader, article, "truce")
    sent = form_of(reader.get(address))
    other = Reader(app).sign_in("reviewer", name="Ben")
    assert other.post(address, sent | {"speaker": "Ilse Brandt"}).status == 303
    page = reader.post(address, sent | {"speaker": "Nora Halm"})
    assert page.status == 412
    assert form_of(page)["speaker"] == "Nora Halm"
    assert "said by Ilse Brandt" in page.text
    assert reader.post(address, form_of(page)).status == 303


def test_passage_of_an_older_text_leads_to_the_newest(app):
    reader, article = store(app)
    address = reading_of(app, reader, article, "truce")
    sent = form_of(reader.get(address))
    with app.app_context():
        session = db.session()
        text = ArticleInput(body=BODY + " It rained in Kabul.", url="https://post.example/truce")
        number = int(article.rpartition("/")[2])
        received = receive_version(session, number, text, actor=SYSTEM, now=now())
        process_version(session, received.version.id, now=now(), actor=SYSTEM)
        session.commit()
    page = reader.get(address)
    assert "The article has a newer text." in page.text
    answer = reader.post(address, sent | {"standalone": "A text that took long to write, of a truce in Kabul."})
    assert answer.status == 409
    assert "A text that took long to write" in answer.html, "what was written is handed back"


@pytest.mark.parametrize("where", ["article", "compare", "queue"])
def test_decision_on_words_that_were_corrected_meanwhile_is_not_taken(app, where):
    reader, article = store(app)
    with app.app_context():
        session = db.session()
        row = session.scalars(select(Appearance).where(Appearance.exact.contains("truce"))).first()
        claim = make_claim(session, "A truce between the United States and the Taliban began on 22 February 2020.")
        row.claim_id = None
        match = make_match(session, row, claim, relation=Relation.SAME, machine_relation=Relation.SAME)
        session.commit()
        address = f"/matches/{match.id}"
    pages = {"article": article, "compare": address, "queue": "/queue?tab=suggestions"}
    page = reader.get(pages[where])
    forms = [form for form in page.tree.forms if (form.get("action") or "").endswith(address)]
    sent = {name: value or "" for name, value in forms[0].fields.items()} | {"relation": "same", "decision": "right"}
    reading = reading_of(app, reader, article, "truce")
    text = "The United States and the Taliban began a nine-day truce on 22 February 2020."
    assert reader.post(reading, form_of(reader.get(reading)) | {"standalone": text}).status == 303
    answer = reader.post(forms[0].get("action"), sent)
    assert answer.status == 409, answer.text
    assert "changed since they were shown. Your decision was not taken" in answer.text
    with app.app_context():
        assert db.session.get_one(Match, int(address.rpartition("/")[2])).decided_by_id is None


def test_names_of_the_article_and_of_the_directory_are_suggested(app):
    reader, article = store(app)
    page = reader.get(reading_of(app, reader, article, "truce"))
    options = page.tree.xpath("//datalist[@id='speakers']/option/@value")
    assert "Brown University" in options


def test_only_who_may_decide_corrects(app):
    reader, article = store(app)
    address = reading_of(app, reader, article, "truce")
    sent = form_of(reader.get(address))
    assert Reader(app).get(address).status == 303
    editor = Reader(app).sign_in("editor", name="Ed")
    assert address not in [link.get("href") for link in editor.get(article).tree.xpath("//a")]
    assert "Only a checker or reviewer" in editor.get(address).text
    assert editor.post(address, sent | {"speaker": "Nora Halm"}).status == 403
    assert reader.get(address.replace(article, "/articles/999")).status == 404
    assert reader.post(address.replace(article, "/articles/999"), sent).status == 404
    assert reader.get(f"{article}/appearances/{'9' * 18}/reading").status == 404


def test_a_correction_whose_words_were_removed_says_so(app):
    reader, article = store(app)
    address = reading_of(app, reader, article, "truce")
    text = "Ilse Brandt of Norhaven broke the truce for 40,000 euros on 22 February 2020."
    assert reader.post(address, form_of(reader.get(address)) | {"standalone": text}).status == 303
    with app.app_context():
        session = db.session()
        row = session.scalars(select(Appearance).where(Appearance.standalone_text == text)).one()
        entries = list_entries(session, claim_id=row.claim_id, limit=200).items
        redact_entry(session, entries[-1].leaf_index, ["claim"], reason="A court.", actor=SYSTEM, now=now())
        number = row.id
        _, secret = create_key(session, scopes=["lookup"], now=now(), name="desk", actor=SYSTEM)
        session.commit()
    page = reader.get(address)
    assert "Its words were removed on a legal ground." in page.text
    assert "Ilse Brandt" not in page.html
    assert "Take it back" not in page.text
    assert "Ilse Brandt" not in reader.get(article).html
    key = {"Authorization": f"Bearer {secret}"}
    read = app.test_client().get(f"/api/v1/appearances/{number}/reading", headers=key)
    (step,) = read.json["corrections"]
    assert (step["after"], step["fields"]) == (None, [])
