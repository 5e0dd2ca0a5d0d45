"""Events by cursor, and what was done about uses that no longer stand."""

from __future__ import annotations

from typing import Any

from claims.api.blueprint import bp
from claims.api.operation import Answer, Call, operation
from claims.core.errors import NotAllowed
from claims.core.messages.events import EventType
from claims.models import Event, Scope
from claims.schemas.events import (
    AcknowledgeRead,
    AcknowledgeWrite,
    EventList,
    EventQuery,
    UsageList,
    UsageQuery,
)
from claims.services.answers.answers import permalink
from claims.services.base import events
from claims.services.messages import recalls
from claims.services.messages.recalls import OpenRecall
from claims.services.messages.webhook_deliveries import dispatch


@bp.get("/events")
@operation("What happened, by cursor", tag="Events", query=EventQuery, answers={200: EventList})
def read_events(call: Call) -> Answer:
    """Oldest first: what everybody may know, and what was told to the key's organization alone; kept 90 days.

    Ask again with `next_cursor`, also when nothing more is there yet: no event is left out and none comes twice.
    """
    dispatch(call.session, now=call.now)
    query = call.query
    page = events.list_events(
        call.session,
        call.actor.organization_id,
        types=[EventType(name) for name in query["types"]],
        after=query["after"],
        limit=query["limit"],
    )
    items = [_value(row) for row in page.items]
    return Answer({"items": items, "next_cursor": page.next_cursor, "has_more": page.has_more})


@bp.get("/usages")
@operation(
    "Uses that no longer stand",
    tag="Events",
    query=UsageQuery,
    answers={200: UsageList},
    scopes=(Scope.LOOKUP, Scope.WEBHOOKS),
)
def read_usages(call: Call) -> Answer:
    """What the organization was served, was recalled since, and nobody has seen to; those recalled longest ago first."""
    if call.actor.organization_id is None:
        raise NotAllowed("This key belongs to no organization.", code="not_member")
    page = recalls.open_recalls(
        call.session, call.actor.organization_id, after=call.query["after"], limit=call.query["limit"]
    )
    return Answer({"items": [_usage(view) for view in page.items], "next_cursor": page.next_cursor})


@bp.post("/usages/<int:usage_id>/acknowledge")
@operation(
    "Say what was done about a recall",
    tag="Events",
    body=AcknowledgeWrite,
    answers={200: AcknowledgeRead},
    scopes=(Scope.LOOKUP, Scope.WEBHOOKS),
    failures=(404,),
)
def acknowledge_usage(call: Call, usage_id: int) -> Answer:
    """`corrected`, `kept` or `not_used`; settles every open recall of the use."""
    rows = recalls.acknowledge(call.session, usage_id, call.body["action"], actor=call.actor, now=call.now)
    settled = sorted({row.usage_id for row in rows})
    return Answer({"action": call.body["action"], "usages": settled, "acknowledged_at": call.now})


def _value(row: Event) -> dict[str, Any]:
    return events.event_body(row)


def _usage(view: OpenRecall) -> dict[str, Any]:
    current = view.current
    return {
        "id": view.usage.id,
        "consumer": view.usage.consumer,
        "article_id": view.usage.article_id,
        "claim_id": view.claim.id,
        "claim_text": view.used.claim_text,
        "review_id": view.review.id,
        "organization": view.organization.name,
        "used": view.used.number,
        "used_verdict": view.used.verdict.value,
        "current": None if current is None else current.number,
        "current_verdict": None if current is None else current.verdict.value,
        "recalls": [
            {"kind": row.kind.value, "revision": row.current_number, "recalled_at": row.recalled_at}
            for row in view.recalls
        ],
        "first_served_at": view.usage.first_served_at,
        "permalink": permalink(view.review.id, view.used.number if current is None else current.number),
    }
