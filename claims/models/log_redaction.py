"""What was removed from rows that are otherwise never changed, and why."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base, BigId, PrimaryKey


class LogRedaction(Base):
    """Leave to empty fields of one row; the database refuses any other change of it. Rows are only added."""

    __tablename__ = "log_redactions"
    __table_args__ = (Index("ix_log_redactions_row_table_row_id", "row_table", "row_id"),)

    id: Mapped[PrimaryKey]
    row_table: Mapped[str] = mapped_column(String(40))
    row_id: Mapped[int] = mapped_column(BigId)
    fields: Mapped[list[Any]]
    """Names of the columns that were emptied."""
    reason: Mapped[str] = mapped_column(String(2000))
    """Public."""
    created_at: Mapped[dt.datetime]

    def __repr__(self) -> str:
        return f"<LogRedaction {self.id} {self.row_table} {self.row_id}>"
