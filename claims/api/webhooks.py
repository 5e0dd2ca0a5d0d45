"""Webhook endpoints of the key's organization, what was sent to them, and sending it again."""

from __future__ import annotations

from typing import Any

from flask import current_app

from claims.api.blueprint import bp
from claims.api.operation import Answer, Call, operation
from claims.core.messages.webhooks import DeliveryState
from claims.core.texts.day_words import first_moment
from claims.extensions import webhook_sending
from claims.models import Scope, WebhookDelivery, WebhookEndpoint
from claims.schemas.webhooks import (
    DeliveryDetail,
    DeliveryList,
    DeliveryQuery,
    DeliveryRead,
    ReplayRead,
    ReplayWrite,
    WebhookChange,
    WebhookList,
    WebhookRead,
    WebhookSecretRead,
    WebhookWrite,
)
from claims.services.messages import webhook_log, webhooks
from claims.services.settings import endpoint_rules


@bp.get("/webhooks")
@operation("The organization's endpoints", tag="Webhooks", answers={200: WebhookList}, scopes=(Scope.WEBHOOKS,))
def read_webhooks(call: Call) -> Answer:
    """Where events are sent to."""
    return Answer({"items": [_value(row) for row in webhooks.list_endpoints(call.session, call.actor)]})


@bp.post("/webhooks")
@operation(
    "Add an endpoint",
    tag="Webhooks",
    body=WebhookWrite,
    answers={201: WebhookSecretRead},
    scopes=(Scope.WEBHOOKS,),
    once=("secret",),
)
def create_webhook(call: Call) -> Answer:
    """The answer holds the secret that signs every message; keep it, for nobody is shown it again."""
    endpoint, secret = webhooks.create_endpoint(
        call.session,
        url=call.body["url"],
        event_types=call.body["events"],
        description=call.body["description"] or "",
        rules=endpoint_rules(current_app.config),
        actor=call.actor,
        now=call.now,
    )
    headers = {"Location": f"/api/v1/webhooks/{endpoint.id}"}
    return Answer({**_value(endpoint), "secret": secret}, status=201, headers=headers)


@bp.get("/webhooks/<int:webhook_id>")
@operation("One endpoint", tag="Webhooks", answers={200: WebhookRead}, scopes=(Scope.WEBHOOKS,), failures=(404,))
def read_webhook(call: Call, webhook_id: int) -> Answer:
    """Where it leads, what it takes, how it stands."""
    return Answer(_value(webhooks.get_endpoint(call.session, webhook_id, call.actor)))


@bp.patch("/webhooks/<int:webhook_id>")
@operation(
    "Change an endpoint, or switch it on or off",
    tag="Webhooks",
    body=WebhookChange,
    answers={200: WebhookRead},
    scopes=(Scope.WEBHOOKS,),
    failures=(404, 409),
)
def change_webhook(call: Call, webhook_id: int) -> Answer:
    """What waits goes to the new address; what waits for one that is switched off is dead, and can be replayed."""
    body = call.body
    if any(body[name] is not None for name in ("url", "events", "description")):
        webhooks.change_endpoint(
            call.session,
            webhook_id,
            url=body["url"],
            event_types=body["events"],
            description=body["description"],
            rules=endpoint_rules(current_app.config),
            actor=call.actor,
            now=call.now,
        )
    if body["enabled"] is not None:
        webhooks.set_enabled(call.session, webhook_id, enabled=body["enabled"], actor=call.actor, now=call.now)
    return Answer(_value(webhooks.get_endpoint(call.session, webhook_id, call.actor)))


@bp.delete("/webhooks/<int:webhook_id>")
@operation("Delete an endpoint", tag="Webhooks", answers={200: WebhookRead}, scopes=(Scope.WEBHOOKS,), failures=(404,))
def delete_webhook(call: Call, webhook_id: int) -> Answer:
    """Nothing more is sent to it, and its secret is forgotten."""
    return Answer(_value(webhooks.delete_endpoint(call.session, webhook_id, actor=call.actor, now=call.now)))


@bp.post("/webhooks/<int:webhook_id>/secret")
@operation(
    "Rotate the secret",
    tag="Webhooks",
    answers={200: WebhookSecretRead},
    scopes=(Scope.WEBHOOKS,),
    failures=(404,),
    once=("secret",),
)
def rotate_webhook_secret(call: Call, webhook_id: int) -> Answer:
    """For 24 hours messages are signed with both secrets, the new one first; rotated again meanwhile, with all three."""
    endpoint, secret = webhooks.rotate_secret(
        call.session, webhook_id, rules=endpoint_rules(current_app.config), actor=call.actor, now=call.now
    )
    return Answer({**_value(endpoint), "secret": secret})


@bp.post("/webhooks/<int:webhook_id>/test")
@webhook_sending
@operation(
    "Send a test message", tag="Webhooks", answers={202: DeliveryRead}, scopes=(Scope.WEBHOOKS,), failures=(404,)
)
def test_webhook(call: Call, webhook_id: int) -> Answer:
    """A message of type `webhook.test`, signed like any other."""
    return Answer(_delivery(webhooks.send_test(call.session, webhook_id, actor=call.actor, now=call.now)), status=202)


@bp.get("/webhooks/<int:webhook_id>/deliveries")
@operation(
    "Messages to an endpoint",
    tag="Webhooks",
    query=DeliveryQuery,
    answers={200: DeliveryList},
    scopes=(Scope.WEBHOOKS,),
    failures=(404,),
)
def read_deliveries(call: Call, webhook_id: int) -> Answer:
    """Messages, newest first; kept 90 days."""
    query = call.query
    page = webhook_log.list_deliveries(
        call.session,
        webhook_id,
        actor=call.actor,
        state=None if query["state"] is None else DeliveryState(query["state"]),
        after=query["after"],
        limit=query["limit"],
    )
    return Answer({"items": [_delivery(row) for row in page.items], "next_cursor": page.next_cursor})


@bp.post("/webhooks/<int:webhook_id>/replay")
@webhook_sending
@operation(
    "Send messages of an endpoint again",
    tag="Webhooks",
    body=ReplayWrite,
    answers={202: ReplayRead},
    scopes=(Scope.WEBHOOKS,),
    failures=(404,),
)
def replay_webhook(call: Call, webhook_id: int) -> Answer:
    """All that are dead, or those of a range of times or ids; ids and bodies stay what they were.

    What waits because the endpoint was slow or away is sent at once, too.
    """
    body = call.body
    states = {"all": webhook_log.REPLAYED}.get(body["state"])
    wanted = webhook_log.ReplayRange(
        since=None if body["since"] is None else first_moment(body["since"]),
        until=None if body["until"] is None else first_moment(body["until"]),
        first_id=body["first_id"],
        last_id=body["last_id"],
        states=states or (DeliveryState(body["state"]),),
    )
    queued, more = webhook_log.replay_range(call.session, webhook_id, wanted, actor=call.actor, now=call.now)
    return Answer({"queued": queued, "more": more}, status=202)


@bp.get("/deliveries/<int:delivery_id>")
@operation(
    "One message with its attempts",
    tag="Webhooks",
    answers={200: DeliveryDetail},
    scopes=(Scope.WEBHOOKS,),
    failures=(404,),
)
def read_delivery(call: Call, delivery_id: int) -> Answer:
    """What was sent, when it was tried, what came back."""
    webhooks.require_manager(call.actor)
    delivery, attempts = webhook_log.get_delivery(call.session, delivery_id, actor=call.actor)
    tries = [
        {
            "at": row.at,
            "status": row.status,
            "error": row.error,
            "duration_ms": row.duration_ms,
            "answer": row.answer,
        }
        for row in attempts
    ]
    return Answer({**_delivery(delivery), "body": delivery.body, "attempts": tries})


@bp.post("/deliveries/<int:delivery_id>/replay")
@webhook_sending
@operation(
    "Send a message again", tag="Webhooks", answers={202: DeliveryRead}, scopes=(Scope.WEBHOOKS,), failures=(404,)
)
def replay_delivery(call: Call, delivery_id: int) -> Answer:
    """The same `webhook-id` and body, a new timestamp."""
    delivery = webhook_log.replay(call.session, delivery_id, actor=call.actor, now=call.now)
    return Answer(_delivery(delivery), status=202)


def _value(row: WebhookEndpoint) -> dict[str, Any]:
    return {
        "id": row.id,
        "url": row.url,
        "description": row.description,
        "events": row.event_types,
        "enabled": row.disabled_at is None and row.deleted_at is None,
        "disabled_reason": None if row.disabled_reason is None else row.disabled_reason.value,
        "disabled_at": row.disabled_at,
        "failing_since": row.failing_since,
        "not_before": row.not_before,
        "former_secret_until": row.former_until if row.former_secret else None,
        "created_at": row.created_at,
    }


def _delivery(row: WebhookDelivery) -> dict[str, Any]:
    return {
        "id": row.id,
        "webhook_id": row.endpoint_id,
        "message_id": row.message_id,
        "type": row.event_type,
        "state": row.state.value,
        "next_attempt_at": row.next_at,
        "created_at": row.created_at,
        "finished_at": row.finished_at,
    }
