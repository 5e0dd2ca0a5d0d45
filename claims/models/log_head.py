"""The growing end of the transparency log."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base, BigId


class LogHead(Base):
    """The one row that whoever appends holds: the size of the log and the complete subtrees at its right edge."""

    __tablename__ = "log_head"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"), CheckConstraint("size >= 0", name="size"))

    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False)
    size: Mapped[int] = mapped_column(BigId)
    frontier: Mapped[bytes] = mapped_column(LargeBinary)
    """32 bytes for each bit of ``size``, the largest subtree first."""
    root: Mapped[bytes] = mapped_column(LargeBinary(32))

    def __repr__(self) -> str:
        return f"<LogHead size={self.size}>"
