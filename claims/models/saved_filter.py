"""Views of the queue that a person has kept under a name."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base, BigId, PrimaryKey


class SavedFilter(Base):
    """One view of one person's queue: ``fields`` are the parameters of its address, as they were."""

    __tablename__ = "saved_filters"
    __table_args__ = (UniqueConstraint("user_id", "organization_id", "name"),)

    id: Mapped[PrimaryKey]
    user_id: Mapped[int] = mapped_column(BigId, ForeignKey("users.id"))
    organization_id: Mapped[int] = mapped_column(BigId, ForeignKey("organizations.id"))
    name: Mapped[str] = mapped_column(String(80))
    fields: Mapped[dict[str, Any]]
    is_start: Mapped[bool] = mapped_column(default=False)
    """Whether the queue opens with it; at most one a person and organization."""
    created_at: Mapped[dt.datetime]

    def __repr__(self) -> str:
        return f"<SavedFilter {self.id} user={self.user_id}>"
