"""Long work over many rows, done in slices: how far it is, so that it can be stopped and gone on with."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base, BigId, PrimaryKey, text_enum


class SweepKind(StrEnum):
    """What is gone through, and for what."""

    DUPLICATES = "duplicates"
    REMATCH = "rematch"


class SweepState(StrEnum):
    """Whether slices are still to come."""

    RUNNING = "running"
    DONE = "done"
    CANCELED = "canceled"
    FAILED = "failed"


class Sweep(Base):
    """One pass over claims (duplicates) or appearances (rematch), in order of their ids.

    ``cursor`` is the last id looked at, ``last_id`` the last one there is to look at; ``found`` counts new pairs or
    matches. Each slice is written in one transaction with the cursor, so nothing is looked at twice or left out.
    """

    __tablename__ = "sweeps"

    id: Mapped[PrimaryKey]
    kind: Mapped[SweepKind] = mapped_column(text_enum(SweepKind, "kind"), index=True)
    state: Mapped[SweepState] = mapped_column(text_enum(SweepState, "state"))
    arguments: Mapped[dict[str, Any]]
    cursor: Mapped[int] = mapped_column(BigId, default=0)
    last_id: Mapped[int] = mapped_column(BigId)
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int]
    found: Mapped[int] = mapped_column(default=0)
    error: Mapped[str] = mapped_column(String(2000), default="")
    matcher_version: Mapped[str] = mapped_column(String(40))
    owner: Mapped[str] = mapped_column(String(200))
    user_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("users.id"))
    created_at: Mapped[dt.datetime]
    finished_at: Mapped[dt.datetime | None]

    def __repr__(self) -> str:
        return f"<Sweep {self.id} {self.kind} {self.state}>"
