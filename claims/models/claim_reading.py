"""Table ``claim_readings``: what reading a claim gave, packed."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Integer, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base, BigId

UNREAD = 0
"""The reader of a claim that nobody has read yet."""


class ClaimReading(Base):
    """The parts of a claim's text as matching compares them; each claim has one row.

    ``reader`` tells which code read it: a row of another reader, or none (``UNREAD``), waits for the job that reads. Where
    ``packed`` is NULL the claim is read on every look-up.
    """

    __tablename__ = "claim_readings"

    claim_id: Mapped[int] = mapped_column(BigId, ForeignKey("claims.id"), primary_key=True, autoincrement=False)
    reader: Mapped[int] = mapped_column(Integer, index=True)
    packed: Mapped[bytes | None] = mapped_column(LargeBinary)

    def __repr__(self) -> str:
        return f"<ClaimReading {self.claim_id}>"
