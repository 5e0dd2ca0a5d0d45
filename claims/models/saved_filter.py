"""Filters of the queue that somebody keeps under a name."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base, BigId, PrimaryKey


class SavedFilter(Base):
    """One view of the queue of one person; at most one of theirs is where their queue starts."""

    __tablename__ = "saved_filters"
    __table_args__ = (UniqueConstraint("user_id", "name"),)

    id: Mapped[PrimaryKey]
    user_id: Mapped[int] = mapped_column(BigId, ForeignKey("users.id"))
    name: Mapped[str] = mapped_column(String(60))
    query: Mapped[str] = mapped_column(String(500))
    """What stands behind the question mark of the queue's address, in one fixed order."""
    is_start: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[dt.datetime]

    def __repr__(self) -> str:
        return f"<SavedFilter {self.id} user={self.user_id}>"
