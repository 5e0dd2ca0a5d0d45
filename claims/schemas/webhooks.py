"""Webhook endpoints and what was sent to them, on the wire."""

from __future__ import annotations

from typing import Any

from marshmallow import fields, validate

from claims.core.messages.events import SUBSCRIBABLE
from claims.core.messages.webhooks import DeliveryState, DisabledReason
from claims.core.row_ids import MAX_ID
from claims.core.sources.web_addresses import MAX_URL_LENGTH
from claims.schemas.base import (
    DateOrDateTime,
    InputSchema,
    Instant,
    Length,
    OptionalInput,
    OutputSchema,
    TrueOrFalse,
    line,
)
from claims.schemas.lists import PageQuery, PageRead

_EVENT_NAMES = [kind.value for kind in SUBSCRIBABLE]
_STATES = [state.value for state in DeliveryState]


def _event_names(*, required: bool) -> fields.List[str]:
    options: dict[str, Any] = {} if required else {"load_default": None}
    return fields.List(
        line(required=True, maximum=60),
        required=required,
        validate=Length(max=2 * len(_EVENT_NAMES)),
        metadata={"description": f"Which events it takes, of {', '.join(_EVENT_NAMES)}."},
        **options,
    )


class WebhookWrite(InputSchema):
    """A new endpoint."""

    url = line(
        required=True, minimum=1, maximum=MAX_URL_LENGTH, description="https, on port 443, 8443 or from 1024 on."
    )
    events = _event_names(required=True)
    description = line(maximum=200)


class WebhookChange(InputSchema):
    """What is to be changed; what is left out stays. `enabled` switches the endpoint on or off."""

    url = line(minimum=1, maximum=MAX_URL_LENGTH)
    events = _event_names(required=False)
    description = line(maximum=200)
    enabled = TrueOrFalse(load_default=None)


class WebhookRead(OutputSchema):
    """An endpoint; its secret is shown by the calls that make one, and never again."""

    id = fields.Integer()
    url = fields.String()
    description = fields.String()
    events = fields.List(fields.String(validate=validate.OneOf(_EVENT_NAMES)))
    enabled = fields.Boolean()
    disabled_reason = fields.String(
        allow_none=True, validate=validate.OneOf([reason.value for reason in DisabledReason])
    )
    disabled_at = Instant(allow_none=True)
    failing_since = Instant(allow_none=True)
    not_before = Instant(
        allow_none=True,
        metadata={
            "description": "Nothing is sent before: the endpoint was slow or away. A replay ends the wait, and so does a "
            "test that arrives."
        },
    )
    former_secret_until = Instant(
        allow_none=True,
        metadata={
            "description": "Until when the secret before the last rotation signs as well; the one before that ends earlier."
        },
    )
    created_at = Instant()


class WebhookSecretRead(WebhookRead):
    """An endpoint with its new secret."""

    secret = fields.String(
        allow_none=True,
        metadata={
            "description": "Shown now and never again; null where the answer is repeated under an Idempotency-Key."
        },
    )


class WebhookList(OutputSchema):
    """The organization's endpoints, oldest first."""

    items = fields.List(fields.Nested(WebhookRead))


class DeliveryQuery(PageQuery):
    """Which messages."""

    state = fields.String(load_default=None, validate=validate.OneOf(_STATES))


class AttemptRead(OutputSchema):
    """One try."""

    at = Instant()
    status = fields.Integer(allow_none=True)
    error = fields.String(metadata={"description": "What kept an answer from coming; empty where one came."})
    duration_ms = fields.Integer()
    answer = fields.String(metadata={"description": "The first 4 kB of it."})


class DeliveryRead(OutputSchema):
    """One message to one endpoint."""

    id = fields.Integer()
    webhook_id = fields.Integer()
    message_id = fields.String(metadata={"description": "`webhook-id`; the same at every attempt and replay."})
    type = fields.String()
    state = fields.String(validate=validate.OneOf(_STATES))
    next_attempt_at = Instant(allow_none=True)
    created_at = Instant()
    finished_at = Instant(allow_none=True)


class DeliveryDetail(DeliveryRead):
    """A message with its body and every attempt, oldest first."""

    body = fields.String()
    attempts = fields.List(fields.Nested(AttemptRead))


class DeliveryList(PageRead):
    """A page of messages, newest first."""

    items = fields.List(fields.Nested(DeliveryRead))


class ReplayWrite(OptionalInput):
    """Which messages of an endpoint are sent again: those made since and until these times, dead ones or all that were
    tried."""

    since = DateOrDateTime(load_default=None, metadata={"description": "Without it, from the oldest kept."})
    until = DateOrDateTime(load_default=None, metadata={"description": "Without it, to the newest."})
    first_id = fields.Integer(load_default=None, strict=True, validate=validate.Range(1, MAX_ID))
    last_id = fields.Integer(load_default=None, strict=True, validate=validate.Range(1, MAX_ID))
    state = fields.String(load_default="dead", validate=validate.OneOf(["dead", "retrying", "delivered", "all"]))


class ReplayRead(OutputSchema):
    """How many messages were queued again."""

    queued = fields.Integer()
    more = fields.Boolean(metadata={"description": "Whether more fit than one call takes; send it again."})
