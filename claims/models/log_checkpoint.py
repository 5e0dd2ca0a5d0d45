"""Signed statements of what the transparency log was."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base, BigId, PrimaryKey


class LogCheckpoint(Base):
    """A signed tree head; rows are only added, sizes never shrink. A change of keys may sign the same size again."""

    __tablename__ = "log_checkpoints"

    id: Mapped[PrimaryKey]
    origin: Mapped[str] = mapped_column(String(255))
    size: Mapped[int] = mapped_column(BigId, index=True)
    root: Mapped[bytes] = mapped_column(LargeBinary(32))
    note: Mapped[str] = mapped_column(Text)
    """The signed note, as it is published."""
    signed_at: Mapped[dt.datetime]

    def __repr__(self) -> str:
        return f"<LogCheckpoint {self.id} size={self.size}>"
