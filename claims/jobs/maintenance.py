"""Periodic jobs that keep the database in shape; each does a bounded part and comes again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from claims.jobs.context import REST, JobContext, Write, rest_of
from claims.models.idempotency_key import IdempotencyKey
from claims.models.job import Job, JobState
from claims.services.access import password_attempts, sign_ins
from claims.services.base import jobs, notifications, planner_statistics, recent_actions
from claims.services.base.removals import last_removal, refuse_after_removal
from claims.services.index.candidates import fold_tail
from claims.services.index.claim_readings import READ_AT_ONCE, read_claims, store_readings, waiting_claims
from claims.services.reviews.reviews import expire_idle_locks

KEEP_IDEMPOTENCY_KEYS = dt.timedelta(days=7)
KEEP_JOBS = dt.timedelta(days=30)

READ_JOB = "read_claims"

_ROWS_AT_ONCE = 1_000
"""Rows deleted in one transaction, so that no writer waits long."""


def fold_index(context: JobContext, arguments: Mapping[str, Any]) -> Write:
    """Move fresh claims of the candidate index from its tail into blocks."""
    return lambda session: {"claims": fold_tail(session)}


def start_reading(context: JobContext, arguments: Mapping[str, Any]) -> Write:
    """Queue the reading of claims where any wait: after an import of many, or a change of the code that reads."""

    def write(session: Session) -> dict[str, Any]:
        is_needed = bool(waiting_claims(session, limit=1))
        if is_needed:
            jobs.schedule_once(session, READ_JOB, now=context.clock())
        return {"needed": is_needed}

    return write


def read_waiting_claims(context: JobContext, arguments: Mapping[str, Any]) -> Write:
    """Read claims into their parts and store that, some at a time."""
    with context.reading() as session:
        removal = last_removal(session)
        waiting = waiting_claims(session)
    rows = read_claims(waiting)

    def write(session: Session) -> dict[str, Any]:
        refuse_after_removal(session, removal)
        store_readings(session, rows)
        return {"claims": len(rows), REST: rest_of(len(waiting), at_once=READ_AT_ONCE)}

    return write


def expire_locks(context: JobContext, arguments: Mapping[str, Any]) -> Write:
    """Free reviews that somebody took and then left alone."""
    return lambda session: {"reviews": expire_idle_locks(session, now=context.clock())}


def purge_idempotency(context: JobContext, arguments: Mapping[str, Any]) -> Write:
    """Forget the kept answers of requests that nobody will repeat any more."""
    before = context.clock() - KEEP_IDEMPOTENCY_KEYS

    def write(session: Session) -> dict[str, Any]:
        old = select(IdempotencyKey.id).where(IdempotencyKey.created_at < before).limit(_ROWS_AT_ONCE)
        gone = session.scalars(
            delete(IdempotencyKey).where(IdempotencyKey.id.in_(old)).returning(IdempotencyKey.id)
        ).all()
        return {"keys": len(gone), REST: rest_of(len(gone), at_once=_ROWS_AT_ONCE)}

    return write


def purge_jobs(context: JobContext, arguments: Mapping[str, Any]) -> Write:
    """Forget jobs that were over long ago."""
    before = context.clock() - KEEP_JOBS
    over = (JobState.DONE, JobState.FAILED, JobState.CANCELED)

    def write(session: Session) -> dict[str, Any]:
        # None ends before it may begin, but for canceled ones; the index has that time, not the other.
        old = select(Job.id).where(Job.state.in_(over), Job.run_after < before, Job.finished_at < before)
        old = old.limit(_ROWS_AT_ONCE)
        gone = session.scalars(delete(Job).where(Job.id.in_(old)).returning(Job.id)).all()
        return {"jobs": len(gone), REST: rest_of(len(gone), at_once=_ROWS_AT_ONCE)}

    return write


def purge_habits(context: JobContext, arguments: Mapping[str, Any]) -> Write:
    """Forget what is kept of people for a time only: sessions long over, actions no longer listed, old lines read."""
    now = context.clock()

    def write(session: Session) -> dict[str, Any]:
        gone = {
            "passwords": password_attempts.purge(session, now=now, limit=_ROWS_AT_ONCE),
            "sign_ins": sign_ins.purge(session, now=now, limit=_ROWS_AT_ONCE),
            "actions": recent_actions.purge(session, now=now, limit=_ROWS_AT_ONCE),
            "notifications": notifications.purge(session, now=now, limit=_ROWS_AT_ONCE),
        }
        return {**gone, REST: rest_of(max(gone.values()), at_once=_ROWS_AT_ONCE)}

    return write


def refresh_planner(context: JobContext, arguments: Mapping[str, Any]) -> Write:
    """Queue the counting by which the database chooses how to read its tables."""

    def write(session: Session) -> dict[str, Any]:
        jobs.schedule_once(session, planner_statistics.JOB, now=context.clock())
        return {}

    return write


def count_indexes(context: JobContext, arguments: Mapping[str, Any]) -> Write:
    """Let the database know how its tables have grown; one part of it, after the index named by the argument ``after``."""

    def write(session: Session) -> dict[str, Any]:
        after = planner_statistics.refresh_some(session, after=str(arguments.get("after", "")))
        return {REST: None if after is None else {"after": after}}

    return write
