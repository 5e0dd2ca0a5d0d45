"""Who was shown a draft: somebody who has read the first opinion cannot give a blind second one."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base, BigId, PrimaryKey


class DraftReading(Base):
    """One person's first look at the text that is to become one revision, or their step upon it."""

    __tablename__ = "draft_readings"
    __table_args__ = (UniqueConstraint("review_id", "revision_number", "user_id"),)

    id: Mapped[PrimaryKey]
    review_id: Mapped[int] = mapped_column(BigId, ForeignKey("reviews.id"))
    revision_number: Mapped[int]
    """Number of the revision that the draft is to become."""
    user_id: Mapped[int] = mapped_column(BigId, ForeignKey("users.id"), index=True)
    read_at: Mapped[dt.datetime]

    def __repr__(self) -> str:
        return f"<DraftReading {self.id} review={self.review_id} user={self.user_id}>"
