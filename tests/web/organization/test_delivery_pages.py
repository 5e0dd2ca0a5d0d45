"""Deliveries and My outlet, without script: what is shown, done, refused, and kept out of sight."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import select

from claims.core.messages.webhooks import DeliveryState
from claims.models import Recall, ReviewRevision, Usage, WebhookDelivery, WebhookEndpoint
from claims.services.messages.usages import note_usages
from claims.services.messages.webhook_deliveries import new_message_id
from claims.services.messages.webhook_sending import Message, Outcome, record
from tests.support.databases import on_both_databases
from tests.support.desk import home, within
from tests.support.factories import make_claim, make_member, make_organization, make_review, publish_review, step
from tests.support.pages import Reader, now

FIELDS = {"url": "https://hooks.example/in?token=1", "events": "review.recalled", "description": "CMS"}


def admin(app) -> Reader:
    return Reader(app).sign_in("admin")


def rows(app, model) -> list:
    return within(app, lambda session: session.scalars(select(model).order_by(model.id)).all())


def test_from_the_empty_page_to_a_secret_shown_once(app):
    anna = admin(app)
    assert "Nothing is sent anywhere yet." in anna.get("/deliveries").text
    answer = anna.post("/deliveries", FIELDS)
    assert answer.status == 200
    assert answer.headers["Cache-Control"] == "no-store"
    (secret,) = answer.texts("c-secret")
    assert secret.startswith("whsec_")
    (row,) = rows(app, WebhookEndpoint)
    for path in ("/deliveries", f"/deliveries/{row.id}"):
        page = anna.get(path)
        assert secret not in page.html
        assert "hooks.example" in page.text
    assert "Nothing was sent so far." in anna.get(f"/deliveries/{row.id}").text


def test_what_is_wrong_stands_at_its_field_and_what_was_written_stays(app):
    anna = admin(app)
    answer = anna.post("/deliveries", {"url": "http://hooks.example/in", "description": "CMS"})
    assert answer.status == 422
    assert "https://" in answer.text
    assert answer.tree.xpath("//input[@name='url']/@value") == ["http://hooks.example/in"]
    assert answer.tree.xpath("//input[@name='description']/@value") == ["CMS"]
    assert rows(app, WebhookEndpoint) == []


def test_test_replay_switch_rotate_change_and_delete(app):
    anna = admin(app)
    anna.post("/deliveries", FIELDS)
    (row,) = rows(app, WebhookEndpoint)
    path = f"/deliveries/{row.id}"
    page = anna.follow(anna.post(f"{path}/test", {}))
    assert "Not tried yet." in page.text
    (message,) = rows(app, WebhookDelivery)

    def fail(session) -> None:
        delivery = session.get_one(WebhookDelivery, message.id)
        delivery.tries = 9
        outcome = Outcome(now(), 12, status=500, answer="<script>alert(1)</script>")
        record(session, Message(delivery.id, "", "", "", ""), outcome, now=now(), spread=0)

    within(app, fail)
    page = anna.get(f"{path}/messages/{message.id}")
    assert "answered 500" in page.text
    assert "&lt;script&gt;alert(1)" in page.html
    assert "answered 500" in anna.get(f"{path}?state=dead").text
    assert "No message is delivered." in anna.get(f"{path}?state=delivered").text
    page = anna.follow(anna.post(f"{path}/messages/{message.id}/replay", {}))
    assert "queued again" in page.text
    assert rows(app, WebhookDelivery)[0].state is DeliveryState.PENDING
    assert anna.post(f"{path}/messages/{message.id}/replay", {}).status == 409
    within(app, fail)
    assert "1 message is queued again." in anna.follow(anna.post(f"{path}/replay", {"since": "2020-01-01"})).text
    assert anna.post(f"{path}/replay", {"since": "yesterday"}).status == 422
    assert "Nothing has failed to arrive." in anna.follow(anna.post(f"{path}/replay", {})).text
    assert "The endpoint is off" in anna.follow(anna.post(f"{path}/disable", {})).text
    assert anna.post(f"{path}/test", {}).status == 409
    assert "The endpoint is on." in anna.follow(anna.post(f"{path}/enable", {})).text
    assert "the present secret signs beside the new one for a day" in anna.get(path).text
    assert anna.post(f"{path}/secret", {}).texts("c-secret")[0].startswith("whsec_")
    assert "the secret before signs too until" in anna.get(path).text
    assert "stops signing at once" not in anna.get(path).text
    assert anna.post(f"{path}/secret", {}).texts("c-secret")[0].startswith("whsec_")
    assert "Rotated again now, the oldest of these two stops signing at once" in anna.get(path).text
    changed = FIELDS | {"url": "https://hooks.example/other"}
    assert "The endpoint is changed." in anna.follow(anna.post(f"{path}/change", changed)).text
    assert "The endpoint is deleted." in anna.follow(anna.post(f"{path}/delete", {})).text
    assert anna.get(path).status == 404
    assert "switched webhook" in anna.get("/organization/history").text


def test_each_message_says_what_it_tells_and_from_when_on_it_is_sent(app):
    anna = admin(app)
    anna.post("/deliveries", FIELDS)
    (row,) = rows(app, WebhookEndpoint)
    path = f"/deliveries/{row.id}"
    anna.post(f"{path}/test", {})
    (test,) = rows(app, WebhookDelivery)

    def add(session, **named) -> int:
        values = {"event_type": "review.recalled", "message_id": new_message_id(), "body": "{}", "event_id": 7}
        made = WebhookDelivery(endpoint_id=row.id, created_at=now(), **values | named)
        session.add(made)
        session.flush()
        return made.id

    ago, ahead = now() - dt.timedelta(hours=1), now() + dt.timedelta(hours=1)
    waiting = within(app, lambda session: add(session, next_at=ago))
    tried = within(app, lambda session: add(session, next_at=ahead, event_id=8, tries=3, state=DeliveryState.RETRYING))
    dead = within(app, lambda session: add(session, next_at=None, event_id=9, state=DeliveryState.DEAD))

    def said() -> dict[int, tuple[str, str]]:
        return {
            number: (line, anna.get(f"{path}/messages/{number}").text)
            for number, line in zip((dead, tried, waiting, test.id), anna.get(path).texts("c-said-row"), strict=True)
        }

    for number, (line, page) in said().items():
        words = "A test" if number == test.id else "Something you were served no longer stands"
        assert words in line
        assert words in page
        for text in (line, page):
            assert ("not before" in text) is (number == tried)
            assert ("as soon as its turn comes" in text) is (number in {waiting, test.id}), "no time that is past"

    def leave_alone(session) -> None:
        session.get_one(WebhookEndpoint, row.id).not_before = now() + dt.timedelta(minutes=30)

    within(app, leave_alone)
    told = said()
    assert [number for number, (line, page) in told.items() if "not before" in line and "not before" in page] == [
        tried,
        waiting,
    ]
    assert "Not tried yet. The endpoint is left alone until" in told[waiting][1]
    assert "Not tried yet. A test goes before all that waits" in told[test.id][1]
    assert "Never tried: the endpoint was switched off before." in told[dead][1]


def test_others_see_nothing_of_it(app):
    anna = admin(app)
    anna.post("/deliveries", FIELDS)
    (row,) = rows(app, WebhookEndpoint)
    ben = Reader(app).sign_in("checker", "reviewer", name="Ben")
    assert ben.get("/deliveries").status == 403
    assert "/deliveries" not in ben.get("/my-outlet").html

    def move(session) -> None:
        session.get_one(WebhookEndpoint, row.id).organization_id = make_organization(session).id

    within(app, move)
    for path in ("", "/test", "/secret", "/delete", "/change", "/replay", "/enable"):
        answer = anna.post(f"/deliveries/{row.id}{path}", FIELDS) if path else anna.get(f"/deliveries/{row.id}")
        assert answer.status == 404, path


def recall(app) -> int:
    """A verdict that Ben was served, and that is withdrawn now; gives the id of the use."""

    def make(session) -> int:
        desk = home(session)
        author, approver = (make_member(session, desk, "checker", "reviewer") for _ in range(2))
        claim = make_claim(session, "The harbor <b>cost</b> 40 million euros.")
        review = publish_review(session, make_review(session, desk, claim), author, approver)
        revision = session.scalars(select(ReviewRevision).where(ReviewRevision.review_id == review.id)).one()
        note_usages(session, [revision.id], actor=approver, now=now())
        step(session, review, "withdraw", approver, now(), reason="Wrong.")
        return session.scalars(select(Recall).order_by(Recall.id.desc())).first().usage_id

    return within(app, make)


def test_recalled_answers_leave_the_list_when_somebody_says_what_was_done(app):
    editor = Reader(app).sign_in("editor")
    assert "still stands" in editor.get("/my-outlet").text
    first, second = recall(app), recall(app)
    page = editor.get("/my-outlet")
    assert page.title == "My outlet — 2 to see to · Claims"
    assert "Withdrawn" in page.text
    assert "&lt;b&gt;cost" in page.html
    order = [form.action for form in page.tree.forms if "/my-outlet/" in (form.action or "")]
    assert order == [f"/my-outlet/{first}", f"/my-outlet/{second}"]
    page = editor.follow(editor.post(f"/my-outlet/{first}", {"action": "corrected"}))
    assert "Noted: corrected." in page.text
    assert page.title == "My outlet — 1 to see to · Claims"
    (settled,) = page.texts("c-said-row")
    assert "cost" in settled
    assert "Corrected Anna" in settled
    assert editor.post(f"/my-outlet/{first}", {"action": "kept"}).status == 409
    assert editor.post(f"/my-outlet/{second}", {"action": "burnt"}).status == 422
    assert editor.post("/my-outlet/999", {"action": "kept"}).status == 404


def test_what_was_served_again_says_when_it_was_last(app):
    number = recall(app)
    editor = Reader(app).sign_in("editor")
    (row,) = editor.get("/my-outlet").texts("c-entry")
    assert " last " not in row

    def serve_again(session, after: dt.timedelta) -> None:
        usage = session.get_one(Usage, number)
        usage.first_served_at = usage.first_served_at.replace(second=0)
        usage.last_served_at = usage.first_served_at + after

    for after, is_said in ((dt.timedelta(seconds=20), False), (dt.timedelta(days=3), True)):
        within(app, lambda session, after=after: serve_again(session, after))
        (row,) = editor.get("/my-outlet").texts("c-entry")
        assert (" last " in row) is is_said, "the same minute is not said twice"


@on_both_databases
def test_what_was_seen_to_is_listed_once_newest_first(app):
    uses = [recall(app) for _ in range(3)]
    anna, ben = Reader(app).sign_in("editor"), Reader(app).sign_in("editor", name="Ben")
    anna.post(f"/my-outlet/{uses[0]}", {"action": "kept"})
    ben.post(f"/my-outlet/{uses[2]}", {"action": "not_used"})
    said = Reader(app).sign_in("reader", name="Cleo").get("/my-outlet").texts("c-said-row")
    assert [("Ben" in line, "Anna" in line) for line in said] == [(True, False), (False, True)]


def test_who_corrected_a_verdict_sees_how_many_were_told_and_what_is_known_of_them(app):
    number = recall(app)
    review = within(app, lambda session: session.scalars(select(ReviewRevision.review_id)).one())
    checker = Reader(app).sign_in("checker", "editor")
    told = "1 reader of a revision that no longer stands"
    assert f"{told} nobody said what was done" in checker.get(f"/reviews/{review}/work").text.replace("\xa0", " ")
    checker.post(f"/my-outlet/{number}", {"action": "corrected"})
    assert f"{told} 1 said what was done" in checker.get(f"/reviews/{review}/work").text.replace("\xa0", " ")


def test_reader_sees_the_list_and_changes_nothing(app):
    number = recall(app)
    reader = Reader(app).sign_in("reader")
    page = reader.get("/my-outlet")
    assert not [form for form in page.tree.forms if "/my-outlet/" in (form.action or "")]
    assert reader.post(f"/my-outlet/{number}", {"action": "kept"}).status == 403
