"""Reviews that a person has put out of sight for a while."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base, BigId


class Snooze(Base):
    """Until when a review stays out of one person's queue; everybody else goes on seeing it."""

    __tablename__ = "snoozes"

    user_id: Mapped[int] = mapped_column(BigId, ForeignKey("users.id"), primary_key=True)
    review_id: Mapped[int] = mapped_column(BigId, ForeignKey("reviews.id"), primary_key=True)
    until: Mapped[dt.datetime]

    def __repr__(self) -> str:
        return f"<Snooze user={self.user_id} review={self.review_id}>"
