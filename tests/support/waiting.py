"""Two transactions in a known order: the second comes while the first one is open, and ends after it."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

_WAITING = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND pid <> "
    "pg_backend_pid()"
)


_UNSEEN_S = 0.3
"""Seconds that SQLite, which says of nobody that they wait, is given: what waits for no writer is done by then."""


def do_in_turn(session: Session, first: Callable[[Session], Any], second: Callable[[Session], Any]) -> Any:
    """Do and commit ``first``, while another session waits to do and commit ``second``; gives what comes of the latter."""
    first(session)
    session.flush()
    waiting = begin_waiting(session, second)
    assert not waiting.done()
    session.commit()
    found = waiting.result(60)
    session.expire_all()
    return found


def begin_waiting(session: Session, work: Callable[[Session], Any]) -> Future[Any]:
    """Let another session do and commit ``work``; gives what comes of it, once it waits for what ``session`` holds, on
    SQLite for its transaction, or is done without waiting for anything."""

    def run() -> Any:
        with Session(engine, expire_on_commit=False) as own:
            found = work(own)
            own.commit()
            return found

    engine = session.get_bind()
    pool = ThreadPoolExecutor(1)
    future = pool.submit(run)
    pool.shutdown(wait=False)
    if engine.dialect.name == "sqlite":
        wait([future], _UNSEEN_S)
        return future
    with engine.connect() as watching:
        until = time.monotonic() + 60
        while not future.done() and not watching.scalar(_WAITING):
            assert time.monotonic() < until
            watching.rollback()
            time.sleep(0.01)
    return future
