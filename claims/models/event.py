"""What the registry tells others: written in the transaction of the change, numbered and sent out afterwards."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claims.core.messages.events import EventType
from claims.models.base import Base, BigId, PrimaryKey, text_enum


class Event(Base):
    """One thing that happened; ``position`` is its place in the list that consumers read, None until it was numbered."""

    __tablename__ = "events"
    __table_args__ = (
        UniqueConstraint("type", "subject"),
        Index("ix_events_organization_id_position", "organization_id", "position"),
    )

    id: Mapped[PrimaryKey]
    type: Mapped[EventType] = mapped_column(text_enum(EventType, "type"))
    subject: Mapped[str | None] = mapped_column(String(300))
    """What it is about where that may be told once only; None where it may be told again."""
    data: Mapped[dict[str, Any]]
    organization_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("organizations.id"))
    """Who alone may know of it; None for everybody."""
    created_at: Mapped[dt.datetime] = mapped_column(index=True)
    position: Mapped[int | None] = mapped_column(BigId, unique=True)

    def __repr__(self) -> str:
        return f"<Event {self.id} {self.type}>"


class EventHead(Base):
    """The one row that hands out positions: whoever numbers events locks it, so that positions become visible in order."""

    __tablename__ = "event_head"

    id: Mapped[PrimaryKey]
    position: Mapped[int] = mapped_column(BigId, default=0)

    def __repr__(self) -> str:
        return f"<EventHead {self.position}>"
