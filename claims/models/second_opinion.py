"""Blind second opinions on drafts, and what a reviewer decided between two that differ."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claims.core.reviews.second_opinions import AdjudicationChoice
from claims.models.base import Base, BigId, PrimaryKey, text_enum


class SecondOpinion(Base):
    """What a second person, who does not know the first rating, makes of a claim; it never changes once given."""

    __tablename__ = "second_opinions"
    __table_args__ = (
        UniqueConstraint("review_id", "revision_number", "author_id"),
        Index("ix_second_opinions_given_at", "given_at"),
    )

    id: Mapped[PrimaryKey]
    review_id: Mapped[int] = mapped_column(BigId, ForeignKey("reviews.id"))
    revision_number: Mapped[int]
    """Number of the revision that the draft is to become."""
    author_id: Mapped[int] = mapped_column(BigId, ForeignKey("users.id"), index=True)
    scale: Mapped[str] = mapped_column(String(40), default="")
    rating: Mapped[str | None] = mapped_column(String(200))
    """Value on the scale (``core/reviews/scales.py``)."""
    rationale: Mapped[str] = mapped_column(Text, default="")
    evidence: Mapped[list[Any]]
    """List of {title, publisher, url, quote, stance, locator}."""
    saved_at: Mapped[dt.datetime]
    given_at: Mapped[dt.datetime | None]
    """When it was handed in; until then its author alone sees it."""
    first_author_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("users.id"))
    first_rating: Mapped[str | None] = mapped_column(String(200))
    """The draft's rating at that moment."""
    lock_version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": lock_version}  # noqa: RUF012  (read by SQLAlchemy as it is)

    def __repr__(self) -> str:
        return f"<SecondOpinion {self.id} review={self.review_id}>"


class Adjudication(Base):
    """A reviewer's decision between two ratings that differ; rows are only added."""

    __tablename__ = "adjudications"

    id: Mapped[PrimaryKey]
    opinion_id: Mapped[int] = mapped_column(BigId, ForeignKey("second_opinions.id"), index=True)
    adjudicator_id: Mapped[int] = mapped_column(BigId, ForeignKey("users.id"))
    choice: Mapped[AdjudicationChoice] = mapped_column(text_enum(AdjudicationChoice, "choice"))
    first_rating: Mapped[str] = mapped_column(String(200))
    rating: Mapped[str] = mapped_column(String(200))
    """The rating that stands."""
    reason: Mapped[str] = mapped_column(String(2000))
    decided_at: Mapped[dt.datetime]

    def __repr__(self) -> str:
        return f"<Adjudication {self.id} {self.choice}>"
