"""A worker process for ``test_worker``: takes a job that never ends, so that it can be killed in the middle of it."""

from __future__ import annotations

import datetime as dt
import threading
import time
from functools import partial
from multiprocessing.connection import Connection

from sqlalchemy import create_engine
from sqlalchemy.orm import Session, sessionmaker

from claims.extensions import reading, set_up_sqlite
from claims.jobs.context import JobContext, WorkerSettings
from claims.jobs.worker import run_worker
from claims.models import Outlet


def hang(telling: Connection, database_url: str, lease_s: int) -> None:
    """Takes a job, writes a row without committing it, and tells "working"."""
    engine = create_engine(database_url)
    set_up_sqlite(engine)
    run_worker(
        sessionmaker(engine),
        stop=threading.Event(),
        settings=WorkerSettings(lease_s=lease_s, poll_s=0.05),
        read_only=reading,
        handlers={"note_outlet": partial(_write_and_hang, telling)},
    )


def _write_and_hang(telling: Connection, context: JobContext, arguments: object):
    def write(session: Session) -> dict[str, object]:
        session.add(Outlet(key="half-written", name="half-written", created_at=dt.datetime.now(dt.UTC)))
        session.flush()
        telling.send("working")
        time.sleep(600)
        return {}

    return write
