"""The article page: claims in the text with what is known, judgements, versions, progress, hostile texts."""

from __future__ import annotations

import time
from urllib.parse import urlsplit

import pytest
from flask import Flask
from sqlalchemy import select, update

from claims.core.records import MatchState, Relation
from claims.extensions import db
from claims.models import Appearance, ArticleVersion, Claim, Job, JobState, Judgement, Match, ProcessingState
from claims.web.articles import article_page, text_parts
from tests.support.databases import on_both_databases
from tests.support.desk import form_of, within
from tests.support.factories import make_appearance, make_claim, make_match
from tests.support.pages import Answer, Reader, import_demo
from tests.support.sample import BODY, HEADLINE, PUBLISHED

SAMPLE = {"headline": HEADLINE, "body": BODY, "published": PUBLISHED, "outlet": "Example Post", "action": "store"}

OTHER = SAMPLE | {"headline": "A harbor", "body": "The harbor of Lund cost 41 million euros in 2016. It has 12 cranes."}
"""Another article, after which numbers of claims are not the numbers of their rows."""


def store(app: Flask, **changes: str) -> tuple[Reader, str]:
    """A checker who has just stored the sample, behind another article, and the article's address."""
    import_demo(app)
    reader = Reader(app).sign_in("checker")
    assert reader.post("/articles/new", OTHER).status == 303
    answer = reader.post("/articles/new", SAMPLE | changes)
    assert answer.status == 303, answer.text
    return reader, answer.headers["Location"]


def suggest(app: Flask) -> tuple[str, int]:
    """An article with one suggested match: the page's address and the match's id."""
    with app.app_context():
        session = db.session()
        claim = make_claim(session, "The harbor wall cost 41 million euros.")
        appearance = make_appearance(session, None, "The harbor wall cost about 41 million euros.")
        match = make_match(session, appearance, claim, relation=Relation.SAME, machine_relation=Relation.SAME)
        version = session.get_one(ArticleVersion, appearance.article_version_id)
        session.commit()
        return f"/articles/{version.article_id}", match.id


def note(page: Answer, words: str) -> str:
    """The text of the note whose claim has these words."""
    found = [text for text in page.texts("c-note") if words in text]
    assert len(found) == 1, page.texts("c-note")
    return found[0]


@on_both_databases
def test_every_claim_of_the_sample_stands_in_the_text_with_a_note(app):
    _, address = store(app)
    page = Reader(app).get(address)
    assert page.status == 200
    assert page.title.replace("\xa0", " ") == f"{HEADLINE} — 4 claims · Example Post"
    underlined: dict[str, str] = {}
    for span in page.find("c-span"):
        words = "".join(part.text_content() for part in span.find_class("c-w"))
        underlined[span.get("data-n")] = underlined.get(span.get("data-n"), "") + words
    assert underlined["1"] == "The United States and the Taliban began a seven-day truce on Saturday"
    assert underlined["4"] == "The conflict has killed about 157,000 people since 2001"
    assert [element.get("href") for element in page.find("c-span") if element.get("id")] == ["#n1", "#n2", "#n3", "#n4"]
    killed = note(page, "157,000 people since 2001")
    assert "True Org A, revision 1 as of 31 Oct 2019" in killed.replace("\xa0", " ")
    assert "confirmed by the matcher" in killed
    assert "Own words." in killed
    lasted = note(page, "lasted 18 years")
    assert "Expired 6 Oct 2020" in lasted
    assert "at publication" in lasted


def test_a_near_miss_says_in_words_what_differs_and_lends_no_verdict(app):
    _, address = store(app, body=BODY.replace("157,000", "175,000"))
    page = Reader(app).get(address)
    killed = note(page, "175,000 people")
    assert "No checked claim says this." in killed
    relation = next(text for text in page.texts("c-marked") if text.startswith("Different figure"))
    assert "175,000" in relation
    assert "157,000" in relation
    assert page.find("c-diff")


@on_both_databases
def test_notes_of_very_many_claims_are_filled_when_they_are_opened(app, monkeypatch):
    reader, address = store(app)
    whole = reader.get(address)
    monkeypatch.setattr(article_page, "MANY_CLAIMS", 3)
    page = reader.get(address)
    assert not page.find("c-evidence")
    assert "True Org A, revision 1 as of 31 Oct 2019" in note(page, "157,000 people").replace("\xa0", " ")
    for number, link in enumerate(page.tree.xpath("//p[@class='c-later']/a"), start=1):
        assert link.get("href") == f"{link.get('hx-get')}#n{number}"
        part = reader.get(link.get("hx-get"), part=True)
        assert "HX-Request" in part.headers["Vary"]
        inside = whole.tree.get_element_by_id(f"n{number}").text_content().removesuffix("Back to text ↑")
        assert part.text == " ".join(inside.split())
        opened = reader.get(link.get("href").partition("#")[0])
        assert [element.get("data-n") for element in opened.tree.xpath("//details[@open and @name]")] == [str(number)]
        assert part.text in " ".join(opened.tree.get_element_by_id(f"n{number}").text_content().split())
        assert len(opened.find("c-later")) == 3


LONG = "\n\n".join(
    f"The harbor of Lund cost {number} million euros in 2016. Who will pay for pier {number}?"
    for number in range(11, 31)
)
"""Twenty claims, each in a paragraph of its own with a sentence that is none."""


@pytest.fixture
def in_parts(app, monkeypatch) -> tuple[Reader, str]:
    """A checker who has stored a text that is shown in parts of eight claims and sentences, and its address."""
    reader, address = store(app, body=LONG, headline="Costs of a harbor")
    monkeypatch.setattr(text_parts, "MOST_ITEMS", 8)
    return reader, address


@on_both_databases
def test_a_long_text_is_shown_in_parts_that_lead_to_each_other(in_parts):
    reader, address = in_parts
    seen, sentences, href = [], 0, address
    while href:
        page = reader.get(href)
        assert page.title.replace("\xa0", " ").startswith("Costs of a harbor — 20 claims")
        assert "20 not taken" in page.texts("c-article-head")[0]
        assert page.texts("c-pager")[0] == page.texts("c-pager")[1]
        seen += [element.get("data-n") for element in page.tree.xpath("//details[@class='c-note']")]
        assert [element.get("data-n") for element in page.find("c-span") if element.get("id")] == seen[-4:]
        sentences += len(page.find("c-shelf-row"))
        href = next(iter(page.tree.xpath("//nav[@class='c-pager']/a[@rel='next']/@href")), None)
    assert seen == [str(number) for number in range(1, 21)]
    assert sentences == 20


def test_ways_from_a_part_of_a_long_text_lead_to_that_part(app, monkeypatch):
    sent = {"headline": "Costs of a harbor", "url": "https://post.example/harbor"}
    reader, address = store(app, body=LONG, **sent)
    monkeypatch.setattr(text_parts, "MOST_ITEMS", 8)
    longer = f"{LONG}\n\nThe harbor of Lund cost 99 million euros in 2016."
    newer = reader.post("/articles/new", SAMPLE | sent | {"body": longer}).headers["Location"]
    assert newer.partition("?")[0] == address.partition("?")[0]
    page = reader.get(f"{address}&part=3&compared=2")
    for link in page.tree.xpath("//nav[@class='c-pager']/a/@href"):
        assert "compared=2" in link
        assert "Close the comparison" in reader.get(link).text
    (closed,) = page.tree.xpath("//a[text()='Close the comparison']/@href")
    known = page.tree.xpath("//nav[@aria-label='As it is known']//a/@href")
    for link in (closed, *known):
        assert "Part 3 of 5" in reader.get(link).text, link
    (form,) = [form for form in page.tree.forms if "as_of" in dict(form.form_values())]
    then = reader.get(f"{address.partition('?')[0]}?as_of=2018-01-01&part={dict(form.form_values())['part']}")
    assert "Part 3 of 5" in then.text
    (today,) = then.tree.xpath("//a[text()='See today']/@href")
    assert "Part 3 of 6" in reader.get(today).text
    assert "Part 6 of 6" in reader.get(f"{address.partition('?')[0]}?part=9").text, "another version may have fewer"


def test_counts_of_a_long_text_lead_to_the_part_with_the_first(app, monkeypatch):
    reader, address = store(app, body=f"{LONG}\n\nThe war in Afghanistan has killed about 157,000 people since 2001.")
    monkeypatch.setattr(text_parts, "MOST_ITEMS", 8)
    whole = reader.get(address)
    (link,) = whole.tree.xpath("//header//a[contains(text(), 'True')]")
    assert link.get("href").endswith("&part=6#n21")
    part = reader.get(link.get("href").partition("#")[0])
    assert "True" in note(part, "157,000 people")
    assert part.tree.xpath("//header//a[contains(text(), 'True')]/@href") == ["#n21"]
    assert part.tree.xpath("//header//a[contains(text(), 'not checked')]/@href")[0].endswith("&part=1#n1")


def test_a_claim_of_a_long_text_is_gone_to_in_its_part(app, in_parts):
    reader, address = in_parts
    ids = within(app, lambda s: s.scalars(select(Appearance.id).order_by(Appearance.id)).all())
    page = reader.get(f"{address}&note={ids[-2]}")
    assert page.tree.xpath("//details[@open and @name]/@data-n") == ["19"]
    assert "Part 5 of 5, claims 17–20" in page.text
    answer = reader.post(f"{urlsplit(address).path}/appearances/{ids[-2]}/demote", {"shelf_reason": "opinion"})
    page = reader.get(answer.headers["Location"].partition("#")[0])
    assert "Part 5 of 5" in page.text
    assert "taken off by" in page.tree.get_element_by_id("shelf").text_content()
    assert "21 not taken" in page.text
    assert reader.get(f"{address}&part=6").status == 404
    assert reader.get(f"{address}&part=none").status == 404


def test_a_text_that_is_not_read_yet_is_shown_in_parts_too(app, in_parts, monkeypatch):
    reader, address = in_parts
    within(app, lambda s: s.execute(update(ArticleVersion).values(processing=ProcessingState.RECEIVED)))
    monkeypatch.setattr(text_parts, "MOST_CHARACTERS", 500)
    first = reader.get(address)
    assert "11 million" in first.text
    assert "30 million" not in first.text
    last = reader.get(first.tree.xpath("//nav[@class='c-pager']/a/@href")[-1])
    assert "30 million" in last.text


def test_notes_are_an_ordered_list_by_the_numbers_of_their_claims(app):
    _, address = store(app)
    page = Reader(app).get(address)
    items = page.tree.xpath("//div[@class='c-notes']/ol/li")
    assert [item.get("value") for item in items] == ["1", "2", "3", "4"]
    assert [item.xpath("details/@data-n")[0] for item in items] == ["1", "2", "3", "4"]


def test_a_note_opened_of_an_older_day_answers_as_of_that_day(app, monkeypatch):
    reader, address = store(app)
    monkeypatch.setattr(article_page, "MANY_CLAIMS", 3)
    then = reader.get(f"{address.partition('?')[0]}?as_of=2018-01-01")
    parts = [reader.get(link, part=True) for link in then.tree.xpath("//p[@class='c-later']/a/@hx-get")]
    assert parts
    assert all("as_of=2018-01-01" in link for link in then.tree.xpath("//p[@class='c-later']/a/@hx-get"))
    assert not any(part.find("c-evidence") or "Not a claim" in part.text for part in parts)


def test_a_note_opened_of_an_instant_answers_as_of_that_instant(app, monkeypatch):
    reader, address = store(app)
    monkeypatch.setattr(article_page, "MANY_CLAIMS", 3)
    then = reader.get(f"{address.partition('?')[0]}?as_of=2018-01-01T08:00:00Z")
    links = then.tree.xpath("//p[@class='c-later']/a/@hx-get")
    assert links
    assert all("as_of=2018-01-01T08:00:00Z" in link.replace("%3A", ":") for link in links)


@pytest.mark.parametrize("asked", ["999999", "x", "9" * 30, "²"])
def test_a_note_that_the_version_has_not_is_not_found(app, asked):
    reader, address = store(app)
    assert reader.get(f"{address}&note={asked}", part=True).status == 404


def test_a_note_of_a_claim_that_was_taken_off_meanwhile_is_not_found(app, monkeypatch):
    reader, address = store(app)
    monkeypatch.setattr(article_page, "MANY_CLAIMS", 3)
    second = reader.get(address).tree.xpath("//p[@class='c-later']/a/@hx-get")[1]
    appearance_id = second.rpartition("=")[2]
    article = address.partition("?")[0]
    reader.post(f"{article}/appearances/{appearance_id}/demote", {"shelf_reason": "opinion"})
    assert reader.get(second, part=True).status == 404
    assert len(reader.get(second).find("c-note")) == 3


def test_a_judged_note_of_very_many_comes_whole(app, monkeypatch):
    address, match_id = suggest(app)
    monkeypatch.setattr(article_page, "MANY_CLAIMS", 0)
    reader = Reader(app).sign_in("checker")
    link = reader.get(address).tree.xpath("//p[@class='c-later']/a/@hx-get")[0]
    assert "Right" in reader.get(link, part=True).text
    version = link.partition("version=")[2].partition("&")[0]
    sent = {"version": version, "known": "now", "seen": "suggested", "decision": "right"}
    answer = reader.post(f"{address}/matches/{match_id}", sent, part=True)
    assert "You set this to same claim." in answer.text
    assert not answer.find("c-later")


@pytest.mark.parametrize("most", [0, 150])
def test_a_note_of_words_that_changed_is_not_judged(app, monkeypatch, most):
    address, match_id = suggest(app)
    monkeypatch.setattr(article_page, "MANY_CLAIMS", most)
    reader = Reader(app).sign_in("checker")
    page = reader.get(address)
    if not most:
        page = reader.get(page.tree.xpath("//p[@class='c-later']/a/@hx-get")[0], part=True)
    sent = form_of(page, f"{address}/matches/{match_id}") | {"decision": "right"}

    def reword(session):
        session.get_one(Claim, session.get_one(Match, match_id).claim_id).text = "Nothing of the kind."

    within(app, reword)
    answer = reader.post(f"{address}/matches/{match_id}", sent)
    assert answer.status == 409
    assert "changed since they were shown" in answer.text
    assert reader.post(f"{address}/matches/{match_id}", sent, part=True).status == 409


def test_notes_of_very_many_claims_that_are_not_stored_are_brief(app, monkeypatch):
    import_demo(app)
    sent = SAMPLE | {"action": "look_up"}
    assert Reader(app).post("/articles/new", sent).find("c-evidence")
    monkeypatch.setattr(article_page, "MANY_CLAIMS", 3)
    page = Reader(app).post("/articles/new", sent)
    assert not page.find("c-evidence")
    assert "1 source →" in note(page, "157,000 people")


def test_the_shelf_counts_sentences_by_reason(app):
    _, address = store(app)
    page = Reader(app).get(address)
    shelf = " ".join(page.tree.get_element_by_id("shelf").text_content().split())
    assert shelf.startswith("Not taken: 1 sentence (opinion 1)")
    assert "best chance for peace" in shelf


def test_as_known_at_publication_what_lapsed_later_stands(app):
    _, address = store(app)
    page = Reader(app).get(f"{address}&known=publication")
    lasted = note(page, "lasted 18 years")
    assert "Expired" not in lasted
    assert page.tree.xpath("//nav[@aria-label='As it is known']//a[@aria-current]")[0].text.startswith("at publication")


def test_versions_have_a_menu_and_older_ones_say_so(app):
    reader, address = store(app, url="https://post.example/truce")
    assert reader.get(address).tree.xpath("//a[@href='https://post.example/truce']/bdi/text()") == [
        "post.example/truce"
    ]
    newer = reader.post("/articles/new", SAMPLE | {"url": "https://post.example/truce", "body": BODY + " It rained."})
    assert newer.headers["Location"].endswith("version=2")
    older = Reader(app).get(address)
    assert "version 1 of 2" in older.text
    assert "This is an older version" in older.text
    assert "It rained" not in older.find("c-article")[0].text_content()
    assert Reader(app).get(address.replace("version=1", "version=9")).status == 404
    assert Reader(app).get(address.replace("version=1", "version=x")).status == 404


def test_only_who_may_judge_sees_buttons(app):
    address, _ = suggest(app)
    assert "Set relation" not in Reader(app).get(address).text
    assert "Set relation" not in Reader(app).sign_in("editor").get(address).text
    page = Reader(app).sign_in("checker", name="Ben").get(address)
    assert "Right" in page.text
    assert "Set relation" in page.text


def test_right_confirms_the_match_and_comes_back_to_the_note(app):
    address, match_id = suggest(app)
    reader = Reader(app).sign_in("checker")
    answer = reader.post(f"{address}/matches/{match_id}", {"decision": "right", "seen": "suggested"})
    assert answer.status == 303
    assert answer.headers["Location"].endswith("#n1")
    page = reader.follow(answer)
    assert "Set to same claim." in page.texts("c-toast")[0]
    assert "confirmed by Anna" in page.text
    with app.app_context():
        match = db.session.get_one(Match, match_id)
        assert match.state is MatchState.CONFIRMED
        assert db.session.get_one(Appearance, match.appearance_id).claim_id == match.claim_id


def test_a_judgement_in_the_article_is_listed_and_taken_back(app):
    address, match_id = suggest(app)
    reader = Reader(app).sign_in("checker")
    part = reader.post(f"{address}/matches/{match_id}", {"decision": "right", "seen": "suggested"}, part=True)
    undo = form_of(part, "/matches/undo")
    assert part.texts("c-toast")[0].startswith("Set to same claim.")
    assert form_of(reader.get("/account/actions"), "/matches/undo")["was"] == undo["was"]
    answer = reader.post("/matches/undo", undo)
    assert answer.headers["Location"].startswith(address)
    assert answer.headers["Location"].endswith("#n1")
    assert "Taken back." in reader.follow(answer).texts("c-toast")[0]
    with app.app_context():
        match = db.session.get_one(Match, match_id)
        assert match.state is MatchState.SUGGESTED
        assert db.session.get_one(Appearance, match.appearance_id).claim_id is None


@on_both_databases
def test_wrong_with_a_relation_makes_it_a_near_miss_in_place(app):
    address, match_id = suggest(app)
    reader = Reader(app).sign_in("reviewer")
    fields = {"decision": "wrong", "relation": "different_figure", "seen": "suggested"}
    part = reader.post(f"{address}/matches/{match_id}", fields, part=True)
    assert part.status == 200
    assert "<html" not in part.html
    assert part.html.strip().startswith('<div class="c-para">')
    assert part.tree.xpath("//*[@data-focus]")[0].text == "You set this to different figure."
    assert part.tree.xpath("//details[@open and @data-n='1']")
    assert "1 near miss" in part.text.replace("\xa0", " ")
    with app.app_context():
        assert db.session.get_one(Match, match_id).relation is Relation.DIFFERENT_FIGURE


@pytest.mark.parametrize(
    ("roles", "fields", "status"),
    [
        (("editor",), {"decision": "right"}, 403),
        (("checker",), {"decision": "maybe"}, 422),
        (("checker",), {"decision": "wrong", "relation": "cousin"}, 422),
        (("checker",), {"decision": "wrong", "relation": "same"}, 422),
        (("checker",), {"decision": "right", "seen": "rejected"}, 412),
    ],
)
def test_judgements_that_cannot_be_taken_change_nothing(app, roles, fields, status):
    address, match_id = suggest(app)
    answer = Reader(app).sign_in(*roles).post(f"{address}/matches/{match_id}", fields)
    assert answer.status == status
    with app.app_context():
        assert db.session.get_one(Match, match_id).state is MatchState.SUGGESTED
        assert db.session.scalar(select(Judgement)) is None


def test_a_visitor_who_judges_is_asked_to_sign_in(app):
    address, match_id = suggest(app)
    answer = Reader(app).post(f"{address}/matches/{match_id}", {"decision": "right"})
    assert answer.status == 303
    assert answer.headers["Location"].startswith("/login")


def test_a_match_of_another_article_is_not_judged_here(app):
    address, _ = suggest(app)
    _, other = suggest(app)
    answer = Reader(app).sign_in("checker").post(f"{address}/matches/{other}", {"decision": "right"})
    assert answer.status == 404
    with app.app_context():
        assert db.session.get_one(Match, other).state is MatchState.SUGGESTED


def long_article(app: Flask) -> tuple[Reader, str, int]:
    """Somebody who has just stored a text that is read by a job: its address and the job's id."""
    reader = Reader(app).sign_in("editor")
    body = "The harbor wall cost 41 million euros in 2019. " * 500
    address = reader.post("/articles/new", {"body": body, "action": "store"}).headers["Location"]
    return reader, address, int(address.rpartition("job=")[2])


def set_job(app: Flask, job_id: int, **values: object) -> None:
    with app.app_context():
        job = db.session.get_one(Job, job_id)
        for name, value in values.items():
            setattr(job, name, value)
        db.session.commit()


def test_progress_survives_a_reload_and_is_only_the_owners(app):
    reader, address, job_id = long_article(app)
    set_job(app, job_id, state=JobState.RUNNING, stage="matching", done=14, total=40)
    for _ in range(2):
        page = reader.get(address)
        assert "matching 14 of 40" in page.texts("c-progress")[0]
        assert "Cancel" in page.text
    other = Reader(app).get(address)
    assert "waiting to be read" in other.texts("c-progress")[0]
    assert "Cancel" not in other.text


@pytest.mark.parametrize(
    ("state", "stage", "said"),
    [
        (JobState.RUNNING, "", "reading the text"),
        (JobState.RUNNING, "extracting", "reading the text"),
        (JobState.QUEUED, "extracting", "waiting for its turn"),
        (JobState.RUNNING, "storing", "storing 0 of 1"),
    ],
)
def test_what_has_no_parts_is_not_counted(app, state, stage, said):
    reader, address, job_id = long_article(app)
    set_job(app, job_id, state=state, stage=stage, done=0, total=1)
    assert reader.get(address).texts("c-progress-row")[0].removesuffix("Cancel").strip() == said


def test_the_strip_asks_again_until_the_text_is_read(app):
    reader, address, job_id = long_article(app)
    page = reader.get(address)
    poll = page.tree.get_element_by_id("progress").get("hx-get")
    part = reader.get(poll, part=True)
    assert part.status == 200
    assert part.tree.get("id") == "progress"
    with app.app_context():
        db.session.scalars(select(ArticleVersion)).one().processing = ProcessingState.PROCESSED
        db.session.commit()
    done = reader.get(poll, part=True)
    assert (done.status, done.headers["HX-Refresh"]) == (204, "true")
    assert "No checkable claim found" in reader.get(address).text
    assert job_id


def test_reading_can_be_stopped_and_started_again(app):
    reader, address, job_id = long_article(app)
    article = address.partition("?")[0]
    stopped = reader.follow(reader.post(f"{article}/jobs/{job_id}/cancel", {}))
    assert "Reading was stopped. The text is stored." in stopped.text
    again = reader.post(f"{article}/read", {"version": "1"})
    assert again.status == 303
    assert "waiting for its turn" in reader.follow(again).text
    twice = reader.post(f"{article}/jobs/{job_id}/cancel", {})
    assert twice.status == 409


def test_a_failed_reading_says_why_and_can_be_repeated(app):
    reader, address, job_id = long_article(app)
    set_job(app, job_id, state=JobState.FAILED, error="The worker stopped.")
    page = reader.get(address)
    assert "could not be read (The worker stopped.)" in page.text
    assert "Read it again" in page.text


def test_jobs_of_others_cannot_be_stopped(app):
    _, address, job_id = long_article(app)
    article = address.partition("?")[0]
    assert Reader(app).post(f"{article}/jobs/{job_id}/cancel", {}).headers["Location"].startswith("/login")
    other = Reader(app).sign_in("editor", name="Ben").post(f"{article}/jobs/{job_id}/cancel", {})
    assert other.status == 404


HOSTILE = [
    "<script>alert(1)</script> cost 41 million euros in 2019 & <img src=x onerror=alert(1)>.",
    "The \u202eharbor\u202c wall cost 41 million euros in 2019.",
    "The " + "h" * 5_000 + " wall cost 41 million euros in 2019.",
    'He said "<b>41 million</b>" people \'"><svg/onload=alert(1)> died in 2019.',
]


@pytest.mark.parametrize("body", HOSTILE)
def test_hostile_words_are_shown_as_words(app, body):
    page = Reader(app).post("/articles/new", {"headline": body[:900], "body": body, "action": "look_up"})
    assert page.status == 200, page.text
    assert not page.tree.xpath(
        "//script[not(@src)] | //main//img | //main//*[@onload or @onerror] | //main//b[.='41 million']"
    )
    shown = page.tree.xpath("//div[contains(@class, 'c-para')]/p")[0].text_content()
    assert "41 million" in shown
    headline = page.tree.xpath("//h1[@dir='auto']")
    assert headline
    assert headline[0].text_content() == " ".join(body[:900].split())


def test_one_line_of_a_megabyte_is_refused_or_stored_but_never_hangs(app):
    line = "harbor " * 140_000
    started = time.process_time()
    refused = Reader(app).post("/articles/new", {"body": line, "action": "look_up"})
    assert refused.status == 413
    reader = Reader(app).sign_in("editor")
    stored = reader.post("/articles/new", {"body": line, "action": "store"})
    assert stored.status == 303
    page = reader.follow(stored)
    assert page.status == 200
    assert time.process_time() - started < 20


def test_the_page_of_the_sample_stays_small(app):
    reader, address = store(app)
    assert len(reader.get(address).html.encode()) < 150_000


def test_the_list_has_every_article_once_newest_first(app):
    reader, _ = store(app)
    assert reader.get("/articles/999").status == 404
    reader.post("/articles/new", SAMPLE | {"headline": "Second", "body": "It rained in 2019.", "outlet": "Other"})
    page = Reader(app).get("/articles")
    assert page.texts("c-claim-text") == ["Second", HEADLINE, "A harbor"]
    assert Reader(app).get("/articles?after=nonsense").status == 422


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Die Stadt hat am Montag die alte Brücke für den Verkehr gesperrt.", "read at a basic level"),
        ("Il comune ha chiuso il ponte lunedì e non ha detto perché.", "Limited: this language is not read yet"),
    ],
)
def test_an_article_in_another_language_says_how_well_it_is_read(app, body, words):
    _, address = store(app, body=body, headline="")
    assert words in Reader(app).get(address).text


def test_where_a_language_is_not_read_nothing_is_said_about_what_can_be_checked(app):
    _, address = store(app, body="الميناء استقبل 2400 سفينة في عام 2025.", headline="")
    page = Reader(app).get(address).text
    assert "No claim was read in 1 sentence." in page
    assert "No checkable claim found" not in page


def test_an_article_in_english_says_nothing_of_its_language(app):
    _, address = store(app)
    page = Reader(app).get(address).text
    assert "basic level" not in page
    assert "Limited" not in page


def test_two_versions_are_compared_on_the_page(app):
    reader, address = store(app, url="https://post.example/truce")
    changed = SAMPLE | {"url": "https://post.example/truce", "body": BODY.replace("157,000", "175,000")}
    newer = reader.post("/articles/new", changed).headers["Location"]
    path = newer.partition("?")[0]
    assert f"{path}?version=2&compared=1#changes" in {link.get("href") for link in reader.get(newer).tree.xpath("//a")}
    for asked in (f"{path}?compared=1", f"{address}&compared=2"):
        page = Reader(app).get(asked)
        found = " ".join(page.tree.get_element_by_id("changes").text_content().split())
        assert found.startswith("From version 1 to version 2: 1 changed, 3 unchanged")
        assert "differs: about 157,000 people here, about 175,000 people there" in found
        assert "Different figure" in found
    same = Reader(app).get(f"{path}?compared=2").tree.get_element_by_id("changes").text_content()
    assert "4 unchanged" in same
    assert Reader(app).get(f"{path}?compared=9").status == 404
    assert Reader(app).get(f"{path}?compared=x").status == 404


def test_as_of_a_past_day_shows_what_was_public_then(app):
    reader, address = store(app)
    path = address.partition("?")[0]
    page = reader.get(f"{path}?as_of=2019-12-01")
    assert "As known on" in page.texts("c-asof")[0]
    assert "not stored then" in page.texts("c-asof")[0]
    assert "Set relation" not in page.text
    assert "Not a claim" not in page.text
    assert "True Org A, revision 1" in note(page, "157,000 people since 2001").replace("\xa0", " ")
    long_ago = reader.get(f"{path}?as_of=2001-01-01")
    assert "No checked claim says this." in note(long_ago, "157,000 people since 2001")
    assert reader.get(f"{path}?as_of=2999-01-01").status == 422
    for wrong in ("yesterday", "2020-02-30", "2020-02-22T12:00:00", "0001-01-01T00:00:00%2B23:00"):
        assert reader.get(f"{path}?as_of={wrong}").status == 422, wrong
    assert "not stored then" in reader.get(f"{path}?as_of=2019-12-01T12:00:00Z").texts("c-asof")[0]
