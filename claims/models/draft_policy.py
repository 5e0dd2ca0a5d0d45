"""How strict an organization's draft checks are, beside the policies that everybody has."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base, BigId, PrimaryKey


class DraftPolicyRow(Base):
    """A policy as ``claims.core.drafts.draft_check.DraftPolicy`` says it; changes stand in the organization's history."""

    __tablename__ = "draft_policies"
    __table_args__ = (UniqueConstraint("organization_id", "name"),)

    id: Mapped[PrimaryKey]
    organization_id: Mapped[int] = mapped_column(BigId, ForeignKey("organizations.id"))
    name: Mapped[str] = mapped_column(String(100))
    outcomes: Mapped[dict[str, Any]]
    """Outcome by finding, only those that are lowered."""
    worth_from: Mapped[float] = mapped_column(default=0.0)
    created_at: Mapped[dt.datetime]
    updated_at: Mapped[dt.datetime]

    def __repr__(self) -> str:
        return f"<DraftPolicyRow {self.id} {self.name}>"
