"""Jobs: queued with their cause, taken by one worker at a time, never lost, given up only after their attempts."""

from __future__ import annotations

import datetime as dt
import threading

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.core.errors import Conflict, NotFound
from claims.models import Job, JobState
from claims.services.base import jobs
from claims.services.base.actors import CLI, SYSTEM, Actor
from claims.services.base.jobs import LeaseLost
from tests.support.databases import on_both_databases
from tests.support.sent_statements import counted

NOW = dt.datetime(2020, 2, 22, 12, tzinfo=dt.UTC)
OWNER = Actor("key:7", key_id=7)


def later(seconds: float) -> dt.datetime:
    return NOW + dt.timedelta(seconds=seconds)


def queued(session: Session, name: str = "work", **values) -> Job:
    return jobs.enqueue(session, name, {"n": 1}, owner=OWNER.label, now=NOW, **values)


def taken(session: Session, now: dt.datetime = NOW, holder: str = "a") -> jobs.Lease:
    job = jobs.claim_next(session, holder=holder, now=now)
    assert job is not None
    return jobs.lease_of(job)


def test_jobs_are_taken_in_the_order_in_which_they_are_due(session):
    second = queued(session, run_after=later(1))
    first = queued(session)
    future = queued(session, run_after=later(60))
    assert taken(session, later(2)).job_id == first.id
    assert taken(session, later(2)).job_id == second.id
    assert jobs.claim_next(session, holder="a", now=later(2)) is None
    assert taken(session, later(60)).job_id == future.id


def test_a_taken_job_is_not_waiting_until_its_lease_runs_out(session):
    job = queued(session)
    assert jobs.is_waiting(session, now=NOW)
    lease = taken(session)
    assert not jobs.is_waiting(session, now=later(59))
    jobs.heartbeat(session, lease, now=later(50))
    assert not jobs.is_waiting(session, now=later(109))
    again = taken(session, later(111), holder="b")
    assert (again.job_id, again.attempt) == (job.id, 2)


def test_a_slow_worker_cannot_touch_a_job_that_another_one_holds(session):
    queued(session)
    slow = taken(session)
    taken(session, later(61), holder="a")  # the same holder name: the attempt tells them apart
    for touch in (
        lambda: jobs.heartbeat(session, slow, now=later(62)),
        lambda: jobs.progress(session, slow, "matching", 1, 2),
        lambda: jobs.finish(session, slow, {}, now=later(62)),
        lambda: jobs.fail(session, slow, "no", now=later(62)),
        lambda: jobs.release(session, slow),
    ):
        with pytest.raises(LeaseLost):
            touch()


def test_finished_job_keeps_its_result_and_lets_go(session):
    job = queued(session)
    lease = taken(session)
    jobs.progress(session, lease, "matching", 14, 40)
    session.refresh(job)
    assert (job.stage, job.done, job.total) == ("matching", 14, 40)
    jobs.finish(session, lease, {"article_id": 3}, now=later(5))
    session.refresh(job)
    assert (job.state, job.result, job.finished_at) == (JobState.DONE, {"article_id": 3}, later(5))
    assert (job.lease_holder, job.lease_until) == (None, None)


@pytest.mark.parametrize(
    ("act", "state"),
    [
        (lambda session, lease: jobs.finish(session, lease, {"n": 1}, now=later(5)), JobState.DONE),
        (lambda session, lease: jobs.fail(session, lease, "broken", now=later(5)), JobState.QUEUED),
        (lambda session, lease: jobs.release(session, lease), JobState.QUEUED),
        (lambda session, lease: jobs.reschedule(session, lease, run_after=later(60)), JobState.QUEUED),
        (lambda session, lease: jobs.cancel(session, lease.job_id, actor=OWNER, now=later(5)), JobState.CANCELED),
    ],
    ids=["finish", "fail", "release", "reschedule", "cancel"],
)
def test_what_comes_of_one_job_says_nothing_of_another_that_is_held_as_well(session, act, state):
    first, second, waiting = queued(session), queued(session), queued(session, run_after=later(3_600))
    lease = taken(session)
    assert taken(session).job_id == second.id
    act(session, lease)
    session.expire_all()
    assert first.state is state
    assert (second.state, second.lease_holder, second.result) == (JobState.RUNNING, "a", None)
    assert (waiting.state, waiting.run_after) == (JobState.QUEUED, later(3_600))


def test_failed_attempts_wait_longer_each_time_and_end(session):
    job = queued(session)
    now, waits = NOW, []
    for attempt in range(1, 6):
        lease = taken(session, now)
        assert lease.attempt == attempt
        given_up = jobs.fail(session, lease, f"broken {attempt}", now=now)
        session.refresh(job)
        if not given_up:
            waits.append((job.run_after - now).total_seconds())
            assert job.state is JobState.QUEUED
            now = job.run_after
    assert waits == [5, 20, 60, 300]
    assert (job.state, job.error, job.finished_at) == (JobState.FAILED, "broken 5", now)
    assert jobs.claim_next(session, holder="a", now=later(10**6)) is None


def test_error_that_will_not_pass_gives_the_job_up_at_once(session):
    job = queued(session)
    assert jobs.fail(session, taken(session), "x" * 5_000, now=NOW, retry=False)
    session.refresh(job)
    assert job.state is JobState.FAILED
    assert len(job.error) == 2_000


def test_released_job_has_lost_no_attempt(session):
    job = queued(session)
    jobs.release(session, taken(session))
    session.refresh(job)
    assert (job.state, job.attempts) == (JobState.QUEUED, 0)


def test_job_that_kills_its_workers_is_given_up(session):
    job = queued(session)
    now = NOW
    for _ in range(5):
        taken(session, now)
        now += dt.timedelta(seconds=61)
    assert jobs.claim_next(session, holder="a", now=now) is None
    assert [found.id for found in jobs.give_up_abandoned(session, now=now)] == [job.id]
    assert job.state is JobState.FAILED
    assert "stopped without a word" in job.error
    assert jobs.give_up_abandoned(session, now=now) == []


def test_job_belongs_to_whoever_asked_for_it(session):
    job = queued(session)
    assert jobs.get_job(session, job.id, OWNER) is job
    assert jobs.get_job(session, job.id, CLI) is job
    for actor, job_id in ((Actor("key:8", key_id=8), job.id), (OWNER, job.id + 1), (OWNER, 2**70)):
        with pytest.raises(NotFound):
            jobs.get_job(session, job_id, actor)


def test_canceled_job_stops_its_worker(session):
    job = queued(session)
    lease = taken(session)
    assert jobs.cancel(session, job.id, actor=OWNER, now=later(3)) is job
    assert (job.state, job.finished_at) == (JobState.CANCELED, later(3))
    with pytest.raises(LeaseLost):
        jobs.progress(session, lease, "matching", 1, 2)
    with pytest.raises(Conflict) as error:
        jobs.cancel(session, job.id, actor=OWNER, now=later(4))
    assert error.value.code == "job_over"


def test_periodic_job_waits_once_however_many_workers_start(session):
    for _ in range(3):
        jobs.schedule_once(session, "fold_index", now=NOW)
    jobs.enqueue(session, "fold_index", {}, owner=SYSTEM.label, now=NOW)  # as a race would leave it
    jobs.schedule_once(session, "fold_index", "purge_jobs", now=later(100))
    jobs.schedule_once(session, "fold_index", "purge_jobs", now=later(100))
    open_jobs = session.scalars(select(Job).where(Job.state == JobState.QUEUED).order_by(Job.id)).all()
    assert [job.name for job in open_jobs] == ["fold_index", "purge_jobs"]
    lease = taken(session)
    jobs.reschedule(session, lease, run_after=later(60))
    session.expire_all()
    assert (open_jobs[0].state, open_jobs[0].attempts) == (JobState.QUEUED, 0)
    assert jobs.claim_next(session, holder="a", now=later(59)) is None
    assert taken(session, later(60)).job_id == open_jobs[0].id


@on_both_databases
def test_a_clock_that_was_set_back_puts_nothing_off(open_session):
    year = 365 * 86_400
    with open_session() as session:
        jobs.schedule_once(session, "purge_jobs", now=later(year))
        hourly = taken(session, later(year))
        jobs.reschedule(session, hourly, run_after=later(year + 3600))
        asked = jobs.enqueue(session, "work", {}, owner=OWNER.label, now=later(year))
        due = jobs.enqueue(session, "work", {}, owner=OWNER.label, now=later(year), run_after=later(year + 5))
        held = queued(session, "held")
        jobs.claim_next(session, holder="gone", now=later(year - 1))
        planned = queued(session, "mail", run_after=later(2 * 86_400))
        own = jobs.enqueue(session, "purge_jobs", {}, owner=OWNER.label, now=NOW, run_after=later(7_200))
        daily = jobs.enqueue(session, "count", {}, owner=SYSTEM.label, now=NOW, run_after=later(7_200))
        session.commit()
        due.run_after = later(-5)  # waits already, and keeps its place
        with counted(session) as sent:
            jobs.plan_anew(session, {"purge_jobs": dt.timedelta(hours=1), "count": dt.timedelta(days=1)}, now=NOW)
        changes = [statement for statement in sent if statement.startswith("UPDATE")]
        assert len(changes) == 4, "the flush of what waits, and as many for few names as for many"
        session.commit()
        session.expire_all()
        assert session.get_one(Job, hourly.job_id).run_after == later(3600)
        assert (asked.run_after, due.run_after) == (NOW, later(-5))
        assert (held.state, held.lease_until) == (JobState.RUNNING, later(60))
        assert [job.run_after for job in (planned, own, daily)] == [later(2 * 86_400), later(7_200), later(7_200)]
        jobs.plan_anew(session, {"purge_jobs": dt.timedelta(hours=1)}, now=later(-200))  # another machine's clock
        session.expire_all()
        assert session.get_one(Job, hourly.job_id).run_after == later(3600)


@on_both_databases
def test_many_workers_take_each_job_once(open_session):
    with open_session() as session:
        ids = [queued(session).id for _ in range(40)]
        session.commit()
    seen: list[int] = []
    gate = threading.Barrier(4)

    def work(holder: str) -> None:
        gate.wait()
        while True:
            with open_session() as session:
                job = jobs.claim_next(session, holder=holder, now=NOW)
                if job is None:
                    return
                seen.append(job.id)
                session.commit()

    workers = [threading.Thread(target=work, args=(f"w{number}",)) for number in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(timeout=180)
    assert sorted(seen) == ids


@on_both_databases
def test_uncommitted_job_is_invisible_and_a_rolled_back_one_never_was(open_session):
    with open_session() as session:
        queued(session)
        session.rollback()
    with open_session() as session:
        assert jobs.claim_next(session, holder="a", now=NOW) is None
