"""Works that an imported list calls retracted, whether or not a review cites them yet."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base, PrimaryKey


class ListedRetraction(Base):
    """A retracted work by its address or DOI."""

    __tablename__ = "listed_retractions"

    id: Mapped[PrimaryKey]
    key: Mapped[str] = mapped_column(String(300), unique=True)
    """``doi:`` and the DOI, or ``url:`` and the key of the address."""
    reason: Mapped[str] = mapped_column(String(2000), default="")
    listed_at: Mapped[dt.datetime]

    def __repr__(self) -> str:
        return f"<ListedRetraction {self.key}>"
