"""Claims whose public answer a person wants to be told of."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base, BigId, PrimaryKey


class ClaimFollow(Base):
    """One person follows one claim."""

    __tablename__ = "claim_follows"
    __table_args__ = (UniqueConstraint("user_id", "claim_id"),)

    id: Mapped[PrimaryKey]
    user_id: Mapped[int] = mapped_column(BigId, ForeignKey("users.id"))
    claim_id: Mapped[int] = mapped_column(BigId, ForeignKey("claims.id"), index=True)
    created_at: Mapped[dt.datetime]

    def __repr__(self) -> str:
        return f"<ClaimFollow {self.id} user={self.user_id} claim={self.claim_id}>"
