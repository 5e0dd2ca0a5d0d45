"""One attempt at a message: what is due, signed and sent, and what its answer means for message and endpoint."""

from __future__ import annotations

import datetime as dt
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session
from standardwebhooks import Webhook

from claims.core.errors import ClaimsError
from claims.core.messages.webhooks import (
    FAILING_AFTER,
    GONE,
    DeliveryState,
    DisabledReason,
    asks_to_slow_down,
    is_success,
    pause_after,
    retry_after_s,
    slow_down_s,
)
from claims.fetch import Fetcher
from claims.models.webhook import WebhookAttempt, WebhookDelivery, WebhookEndpoint
from claims.services.messages.webhook_deliveries import is_test, untried_test
from claims.services.messages.webhook_secrets import SecretBox, standing
from claims.services.messages.webhooks import disable, stop_waiting

log = logging.getLogger(__name__)

SEND_TIMEOUT_S = 15.0
"""Seconds for a whole attempt; Standard Webhooks asks for 15 to 30."""

ANSWER_BYTES = 4_096
"""How much of an answer is kept."""

SECRET_LOST = "secret_unreadable"  # noqa: S105  (the code of a failure)
NO_NETWORK = "network_unreachable"


@dataclass(frozen=True, slots=True)
class WebhookSettings:
    """How this installation sends: the door to the network, and what reads the secrets."""

    fetcher: Fetcher
    box: SecretBox


@dataclass(frozen=True, slots=True)
class Message:
    """What is to be sent now; the secret and those of earlier rotations (``webhook_secrets.written``) are encrypted.
    ``former_until`` is when the last of these ends."""

    delivery_id: int
    url: str
    message_id: str
    body: str
    secret: str
    former: str = ""
    former_until: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an attempt: a status with the beginning of the answer, or the code of what kept it from coming."""

    at: dt.datetime
    duration_ms: int
    status: int | None = None
    error: str = ""
    answer: str = ""
    retry_after: str = ""


def next_message(session: Session, endpoint_id: int, *, now: dt.datetime) -> Message | None:
    """A test that was not tried yet, else the message to the endpoint that has been due longest; None while there is none,
    or it is left alone."""
    endpoint = session.get_one(WebhookEndpoint, endpoint_id)
    if endpoint.disabled_at is not None or endpoint.deleted_at is not None:
        return None
    delivery = untried_test(session, endpoint_id)
    if delivery is None and (endpoint.not_before is None or endpoint.not_before <= now):
        delivery = session.scalar(
            select(WebhookDelivery)
            .where(WebhookDelivery.endpoint_id == endpoint_id, WebhookDelivery.next_at <= now)
            .order_by(WebhookDelivery.next_at, WebhookDelivery.id)
            .limit(1)
        )
    if delivery is None:
        return None
    signing = endpoint.secret, endpoint.former_secret, endpoint.former_until
    return Message(delivery.id, endpoint.url, delivery.message_id, delivery.body, *signing)


def send(message: Message, settings: WebhookSettings, clock: Callable[[], dt.datetime]) -> Outcome:
    """Sign a message and post it. Never raises for what the other side does."""
    at, started = clock(), time.monotonic()
    secret = settings.box.open(message.secret)
    if secret is None:
        return Outcome(at, 0, error=SECRET_LOST)
    former = standing(settings.box.open(message.former), until=message.former_until, at=at)
    secrets = [secret, *(one.secret for one in former)]
    headers = {
        "Content-Type": "application/json",
        "webhook-id": message.message_id,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": " ".join(signature(secret, message.message_id, at, message.body) for secret in secrets),
    }
    try:
        posted = settings.fetcher.post(message.url, message.body.encode(), headers)
    except ClaimsError as error:
        return Outcome(at, _since(started), error=error.code)
    return Outcome(at, _since(started), posted.status, answer=posted.text, retry_after=posted.retry_after)


def signature(secret: str, message_id: str, at: dt.datetime, body: str) -> str:
    """The value of ``webhook-signature`` under one secret."""
    return Webhook(secret).sign(message_id, at.astimezone(dt.UTC), body)


def record(session: Session, message: Message, outcome: Outcome, *, now: dt.datetime, spread: float) -> DeliveryState:
    """Note an attempt and what follows from it; gives where the message stands.

    ``spread`` (-1 … 1) varies the pause until the next attempt.
    """
    delivery = session.get_one(WebhookDelivery, message.delivery_id)
    endpoint = session.get_one(WebhookEndpoint, delivery.endpoint_id, with_for_update=True, populate_existing=True)
    session.refresh(delivery)  # a replay or a switch may have changed it while the answer was waited for
    session.add(
        WebhookAttempt(
            delivery_id=delivery.id,
            at=outcome.at,
            status=outcome.status,
            error=outcome.error,
            duration_ms=outcome.duration_ms,
            answer=outcome.answer.replace("\x00", "\ufffd"),
        )
    )
    delivery.tries += 1
    if is_success(outcome.status):
        _delivered(session, endpoint, delivery, now)
    else:
        _failed(session, endpoint, delivery, outcome, now=now, spread=spread)
    session.flush()  # the next message is asked for in the database
    fields = {"delivery": delivery.id, "endpoint": endpoint.id, "status": outcome.status, "error": outcome.error}
    log.info("webhook_attempted", extra={**fields, "ms": outcome.duration_ms, "state": delivery.state.value})
    return delivery.state


def _delivered(session: Session, endpoint: WebhookEndpoint, delivery: WebhookDelivery, now: dt.datetime) -> None:
    if is_test(delivery):
        stop_waiting(session, endpoint, now=now)
    delivery.state, delivery.next_at, delivery.finished_at = DeliveryState.DELIVERED, None, now
    endpoint.failing_since = endpoint.not_before = None
    endpoint.slowed = 0


def _failed(
    session: Session,
    endpoint: WebhookEndpoint,
    delivery: WebhookDelivery,
    outcome: Outcome,
    *,
    now: dt.datetime,
    spread: float,
) -> None:
    pause = pause_after(delivery.tries, spread)
    is_over = delivery.next_at is None  # switched off meanwhile
    if pause is None or is_over:
        delivery.state, delivery.next_at, delivery.finished_at = DeliveryState.DEAD, None, now
    else:
        delivery.state, delivery.next_at = DeliveryState.RETRYING, now + dt.timedelta(seconds=pause)
    _leave_alone(endpoint, delivery, outcome, now)
    if outcome.error != NO_NETWORK:  # that is our own fault
        endpoint.failing_since = endpoint.failing_since or outcome.at
    reason = _reason_to_disable(endpoint, outcome, now)
    if reason is not None and endpoint.disabled_at is None:
        session.flush()  # what waits is looked up in the database
        disable(session, endpoint, reason, now=now)


def _leave_alone(endpoint: WebhookEndpoint, delivery: WebhookDelivery, outcome: Outcome, now: dt.datetime) -> None:
    """Hold back everything for an endpoint that is overloaded or away, as long as it asks for, or longer each time.

    A test lengthens the wait only where the endpoint asks for that: however often somebody tries, the rest is sent when
    it would have been.
    """
    asked = retry_after_s(outcome.retry_after, now=now)
    if is_test(delivery):
        if asked is not None:
            until = now + dt.timedelta(seconds=asked)
            endpoint.not_before = max(until, endpoint.not_before or until)
    elif asks_to_slow_down(outcome.status) or asked is not None:
        endpoint.slowed += 1
        endpoint.not_before = now + dt.timedelta(seconds=slow_down_s(endpoint.slowed) if asked is None else asked)
    if delivery.next_at is not None and endpoint.not_before is not None:
        delivery.next_at = max(delivery.next_at, endpoint.not_before)


def _reason_to_disable(endpoint: WebhookEndpoint, outcome: Outcome, now: dt.datetime) -> DisabledReason | None:
    if outcome.status == GONE:
        return DisabledReason.GONE
    if outcome.error == SECRET_LOST:
        return DisabledReason.SECRET_LOST
    if endpoint.failing_since is not None and now - endpoint.failing_since >= FAILING_AFTER:
        return DisabledReason.FAILING
    return None


def _since(started: float) -> int:
    return round((time.monotonic() - started) * 1000)
