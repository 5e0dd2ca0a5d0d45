"""Who may do what on a running server: steps by role, work closed to other organizations (all: tests/access/matrix.py)."""

from __future__ import annotations

import pytest

from tests.support.live_fixtures import on_sqlite

REASONED = (
    "claim",
    "assign",
    "release",
    "submit",
    "approve",
    "return",
    "recheck",
    "dismiss",
    "reaffirm",
    "revise",
    "withdraw",
    "reopen",
)
"""Steps that are sent with a reason alone."""

CLOSED = [
    ("GET", "/reviews/{review}/draft", None),
    ("PATCH", "/reviews/{review}/draft", {"rationale": "Mine now."}),
    ("POST", "/reviews/{review}/decline", {"reason": "Because.", "decline_reason": "too_vague"}),
    *(("POST", f"/reviews/{{review}}/{action}", {"reason": "Because."}) for action in REASONED),
]
"""What touches the work of a review."""


@pytest.fixture(scope="module")
def review(desk):
    """A review for all tests of what is refused: each finds it unchanged."""
    return desk.checker.post(f"/api/v1/claims/{desk.new_claim()}/reviews", {}).json


@on_sqlite
@pytest.mark.parametrize(("method", "path", "body"), CLOSED, ids=lambda value: value if isinstance(value, str) else "")
def test_work_of_a_review_is_closed_to_other_organizations(desk, anyone, review, method, path, body):
    before = anyone.get(f"/api/v1/reviews/{review['id']}").data
    reply = desk.stranger.call(
        method, "/api/v1" + path.format(review=review["id"]), body, headers={"If-Match": f'"{review["version"]}"'}
    )
    assert (reply.status, reply.json["code"]) == (404, "not_found"), reply.text
    assert anyone.get(f"/api/v1/reviews/{review['id']}").data == before


def test_queue_of_an_organization_holds_its_own_reviews_only(desk, review):
    rows = desk.stranger.get("/api/v1/queue?limit=100").json["items"]
    assert review["id"] not in [row["review_id"] for row in rows]


@on_sqlite
@pytest.mark.parametrize(
    ("action", "may"),
    [
        ("claim", {"checker", "reviewer"}),
        ("decline", {"checker", "reviewer"}),
        ("assign", {"reviewer"}),
    ],
)
@pytest.mark.parametrize("role", ["checker", "reviewer", "reader", "robot"])
def test_step_from_open_by_role(desk, action, may, role):
    review = desk.checker.post(f"/api/v1/claims/{desk.new_claim()}/reviews", {}).json
    body = {"reason": "Because.", "decline_reason": "too_vague"} if action == "decline" else {}
    if action == "assign":
        body = {"assignee_id": desk.checker_id}
    reply = getattr(desk, role).call(
        "POST", f"/api/v1/reviews/{review['id']}/{action}", body, headers={"If-Match": f'"{review["version"]}"'}
    )
    assert reply.status == (200 if role in may else 403), reply.text


@on_sqlite
@pytest.mark.parametrize("role", ["checker", "reviewer", "reader", "robot"])
def test_opening_a_review_by_role(desk, role):
    reply = getattr(desk, role).post(f"/api/v1/claims/{desk.new_claim()}/reviews", {})
    assert reply.status == (201 if role in {"checker", "reviewer"} else 403), reply.text


@on_sqlite
@pytest.mark.parametrize("field", ["id", "version", "state", "organization_id", "created_at", "processing", "number"])
def test_fields_of_the_registry_cannot_be_assigned(newsroom, field):
    reply = newsroom.post("/api/v1/articles", {"body": "The bridge cost 40 million euros.", field: 1})
    assert (reply.status, reply.json["errors"][0]["pointer"]) == (422, f"/{field}")
