"""What a consumer was told about a use that no longer stands, and what was done about it."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claims.core.messages.events import RecallAction, RecallKind
from claims.models.base import Base, BigId, PrimaryKey, text_enum


class Recall(Base):
    """One recall of one use; open until somebody says what was done."""

    __tablename__ = "recalls"
    __table_args__ = (
        UniqueConstraint("usage_id", "subject"),
        Index("ix_recalls_organization_id_acknowledged_at_id", "organization_id", "acknowledged_at", "id"),
    )

    id: Mapped[PrimaryKey]
    usage_id: Mapped[int] = mapped_column(BigId, ForeignKey("usages.id"))
    organization_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("organizations.id"))
    """Whose use it is, so that the list needs no join."""
    subject: Mapped[str] = mapped_column(String(100))
    """What recalled it, as ``revision:2``: the same is told once."""
    kind: Mapped[RecallKind] = mapped_column(text_enum(RecallKind, "kind"))
    current_number: Mapped[int | None]
    """The revision that stood when it was recalled; None where none did."""
    recalled_at: Mapped[dt.datetime]
    acknowledged_at: Mapped[dt.datetime | None]
    action: Mapped[RecallAction | None] = mapped_column(text_enum(RecallAction, "action"))
    acknowledged_by: Mapped[str] = mapped_column(String(200), default="")
    """Label of who said it (``key:7``, ``user:3``)."""

    def __repr__(self) -> str:
        return f"<Recall {self.id} usage={self.usage_id} {self.kind}>"
