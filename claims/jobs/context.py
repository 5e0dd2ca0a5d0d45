"""What a handler is given to work with."""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from claims.jobs.signing import Signing
from claims.services.access.password_mails import Mailing
from claims.services.archive.snapshots import LinkSettings
from claims.services.base import jobs
from claims.services.base.actors import Actor
from claims.services.base.jobs import Lease, LeaseLost
from claims.services.matching.matching import MatchingSettings
from claims.services.messages.webhook_sending import WebhookSettings

SessionFactory = Callable[[], Session]
"""Opens a session of its own, not one that is shared by thread or request."""

Clock = Callable[[], dt.datetime]
"""The time now, aware."""

Reading = Callable[[], AbstractContextManager[None]]
"""Marks transactions begun inside as ones that only read, for databases where others lock out writers."""

PROGRESS_EVERY_S = 0.5
"""Seconds between two notes of progress; more often nobody looks."""

Write = Callable[[Session], Mapping[str, Any]]
"""The last step of a job: writes its effects and gives its result, in the transaction that also marks it done."""

REST = "rest"
"""In the result of a job: the arguments with which it goes on at once, in a transaction of its own, so that no writer waits
long; None where nothing is left to do. A periodic job goes on before its next turn, any other as a job of its own."""

Part = Callable[[Session, int], int | None]
"""Does what comes after an id; gives the id to go on after, None at the end."""


def one_part(arguments: Mapping[str, Any], do: Part) -> Write:
    """The last step of a job that does one part of its work, from the argument ``after`` on (0 where there is none)."""

    def write(session: Session) -> dict[str, Any]:
        after = do(session, int(arguments.get("after", 0)))
        return {REST: None if after is None else {**arguments, "after": after}}

    return write


def rest_of(rows: int, *, at_once: int) -> dict[str, Any] | None:
    """``REST`` of a job that has just seen to so many rows, of which it takes ``at_once`` at most."""
    return {} if rows >= at_once else None


class StopRequested(Exception):
    """The worker is asked to stop: the job goes back to the queue as it was."""


@dataclass(frozen=True, slots=True)
class WorkerSettings:
    """What handlers and loop need to know of the configuration; times in seconds.

    Without ``signing`` no checkpoint is made; without ``links`` no link is looked at; without ``webhooks`` no message and
    without ``mailing`` no mail is sent.
    """

    matching: MatchingSettings = field(default_factory=MatchingSettings)
    lease_s: int = jobs.LEASE_S
    poll_s: float = 0.5
    signing: Signing | None = None
    links: LinkSettings | None = None
    webhooks: WebhookSettings | None = None
    mailing: Mailing | None = None


@dataclass(slots=True)
class JobContext:
    """One attempt at one job: who asked for it, where to read, how to say how far it is."""

    open_session: SessionFactory
    lease: Lease
    actor: Actor
    stop: threading.Event
    clock: Clock
    settings: WorkerSettings = field(default_factory=WorkerSettings)
    read_only: Reading = nullcontext
    lost: threading.Event = field(default_factory=threading.Event)
    _noted_at: float = 0.0

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session for the part of the work that only reads, however long it takes; nothing of it is kept."""
        with self.read_only(), self.open_session() as session:
            yield session
            session.rollback()

    def check(self) -> None:
        """Raise ``StopRequested`` where the worker is asked to stop, ``LeaseLost`` where the job was canceled or taken by
        another worker."""
        if self.stop.is_set():
            raise StopRequested
        if self.lost.is_set():
            raise LeaseLost(f"Job {self.lease.job_id} was canceled or taken by another worker.")

    def progress(self, stage: str, done: int, total: int) -> None:
        """Note how far the job is, in a transaction of its own, seen at once.

        Raises ``StopRequested``, and ``LeaseLost`` where the job was canceled or taken by another worker.
        """
        self.check()
        moment = time.monotonic()
        if self._noted_at and done < total and moment - self._noted_at < PROGRESS_EVERY_S:
            return
        self._noted_at = moment
        with self.open_session() as session:
            jobs.progress(session, self.lease, stage, done, total)
            session.commit()


Handler = Callable[[JobContext, Mapping[str, Any]], Write]
"""Does the reading part of a job and gives its last step."""
