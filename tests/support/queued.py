"""Jobs done as the worker does them, without those that come by themselves: of what a test is about they are no part, and
one round of them takes longer than most of what was queued."""

from __future__ import annotations

import threading

from sqlalchemy.orm import Session, sessionmaker

from claims.extensions import reading
from claims.jobs.context import Clock
from claims.jobs.handlers import HANDLERS, PERIODS
from claims.jobs.worker import run_worker, utc_now
from claims.services.base.jobs import Lane

QUEUED = Lane(frozenset(HANDLERS) - frozenset(PERIODS))
"""Every job that is queued because somebody did something."""


def do_queued(sessions: sessionmaker[Session], *, clock: Clock = utc_now) -> int:
    """Do what was queued and what follows from it, until nothing waits; gives how many jobs were tried."""
    return run_worker(sessions, stop=threading.Event(), read_only=reading, clock=clock, until_idle=True, lane=QUEUED)
