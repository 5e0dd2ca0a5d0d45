"""Who changed what, when and why; rows are only added."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from claims.core.reviews.reviewing import ReviewState
from claims.models.base import Base, BigId, PrimaryKey, text_enum

IS_WITHDRAWAL = "action = 'withdraw'"
LEAVES_PUBLISHED = "from_state = 'published' AND to_state <> 'published'"
"""Conditions of indexes: withdrawals, and steps by which a public verdict was withdrawn or looked at again. A query that
names them word by word reads the index alone."""


class StatusChange(Base):
    """One step of a review through its status machine."""

    __tablename__ = "status_changes"
    __table_args__ = (
        Index("ix_status_changes_created_at", "created_at"),
        Index(
            "ix_status_changes_withdrawals",
            "created_at",
            sqlite_where=sql(IS_WITHDRAWAL),
            postgresql_where=sql(IS_WITHDRAWAL),
        ),
        Index(
            "ix_status_changes_leaving_published",
            "review_id",
            sqlite_where=sql(LEAVES_PUBLISHED),
            postgresql_where=sql(LEAVES_PUBLISHED),
        ),
    )

    id: Mapped[PrimaryKey]
    review_id: Mapped[int] = mapped_column(BigId, ForeignKey("reviews.id"), index=True)
    action: Mapped[str] = mapped_column(String(32))
    from_state: Mapped[ReviewState | None] = mapped_column(text_enum(ReviewState, "from_state"))
    to_state: Mapped[ReviewState] = mapped_column(text_enum(ReviewState, "to_state"))
    actor: Mapped[str] = mapped_column(String(200))
    """``user:3``, ``key:7``, ``system`` or ``cli``."""
    user_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("users.id"))
    reason: Mapped[str] = mapped_column(String(2000), default="")
    revision_number: Mapped[int | None]
    detail: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """Beside the reason: ``decline_reason``, ``duplicate_claim_id``, ``assignee_id``, ``correction_kind``."""
    created_at: Mapped[dt.datetime]

    def __repr__(self) -> str:
        return f"<StatusChange {self.id} {self.action}>"


class Change(Base):
    """Any other change that people may ask about: a claim made, an appearance linked, a member or key added."""

    __tablename__ = "changes"
    __table_args__ = (Index("ix_changes_subject_type_subject_id_id", "subject_type", "subject_id", "id"),)

    id: Mapped[PrimaryKey]
    subject_type: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[int] = mapped_column(BigId)
    action: Mapped[str] = mapped_column(String(40))
    actor: Mapped[str] = mapped_column(String(200))
    user_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("users.id"))
    reason: Mapped[str] = mapped_column(String(2000), default="")
    detail: Mapped[dict[str, Any]]
    created_at: Mapped[dt.datetime]

    def __repr__(self) -> str:
        return f"<Change {self.id} {self.subject_type} {self.action}>"
