"""Look up: one box for sentences, addresses and drafts, with and without script."""

from __future__ import annotations

import json

import pytest
from flask import Flask
from sqlalchemy import func, select

from claims.extensions import db
from claims.models import Article, Usage
from claims.services.articles.article_input import ArticleInput
from claims.services.base.actors import CLI
from claims.services.exchange.imports import import_lines
from claims.services.intake.intake import receive_article
from claims.web.articles import paste
from tests.support import filled
from tests.support.databases import on_both_databases
from tests.support.desk import within
from tests.support.factories import make_claim
from tests.support.pages import Reader, import_demo, now
from tests.support.sample import BODY, PUBLISHED

KILLED = "The war in Afghanistan has killed about 157,000 people since 2001."


def count(app: Flask, model: type) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(model)) or 0


def test_home_is_open_to_everybody_and_says_how_to_begin(app):
    page = Reader(app).get("/")
    assert page.status == 200
    assert page.title == "Look up a claim · Claims"
    assert "The registry holds no claim yet" in page.text
    assert "bin/claims seed" in page.text
    assert 'href="/articles/new?sample=1"' in page.html


def test_home_with_claims_offers_the_sample_article(app):
    import_demo(app)
    assert 'href="/articles/new?sample=1"' in Reader(app).get("/").html


@on_both_databases
def test_a_sentence_is_answered_with_verdict_relation_and_evidence(app):
    import_demo(app)
    page = Reader(app).get("/", query_string={"q": KILLED, "published": PUBLISHED})
    answer = page.texts("c-result")[0]
    assert answer.startswith("True")
    assert "Org A, revision 1" in answer
    assert "as of 31 Oct 2019" in answer
    assert "Same claim" in answer
    assert "supports" in answer
    assert "Own words." in answer
    assert page.title.startswith("About 157,000 people were killed")


def test_near_misses_name_the_slot_that_differs(app):
    import_demo(app)
    page = Reader(app).get("/", query_string={"q": KILLED.replace("157,000", "175,000"), "published": PUBLISHED})
    assert not page.find("c-result")
    assert "No checked claim says this." in page.text
    assert "175,000" in page.text
    relation = next(text for text in page.texts("c-claim-match") if "figure" in text)
    assert "175,000" in relation
    assert "157,000" in relation


def test_claims_in_another_language_are_marked_so(app):
    texts = ("Lumetra streicht in Wels 700 Stellen.", "Lumetra streicht in Linz 700 Stellen.")
    review = {
        "organization": "Org A",
        "rating": "Unbelegt",
        "verdict": "unproven",
        "true_as_of": "2024-12-20",
        "timeless": True,
    }
    rows = [json.dumps({"external_id": text, "text": text, "language": "de", "reviews": [review]}) for text in texts]
    with app.app_context():
        report = import_lines(db.session(), list(enumerate(rows, 1)), now=now(), actor=CLI)
        assert not report.problems
        db.session.commit()
    listed = Reader(app).get("/claims")
    assert listed.html.count('lang="de" dir="auto"') == len(texts)


def test_nothing_alike_says_so(app):
    import_demo(app)
    page = Reader(app).get("/", query_string={"q": "The harbor bridge was opened in 1931 by the mayor."})
    assert "No checked claim says this." in page.text


def test_a_question_is_answered_by_the_claim_that_says_what_it_asks(app):
    import_demo(app)
    page = Reader(app).get(
        "/", query_string={"q": "Has the war in Afghanistan lasted 18 years?", "published": PUBLISHED}
    )
    assert "You ask this; here is what was checked." in page.text
    assert "Only asked (suggested)" in page.text
    assert "No checked claim says this." not in page.text


@pytest.mark.parametrize(
    "question",
    [
        "Has the war in Afghanistan lasted 19 years?",
        "Has the war in Somalia lasted 18 years?",
        "Has the drought in Afghanistan lasted 18 years?",
    ],
)
def test_a_question_about_something_else_is_not_answered(app, question):
    import_demo(app)
    page = Reader(app).get("/", query_string={"q": question, "published": PUBLISHED})
    assert "No checked claim says this." in page.text
    assert "You ask this" not in page.text


@on_both_databases
def test_keywords_list_claims_with_these_words(app):
    import_demo(app)
    page = Reader(app).get("/", query_string={"q": "truce"})
    assert "Claims with these words" in page.text
    assert "three-day truce" in page.text


def test_while_typing_only_the_answer_is_sent(app):
    import_demo(app)
    part = Reader(app).get("/", part=True, query_string={"q": KILLED, "published": PUBLISHED})
    assert "<html" not in part.html
    assert part.headers["HX-Replace-Url"].startswith("/?q=The+war")
    assert "HX-Request" in part.headers["Vary"]
    assert "Same claim" in part.text


def test_a_sent_sentence_gets_an_address_of_its_own(app):
    reader = Reader(app)
    answer = reader.post("/", {"q": KILLED, "published": PUBLISHED})
    assert answer.status == 303
    assert (
        answer.headers["Location"]
        == "/?q=The+war+in+Afghanistan+has+killed+about+157%2C000+people+since+2001.&published=2020-02-22"
    )
    assert reader.follow(answer).status == 200


def test_a_draft_is_shown_with_its_claims_and_not_stored(app):
    import_demo(app)
    page = Reader(app).post("/", {"q": BODY, "published": PUBLISHED})
    assert page.status == 200
    assert "not stored" in page.text
    assert len(page.find("c-note")) == 4
    assert count(app, Article) == 0
    assert count(app, Usage) == 0


def test_a_draft_while_typing_waits_for_the_button(app):
    part = Reader(app).get("/", part=True, query_string={"q": "It rained. The river rose by two metres."})
    assert "Read as a draft." in part.text
    assert "Press “Look up”" in part.text


def test_the_reader_may_choose_the_reading(app):
    import_demo(app)
    page = Reader(app).post("/", {"q": KILLED, "as": "draft", "published": PUBLISHED})
    assert len(page.find("c-note")) == 1


def rated(organization: str, verdict: str, stance: str, quote: str) -> dict[str, object]:
    evidence = [{"title": "Register", "url": f"https://{verdict}.example/", "quote": quote, "stance": stance}]
    return {
        "organization": organization,
        "rating": verdict.replace("_", " ").capitalize(),
        "verdict": verdict,
        "summary": f"{organization} looked it up.",
        "evidence": evidence,
    }


@pytest.mark.parametrize(
    ("other", "stance", "are_both_told"), [("false", "refutes", True), ("mostly_true", "supports", False)]
)
def test_an_answer_hides_no_other_organization(app, other, stance, are_both_told):
    reviews = [rated("Pier Check", "true", "supports", "Three barns."), rated("Tide Check", other, stance, "No barns.")]
    row = {"external_id": "barns", "text": BARNS, "reviews": reviews}
    within(app, lambda session: import_lines(session, [(1, json.dumps(row))], now=now(), actor=CLI))
    answer = Reader(app).get("/", query_string={"q": BARNS}).texts("c-result")[0]
    assert "Pier Check" in answer
    assert "Tide Check" in answer
    assert ("Organizations conflict" in answer) is are_both_told
    told = [words in answer for words in ("Three barns.", "No barns.", "Pier Check looked", "Tide Check looked")]
    assert told.count(True) == (4 if are_both_told else 2), "of each that conflict, else of the one that leads"
    assert ("1 other organization:" in answer) is not are_both_told


BARNS = "Governor Nora Kessler owns three barns on Gull Island."
OF_WORDS = "You look up somebody’s words"


@pytest.mark.parametrize(
    ("text", "is_answered"),
    [
        ("Governor Nora Kessler owns three barns on Gull Island, officials said.", True),
        ("“Governor Nora Kessler owns three barns on Gull Island,” a post says", True),
        ("According to the council, Governor Nora Kessler owns three barns on Gull Island.", True),
        ("A post on Facebook claims that Governor Nora Kessler owns three barns on Gull Island.", True),
        ("Governor Nora Kessler owns three barns on Gull Island, says senator", True),
        ("The ministry denies that Governor Nora Kessler owns three barns on Gull Island.", False),
        ("Nobody has said that Governor Nora Kessler owns three barns on Gull Island.", False),
        ("The council doubts that Governor Nora Kessler owns three barns on Gull Island.", False),
        ("Governor Nora Kessler owns four barns on Gull Island, officials said.", False),
        ("Governor Nora Kessler owns three barns on Seal Island, officials said.", False),
    ],
)
def test_what_is_told_as_somebodys_words_is_answered_by_the_claim_that_says_it(app, text, is_answered):
    within(app, lambda session: make_claim(session, BARNS))
    page = Reader(app).get("/", query_string={"q": text})
    answers = [answer for answer in page.texts("c-result") if BARNS in answer]
    assert bool(answers) is (OF_WORDS in page.text) is is_answered
    assert not any("Same claim" in answer for answer in answers), "it is told, not asserted"


def test_words_do_not_answer_for_the_claim_that_somebody_said_them(app):
    within(app, lambda session: make_claim(session, f"Mayor Ida Lorne said: “{BARNS}”"))
    page = Reader(app).get("/", query_string={"q": BARNS})
    assert not page.find("c-result")


CHECKED = "https://check.example/harbor"
STORED = "https://post.example/harbor"


def fill_pages(app: Flask) -> None:
    """A claim that a page elsewhere checks, and an article that was stored from its address."""
    row = {
        "external_id": "harbor",
        "text": "The harbor of Tarbeck has 31 cranes.",
        "reviews": [{"organization": "Example Check", "rating": "Unclear", "verdict": "unproven", "url": CHECKED}],
    }

    def make(session):
        import_lines(session, [(1, json.dumps(row))], now=now(), actor=CLI)
        given = ArticleInput(body="Tarbeck has 31 cranes. It sold two.", url=STORED, headline="Cranes")
        receive_article(session, given, actor=CLI, now=now())

    within(app, make)


@on_both_databases
@pytest.mark.parametrize("address", [CHECKED, "HTTPS://Check.Example/harbor", f"{CHECKED}?utm_source=post#top"])
def test_the_page_of_a_fact_check_leads_to_its_claims(app, address):
    fill_pages(app)
    sent = Reader(app).post("/", {"q": address})
    assert sent.status == 303
    page = Reader(app).get(sent.headers["Location"])
    assert "Claims that this page checks 1" in page.text
    assert "The harbor of Tarbeck has 31 cranes." in page.text
    assert "Unproven" in page.text
    assert "is stored with its claims" not in page.text


@pytest.mark.parametrize("address", [CHECKED, STORED])
def test_a_page_that_is_known_is_fetched_only_for_who_is_signed_in_and_asks(app, monkeypatch, address):
    fill_pages(app)
    fetched = []

    def fetch(url: str, *, allowed_hosts: frozenset[str]) -> ArticleInput:
        fetched.append(url)
        return ArticleInput(body="The harbor of Tarbeck sold two cranes in 2024.", url=url, headline="Cranes")

    monkeypatch.setattr(paste, "fetch_article", fetch)
    editor = Reader(app).sign_in("editor")
    page = editor.get(editor.post("/", {"q": address}).headers["Location"])
    assert page.tree.xpath("//p[contains(@class, 'c-screen')]/button[@name='fetch'][@value='yes']")
    assert "Press “Look up” to have this page fetched" not in page.text
    assert Reader(app).post("/", {"q": address, "fetch": "yes"}).status == 303
    assert not fetched
    assert "sold two cranes" in editor.post("/", {"q": address, "fetch": "yes"}).text
    assert fetched == [address]


def test_a_stored_page_is_known_by_its_address(app):
    fill_pages(app)
    page = Reader(app).get("/", query_string={"q": f"{STORED}?utm_source=post"})
    assert "This page is stored with its claims." in page.text
    assert 'href="/articles/' in page.html
    assert Reader(app).post("/", {"q": STORED}).status == 303
    assert Reader(app).post("/", {"q": f"{STORED}-2"}).status == 422


@pytest.mark.parametrize("address", ["http://localhost/claims/{}", "HTTP://LOCALHOST/claims/{}?as_of=2026-01-01#said"])
def test_an_address_of_the_registry_itself_is_opened_and_never_fetched(app, address):
    number = within(app, lambda session: make_claim(session).id)
    address = address.format(number)
    sent = Reader(app).sign_in("editor").post("/", {"q": address})
    assert (sent.status, sent.headers["Location"]) == (303, address[len("http://localhost") :])
    page = Reader(app).get("/", query_string={"q": address})
    assert "This is a page of the registry." in page.text
    assert "fetched" not in page.text


@pytest.mark.parametrize("address", ["http://localhost/../etc", "http://localhost:9/claims/1", "https://[bad/claims/1"])
def test_what_is_no_address_of_the_registry_is_not_opened(app, address):
    sent = Reader(app).post("/", {"q": address, "as": "address"})
    assert sent.status == 422


def test_a_statement_that_only_shares_a_word_with_claims_is_offered_to_be_checked(app):
    within(app, lambda session: make_claim(session, "2024 was the warmest year on record."))
    page = Reader(app).get("/", query_string={"q": "The zoo of Tarbeck sold 210,000 tickets in 2024."})
    assert "No checked claim says this." in page.text
    assert "Request a check" in page.text
    assert "warmest" not in page.text


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("kessler barns gull island", True),
        ("gull island kessler owner", False),
        ("Three barns: Gull Island, Kessler", True),
    ],
)
def test_words_that_state_nothing_find_the_claims_that_have_them_all(app, words, is_found):
    within(app, lambda session: make_claim(session, BARNS))
    page = Reader(app).get("/", query_string={"q": words})
    assert (BARNS in page.text) is is_found
    assert "Unrelated" not in page.text


def test_a_visitor_cannot_have_an_address_fetched(app):
    page = Reader(app).post("/", {"q": "https://example.org/story"})
    assert page.status == 422
    assert "Sign in to have this address fetched" in page.text
    assert "https://example.org/story</textarea>" in page.html


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"q": " "}, "Write or paste something first."),
        ({"q": KILLED, "published": "22.2.2020"}, "Write the day as year-month-day"),
    ],
)
def test_what_is_wrong_stands_at_the_box_and_the_text_is_kept(app, fields, said):
    page = Reader(app).post("/", fields)
    assert page.status == 422
    assert said in page.text
    assert f"{fields['q'].strip()}</textarea>" in page.html


@pytest.mark.parametrize(
    "query", ["a\x00b is the sum of it", "\u202eevil right to left text here", "<script>alert(1)</script> is here"]
)
def test_hostile_questions_are_told_or_escaped(app, query):
    page = Reader(app).get("/", query_string={"q": query})
    assert page.status == 200
    assert "<script>alert" not in page.html


def test_home_shows_what_was_corrected_this_week(app):
    import_demo(app)
    assert "Corrected this week" not in Reader(app).get("/").text
    within(
        app,
        lambda session: filled.Filler(session, filled.make_people(session, now()), filled.plainly, now()).verdicts(),
    )
    page = Reader(app).get("/")
    assert "Corrected this week" in page.text
    assert 1 <= len(page.find("c-entry")) <= 3


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Huslejen steg med fire procent sidste år.", "Limited: this language is not read yet"),
        ("Hinnat nousevat", "Limited: this language is not read yet"),
        ("Die Mieten stiegen um vier Prozent.", "read at a basic level"),
    ],
)
def test_an_answer_says_how_well_the_language_of_the_sentence_is_read(app, sentence, words):
    import_demo(app)
    assert words in Reader(app).get("/", query_string={"q": sentence}).text


def test_an_answer_to_an_english_sentence_says_nothing_of_its_language(app):
    import_demo(app)
    page = Reader(app).get("/", query_string={"q": KILLED}).text
    assert "basic level" not in page
    assert "Limited" not in page


POST = "omg look at this guy, the walrus just sleeping on the navy's submarine like it's a sofa #Ostrand"
SETTLING = "A video shows a walrus asleep on a submarine in the harbor of Ostrand."


@on_both_databases
def test_a_post_shows_the_claim_that_probably_settles_it_and_lends_it_no_verdict(app):
    within(app, lambda session: make_claim(session, SETTLING).id)
    page = Reader(app).get("/", query_string={"q": POST})
    assert "No checked claim says this for sure" in page.text
    assert page.find("c-result") == []
    section = page.tree.get_element_by_id("probable-h").getparent()
    assert SETTLING in section.text_content()
    assert "How it relates is not told" in section.text_content()
    assert "Claims with all these words" not in page.text


def test_a_post_of_several_sentences_shows_it_below_its_text(app):
    within(app, lambda session: make_claim(session, SETTLING).id)
    page = Reader(app).post("/", {"q": f"{POST}. What a day! I love this town."})
    assert SETTLING in page.tree.get_element_by_id("probable-h").getparent().text_content()
