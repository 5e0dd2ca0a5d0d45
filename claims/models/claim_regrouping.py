"""Claims put together, taken apart, and either of it undone; rows are only added."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base, BigId, PrimaryKey, text_enum


class RegroupingAction(StrEnum):
    """What was done; an undo is a row of its own that names the one it takes back."""

    MERGE = "merge"
    SPLIT = "split"
    UNDO_MERGE = "undo_merge"
    UNDO_SPLIT = "undo_split"


class ClaimRegrouping(Base):
    """One merge (``claim_id`` went into ``other_id``) or split (``other_id`` was taken out of ``claim_id``).

    ``moved`` holds what an undo needs: ``redirects`` (claims that led to the merged one), ``declined`` (reviews),
    ``appearances`` (id and claim before), ``matches`` (id, state, relation and decider before).
    """

    __tablename__ = "claim_regroupings"

    id: Mapped[PrimaryKey]
    action: Mapped[RegroupingAction] = mapped_column(text_enum(RegroupingAction, "action"))
    claim_id: Mapped[int] = mapped_column(BigId, ForeignKey("claims.id"), index=True)
    other_id: Mapped[int] = mapped_column(BigId, ForeignKey("claims.id"), index=True)
    undo_of_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("claim_regroupings.id"), unique=True)
    """What this row takes back; unique, so that nothing is taken back twice."""
    moved: Mapped[dict[str, Any]]
    actor: Mapped[str] = mapped_column(String(200))
    user_id: Mapped[int] = mapped_column(BigId, ForeignKey("users.id"), index=True)
    reason: Mapped[str] = mapped_column(String(2000))
    created_at: Mapped[dt.datetime]

    def __repr__(self) -> str:
        return f"<ClaimRegrouping {self.id} {self.action} {self.claim_id} {self.other_id}>"
