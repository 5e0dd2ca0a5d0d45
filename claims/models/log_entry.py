"""The transparency log: one row a public fact, in the order of the Merkle tree."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base, BigId


class LogEntry(Base):
    """A leaf of the log, exactly the bytes that are hashed; rows are only added, without gaps."""

    __tablename__ = "log_entries"
    __table_args__ = (
        UniqueConstraint("fact_table", "fact_id"),
        Index("ix_log_entries_claim_id_leaf_index", "claim_id", "leaf_index"),
    )

    leaf_index: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False)
    """Place in the tree, from 0."""
    leaf: Mapped[bytes | None] = mapped_column(LargeBinary)
    """None once it was removed on a legal ground; the hash stays."""
    leaf_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    fact: Mapped[str] = mapped_column(String(80))
    """Name of the fact, as ``review.published``."""
    fact_table: Mapped[str] = mapped_column(String(40))
    fact_id: Mapped[int] = mapped_column(BigId)
    """The row that the fact is: its content can be read there."""
    claim_id: Mapped[int | None] = mapped_column(BigId)
    """The claim that the fact is about; no foreign key, for the log outlives everything."""
    created_at: Mapped[dt.datetime]

    def __repr__(self) -> str:
        return f"<LogEntry {self.leaf_index} {self.fact}>"
