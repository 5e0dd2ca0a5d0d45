"""One organization's fact-check of one claim, and the draft that is being worked on."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from claims.core.reviews.reviewing import ReviewState
from claims.models.base import Base, BigId, PrimaryKey, text_enum

IS_PUBLIC = "current_number IS NOT NULL"
IS_UNSETTLED = "current_number IS NOT NULL AND state <> 'published'"
"""Conditions of indexes: reviews with a public revision, and those of them whose revision is withdrawn or looked at again.
A query that names them word by word reads the index alone."""


class Review(Base):
    """The work of one organization on one claim; ``state`` describes the work, the public sees the current revision."""

    __tablename__ = "reviews"
    __table_args__ = (
        UniqueConstraint("claim_id", "organization_id"),
        Index("ix_reviews_organization_id_state_state_since_id", "organization_id", "state", "state_since", "id"),
        Index("ix_reviews_organization_id_recheck_priority_id", "organization_id", "recheck_priority", "id"),
        Index("ix_reviews_organization_id_state_demand_rank_id", "organization_id", "state", "demand_rank", "id"),
        Index("ix_reviews_organization_id_due_at_id", "organization_id", "due_at", "id"),
        Index(
            "ix_reviews_organization_id_snoozed_until_id",
            "organization_id",
            "snoozed_until",
            "id",
            sqlite_where=sql("snoozed_until IS NOT NULL"),
            postgresql_where=sql("snoozed_until IS NOT NULL"),
        ),
        Index("ix_reviews_public", "claim_id", sqlite_where=sql(IS_PUBLIC), postgresql_where=sql(IS_PUBLIC)),
        Index(
            "ix_reviews_organization_id_public",
            "organization_id",
            "id",
            sqlite_where=sql(IS_PUBLIC),
            postgresql_where=sql(IS_PUBLIC),
        ),
        Index("ix_reviews_unsettled", "claim_id", sqlite_where=sql(IS_UNSETTLED), postgresql_where=sql(IS_UNSETTLED)),
    )

    id: Mapped[PrimaryKey]
    claim_id: Mapped[int] = mapped_column(BigId, ForeignKey("claims.id"), index=True)
    organization_id: Mapped[int] = mapped_column(BigId, ForeignKey("organizations.id"), index=True)
    state: Mapped[ReviewState] = mapped_column(text_enum(ReviewState, "state"))
    assignee_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("users.id"), index=True)
    assigned_at: Mapped[dt.datetime | None]
    current_number: Mapped[int | None]
    """Number of the revision that the public sees; None until the first is published."""
    opened_at: Mapped[dt.datetime]
    withdrawn_at: Mapped[dt.datetime | None]
    """Since when the current revision no longer stands; reopening keeps it, publishing clears it."""
    state_since: Mapped[dt.datetime]
    recheck_priority: Mapped[int | None]
    """How urgent the open recheck is; None without an open reason."""
    recheck_on: Mapped[dt.date | None] = mapped_column(index=True)
    """Day on which somebody planned to look at the public verdict again."""
    demand_rank: Mapped[int] = mapped_column(default=0, server_default="0")
    """The claim's demand as one number to sort by (``services/claims/demand.py``)."""
    due_at: Mapped[dt.datetime | None]
    """When the present work should be done by the organization's targets; None while nothing is to be done."""
    warn_at: Mapped[dt.datetime | None]
    """When four fifths of that time have passed."""
    snoozed_until: Mapped[dt.datetime | None]
    """Until when the organization's queue keeps it out of sight; the next step brings it back."""
    snoozed_by_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("users.id"))
    lock_version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": lock_version}  # noqa: RUF012  (read by SQLAlchemy as it is)

    def __repr__(self) -> str:
        return f"<Review {self.id} claim={self.claim_id} {self.state}>"


class ReviewDraft(Base):
    """The text that is being written for the next revision; one a review, gone when the revision is published."""

    __tablename__ = "review_drafts"

    review_id: Mapped[int] = mapped_column(BigId, ForeignKey("reviews.id"), primary_key=True)
    kind: Mapped[str | None] = mapped_column(String(32))
    rating: Mapped[str | None] = mapped_column(String(200))
    """Value on the scale (``core/reviews/scales.py``)."""
    scale: Mapped[str | None] = mapped_column(String(40))
    """Name and version of the scale on which the rating was chosen; None in drafts from before scales had versions."""
    rationale: Mapped[str] = mapped_column(Text, default="")
    true_as_of: Mapped[dt.date | None]
    valid_until: Mapped[dt.date | None]
    timeless: Mapped[bool] = mapped_column(default=False)
    timeless_reason: Mapped[str] = mapped_column(String(1000), default="")
    next_release: Mapped[dt.date | None]
    """When the figure comes out next; what the revision keeps of it is its last valid day."""
    correction_kind: Mapped[str | None] = mapped_column(String(32))
    revision_reason: Mapped[str] = mapped_column(String(2000), default="")
    evidence: Mapped[list[Any]]
    """List of {title, publisher, url, quote, stance, locator}."""
    author_ids: Mapped[list[Any]]
    """Everyone who wrote on this draft, first author first: none of them may approve it."""
    updated_at: Mapped[dt.datetime]
    updated_by_id: Mapped[int] = mapped_column(BigId, ForeignKey("users.id"))
    lock_version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": lock_version}  # noqa: RUF012  (read by SQLAlchemy as it is)

    def __repr__(self) -> str:
        return f"<ReviewDraft review={self.review_id}>"
