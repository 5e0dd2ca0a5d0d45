"""What people corrected by hand of what extraction had read of an appearance."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base, BigId, PrimaryKey


class ReadingCorrection(Base):
    """A person says whose words an appearance is in, which words it is, or what it says by itself; rows are only added.

    Undoing one is another row, ``undoes_id``; what a later version of the article takes over is one at its own appearance,
    ``carried_from_id``.
    """

    __tablename__ = "reading_corrections"

    id: Mapped[PrimaryKey]
    appearance_id: Mapped[int] = mapped_column(BigId, ForeignKey("appearances.id"), index=True)
    before: Mapped[dict[str, Any]]
    """All that the appearance held before, as ``claims.services.articles.readings`` writes it."""
    after: Mapped[dict[str, Any]]
    """The same after it."""
    from_claim_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("claims.id"))
    """The claim that the appearance belonged to before."""
    claim_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("claims.id"))
    """The one that it belongs to since."""
    undoes_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("reading_corrections.id"))
    carried_from_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("reading_corrections.id"))
    user_id: Mapped[int] = mapped_column(BigId, ForeignKey("users.id"), index=True)
    reason: Mapped[str] = mapped_column(String(2000), default="")
    created_at: Mapped[dt.datetime]

    def __repr__(self) -> str:
        return f"<ReadingCorrection {self.id} appearance={self.appearance_id}>"
