"""Where events are sent, what was sent, and each attempt at it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claims.core.messages.webhooks import DeliveryState, DisabledReason
from claims.models.base import Base, BigId, PrimaryKey, text_enum


class WebhookEndpoint(Base):
    """An address of an organization that takes events; a deleted one stays for its deliveries, without its secret."""

    __tablename__ = "webhook_endpoints"

    id: Mapped[PrimaryKey]
    organization_id: Mapped[int] = mapped_column(BigId, ForeignKey("organizations.id"), index=True)
    url: Mapped[str] = mapped_column(String(2048))
    description: Mapped[str] = mapped_column(String(200), default="")
    event_types: Mapped[list[Any]]
    secret: Mapped[str] = mapped_column(String(300))
    """Encrypted; see ``services/messages/webhook_secrets.py``."""
    former_secret: Mapped[str] = mapped_column(String(300), default="")
    """The secrets before, encrypted together: each signs beside the new one until its day is over, the last of them until
    ``former_until``."""
    former_until: Mapped[dt.datetime | None]
    created_at: Mapped[dt.datetime]
    created_by_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("users.id"))
    disabled_at: Mapped[dt.datetime | None]
    disabled_reason: Mapped[DisabledReason | None] = mapped_column(text_enum(DisabledReason, "disabled_reason"))
    deleted_at: Mapped[dt.datetime | None]
    failing_since: Mapped[dt.datetime | None]
    """First of the failures that no success has followed."""
    not_before: Mapped[dt.datetime | None]
    """Nothing is sent before: the endpoint asked for it, or was slow."""
    slowed: Mapped[int] = mapped_column(default=0)
    """How often in a row it was slowed down for."""
    job_id: Mapped[int | None] = mapped_column(BigId)
    """The job that sends to it, one at a time; the row of a job that is long over may be gone."""

    def __repr__(self) -> str:
        return f"<WebhookEndpoint {self.id} organization={self.organization_id}>"


class WebhookDelivery(Base):
    """One message to one endpoint: its id and its body are the same at every attempt."""

    __tablename__ = "webhook_deliveries"
    __table_args__ = (
        UniqueConstraint("endpoint_id", "event_id"),
        Index("ix_webhook_deliveries_endpoint_id_next_at", "endpoint_id", "next_at"),
        Index("ix_webhook_deliveries_endpoint_id_state_id", "endpoint_id", "state", "id"),
        Index("ix_webhook_deliveries_state_created_at", "state", "created_at"),
    )

    id: Mapped[PrimaryKey]
    endpoint_id: Mapped[int] = mapped_column(BigId, ForeignKey("webhook_endpoints.id"))
    event_id: Mapped[int | None] = mapped_column(BigId)
    """The event; its row may be forgotten before the message is. None for a test."""
    event_type: Mapped[str] = mapped_column(String(60))
    message_id: Mapped[str] = mapped_column(String(40), unique=True)
    body: Mapped[str] = mapped_column(Text)
    """The very text that is signed and sent, in UTF-8."""
    state: Mapped[DeliveryState] = mapped_column(text_enum(DeliveryState, "state"), default=DeliveryState.PENDING)
    tries: Mapped[int] = mapped_column(default=0)
    """Attempts on the present schedule; a replay begins a new one."""
    next_at: Mapped[dt.datetime | None]
    """When it is to be sent; None when it is delivered or dead."""
    created_at: Mapped[dt.datetime]
    finished_at: Mapped[dt.datetime | None]

    def __repr__(self) -> str:
        return f"<WebhookDelivery {self.id} {self.event_type} {self.state}>"


class WebhookAttempt(Base):
    """One try at a message: what came back."""

    __tablename__ = "webhook_attempts"

    id: Mapped[PrimaryKey]
    delivery_id: Mapped[int] = mapped_column(BigId, ForeignKey("webhook_deliveries.id"), index=True)
    at: Mapped[dt.datetime]
    status: Mapped[int | None]
    """HTTP status; None where no answer came."""
    error: Mapped[str] = mapped_column(String(60), default="")
    """Code of what kept the answer from coming, as ``source_timeout``."""
    duration_ms: Mapped[int]
    answer: Mapped[str] = mapped_column(Text, default="")
    """The first 4 kB of the answer's body."""

    def __repr__(self) -> str:
        return f"<WebhookAttempt {self.id} delivery={self.delivery_id} status={self.status}>"
