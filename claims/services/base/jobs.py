"""Work to do later: queued in the transaction that needs it, held by a lease, done at least once.

A worker that dies loses nothing: its lease runs out and the job is taken again. A worker that was only slow loses its
lease; the fence (holder and attempt) then keeps it from finishing a job that another one holds, so the effects of a
handler that finishes its job in its own transaction happen exactly once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, case, literal, or_, select, update
from sqlalchemy.orm import Session

from claims.core.errors import Conflict, NotFound
from claims.models.job import Job, JobState
from claims.services.base.actors import CLI, SYSTEM, Actor
from claims.services.base.rows import find_row

LEASE_S = 60
"""Seconds for which a worker holds a job between two heartbeats."""

BACKOFF_S = (5, 20, 60, 300)
"""Seconds until the second, third … attempt; the last value holds from there on."""

OPEN = frozenset({JobState.QUEUED, JobState.RUNNING})
"""States of a job that is not over."""

CLOCKS_DIFFER_BY = dt.timedelta(minutes=5)
"""How far the clocks of the machines that serve one registry may be apart without anything being planned anew."""

_ERROR_LENGTH = 2_000
_STAGE_LENGTH = 100


class LeaseLost(Conflict):
    """Another worker holds the job, or somebody canceled it: the caller must roll back and leave it alone."""

    code = "lease_lost"


@dataclass(frozen=True, slots=True)
class Lane:
    """Which jobs a worker takes: those of these names, or (``others``) all but those."""

    names: frozenset[str]
    others: bool = False


@dataclass(frozen=True, slots=True)
class Lease:
    """What a worker shows to touch a job: the job, its own name, and which attempt it is."""

    job_id: int
    holder: str
    attempt: int


def enqueue(
    session: Session,
    name: str,
    arguments: Mapping[str, Any],
    *,
    owner: str,
    organization_id: int | None = None,
    now: dt.datetime,
    run_after: dt.datetime | None = None,
) -> Job:
    """A new job, to be run at ``run_after`` (at once if None) after the caller's transaction is committed."""
    job = Job(
        name=name,
        arguments=dict(arguments),
        state=JobState.QUEUED,
        owner=owner,
        organization_id=organization_id,
        run_after=run_after or now,
        created_at=now,
    )
    session.add(job)
    session.flush()  # the caller answers with the job's id
    return job


def is_waiting(session: Session, *, now: dt.datetime, lane: Lane | None = None) -> bool:
    """Whether a job could be taken now; a plain read, so that an idle worker takes no write lock."""
    return session.scalar(select(Job.id).where(_is_takeable(now, lane)).limit(1)) is not None


def claim_next(
    session: Session, *, holder: str, now: dt.datetime, lease_s: int = LEASE_S, lane: Lane | None = None
) -> Job | None:
    """Take the job that has waited longest, or one whose lease ran out; None when nothing waits in the lane.

    One statement: SQLite holds its write lock from the start of it, PostgreSQL skips rows that others are
    taking.
    """
    waiting = (
        select(Job.id)
        .where(_is_takeable(now, lane))
        .order_by(Job.run_after, Job.id)
        .limit(1)
        .with_for_update(skip_locked=True)
        .scalar_subquery()
    )
    taken = (
        update(Job)
        .where(Job.id == waiting)
        .values(
            state=JobState.RUNNING,
            attempts=Job.attempts + 1,
            lease_holder=holder,
            lease_until=now + dt.timedelta(seconds=lease_s),
            stage="",
            done=0,
            total=None,
        )
        .returning(Job)
        .execution_options(synchronize_session=False, populate_existing=True)
    )
    return session.scalars(taken).one_or_none()


def give_up_abandoned(session: Session, *, now: dt.datetime) -> list[Job]:
    """Fail the jobs whose workers stopped without a word at every attempt: nobody else is left to say so."""
    abandoned = and_(Job.state == JobState.RUNNING, Job.lease_until < now, Job.attempts >= Job.max_attempts)
    error = "The worker stopped without a word each time it ran this job; it was given up."
    given_up = (
        update(Job)
        .where(abandoned)
        .values(state=JobState.FAILED, error=error, finished_at=now, **_LET_GO)
        .returning(Job)
        .execution_options(synchronize_session=False, populate_existing=True)
    )
    return list(session.scalars(given_up))


def lease_of(job: Job) -> Lease:
    """The lease of a job just taken."""
    assert job.lease_holder is not None
    return Lease(job.id, job.lease_holder, job.attempts)


def heartbeat(session: Session, lease: Lease, *, now: dt.datetime, lease_s: int = LEASE_S) -> None:
    """Hold the job longer. Raises ``LeaseLost``."""
    _touch(session, lease, lease_until=now + dt.timedelta(seconds=lease_s))


def progress(session: Session, lease: Lease, stage: str, done: int, total: int | None) -> None:
    """Say how far the job is. Raises ``LeaseLost``, also when it was canceled meanwhile."""
    _touch(session, lease, stage=stage[:_STAGE_LENGTH], done=done, total=total)


def keep_result(session: Session, lease: Lease, result: Mapping[str, Any]) -> None:
    """Keep what was done so far, in the transaction that holds its effects: the next attempt goes on from there.

    Raises ``LeaseLost``: then nothing may be committed.
    """
    _touch(session, lease, result=dict(result))


def finish(session: Session, lease: Lease, result: Mapping[str, Any], *, now: dt.datetime) -> None:
    """Mark the job done, in the transaction that holds its effects.

    Raises ``LeaseLost``: then nothing may be committed.
    """
    _touch(session, lease, state=JobState.DONE, result=dict(result), error="", finished_at=now, **_LET_GO)


def fail(session: Session, lease: Lease, error: str, *, now: dt.datetime, retry: bool = True) -> bool:
    """Keep the error and try again later; or give the job up, where ``retry`` is False or its attempts are used up.

    Gives whether it was given up. Raises ``LeaseLost``.
    """
    limit = session.scalar(select(Job.max_attempts).where(Job.id == lease.job_id)) or 0
    text = error[:_ERROR_LENGTH]
    if retry and lease.attempt < limit:
        later = now + dt.timedelta(seconds=BACKOFF_S[min(lease.attempt, len(BACKOFF_S)) - 1])
        _touch(session, lease, state=JobState.QUEUED, error=text, run_after=later, **_LET_GO)
        return False
    _touch(session, lease, state=JobState.FAILED, error=text, finished_at=now, **_LET_GO)
    return True


def release(session: Session, lease: Lease) -> None:
    """Put the job back untouched, for a worker that is told to stop; the attempt is not counted.

    Raises ``LeaseLost``.
    """
    _touch(session, lease, state=JobState.QUEUED, attempts=lease.attempt - 1, **_LET_GO)


def reschedule(
    session: Session,
    lease: Lease,
    *,
    run_after: dt.datetime,
    arguments: Mapping[str, Any] | None = None,
    error: str = "",
) -> None:
    """Put a periodic job back for its next turn, or for the rest of this one, which ``arguments`` are for; with its
    attempts counted anew. Raises ``LeaseLost``."""
    _touch(
        session,
        lease,
        state=JobState.QUEUED,
        arguments=dict(arguments or {}),
        run_after=run_after,
        attempts=0,
        error=error[:_ERROR_LENGTH],
        **_LET_GO,
    )


def cancel(session: Session, job_id: int, *, actor: Actor, now: dt.datetime) -> Job:
    """Stop a job that has not written anything yet; a running one notices at its next step.

    Raises ``NotFound`` for a job of somebody else, ``Conflict`` (``job_over``) for one that is done, failed or
    canceled.
    """
    job = get_job(session, job_id, actor)
    is_open = and_(Job.id == job.id, Job.state.in_(OPEN))
    stopped = update(Job).where(is_open).values(state=JobState.CANCELED, finished_at=now, **_LET_GO).returning(Job.id)
    if session.scalar(stopped.execution_options(synchronize_session=False)) is None:
        raise Conflict("The job is over; there is nothing left to cancel.", code="job_over")
    session.refresh(job)
    return job


def get_job(session: Session, job_id: int, actor: Actor) -> Job:
    """The job, for whoever asked for it (and for the command line). Raises ``NotFound`` for everybody else."""
    job = find_row(session, Job, job_id)
    if job is None or (job.owner != actor.label and actor.label not in (SYSTEM.label, CLI.label)):
        raise NotFound(f"There is no job {job_id} of yours.", code="job_not_found")
    return job


def schedule_once(session: Session, *names: str, now: dt.datetime) -> None:
    """Make sure that exactly one periodic job of each name waits or runs; extra ones of a race are canceled."""
    is_open = and_(Job.name.in_(names), Job.owner == SYSTEM.label, Job.state.in_(OPEN))
    open_ids: dict[str, list[int]] = {name: [] for name in names}
    for job_id, name in session.execute(select(Job.id, Job.name).where(is_open).order_by(Job.id)):
        open_ids[name].append(job_id)
    for name, there in open_ids.items():
        if not there:
            enqueue(session, name, {}, owner=SYSTEM.label, now=now)
    if extra := [job_id for there in open_ids.values() for job_id in there[1:]]:
        unstarted = and_(Job.id.in_(extra), Job.state == JobState.QUEUED)
        session.execute(update(Job).where(unstarted).values(state=JobState.CANCELED, finished_at=now))


def plan_anew(
    session: Session, periods: Mapping[str, dt.timedelta], *, now: dt.datetime, lease_s: int = LEASE_S
) -> None:
    """Bring back what a clock that ran ahead put off, until a day that may be years away.

    Periodic jobs (``periods`` by name) wait for one period at most, jobs that were queued in what is now the future run at
    once, and a lease of a worker that may be gone lasts as long as any other: one that is there holds it again in time.
    """
    due = {name: literal(now + period, Job.run_after.type) for name, period in periods.items()}
    latest = (
        and_(Job.name == name, Job.run_after > now + period + CLOCKS_DIFFER_BY) for name, period in periods.items()
    )
    put_off = and_(Job.state == JobState.QUEUED, Job.owner == SYSTEM.label, or_(*latest))
    _change_all(session, put_off, run_after=case(due, value=Job.name))
    ahead = and_(Job.state == JobState.QUEUED, Job.created_at > now + CLOCKS_DIFFER_BY, Job.run_after > now)
    _change_all(session, and_(ahead, Job.name.not_in(periods)), run_after=now)
    lease = dt.timedelta(seconds=lease_s)
    _change_all(
        session,
        and_(Job.state == JobState.RUNNING, Job.lease_until > now + lease + CLOCKS_DIFFER_BY),
        lease_until=now + lease,
    )


def _change_all(session: Session, which: ColumnElement[bool], **values: object) -> None:
    session.execute(update(Job).where(which).values(**values).execution_options(synchronize_session=False))


def _is_takeable(now: dt.datetime, lane: Lane | None) -> ColumnElement[bool]:
    due = and_(Job.state == JobState.QUEUED, Job.run_after <= now)
    abandoned = and_(Job.state == JobState.RUNNING, Job.lease_until < now, Job.attempts < Job.max_attempts)
    if lane is None:
        return or_(due, abandoned)
    mine = Job.name.not_in(lane.names) if lane.others else Job.name.in_(lane.names)
    return and_(mine, or_(due, abandoned))


def _touch(session: Session, lease: Lease, **values: object) -> None:
    """Change the job only while the lease holds."""
    held = and_(
        Job.id == lease.job_id,
        Job.state == JobState.RUNNING,
        Job.lease_holder == lease.holder,
        Job.attempts == lease.attempt,
    )
    changed = update(Job).where(held).values(**values).returning(Job.id)
    if session.scalar(changed.execution_options(synchronize_session=False)) is None:
        raise LeaseLost(f"Job {lease.job_id} is no longer held by {lease.holder}.")


_LET_GO: dict[str, Any] = {"lease_holder": None, "lease_until": None}
"""Column values of a job that nobody holds."""
