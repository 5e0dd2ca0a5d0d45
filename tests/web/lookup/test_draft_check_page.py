"""The page that checks a draft, and that of its policies."""

from __future__ import annotations

import datetime as dt
import threading

import pytest
from sqlalchemy import update
from sqlalchemy.exc import OperationalError

from claims.extensions import db
from claims.models import Article, DraftCheck, Usage
from claims.services.articles.short_texts import read_asked
from claims.services.lookup import kept_readings, lookup
from claims.web.articles import pasted_parts
from claims.web.lookup import draft_check
from claims.web.page.visit import Visit
from tests.support.databases import on_both_databases
from tests.support.desk import form_of
from tests.support.pages import Reader, import_demo
from tests.support.sample import BODY, HEADLINE, PUBLISHED

PATH = "/draft-check"


@pytest.fixture(autouse=True)
def parts_of_a_hundred(monkeypatch):
    """A text that is not stored is shown so many claims and shelved sentences a page."""
    monkeypatch.setattr(pasted_parts, "MOST_ITEMS", 100)


@pytest.fixture
def editor(app):
    import_demo(app)
    return Reader(app).sign_in("editor")


def rows_of(app, table):
    with app.app_context():
        return db.session.query(table).count()


def test_visitor_signs_in_first_and_reader_may_not(app):
    assert Reader(app).get(PATH).status == 303
    assert Reader(app).post(PATH, {"body": "x"}).status == 303
    reader = Reader(app).sign_in("reader")
    assert reader.get(PATH).status == 200
    assert reader.post(PATH, {"body": BODY}).status == 403


def test_sample_with_civilians_blocks_first_and_has_a_note_to_copy(app, editor):
    page = editor.post(
        PATH, {"body": BODY.replace("people", "civilians"), "headline": HEADLINE, "published": PUBLISHED}
    )
    assert page.status == 200
    assert page.title.startswith("Block — 4 claims")
    [outcome] = page.texts("c-draft-outcome")
    assert outcome.startswith("Block · 1 claim Warn · 2 claims Pass · 1 claim As of publication on ")
    assert "by the policy default" in outcome
    first = page.texts("c-note-line")[0]
    assert first.startswith("Block Matches a claim rated False (Org A, revision 1)")
    (copied,) = page.tree.xpath("//button[@data-copy]/@data-copy")
    assert "Org A rates this False" in copied
    assert "http://localhost/reviews/" in copied
    assert page.find("c-draft")[0].xpath(".//blockquote"), "the quote that refutes it stands there"
    assert (rows_of(app, Article), rows_of(app, DraftCheck)) == (0, 0)
    assert rows_of(app, Usage) > 0


@pytest.mark.parametrize(
    ("path", "module", "step"), [(PATH, draft_check, "check_read"), ("/articles/new", lookup, "look_up")]
)
def test_others_write_while_a_text_is_read(app, editor, monkeypatch, path, module, step):
    read, failures = getattr(module, step), []

    def write_meanwhile():
        with app.app_context(), db.engine.connect() as other:
            try:
                with other.begin():
                    other.execute(update(Article).values(id=Article.id))
            except OperationalError as error:
                failures.append(error)

    def read_while_another_writes(*arguments, **named):
        found = read(*arguments, **named)
        writer = threading.Thread(target=write_meanwhile)
        writer.start()
        writer.join()
        return found

    monkeypatch.setattr(module, step, read_while_another_writes)
    before = rows_of(app, Usage)
    assert editor.post(path, {"body": BODY, "headline": HEADLINE, "published": PUBLISHED}).status == 200
    assert failures == []
    assert rows_of(app, Usage) > before, "what was served is noted all the same"


def test_part_for_htmx_is_the_form_with_its_result(editor):
    part = editor.post(PATH, {"body": BODY, "headline": HEADLINE, "published": PUBLISHED}, part=True)
    assert part.status == 200
    assert "<html" not in part.html
    assert part.texts("c-draft-outcome")[0].startswith("Warn · 2 claims Pass · 2 claims ")
    assert part.tree.xpath("//*[@data-focus]/@id") == ["outcome"]
    assert part.title == "Warn — 4 claims · Claims", "the page is named by its outcome also after the swap"
    assert editor.post(PATH, {"body": " "}, part=True).title == "Not checked yet · Claims"


def test_what_nobody_confirmed_to_be_the_same_is_called_suggested(editor):
    body = BODY.replace("people", "civilians")
    found = editor.post(PATH, {"body": body, "headline": HEADLINE, "published": PUBLISHED}).texts("c-match")
    likely, sure = found[0], found[-1]
    assert "look whether it says the same" in likely
    assert "Same claim (suggested) The verdict →" in likely
    assert "Rated True" in sure
    assert "Same claim The verdict →" in sure


@pytest.mark.parametrize(
    ("fields", "status", "words"),
    [
        ({"body": " "}, 422, "Write or paste the draft first."),
        ({"body": "é" * 100_001}, 413, "This text has 201 kB; the limit is 200 kB."),
        ({"body": BODY, "published": "yesterday"}, 422, "year-month-day"),
        ({"body": BODY, "policy": "none"}, 422, "There is no policy of this name"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(editor, fields, status, words):
    page = editor.post(PATH, fields)
    assert page.status == status
    assert words in page.text
    assert page.find("c-errors")


def test_nothing_to_check_is_said_apart(editor):
    page = editor.post(PATH, {"body": "What a day! Who would have thought it?"})
    assert "Nothing here can be checked. That is not a pass on the facts: 1 sentence " in page.text.replace("\xa0", " ")
    assert page.tree.xpath("//h2[@id='outcome']//*[contains(@class, 't-yes')]") == [], "no tick of a pass"


def test_what_is_known_to_be_wrong_stands_before_what_nobody_has_checked(editor):
    quay = "The quay of Umea cost 40 million euros in 2019."
    said = "A minister said that 157,000 civilians were killed in Afghanistan since 2001."
    page = editor.post(PATH, {"body": f"{quay} {said}", "published": PUBLISHED})
    assert page.texts("c-n") == ["2", "1"]
    assert [line.split()[0] for line in page.texts("c-note-line")] == ["Warn", "Warn"]


def test_of_what_nobody_has_checked_the_most_worth_it_stands_open(editor):
    quays = [f"The quay of Umea cost {cost} million euros in {cost + 1970}." for cost in range(40, 48)]
    said = "A minister said that 157,000 civilians were killed in Afghanistan since 2001."
    page = editor.post(
        PATH, {"body": " ".join(["The council of Umea will paint a quay.", *quays, said]), "published": PUBLISHED}
    )
    assert page.texts("c-more")[0].startswith("4 more that nobody has checked ")
    open_rows = [
        row.text_content()
        for row in page.tree.xpath("//*[@class='c-draft-list']/details[@class='c-note']//*[@class='c-n']")
    ]
    assert open_rows[0] == "10", "what is known to be wrong comes first"
    assert (len(open_rows), "1" in open_rows) == (6, False), "what is hardly worth it is folded"
    assert "prediction" in page.texts("c-more")[0], "a prediction is worth it no more than its words say"
    assert "Nobody has checked 9 of them." in page.texts("c-draft-outcome")[0]


def test_hostile_text_is_shown_as_text(editor):
    page = editor.post(
        PATH, {"body": '<script>alert(1)</script> The bridge cost 40 million euros in 2019 <b onclick="x">.'}
    )
    assert page.status == 200
    assert "<script>alert" not in page.html
    assert '<b onclick="x">' not in page.html


def test_rest_can_be_asked_for(app, editor):
    app.config["DRAFT_CHECK_SECONDS"] = 0
    page = editor.post(PATH, {"body": BODY, "headline": HEADLINE, "published": PUBLISHED})
    assert "Warn: 3 of 4 claims are not checked yet." in page.text.replace("\xa0", " ")
    assert page.texts("c-n") == ["1"]
    assert page.texts("c-draft-outcome")[0].startswith("Warn · 4 claims ")
    (way_on,) = page.tree.xpath("//button[@name='first']")
    assert (way_on.get("form"), way_on.get("value")) == ("draft", "1")
    app.config["DRAFT_CHECK_SECONDS"] = 60
    rest = editor.post(PATH, {"body": BODY, "headline": HEADLINE, "published": PUBLISHED, "first": "1"})
    assert rest.texts("c-n") == ["2", "3", "4"]


FALSE = "About 157,000 civilians were killed in Afghanistan since 2001."
LONG = "\n\n".join([*(f"The dam cost {at + 10} million euros in 2019." for at in range(250)), FALSE])


def hidden(page):
    """What the form says of the text."""
    return {one.get("name"): one.get("value") for one in page.tree.xpath("//form[@id='draft']//input[@type='hidden']")}


@on_both_databases
def test_a_long_draft_is_checked_part_by_part_and_its_outcome_is_that_of_the_whole(app, monkeypatch):
    import_demo(app)
    editor = Reader(app).sign_in("editor")
    texts = []
    monkeypatch.setattr(draft_check, "KEPT_READINGS", kept_readings.KeptReadings())
    monkeypatch.setattr(kept_readings, "read_asked", lambda text, **how: texts.append(text) or read_asked(text, **how))
    sent = {"body": LONG, "published": PUBLISHED}
    page = editor.post(PATH, sent)
    assert page.status == 200
    assert page.title.startswith("Block — 251 claims")
    assert page.texts("c-draft-outcome")[0].startswith("Block · 1 claim Warn · 250 claims ")
    assert "Nobody has checked 250 of them." in page.texts("c-draft-outcome")[0]
    assert "Below: claims 1 to 100 of " in page.text
    assert len(page.find("c-note")) == len(page.find("c-para")) == 100
    blocks = page.tree.xpath("//nav[1]//button[contains(., 'Block')]")[0]
    assert (blocks.get("form"), blocks.get("name"), blocks.get("value")) == ("draft", "part", "3")
    last = editor.post(PATH, sent | hidden(page) | {"part": "3"})
    assert "Below: claims 201 to 251 of 251." in last.text
    assert last.texts("c-n")[0] == "251", "what blocks stands first"
    assert last.texts("c-draft-outcome")[0].startswith("Block · 1 claim Warn · 250 claims ")
    assert texts == [LONG]
    part = editor.post(PATH, sent | hidden(page) | {"part": "2"}, part=True)
    assert (part.texts("c-n").count("101"), part.tree.xpath("//*[@data-focus]/@id")) == (1, ["outcome"])


def test_a_draft_or_policy_that_was_changed_between_two_parts_is_checked_from_the_beginning(editor):
    sent = {"body": LONG, "published": PUBLISHED}
    told = hidden(editor.post(PATH, sent))
    assert "is not what was checked before" not in editor.post(PATH, sent | told | {"part": "2"}).text
    for other in (
        {"body": LONG.replace("12 million", "13 million")},
        {"policy": "lenient"},
        {"published": "2020-02-23"},
    ):
        page = editor.post(PATH, sent | told | other | {"part": "2"})
        assert "The text, its day or the policy is not what was checked before" in page.text
        assert "Below: claims 1 to 100 of " in page.text


def test_what_was_told_by_other_rules_or_on_another_day_is_not_counted(app, monkeypatch):
    import_demo(app)
    admin = Reader(app).sign_in("admin", "editor")
    sent = {"body": LONG, "published": PUBLISHED, "policy": "Mild"}
    admin.post(f"{PATH}/policies", {"name": "Mild", "unchecked": "pass"})
    first = admin.post(PATH, sent)
    assert "Pass · 250 claims" in first.texts("c-draft-outcome")[0]
    shown = form_of(admin.get(f"{PATH}/policies"), f"{PATH}/policies")
    assert admin.post(f"{PATH}/policies", shown | {"name": "Mild", "unchecked": "warn"}).status == 303
    page = admin.post(PATH, sent | hidden(first) | {"part": "2"})
    assert "or the policy is not what was checked before" in page.text
    assert "Warn · 250 claims" in page.texts("c-draft-outcome")[0]
    assert "is not what was checked before" not in admin.post(PATH, sent | hidden(page) | {"part": "2"}).text
    monkeypatch.setattr(Visit, "today", dt.date(2020, 2, 23))
    assert "is not what was checked before" in admin.post(PATH, sent | hidden(page) | {"part": "2"}).text


def test_a_draft_that_is_not_checked_to_its_end_never_passes(app, editor):
    app.config["DRAFT_CHECK_SECONDS"] = 0
    page = editor.post(PATH, {"body": LONG, "published": PUBLISHED, "policy": "lenient", "part": "2"})
    assert page.title.startswith("Warn — 251 claims")
    assert "Warn: 250 of 251 claims are not checked yet" in page.text.replace("\xa0", " ")


def test_admin_saves_and_removes_a_policy_and_others_only_read_it(app):
    admin = Reader(app).sign_in("admin", "editor")
    saved = admin.post(f"{PATH}/policies", {"name": "Mild", "unchecked": "pass", "worth_from": "0.5"})
    assert saved.status == 303
    page = admin.follow(saved)
    assert "Nobody checked it: Pass" in page.text
    assert "Mild" in admin.get(PATH).text
    refused = admin.post(f"{PATH}/policies", {"name": "Mild", "unchecked": "block"})
    assert refused.status == 422
    assert "can only lower" in refused.text
    other = Reader(app).sign_in("checker", name="Ben")
    assert "Only an admin changes policies." in other.get(f"{PATH}/policies").text
    assert other.post(f"{PATH}/policies", {"name": "Mine"}).status == 403
    assert admin.post(f"{PATH}/policies", {"name": "Mild", "action": "remove"}).status == 303
    admin.get(PATH)
    assert "Mild" not in admin.get(PATH).text


def test_a_draft_in_a_language_that_is_not_read_says_so(app, editor):
    page = editor.post(PATH, {"body": "Silta on ollut kiinni toukokuusta. Kaupungissa on 40 000 asukasta."})
    assert "Limited: this language is not read yet" in page.text
