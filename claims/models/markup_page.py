"""The ClaimReview markup of web pages, as clients of the Google-compatible API keep it here."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base, BigId, PrimaryKey


class MarkupPage(Base):
    """The markup of one page, of the organization whose key sent it; what was done to it stands in the history
    (``changes``), what it says in the reviews that were made of it."""

    __tablename__ = "markup_pages"
    __table_args__ = (
        UniqueConstraint("organization_id", "address_key"),
        Index("ix_markup_pages_organization_id_id", "organization_id", "id"),
        # Otherwise SQLite gives the number of a deleted page to the next one.
        {"sqlite_autoincrement": True},
    )

    id: Mapped[PrimaryKey]
    organization_id: Mapped[int] = mapped_column(BigId, ForeignKey("organizations.id"))
    address_key: Mapped[str] = mapped_column(String(64))
    """SHA-256 (hex) of the page's address in its canonical form."""
    site: Mapped[str] = mapped_column(String(255))
    """Host of that address (``core/sources/publisher_sites.py``)."""
    content: Mapped[dict[str, Any]]
    """The page by the names that clients use, without ``name``, ``versionId`` and what is unset."""
    created_at: Mapped[dt.datetime]
    updated_at: Mapped[dt.datetime]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (read by SQLAlchemy as it is)

    def __repr__(self) -> str:
        return f"<MarkupPage {self.id} {self.site}>"
