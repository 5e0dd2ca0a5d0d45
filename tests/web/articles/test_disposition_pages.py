"""Taking passages off and sentences for claims on an article's page, without script."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Flask
from sqlalchemy import select

from claims.extensions import db
from claims.models import Appearance, DispositionJudgement, Sentence
from tests.support.databases import on_both_databases
from tests.support.pages import Answer, Reader, import_demo
from tests.support.sample import BODY, HEADLINE, PUBLISHED

SAMPLE = {"headline": HEADLINE, "body": BODY, "published": PUBLISHED, "outlet": "Example Post", "action": "store"}
HOSTILE = "<script>alert(1)</script>"


def store(app: Flask) -> tuple[Reader, str]:
    """A checker who has stored the sample, and the article's path."""
    import_demo(app)
    reader = Reader(app).sign_in("checker")
    return reader, urlsplit(reader.post("/articles/new", SAMPLE).headers["Location"]).path


def forms(page: Answer, ending: str) -> list[str]:
    """Where the page's forms of this ending post to."""
    return [form.get("action") for form in page.tree.xpath("//form") if (form.get("action") or "").endswith(ending)]


def shelf(page: Answer) -> str:
    return " ".join(page.tree.get_element_by_id("shelf").text_content().split())


@on_both_databases
def test_a_passage_is_taken_off_and_back(app):
    reader, address = store(app)
    page = reader.get(address)
    off = forms(page, "/demote")
    assert len(off) == 4
    answer = reader.post(off[0], {"shelf_reason": "too_vague", "reason": HOSTILE})
    assert (answer.status, answer.headers["Location"].endswith("#shelf")) == (303, True)
    page = reader.follow(answer)
    assert "You took this off: too vague." in page.texts("c-flash")[0]
    assert len(page.find("c-note")) == 3
    assert shelf(page).startswith("Not taken: 2 sentences (")
    assert "too vague, taken off by Anna" in shelf(page)
    assert "seven-day truce" in shelf(page)
    [back, _] = forms(page, "/promote")
    with app.app_context():
        taken_off = db.session().scalars(select(DispositionJudgement.appearance_id)).one()
    page = reader.follow(reader.post(back, {"appearance_id": str(taken_off)}))
    assert len(page.find("c-note")) == 4
    assert "Taken for a claim by Anna." in page.text
    assert shelf(page).startswith("Not taken: 1 sentence (opinion 1)")


def test_a_sentence_of_the_shelf_is_taken(app):
    reader, address = store(app)
    [action] = forms(reader.get(address), "/promote")
    page = reader.follow(reader.post(action, {"reason": "He may have said it."}))
    assert len(page.find("c-note")) == 5
    assert not page.tree.xpath("//*[@id='shelf']")
    with app.app_context():
        assert db.session().scalars(select(DispositionJudgement.reason)).all() == ["He may have said it."]


def test_only_who_may_decide_sees_the_forms(app):
    reader, address = store(app)
    for other in (Reader(app), Reader(app).sign_in("editor", name="Ed")):
        page = other.get(address)
        assert forms(page, "/demote") == forms(page, "/promote") == []
    assert forms(reader.get(address), "/demote")


def test_what_cannot_be_done_says_so_and_changes_nothing(app):
    reader, address = store(app)
    off, on = forms(reader.get(address), "/demote")[0], forms(reader.get(address), "/promote")[0]
    elsewhere = [action.replace(address, "/articles/999") for action in (off, on)]
    assert [reader.post(action, {"shelf_reason": "opinion"}).status for action in elsewhere] == [404, 404]
    assert reader.post(off, {"shelf_reason": "ugly"}).status == 422
    assert reader.post(off, {}).status == 422
    assert reader.post(on, {"appearance_id": "9" * 18}).status == 404
    assert reader.post(on, {"reason": "x" * 3000}).status == 422
    with app.app_context():
        session = db.session()
        assert session.scalars(select(DispositionJudgement)).all() == []
        assert session.scalars(select(Appearance).where(Appearance.disposition.is_not(None))).all() == []
        assert len(session.scalars(select(Sentence).where(Sentence.rejected.is_not(None))).all()) == 1
