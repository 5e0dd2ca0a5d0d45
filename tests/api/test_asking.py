"""Requests of the public by API: asked without a key, followed by everybody, decided by checkers."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from claims.core.texts.input_text import MAX_CLAIM_LENGTH
from tests.support.live_fixtures import on_sqlite

TOWER = "The tower of Umea is 90 meters high."
SOURCE = {"text": "The audit was withdrawn.", "source_url": "https://harbor.example/x"}


@pytest.fixture
def public_review(live_app, demo, anyone) -> int:
    """Id of a review that has a public verdict."""
    claims = anyone.get("/api/v1/claims?limit=100").json["items"]
    return int(next(claim["reviews"][0]["id"] for claim in claims if claim["reviews"]))


def wish(client: Any, text: str) -> int:
    asked = client.post("/api/v1/check-requests", {"text": text})
    assert asked.status == 201, asked.text
    return int(asked.json["id"])


def test_a_request_for_a_check_is_kept_once_and_can_be_followed(desk, anyone):
    asked = anyone.post("/api/v1/check-requests", {"text": TOWER, "published_at": "2024-05-01"})
    assert (asked.status, asked.json["state"], asked.json["asked"]) == (201, "open", 1), asked.text
    again = desk.all_scopes.post("/api/v1/check-requests", {"text": "The tower of  Umea is 90 meters HIGH."})
    assert (again.json["id"], again.json["asked"]) == (asked.json["id"], 2)
    followed = anyone.get(asked.headers["Location"]).json
    assert (followed["asked"], followed["permalink"]) == (2, f"/check-requests/{asked.json['id']}")
    assert dt.datetime.fromisoformat(followed["created_at"]).tzinfo is not None
    assert anyone.post("/api/v1/check-requests", {"text": TOWER}, key="ck_nobodys").status == 401


def test_checkers_read_what_waits_and_open_or_decline_it_once(desk, anyone):
    opened, declined = wish(anyone, "The pier of Lund is 400 meters long."), wish(anyone, "The lake of Ume is deep.")
    waiting = desk.checker.get("/api/v1/check-requests").json["items"]
    assert {opened, declined} <= {row["id"] for row in waiting}
    accepted = desk.checker.post(f"/api/v1/check-requests/{opened}/accept")
    assert (accepted.status, accepted.json["state"]) == (200, "accepted"), accepted.text
    assert anyone.get(f"/api/v1/claims/{accepted.json['claim_id']}").json["text"] == accepted.json["text"]
    refused = desk.reviewer.post(f"/api/v1/check-requests/{declined}/decline", {"reason": "Nobody measures depth."})
    assert (refused.json["state"], refused.json["reason"]) == ("declined", "Nobody measures depth.")
    for call in (f"{opened}/accept", f"{declined}/accept"):
        assert desk.checker.post(f"/api/v1/check-requests/{call}").json["code"] == "request_decided"
    assert desk.checker.post(f"/api/v1/check-requests/{opened}/decline", {"reason": " "}).status in (409, 422)
    listed = desk.checker.get("/api/v1/check-requests?state=declined").json["items"]
    assert [row["id"] for row in listed] == [declined]


def test_the_list_of_wishes_is_paged_by_how_often_they_were_asked(desk):
    numbers = [wish(desk.all_scopes, f"The bridge number {n} of Umea is long.") for n in range(4)]
    wish(desk.all_scopes, "The bridge number 2 of Umea is long.")
    seen: list[int] = []
    cursor = ""
    while True:
        page = desk.checker.get(f"/api/v1/check-requests?limit=2{cursor}").json
        seen += [row["id"] for row in page["items"]]
        if page["next_cursor"] is None:
            break
        cursor = f"&after={page['next_cursor']}"
    assert len(set(seen)) == len(seen)
    assert [number for number in seen if number in numbers] == [numbers[2], numbers[0], numbers[1], numbers[3]]


def test_a_recheck_is_asked_for_without_a_key_and_answered_in_public(desk, anyone, public_review):
    asked = anyone.post(f"/api/v1/reviews/{public_review}/recheck-requests", SOURCE)
    assert (asked.status, asked.json["state"]) == (201, "received"), asked.text
    number = asked.json["id"]
    listed = anyone.get("/api/v1/recheck-requests?state=received").json["items"]
    assert number in [row["id"] for row in listed]
    slug = next(
        row["slug"]
        for row in anyone.get("/api/v1/organizations").json["items"]
        if row["name"] == asked.json["organization"]
    )
    assert number in [row["id"] for row in anyone.get(f"/api/v1/recheck-requests?organization={slug}").json["items"]]
    assert anyone.get("/api/v1/recheck-requests?organization=nobody").status == 404
    for who in (desk.reader, desk.robot, desk.stranger):
        assert who.post(f"/api/v1/recheck-requests/{number}/accept").status in (403, 404)
        assert who.post(f"/api/v1/recheck-requests/{number}/decline", {"reason": "No."}).status in (403, 404)
    assert anyone.get(f"/api/v1/recheck-requests/{number}").json["state"] == "received"
    accepted = desk.checker.post(f"/api/v1/recheck-requests/{number}/accept")
    assert (accepted.status, accepted.json["state"]) == (200, "accepted"), accepted.text
    reasons = anyone.get(f"/api/v1/reviews/{public_review}").json["recheck_reasons"]
    assert [reason["trigger"] for reason in reasons] == ["request"]
    late = desk.reviewer.post(f"/api/v1/recheck-requests/{number}/decline", {"reason": "No."})
    assert (late.status, late.json["code"]) == (409, "request_decided")


def test_a_declined_recheck_says_why(desk, anyone, public_review):
    asked = desk.all_scopes.post(f"/api/v1/reviews/{public_review}/recheck-requests", SOURCE).json["id"]
    assert desk.checker.post(f"/api/v1/recheck-requests/{asked}/decline", {"reason": ""}).status == 422
    declined = desk.checker.post(f"/api/v1/recheck-requests/{asked}/decline", {"reason": "The audit stands."})
    assert (declined.status, declined.json["state"]) == (200, "declined"), declined.text
    assert anyone.get(f"/api/v1/recheck-requests/{asked}").json["answer"] == "The audit stands."


@on_sqlite
@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("check-requests", {"text": ""}, 422),
        ("check-requests", {"text": "x" * (MAX_CLAIM_LENGTH + 1)}, 422),
        ("check-requests", {"text": TOWER, "state": "accepted"}, 422),
        ("check-requests", {"text": TOWER, "published_at": "yesterday"}, 422),
        ("reviews/{review}/recheck-requests", {"text": "Wrong.", "source_url": ""}, 422),
        ("reviews/{review}/recheck-requests", {"text": "Wrong.", "source_url": "javascript:alert(1)"}, 422),
        ("reviews/{review}/recheck-requests", {"text": "", "source_url": "https://a.example"}, 422),
        ("reviews/999999/recheck-requests", SOURCE, 404),
    ],
)
def test_bad_requests_are_refused(desk, public_review, path, body, status):
    assert desk.all_scopes.post(f"/api/v1/{path.format(review=public_review)}", body).status == status


@on_sqlite
@pytest.mark.parametrize("path", ["check-requests/999999", "recheck-requests/999999", "check-requests/9" + "9" * 30])
def test_decisions_on_what_is_not_there_are_not_found(desk, path):
    for call, body in (("accept", None), ("decline", {"reason": "No."})):
        assert desk.checker.post(f"/api/v1/{path}/{call}", body).status == 404


@on_sqlite
def test_only_checkers_and_reviewers_decide(desk, anyone):
    number = wish(anyone, "The harbor of Umea is the deepest one.")
    for who in (desk.reader, desk.robot):
        assert who.post(f"/api/v1/check-requests/{number}/accept").status == 403
        assert who.get("/api/v1/check-requests").status == 403
    assert anyone.post(f"/api/v1/check-requests/{number}/accept").status == 401
    assert anyone.get(f"/api/v1/check-requests/{number}").json["state"] == "open"


def test_pages_and_api_count_the_requests_of_an_address_together(app):
    client = app.test_client()
    answers = [client.post("/api/v1/check-requests", json={"text": f"Tower {n} is high."}) for n in range(22)]
    assert [answer.status_code for answer in answers] == [201] * 20 + [429] * 2
    assert answers[-1].json["code"] == "too_many_requests"
