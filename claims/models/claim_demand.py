"""How much a claim is in demand, and the days on which that jumped."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base, BigId, PrimaryKey


class ClaimDemand(Base):
    """Counts of a claim and of those merged with it, refreshed in the transaction that links an appearance."""

    __tablename__ = "claim_demands"
    __table_args__ = (Index("ix_claim_demands_articles_claim_id", "articles", "claim_id"),)

    claim_id: Mapped[int] = mapped_column(BigId, ForeignKey("claims.id"), primary_key=True)
    articles: Mapped[int]
    outlets: Mapped[int]
    days: Mapped[int]
    """Distinct days of publication, UTC."""
    origins: Mapped[int]
    """Distinct origins: copies of one text count once."""

    def __repr__(self) -> str:
        return f"<ClaimDemand claim={self.claim_id} origins={self.origins}>"


class DemandAlert(Base):
    """A day on which more outlets said a claim than its last four weeks let expect; one a claim and day."""

    __tablename__ = "demand_alerts"
    __table_args__ = (UniqueConstraint("claim_id", "day"), Index("ix_demand_alerts_day_id", "day", "id"))

    id: Mapped[PrimaryKey]
    claim_id: Mapped[int] = mapped_column(BigId, ForeignKey("claims.id"))
    day: Mapped[dt.date]
    """The day in UTC."""
    outlets: Mapped[int]
    """Distinct outlets of that day when the alert was given."""
    threshold: Mapped[float]
    """What they exceeded."""
    created_at: Mapped[dt.datetime]

    def __repr__(self) -> str:
        return f"<DemandAlert {self.id} claim={self.claim_id} {self.day}>"
