"""Reviews over real HTTP: drafts, steps, versions, who may, two who save at once."""

from __future__ import annotations

import threading

import pytest

from claims.extensions import db
from claims.models import FourEyes
from claims.services.base import organizations
from tests.support.factories import make_member
from tests.support.live import Client
from tests.support.live_fixtures import on_sqlite

EVIDENCE = {
    "title": "Annual report",
    "publisher": "Harbor authority",
    "url": "https://harbor.example/report",
    "quote": "The works cost 41 million euros in all.",
    "stance": "supports",
    "locator": "p. 12",
}
DRAFT = {
    "rating": "true",
    "rationale": "The authority's accounts give the figure.",
    "true_as_of": "2024-05-01",
    "valid_until": "2030-05-01",
    "evidence": [EVIDENCE],
}


def etag(version):
    return {"If-Match": f'"{version}"'}


@pytest.fixture
def review(desk):
    """A review that has just been opened, with what is needed to act on it."""
    claim_id = desk.new_claim()
    reply = desk.checker.post(f"/api/v1/claims/{claim_id}/reviews", {})
    assert reply.status == 201, reply.text
    return reply.json


@pytest.fixture(scope="module")
def unwritten(desk):
    """The id of a review that the checker has taken, for all drafts that are refused: each test finds none saved."""
    review = desk.checker.post(f"/api/v1/claims/{desk.new_claim()}/reviews", {}).json
    assert act(desk.checker, review["id"], "claim", review["version"]).status == 200
    return review["id"]


def act(client, review_id, action, version, **payload):
    return client.call("POST", f"/api/v1/reviews/{review_id}/{action}", payload, headers=etag(version))


def save(client, review_id, version, **fields):
    return client.call("PATCH", f"/api/v1/reviews/{review_id}/draft", DRAFT | fields, headers=etag(version))


def test_a_draft_without_a_validity_gets_the_usual_one_of_its_type(desk, review):
    act(desk.checker, review["id"], "claim", review["version"])
    draft = {name: value for name, value in DRAFT.items() if name != "valid_until"}

    def saved(version: int, **fields: object) -> tuple[object, ...]:
        path = f"/api/v1/reviews/{review['id']}/draft"
        reply = desk.checker.call("PATCH", path, draft | fields, headers=etag(version))
        assert reply.status == 200, reply.text
        return reply.json["valid_until"], reply.json["timeless"], bool(reply.json["timeless_reason"])

    assert saved(0) == ("2025-05-01", False, False)
    assert saved(1, kind="status") == ("2024-07-30", False, False)
    assert saved(2, kind="event") == (None, True, True)
    assert saved(3, valid_until=None) == (None, False, False)
    assert saved(4, valid_until="2024-06-01") == ("2024-06-01", False, False)
    assert saved(5, true_as_of=None) == (None, False, False)
    release = {"next_release": "2024-09-30"}
    assert saved(6, **release) == ("2024-09-30", False, False)
    assert saved(7, **release, kind="status") == ("2024-07-30", False, False), "it is about figures alone"
    assert saved(8, **release, valid_until="2024-06-01") == ("2024-06-01", False, False), "a day of one's own counts"
    assert saved(9, next_release="2024-05-01") == ("2024-05-01", False, False)


def test_a_draft_keeps_the_next_release_of_its_figure(desk, review):
    act(desk.checker, review["id"], "claim", review["version"])
    assert save(desk.checker, review["id"], 0, next_release="2024-09-30").json["next_release"] == "2024-09-30"
    early = save(desk.checker, review["id"], 1, next_release="2024-04-30")
    assert (early.status, early.json["code"], early.json["errors"][0]["pointer"]) == (
        422,
        "dates_contradict",
        "/next_release",
    )
    path = f"/api/v1/reviews/{review['id']}/draft"
    assert desk.checker.get(path).json["next_release"] == "2024-09-30"
    assert save(desk.checker, review["id"], 1, kind="status", next_release="2024-04-30").json["next_release"] is None
    assert save(desk.checker, review["id"], 2).json["next_release"] is None, "what is left out is emptied"


def test_from_open_to_published_by_two_people(desk, anyone, review):
    taken = act(desk.checker, review["id"], "claim", review["version"])
    assert (taken.status, taken.json["state"]) == (200, "in_progress"), taken.text
    empty = save(
        desk.checker, review["id"], 0, rating=None, rationale="", evidence=[], true_as_of=None, valid_until=None
    )
    assert empty.status == 200, empty.text
    assert len(empty.json["missing"]) >= 4
    early = act(desk.checker, review["id"], "submit", taken.json["version"])
    assert (early.status, early.json["code"]) == (422, "verdict_incomplete")
    assert len(early.json["errors"]) == len(empty.json["missing"])
    saved = save(desk.checker, review["id"], empty.json["version"])
    assert (saved.status, saved.json["missing"]) == (200, [])
    submitted = act(desk.checker, review["id"], "submit", taken.json["version"])
    assert (submitted.status, submitted.json["state"]) == (200, "in_approval"), submitted.text
    own = act(desk.checker, review["id"], "approve", submitted.json["version"])
    assert own.status == 403
    approved = act(desk.reviewer, review["id"], "approve", submitted.json["version"])
    assert (approved.status, approved.json["state"]) == (200, "published"), approved.text
    public = anyone.get(f"/api/v1/reviews/{review['id']}/revisions/1").json
    assert (public["verdict"], public["rating"], public["evidence"][0]["quote"]) == ("true", "True", EVIDENCE["quote"])
    assert not public["single_reviewer"]


@on_sqlite
def test_step_that_is_not_in_the_table_names_those_that_are(desk, review):
    reply = act(desk.reviewer, review["id"], "approve", review["version"])
    assert (reply.status, reply.json["code"]) == (409, "transition_not_allowed")
    assert "claim" in reply.json["detail"]


@on_sqlite
def test_version_is_needed_and_must_be_the_present_one(desk, review):
    path = f"/api/v1/reviews/{review['id']}/claim"
    assert desk.checker.post(path, {}).status == 428
    assert act(desk.checker, review["id"], "claim", review["version"] + 7).status == 412
    etag_read = desk.checker.get(f"/api/v1/reviews/{review['id']}").headers["ETag"]
    for wrong in (
        f"W/{etag_read}",
        f'"other", W/{etag_read}',
        etag_read.strip('"'),
        f"{etag_read}, *",
        "**",
        '"',
        ",,",
    ):
        assert desk.checker.call("POST", path, {}, headers={"If-Match": wrong}).status == 412, wrong
    assert desk.checker.call("POST", path, {}, headers={"If-Match": etag_read}).status == 200


@pytest.mark.parametrize("given", ["*", " * ", '"other", {tag}', '{tag},"999"', ',{tag} ,, W/"1"', '"a,b", {tag}'])
@on_sqlite
def test_any_version_and_several_may_be_given(desk, review, given):
    tag = desk.checker.get(f"/api/v1/reviews/{review['id']}").headers["ETag"]
    path = f"/api/v1/reviews/{review['id']}/claim"
    assert desk.checker.call("POST", path, {}, headers={"If-Match": given.format(tag=tag)}).status == 200


@on_sqlite
def test_any_version_is_one_that_there_is(desk, review):
    act(desk.checker, review["id"], "claim", review["version"])
    path = f"/api/v1/reviews/{review['id']}/draft"
    statuses = [
        desk.checker.call("PATCH", path, DRAFT, headers={"If-Match": given}).status
        for given in ("*", '"5", "6"', '"5", "0"', '"0"', "*")
    ]
    assert statuses == [412, 412, 200, 412, 200]


def test_first_draft_is_told_its_version(desk, review):
    act(desk.checker, review["id"], "claim", review["version"])
    path = f"/api/v1/reviews/{review['id']}/draft"
    assert 'If-Match: "0"' in desk.checker.get(path).json["detail"]
    of_the_review = save(desk.checker, review["id"], 2)
    assert (of_the_review.status, of_the_review.json["code"]) == (412, "stale")
    assert "version 0" in of_the_review.json["detail"]
    assert save(desk.checker, review["id"], 0).status == 200
    assert "Load it again" in save(desk.checker, review["id"], 0).json["detail"]


def test_second_review_of_a_claim_is_told_the_first(desk, review):
    again = desk.checker.post(f"/api/v1/claims/{review['claim_id']}/reviews")
    assert (again.status, again.json["code"]) == (409, "review_exists")
    assert f"review {review['id']}." in again.json["detail"]


def test_the_review_of_a_claim_is_found_before_anything_is_public(desk, anyone, review):
    path = f"/api/v1/claims/{review['claim_id']}/reviews"
    (found,) = desk.checker.get(path).json["items"]
    assert (found["id"], found["state"], found["version"], found["current"]) == (review["id"], "open", 1, None)
    assert "claim" in found["allowed_actions"]
    assert act(desk.checker, found["id"], "claim", found["version"]).status == 200
    assert anyone.get(path).json["items"][0]["state"] == "in_progress"
    other = desk.new_claim()
    reason = {"into": review["claim_id"], "reason": "The same."}
    assert desk.reviewer.post(f"/api/v1/claims/{other}/merge", reason).status == 201
    assert [row["id"] for row in anyone.get(f"/api/v1/claims/{other}/reviews").json["items"]] == [review["id"]]
    assert anyone.get("/api/v1/claims/999999999/reviews").json["code"] == "claim_unknown"


@on_sqlite
def test_verdict_without_evidence_of_its_stance_is_refused(desk, review):
    taken = act(desk.checker, review["id"], "claim", review["version"]).json
    save(desk.checker, review["id"], 0, rating="false")
    reply = act(desk.checker, review["id"], "submit", taken["version"])
    assert (reply.status, reply.json["code"]) == (422, "verdict_incomplete")
    assert any("refutes" in problem["detail"] for problem in reply.json["errors"])


@on_sqlite
@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"rating": "kept"}, "rating_not_on_scale"),
        ({"rating": "excellent"}, "rating_not_on_scale"),
        ({"true_as_of": "2024-05-01", "valid_until": "2019-01-01"}, None),
        ({"evidence": [EVIDENCE | {"stance": "proves"}]}, None),
        ({"evidence": [EVIDENCE | {"url": "javascript:alert(1)"}]}, None),
        ({"rationale": "x" * 100_000}, None),
        ({"approved": True}, None),
    ],
)
def test_bad_draft_is_refused(desk, unwritten, fields, code):
    reply = save(desk.checker, unwritten, 0, **fields)
    assert reply.status == 422, reply.text
    if code is not None:
        assert code in {reply.json["code"], *(problem["code"] for problem in reply.json["errors"])}
    assert desk.checker.get(f"/api/v1/reviews/{unwritten}/draft").status == 404


def test_two_saves_at_once_one_wins_and_the_other_is_told(desk, review):
    act(desk.checker, review["id"], "claim", review["version"])
    replies = []

    def write(text):
        replies.append(save(desk.checker, review["id"], 0, rationale=text))

    threads = [threading.Thread(target=write, args=(f"Text number {number}.",)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(reply.status for reply in replies) == [200, 412, 412, 412, 412, 412]
    kept = desk.checker.get(f"/api/v1/reviews/{review['id']}/draft").json["rationale"]
    assert kept == next(reply.json["rationale"] for reply in replies if reply.status == 200)


def test_twenty_steps_at_once_take_one_path(desk, review):
    replies = []

    def claim():
        replies.append(act(desk.checker, review["id"], "claim", review["version"]))

    threads = [threading.Thread(target=claim) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(reply.status == 200 for reply in replies) == 1
    assert {reply.status for reply in replies} <= {200, 409, 412}


@on_sqlite
def test_other_organizations_cannot_see_or_touch_the_work(desk, review):
    assert act(desk.stranger, review["id"], "claim", review["version"]).status == 404
    assert desk.stranger.get(f"/api/v1/reviews/{review['id']}/draft").status == 404
    assert save(desk.stranger, review["id"], 0).status == 404


@on_sqlite
def test_key_that_acts_for_nobody_decides_nothing(desk, review):
    reply = act(desk.robot, review["id"], "claim", review["version"])
    assert reply.status == 403


@on_sqlite
def test_reader_may_not_act(desk, review):
    assert act(desk.reader, review["id"], "claim", review["version"]).status == 403


def test_work_is_given_to_somebody_that_the_list_of_members_names(desk, review):
    members = desk.reviewer.get("/api/v1/members").json["items"]
    checkers = [row for row in members if row["is_active"] and "checker" in row["roles"]]
    assert checkers
    assert all(set(row) == {"id", "name", "roles", "is_active"} for row in members), "no addresses"
    given = act(desk.reviewer, review["id"], "assign", review["version"], assignee_id=checkers[0]["id"])
    assert given.json["state"] == "in_progress", given.text


def test_the_queue_says_who_works_on_what(desk, review):
    def holder_of(tab):
        rows = desk.checker.get(f"/api/v1/queue?tab={tab}&limit=100").json["items"]
        return next(row["assignee_id"] for row in rows if row["review_id"] == review["id"])

    assert holder_of("new") is None
    act(desk.checker, review["id"], "claim", review["version"])
    assert holder_of("mine") in {row["id"] for row in desk.checker.get("/api/v1/members").json["items"]}


@on_sqlite
@pytest.mark.parametrize(
    ("action", "name", "value", "taker"),
    [
        ("claim", "assignee_id", 3, "assign"),
        ("decline", "assignee_id", 3, "assign"),
        ("assign", "decline_reason", "opinion", "decline"),
        ("claim", "duplicate_claim_id", 1, "decline"),
        ("release", "answers", [{"reason_id": 1, "answer": "It stands."}], "dismiss"),
    ],
)
def test_a_step_refuses_what_it_would_ignore(desk, review, action, name, value, taker):
    reply = act(desk.checker, review["id"], action, review["version"], **{name: value})
    assert reply.status == 422
    assert reply.json["errors"][0]["pointer"] == f"/{name}"
    assert f"{taker} does" in reply.json["detail"]


def test_queue_shows_what_waits(desk, review):
    rows = desk.checker.get("/api/v1/queue?tab=new&limit=100").json["items"]
    assert review["id"] in [row["review_id"] for row in rows]


def test_two_blind_opinions_and_the_decision_between_them(live_app, desk, make_key, live_url, review):
    def blind(policy):
        with live_app.app_context():
            organization = organizations.default_organization(db.session())
            organization.four_eyes = policy
            db.session.commit()

    blind(FourEyes.BLIND)
    try:
        act(desk.checker, review["id"], "claim", review["version"])
        save(desk.checker, review["id"], 0)
        version = desk.checker.get(f"/api/v1/reviews/{review['id']}").json["version"]
        waiting = act(desk.checker, review["id"], "submit", version).json
        assert (waiting["state"], waiting["allowed_actions"]) == ("second_opinion", [])
        assert desk.reviewer.get(f"/api/v1/reviews/{review['id']}/draft").status == 403
        assert desk.reviewer.get(f"/api/v1/reviews/{review['id']}/opinions").status == 404
        opinion = {
            "rating": "false",
            "rationale": "The audit says otherwise.",
            "evidence": [EVIDENCE | {"stance": "refutes"}],
        }
        for client, code in ((desk.checker, "four_eyes"), (desk.reviewer, "role_missing")):
            refused = act(client, review["id"], "second", waiting["version"], **opinion)
            assert (refused.status, refused.json["code"]) == (403, code)
        with live_app.app_context():
            other = add_checker(db.session())
            db.session.commit()
        second = Client(live_url, make_key(scopes=("reviews:read", "reviews:write"), user_id=other))
        lacking = act(second, review["id"], "second", waiting["version"], rating="false")
        assert (lacking.status, lacking.json["code"]) == (422, "verdict_incomplete")
        differs = act(second, review["id"], "second", waiting["version"], **opinion).json
        assert differs["state"] == "adjudication"
        both = desk.reviewer.get(f"/api/v1/reviews/{review['id']}/opinions").json
        assert (both["first_rating"], both["second_rating"], both["adjudication"]) == ("true", "false", None)
        stale = act(desk.reviewer, review["id"], "adjudicate", waiting["version"], choice="second", reason="Newer.")
        assert stale.status == 412
        decided = act(desk.reviewer, review["id"], "adjudicate", differs["version"], choice="second", reason="Newer.")
        assert decided.json["state"] == "in_approval", decided.text
        again = desk.reviewer.get(f"/api/v1/reviews/{review['id']}/opinions").json
        assert again["adjudication"]["choice"] == "second"
    finally:
        blind(FourEyes.APPROVE)


def add_checker(session):
    """A further checker of the default organization."""
    organization = organizations.default_organization(session)
    return make_member(session, organization, "checker").user_id
