"""Table ``posting_blocks``: the claims that hold a term, packed."""

from __future__ import annotations

from sqlalchemy import Integer, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base


class PostingBlock(Base):
    """One block of a term's postings: up to 2,048 claims, packed as ``core.matching.ranking.postings`` says.

    ``number`` counts a term's blocks from 0; only the last grows, and ids of different blocks may interleave. Ids are
    int32 and hold 2.1 billion claims, at half the reading of eight bytes.

    PostgreSQL keeps what fits a page in the row: by itself it would compress what is longer than two kilobytes and put it
    elsewhere, and reading the blocks of a look-up took 300 µs instead of 200, for a twentieth of the space.
    """

    __tablename__ = "posting_blocks"
    __table_args__ = {  # noqa: RUF012  (SQLAlchemy reads a plain class attribute)
        "sqlite_with_rowid": False,
        "postgresql_with": {"toast_tuple_target": 8160},
    }

    term: Mapped[str] = mapped_column(String(64), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    postings: Mapped[bytes] = mapped_column(LargeBinary)

    def __repr__(self) -> str:
        return f"<PostingBlock {self.term!r} {self.number}>"
