"""Two claims of the registry that may be the same."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claims.core.records import Relation
from claims.models.base import Base, BigId, PrimaryKey, text_enum


class PairState(StrEnum):
    """What became of a suggested pair; one that was kept apart stays so, whatever the finder sees later."""

    SUGGESTED = "suggested"
    KEPT_APART = "kept_apart"
    MERGED = "merged"


class DuplicatePair(Base):
    """A pair as the finder saw it, with what a person decided; the older claim is the first one."""

    __tablename__ = "duplicate_pairs"
    __table_args__ = (
        UniqueConstraint("first_id", "second_id"),
        CheckConstraint("first_id < second_id", name="order"),
    )

    id: Mapped[PrimaryKey]
    first_id: Mapped[int] = mapped_column(BigId, ForeignKey("claims.id"))
    second_id: Mapped[int] = mapped_column(BigId, ForeignKey("claims.id"), index=True)
    relation: Mapped[Relation] = mapped_column(text_enum(Relation, "relation"))
    probability: Mapped[float]
    differing_slots: Mapped[list[Any]]
    slots: Mapped[dict[str, Any]]
    """Per slot ``{left, right, comparison, left_span, right_span, inferred}``; left is the first claim."""
    features: Mapped[dict[str, Any]]
    threshold: Mapped[float]
    matcher_version: Mapped[str] = mapped_column(String(40))
    state: Mapped[PairState] = mapped_column(text_enum(PairState, "state"))
    decided_by_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("users.id"))
    decided_at: Mapped[dt.datetime | None]
    reason: Mapped[str] = mapped_column(String(2000), default="")
    found_at: Mapped[dt.datetime]
    lock_version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": lock_version}  # noqa: RUF012  (read by SQLAlchemy as it is)

    def __repr__(self) -> str:
        return f"<DuplicatePair {self.first_id} {self.second_id} {self.state}>"


Index(  # in the order of the list: the most probable first, of equals the oldest
    "ix_duplicate_pairs_state_probability_id", DuplicatePair.state, DuplicatePair.probability.desc(), DuplicatePair.id
)
