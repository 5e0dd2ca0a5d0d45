"""The ClaimReview that an imported revision was read from, as it was sent."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base, BigId, PrimaryKey

EMPTIED = "{}"
"""What is left of a document when words of it were removed on a legal ground."""


class ClaimReviewOriginal(Base):
    """Everything that was sent, also what the registry has no place for; only ever read, never sent out as ours."""

    __tablename__ = "claim_review_originals"

    id: Mapped[PrimaryKey]
    revision_id: Mapped[int] = mapped_column(BigId, ForeignKey("review_revisions.id"), unique=True)
    document: Mapped[str] = mapped_column(Text)
    """JSON text."""
    warnings: Mapped[list[Any]]
    """What was odd in it when it was read: {path, code, detail, fix}."""
    received_from: Mapped[str] = mapped_column(String(200))
    """Who sent it: ``user:3``, ``key:7`` or ``cli``."""
    received_at: Mapped[dt.datetime]

    def __repr__(self) -> str:
        return f"<ClaimReviewOriginal revision={self.revision_id}>"
