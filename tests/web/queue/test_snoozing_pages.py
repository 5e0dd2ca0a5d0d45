"""Snoozing from the queue: row, batch, undo, where it is found, and what stands under recent actions."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from claims.models import RecentAction, Review
from claims.services.base import recent_actions
from tests.support.databases import on_both_databases, on_the_stricter_database
from tests.support.desk import form_of, open_work, state_of, step, version_of, within
from tests.support.pages import Reader, now
from tests.web.queue.test_batch_pages import rows_of, run_to_the_end, send
from tests.web.queue.test_queue_page import suggestion

PIER = "The pier was closed for 12 days."


def sleeps(app, review):
    return within(app, lambda session: session.get_one(Review, review).snoozed_until is not None)


@on_both_databases
def test_a_row_is_snoozed_found_and_brought_back(app):
    review = open_work(app, PIER)
    reader = Reader(app).sign_in("checker")
    page = reader.get("/queue")
    part = reader.post(f"/reviews/{review}/snooze", form_of(page, f"/reviews/{review}/snooze"), part=True)
    assert part.status == 200
    assert part.texts("c-gone")[0].startswith("Snoozed until")
    assert sleeps(app, review)
    assert PIER not in reader.get("/queue").text
    found = reader.get("/queue?tab=new&snoozed=1")
    assert "snoozed by Anna until" in found.texts("c-claim-meta")[0]
    back = reader.post(f"/reviews/{review}/wake", form_of(found, f"/reviews/{review}/wake"), part=True)
    assert back.find("c-claim")
    assert PIER in reader.get("/queue").text
    assert "Snoozed" in reader.get(f"/reviews/{review}/work").text, "the history has it"


def test_without_script_the_toast_takes_it_back(app):
    review = open_work(app, PIER)
    reader = Reader(app).sign_in("checker")
    fields = form_of(reader.get("/queue?tab=new&kind=quantity"), f"/reviews/{review}/snooze")
    answer = reader.post(f"/reviews/{review}/snooze", fields)
    assert answer.headers["Location"] == "/queue?tab=new&kind=quantity"
    page = reader.follow(answer)
    assert page.texts("c-toast")[0].startswith("Snoozed until")
    reader.post(f"/reviews/{review}/wake", form_of(page, f"/reviews/{review}/wake"))
    assert not sleeps(app, review)


@on_the_stricter_database
@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ({"tab": "mine", "back": "/queue?tab=mine&kind=event", "from": "queue"}, {"tab", "back", "from"}),
        ({"tab": "a\x00b", "back": "/queue", "from": "queue"}, {"back", "from"}),
        ({"tab": "mine", "back": "/queue\x00", "from": "queue"}, {"tab", "from"}),
        ({"tab": "mine", "back": "https://elsewhere.example/queue", "from": "a\x00b"}, {"tab"}),
        ({"tab": "m" * 9_000, "back": f"/{'q' * 9_000}", "from": "f" * 9_000}, set()),
    ],
)
def test_the_way_back_keeps_of_a_form_what_forms_tell(app, told, kept):
    """Whatever else was sent would stand in the list of recent actions, or keep the step from being done."""
    review, match = open_work(app, PIER), suggestion(app)
    reader = Reader(app).sign_in("checker")
    for action in ("claim", "release", "snooze", "wake"):
        fields = told | {"version": version_of(app, review), "reason": "Not now."}
        assert reader.post(f"/reviews/{review}/{action}", fields).status == 303
    assert reader.post(f"/matches/{match}", told | {"none": "1"}).status == 303
    undone = within(app, lambda s: [row.undo for row in s.scalars(select(RecentAction).order_by(RecentAction.id))])
    said = {name: told[name] for name in kept}
    places = [{name: undo["fields"].get(name) for name in told} for undo in undone if undo]
    assert len(places) >= 4
    for place in places:
        assert {(name, word) for name, word in place.items() if word and word != "work"} <= said.items()
    assert {name: places[0][name] for name in kept} == said


def test_undoing_a_take_lets_the_row_sleep_on(app):
    review = open_work(app, PIER)
    reader = Reader(app).sign_in("checker")
    reader.post(f"/reviews/{review}/snooze", form_of(reader.get("/queue"), f"/reviews/{review}/snooze"), part=True)
    address = f"/reviews/{review}/claim"
    taken = reader.post(address, form_of(reader.get("/queue?tab=new&snoozed=1"), address), part=True)
    assert not sleeps(app, review)
    undone = reader.post(f"/reviews/{review}/release", form_of(taken, f"/reviews/{review}/release"), part=True)
    assert "snoozed by Anna until" in undone.texts("c-claim-meta")[0]
    assert sleeps(app, review)
    assert PIER not in reader.get("/queue").text


def test_many_rows_are_snoozed_and_brought_back_at_once(app):
    mine, taken = open_work(app), open_work(app, PIER)
    ben = Reader(app).sign_in("checker", name="Ben")
    reader = Reader(app).sign_in("checker")
    rows = rows_of(app, mine, taken)
    step(ben, app, taken, "claim")
    page = send(reader, "snooze", rows)
    assert "1 of 2 can be snoozed" in page.text
    assert "taken by Ben (1)" in page.text
    assert not sleeps(app, mine), "a preview changes nothing"
    done = run_to_the_end(reader, send(reader, "snooze", rows, "/queue/batch/run"))
    assert "1 of 2 claims was snoozed for 24 hours." in done.text.replace("\xa0", " ")
    assert sleeps(app, mine)
    assert not sleeps(app, taken)
    assert "Bring back …" in reader.get("/queue?tab=new&snoozed=1").text
    run_to_the_end(reader, send(reader, "wake", rows_of(app, mine), "/queue/batch/run"))
    assert not sleeps(app, mine)


def test_a_reader_and_another_organization_cannot(app):
    review, foreign = open_work(app), open_work(app, organization="Other desk")
    for reader, number, status in (
        (Reader(app).sign_in("reader", name="Rita"), review, 403),
        (Reader(app).sign_in("checker"), foreign, 404),
        (Reader(app), review, 303),
    ):
        for action in ("snooze", "wake"):
            assert reader.post(f"/reviews/{number}/{action}", {"version": "1"}).status == status
    assert not sleeps(app, review)


def test_a_row_that_somebody_took_meanwhile_names_them(app):
    review = open_work(app)
    reader, ben = Reader(app).sign_in("checker"), Reader(app).sign_in("checker", name="Ben")
    fields = form_of(reader.get("/queue"), f"/reviews/{review}/snooze")
    step(ben, app, review, "claim")
    part = reader.post(f"/reviews/{review}/snooze", fields, part=True)
    assert part.status in (409, 412)
    assert "Ben took this" in part.text
    forged = reader.post(f"/reviews/{review}/snooze", {"from": "queue", "version": version_of(app, review)}, part=True)
    assert forged.status == 409
    assert not sleeps(app, review)


def lines(reader):
    return [" ".join(row.text_content().split()) for row in reader.get("/account/actions").find("c-said-row")]


def test_recent_actions_list_what_was_done_by_its_words_and_take_the_newest_back(app):
    review = open_work(app, PIER)
    reader = Reader(app).sign_in("checker")
    assert "You did nothing here" in reader.get("/account/actions").text
    fields = form_of(reader.get("/queue"), f"/reviews/{review}/claim")
    reader.post(f"/reviews/{review}/claim", fields, part=True)
    page = reader.get("/account/actions")
    assert f"Taken by you. {PIER}" in lines(reader)[0]
    answer = reader.post(f"/reviews/{review}/release", form_of(page, f"/reviews/{review}/release"))
    assert answer.headers["Location"] == "/account/actions"
    assert state_of(app, review) == "open"
    found = lines(reader)
    assert len(found) == 2
    assert [line.count("Undo") for line in found] == [1, 0], "only the newest step on a claim can be taken back"
    assert Reader(app).sign_in("checker", name="Ben").get("/account/actions").find("c-said-row") == []


def test_a_decision_on_a_match_is_listed_and_taken_back_there(app):
    match = suggestion(app)
    reader = Reader(app).sign_in("checker")
    fields = form_of(reader.get("/queue"), f"/matches/{match}")
    reader.post(f"/matches/{match}", fields, part=True)
    page = reader.get("/account/actions")
    assert "The harbor wall cost about 41 million euros." in lines(reader)[0]
    answer = reader.post("/matches/undo", form_of(page, "/matches/undo"))
    assert answer.headers["Location"] == "/account/actions"


def test_what_somebody_else_went_on_from_cannot_be_taken_back(app):
    review = open_work(app, PIER)
    reader, ben = Reader(app).sign_in("checker"), Reader(app).sign_in("reviewer", name="Ben")
    step(reader, app, review, "decline", decline_reason="opinion")
    page = reader.get("/account/actions")
    assert "Undo" not in lines(reader)[0], "only a reviewer opens what was declined"
    step(ben, app, review, "reopen", reason="It is none.")
    step(ben, app, review, "claim")
    assert state_of(app, review) == "in_progress"
    assert page.status == 200


def test_old_actions_are_forgotten(app):
    review = open_work(app)
    step(Reader(app).sign_in("checker"), app, review, "claim")

    def purge(session):
        kept = recent_actions.purge(session, now=now())
        later = recent_actions.purge(session, now=now() + recent_actions.KEPT)
        return kept, later, session.scalars(select(RecentAction.id)).all()

    assert within(app, purge) == (0, 1, [])
