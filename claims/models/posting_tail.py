"""Table ``posting_tail``: postings of fresh claims that are not in blocks yet."""

from __future__ import annotations

from sqlalchemy import Index, Integer, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base


class PostingTail(Base):
    """One term of one fresh claim; the empty term stands once for each claim.

    A claim is findable in the transaction that adds it; a job folds these rows into blocks. ``code`` is the posting's
    code, 0..255.
    """

    __tablename__ = "posting_tail"
    __table_args__ = (Index(None, "claim_id"), {"sqlite_with_rowid": False})

    term: Mapped[str] = mapped_column(String(64), primary_key=True)
    claim_id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    code: Mapped[int] = mapped_column(SmallInteger)

    def __repr__(self) -> str:
        return f"<PostingTail {self.term!r} {self.claim_id}>"
