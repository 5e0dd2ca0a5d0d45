"""Messages to endpoints: made when events are numbered, sent by one job an endpoint, listed, replayed."""

from __future__ import annotations

import datetime as dt
import json
import secrets
import string
from collections.abc import Mapping

from sqlalchemy import delete, exists, func, insert, select, update
from sqlalchemy.orm import Session

from claims.core.messages.webhooks import DeliveryState
from claims.models.event import Event
from claims.models.job import Job, JobState
from claims.models.webhook import WebhookAttempt, WebhookDelivery, WebhookEndpoint
from claims.services.base import jobs
from claims.services.base.actors import SYSTEM
from claims.services.base.events import NUMBERED_AT_ONCE, event_body, number_events
from claims.services.base.organization_families import heads_of

SEND_JOB = "send_webhooks"

KEPT = dt.timedelta(days=90)
"""How long events and messages are kept; what still waits is kept longer."""

_MESSAGE_ALPHABET = string.digits + string.ascii_letters
_MESSAGE_LENGTH = 26

ROWS_AT_ONCE = 1_000
"""Rows of each table that are forgotten in one transaction, so that no writer waits long."""


def dispatch(session: Session, *, now: dt.datetime, limit: int = NUMBERED_AT_ONCE) -> int:
    """Number the next events and make a message for each endpoint that asked for one; gives how many were numbered."""
    events = number_events(session, limit=limit)
    if not events:
        return 0
    wanted = select(WebhookEndpoint).where(WebhookEndpoint.deleted_at.is_(None), WebhookEndpoint.disabled_at.is_(None))
    endpoints = session.scalars(wanted.order_by(WebhookEndpoint.id).with_for_update()).all()
    # An event may be of an organization that was merged into the endpoint's since it was written.
    told = {event.organization_id for event in events if event.organization_id is not None}
    heads = heads_of(session, told | {endpoint.organization_id for endpoint in endpoints})
    for endpoint in endpoints:
        rows = [_message(endpoint, event, now) for event in events if _is_for(endpoint, event, heads)]
        if rows:
            session.flush()  # positions before the messages that are ordered by them
            session.execute(insert(WebhookDelivery), rows)
            queue_sending(session, endpoint, at=now, now=now)
    return len(events)


def queue_sending(session: Session, endpoint: WebhookEndpoint, *, at: dt.datetime, now: dt.datetime) -> None:
    """Have the endpoint's job run at this time at the latest. The endpoint's row must be locked.

    A job that runs looks once more, under the same lock, before it ends.
    """
    job = None
    if endpoint.job_id is not None:
        job = session.get(Job, endpoint.job_id, populate_existing=True)
    if job is not None and job.state is JobState.RUNNING:
        return
    if job is not None and job.state is JobState.QUEUED:
        sooner = update(Job).where(Job.id == job.id, Job.state == JobState.QUEUED, Job.run_after > at)
        session.execute(sooner.values(run_after=at).execution_options(synchronize_session=False))
        return
    arguments = {"endpoint_id": endpoint.id}
    endpoint.job_id = jobs.enqueue(session, SEND_JOB, arguments, owner=SYSTEM.label, now=now, run_after=at).id


def queue_rest(session: Session, endpoint_id: int, *, now: dt.datetime) -> dt.datetime | None:
    """Queue the endpoint's next job where something waits; gives when it will run. For the end of the job before."""
    endpoint = session.get_one(WebhookEndpoint, endpoint_id, with_for_update=True, populate_existing=True)
    if endpoint.disabled_at is not None or endpoint.deleted_at is not None:
        return None
    at = _next_attempt(session, endpoint)
    if at is None:
        return None
    arguments = {"endpoint_id": endpoint.id}
    endpoint.job_id = jobs.enqueue(session, SEND_JOB, arguments, owner=SYSTEM.label, now=now, run_after=at).id
    return at


def queue_forgotten(session: Session, *, now: dt.datetime) -> int:
    """Queue jobs for endpoints where something waits and nothing is going to send it (its job was given up); gives how
    many."""
    waiting = exists().where(WebhookDelivery.endpoint_id == WebhookEndpoint.id, WebhookDelivery.next_at <= now)
    rows = session.scalars(
        select(WebhookEndpoint)
        .where(
            waiting,
            WebhookEndpoint.disabled_at.is_(None),
            WebhookEndpoint.deleted_at.is_(None),
        )
        .order_by(WebhookEndpoint.id)
        .with_for_update()
    ).all()
    for endpoint in rows:
        queue_sending(session, endpoint, at=max(now, _next_attempt(session, endpoint) or now), now=now)
    return len(rows)


def untried_test(session: Session, endpoint_id: int) -> WebhookDelivery | None:
    """The oldest test of an endpoint that was not tried yet. It is sent before all that waits, and while the endpoint is
    left alone, too: whoever asks for it wants to know whether the receiver works now."""
    return session.scalar(
        select(WebhookDelivery)
        .where(
            WebhookDelivery.endpoint_id == endpoint_id,
            WebhookDelivery.event_id.is_(None),  # a test; one index finds these few among all that waits
            WebhookDelivery.tries == 0,
            WebhookDelivery.next_at.is_not(None),
        )
        .order_by(WebhookDelivery.id)
        .limit(1)
    )


def is_test(delivery: WebhookDelivery) -> bool:
    """Whether a message tells of nothing that happened: somebody asked for it."""
    return delivery.event_id is None


def attempt_from(endpoint: WebhookEndpoint, delivery: WebhookDelivery) -> dt.datetime | None:
    """From when on a message may be sent; None when it is delivered or dead."""
    is_untried_test = is_test(delivery) and delivery.tries == 0
    if delivery.next_at is None or is_untried_test or endpoint.not_before is None:
        return delivery.next_at
    return max(delivery.next_at, endpoint.not_before)


def purge_old(session: Session, *, now: dt.datetime) -> int:
    """Forget some of the events and finished messages that are old enough; gives how many rows."""
    before = now - KEPT
    finished = (DeliveryState.DELIVERED, DeliveryState.DEAD)
    old = session.scalars(
        select(WebhookDelivery.id)
        .where(WebhookDelivery.state.in_(finished), WebhookDelivery.created_at < before)
        .limit(ROWS_AT_ONCE)
    ).all()
    session.execute(delete(WebhookAttempt).where(WebhookAttempt.delivery_id.in_(old)))
    session.execute(delete(WebhookDelivery).where(WebhookDelivery.id.in_(old)))
    # From the beginning on, without a hole: a cursor tells by the first event kept whether any behind it is forgotten.
    numbered = select(Event.id).where(Event.created_at < before, Event.position.is_not(None))
    told = numbered.order_by(Event.position).limit(ROWS_AT_ONCE)
    gone = session.scalars(delete(Event).where(Event.id.in_(told)).returning(Event.id)).all()
    return len(old) + len(gone)


def new_message_id() -> str:
    """An id for ``webhook-id``; no full stop may stand in it, for it is signed in front of one."""
    return "msg_" + "".join(secrets.choice(_MESSAGE_ALPHABET) for _ in range(_MESSAGE_LENGTH))


def message_text(event: Event) -> str:
    """The body of an event's message."""
    return json.dumps(event_body(event), ensure_ascii=False, separators=(",", ":"))


def _next_attempt(session: Session, endpoint: WebhookEndpoint) -> dt.datetime | None:
    """When the first of what waits for an endpoint may be sent."""
    due = session.scalar(select(func.min(WebhookDelivery.next_at)).where(WebhookDelivery.endpoint_id == endpoint.id))
    if due is None or endpoint.not_before is None:
        return due
    test = untried_test(session, endpoint.id)
    at = max(due, endpoint.not_before)
    return at if test is None or test.next_at is None else min(at, test.next_at)


def _is_for(endpoint: WebhookEndpoint, event: Event, heads: Mapping[int, int]) -> bool:
    is_known = event.organization_id is None or heads[event.organization_id] == heads[endpoint.organization_id]
    return is_known and event.type.value in endpoint.event_types and event.created_at >= endpoint.created_at


def _message(endpoint: WebhookEndpoint, event: Event, now: dt.datetime) -> dict[str, object]:
    return {
        "endpoint_id": endpoint.id,
        "event_id": event.id,
        "event_type": event.type.value,
        "message_id": new_message_id(),
        "body": message_text(event),
        "state": DeliveryState.PENDING,
        "tries": 0,
        "next_at": now,
        "created_at": now,
    }
