"""The paste page: looked up without storing, stored by who may, fetched for who is signed in, nothing lost on the way."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from claims.core.errors import Unavailable
from claims.extensions import db
from claims.models import Article, ArticleVersion, Job, Usage
from claims.services.intake import intake
from claims.services.intake.intake import ArticleInput
from claims.web.articles import paste
from tests.support.databases import on_both_databases
from tests.support.pages import Answer, Reader, import_demo
from tests.support.sample import BODY, HEADLINE, PUBLISHED

SAMPLE = {
    "headline": HEADLINE,
    "body": BODY,
    "url": "https://post.example/2020/truce",
    "outlet": "Example Post",
    "published": PUBLISHED,
}
LONG = "The harbor wall cost 41 million euros in 2019. " * 500


def count(app: Flask, model: type) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(model)) or 0


def test_the_sample_article_is_one_click_away(app):
    page = Reader(app).get("/articles/new?sample=1")
    assert page.status == 200
    assert "seven-day" in page.tree.get_element_by_id("body").text
    assert page.tree.get_element_by_id("published").value == "2020-02-22"


def test_anybody_may_look_up_without_storing(app):
    import_demo(app)
    page = Reader(app).post("/articles/new", SAMPLE | {"action": "look_up"})
    assert page.status == 200
    assert "4 claims" in page.title.replace("\xa0", " ")
    assert "not stored" in page.text
    assert len(page.find("c-note")) == 4
    assert page.tree.get_element_by_id("headline").value == HEADLINE
    assert count(app, Article) == count(app, Usage) == 0


def test_a_visitor_cannot_store_and_keeps_the_text(app):
    page = Reader(app).post("/articles/new", SAMPLE | {"action": "store"})
    assert page.status == 403
    assert "Sign in to store an article" in page.text
    assert page.tree.get_element_by_id("body").text.strip() == BODY
    assert count(app, Article) == 0


def test_a_reader_role_does_not_suffice_to_store(app):
    page = Reader(app).sign_in("reader").post("/articles/new", SAMPLE | {"action": "store"})
    assert page.status == 403
    assert "Only an editor, checker, reviewer or admin" in page.text
    assert count(app, Article) == 0


@pytest.mark.parametrize("role", ["editor", "checker", "reviewer", "admin"])
def test_who_may_store_gets_to_the_article(app, role):
    import_demo(app)
    reader = Reader(app).sign_in(role)
    answer = reader.post("/articles/new", SAMPLE | {"action": "store"})
    assert answer.status == 303
    page = reader.follow(answer)
    assert page.status == 200
    assert HEADLINE in page.text
    assert len(page.find("c-note")) == 4


def test_sent_twice_is_stored_once(app):
    reader = Reader(app).sign_in("editor")
    first = reader.post("/articles/new", SAMPLE | {"action": "store"})
    second = reader.post("/articles/new", SAMPLE | {"action": "store"})
    assert first.headers["Location"] == second.headers["Location"]
    assert count(app, Article) == count(app, ArticleVersion) == 1


@on_both_databases
def test_a_changed_text_at_the_same_address_is_the_next_version(app):
    reader = Reader(app).sign_in("editor")
    reader.post("/articles/new", SAMPLE | {"action": "store"})
    answer = reader.post("/articles/new", SAMPLE | {"body": BODY + " It rained.", "action": "store"})
    assert answer.headers["Location"].endswith("?version=2")
    page = reader.follow(answer)
    assert "version 2 of 2" in page.text


def test_a_long_text_is_read_by_a_job_and_its_text_is_there_at_once(app):
    reader = Reader(app).sign_in("editor")
    answer = reader.post("/articles/new", {"body": LONG, "action": "store"})
    assert "job=" in answer.headers["Location"]
    with app.app_context():
        assert list(db.session.scalars(select(Job.name).where(Job.name != "dispatch_events"))) == ["process_article"]
    page = reader.follow(answer)
    assert page.find("c-progress")
    assert "waiting for its turn" in page.text
    assert "41 million euros" in page.text


@pytest.mark.parametrize(
    ("body", "is_left"),
    [
        (("It rained. " * 500)[:4_999] + ".", False),
        (("It rained. " * 500)[:5_000] + ".", True),
        (" ".join(f"The dam cost {at} million euros in 2019." for at in range(60)), False),
        (" ".join(f"The dam cost {at} million euros in 2019." for at in range(61)), True),
    ],
    ids=["5,000 characters", "more characters", "60 claims", "more claims"],
)
def test_what_takes_longer_than_a_second_or_two_is_left_to_a_job(app, body, is_left):
    answer = Reader(app).sign_in("editor").post("/articles/new", {"body": body, "action": "store"})
    assert ("job=" in answer.headers["Location"]) == is_left


def test_others_write_while_a_text_that_is_to_be_stored_is_read(app, monkeypatch):
    read = intake.read_article

    def read_while_others_write(*arguments, **options):
        with db.engine.begin() as other:
            other.execute(update(Article).values(url=None))
        return read(*arguments, **options)

    monkeypatch.setattr(intake, "read_article", read_while_others_write)
    answer = Reader(app).sign_in("editor").post("/articles/new", SAMPLE | {"action": "store"})
    assert answer.status == 303
    assert count(app, ArticleVersion) == 1


def test_a_visitor_is_asked_to_sign_in_for_a_long_text_and_keeps_it(app):
    page = Reader(app).post("/articles/new", {"body": LONG, "action": "look_up"})
    assert page.status == 413
    assert "20,000 are looked up without an account. Sign in" in page.text
    assert page.tree.get_element_by_id("body").text.strip() == LONG.strip()


def test_who_is_signed_in_has_a_long_text_looked_up_part_by_part(app, monkeypatch):
    monkeypatch.setattr(paste, "MOST_ITEMS", 150)
    reader = Reader(app).sign_in("reader")
    body = "\n\n".join(f"The dam cost {at + 10} million euros in 2019." for at in range(400))
    page = reader.post("/articles/new", {"body": body, "action": "look_up"})
    assert page.status == 200
    assert "Claims 1 to 150 of 400. The rest is not looked up yet" in page.text
    assert len(page.find("c-note")) == len(page.find("c-para")) == 150, "what nothing is known of is not shown"
    assert len(page.html.encode()) < 450_000
    pressed_by_enter = page.tree.xpath("//button[@form='paste' or ancestor::form[@id='paste']]")[0]
    assert (pressed_by_enter.get("name"), pressed_by_enter.get("value")) == ("action", "look_up")
    rest = reader.post("/articles/new", sent_by(page, "Look up the rest"))
    assert "Claims 151 to 300 of 400." in rest.text
    assert rest.texts("c-n")[0] == "151"
    last = reader.post("/articles/new", sent_by(rest, "Look up the rest"))
    assert "Claims 301 to 400 of 400." in last.text
    assert "Look up the rest" not in last.text


@pytest.mark.parametrize(
    ("role", "way"), [("editor", "Store it, or look"), ("reader", "looked up. Look it up in parts")]
)
def test_what_is_longer_than_a_look_up_takes_is_told_with_a_way_that_is_open(app, role, way):
    page = Reader(app).sign_in(role).post("/articles/new", {"body": "é" * 100_001, "action": "look_up"})
    assert page.status == 413
    assert "This text has 201 kB; without storing it, 200 kB are looked up." in page.text.replace("\xa0", " ")
    assert way in page.text


def sent_by(page: Answer, button: str) -> dict[str, str]:
    """What the form of a button sends when it is pressed."""
    pressed = next(one for one in page.tree.iter("button") if one.text_content() == button)
    form = page.tree.get_element_by_id(pressed.get("form"))
    inputs = {one.get("name"): one.get("value") or "" for one in form.xpath(".//input[@name]")}
    texts = {one.get("name"): one.text[1:] for one in form.xpath(".//textarea")}  # a form drops the first line break
    return inputs | texts | {pressed.get("name"): pressed.get("value")}


@pytest.mark.parametrize(
    ("fields", "field", "said"),
    [
        ({"body": "  \n"}, "body", "The text is empty"),
        ({"published": "yesterday"}, "published", "Write the day as year-month-day"),
        ({"published": "1500-01-01"}, "published", "before 1600"),
        ({"body": "One\x00two"}, "body", "NUL character"),
        ({"headline": "x" * 1_001}, "headline", "at most 1000 characters"),
        ({"url": "ftp://example.org"}, "url", ""),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_first_of_all(app, fields, field, said):
    page = Reader(app).post("/articles/new", SAMPLE | {"url": ""} | fields | {"action": "look_up"})
    assert page.status == 422
    assert said in page.texts("c-errors")[0]
    wrong = page.tree.get_element_by_id(field)
    assert wrong.get("aria-invalid") == "true"
    assert page.tree.xpath(f"//div[contains(@class, 'c-errors')]//a[@href='#{field}']")
    assert page.tree.get_element_by_id("outlet").value == "Example Post"


def test_an_address_alone_is_fetched_for_who_is_signed_in(app, monkeypatch):
    asked = []

    def fetch(url: str, *, allowed_hosts: frozenset[str]) -> ArticleInput:
        asked.append(url)
        return ArticleInput(html=f"<title>{HEADLINE}</title><article><p>{BODY}</p></article>", url=url)

    monkeypatch.setattr(paste, "fetch_article", fetch)
    page = (
        Reader(app)
        .sign_in("editor")
        .post("/articles/new", {"url": "https://post.example/truce", "published": PUBLISHED, "action": "look_up"})
    )
    assert asked == ["https://post.example/truce"]
    assert page.status == 200
    assert len(page.find("c-note")) == 4


def test_an_address_that_does_not_answer_is_told_and_kept(app, monkeypatch):
    def fetch(url: str, *, allowed_hosts: frozenset[str]) -> ArticleInput:
        raise Unavailable("The page took too long to come.", code="source_timeout")

    monkeypatch.setattr(paste, "fetch_article", fetch)
    page = Reader(app).sign_in("editor").post("/articles/new", {"url": "https://post.example/truce", "action": "store"})
    assert page.status == 422
    assert "The page took too long to come. Paste the text instead; the address stays filled in." in page.text
    assert page.tree.get_element_by_id("url").value == "https://post.example/truce"


def test_a_visitor_has_nothing_fetched(app, monkeypatch):
    monkeypatch.setattr(paste, "fetch_article", lambda *_, **__: pytest.fail("fetched for a visitor"))
    page = Reader(app).post("/articles/new", {"url": "https://post.example/truce", "action": "look_up"})
    assert page.status == 422
    assert "Sign in to have the page fetched" in page.text


def test_a_form_without_token_is_refused_with_the_text_handed_back(app):
    page = Reader(app).post("/articles/new", SAMPLE | {"action": "look_up"}, token=False)
    assert page.status == 400
    assert page.title == "This form has expired"
    assert BODY in page.tree.get_element_by_id("kept").text


def test_a_text_in_a_language_that_is_not_read_says_so(app):
    body = "Staden har 40 000 invånare. Hyrorna steg med fyra procent förra året, enligt kommunen."
    page = Reader(app).post("/articles/new", {"body": body, "action": "look_up"})
    assert "Limited: this language is not read yet" in page.text


def test_claims_that_time_did_not_reach_are_said_and_looked_up_next(app):
    app.config["LOOKUP_SECONDS"] = 0
    reader = Reader(app)
    page = reader.post("/articles/new", SAMPLE | {"action": "look_up"})
    assert "Claims 1 to 1 of 4. The rest is not looked up yet" in page.text
    assert page.texts("c-n") == ["1"]
    app.config["LOOKUP_SECONDS"] = 60
    rest = reader.post("/articles/new", sent_by(page, "Look up the rest"))
    assert "Claims 2 to 4 of 4." in rest.text
    assert "not looked up yet" not in rest.text
    assert rest.texts("c-n") == ["2", "3", "4"]
    assert rest.tree.get_element_by_id("headline").value == HEADLINE


def test_a_claim_that_the_text_does_not_have_is_no_place_to_go_on(app):
    page = Reader(app).post("/articles/new", SAMPLE | {"action": "look_up", "first": "4"})
    assert page.status == 422
    assert "none from number 4 on" in page.text
