"""A page of an outlet."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base, BigId, PrimaryKey


class Article(Base):
    """An article: identity is (outlet, key), the key being the canonical URL or, without one, the body's hash."""

    __tablename__ = "articles"
    __table_args__ = (
        UniqueConstraint("outlet_id", "identity_key"),
        Index("ix_articles_created_at_id", "created_at", "id"),
    )

    id: Mapped[PrimaryKey]
    outlet_id: Mapped[int] = mapped_column(BigId, ForeignKey("outlets.id"), index=True)
    identity_key: Mapped[str] = mapped_column(String(2100))
    """``url:`` and the canonical URL, or ``sha256:`` and the hash of the body."""
    url: Mapped[str | None] = mapped_column(String(2048))
    created_at: Mapped[dt.datetime]

    def __repr__(self) -> str:
        return f"<Article {self.id}>"
