"""Many rows of the queue at once: a preview that changes nothing, a job that does each row once, refusals with reasons."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from flask import Flask
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from claims.extensions import db
from claims.jobs import batch as batch_job
from claims.models import Appearance, Claim, Job, LogEntry, Match, Membership, OrganizationRole, Review, StatusChange
from claims.services.base.actors import SYSTEM
from claims.services.claims.claims import change_claim_text
from tests.support.databases import on_both_databases, on_the_stricter_database
from tests.support.desk import form_of, open_work, state_of, step, version_of, within
from tests.support.pages import Answer, Reader, now
from tests.support.queued import do_queued
from tests.web.queue.test_queue_page import match_state, suggestion


def rows_of(app: Flask, *reviews: int) -> list[str]:
    return [f"{review}:{version_of(app, review)}" for review in reviews]


def send(reader: Reader, action: str, rows: list[str], path: str = "/queue/batch", **fields: str) -> Answer:
    return reader.post(path, {"action": action, "selected": rows, "tab": "new", **fields})


def run(app: Flask) -> None:
    """Do what waits now: a job that fails waits for its next attempt, however long the others take."""
    begun = now()
    with app.app_context():
        do_queued(db.session.session_factory, clock=lambda: begun)


def run_to_the_end(reader: Reader, answer: Answer) -> Answer:
    assert answer.status == 303, answer.text[:400]
    run(reader.app)
    return reader.follow(answer)


def written(session: Session) -> list[int]:
    return [session.scalar(select(func.count()).select_from(model)) or 0 for model in (StatusChange, LogEntry)]


def text_of(session: Session, review: int) -> str:
    return session.get_one(Claim, session.get_one(Review, review).claim_id).text


@pytest.mark.parametrize(
    ("sent", "led"),
    [
        ("/queue?tab=new&kind=event", "/queue?tab=new&kind=event"),
        ("", "/queue?tab=new"),
        ("//elsewhere.example/queue", "/queue?tab=new"),
        ("/account", "/queue?tab=new"),
        ("/queueing", "/queue?tab=new"),
    ],
)
def test_back_is_the_list_with_its_filters(app, sent, led):
    reader, rows = Reader(app).sign_in("checker"), rows_of(app, open_work(app))
    page = send(reader, "claim", rows, back=sent)
    assert page.tree.xpath("//p[@class='c-back']/a/@href") == [led]
    kept = form_of(page, "/queue/batch/run")
    done = run_to_the_end(reader, reader.post("/queue/batch/run", kept))
    assert "1 of 1 claim was taken." in done.text
    assert done.tree.xpath("//p[@class='c-back']/a/@href") == [led]


@on_both_databases
def test_a_preview_counts_names_the_refused_and_changes_nothing(app):
    mine, taken, gone = open_work(app), open_work(app, "The pier was closed for 9 days."), 999_999
    ben = Reader(app).sign_in("checker", name="Ben")
    rows = [*rows_of(app, mine, taken), f"{gone}:1"]
    step(ben, app, taken, "claim")
    before = within(app, written)
    page = send(Reader(app).sign_in("checker"), "claim", rows)
    assert page.status == 200
    assert "1 of 3 can be taken. 2 cannot: taken by Ben (1), not there any more (1)." in page.text
    assert "The pier was closed for 9 days." in page.text
    assert page.tree.xpath("//section[h2/@id='selected-h']//li//text()") == [within(app, lambda s: text_of(s, mine))]
    assert within(app, written) == before
    assert (state_of(app, mine), version_of(app, mine)) == ("open", "1")


@on_both_databases
def test_a_run_does_what_it_can_and_lists_the_rest(app):
    reviews = [open_work(app, f"The quay was closed for {number} days.") for number in range(12, 24)]
    reader = Reader(app).sign_in("checker")
    rows = rows_of(app, *reviews)
    step(Reader(app).sign_in("checker", name="Ben"), app, reviews[3], "claim")
    answer = send(reader, "claim", rows, "/queue/batch/run")
    waiting = reader.follow(answer)
    assert "waiting for its turn" in waiting.text
    page = run_to_the_end(reader, answer)
    assert "11 of 12 claims were taken. 1 was not: taken by Ben (1)." in page.text
    assert [state_of(app, review) for review in reviews] == ["in_progress"] * 12
    holders = within(app, lambda s: [s.get_one(Review, review).assignee_id for review in reviews])
    assert len(set(holders)) == 2


def test_what_changed_since_it_was_selected_is_refused(app):
    review = open_work(app)
    rows = rows_of(app, review)
    ben = Reader(app).sign_in("checker", name="Ben")
    step(ben, app, review, "claim")
    step(ben, app, review, "release")
    reader = Reader(app).sign_in("checker")
    page = run_to_the_end(reader, send(reader, "decline", rows, "/queue/batch/run", decline_reason="too_vague"))
    assert "0 of 1 claim was declined. 1 was not: changed since you selected it (1)." in page.text
    assert state_of(app, review) == "open"


def test_a_batch_that_was_cut_off_goes_on_and_does_no_row_twice(app, monkeypatch):
    reviews = [open_work(app, f"The lock was closed for {number} days.") for number in range(12, 24)]
    reader = Reader(app).sign_in("checker")
    answer = send(reader, "claim", rows_of(app, *reviews), "/queue/batch/run")
    plain, calls = batch_job.batches.run_rows, []

    def failing(*arguments, **options):
        calls.append(1)
        if len(calls) == 2:
            raise RuntimeError("the power fails")
        return plain(*arguments, **options)

    monkeypatch.setattr(batch_job.batches, "run_rows", failing)
    run(app)
    assert sum(state_of(app, review) == "in_progress" for review in reviews) == batch_job.ROWS_AT_ONCE
    within(app, lambda s: s.execute(update(Job).where(Job.name == "batch").values(run_after=Job.created_at)))
    page = run_to_the_end(reader, answer)
    assert "12 of 12 claims were taken." in page.text
    steps = within(app, lambda s: s.scalar(select(func.count(StatusChange.id)).where(StatusChange.action == "claim")))
    assert steps == len(reviews)


def test_options_are_asked_for_before_anything_is_counted(app):
    review = open_work(app)
    reader = Reader(app).sign_in("reviewer")
    for action, name in (("decline", "decline_reason"), ("assign", "assignee_id")):
        page = send(reader, action, rows_of(app, review))
        assert page.tree.xpath(f"//select[@name='{name}']"), action
        assert "of 1 can be" not in page.text
        assert send(reader, action, rows_of(app, review), "/queue/batch/run").status == 422
    for reason in ("duplicate", "dull"):
        assert send(reader, "decline", rows_of(app, review), decline_reason=reason).status == 422
    assert not within(app, lambda s: s.scalars(select(Job).where(Job.name == "batch")).all())


@on_both_databases
def test_each_action_of_triage_works(app):
    first, second = open_work(app), open_work(app, "The tower has 5 bells.")
    reader = Reader(app).sign_in("reviewer")
    ben = Reader(app).sign_in("checker", name="Ben")
    ben_id = within(
        app, lambda s: s.scalar(select(Membership.user_id).where(Membership.role == OrganizationRole.CHECKER))
    )

    def do(action: str, **fields: str) -> str:
        rows = rows_of(app, first, second)
        return run_to_the_end(reader, send(reader, action, rows, "/queue/batch/run", **fields)).text

    assert "2 of 2 claims were assigned to Ben." in do("assign", assignee_id=str(ben_id))
    assert ben.get("/queue?tab=mine").title.startswith("Queue — 2")
    assert "2 of 2 claims were released." in do("release")
    assert "2 of 2 claims were taken." in do("claim")
    assert "2 of 2 claims were declined: out of scope." in do("decline", decline_reason="out_of_scope")
    assert {state_of(app, first), state_of(app, second)} == {"declined"}


def test_relations_are_set_on_suggested_matches_but_never_the_same(app):
    match = suggestion(app)
    reader = Reader(app).sign_in("checker")
    box = reader.get("/queue?tab=suggestions").tree.xpath("//input[@data-select]/@value")
    assert re.fullmatch(rf"{match}:suggested\.[0-9a-f]{{16}}", *box)
    for refused in ("same", "nearby"):
        assert send(reader, "relation", box, relation=refused).status == 422
    assert send(reader, "relation", box, "/queue/batch/run").status == 422, "none is chosen"
    page = run_to_the_end(reader, send(reader, "relation", box, "/queue/batch/run", relation="other_place"))
    assert "1 of 1 claim was given a relation: other place." in page.text
    assert f"/matches/{match}" in page.tree.xpath("//section[@aria-labelledby='done-h']//a/@href")
    assert match_state(app, match) == "rejected"
    again = send(reader, "relation", box, relation="other_place")
    assert "decided on meanwhile (1)" in again.text


def reword_claim_of(session: Session, match: int) -> None:
    claim = session.get_one(Claim, session.get_one(Match, match).claim_id)
    change_claim_text(session, claim, f"{claim.text} In 2031, it was.", actor=SYSTEM, now=dt.datetime.now(dt.UTC))


def reword_passage_of(session: Session, match: int) -> None:
    appearance = session.get_one(Appearance, session.get_one(Match, match).appearance_id)
    appearance.standalone_text = "Something else is said here."


@on_both_databases
@pytest.mark.parametrize("change", [reword_claim_of, reword_passage_of])
@pytest.mark.parametrize("when", ["before the preview", "before the run", "while it waits"])
def test_a_batch_decides_only_on_the_words_that_were_selected(app, change, when):
    match = suggestion(app)
    reader = Reader(app).sign_in("checker")
    box = reader.get("/queue?tab=suggestions").tree.xpath("//input[@data-select]/@value")
    if when == "before the preview":
        within(app, lambda session: change(session, match))
        assert "reworded since you selected it (1)" in send(reader, "relation", box, relation="other_place").text
    else:
        assert "reworded since" not in send(reader, "relation", box, relation="other_place").text
    if when == "before the run":
        within(app, lambda session: change(session, match))
    queued = send(reader, "relation", box, "/queue/batch/run", relation="other_place")
    if when == "while it waits":
        within(app, lambda session: change(session, match))
    page = run_to_the_end(reader, queued)
    assert "reworded since you selected it" in page.text
    assert match_state(app, match) == "suggested"
    again = reader.get("/queue?tab=suggestions").tree.xpath("//input[@data-select]/@value")
    page = run_to_the_end(reader, send(reader, "relation", again, "/queue/batch/run", relation="other_place"))
    assert "1 of 1 claim was given a relation: other place." in page.text


@pytest.mark.parametrize("action", ["approve", "submit", "adjudicate", "withdraw", "publish", "second", "open", ""])
def test_no_verdict_and_nothing_unknown_is_done_to_many(app, action):
    review = open_work(app)
    reader = Reader(app).sign_in("reviewer", "admin")
    for path in ("/queue/batch", "/queue/batch/run"):
        assert send(reader, action, rows_of(app, review), path).status == 422
    assert state_of(app, review) == "open"


@pytest.mark.parametrize(
    "rows", [[], ["x"], ["1"], ["1:"], ["-1:1"], ["1:1:1"], ["9" * 30 + ":1"], ["1:٣"], ["1:1"] * 101]
)
def test_selections_that_cannot_be_are_refused(app, rows):
    assert send(Reader(app).sign_in("checker"), "claim", rows).status == 422


@on_the_stricter_database
@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("Not ours\x00.", "NUL character"),
        ("x" * 2_001, "at most 2,000"),
        ("\u202eours", "direction of writing"),
        ("ours\x07", "control character"),
    ],
)
def test_a_reason_that_no_row_could_keep_is_refused_as_a_whole(app, reason, said):
    reader, rows = Reader(app).sign_in("checker"), rows_of(app, open_work(app))
    for path in ("/queue/batch", "/queue/batch/run"):
        page = send(reader, "decline", rows, path, decline_reason="too_vague", reason=reason)
        assert (page.status, said in page.text) == (422, True)
    assert not within(app, lambda s: s.scalars(select(Job).where(Job.name == "batch")).all())


def test_a_hundred_rows_are_taken_at_once(app):
    assert send(Reader(app).sign_in("checker"), "claim", ["1:1"] * 100).status == 200


def test_others_rows_are_as_unknown_as_none_and_a_batch_is_its_owners(app):
    foreign = open_work(app, "The other desk's claim.", organization="Other desk")
    own = open_work(app)
    reader = Reader(app).sign_in("checker")
    page = send(reader, "claim", [f"{foreign}:1", f"{own}:1"])
    assert "not there any more (1)" in page.text
    assert "The other desk" not in page.text
    answer = send(reader, "claim", [f"{foreign}:1"], "/queue/batch/run")
    assert "not there any more" in run_to_the_end(reader, answer).text
    assert state_of(app, foreign) == "open"
    path = answer.headers["Location"]
    assert Reader(app).sign_in("reviewer", "admin", name="Ben").get(path).status == 404
    assert Reader(app).get(path).headers["Location"].startswith("/login")


def test_a_role_taken_away_before_the_run_counts_no_more(app):
    review = open_work(app)
    reader = Reader(app).sign_in("checker")
    answer = send(reader, "claim", rows_of(app, review), "/queue/batch/run")
    within(app, lambda s: [s.delete(row) for row in s.scalars(select(Membership)).all()])
    run(app)
    assert state_of(app, review) == "open"
    assert answer.status == 303


def test_readers_have_no_boxes_and_are_refused(app):
    review = open_work(app)
    reader = Reader(app).sign_in("reader")
    assert not reader.get("/queue").tree.xpath("//input[@data-select] | //*[@data-batch]")
    for path in ("/queue/batch", "/queue/batch/run"):
        assert send(reader, "claim", rows_of(app, review), path).status == 403
    assert send(Reader(app).sign_in("checker", name="Cem"), "assign", rows_of(app, review)).status == 403


def test_nothing_is_assigned_to_who_may_not_decide(app):
    reader, rows = Reader(app).sign_in("reviewer"), rows_of(app, open_work(app))
    Reader(app).sign_in("editor", name="Eda")
    editor = within(
        app, lambda s: s.scalar(select(Membership.user_id).where(Membership.role == OrganizationRole.EDITOR))
    )
    for path in ("/queue/batch", "/queue/batch/run"):
        for somebody in (editor, 999_999):
            page = send(reader, "assign", rows, path, assignee_id=str(somebody))
            assert (page.status, "Choose a checker or reviewer" in page.text) == (422, True)


@pytest.mark.parametrize(
    ("action", "chosen", "said"),
    [
        ("decline", {"decline_reason": "too_vague"}, "2 of 6 claims were declined: too vague."),
        ("claim", {}, "2 of 6 claims were taken."),
    ],
)
def test_a_batch_that_was_stopped_tells_of_every_row(app, action, chosen, said):
    reviews = [open_work(app, f"The ferry was late on {number} days.") for number in range(12, 18)]
    reader = Reader(app).sign_in("checker")
    answer = send(reader, action, rows_of(app, *reviews), "/queue/batch/run", **chosen)
    refused = [{"id": reviews[4], "code": "stale", "reason": "changed since you selected it"}]
    refused.append({"id": 999_999, "code": "review_unknown", "reason": "not there any more"})
    result = {"done": reviews[:2], "refused": refused}
    within(app, lambda s: s.execute(update(Job).where(Job.name == "batch").values(state="canceled", result=result)))
    page = reader.follow(answer)
    assert f"{said} 2 were not: changed since you selected it (1), not there any more (1)." in page.text
    assert "The batch was stopped; 2 were not looked at." in page.text
    assert "A row that is not there" in page.text
    assert not page.tree.xpath("//a[contains(@href, '999999')]")
    done = page.tree.xpath("//section[@aria-labelledby='done-h']//a")
    assert [(link.text_content(), link.get("href")) for link in done] == [
        (f"The ferry was late on {number} days.", f"/reviews/{review}/work")
        for number, review in zip((12, 13), reviews[:2], strict=True)
    ]
    assert "The ferry was late on 16 days." in page.text
    assert "The ferry was late on 15 days." not in page.text
    within(app, lambda s: s.execute(update(Job).values(organization_id=999)))
    assert reader.follow(answer).status == 404, "a batch is of the organization in which it was asked for"


def test_a_batch_is_stopped_where_it_stands(app):
    reader = Reader(app).sign_in("checker")
    review = open_work(app)
    answer = send(reader, "claim", rows_of(app, review), "/queue/batch/run")
    job = answer.headers["Location"].split("/")[-1].split("?")[0]
    page = reader.follow(reader.post(f"/queue/batch/{job}/cancel", {"tab": "new"}))
    assert "1 was not looked at" in page.text
    assert page.texts("c-toast")[0].startswith("The batch is stopped.")
    again = reader.follow(reader.post(f"/queue/batch/{job}/cancel", {"tab": "new"}))
    assert not again.find("c-toast"), "what is over is not stopped"
    run(app)
    assert state_of(app, review) == "open"
