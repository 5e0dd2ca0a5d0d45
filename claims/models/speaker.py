"""Claimants: the persons and bodies whose claims they are."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base, BigId, PrimaryKey


class Speaker(Base):
    """A person or body that makes claims; a merged one points to its successor."""

    __tablename__ = "speakers"

    id: Mapped[PrimaryKey]
    name: Mapped[str] = mapped_column(String(300), unique=True)
    merged_into_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("speakers.id"))
    created_at: Mapped[dt.datetime]

    def __repr__(self) -> str:
        return f"<Speaker {self.id}>"
