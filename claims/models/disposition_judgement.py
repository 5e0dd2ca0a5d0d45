"""What people decided about which sentences hold claims, against extraction."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from claims.core.records import Disposition, RejectReason
from claims.models.base import Base, BigId, PrimaryKey, text_enum


class DispositionJudgement(Base):
    """A person takes an appearance off or takes a sentence for one; rows are only added, an undoing is one more.

    The newest of an appearance holds; what a later version of the article takes over stands on its own appearance.
    """

    __tablename__ = "disposition_judgements"

    id: Mapped[PrimaryKey]
    appearance_id: Mapped[int] = mapped_column(BigId, ForeignKey("appearances.id"), index=True)
    disposition: Mapped[Disposition] = mapped_column(text_enum(Disposition, "disposition"))
    shelf_reason: Mapped[RejectReason | None] = mapped_column(text_enum(RejectReason, "shelf_reason"))
    """Why a demoted one is no claim; of a promoted one what extraction, or the person before, had said."""
    claim_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("claims.id"))
    """The claim that it was taken from, or that it belongs to now."""
    user_id: Mapped[int] = mapped_column(BigId, ForeignKey("users.id"), index=True)
    reason: Mapped[str] = mapped_column(String(2000), default="")
    created_at: Mapped[dt.datetime]

    def __repr__(self) -> str:
        return f"<DispositionJudgement {self.id} appearance={self.appearance_id} {self.disposition}>"
