"""When work comes up again, over real HTTP: rechecks planned for a day, snoozing and bringing back."""

from __future__ import annotations

import datetime as dt
import threading

import pytest
from sqlalchemy import select

from claims.models import Change, Review
from claims.services.base.organizations import default_organization
from tests.support.desk import within
from tests.support.factories import make_claim, make_member, make_review, publish_review
from tests.support.live_fixtures import on_one_database

DAY = (dt.datetime.now(dt.UTC).date() + dt.timedelta(days=40)).isoformat()
PAST = "2024-06-01"
TODAY = dt.datetime.now(dt.UTC).date().isoformat()


def publish(session):
    """A review of the home desk whose verdict is public."""
    home = default_organization(session)
    review = make_review(session, home, make_claim(session))
    publish_review(session, review, make_member(session, home, "checker"), make_member(session, home, "reviewer"))
    return review.id


@pytest.fixture
def public(live_app):
    """The id of a review of the home desk whose verdict is public."""
    return within(live_app, publish)


@pytest.fixture(scope="module")
def unplanned(live_app):
    """Such a review for all tests of what is refused: each finds that nothing was planned for it."""
    return within(live_app, publish)


@pytest.fixture
def waiting(live_app):
    """The id of a review of the home desk that nobody has taken."""
    return within(live_app, lambda session: make_review(session, default_organization(session)).id)


def read(client, review_id):
    return client.get(f"/api/v1/reviews/{review_id}/plan")


def do(client, review_id, step, body=None, *, version=None, **headers):
    etag = read_version(client, review_id) if version is None else f'"{version}"'
    return client.post(f"/api/v1/reviews/{review_id}/{step}", body, headers={"If-Match": etag} | headers)


def read_version(client, review_id):
    return client.get(f"/api/v1/reviews/{review_id}").headers["ETag"]


def plan(client, review_id, day, **more):
    return do(client, review_id, "plan", {"recheck_on": day}, **more)


def queued(client, *, snoozed):
    """The reviews of the first pages of the tab of new work."""
    after, found = "", set()
    while after is not None:
        page = client.get(f"/api/v1/queue?limit=100&snoozed={str(snoozed).lower()}{after and '&after=' + after}").json
        found |= {row["review_id"] for row in page["items"]}
        after = page["next_cursor"]
    return found


def test_a_recheck_is_planned_moved_and_taken_off(desk, public, live_app):
    first = read(desk.reader, public)
    assert (first.status, first.json["recheck_on"], first.json["snoozed_until"]) == (200, None, None)
    planned = plan(desk.checker, public, DAY)
    assert (planned.status, planned.json["recheck_on"]) == (200, DAY), planned.text
    assert planned.json["version"] == first.json["version"] + 1
    assert read(desk.reader, public).json == planned.json
    stale = plan(desk.reviewer, public, None, version=first.json["version"])
    assert (stale.status, stale.json["code"]) == (412, "stale")
    off = do(desk.reviewer, public, "plan", {"recheck_on": None}, **{"If-Match": planned.headers["ETag"]})
    assert (off.status, off.json["recheck_on"]) == (200, None)
    changes = select(Change.detail).where(Change.action == "recheck_planned", Change.subject_id == public)
    noted = within(live_app, lambda session: session.scalars(changes.order_by(Change.id)).all())
    assert noted == [{"old": None, "new": DAY}, {"old": DAY, "new": None}]


def test_a_plan_sent_again_changes_nothing(desk, public):
    version, key = read(desk.checker, public).json["version"], {"Idempotency-Key": f"plan-{public}"}
    replies = [plan(desk.checker, public, DAY, version=version, **key) for _ in range(2)]
    assert [reply.status for reply in replies] == [200, 200]
    assert replies[0].json == replies[1].json
    same = plan(desk.checker, public, DAY)
    assert (same.status, same.json["version"]) == (200, version + 1)


def test_of_plans_at_once_one_wins(desk, public):
    version = read(desk.checker, public).json["version"]
    days = [(dt.date.fromisoformat(DAY) + dt.timedelta(days=number)).isoformat() for number in range(4)]
    statuses = []

    def send(day):
        statuses.append(plan(desk.checker, public, day, version=version).status)

    threads = [threading.Thread(target=send, args=(day,)) for day in days]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [200, 412, 412, 412]
    assert read(desk.checker, public).json["version"] == version + 1


@on_one_database  # no row is read before these are refused
@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({}, "invalid"),
        ({"recheck_on": "soon"}, "invalid"),
        ({"recheck_on": 20300101}, "invalid"),
        ({"recheck_on": "2030-02-30"}, "invalid"),
        ({"recheck_on": DAY, "state": "recheck"}, "invalid"),
        ({"recheck_on": PAST}, "date_past"),
        ({"recheck_on": TODAY}, "date_past"),
    ],
)
def test_what_is_no_day_to_come_is_refused(desk, unplanned, body, code):
    refused = do(desk.checker, unplanned, "plan", body)
    assert (refused.status, refused.json["code"]) == (422, code), refused.text
    assert read(desk.checker, unplanned).json["recheck_on"] is None


def test_only_what_is_public_has_a_recheck(desk, waiting):
    refused = plan(desk.checker, waiting, DAY)
    assert (refused.status, refused.json["code"]) == (409, "nothing_public")


def test_a_snoozed_review_leaves_the_queue_until_it_is_brought_back(desk, waiting):
    version = read(desk.checker, waiting).json["version"]
    snoozed = do(desk.checker, waiting, "snooze")
    assert (snoozed.status, snoozed.json["version"]) == (200, version), snoozed.text
    until = dt.datetime.fromisoformat(snoozed.json["snoozed_until"])
    assert dt.timedelta(hours=23) < until - dt.datetime.now(dt.UTC) <= dt.timedelta(hours=24)
    assert waiting in queued(desk.reader, snoozed=True) - queued(desk.reader, snoozed=False)
    for _ in range(2):
        woken = desk.reviewer.post(f"/api/v1/reviews/{waiting}/wake")
        assert (woken.status, woken.json["snoozed_until"], woken.json["version"]) == (200, None, version)
    assert waiting in queued(desk.reader, snoozed=False) - queued(desk.reader, snoozed=True)


def test_a_snooze_repeated_under_its_key_lasts_no_longer(desk, waiting, live_app):
    key = {"Idempotency-Key": f"snooze-{waiting}"}
    first = do(desk.checker, waiting, "snooze", **key)
    until = within(live_app, lambda session: session.get_one(Review, waiting).snoozed_until)
    second = do(desk.checker, waiting, "snooze", **key)
    assert first.json == second.json
    assert within(live_app, lambda session: session.get_one(Review, waiting).snoozed_until) == until


def test_what_somebody_else_holds_what_is_stale_and_what_does_not_wait_is_not_snoozed(desk, public, waiting):
    stale = do(desk.checker, waiting, "snooze", version=99)
    assert (stale.status, stale.json["code"]) == (412, "stale")
    assert do(desk.reviewer, waiting, "claim", {}).status == 200
    held = do(desk.checker, waiting, "snooze")
    assert (held.status, held.json["code"]) == (403, "not_assignee")
    done = do(desk.checker, public, "snooze")
    assert (done.status, done.json["code"]) == (409, "transition_not_allowed")
    assert desk.checker.post(f"/api/v1/reviews/{public}/wake").status == 409


@pytest.mark.parametrize(("step", "body"), [("plan", {"recheck_on": DAY}), ("snooze", None)])
def test_the_version_is_needed(desk, unplanned, step, body):
    assert desk.checker.post(f"/api/v1/reviews/{unplanned}/{step}", body).status == 428


@on_one_database  # tests/access/test_matrix.py asks the same on SQLite
@pytest.mark.parametrize(
    ("who", "status"), [("anyone", 401), ("reader", 403), ("robot", 403), ("newsroom", 403), ("stranger", 404)]
)
@pytest.mark.parametrize(("step", "body"), [("plan", {"recheck_on": DAY}), ("snooze", None), ("wake", None)])
def test_only_checkers_and_reviewers_of_the_desk_decide_when(request, desk, unplanned, who, status, step, body):
    client = getattr(desk, who, None) or request.getfixturevalue(who)
    assert do(client, unplanned, step, body, version=read(desk.checker, unplanned).json["version"]).status == status
    after = read(desk.checker, unplanned).json
    assert (after["recheck_on"], after["snoozed_until"]) == (None, None)


@pytest.mark.parametrize("number", [0, 10**12, 2**70])
def test_what_is_not_there_is_not_found(desk, number):
    assert read(desk.checker, number).status == 404
    for step, body in (("plan", {"recheck_on": DAY}), ("snooze", None), ("wake", None)):
        assert do(desk.checker, number, step, body, version=1).status == 404


def test_plans_are_read_by_the_desk_alone(desk, anyone, unplanned):
    assert (read(anyone, unplanned).status, read(desk.stranger, unplanned).status) == (401, 404)
