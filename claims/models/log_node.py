"""The inner nodes of the log's Merkle tree."""

from __future__ import annotations

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base, BigId


class LogNode(Base):
    """The hash of a complete subtree above the leaves, so that a proof reads no leaf; rows are only added."""

    __tablename__ = "log_nodes"

    level: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """1 over two leaves, 2 over four …"""
    position: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False)
    hash: Mapped[bytes] = mapped_column(LargeBinary(32))

    def __repr__(self) -> str:
        return f"<LogNode {self.level}/{self.position}>"
