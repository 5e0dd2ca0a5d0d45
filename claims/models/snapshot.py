"""An archived page: what a source's address showed at a time, or what somebody gave of a work without address."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, String
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base, BigId, PrimaryKey


class Snapshot(Base):
    """One version of a source's page; its bytes lie in the snapshot folder under their hash."""

    __tablename__ = "snapshots"
    __table_args__ = (
        Index(
            "ix_snapshots_fetched",
            "source_id",
            "sha256",
            unique=True,
            sqlite_where=sql("given_for_id IS NULL"),
            postgresql_where=sql("given_for_id IS NULL"),
        ),
        Index(
            "ix_snapshots_given",
            "source_id",
            "sha256",
            "given_for_id",
            "given_by_id",
            unique=True,
            sqlite_where=sql("given_for_id IS NOT NULL"),
            postgresql_where=sql("given_for_id IS NOT NULL"),
        ),
        Index("ix_snapshots_source_id_seen_at", "source_id", "seen_at"),
    )

    id: Mapped[PrimaryKey]
    source_id: Mapped[int] = mapped_column(BigId, ForeignKey("sources.id"))
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    """Of the page's bytes, in hex; names the archived record."""
    url: Mapped[str] = mapped_column(String(2048))
    """Where the bytes came from, after redirects."""
    status: Mapped[int]
    content_type: Mapped[str] = mapped_column(String(200))
    size: Mapped[int]
    retrieved_at: Mapped[dt.datetime]
    seen_at: Mapped[dt.datetime]
    """When the page was last seen to say the same."""
    text_sha256: Mapped[str | None] = mapped_column(String(64))
    """Names the page's whole text in the snapshot folder; None where it cannot be searched."""
    article_sha256: Mapped[str | None] = mapped_column(String(64))
    """Of the page's own text without menus and advertisements: while it stays, the page counts as unchanged."""
    sketch: Mapped[bytes | None] = mapped_column(LargeBinary(2048))
    """``core.near_copies.Sketch`` of that text."""
    links: Mapped[list[Any]]
    """Addresses that its text links to."""
    given_for_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("reviews.id"), index=True)
    """The review that it was given for by hand; None for what was fetched. Each person's giving is a row of its own, so
    that none shows in another's."""
    given_by_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("users.id"))

    def __repr__(self) -> str:
        return f"<Snapshot {self.id} source={self.source_id}>"
