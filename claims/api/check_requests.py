"""Requests to check what no claim says yet."""

from __future__ import annotations

from claims.api.blueprint import bp
from claims.api.operation import Answer, Call, operation
from claims.extensions import limiter
from claims.models import CheckRequest, Scope
from claims.schemas.regroupings import CheckRequestRead, CheckRequestWrite
from claims.services.check_requests import get_request, request_check

MOST_REQUESTS = "60 per hour"
"""Requests that one key may send; each waits for a person."""


@bp.post("/check-requests")
@limiter.limit(MOST_REQUESTS)
@operation(
    "Ask for a statement to be checked",
    tag="Look-up",
    body=CheckRequestWrite,
    answers={201: CheckRequestRead},
    scopes=(Scope.LOOKUP,),
)
def ask_for_check(call: Call) -> Answer:
    """The same words again are counted, not kept twice; nothing is kept of who asked."""
    body = call.body
    request = request_check(
        call.session, body["text"], published=body["published_at"], note=body["note"] or "", now=call.now
    )
    return Answer(_value(request), status=201, headers={"Location": f"/api/v1/check-requests/{request.id}"})


@bp.get("/check-requests/<int:request_id>")
@operation("What became of a request", tag="Look-up", answers={200: CheckRequestRead}, public=True, failures=(404,))
def read_check_request(call: Call, request_id: int) -> Answer:
    """Open, accepted with the claim that was opened, or declined with the reason."""
    return Answer(_value(get_request(call.session, request_id)))


def _value(request: CheckRequest) -> dict[str, object]:
    return {
        "id": request.id,
        "text": request.text,
        "state": request.state.value,
        "asked": request.asked,
        "claim_id": request.claim_id,
        "reason": request.reason,
        "created_at": request.created_at,
    }
