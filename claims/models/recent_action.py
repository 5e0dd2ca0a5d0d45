"""What a person has just done, with the way back where there is one."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base, BigId, PrimaryKey


class RecentAction(Base):
    """One line of "Recent actions": the sentence of the toast and the words of the claim that it is about."""

    __tablename__ = "recent_actions"
    __table_args__ = (Index("ix_recent_actions_user_id_id", "user_id", "id"),)

    id: Mapped[PrimaryKey]
    user_id: Mapped[int] = mapped_column(BigId, ForeignKey("users.id"))
    text: Mapped[str] = mapped_column(String(300))
    about: Mapped[str] = mapped_column(String(300), default="")
    """The claim's words, cut."""
    link: Mapped[str] = mapped_column(String(500), default="")
    """A path on this site, or ""."""
    subject: Mapped[str] = mapped_column(String(100), default="")
    """The thing it was done to (``review:12``): only its newest line has a way back."""
    undo: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """``href`` and ``fields`` of the form that takes it back; empty where nothing does."""
    created_at: Mapped[dt.datetime] = mapped_column(index=True)

    def __repr__(self) -> str:
        return f"<RecentAction {self.id} user={self.user_id}>"
