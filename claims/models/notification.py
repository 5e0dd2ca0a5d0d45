"""What a person is told without having asked for it at that moment."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base, BigId, PrimaryKey


class Notification(Base):
    """One line for one person; ``read_at`` is None while it is unread."""

    __tablename__ = "notifications"
    __table_args__ = (
        UniqueConstraint("user_id", "kind", "subject"),
        Index("ix_notifications_user_id_id", "user_id", "id"),
        Index("ix_notifications_user_id_read_at", "user_id", "read_at"),
    )

    id: Mapped[PrimaryKey]
    user_id: Mapped[int] = mapped_column(BigId, ForeignKey("users.id"))
    kind: Mapped[str] = mapped_column(String(40))
    """What it is about, as ``demand_spike``."""
    subject: Mapped[str | None] = mapped_column(String(100))
    """The thing that it is about: told once to each person and kind; None where it may be told again."""
    text: Mapped[str] = mapped_column(String(500))
    link: Mapped[str] = mapped_column(String(500), default="", index=True)
    """A path on this site, or "". A line with a claim's words leads to the claim or to the work on a review of it: by that
    it is found when the words are removed (``services/removal/removed_messages.py``)."""
    created_at: Mapped[dt.datetime]
    read_at: Mapped[dt.datetime | None]

    def __repr__(self) -> str:
        return f"<Notification {self.id} user={self.user_id} {self.kind}>"
