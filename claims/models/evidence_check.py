"""What came of holding one quote of a review against a snapshot of its source."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claims.core.sources.circularity import Circularity
from claims.core.sources.source_states import QuoteState
from claims.models.base import Base, BigId, PrimaryKey, text_enum


class EvidenceCheck(Base):
    """The newest finding on a quote of a source in one review, for its drafts and its public revision alike."""

    __tablename__ = "evidence_checks"
    __table_args__ = (UniqueConstraint("review_id", "source_id", "quote_key"),)

    id: Mapped[PrimaryKey]
    review_id: Mapped[int] = mapped_column(BigId, ForeignKey("reviews.id"))
    source_id: Mapped[int] = mapped_column(BigId, ForeignKey("sources.id"), index=True)
    quote_key: Mapped[str] = mapped_column(String(64))
    """``core.quotes.quote_key`` of the quote."""
    snapshot_id: Mapped[int] = mapped_column(BigId, ForeignKey("snapshots.id"))
    quote_state: Mapped[QuoteState] = mapped_column(text_enum(QuoteState, "quote_state"))
    circularity: Mapped[Circularity | None] = mapped_column(text_enum(Circularity, "circularity"))
    checked_at: Mapped[dt.datetime]

    def __repr__(self) -> str:
        return f"<EvidenceCheck {self.id} review={self.review_id} source={self.source_id}>"
