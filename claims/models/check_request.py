"""Statements that somebody looked up in vain and wants to have checked."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base, BigId, PrimaryKey, text_enum


class CheckRequestState(StrEnum):
    """What became of a request."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class CheckRequest(Base):
    """One statement, however often it was asked for; nothing is kept of who asked."""

    __tablename__ = "check_requests"
    __table_args__ = (Index("ix_check_requests_state_asked_id", "state", "asked", "id"),)

    id: Mapped[PrimaryKey]
    text: Mapped[str] = mapped_column(String(2000))
    text_hash: Mapped[str] = mapped_column(String(64), unique=True)
    """SHA-256 of the words in lower case: the same statement asked for again is counted, not kept twice."""
    published: Mapped[dt.date | None]
    """The day on which it was said, as far as given."""
    note: Mapped[str] = mapped_column(String(1000), default="")
    asked: Mapped[int] = mapped_column(default=1)
    state: Mapped[CheckRequestState] = mapped_column(text_enum(CheckRequestState, "state"))
    claim_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("claims.id"), index=True)
    decided_by_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("users.id"))
    reason: Mapped[str] = mapped_column(String(2000), default="")
    created_at: Mapped[dt.datetime]
    decided_at: Mapped[dt.datetime | None]

    def __repr__(self) -> str:
        return f"<CheckRequest {self.id} {self.state}>"
