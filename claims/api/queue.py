"""The work list of the key's organization."""

from __future__ import annotations

from claims.api.blueprint import bp
from claims.api.operation import Answer, Call, operation
from claims.core.errors import Invalid
from claims.models import Scope
from claims.schemas.reviews import QueueQuery, QueueRead
from claims.services.desk.queue_filters import QueueFilter
from claims.services.reviews import reviews


@bp.get("/queue")
@operation(
    "What waits in the organization of the key",
    tag="Reviews",
    query=QueueQuery,
    answers={200: QueueRead},
    scopes=(Scope.REVIEWS_READ, Scope.REVIEWS_WRITE),
)
def read_queue(call: Call) -> Answer:
    """A page of one tab of the queue."""
    if call.actor.organization_id is None:
        raise Invalid("This key belongs to no organization, so it has no queue.")
    page = reviews.queue(
        call.session,
        organization_id=call.actor.organization_id,
        tab=call.query["tab"],
        user_id=call.actor.user_id,
        wanted=QueueFilter(
            kind=call.query["kind"],
            snoozed=call.query["snoozed"],
            worth_checking=call.query["worth_checking"],
        ),
        sort=reviews.QueueSort(call.query["sort"]),
        after=call.query["after"],
        limit=call.query["limit"],
        now=call.now,
    )
    items = [
        {
            "review_id": item.review.id,
            "claim_id": item.claim.id,
            "text": item.claim.text,
            "kind": item.claim.kind.value,
            "state": item.review.state.value,
            "state_since": item.review.state_since,
            "demand": item.said.articles,
            "origins": item.said.origins,
            "assignee_id": item.review.assignee_id,
            "due": item.due.value,
            "due_at": item.review.due_at,
            "version": item.review.lock_version,
        }
        for item in page.items
    ]
    return Answer({"items": items, "next_cursor": page.next_cursor})
