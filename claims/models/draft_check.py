"""Drafts that somebody wanted to be kept, with what was answered."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base, BigId, PrimaryKey


class DraftCheck(Base):
    """A check whose text is kept, for the organization of who asked only; removed when it asks for that."""

    __tablename__ = "draft_checks"
    __table_args__ = (Index("ix_draft_checks_organization_id_id", "organization_id", "id"),)

    id: Mapped[PrimaryKey]
    organization_id: Mapped[int] = mapped_column(BigId, ForeignKey("organizations.id"))
    actor: Mapped[str] = mapped_column(String(200))
    """``user:3`` or ``key:7``."""
    outcome: Mapped[str] = mapped_column(String(32))
    answer: Mapped[dict[str, Any]]
    """The whole answer with the text, as the API gave it."""
    created_at: Mapped[dt.datetime]

    def __repr__(self) -> str:
        return f"<DraftCheck {self.id} {self.outcome}>"
