"""The paste page: looked up without storing, stored by who may, fetched for who is signed in, nothing lost on the way."""

from __future__ import annotations

import datetime as dt

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from claims.core.errors import Unavailable
from claims.extensions import db
from claims.models import Article, ArticleVersion, Job, Usage
from claims.services.articles import short_texts
from claims.services.intake import intake
from claims.services.intake.intake import ArticleInput
from claims.services.lookup import kept_readings, lookup
from claims.web.articles import paste, pasted_parts
from claims.web.page.visit import Visit
from tests.support.databases import on_both_databases
from tests.support.desk import within
from tests.support.factories import make_claim
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


@pytest.fixture(autouse=True)
def parts_of_twenty(monkeypatch):
    """A text that is not stored is shown so many claims and shelved sentences a page."""
    monkeypatch.setattr(pasted_parts, "MOST_ITEMS", 20)


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


FALSE = "About 157,000 civilians were killed in Afghanistan since 2001."
DAMS = "\n\n".join(f"The dam cost {at + 10} million euros in 2019." if at != 45 else FALSE for at in range(50))


@pytest.fixture
def times_read(monkeypatch):
    """How often a text was read."""
    texts = []
    monkeypatch.setattr(paste, "KEPT_READINGS", kept_readings.KeptReadings())
    monkeypatch.setattr(
        kept_readings, "read_asked", lambda text, **how: texts.append(text) or short_texts.read_asked(text, **how)
    )
    return texts


@on_both_databases
def test_who_is_signed_in_has_a_long_text_looked_up_part_by_part_and_read_once(app, times_read):
    import_demo(app)
    reader = Reader(app).sign_in("reader")
    page = reader.post("/articles/new", {"body": DAMS, "published": PUBLISHED, "action": "look_up"})
    assert page.status == 200
    assert "Claims 1 to 20 of 50. All are looked up" in page.text
    assert page.title.startswith("50 claims")
    assert len(page.find("c-note")) == len(page.find("c-para")) == 20
    (known,) = (button for button in page.tree.iter("button") if button.get("formaction"))
    assert known.text_content().strip() == "1 False"
    assert (known.get("form"), known.get("name"), known.get("value")) == ("paste", "part", "3")
    assert known.get("formaction") == "/articles/new#n46"
    pressed_by_enter = page.tree.xpath("//button[@form='paste' or ancestor::form[@id='paste']]")[0]
    assert (pressed_by_enter.get("name"), pressed_by_enter.get("value")) == ("action", "look_up")
    second = reader.post("/articles/new", sent_by(page, "Next part"))
    assert "Claims 21 to 40 of 50." in second.text
    assert second.texts("c-n")[0] == "21"
    assert second.tree.get_element_by_id("n21") is not None
    last = reader.post("/articles/new", sent_by(second, "Next part"))
    assert "Claims 41 to 50 of 50." in last.text
    assert last.tree.xpath("//a[@href='#n46']"), "the one of which something is known stands here"
    assert "Next part" not in last.text
    first = reader.post("/articles/new", sent_by(last, "Part 1"))
    assert first.texts("c-n") == page.texts("c-n")
    assert times_read == [DAMS]


def test_parts_together_are_the_whole_text_each_word_once(app):
    sentences = [f"The dam of Umea cost {at + 10} million euros in 2019. Who knew of it in {at}?" for at in range(26)]
    body = "Well, well! " + "\n\n".join([" ".join(sentences[:18]), *sentences[18:]]) + " So it goes."
    reader = Reader(app).sign_in("reader")
    page = reader.post("/articles/new", {"body": body})
    shown, numbers, shelf = [], [], 0
    while True:
        hidden = "ancestor::sup or ancestor::*[@class='visually-hidden' or @class='c-shelf-why']"
        shown += page.tree.xpath(f"//div[@class='c-para']/p//text()[not({hidden})]")
        numbers += page.texts("c-n")
        shelf += len(page.find("c-shelf-row"))
        if "Next part" not in page.text:
            break
        page = reader.post("/articles/new", sent_by(page, "Next part"))
    assert "".join("".join(shown).split()) == "".join(body.split())
    assert len(numbers) == len(set(numbers)) == 26
    assert shelf == 28


def test_a_text_that_was_changed_between_two_parts_is_looked_up_from_its_beginning(app):
    reader = Reader(app).sign_in("reader")
    page = reader.post("/articles/new", {"body": DAMS})
    sent = sent_by(page, "Next part")
    changed = reader.post("/articles/new", sent | {"body": "The quay cost 9 million euros in 2019.\n\n" + DAMS})
    assert changed.status == 200
    assert "The text, its headline or its day is not what was looked up before" in changed.text
    assert changed.texts("c-n")[0] == "1"
    assert changed.title.startswith("51 claims")
    for other in ({"headline": "Costs"}, {"published": "2020-02-22"}):
        assert "is not what was looked up before" in reader.post("/articles/new", sent | other).text
    again = reader.post("/articles/new", sent)
    assert again.texts("c-n")[0] == "21", "another window goes on with what it has"


def test_a_text_that_was_cut_to_one_sentence_is_looked_up_as_if_it_were_new(app):
    sisters = "Orla Venn from Lisk adopted two orphaned sisters and helped them marry"
    within(app, lambda session: make_claim(session, sisters))
    reader = Reader(app)
    new = reader.post("/articles/new", {"body": sisters.replace("two", "three")})
    sent = sent_by(reader.post("/articles/new", {"body": "\n\n".join(DAMS.split("\n\n")[:30])}), "Next part")
    cut = reader.post("/articles/new", sent | {"body": sisters.replace("two", "three")})
    assert new.texts("c-note-line")
    assert cut.texts("c-note-line") == new.texts("c-note-line")


def test_what_was_known_on_another_day_is_not_counted(app, monkeypatch):
    reader = Reader(app).sign_in("reader")
    sent = sent_by(reader.post("/articles/new", {"body": DAMS, "published": PUBLISHED}), "Next part")
    assert "is not what was looked up before" not in reader.post("/articles/new", sent).text
    monkeypatch.setattr(Visit, "today", dt.date(2031, 1, 1))
    assert "is not what was looked up before" in reader.post("/articles/new", sent).text


def test_counts_say_what_they_leave_out_and_are_whole_in_the_end(app):
    app.config["LOOKUP_SECONDS"] = 0
    reader = Reader(app).sign_in("reader")
    body = "\n\n".join(DAMS.split("\n\n")[:22])
    page = reader.post("/articles/new", {"body": body, "part": "2"})
    assert "Claims 21 to 21 of 22. The rest is not looked up yet" in page.text
    assert page.texts("c-n") == ["21"]
    app.config["LOOKUP_SECONDS"] = 60
    page = reader.post("/articles/new", sent_by(page, "Look up the rest"))
    assert "Claims 22 to 22 of 22. All are looked up" in page.text
    assert page.texts("c-n")[0] == "22"
    assert "22 not checked" in page.text


def test_what_was_found_before_is_counted_and_looked_up_once(app, monkeypatch):
    reader = Reader(app).sign_in("reader")
    page = reader.post("/articles/new", {"body": DAMS})
    asked = []
    look_up = lookup.look_up
    monkeypatch.setattr(
        lookup, "look_up", lambda *args, **how: asked.append((how["first"], how["most"])) or look_up(*args, **how)
    )
    second = reader.post("/articles/new", sent_by(page, "Next part"))
    assert asked == [(20, 20)]
    assert "All are looked up" in second.text


def test_after_signing_out_a_page_that_stands_open_leads_nowhere(app, times_read):
    reader = Reader(app).sign_in("reader")
    body = DAMS + "\n\n" + "—" * 20_000
    page = reader.post("/articles/new", {"body": body})
    assert page.status == 200
    asked = Reader(app).post("/articles/new", sent_by(page, "Next part"))
    assert asked.status == 413
    assert "Sign in" in asked.text
    assert asked.tree.get_element_by_id("body").text.strip() == body.strip(), "the text is not lost"
    assert len(times_read) == 1


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
    pressed = next(one for one in page.tree.iter("button") if one.text_content() == button and one.get("form"))
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
