"""Why a public verdict is looked at again: one row a reason, several make one recheck."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claims.core.reviews.rechecks import RecheckTrigger
from claims.models.base import Base, BigId, PrimaryKey, text_enum


class ReasonOutcome(StrEnum):
    """How a reason was settled: by a public answer, a further revision, or a withdrawal."""

    ANSWERED = "answered"
    REVISED = "revised"
    WITHDRAWN = "withdrawn"


class RecheckReason(Base):
    """One reason to look at one revision again; the same reason seen twice is one row."""

    __tablename__ = "recheck_reasons"
    __table_args__ = (UniqueConstraint("review_id", "revision_number", "trigger", "subject"),)

    id: Mapped[PrimaryKey]
    review_id: Mapped[int] = mapped_column(BigId, ForeignKey("reviews.id"))
    revision_number: Mapped[int]
    trigger: Mapped[RecheckTrigger] = mapped_column(text_enum(RecheckTrigger, "trigger"))
    subject: Mapped[str] = mapped_column(String(100), default="")
    """What the trigger is about, as ``source:12`` or ``review:3/2``; "" where the revision itself is."""
    text: Mapped[str] = mapped_column(String(2000))
    """The reason in public words."""
    actor: Mapped[str] = mapped_column(String(200))
    opened_at: Mapped[dt.datetime]
    settled_at: Mapped[dt.datetime | None]
    outcome: Mapped[ReasonOutcome | None] = mapped_column(text_enum(ReasonOutcome, "outcome"))
    answer: Mapped[str] = mapped_column(String(2000), default="")
    """What the public was told, where the verdict stands as it was."""

    def __repr__(self) -> str:
        return f"<RecheckReason {self.id} review={self.review_id} {self.trigger}>"
