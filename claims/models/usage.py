"""Who was served which revision, so that they can be told when it no longer stands."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, Index, String, column
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base, BigId, PrimaryKey


class Usage(Base):
    """One consumer's use of one revision, for one article or for none; served again, only ``last_served_at`` moves."""

    __tablename__ = "usages"
    __table_args__ = (
        Index("ix_usages_consumer_revision_id_article_id", "consumer", "revision_id", "article_id", unique=True),
        # Two NULLs are not equal to the index above.
        Index(
            "ix_usages_consumer_revision_id_alone",
            "consumer",
            "revision_id",
            unique=True,
            sqlite_where=column("article_id").is_(None),
            postgresql_where=column("article_id").is_(None),
        ),
    )

    id: Mapped[PrimaryKey]
    consumer: Mapped[str] = mapped_column(String(200))
    """``key:7`` or ``user:3``."""
    revision_id: Mapped[int] = mapped_column(BigId, ForeignKey("review_revisions.id"), index=True)
    article_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("articles.id"))
    organization_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("organizations.id"))
    """In whose name the consumer was served: its members are told, and say what was done."""
    first_served_at: Mapped[dt.datetime]
    last_served_at: Mapped[dt.datetime]

    def __repr__(self) -> str:
        return f"<Usage {self.consumer} revision={self.revision_id}>"
