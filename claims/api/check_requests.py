"""Requests to check what no claim says yet: anybody asks and follows, checkers decide."""

from __future__ import annotations

from claims.api.blueprint import bp
from claims.api.operation import Answer, Call, operation
from claims.extensions import asking
from claims.models import CheckRequest, Scope
from claims.models.check_request import CheckRequestState
from claims.schemas.requests import (
    CheckRequestList,
    CheckRequestQuery,
    CheckRequestRead,
    CheckRequestWrite,
    DeclineWrite,
)
from claims.services.followup.check_requests import (
    accept_request,
    decline_request,
    get_request,
    list_requests,
    request_check,
)


@bp.post("/check-requests")
@asking
@operation(
    "Ask for a statement to be checked",
    tag="Look-up",
    body=CheckRequestWrite,
    answers={201: CheckRequestRead},
    public=True,
)
def ask_for_check(call: Call) -> Answer:
    """The same words again are counted, not kept twice; nothing is kept of who asked."""
    body = call.body
    request = request_check(
        call.session, body["text"], published=body["published_at"], note=body["note"] or "", now=call.now
    )
    return Answer(_value(request), status=201, headers={"Location": f"/api/v1/check-requests/{request.id}"})


@bp.get("/check-requests")
@operation(
    "Requests for checks",
    tag="Look-up",
    query=CheckRequestQuery,
    answers={200: CheckRequestList},
    scopes=(Scope.REVIEWS_READ, Scope.REVIEWS_WRITE),
)
def read_check_requests(call: Call) -> Answer:
    """What waits or was decided, for checkers and reviewers."""
    page = list_requests(
        call.session,
        actor=call.actor,
        state=CheckRequestState(call.query["state"]),
        after=call.query["after"],
        limit=call.query["limit"],
    )
    return Answer({"items": [_value(request) for request in page.items], "next_cursor": page.next_cursor})


@bp.get("/check-requests/<int:request_id>")
@operation("What became of a request", tag="Look-up", answers={200: CheckRequestRead}, public=True, failures=(404,))
def read_check_request(call: Call, request_id: int) -> Answer:
    """Open, accepted with the claim that was opened, or declined with the reason."""
    return Answer(_value(get_request(call.session, request_id)))


@bp.post("/check-requests/<int:request_id>/accept")
@operation(
    "Accept a request for a check",
    tag="Look-up",
    answers={200: CheckRequestRead},
    scopes=(Scope.REVIEWS_WRITE,),
    failures=(404, 409),
)
def accept_a_check_request(call: Call, request_id: int) -> Answer:
    """Opens a claim in the words of the request (``claim_id``), with a review of the key's organization."""
    accept_request(call.session, request_id, actor=call.actor, now=call.now)
    return Answer(_value(get_request(call.session, request_id)))


@bp.post("/check-requests/<int:request_id>/decline")
@operation(
    "Decline a request for a check",
    tag="Look-up",
    body=DeclineWrite,
    answers={200: CheckRequestRead},
    scopes=(Scope.REVIEWS_WRITE,),
    failures=(404, 409),
)
def decline_a_check_request(call: Call, request_id: int) -> Answer:
    """With a reason that anybody may read."""
    declined = decline_request(call.session, request_id, reason=call.body["reason"], actor=call.actor, now=call.now)
    return Answer(_value(declined))


def _value(request: CheckRequest) -> dict[str, object]:
    return {
        "id": request.id,
        "text": request.text,
        "state": request.state.value,
        "asked": request.asked,
        "claim_id": request.claim_id,
        "reason": request.reason,
        "created_at": request.created_at,
        "permalink": f"/check-requests/{request.id}",
    }
