"""Table ``term_statistics``: in how many claims a term stands."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base


class TermStatistic(Base):
    """The number of claims in a term's posting blocks; the empty term holds the number of all claims in blocks.

    The tail is not counted here, so that adding a claim changes no row that another writer needs.
    """

    __tablename__ = "term_statistics"
    __table_args__ = (
        CheckConstraint("document_frequency >= 0", name="document_frequency"),
        {"sqlite_with_rowid": False},
    )

    term: Mapped[str] = mapped_column(String(64), primary_key=True)
    document_frequency: Mapped[int] = mapped_column(Integer)

    def __repr__(self) -> str:
        return f"<TermStatistic {self.term!r} {self.document_frequency}>"
