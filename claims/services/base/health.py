"""How the registry is: its database, its schema, its worker, its queue. Reads a few rows and writes nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache

from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from claims.models.job import Job, JobState
from claims.services.base.actors import SYSTEM
from claims.services.base.jobs import LEASE_S
from claims.services.base.rows import count_up_to

PULSE_JOB = "see_to_events"
PULSE = dt.timedelta(minutes=1)
"""A periodic job of every worker and after how long it comes again: its next turn tells when the last one was."""

SILENT_AFTER_S = 180
"""Seconds without a sign of any worker after which none is taken to be there: three turns of the pulse, nine heartbeats."""

LATE_AFTER_S = 900
"""Seconds after which work that could be done and is not waits too long."""

STARTED = "started_at"
"""Under this name an app keeps when its process began to serve: before that nothing could hear of a worker."""

MOST_COUNTED = 10_000
"""Jobs that wait are counted so far: anybody may ask, as often as they like, also while a long queue is worked off."""


@dataclass(frozen=True, slots=True)
class Health:
    """What was found. ``silent_s`` seconds since a worker was heard of (None: never), ``waiting`` jobs that could run now,
    counted up to ``MOST_COUNTED``, the first of which could since ``oldest_s`` seconds. Where the database does not answer
    the rest is not known."""

    database: bool
    schema: bool = False
    silent_s: int | None = None
    waiting: int = 0
    oldest_s: int = 0
    is_starting: bool = False

    @property
    def worker(self) -> bool:
        """Whether a worker was heard of lately, or may still come up."""
        return self.is_starting or (self.silent_s is not None and self.silent_s <= SILENT_AFTER_S)

    @property
    def queue(self) -> bool:
        """Whether the work that waits is done in time, as far as is known; what fell due in a stop is not late yet."""
        return self.database and (self.is_starting or self.oldest_s <= LATE_AFTER_S)


UNREACHABLE = Health(database=False)


@cache
def newest_revision(folder: str) -> str:
    """The revision that this program needs, by the folder of migrations as it was when first asked: an upgrade that comes
    while the program runs is another program's."""
    return ScriptDirectory(folder).get_current_head() or ""


def look(session: Session, *, revision: str, started: dt.datetime, now: dt.datetime) -> Health:
    """How everything is now, held against the revision that the program needs; until it has run for as long as a worker
    may be silent, neither that nor what waits is held against it. Raises what the database fails with."""
    if MigrationContext.configure(session.connection()).get_current_revision() != revision:
        return Health(database=True)
    heard = _last_heard(session)
    waiting, since = _waiting(session, now)
    return Health(
        database=True,
        schema=True,
        silent_s=None if heard is None else _seconds(now - heard),
        waiting=waiting,
        oldest_s=0 if since is None else _seconds(now - since),
        is_starting=_seconds(now - started) <= SILENT_AFTER_S,
    )


def _last_heard(session: Session) -> dt.datetime | None:
    """When a worker last held a job or ended the pulse."""
    is_pulse = and_(Job.name == PULSE_JOB, Job.owner == SYSTEM.label, Job.state == JobState.QUEUED)
    next_turn = session.scalar(select(func.max(Job.run_after)).where(is_pulse))
    held = session.scalar(select(func.max(Job.lease_until)).where(Job.state == JobState.RUNNING))
    signs = (
        None if next_turn is None else next_turn - PULSE,
        None if held is None else held - dt.timedelta(seconds=LEASE_S),
    )
    return max((sign for sign in signs if sign is not None), default=None)


def _waiting(session: Session, now: dt.datetime) -> tuple[int, dt.datetime | None]:
    """How many jobs could run, and since when the first of them could. Each half reads a range of one index."""
    due = and_(Job.state == JobState.QUEUED, Job.run_after <= now)
    abandoned = and_(Job.state == JobState.RUNNING, Job.lease_until < now)
    firsts = (
        session.scalar(select(func.min(Job.run_after)).where(due)),
        session.scalar(select(func.min(Job.lease_until)).where(abandoned)),
    )
    since = min((first for first in firsts if first is not None), default=None)
    waiting = sum(count_up_to(session, select(Job.id).where(half), MOST_COUNTED) for half in (due, abandoned))
    return min(MOST_COUNTED, waiting), since


def _seconds(span: dt.timedelta) -> int:
    return max(0, int(span.total_seconds()))
