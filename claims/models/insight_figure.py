"""Figures of insights that are too large to be computed at each visit."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base, BigId, PrimaryKey


class InsightFigure(Base):
    """The newest table of one insight of one organization; made anew it takes the place of the old one.

    A change to the columns of an insight goes with a migration that empties this table.
    """

    __tablename__ = "insight_figures"
    __table_args__ = (UniqueConstraint("organization_id", "name", "days"),)

    id: Mapped[PrimaryKey]
    organization_id: Mapped[int] = mapped_column(BigId, ForeignKey("organizations.id"))
    name: Mapped[str] = mapped_column(String(40))
    days: Mapped[int]
    """Length of the period; 0 for an insight that no period bounds."""
    computed_at: Mapped[dt.datetime]
    """The end of the period: what happened later is not in it."""
    last_step_id: Mapped[int] = mapped_column(BigId)
    """Newest step of any review by then, 0 without one: from the steps after it follows how far the figure is overtaken."""
    columns: Mapped[list[Any]]
    rows: Mapped[list[Any]]
    n: Mapped[int] = mapped_column(BigId)

    def __repr__(self) -> str:
        return f"<InsightFigure {self.name} organization={self.organization_id} days={self.days}>"
