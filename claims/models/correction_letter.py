"""Requests to outlets to correct what a check found false."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claims.core.messages.letters import LetterState
from claims.models.base import Base, BigId, PrimaryKey, text_enum


class CorrectionLetter(Base):
    """One letter about one passage of one article; its steps stand in the history (``changes``)."""

    __tablename__ = "correction_letters"
    __table_args__ = (
        UniqueConstraint("organization_id", "appearance_id", "review_id", "revision_number"),
        Index("ix_correction_letters_organization_id_state_id", "organization_id", "state", "id"),
        Index("ix_correction_letters_state_sent_at", "state", "sent_at"),
    )

    id: Mapped[PrimaryKey]
    organization_id: Mapped[int] = mapped_column(BigId, ForeignKey("organizations.id"))
    appearance_id: Mapped[int] = mapped_column(BigId, ForeignKey("appearances.id"))
    article_id: Mapped[int] = mapped_column(BigId, ForeignKey("articles.id"), index=True)
    review_id: Mapped[int] = mapped_column(BigId, ForeignKey("reviews.id"), index=True)
    revision_number: Mapped[int]
    state: Mapped[LetterState] = mapped_column(text_enum(LetterState, "state"))
    text: Mapped[str] = mapped_column(Text)
    created_at: Mapped[dt.datetime]
    sent_at: Mapped[dt.datetime | None]
    state_since: Mapped[dt.datetime]
    proposed_version_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("article_versions.id"))
    """A newer version of the article that no longer says it: the outlet seems to have corrected."""
    lock_version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": lock_version}  # noqa: RUF012  (read by SQLAlchemy as it is)

    def __repr__(self) -> str:
        return f"<CorrectionLetter {self.id} {self.state}>"
