"""Who may do what: every operation by scope, every step by role, every organization's work closed to the others."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from claims.api.operation import OPERATIONS
from claims.models import Scope
from tests.live import Client


@dataclass(frozen=True)
class Door:
    """An operation: its method, a path that reaches its view, what it is sent, and the scopes that open it."""

    method: str
    path: str
    scopes: frozenset[str]
    body: dict | None = None


EVERY = frozenset(scope.value for scope in Scope)
READING = frozenset({"lookup", "articles:write"})
DESK = frozenset({"reviews:read", "reviews:write"})
PUBLIC = EVERY | {"nothing"}
LOOKUP, WRITING, EXPORT = (frozenset({scope}) for scope in ("lookup", "reviews:write", "export"))

DOORS = {
    "post_article": Door("POST", "/articles", frozenset({"articles:write"}), {"headline": "No body"}),
    "post_version": Door("POST", "/articles/999/versions", frozenset({"articles:write"}), {"headline": "No body"}),
    "list_articles": Door("GET", "/articles", READING),
    "read_article": Door("GET", "/articles/999", READING),
    "look_up_article": Door("GET", "/articles/999/lookup", READING),
    "look_up_text": Door("POST", "/lookup", frozenset({"lookup"}), {"body": "It rained."}),
    "find_claims": Door("GET", "/claims", PUBLIC),
    "read_claim": Door("GET", "/claims/999", PUBLIC),
    "list_appearances": Door("GET", "/claims/999/appearances", PUBLIC),
    "read_history": Door("GET", "/claims/999/history", PUBLIC),
    "open_review": Door("POST", "/claims/999/reviews", frozenset({"reviews:write"}), {}),
    "read_review": Door("GET", "/reviews/999", PUBLIC),
    "read_revision": Door("GET", "/reviews/999/revisions/1", PUBLIC),
    "read_draft": Door("GET", "/reviews/999/draft", DESK),
    "save_draft": Door("PATCH", "/reviews/999/draft", frozenset({"reviews:write"}), {}),
    "act_on_review": Door("POST", "/reviews/999/claim", frozenset({"reviews:write"}), {}),
    "judge_match": Door("POST", "/matches/999/judgement", frozenset({"reviews:write"}), {"state": "confirmed"}),
    "read_queue": Door("GET", "/queue", DESK),
    "read_job": Door("GET", "/jobs/999", EVERY),
    "adjudicate_review": Door("POST", "/reviews/999/adjudicate", WRITING, {"choice": "first", "reason": "B."}),
    "ask_for_check": Door("POST", "/check-requests", LOOKUP, {}),
    "ask_for_recheck": Door("POST", "/reviews/999/recheck-requests", LOOKUP, {}),
    "begin_a_letter": Door("POST", "/correction-requests", WRITING, {}),
    "delete_draft_check": Door("DELETE", "/draft-checks/999", LOOKUP),
    "export_csv": Door("GET", "/exports/claims.csv", EXPORT),
    "export_ndjson": Door("GET", "/exports/claims", EXPORT),
    "give_page": Door("POST", "/reviews/999/pages", WRITING, {"title": "Handbook"}),
    "give_second_opinion": Door("POST", "/reviews/999/second", WRITING, {"rating": "true"}),
    "keep_pair_apart": Door("POST", "/duplicates/999/keep-apart", WRITING, {}),
    "list_checkpoints": Door("GET", "/log/checkpoints", PUBLIC),
    "list_draft_policies": Door("GET", "/draft-policies", LOOKUP),
    "list_exports": Door("GET", "/exports", EXPORT),
    "list_log_entries": Door("GET", "/log/entries", PUBLIC),
    "merge_a_speaker": Door("POST", "/speakers/999/merge", WRITING, {}),
    "merge_claim": Door("POST", "/claims/999/merge", WRITING, {}),
    "note_letter": Door("POST", "/correction-requests/999", WRITING, {"state": "sent"}),
    "post_draft_check": Door("POST", "/draft-checks", LOOKUP, {}),
    "read_check_request": Door("GET", "/check-requests/999", PUBLIC),
    "read_checkpoint": Door("GET", "/log/checkpoints/999", PUBLIC),
    "read_claim_matches": Door("GET", "/claims/999/matches", PUBLIC),
    "read_corrections": Door("GET", "/corrections", PUBLIC),
    "read_disagreements": Door("GET", "/matches/disagreements", DESK),
    "read_draft_check": Door("GET", "/draft-checks/999", LOOKUP),
    "read_duplicates": Door("GET", "/duplicates", DESK),
    "read_insight": Door("GET", "/insights/verdicts", DESK),
    "read_insight_csv": Door("GET", "/insights/verdicts.csv", DESK),
    "read_latest_checkpoint": Door("GET", "/log/checkpoints/latest", PUBLIC),
    "read_letters": Door("GET", "/correction-requests", DESK),
    "read_log_entry": Door("GET", "/log/entries/999999", PUBLIC),
    "read_match": Door("GET", "/matches/999", EVERY),
    "read_opinions": Door("GET", "/reviews/999/opinions", DESK),
    "read_proof": Door("GET", "/log/proofs?index=999999", PUBLIC),
    "read_recheck_request": Door("GET", "/recheck-requests/999", PUBLIC),
    "read_regroupings": Door("GET", "/claims/999/regroupings", PUBLIC),
    "read_source": Door("GET", "/sources/999", PUBLIC),
    "read_sources": Door("GET", "/sources", PUBLIC),
    "read_speaker": Door("GET", "/speakers/999", PUBLIC),
    "read_speakers": Door("GET", "/speakers", PUBLIC),
    "split_off": Door("POST", "/claims/999/split", WRITING, {}),
    "undo_regrouping": Door("POST", "/regroupings/999/undo", WRITING, {}),
}
"""Every operation; "nothing" stands for a call without a key."""


def test_every_operation_stands_in_the_table():
    assert set(DOORS) == set(OPERATIONS)


@pytest.mark.parametrize("name", DOORS)
def test_operation_opens_to_its_scopes_and_to_no_other(live_url, make_key, name):
    door = DOORS[name]
    for scope in [*sorted(EVERY), "nothing"]:
        client = Client(live_url, None if scope == "nothing" else make_key(scopes=(scope,)))
        headers = {"If-Match": '"1"'} if door.method == "PATCH" or name == "act_on_review" else {}
        reply = client.call(door.method, "/api/v1" + door.path, door.body, headers=headers)
        refusal = (401, "key_missing") if scope == "nothing" else (403, "scope_missing")
        if scope in door.scopes:
            # A key that acts for no person may still be told that it takes a role.
            assert reply.status not in (401, 403) or reply.json["code"] == "role_missing", (scope, reply.text)
        else:
            assert (reply.status, reply.json["code"]) == refusal, (scope, reply.text)


CLOSED = [
    ("GET", "/reviews/{review}/draft", None),
    ("PATCH", "/reviews/{review}/draft", {"rationale": "Mine now."}),
    *(
        ("POST", f"/reviews/{{review}}/{action}", {"reason": "Because.", "decline_reason": "too_vague"})
        for action in ("claim", "assign", "release", "decline", "submit", "approve", "return", "recheck", "dismiss")
    ),
    *(
        ("POST", f"/reviews/{{review}}/{action}", {"reason": "B."})
        for action in ("reaffirm", "revise", "withdraw", "reopen")
    ),
]
"""What touches the work of a review."""


@pytest.mark.parametrize(("method", "path", "body"), CLOSED, ids=lambda value: value if isinstance(value, str) else "")
def test_work_of_a_review_is_closed_to_other_organizations(desk, anyone, method, path, body):
    review = desk.checker.post(f"/api/v1/claims/{desk.new_claim()}/reviews", {}).json
    before = anyone.get(f"/api/v1/reviews/{review['id']}").data
    reply = desk.stranger.call(
        method, "/api/v1" + path.format(review=review["id"]), body, headers={"If-Match": f'"{review["version"]}"'}
    )
    assert (reply.status, reply.json["code"]) == (404, "not_found"), reply.text
    assert anyone.get(f"/api/v1/reviews/{review['id']}").data == before


def test_queue_of_an_organization_holds_its_own_reviews_only(desk):
    review = desk.checker.post(f"/api/v1/claims/{desk.new_claim()}/reviews", {}).json
    rows = desk.stranger.get("/api/v1/queue?limit=100").json["items"]
    assert review["id"] not in [row["review_id"] for row in rows]


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


@pytest.mark.parametrize("role", ["checker", "reviewer", "reader", "robot"])
def test_opening_a_review_by_role(desk, role):
    reply = getattr(desk, role).post(f"/api/v1/claims/{desk.new_claim()}/reviews", {})
    assert reply.status == (201 if role in {"checker", "reviewer"} else 403), reply.text


@pytest.mark.parametrize("field", ["id", "version", "state", "organization_id", "created_at", "processing", "number"])
def test_fields_of_the_registry_cannot_be_assigned(newsroom, field):
    reply = newsroom.post("/api/v1/articles", {"body": "The bridge cost 40 million euros.", field: 1})
    assert (reply.status, reply.json["errors"][0]["pointer"]) == (422, f"/{field}")
