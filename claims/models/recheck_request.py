"""Requests of the public to look at a verdict again."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base, BigId, PrimaryKey, text_enum


class RequestState(StrEnum):
    """What became of a request."""

    RECEIVED = "received"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class RecheckRequest(Base):
    """One request about one organization's verdict, with the source that it rests on; nothing is kept of who asked."""

    __tablename__ = "recheck_requests"
    __table_args__ = (Index("ix_recheck_requests_state_id", "state", "id"),)

    id: Mapped[PrimaryKey]
    review_id: Mapped[int] = mapped_column(BigId, ForeignKey("reviews.id"), index=True)
    revision_number: Mapped[int]
    """The revision that was public when it was asked."""
    text: Mapped[str] = mapped_column(String(2000))
    """What is thought to be wrong."""
    source_url: Mapped[str] = mapped_column(String(2048))
    source_quote: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[RequestState] = mapped_column(text_enum(RequestState, "state"))
    answer: Mapped[str] = mapped_column(String(2000), default="")
    created_at: Mapped[dt.datetime]
    decided_at: Mapped[dt.datetime | None]
    decided_by_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("users.id"))

    def __repr__(self) -> str:
        return f"<RecheckRequest {self.id} {self.state}>"
