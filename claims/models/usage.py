"""Who was served which revision, so that they can be told when it no longer stands."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base, BigId, PrimaryKey


class Usage(Base):
    """One consumer's use of one revision; served again, only ``last_served_at`` moves."""

    __tablename__ = "usages"
    __table_args__ = (UniqueConstraint("consumer", "revision_id"),)

    id: Mapped[PrimaryKey]
    consumer: Mapped[str] = mapped_column(String(200))
    """``key:7`` or ``user:3``."""
    revision_id: Mapped[int] = mapped_column(BigId, ForeignKey("review_revisions.id"), index=True)
    article_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("articles.id"))
    first_served_at: Mapped[dt.datetime]
    last_served_at: Mapped[dt.datetime]

    def __repr__(self) -> str:
        return f"<Usage {self.consumer} revision={self.revision_id}>"
