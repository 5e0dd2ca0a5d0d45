"""What was sent to an organization's endpoints: listed, looked at, sent again by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from claims.core.errors import Conflict, NotFound
from claims.core.messages.webhooks import DeliveryState
from claims.models.webhook import WebhookAttempt, WebhookDelivery, WebhookEndpoint
from claims.services.base.actors import Actor
from claims.services.base.paging import Page, RankPlace, newest_first, page_of
from claims.services.base.rows import find_row
from claims.services.messages.webhook_deliveries import queue_sending
from claims.services.messages.webhooks import get_endpoint, held_endpoint, require_enabled, stop_waiting

MOST_REPLAYED = 1_000
"""Messages that one call queues again, so that nobody waits long for the row of the endpoint."""

_LIST = "deliveries"
REPLAYED = (DeliveryState.RETRYING, DeliveryState.DELIVERED, DeliveryState.DEAD)
"""What was tried at least once; what was not is sent anyway as soon as the endpoint takes anything."""


@dataclass(frozen=True, slots=True)
class ReplayRange:
    """Which messages of an endpoint: made from ``since`` to before ``until``, with ids from ``first_id`` to ``last_id``, in
    one of these states. What was never tried is sent anyway and belongs to no range."""

    since: dt.datetime | None = None
    until: dt.datetime | None = None
    first_id: int | None = None
    last_id: int | None = None
    states: tuple[DeliveryState, ...] = (DeliveryState.DEAD,)


def list_deliveries(
    session: Session,
    endpoint_id: int,
    *,
    actor: Actor,
    state: DeliveryState | None = None,
    after: str | None = None,
    limit: int = 50,
) -> Page[WebhookDelivery]:
    """Messages to an endpoint, newest first. Raises ``NotFound``, ``NotAllowed``, ``Invalid``."""
    get_endpoint(session, endpoint_id, actor)
    query = select(WebhookDelivery).where(WebhookDelivery.endpoint_id == endpoint_id)
    if state is not None:
        query = query.where(WebhookDelivery.state == state)
    rows = session.scalars(newest_first(query, WebhookDelivery.id, _LIST, after=after, limit=limit)).all()
    return page_of(rows, limit, _LIST, lambda row: RankPlace(0, row.id))


def get_delivery(
    session: Session, delivery_id: int, *, actor: Actor
) -> tuple[WebhookDelivery, Sequence[WebhookAttempt]]:
    """A message with its attempts, oldest first; ``NotFound`` for those of other organizations."""
    found = find_row(session, WebhookDelivery, delivery_id)
    if found is None or not _is_own(session, found, actor):
        raise NotFound(f"Your organization has no delivery {delivery_id}.", code="delivery_unknown")
    attempts = select(WebhookAttempt).where(WebhookAttempt.delivery_id == delivery_id).order_by(WebhookAttempt.id)
    return found, session.scalars(attempts).all()


def last_attempts(session: Session, delivery_ids: Sequence[int]) -> dict[int, WebhookAttempt]:
    """By message its last attempt; those that were never tried are left out."""
    newest = (
        select(func.max(WebhookAttempt.id))
        .where(WebhookAttempt.delivery_id.in_(delivery_ids))
        .group_by(WebhookAttempt.delivery_id)
    )
    rows = session.scalars(select(WebhookAttempt).where(WebhookAttempt.id.in_(newest)))
    return {row.delivery_id: row for row in rows}


def replay(session: Session, delivery_id: int, *, actor: Actor, now: dt.datetime) -> WebhookDelivery:
    """Send a message that was tried again, at once, under its id and with its body, on a new schedule.

    Raises ``NotFound``, ``NotAllowed`` and ``Conflict`` (``webhook_disabled``, ``delivery_waiting``).
    """
    delivery, _ = get_delivery(session, delivery_id, actor=actor)
    endpoint = held_endpoint(session, delivery.endpoint_id, actor)
    require_enabled(endpoint)
    session.refresh(delivery)
    if delivery.state not in REPLAYED:
        raise Conflict("The message waits to be sent for the first time.", code="delivery_waiting")
    stop_waiting(session, endpoint, now=now)
    _queue_again(session, [delivery.id], now)
    queue_sending(session, endpoint, at=now, now=now)
    session.refresh(delivery)
    return delivery


def replay_range(
    session: Session, endpoint_id: int, wanted: ReplayRange, *, actor: Actor, now: dt.datetime
) -> tuple[int, bool]:
    """Send messages of an endpoint that were tried again, the oldest first; gives how many, and whether more fit. What
    waits only because the endpoint was slow or away is sent with them.

    Raises ``NotFound``, ``NotAllowed`` and ``Conflict`` (``webhook_disabled``).
    """
    endpoint = held_endpoint(session, endpoint_id, actor)
    require_enabled(endpoint)
    query = select(WebhookDelivery.id).where(
        WebhookDelivery.endpoint_id == endpoint_id, WebhookDelivery.state.in_(set(wanted.states) & set(REPLAYED))
    )
    if wanted.since is not None:
        query = query.where(WebhookDelivery.created_at >= wanted.since)
    if wanted.until is not None:
        query = query.where(WebhookDelivery.created_at < wanted.until)
    if wanted.first_id is not None:
        query = query.where(WebhookDelivery.id >= wanted.first_id)
    if wanted.last_id is not None:
        query = query.where(WebhookDelivery.id <= wanted.last_id)
    ids = session.scalars(query.order_by(WebhookDelivery.id).limit(MOST_REPLAYED + 1)).all()
    chosen = ids[:MOST_REPLAYED]
    stop_waiting(session, endpoint, now=now)
    if chosen:
        _queue_again(session, chosen, now)
    queue_sending(session, endpoint, at=now, now=now)
    return len(chosen), len(ids) > MOST_REPLAYED


def _queue_again(session: Session, delivery_ids: Sequence[int], now: dt.datetime) -> None:
    session.execute(
        update(WebhookDelivery)
        .where(WebhookDelivery.id.in_(delivery_ids))
        .values(state=DeliveryState.PENDING, tries=0, next_at=now, finished_at=None)
        .execution_options(synchronize_session=False)
    )


def _is_own(session: Session, delivery: WebhookDelivery, actor: Actor) -> bool:
    endpoint = session.get_one(WebhookEndpoint, delivery.endpoint_id)
    return endpoint.deleted_at is None and endpoint.organization_id == actor.organization_id
