"""The queue: what waits, who sees buttons, rows swapped in place, suggested matches."""

from __future__ import annotations

import datetime as dt
import re
from urllib.parse import unquote

import pytest
from flask import Flask
from sqlalchemy import select

from claims.core.records import MatchState, Relation
from claims.models import Appearance, Claim, Judgement, Match, Review
from tests.support.databases import on_both_databases
from tests.support.desk import form_of, home, open_work, state_of, step, submit, version_of, within
from tests.support.factories import make_appearance, make_claim, make_match, make_review
from tests.support.pages import Reader, now

SUGGESTED = {"relation": Relation.SAME, "machine_relation": Relation.SAME}


def suggestion(app: Flask) -> int:
    """The id of a suggested match that waits for a person."""

    def make(session):
        claim = make_claim(session, "The harbor wall cost 41 million euros.")
        appearance = make_appearance(session, None, "The harbor wall cost about 41 million euros.")
        return make_match(session, appearance, claim, **SUGGESTED).id

    return within(app, make)


def match_state(app: Flask, match_id: int) -> str:
    return within(app, lambda session: session.get_one(Match, match_id).state.value)


def test_who_is_not_signed_in_is_sent_to_sign_in_and_back(app):
    answer = Reader(app).get("/queue?tab=mine")
    assert answer.status == 303
    assert answer.headers["Location"] == "/login?next=/queue?tab%3Dmine"
    part = Reader(app).get("/queue", part=True)
    assert part.status == 204
    assert part.headers["HX-Redirect"].startswith("/login")


def test_a_row_says_in_which_language_its_claim_is(app):
    number = open_work(app, "Die Mole war zwölf Tage gesperrt.")

    def translate(session):
        session.get_one(Claim, session.get_one(Review, number).claim_id).language = "de"

    within(app, translate)
    page = Reader(app).sign_in("checker").get("/queue")
    assert page.tree.xpath("//h3[contains(@class, 'c-claim-text')][@lang='de']")


def test_a_row_shows_the_claim_in_its_sentence_with_type_and_demand(app):
    open_work(app, "The pier was closed for 12 days.")
    page = Reader(app).sign_in("checker").get("/queue")
    assert page.title == "Queue — 1 new"
    row = page.texts("c-claim")[0].replace("\xa0", " ")
    for words in ("The pier was closed for 12 days.", "quantity", "1 article", "Headline", "Take", "Decline"):
        assert words in row, words
    assert page.texts("c-count")[:2] == ["1", "1"]


@pytest.mark.parametrize(
    ("warned", "due", "words"), [(2, 3, "due "), (-1, 3, "due soon, "), (-3, -1, "overdue since "), (None, None, "")]
)
def test_a_row_says_when_the_work_is_due(app, warned, due, words):
    review = open_work(app)

    def plan(session):
        found = session.get_one(Review, review)
        found.warn_at = None if warned is None else now() + dt.timedelta(days=warned)
        found.due_at = None if due is None else now() + dt.timedelta(days=due)

    within(app, plan)
    row = Reader(app).sign_in("checker").get("/queue").texts("c-claim-meta")[0].replace("\xa0", " ")
    assert re.findall(r"(?:over)?due (?:soon, |since )?", row) == ([words] if words else [])


def test_a_reader_sees_rows_and_a_sentence_but_no_buttons(app):
    review = open_work(app)
    page = Reader(app).sign_in("reader").get("/queue")
    assert "You can read the queue" in page.text
    assert not [form for form in page.tree.forms if (form.action or "").startswith("/reviews")]
    answer = step(Reader(app).sign_in("reader", name="Rita"), app, review, "claim")
    assert answer.status == 403
    assert state_of(app, review) == "open"


def test_who_sends_a_form_without_being_signed_in_comes_back_to_its_page(app):
    open_work(app)

    def sent_from(referer: str) -> str:
        reader = Reader(app)
        fields = {"csrf_token": reader.token()}
        answer = reader.client.post("/reviews/1/claim", data=fields, headers={"Referer": referer})
        assert answer.status_code == 303
        return unquote(answer.headers["Location"].partition("next=")[2])

    assert sent_from("http://localhost/queue?tab=mine") == "/queue?tab=mine"
    for foreign in ("https://evil.example/queue", "http://localhost.evil.example/", "http://[", "//evil.example/", ""):
        assert sent_from(foreign) == "/", foreign


@on_both_databases
def test_a_suggestion_stands_in_its_whole_sentence(app):
    sentence, exact = "According to Ivana Prokopović, the wall cost 41 million euros.", "the wall cost 41 million euros"

    def make(session):
        appearance = make_appearance(session, None, sentence, standalone_text="The wall cost 41 million euros.")
        appearance.start += sentence.index(exact)
        appearance.end, appearance.exact = appearance.start + len(exact), exact
        make_match(session, appearance, make_claim(session), **SUGGESTED)

    within(app, make)
    page = Reader(app).sign_in("checker").get("/queue?tab=suggestions")
    assert page.texts("c-context") == [sentence]


def test_a_sentence_that_is_the_claim_is_not_said_twice(app):
    suggestion(app)
    page = Reader(app).sign_in("checker").get("/queue?tab=suggestions")
    assert page.texts("c-claim-text") == ["The harbor wall cost about 41 million euros."]
    assert page.find("c-context") == []
    assert "in “Headline" in page.texts("c-claim-meta")[0]


def test_who_is_a_member_of_no_organization_is_told(app):
    page = Reader(app).sign_in(name="Nobody").get("/queue")
    assert page.status == 200
    assert "member of no organization" in page.text


@pytest.mark.parametrize(
    ("tab", "word"),
    [
        ("new", "new"),
        ("suggestions", "suggested"),
        ("mine", "in your hands"),
        ("approval", "in approval"),
        ("recheck", "in recheck"),
        ("published", "published"),
        ("declined", "declined"),
    ],
)
def test_every_empty_tab_says_so(app, tab, word):
    page = Reader(app).sign_in("checker").get(f"/queue?tab={tab}")
    assert page.status == 200
    assert page.title == f"Queue — nothing {word}"
    assert len(page.find("c-empty")) == 1


def test_an_unknown_tab_and_a_forged_cursor_are_refused(app):
    reader = Reader(app).sign_in("checker")
    assert reader.get("/queue?tab=secret").status == 422
    assert reader.get("/queue?after=%FF%00x").status == 422


def test_take_leads_to_the_queue_and_can_be_taken_back(app):
    review = open_work(app)
    reader = Reader(app).sign_in("checker")
    page = reader.get("/queue")
    answer = reader.post(f"/reviews/{review}/claim", form_of(page, f"/reviews/{review}/claim"))
    assert answer.headers["Location"] == "/queue?tab=new"
    page = reader.follow(answer)
    assert page.texts("c-toast")[0].startswith("Taken by you.")
    assert state_of(app, review) == "in_progress"
    reader.post(f"/reviews/{review}/release", form_of(page, f"/reviews/{review}/release"))
    assert state_of(app, review) == "open"
    assert "Taken by you" not in reader.get("/queue").text


def claim_of(app, review):
    """The words of a review's claim."""
    return within(app, lambda s: s.get_one(Claim, s.get_one(Review, review).claim_id).text)


def test_going_back_brings_what_waits_now(app):
    reader = Reader(app).sign_in("checker")
    for part in (False, True):
        assert reader.get("/queue", part=part).headers["Cache-Control"] == "no-store"


def test_take_as_a_swapped_row_gives_one_line_and_new_counts(app):
    review = open_work(app)
    reader = Reader(app).sign_in("checker")
    page = reader.get("/queue")
    part = reader.post(f"/reviews/{review}/claim", form_of(page, f"/reviews/{review}/claim"), part=True)
    assert part.status == 200
    assert part.texts("c-gone") == [f"Taken by you: {claim_of(app, review)} Write Undo"]
    [count] = part.tree.xpath("//span[@hx-swap-oob='innerHTML:.c-nav .is-queue']")
    assert not count.text, "the bar counts what is new"
    assert page.tree.xpath("//nav//*[contains(@class, 'is-queue')]/text()") == ["1", "1"], (
        "on the desk and on the phone"
    )
    assert '<div id="q-tabs" hx-swap-oob="innerHTML">' in part.html
    assert f'hx-target="#row-{review}"' in part.html
    undone = reader.post(f"/reviews/{review}/release", form_of(part, f"/reviews/{review}/release"), part=True)
    assert undone.find("c-claim"), undone.html
    assert undone.tree.xpath("//*[@data-focus]/@href") == [f"/reviews/{review}/work"], "the next key is meant for it"
    assert state_of(app, review) == "open"


@on_both_databases
def test_who_comes_second_is_told_who_took_it(app):
    review = open_work(app)
    anna, ben = Reader(app).sign_in("checker"), Reader(app).sign_in("checker", name="Ben")
    page = anna.get("/queue")
    fields = form_of(page, f"/reviews/{review}/claim")
    assert step(ben, app, review, "claim").status == 303
    part = anna.post(f"/reviews/{review}/claim", fields, part=True)
    assert part.status == 412
    assert "Ben took this at" in part.text
    whole = anna.post(f"/reviews/{review}/claim", fields)
    assert whole.status == 412
    assert "Ben works on this review" in whole.text


def test_a_form_sent_twice_is_done_once(app):
    review = open_work(app)
    reader = Reader(app).sign_in("checker")
    fields = form_of(reader.get("/queue"), f"/reviews/{review}/claim")
    assert [reader.post(f"/reviews/{review}/claim", fields).status for _ in range(2)] == [303, 303]
    assert version_of(app, review) == "2"


def test_decline_needs_a_reason_and_keeps_it(app):
    review = open_work(app)
    reader = Reader(app).sign_in("reviewer")
    fields = form_of(reader.get("/queue"), f"/reviews/{review}/decline")
    part = reader.post(f"/reviews/{review}/decline", fields, part=True)
    assert part.status == 422
    assert part.text.count("Choose a reason.") == 1, "at its field, and not once more under the row"
    part = reader.post(f"/reviews/{review}/decline", fields | {"decline_reason": "too_vague"}, part=True)
    assert part.status == 200
    assert state_of(app, review) == "declined"
    declined = reader.get("/queue?tab=declined")
    assert "Declined" in declined.texts("c-tabs")[0]
    assert "too vague, says " in declined.text


def test_a_refused_duplicate_keeps_what_was_chosen_and_typed(app):
    review = open_work(app)
    reader = Reader(app).sign_in("checker")
    fields = form_of(reader.get("/queue"), f"/reviews/{review}/decline")
    sent = fields | {"decline_reason": "duplicate", "duplicate_claim_id": "999999"}
    part = reader.post(f"/reviews/{review}/decline", sent, part=True)
    assert part.status == 422
    again = form_of(part, f"/reviews/{review}/decline")
    assert (again["decline_reason"], again["duplicate_claim_id"]) == ("duplicate", "999999")
    assert part.tree.xpath("//input[@name='duplicate_claim_id']/@aria-invalid") == ["true"]
    assert part.tree.xpath("//select[@name='decline_reason']/@aria-invalid") == []


def test_what_is_wrong_is_told_where_the_row_has_its_form_no_more(app):
    review = open_work(app)
    reader = Reader(app).sign_in("checker")
    fields = form_of(reader.get("/queue"), f"/reviews/{review}/decline")
    step(reader, app, review, "claim")
    part = reader.post(f"/reviews/{review}/decline", fields | {"version": version_of(app, review)}, part=True)
    assert part.status == 422
    assert part.tree.xpath("//p[@role='alert']/text()") == ["Choose a reason."]


def test_a_step_that_came_too_late_opens_no_other_form(app):
    review = open_work(app)
    reader = Reader(app).sign_in("checker")
    fields = form_of(reader.get("/queue"), f"/reviews/{review}/claim")
    part = reader.post(f"/reviews/{review}/claim", fields | {"version": "0"}, part=True)
    assert part.status == 412
    assert part.tree.xpath("//details[@open]") == []
    assert part.tree.xpath("//p[@role='alert']/text()")


@pytest.mark.parametrize("number", ["", "999999", "x", "-1", "9" * 30, "own"])
def test_a_duplicate_names_another_claim(app, number):
    review = open_work(app)
    own = within(app, lambda session: str(session.get_one(Review, review).claim_id))
    reader = Reader(app).sign_in("checker")
    sent = own if number == "own" else number
    answer = step(reader, app, review, "decline", decline_reason="duplicate", duplicate_claim_id=sent)
    assert answer.status == 422
    assert state_of(app, review) == "open"


@pytest.mark.parametrize(
    "sent",
    [
        "{}",
        "/claims/{}",
        "https://registry.example/claims/{}/",
        "https://registry.example/claims/{}#review-8",
        "https://registry.example/claims/{}?as_of=2020-02-22",
    ],
)
def test_the_other_claim_may_be_named_by_the_address_of_its_page(app, sent):
    review = open_work(app)
    other = within(app, lambda session: make_claim(session, "The pier was closed for 12 days.").id)
    reader = Reader(app).sign_in("checker")
    answer = step(reader, app, review, "decline", decline_reason="duplicate", duplicate_claim_id=sent.format(other))
    assert answer.status == 303
    assert state_of(app, review) == "declined"


def test_the_nearest_claim_is_offered_as_the_one_that_is_repeated(app):
    def make(session):
        home_claim = make_claim(session, "The harbor wall cost 41 million euros.")
        appearance = make_appearance(session, home_claim, home_claim.text)
        other = make_claim(session, "The harbor wall cost 14 million euros.")
        make_match(session, appearance, other, relation=Relation.DIFFERENT_FIGURE)
        make_review(session, home(session), home_claim)
        return other.id

    other = within(app, make)
    page = Reader(app).sign_in("checker").get("/queue")
    assert page.tree.xpath("//datalist/option/@value") == [str(other)]
    assert page.tree.xpath("//datalist/@id") == page.tree.xpath("//input[@name='duplicate_claim_id']/@list")


def test_the_type_filters_and_says_so(app):
    open_work(app, "The pier was closed for 12 days.")
    reader = Reader(app).sign_in("checker")
    assert reader.get("/queue?kind=quantity").find("c-claim")
    page = reader.get("/queue?kind=event")
    assert "No claim matches this filter." in page.text
    part = reader.get("/queue?kind=event", part=True)
    assert "<html" not in part.html


def test_what_is_hardly_worth_checking_is_left_out_when_asked(app):
    open_work(app, "The pier was closed for 12 days.")
    open_work(app, "The head of the port went on.")

    def rate(session):
        for claim in session.scalars(select(Claim)):
            claim.check_worthiness = 0.9 if "12 days" in claim.text else 0.1

    within(app, rate)
    reader = Reader(app).sign_in("checker")
    assert len(reader.get("/queue").find("c-claim")) == 2
    page = reader.get("/queue?worth=1")
    assert ["12 days" in row.text_content() for row in page.find("c-claim")] == [True]
    assert "worth checking, 1 filter" in page.text.replace("\xa0", " ")
    assert page.tree.xpath("//input[@name='worth']/@checked")


@on_both_databases
def test_pages_follow_without_a_gap(app, monkeypatch):
    monkeypatch.setattr("claims.web.queue.queue.LIST_LENGTH", 2)
    reviews = [open_work(app) for _ in range(5)]
    reader, seen, address = Reader(app).sign_in("checker"), [], "/queue"
    for _ in range(3):
        page = reader.get(address)
        seen += [int(row.get("id").removeprefix("q-")) for row in page.find("c-claim")]
        older = page.tree.xpath("//nav[@aria-label='Pages']/a[@rel='next']/@href")
        address = older[0] if older else ""
    assert seen == reviews
    assert address == ""


def test_approval_and_mine_show_their_next_step(app):
    review = open_work(app)
    checker = Reader(app).sign_in("checker")
    step(checker, app, review, "claim")
    assert f"/reviews/{review}/edit" in checker.get("/queue?tab=mine").html
    step(checker, app, review, "release")
    submit(checker, app, review)
    page = Reader(app).sign_in("reviewer", name="Ben").get("/queue?tab=approval")
    assert f'href="/reviews/{review}/approve"' in page.html


def test_work_of_another_organization_is_neither_listed_nor_counted(app):
    review = open_work(app, "The other desk's claim.", organization="Other desk")
    reader = Reader(app).sign_in("reviewer")
    assert "The other desk" not in reader.get("/queue").text
    assert reader.get("/queue").title == "Queue — nothing new"
    for path in ("work", "edit", "approve", "withdraw"):
        assert reader.get(f"/reviews/{review}/{path}").status == 404, path
    for action in ("claim", "decline", "assign", "approve", "withdraw"):
        assert step(reader, app, review, action, reason="x").status == 404, action
    assert reader.post(f"/reviews/{review}/edit", {"action": "save"}).status == 404
    assert reader.post(f"/reviews/{review}/autosave", {}).status == 404
    assert state_of(app, review) == "open"


@on_both_databases
def test_a_suggested_match_is_confirmed_and_taken_back_in_place(app):
    match = suggestion(app)
    reader = Reader(app).sign_in("checker")
    page = reader.get("/queue")
    assert "Suggested: same as" in page.text
    fields = form_of(page, f"/matches/{match}")
    assert fields["relation"] == "same"
    part = reader.post(f"/matches/{match}", fields, part=True)
    assert "Set to same claim" in part.text
    assert match_state(app, match) == "confirmed"
    taken_back = reader.post("/matches/undo", form_of(part, "/matches/undo"), part=True)
    assert "Taken back" in taken_back.text
    assert match_state(app, match) == "suggested"
    assert within(app, lambda s: s.scalars(select(Judgement.reason)).all()) == ["", "Undone."]


def test_a_suggestion_says_how_many_claims_it_may_be(app):
    match = suggestion(app)
    reader = Reader(app).sign_in("checker")
    assert "Compare (" not in reader.get("/queue").text

    def another(session):
        appearance = session.get_one(Appearance, session.get_one(Match, match).appearance_id)
        make_match(session, appearance, make_claim(session), **SUGGESTED)

    within(app, another)
    assert "Compare (2)" in reader.get("/queue").text


def test_a_wrong_match_gets_its_relation(app):
    match = suggestion(app)
    reader = Reader(app).sign_in("checker")
    fields = form_of(reader.get("/queue?tab=suggestions"), f"/matches/{match}") | {"relation": "different_figure"}
    answer = reader.post(f"/matches/{match}", fields)
    assert answer.headers["Location"] == "/queue?tab=suggestions"
    stored = within(app, lambda s: (s.get_one(Match, match).state, s.get_one(Match, match).relation))
    assert stored == (MatchState.REJECTED, Relation.DIFFERENT_FIGURE)
    assert "No match waits" in reader.get("/queue?tab=suggestions").text


def test_hostile_words_are_shown_as_words(app):
    open_work(app, "<script>alert(1)</script> The pier “cost” 3 & 4 euros.")
    page = Reader(app).sign_in("checker").get("/queue")
    assert "<script>alert" not in page.html
    assert "<script>alert(1)</script> The pier" in page.text


@pytest.mark.parametrize("tab", ["published", "declined"])
def test_what_is_done_says_that_the_newest_comes_first(app, tab):
    page = Reader(app).sign_in("checker").get(f"/queue?tab={tab}")
    assert f"{tab.capitalize()}, newest first" in page.tree.get_element_by_id("rows-h").text_content()
