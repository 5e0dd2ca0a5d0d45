"""Which images the imported reviews are about, found by their addresses."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base, BigId


class ReviewImage(Base):
    """An address of an image, or of a work in which the claim appeared, that an imported revision names."""

    __tablename__ = "review_images"
    __table_args__ = (Index("ix_review_images_newest", "address_key", "reviewed_at", "revision_id"),)

    revision_id: Mapped[int] = mapped_column(BigId, ForeignKey("review_revisions.id"), primary_key=True)
    address_key: Mapped[str] = mapped_column(String(64), primary_key=True)
    """SHA-256 (hex) of the address in its canonical form: it is only ever compared."""
    reviewed_at: Mapped[dt.datetime]
    """Of the revision, which never changes: so that the newest are read along an index."""

    def __repr__(self) -> str:
        return f"<ReviewImage revision={self.revision_id}>"
