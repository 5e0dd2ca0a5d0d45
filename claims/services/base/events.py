"""Events: written where the change is made, in its transaction; numbered later, read by cursor.

A change that is rolled back takes its event along. Ids are no order to read by: on PostgreSQL a transaction that began
earlier may commit later. So events get a position when they are numbered, one numbering at a time, and a reader who has
seen a position misses nothing before it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from claims.core.errors import Invalid
from claims.core.messages.events import EventData, EventType, plain_data
from claims.core.transparency.facts import format_time
from claims.models.event import Event, EventHead
from claims.services.base import jobs
from claims.services.base.actors import SYSTEM
from claims.services.base.organization_families import head_id, heads_of, owners
from claims.services.base.paging import RankPlace, checked_limit, decode_rank_cursor, encode_cursor

DISPATCH_JOB = "dispatch_events"

NUMBERED_AT_ONCE = 500
"""Events that one transaction numbers, so that nobody waits long."""

_LIST = "events"
_ASKED = "dispatch_job"
"""Under this name a session carries the job that its transaction has queued."""


@dataclass(frozen=True, slots=True)
class EventPage:
    """Some events, oldest first; ``next_cursor`` is where to go on, also when there are no more yet."""

    items: Sequence[Event]
    next_cursor: str
    has_more: bool


def write_event(
    session: Session,
    data: EventData,
    *,
    now: dt.datetime,
    organization_id: int | None = None,
    subject: str | None = None,
) -> None:
    """Tell of something that happened: everybody, or an organization alone; for a merged one its successor is told.

    A ``subject`` may be told of once only; whoever gives one has looked (``was_told``).
    """
    told = None if organization_id is None else session.scalar(select(head_id(organization_id)))
    session.add(_event(data, told, subject, now=now))
    _queue_dispatch(session, now)


def write_events(session: Session, told: Sequence[tuple[int, EventData]], *, now: dt.datetime) -> None:
    """As ``write_event``, of many things that happened, each beside the organization that is told of it alone."""
    if not told:
        return
    heads = heads_of(session, {organization_id for organization_id, _ in told})
    session.add_all(_event(data, heads[organization_id], None, now=now) for organization_id, data in told)
    _queue_dispatch(session, now)


def _event(data: EventData, organization_id: int | None, subject: str | None, *, now: dt.datetime) -> Event:
    return Event(
        type=data.TYPE, subject=subject, data=plain_data(data), organization_id=organization_id, created_at=now
    )


def was_told(session: Session, kind: EventType, subject: str) -> bool:
    """Whether an event of this type and subject was written."""
    return session.scalar(select(Event.id).where(Event.type == kind, Event.subject == subject)) is not None


def number_events(session: Session, *, limit: int = NUMBERED_AT_ONCE) -> list[Event]:
    """Give the next events their positions; others who number wait until the transaction ends."""
    waiting = select(Event).where(Event.position.is_(None)).order_by(Event.id).limit(limit)
    if session.scalar(select(Event.id).where(Event.position.is_(None)).limit(1)) is None:
        return []
    head = session.get_one(EventHead, 1, with_for_update=True, populate_existing=True)
    events = list(session.scalars(waiting))  # after the lock: those that another numbering took are gone
    for event in events:
        head.position += 1
        event.position = head.position
    return events


def list_events(
    session: Session,
    organization_id: int | None,
    *,
    types: Sequence[EventType] = (),
    after: str | None = None,
    limit: int = 50,
) -> EventPage:
    """What everybody may know and what was told to this organization, or to one merged into it, oldest first; of these
    types, if any are named.

    Raises ``Invalid``: ``bad_cursor``, also for a cursor of another registry's longer list; ``events_forgotten`` where
    events behind the cursor are kept no longer; ``limit_out_of_range``.
    """
    place = 0 if after is None else decode_rank_cursor(_LIST, after).rank
    last = session.scalar(select(EventHead.position)) or 0
    if place > last:
        detail = "This cursor is ahead of the list: the registry was set up anew. Read from the beginning."
        raise Invalid(detail, code="bad_cursor", field="after")
    if after is not None:
        _require_kept(session, place, last)
    own = [] if organization_id is None else owners(session, organization_id)
    query = select(Event).where(
        Event.position > place, or_(Event.organization_id.is_(None), Event.organization_id.in_(own))
    )
    if types:
        query = query.where(Event.type.in_(types))
    rows = session.scalars(query.order_by(Event.position).limit(checked_limit(limit) + 1)).all()
    items = rows[:limit]
    has_more = len(rows) > limit
    # Where nothing more is there for this reader, what others are told need not be looked at again.
    # An event may have been numbered between both looks: it is among the items then and behind ``last``.
    shown = items[-1].position or 0 if items else place
    reached = shown if has_more else max(shown, last)
    return EventPage(items, encode_cursor(_LIST, RankPlace(reached, 0)), has_more)


def _require_kept(session: Session, place: int, last: int) -> None:
    """Nobody who was away for long is to believe that nothing was told meanwhile."""
    oldest = session.scalar(select(func.min(Event.position)))
    if place < (last if oldest is None else oldest - 1):
        raise Invalid(
            "Some events behind this cursor are kept no longer: you would miss them. Look up anew what you rely on, then "
            "read from the beginning, without after.",
            code="events_forgotten",
            field="after",
        )


def event_body(event: Event) -> dict[str, Any]:
    """The event as it is sent: type, the time when it happened, data."""
    return {"type": event.type.value, "timestamp": format_time(event.created_at), "data": event.data}


def _queue_dispatch(session: Session, now: dt.datetime) -> None:
    """One job a transaction, however many events it writes; one that was undone with a savepoint does not count."""
    asked = session.info.get(_ASKED)
    if asked is not None and asked[0] is session.get_transaction() and asked[1] in session:
        return
    job = jobs.enqueue(session, DISPATCH_JOB, {}, owner=SYSTEM.label, now=now)
    session.info[_ASKED] = (session.get_transaction(), job)
