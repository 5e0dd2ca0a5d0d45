"""What became of each sentence of a version; nothing disappears silently."""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claims.core.records import RejectReason
from claims.models.base import Base, BigId, PrimaryKey, text_enum


class Sentence(Base):
    """A sentence: the source of appearances (``rejected`` is None) or on the reject shelf with a reason."""

    __tablename__ = "sentences"
    __table_args__ = (UniqueConstraint("article_version_id", "position"),)

    id: Mapped[PrimaryKey]
    article_version_id: Mapped[int] = mapped_column(BigId, ForeignKey("article_versions.id"), index=True)
    position: Mapped[int]
    """Running number in the body, from 0."""
    paragraph: Mapped[int]
    start: Mapped[int]
    end: Mapped[int]
    rejected: Mapped[RejectReason | None] = mapped_column(text_enum(RejectReason, "rejected"))
    score: Mapped[float | None]

    def __repr__(self) -> str:
        return f"<Sentence {self.id} [{self.start},{self.end})>"
