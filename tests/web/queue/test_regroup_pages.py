"""Duplicates, merging and splitting, match settings, requests for checks: the pages, by the test client."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from claims.core.records import MatchState, Relation
from claims.extensions import db
from claims.models import Appearance, CheckRequest, Claim, ClaimRegrouping, DuplicatePair, Match, Replay, Review
from claims.services.followup.check_requests import request_check
from tests.support.databases import on_both_databases
from tests.support.desk import form_of, within
from tests.support.factories import NOW, make_appearance, make_claim, make_match
from tests.support.pages import Reader
from tests.support.queued import do_queued
from tests.support.sent_statements import counted

FIRST = "In March 2019 the bridge over the Elbe at Dresden was closed for seven days."
SECOND = "The bridge over the Elbe at Dresden was closed for seven days in March 2019."
OTHER = "The ferry across the Elbe at Pillnitz was closed for seven days in March 2019."
SAME = {"relation": Relation.SAME, "machine_relation": Relation.SAME, "differing_slots": []}
WHY = "Both say the same."


def work(app):
    """Do what waits."""
    with app.app_context():
        do_queued(sessionmaker(db.engine))


def two_claims(app):
    """Two claims that say the same, each said once."""

    def make(session):
        claims = [make_claim(session, text) for text in (FIRST, SECOND)]
        for claim in claims:
            make_appearance(session, claim, claim.text)
        return [claim.id for claim in claims]

    return within(app, make)


def pair_id(app):
    return within(app, lambda session: session.scalars(select(DuplicatePair.id)).one())


@on_both_databases
def test_from_the_search_to_the_merge_and_back(app):
    first, second = two_claims(app)
    reader = Reader(app).sign_in("checker", "reviewer")
    never = reader.get("/duplicates").text
    assert "Nobody has looked for duplicates yet." in never
    assert "again" not in never
    assert reader.post("/duplicates/search", {}).status == 303
    running = reader.get("/duplicates")
    assert "looking for duplicates 0 of 2" in running.text
    assert "No pair waits" not in running.text
    (strip,) = running.tree.xpath("//@hx-get[contains(., '/searches/')]")
    assert "looking for duplicates 0 of 2" in reader.get(strip, part=True).text
    work(app)
    over = reader.get(strip, part=True)
    assert (over.status, over.headers.get("HX-Refresh")) == (204, "true")
    listed = reader.get("/duplicates")
    assert listed.title == "Duplicates — 1 to look at"
    assert f"Compare claims {first} and {second}" in listed.text
    path = f"/duplicates/{pair_id(app)}"
    page = reader.get(path)
    assert page.status == 200
    fields = form_of(page, path)
    assert fields["keep"] == str(first)
    refused = reader.post(path, fields | {"action": "merge", "reason": ""})
    assert refused.status == 422
    assert refused.find("c-errors")
    merged = reader.post(path, fields | {"action": "merge", "reason": WHY})
    assert (merged.status, merged.headers["Location"]) == (303, "/duplicates")
    after = reader.follow(merged)
    assert f"Merged: claim {second} (“" in after.text
    gone = reader.get(f"/claims/{second}")
    assert (gone.status, gone.headers["Location"]) == (301, f"/claims/{first}")
    claim = reader.follow(gone)
    assert "Another claim was merged into this one: “" in claim.text
    assert "Merged into another claim" not in claim.text, "told once, from the side of the claim that stays"
    assert [len(claim.find("c-said-row"))] == [2]
    undone = reader.post("/duplicates/undo", form_of(after, "/duplicates/undo"))
    assert reader.follow(undone).status == 200
    assert reader.get(f"/claims/{second}").status == 200
    assert "A merge was undone" in reader.get(f"/claims/{first}").text


def test_a_pair_kept_apart_is_listed_as_such_and_can_be_looked_at_again(app):
    claim_ids = two_claims(app)
    reader = Reader(app).sign_in("checker", "reviewer")
    reader.post("/duplicates/search", {})
    work(app)
    path = f"/duplicates/{pair_id(app)}"
    stale = reader.post(path, {"action": "apart", "reason": "Two closures.", "version": "9"})
    assert stale.status == 412
    version = form_of(reader.get(path), path)["version"]
    assert reader.post(path, {"action": "apart", "reason": "Two closures.", "version": version}).status == 303
    assert "No pair waits for a decision." in reader.get("/duplicates").text
    assert "Two closures." in reader.get("/duplicates?state=kept_apart").text
    assert reader.post(path, {"action": "again", "reason": "Too quick."}).status == 303
    assert reader.get("/duplicates").title == "Duplicates — 1 to look at"
    assert reader.post(path, {"action": "x", "reason": WHY}).status == 422
    for claim_id in claim_ids:
        history = reader.get(f"/claims/{claim_id}").text
        assert "Kept apart from a claim that is like it" in history
        assert "No longer kept apart from a claim that is like it" in history


@pytest.mark.parametrize("roles", [("reader",), ("checker",), ("admin",)])
def test_only_reviewers_decide_on_pairs_and_merge(app, roles):
    first, second = two_claims(app)
    reviewer = Reader(app).sign_in("checker", "reviewer")
    reviewer.post("/duplicates/search", {})
    work(app)
    reader = Reader(app).sign_in(*roles, name="Rita")
    path = f"/duplicates/{pair_id(app)}"
    page = reader.get(path)
    assert page.status == 200
    assert "Only a reviewer" in page.text
    sent = {"keep": str(first), "reason": WHY}
    for action in ("merge", "apart"):
        assert reader.post(path, sent | {"action": action}).status == 403
    kept_apart = sent | {"action": "apart", "version": form_of(reviewer.get(path), path)["version"]}
    assert reviewer.post(path, kept_apart).status == 303
    assert reader.post(path, sent | {"action": "again"}).status == 403
    assert within(app, lambda session: session.scalars(select(DuplicatePair.state)).one()) == "kept_apart"
    assert reader.post(f"/claims/{first}/regroup/merge", {"into": str(second), "reason": WHY}).status == 403
    assert within(app, lambda session: session.scalars(select(ClaimRegrouping)).all()) == []
    assert Reader(app).get("/duplicates").status == 303


def test_the_claims_near_to_one_are_offered_to_merge_into(app):
    def make(session):
        claim, near = (
            make_claim(session, "The pier cost 40 euros."),
            make_claim(session, "The pier cost 40 euros in May."),
        )
        appearance = make_appearance(session, claim, claim.text)
        for other in (claim, near):
            make_match(session, appearance, other)
        return claim.id, near.id

    claim, near = within(app, make)
    page = Reader(app).sign_in("reviewer").get(f"/claims/{claim}/regroup")
    assert page.tree.xpath("//datalist[@id='near']/option/@value") == [str(near)]
    assert page.tree.get_element_by_id("into").get("list") == "near"
    assert page.tree.xpath(f"//section//li/a[@href='/claims/{near}']")


def test_however_many_claims_are_near_one_statement_reads_them(app):
    def make(session):
        claim = make_claim(session, "The pier cost 40 euros.")
        appearance = make_appearance(session, claim, claim.text)
        for number in range(12):
            make_match(session, appearance, make_claim(session, f"The pier cost {number} euros in May."))
        return claim.id

    claim = within(app, make)
    reader = Reader(app).sign_in("reviewer")
    with app.app_context():
        engine = db.engine
    with Session(engine) as session, counted(session) as sent:
        page = reader.get(f"/claims/{claim}/regroup")
    assert len(page.tree.xpath("//datalist[@id='near']/option")) == 5
    by_id = [sql for sql in sent if "WHERE claims.id = " in " ".join(sql.split())]
    assert len(by_id) < 5, by_id


def test_a_claim_is_merged_by_number_or_address_and_undone_with_a_reason(app):
    first, second = two_claims(app)
    reader = Reader(app).sign_in("checker", "reviewer")
    path = f"/claims/{second}/regroup"
    assert reader.get(path).tree.xpath("//p[@class='c-back']/a/@href") == [f"/claims/{second}"]
    for wrong in ("", "the bridge", "0", "999999", str(second)):
        answer = reader.post(f"{path}/merge", {"into": wrong, "reason": WHY})
        assert answer.status == 422, wrong
    unexplained = reader.post(f"{path}/merge", {"into": str(first), "reason": " "})
    assert unexplained.status == 422
    assert 'href="#merge-reason"' in unexplained.html
    merged = reader.post(f"{path}/merge", {"into": f"https://claims.example/claims/{first}", "reason": WHY})
    assert merged.headers["Location"] == f"/claims/{first}"
    assert f"The claim {second} (“" in reader.follow(merged).text
    page = reader.follow(reader.get(path))
    assert f"Merged: claim {second} (“" in page.text
    assert WHY in page.text
    row = within(app, lambda session: session.scalars(select(ClaimRegrouping.id)).one())
    undo = f"/claims/{first}/regroup/{row}/undo"
    assert reader.post(undo, {"reason": ""}).status == 422
    assert reader.post(undo, {"reason": "They differ."}).status == 303
    assert "undone by Anna" in reader.get(path).text
    assert reader.post(undo, {"reason": "Again."}).status == 409


def test_appearances_are_split_off_by_the_form(app):
    def make(session):
        claim = make_claim(session, FIRST)
        appearances = [make_appearance(session, claim, text) for text in (FIRST, OTHER)]
        for appearance in appearances:
            make_match(session, appearance, claim, state=MatchState.CONFIRMED, **SAME)
        return claim.id, [appearance.id for appearance in appearances]

    claim_id, (kept, moved) = within(app, make)
    reader = Reader(app).sign_in("checker", "reviewer")
    path = f"/claims/{claim_id}/regroup"
    assert OTHER in reader.get(path).text
    sent = {"text": OTHER, "relation": "other_place", "reason": "Another crossing."}
    missing = reader.post(f"{path}/split", sent)
    assert missing.status == 422
    assert OTHER in missing.html, "what was written is kept"
    split = reader.post(f"{path}/split", sent | {"appearance": str(moved)})
    assert split.status == 303
    new_id = int(split.headers["Location"].rpartition("/")[2])
    assert within(app, lambda session: session.get_one(Appearance, moved).claim_id) == new_id
    assert within(app, lambda session: session.get_one(Appearance, kept).claim_id) == claim_id
    page = reader.follow(split)
    assert "Split off as this claim." in page.text
    assert reader.post(form_action(page, "/undo"), {"reason": "The same."}).status == 303
    assert within(app, lambda session: session.get_one(Claim, new_id).merged_into_id) == claim_id


def form_action(page, end):
    return next(form.action for form in page.tree.forms if (form.action or "").endswith(end))


def test_match_settings_say_what_was_measured_and_that_there_is_no_gold_yet(app):
    reader = Reader(app).sign_in("checker")
    page = reader.get("/matching")
    assert page.status == 200
    assert "No judgements of yours are counted yet" in page.text
    assert "Shipped: held" in page.text
    assert page.title.endswith("live")

    def judged(session):
        claim = make_claim(session, FIRST)
        return make_match(session, make_appearance(session, None, SECOND), claim, **SAME).id

    match_id = within(app, judged)
    assert reader.post(f"/matches/{match_id}", {"relation": "other_date", "seen": "suggested"}).status == 303
    assert "confirms nothing" in reader.get("/matching").text, "test/1 judged first: the present matcher is new here"
    assert reader.post("/matching/replay", {"threshold": "2"}).status == 422
    assert reader.post("/matching/replay", {"threshold": ""}).status == 303
    assert "A replay is under way" in reader.get("/matching").text
    work(app)
    page = reader.get("/matching")
    assert "No judgements of yours are counted yet" not in page.text
    assert "Your judgements" in page.text
    assert "With threshold 0.90" in page.text
    assert within(app, lambda session: session.scalars(select(Replay.judged)).one()) == 1
    assert within(app, lambda session: session.scalars(select(Match.state)).one()) is MatchState.REJECTED


def test_disagreements_are_listed(app):
    def make(session):
        claim = make_claim(session, FIRST)
        return make_match(session, make_appearance(session, None, SECOND), claim, **SAME).id

    match_id = within(app, make)
    reader = Reader(app).sign_in("checker")
    reader.post(f"/matches/{match_id}", {"relation": "other_date", "seen": "suggested"})
    assert "The matcher has changed its word on nothing" in reader.get("/matching/disagreements").text

    def change(session):
        match = session.get_one(Match, match_id)
        match.machine_relation, match.machine_decided_at = Relation.DIFFERENT_FIGURE, NOW

    within(app, change)
    page = reader.get("/matching/disagreements")
    assert page.title == "Disagreements — machine now disagrees on 1"
    assert "the matcher now: Different figure" in page.text
    assert f"/matches/{match_id}" in page.html
    assert [element.get("lang") for element in (*page.find("c-claim-text"), *page.find("c-context"))] == ["en", "en"]


@on_both_databases
def test_who_finds_nothing_may_ask_for_a_check(app):
    visitor = Reader(app)
    statement = "The tower of Umea is ninety meters high since 2011."
    within(app, lambda session: make_claim(session, FIRST).id)
    page = visitor.get(f"/?q={statement}&published=2024-05-01")
    assert "No checked claim says this." in page.text
    sent = form_of(page, "/check-requests")
    assert (sent["text"], sent["published"]) == (statement, "2024-05-01")
    asked = visitor.post("/check-requests", sent)
    kept = visitor.follow(asked)
    assert "It waits for a checker." in kept.text
    assert len(kept.tree.xpath("//main//@data-copy")) == 1, "what is to be kept can be copied"
    assert "Look up something else" in kept.text
    visitor.post("/check-requests", sent)
    assert "asked for 2 times" in visitor.follow(asked).text
    assert visitor.get("/check-requests").status == 303
    checker = Reader(app).sign_in("checker")
    assert statement in checker.get("/check-requests").text
    number = within(app, lambda session: session.scalars(select(CheckRequest.id)).one())
    assert checker.post(f"/check-requests/{number}/decline", {"reason": ""}).status == 422
    accepted = checker.post(f"/check-requests/{number}/accept", {})
    assert checker.follow(accepted).status == 200
    assert "It was taken up: see the claim" in visitor.follow(asked).text
    assert checker.post(f"/check-requests/{number}/accept", {}).status == 409


def test_requests_for_checks_are_read_page_by_page(app):
    within(app, lambda session: [request_check(session, f"Tower {n} is high.", now=NOW) for n in range(51)])
    checker = Reader(app).sign_in("checker")
    first = checker.get("/check-requests")
    (following,) = first.tree.xpath("//a[contains(@href, 'after=')]/@href")
    second = checker.get(following)
    assert [len(page.tree.xpath("//article[@data-row]")) for page in (first, second)] == [50, 1]
    assert "Tower 50 is high." in second.text


def test_a_checker_adds_the_statement_to_the_queue_at_once(app):
    checker = Reader(app).sign_in("checker")
    within(app, lambda session: make_claim(session, FIRST).id)
    page = checker.get("/?q=The tower of Umea is ninety meters high since 2011.")
    assert "Add it to the queue" in page.text
    answer = checker.post("/check-requests", form_of(page, "/check-requests"))
    review = within(app, lambda session: session.scalars(select(Review)).one())
    assert answer.headers["Location"] == f"/reviews/{review.id}/work" or str(review.id) in answer.headers["Location"]


def test_requests_from_one_address_are_bounded(app):
    visitor = Reader(app)
    answers = [visitor.post("/check-requests", {"text": f"Tower {number} is high."}) for number in range(22)]
    assert (answers[0].status, answers[-1].status) == (303, 429)
    assert (
        "Wait 60 minutes" in answers[-1].text or "Wait 61 minutes" in answers[-1].text
    )  # they are counted by the hour


def test_a_reader_declines_nothing(app):
    Reader(app).post("/check-requests", {"text": "The tower is high."})
    number = within(app, lambda session: session.scalars(select(CheckRequest.id)).one())
    reader = Reader(app).sign_in("reader")
    assert reader.get("/check-requests").status == 403
    assert reader.post(f"/check-requests/{number}/decline", {"reason": "No."}).status == 403


def test_each_claim_of_a_draft_that_nobody_checked_offers_a_request(app):
    visitor = Reader(app)
    draft = f"{OTHER} The tower of Umea is ninety meters high, the town said.\n\nRain fell on 3 May 2020."
    page = visitor.post("/", {"q": draft, "as": "draft", "published": "2020-05-04"})
    assert page.status == 200, page.text[:300]
    sent = form_of(page, "/check-requests")
    assert sent["text"]
    assert visitor.follow(visitor.post("/check-requests", sent)).status == 200


def test_two_who_reword_one_claim_see_each_others_words(app):
    claim_id, _ = two_claims(app)
    anna, ben = (Reader(app).sign_in("checker", name=name) for name in ("Anna", "Ben"))
    address = f"/claims/{claim_id}/regroup"
    forms = [form_of(reader.get(address), f"{address}/reword") for reader in (anna, ben)]
    anna.post(
        f"{address}/reword", forms[0] | {"text": "The Dresden bridge was closed for a week.", "reason": "Shorter."}
    )
    mine = {"text": "The bridge at Dresden was closed for seven days.", "reason": "As it was said."}
    late = ben.post(f"{address}/reword", forms[1] | mine)
    assert late.status == 412
    assert "Somebody has reworded this claim meanwhile." in late.text
    assert "The Dresden bridge was closed for a week." in late.tree.xpath("//p[@dir='auto']/a/text()")
    kept = form_of(late, f"{address}/reword")
    assert {name: kept[name] for name in mine} == mine
    assert ben.post(f"{address}/reword", kept).status == 303
    assert within(app, lambda session: session.get_one(Claim, claim_id).text) == mine["text"]
