"""Work to do later, queued in the transaction that needs it."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base, PrimaryKey, text_enum


class JobState(StrEnum):
    """Where a job stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELED = "canceled"


class Job(Base):
    """One piece of work; a worker holds it by a lease, and a job whose lease ran out is taken again."""

    __tablename__ = "jobs"
    __table_args__ = (Index("ix_jobs_state_run_after_id", "state", "run_after", "id"),)

    id: Mapped[PrimaryKey]
    name: Mapped[str] = mapped_column(String(60))
    arguments: Mapped[dict[str, Any]]
    state: Mapped[JobState] = mapped_column(text_enum(JobState, "state"))
    stage: Mapped[str] = mapped_column(String(100), default="")
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int | None]
    result: Mapped[dict[str, Any] | None]
    error: Mapped[str] = mapped_column(String(2000), default="")
    attempts: Mapped[int] = mapped_column(default=0)
    max_attempts: Mapped[int] = mapped_column(default=5)
    run_after: Mapped[dt.datetime]
    lease_until: Mapped[dt.datetime | None]
    lease_holder: Mapped[str | None] = mapped_column(String(100))
    owner: Mapped[str] = mapped_column(String(200))
    """Who asked for it (``user:3``, ``key:7``, ``system``): only they may look at its result."""
    organization_id: Mapped[int | None]
    created_at: Mapped[dt.datetime]
    finished_at: Mapped[dt.datetime | None]

    def __repr__(self) -> str:
        return f"<Job {self.id} {self.name} {self.state}>"
