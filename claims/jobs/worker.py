"""The worker: takes jobs one by one, each under a lease that a heartbeat holds, until it is asked to stop.

Any number of workers may run. One that is killed loses nothing: its lease runs out and another takes the job. One that
is asked to stop puts its job back.
"""

from __future__ import annotations

import datetime as dt
import logging
import os
import platform
import secrets
import signal
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from types import FrameType

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import Session

from claims.core.errors import ClaimsError, Conflict, Invalid, Unavailable
from claims.jobs.context import REST, Clock, Handler, JobContext, Reading, SessionFactory, StopRequested, WorkerSettings
from claims.jobs.handlers import GIVEN_UP, HANDLERS, PERIODS
from claims.logs import database_reason, reason_to_wait
from claims.models.job import Job
from claims.services.base import jobs
from claims.services.base.actors import SYSTEM, Actor, label_number
from claims.services.base.jobs import Lane, Lease, LeaseLost

log = logging.getLogger(__name__)

_PASSING = (Conflict, Unavailable)
"""Errors of ours that may be gone at the next attempt; any other says that the job itself cannot be done."""

_LONGEST_PAUSE_S = 30.0
"""Pause between two attempts to reach a database that does not answer."""


def utc_now() -> dt.datetime:
    """The time now, aware."""
    return dt.datetime.now(dt.UTC)


def run_worker(
    session_factory: SessionFactory,
    *,
    stop: threading.Event,
    settings: WorkerSettings | None = None,
    read_only: Reading = nullcontext,
    clock: Clock = utc_now,
    handlers: Mapping[str, Handler] | None = None,
    until_idle: bool = False,
    lane: Lane | None = None,
) -> int:
    """Do jobs until ``stop`` is set, or until none waits where ``until_idle``; gives how many were tried.

    ``lane`` narrows which jobs are taken. ``read_only`` is entered around transactions that only read. ``handlers`` stand
    beside ``HANDLERS`` and before them.
    """
    worker = _Worker(
        session_factory, stop, settings or WorkerSettings(), read_only, clock, {**HANDLERS, **(handlers or {})}, lane
    )
    log.info("worker_started holder=%s", worker.holder)
    tried = worker.run(until_idle=until_idle)
    log.info("worker_stopped holder=%s jobs=%d", worker.holder, tried)
    return tried


def stop_on_signals(stop: threading.Event) -> None:
    """Let SIGTERM and SIGINT set ``stop``; to be called in the main thread. A second SIGINT interrupts at once."""

    def handle(number: int, frame: FrameType | None) -> None:
        stop.set()
        signal.signal(signal.SIGINT, signal.default_int_handler)

    signal.signal(signal.SIGTERM, handle)
    signal.signal(signal.SIGINT, handle)


@dataclass(slots=True)
class _Worker:
    open_session: SessionFactory
    stop: threading.Event
    settings: WorkerSettings
    read_only: Reading
    clock: Clock
    handlers: Mapping[str, Handler]
    lane: Lane | None = None
    holder: str = field(default_factory=lambda: f"{platform.node()[:60]}:{os.getpid()}:{secrets.token_hex(4)}")
    _looked_after_at: float = field(default=-float("inf"))

    def run(self, *, until_idle: bool) -> int:
        tried = 0
        pause = self.settings.poll_s
        while not self.stop.is_set():
            try:
                self._look_after_queue()
                job = self._take()
                pause = self.settings.poll_s
            except (DBAPIError, PoolTimeout) as error:
                log.error("queue_unreachable", extra={"holder": self.holder, "reason": database_reason(error)})
                job, pause = None, min(pause * 2, _LONGEST_PAUSE_S)
            if job is not None:
                self._do(job)
                tried += 1
            elif until_idle:
                break
            else:
                self.stop.wait(pause)
        return tried

    def _look_after_queue(self) -> None:
        """Once a lease: periodic jobs wait, jobs that kill their workers are given up, and none waits for a clock that was
        set back."""
        if self.lane is not None and not self.lane.others:
            return  # the worker for everything else does that
        moment = time.monotonic()
        if moment - self._looked_after_at < self.settings.lease_s:
            return
        with self.open_session() as session:
            jobs.plan_anew(session, PERIODS, now=self.clock(), lease_s=self.settings.lease_s)
            jobs.schedule_once(session, *PERIODS, now=self.clock())
            for job in jobs.give_up_abandoned(session, now=self.clock()):
                log.warning("job_given_up job=%d name=%s", job.id, job.name)
                if job.name in GIVEN_UP:
                    GIVEN_UP[job.name](session, job.arguments)
            session.commit()
        self._looked_after_at = moment

    def _take(self) -> Job | None:
        """A job, detached from its session; the lease is committed."""
        with self.read_only(), self.open_session() as session:
            if not jobs.is_waiting(session, now=self.clock(), lane=self.lane):
                return None
        with self.open_session() as session:
            job = jobs.claim_next(
                session, holder=self.holder, now=self.clock(), lease_s=self.settings.lease_s, lane=self.lane
            )
            if job is not None:
                session.expunge(job)
            session.commit()
        return job

    def _do(self, job: Job) -> None:
        lease = jobs.lease_of(job)
        context = JobContext(
            self.open_session, lease, _actor_of(job), self.stop, self.clock, self.settings, self.read_only
        )
        log.log(_level_of(job), "job_started job=%d name=%s attempt=%d", job.id, job.name, job.attempts)
        try:
            with self._heartbeat(context):
                self._attempt(job, context)
        except LeaseLost:
            log.warning("job_lost job=%d name=%s", job.id, job.name)
        except StopRequested:
            log.info("job_put_back job=%d name=%s", job.id, job.name)
            self._settle(job, lambda session: jobs.release(session, lease))
        except ClaimsError as error:
            log.warning("job_refused job=%d name=%s code=%s", job.id, job.name, error.code)
            self._fail(job, lease, error.detail, retry=isinstance(error, _PASSING))
        except Exception as error:
            if (reason := reason_to_wait(error)) is not None:
                fields = {"job": job.id, "reason": reason}
                log.error("database_unavailable name=%s", job.name, extra=fields)
                self._fail(job, lease, "The database was busy or could not be reached.")
                return
            log.exception("job_failed job=%d name=%s attempt=%d", job.id, job.name, job.attempts)
            # What a library says may quote the data it choked on: it belongs to the log, not to whoever asks for the job.
            self._fail(job, lease, f"Unexpected error ({type(error).__name__}); the log of job {job.id} has it.")

    def _attempt(self, job: Job, context: JobContext) -> None:
        """The handler's reading part, then its writing part together with the end of the job and what is left of it."""
        handler = self.handlers.get(job.name)
        if handler is None:
            raise Invalid(f"There is no job called {job.name}.", code="job_unknown")
        write = handler(context, job.arguments)
        with self.open_session() as session:
            result = write(session)
            rest, period, now = result.get(REST), _period_of(job), self.clock()
            if period is not None:
                later = now if rest is not None else now + period
                jobs.reschedule(session, context.lease, run_after=later, arguments=rest)
            else:
                if rest is not None:
                    jobs.enqueue(session, job.name, rest, owner=job.owner, organization_id=job.organization_id, now=now)
                jobs.finish(session, context.lease, result, now=now)
            session.commit()
        log.log(_level_of(job), "job_done job=%d name=%s", job.id, job.name)

    def _fail(self, job: Job, lease: Lease, error: str, *, retry: bool = True) -> None:
        def settle(session: Session) -> None:
            period = _period_of(job)
            if period is not None:
                jobs.reschedule(session, lease, run_after=self.clock() + period, error=error)
            elif jobs.fail(session, lease, error, now=self.clock(), retry=retry) and job.name in GIVEN_UP:
                GIVEN_UP[job.name](session, job.arguments)

        self._settle(job, settle)

    def _settle(self, job: Job, change: Callable[[Session], None]) -> None:
        """Change the job in a transaction of its own; where that cannot be done its lease will run out."""
        try:
            with self.open_session() as session:
                change(session)
                session.commit()
        except LeaseLost:
            log.warning("job_lost job=%d name=%s", job.id, job.name)
        except (DBAPIError, PoolTimeout) as error:
            fields = {"job": job.id, "reason": database_reason(error)}
            log.error("job_not_settled name=%s", job.name, extra=fields)

    @contextmanager
    def _heartbeat(self, context: JobContext) -> Iterator[None]:
        """Hold the lease while the job runs."""
        over = threading.Event()
        beat = threading.Thread(target=self._beat, args=(context, over), name="heartbeat", daemon=True)
        beat.start()
        try:
            yield
        finally:
            over.set()
            beat.join()

    def _beat(self, context: JobContext, over: threading.Event) -> None:
        while not over.wait(self.settings.lease_s / 3):
            try:
                with self.open_session() as session:
                    jobs.heartbeat(session, context.lease, now=self.clock(), lease_s=self.settings.lease_s)
                    session.commit()
            except LeaseLost:
                context.lost.set()
                return
            except (DBAPIError, PoolTimeout):
                # The job's own transaction may hold the database's one write lock; the next beat comes in time.
                log.info("heartbeat_missed job=%d", context.lease.job_id)


def _level_of(job: Job) -> int:
    """Level of the lines that a job was begun and done: what nobody asked for speaks only when it fails."""
    return logging.DEBUG if job.owner == SYSTEM.label else logging.INFO


def _period_of(job: Job) -> dt.timedelta | None:
    """After how long the job comes again; None for one that somebody asked for."""
    return PERIODS.get(job.name) if job.owner == SYSTEM.label else None


def _actor_of(job: Job) -> Actor:
    """Whoever asked for the job, as far as its effects are concerned; the program needs no roles for them."""
    return Actor(
        job.owner,
        user_id=label_number(job.owner, "user"),
        key_id=label_number(job.owner, "key"),
        organization_id=job.organization_id,
    )
