"""Sessions of people: each sign-in until it is ended."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base, BigId, PrimaryKey


class SignIn(Base):
    """One sign-in of one person on one device; the signed cookie names ``key``, and an ended row lets nobody in."""

    __tablename__ = "sign_ins"
    __table_args__ = (Index("ix_sign_ins_user_id_ended_at", "user_id", "ended_at"),)

    id: Mapped[PrimaryKey]
    user_id: Mapped[int] = mapped_column(BigId, ForeignKey("users.id"))
    key: Mapped[str] = mapped_column(String(32), unique=True)
    agent: Mapped[str] = mapped_column(String(300), default="")
    """What the browser says it is."""
    address: Mapped[str] = mapped_column(String(64), default="")
    created_at: Mapped[dt.datetime]
    seen_at: Mapped[dt.datetime]
    ended_at: Mapped[dt.datetime | None]

    def __repr__(self) -> str:
        return f"<SignIn {self.id} user={self.user_id}>"
