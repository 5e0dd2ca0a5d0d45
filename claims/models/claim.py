"""The registry's unit: one statement about the world."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from claims.core.verdicts import ClaimKind
from claims.models.base import Base, BigId, PrimaryKey, text_enum


class Claim(Base):
    """The agreed wording of a statement; its text is frozen once a review of it is public."""

    __tablename__ = "claims"
    __table_args__ = (
        # The list of claims, from which merged ones are left out, is read from this index alone.
        Index(
            "ix_claims_created_at_id",
            "created_at",
            "id",
            sqlite_where=sql("merged_into_id IS NULL"),
            postgresql_where=sql("merged_into_id IS NULL"),
        ),
        # Of merged claims alone: planners leave an index aside in which nearly everything is NULL.
        Index(
            "ix_claims_merged_into_id",
            "merged_into_id",
            sqlite_where=sql("merged_into_id IS NOT NULL"),
            postgresql_where=sql("merged_into_id IS NOT NULL"),
        ),
        Index(
            "ix_claims_rewords_id",
            "rewords_id",
            sqlite_where=sql("rewords_id IS NOT NULL"),
            postgresql_where=sql("rewords_id IS NOT NULL"),
        ),
    )

    id: Mapped[PrimaryKey]
    external_id: Mapped[str | None] = mapped_column(String(300), unique=True)
    """Id in the system that it was imported from; claims are kept apart by it."""
    text: Mapped[str] = mapped_column(Text)
    kind: Mapped[ClaimKind] = mapped_column(text_enum(ClaimKind, "kind"), index=True)
    language: Mapped[str] = mapped_column(String(35), default="en", index=True)
    speaker_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("speakers.id"), index=True)
    claim_date: Mapped[dt.date | None]
    """The day on which the claim was made, as far as known; open periods are resolved against it."""
    check_worthiness: Mapped[float] = mapped_column(default=0.5)
    merged_into_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("claims.id"))
    rewords_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("claims.id"))
    """The claim that this one says in other words, made when that one's text was frozen already."""
    created_at: Mapped[dt.datetime]
    lock_version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": lock_version}  # noqa: RUF012  (read by SQLAlchemy as it is)

    def __repr__(self) -> str:
        return f"<Claim {self.id}>"
