"""What a matcher would have decided on stored pairs; kept, because a matcher goes live only after that was looked at."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base, BigId, PrimaryKey


class Replay(Base):
    """One replay: matcher, threshold, how many pairs and judged ones it went through, and its report as JSON."""

    __tablename__ = "replays"

    id: Mapped[PrimaryKey]
    matcher_version: Mapped[str] = mapped_column(String(40), index=True)
    threshold: Mapped[float]
    pairs: Mapped[int]
    judged: Mapped[int]
    report: Mapped[dict[str, Any]]
    actor: Mapped[str] = mapped_column(String(200))
    user_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("users.id"))
    created_at: Mapped[dt.datetime]

    def __repr__(self) -> str:
        return f"<Replay {self.id} {self.matcher_version} {self.threshold}>"
