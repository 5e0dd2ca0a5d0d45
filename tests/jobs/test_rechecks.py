"""Rechecks that come by themselves: all of them, in transactions so short that nobody who writes waits long."""

from __future__ import annotations

import datetime as dt
import json
import threading

import pytest
from sqlalchemy import event, func, select

from claims.core.reviews.reviewing import ReviewState
from claims.jobs.context import REST, JobContext, StopRequested
from claims.jobs.rechecks import IN_A_TRANSACTION, recheck_dates, refresh_priorities
from claims.jobs.worker import run_worker
from claims.models import Event, Job, RecheckReason, Review
from claims.services.base import jobs
from claims.services.base.actors import CLI, SYSTEM
from claims.services.exchange.imports import import_lines
from tests.support.databases import on_both_databases

IMPORTED_AT = dt.datetime(2024, 3, 1, tzinfo=dt.UTC)
NOW = IMPORTED_AT + dt.timedelta(days=60)
LAPSED = 2 * IN_A_TRANSACTION + 3


def load_lapsed(open_session) -> None:
    evidence = {"title": "Rolls", "url": "https://mill.example/rolls", "quote": "300 weavers", "stance": "supports"}
    dates = {"true_as_of": "2024-01-01", "valid_until": "2024-04-29"}
    review = {"organization": "Mill Desk", "rating": "Right", "verdict": "true", "evidence": [evidence], **dates}
    lines = [
        (n, json.dumps({"external_id": f"mill-{n}", "text": f"Mill {n} employs 300 weavers", "reviews": [review]}))
        for n in range(1, LAPSED + 1)
    ]
    with open_session() as session:
        assert import_lines(session, lines, now=IMPORTED_AT, actor=CLI).imported == LAPSED
        session.commit()


def context_of(open_session, stop: threading.Event) -> JobContext:
    with open_session() as session:
        jobs.enqueue(session, "recheck_dates", {}, owner=SYSTEM.label, now=IMPORTED_AT)
        session.flush()
        job = session.scalars(select(Job).where(Job.name == "recheck_dates")).one()
        job.run_after = IMPORTED_AT - dt.timedelta(days=1)  # before what the import left
        session.flush()
        lease = jobs.lease_of(jobs.claim_next(session, holder="mill", now=NOW))
        session.commit()
    assert lease.job_id == job.id
    return JobContext(open_session, lease, SYSTEM, stop, lambda: NOW)


def count(open_session, *conditions) -> int:
    with open_session() as session:
        return session.scalar(select(func.count()).select_from(RecheckReason).where(*conditions))


@on_both_databases
def test_all_lapsed_verdicts_are_taken_up_a_few_in_a_transaction(open_session, engine) -> None:
    load_lapsed(open_session)
    context = context_of(open_session, threading.Event())
    begun: list[int] = []

    def note(connection) -> None:
        begun.append(0)

    def add(session, _context) -> None:
        begun[-1] += sum(isinstance(row, RecheckReason) for row in session.new)

    event.listen(engine, "begin", note)
    event.listen(open_session, "after_flush", add)
    result = recheck_dates(context, {})(None)
    event.remove(engine, "begin", note)
    event.remove(open_session, "after_flush", add)
    assert result["reasons"] == LAPSED == sum(begun)
    assert max(begun) == IN_A_TRANSACTION
    with open_session() as session:
        assert session.scalars(select(Review.state).distinct()).all() == [ReviewState.RECHECK]
        assert session.scalar(select(func.count()).where(Event.type == "review.expired")) == LAPSED
    with open_session() as session:
        assert refresh_priorities(context, {})(session) == {REST: None}


def test_a_worker_that_is_stopped_keeps_what_is_done_and_goes_on_later(open_session) -> None:
    load_lapsed(open_session)
    stop = threading.Event()
    context = context_of(open_session, stop)
    taken = context.open_session

    def open_and_stop_after_the_first():
        if count(taken):
            stop.set()
        return taken()

    context.open_session = open_and_stop_after_the_first
    with pytest.raises(StopRequested):
        recheck_dates(context, {})
    assert 0 < count(open_session) < LAPSED
    stop.clear()
    with open_session() as session:
        jobs.release(session, context.lease)
        session.commit()
    run_worker(open_session, stop=threading.Event(), clock=lambda: NOW, until_idle=True)
    assert count(open_session) == LAPSED
