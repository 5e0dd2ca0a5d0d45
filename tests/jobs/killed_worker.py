"""A worker process for ``test_worker``: takes a job that never ends, so that it can be killed in the middle of it.

Usage: ``python killed_worker.py DATABASE_URL LEASE_S``. Writes a row and does not commit it, then prints "working".
"""

from __future__ import annotations

import datetime as dt
import sys
import threading
import time

from sqlalchemy import create_engine
from sqlalchemy.orm import Session, sessionmaker

from claims.extensions import reading, set_up_sqlite
from claims.jobs.context import JobContext, WorkerSettings
from claims.jobs.worker import run_worker
from claims.models import Outlet


def write_and_hang(context: JobContext, arguments: object):
    def write(session: Session) -> dict[str, object]:
        session.add(Outlet(key="half-written", name="half-written", created_at=dt.datetime.now(dt.UTC)))
        session.flush()
        sys.stdout.write("working\n")
        sys.stdout.flush()
        time.sleep(600)
        return {}

    return write


if __name__ == "__main__":
    engine = create_engine(sys.argv[1])
    set_up_sqlite(engine)
    run_worker(
        sessionmaker(engine),
        stop=threading.Event(),
        settings=WorkerSettings(lease_s=int(sys.argv[2]), poll_s=0.05),
        read_only=reading,
        handlers={"note_outlet": write_and_hang},
    )
