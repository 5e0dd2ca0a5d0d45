"""The worker: does each job with its effects once, survives being killed, and stops without losing anything."""

from __future__ import annotations

import datetime as dt
import threading
import time

import pytest
from sqlalchemy import QueuePool, create_engine, func, select, text, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session, sessionmaker

from claims.core.errors import Invalid, Unavailable
from claims.core.messages.events import EventType
from claims.extensions import reading
from claims.jobs import maintenance
from claims.jobs.context import REST, JobContext, WorkerSettings, one_part
from claims.jobs.handlers import HANDLERS, PERIODS
from claims.jobs.worker import run_worker, utc_now
from claims.models import (
    Appearance,
    ArticleVersion,
    ClaimReading,
    Event,
    IdempotencyKey,
    Job,
    JobState,
    LogEntry,
    Match,
    Notification,
    Outlet,
    ProcessingState,
    RecentAction,
    Review,
    SignIn,
    User,
)
from claims.models.claim_reading import UNREAD
from claims.services.access import sign_ins
from claims.services.base import jobs
from claims.services.base.actors import SYSTEM, Actor
from claims.services.base.jobs import Lane
from claims.services.base.organizations import ensure_default_organization
from claims.services.base.recent_actions import Deed, note_action
from claims.services.base.removals import last_removal
from claims.services.intake import storing
from claims.services.intake.intake import ArticleInput, receive_article
from claims.services.judging.rematching import start_rematch
from claims.services.messages import webhook_deliveries
from claims.services.removal.log_redaction import redact_entry
from tests.jobs.killed_worker import hang
from tests.support.databases import on_both_databases
from tests.support.factories import make_appearance, make_claim
from tests.support.forked import Forked
from tests.support.sent_statements import counted

SENDER = Actor("key:7", key_id=7)
TEXT = "The bridge was closed for seven days in March 2019. Officials said 40 people were hurt on the bridge.\n"


class StoppedClock:
    """Stands still until it is put on, however slow the machine is."""

    def __init__(self) -> None:
        self._now = utc_now()

    def __call__(self) -> dt.datetime:
        return self._now

    def plus(self, seconds: float) -> dt.datetime:
        return self._now + dt.timedelta(seconds=seconds)

    def put_on(self, seconds: float) -> None:
        self._now = self.plus(seconds)


def wait_until(happened) -> None:
    until = time.monotonic() + 20
    while not happened():
        assert time.monotonic() < until
        time.sleep(0.02)


def work(open_session, *, handlers=None, stop=None, until_idle=True, clock=utc_now, **settings) -> int:
    return run_worker(
        open_session,
        stop=stop or threading.Event(),
        settings=WorkerSettings(poll_s=0.02, **settings),
        read_only=reading,
        clock=clock,
        handlers=handlers,
        until_idle=until_idle,
    )


def enqueue(open_session, name: str, arguments=None) -> int:
    with open_session() as session:
        job = jobs.enqueue(session, name, arguments or {}, owner=SENDER.label, now=utc_now())
        session.commit()
        return job.id


def read_job(open_session, job_id: int) -> Job:
    with reading(), open_session() as session:
        return session.get_one(Job, job_id)


def outlets(open_session) -> int:
    with open_session() as session:
        return session.scalar(select(func.count()).select_from(Outlet))


def note_outlet(context: JobContext, arguments):
    """A handler with one visible effect."""

    def write(session: Session):
        session.add(Outlet(key=f"outlet {outlets_now(session)}", name="x", created_at=context.clock()))
        return {"noted": True}

    return write


def outlets_now(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Outlet))


@on_both_databases
def test_posted_article_is_processed_by_a_job(open_session):
    with open_session() as session:
        ensure_default_organization(session, name="Desk", now=utc_now())
        received = receive_article(session, ArticleInput(body=TEXT), actor=SENDER, now=utc_now())
        job = jobs.enqueue(
            session, "process_article", {"version_id": received.version.id}, owner=SENDER.label, now=utc_now()
        )
        session.commit()
        version_id, article_id, job_id = received.version.id, received.article.id, job.id
    work(open_session)
    done = read_job(open_session, job_id)
    assert (done.state, done.error) == (JobState.DONE, "")
    assert done.result == {"article_id": article_id, "version": 1, "permalink": f"/articles/{article_id}"}
    with open_session() as session:
        assert session.get_one(ArticleVersion, version_id).processing is ProcessingState.PROCESSED
        rows = session.scalars(select(Appearance).where(Appearance.article_version_id == version_id)).all()
        assert rows
        assert all(TEXT[row.start : row.end] == row.exact for row in rows)


class StopInTheMiddle(threading.Event):
    """Is set as soon as some of a text is stored."""

    def __init__(self, open_session) -> None:
        super().__init__()
        self.open_session = open_session

    def is_set(self) -> bool:
        with reading(), self.open_session() as session:
            return session.scalar(select(func.count()).select_from(Appearance)) > 0


@on_both_databases
def test_a_long_article_is_stored_in_slices_and_goes_on_after_a_stop(open_session, monkeypatch):
    monkeypatch.setattr(storing, "SLICE_APPEARANCES", 1)
    with open_session() as session:
        ensure_default_organization(session, name="Desk", now=utc_now())
        body = " ".join(
            f"The harbor of {city} cost {len(city)} million euros in 2016." for city in ("Lund", "Oslo", "Rome")
        )
        version_id = receive_article(session, ArticleInput(body=body), actor=SENDER, now=utc_now()).version.id
        session.commit()
    job_id = enqueue(open_session, "process_article", {"version_id": version_id})
    work(open_session, stop=StopInTheMiddle(open_session))
    half = read_job(open_session, job_id)
    assert (half.state, half.stage, half.done, half.total) == (JobState.QUEUED, "storing", 1, 3)
    with open_session() as session:
        assert session.get_one(ArticleVersion, version_id).processing is ProcessingState.RECEIVED
        assert len(session.scalars(select(Review.id)).all()) == 1, "what is there is whole"
    work(open_session)
    assert read_job(open_session, job_id).state is JobState.DONE
    with open_session() as session:
        assert session.get_one(ArticleVersion, version_id).processing is ProcessingState.PROCESSED
        assert session.scalars(select(Appearance.position).order_by(Appearance.position)).all() == [0, 1, 2]
        assert len(session.scalars(select(Review.id)).all()) == 3


def test_a_worker_waits_while_all_connections_are_in_use(engine, open_session, caplog):
    job_id = enqueue(open_session, "look")
    tight = create_engine(engine.url, poolclass=QueuePool, pool_size=1, max_overflow=0, pool_timeout=0.05)
    sessions = sessionmaker(tight, expire_on_commit=False)
    with tight.connect():
        assert work(sessions, handlers={"look": lambda context, arguments: lambda session: {}}) == 0
    assert [row.reason for row in caplog.records if row.message == "queue_unreachable"] == [
        "all connections are in use"
    ]

    def take_all(context, arguments):
        with tight.connect(), context.open_session() as session:
            session.scalar(select(1))
        raise AssertionError("there was a second connection")

    work(sessions, handlers={"look": take_all})
    assert read_job(open_session, job_id).error == "The database was busy or could not be reached."
    tight.dispose()


def test_two_jobs_for_one_version_store_it_once(open_session):
    with open_session() as session:
        received = receive_article(session, ArticleInput(body=TEXT), actor=SENDER, now=utc_now())
        session.commit()
        version_id = received.version.id
    ids = [enqueue(open_session, "process_article", {"version_id": version_id}) for _ in range(2)]
    work(open_session)
    assert [read_job(open_session, job_id).state for job_id in ids] == [JobState.DONE, JobState.DONE]
    with open_session() as session:
        positions = session.scalars(select(Appearance.position).order_by(Appearance.position)).all()
    assert list(positions) == list(range(len(positions)))


def test_job_for_a_version_that_is_gone_fails_with_a_sentence(open_session):
    job_id = enqueue(open_session, "process_article", {"version_id": 999})
    work(open_session)
    job = read_job(open_session, job_id)
    assert (job.state, job.attempts, job.error) == (JobState.FAILED, 1, "There is no article version 999.")


@pytest.mark.parametrize("end", ["refused", "the worker was killed at every attempt"])
def test_job_that_is_given_up_marks_its_version_failed(open_session, end):
    with open_session() as session:
        version_id = receive_article(session, ArticleInput(body=TEXT), actor=SENDER, now=utc_now()).version.id
        session.commit()
    job_id = enqueue(open_session, "process_article", {"version_id": version_id})

    def refuse(context, arguments):
        raise Invalid("This cannot be done.")

    if end != "refused":
        left = {
            "state": JobState.RUNNING,
            "attempts": Job.max_attempts,
            "lease_holder": "gone",
            "lease_until": utc_now(),
        }
        with open_session() as session:
            session.execute(update(Job).where(Job.id == job_id).values(left))
            session.commit()
    work(open_session, handlers={"process_article": refuse})
    assert read_job(open_session, job_id).state is JobState.FAILED
    with open_session() as session:
        assert session.get_one(ArticleVersion, version_id).processing is ProcessingState.FAILED


@pytest.mark.parametrize(("others", "seen_to"), [(False, set()), (True, set(PERIODS))])
def test_only_who_takes_all_other_jobs_too_sees_to_the_periodic_ones(open_session, others, seen_to):
    job_id = enqueue(open_session, "note_outlet")
    run_worker(
        open_session,
        stop=threading.Event(),
        read_only=reading,
        handlers={"note_outlet": note_outlet},
        until_idle=True,
        lane=Lane(frozenset({"note_outlet"}), others=others),
    )
    assert read_job(open_session, job_id).state is (JobState.QUEUED if others else JobState.DONE)
    with open_session() as session:
        periodic = select(Job.name).where(Job.owner == SYSTEM.label, Job.name.in_(list(PERIODS)))
        assert set(session.scalars(periodic)) == seen_to


@pytest.mark.parametrize(
    ("error", "state", "told"),
    [
        (Unavailable("The source is down."), JobState.QUEUED, "The source is down."),
        (Invalid("This cannot be done."), JobState.FAILED, "This cannot be done."),
        (ValueError("secret of a customer"), JobState.QUEUED, "Unexpected error (ValueError)"),
    ],
)
def test_failing_job_leaves_nothing_but_its_error(open_session, error, state, told):
    def fail_late(context, arguments):
        def write(session):
            session.add(Outlet(key="half", name="half", created_at=context.clock()))
            session.flush()
            raise error

        return write

    job_id = enqueue(open_session, "fail_late")
    work(open_session, handlers={"fail_late": fail_late})
    job = read_job(open_session, job_id)
    assert job.state is state
    assert job.error.startswith(told)
    assert "secret" not in job.error
    assert outlets(open_session) == 0


def test_job_of_an_unknown_name_is_given_up(open_session):
    job_id = enqueue(open_session, "no_such_job")
    work(open_session)
    assert read_job(open_session, job_id).state is JobState.FAILED


def test_periodic_jobs_come_again_and_keep_one_row_each(open_session):
    work(open_session)
    work(open_session)
    with open_session() as session:
        queued = select(Job).where(Job.owner == SYSTEM.label, Job.name.in_(list(PERIODS)))
        rows = session.scalars(queued).all()
    assert sorted(job.name for job in rows) == sorted(PERIODS)
    assert {job.state for job in rows} == {JobState.QUEUED}
    assert all(job.run_after > utc_now() for job in rows)
    assert set(PERIODS) <= set(HANDLERS)


def test_a_worker_plans_anew_what_a_clock_that_ran_ahead_put_off(open_session) -> None:
    work(open_session)
    with open_session() as session:
        session.execute(update(Job).values(run_after=utc_now() + dt.timedelta(days=9 * 365)))
        session.commit()
    work(open_session)
    with reading(), open_session() as session:
        assert {job.name for job in session.scalars(select(Job).where(Job.state == JobState.QUEUED))} >= set(PERIODS)
        latest = utc_now() + dt.timedelta(days=1, minutes=1)
        assert session.scalar(select(func.max(Job.run_after)).where(Job.name.in_(PERIODS))) <= latest


@on_both_databases
def test_a_job_goes_on_with_what_is_left_of_it_each_part_in_a_transaction_of_its_own(open_session):
    seen = []

    def two_outlets(context, arguments):
        def part(session, after):
            asker = context.actor
            seen.append((asker.label, asker.organization_id, outlets_now(session), dict(arguments)))
            session.add_all(Outlet(key=f"outlet {n}", name="x", created_at=context.clock()) for n in (after, after + 1))
            return after + 2 if after < 4 else None

        return one_part(arguments, part)

    with open_session() as session:
        desk = ensure_default_organization(session, name="Desk", now=utc_now()).id
        owner = {"owner": SENDER.label, "organization_id": desk}
        jobs.enqueue(session, "two_outlets", {"of": "mill"}, now=utc_now(), **owner)
        session.commit()
    work(open_session, handlers={"two_outlets": two_outlets})
    assert seen == [
        (SENDER.label, desk, 0, {"of": "mill"}),
        (SENDER.label, desk, 2, {"of": "mill", "after": 2}),
        (SENDER.label, desk, 4, {"of": "mill", "after": 4}),
    ]
    assert outlets(open_session) == 6
    with open_session() as session:
        parts = session.scalars(select(Job).where(Job.name == "two_outlets").order_by(Job.id)).all()
        assert [(job.state, job.result["rest"] is None) for job in parts] == [
            (JobState.DONE, False),
            (JobState.DONE, False),
            (JobState.DONE, True),
        ]


def test_what_is_left_of_a_part_that_was_not_kept_is_not_queued(open_session):
    def lost(context, arguments):
        def write(session):
            with open_session() as other:
                jobs.cancel(other, context.lease.job_id, actor=SENDER, now=context.clock())
                other.commit()
            return {REST: {"after": 1}}

        return write

    enqueue(open_session, "lost")
    work(open_session, handlers={"lost": lost})
    with open_session() as session:
        assert session.scalars(select(Job.state).where(Job.name == "lost")).all() == [JobState.CANCELED]


@pytest.mark.parametrize(("owner", "is_told"), [(SYSTEM.label, False), (SENDER.label, True)])
def test_jobs_that_nobody_asked_for_speak_only_when_they_fail(open_session, caplog, owner: str, is_told: bool) -> None:
    caplog.set_level("INFO", "claims.jobs.worker")

    def fail(context, arguments):
        raise Unavailable("The mill is closed.")

    for name in ("note", "fail"):
        with open_session() as session:
            jobs.enqueue(session, name, {}, owner=owner, now=utc_now())
            session.commit()
        caplog.clear()
        work(open_session, handlers={"note": note_outlet, "fail": fail})
        told = [record.message for record in caplog.records if f"name={name}" in record.message]
        assert any("job_refused" in line for line in told) == (name == "fail")
        assert any("job_started" in line for line in told) == is_told
        assert any("job_done" in line for line in told) == (is_told and name == "note")


def test_a_job_that_the_database_lets_down_is_one_line_and_comes_again(open_session, caplog) -> None:
    def fail(context, arguments):
        raise OperationalError("INSERT", {}, OSError("database or disk is full\nFree some space."))

    job_id = enqueue(open_session, "full")
    work(open_session, handlers={"full": fail}, clock=StoppedClock())  # it comes again only after a few seconds
    job = read_job(open_session, job_id)
    assert (job.state, job.attempts, job.error) == (
        JobState.QUEUED,
        1,
        "The database was busy or could not be reached.",
    )
    [record] = [record for record in caplog.records if "database_unavailable" in record.message]
    assert (record.exc_info, record.job, record.reason) == (None, job_id, "database or disk is full")


def test_periodic_job_that_fails_keeps_its_error_and_comes_again(open_session):
    def fail(context, arguments):
        raise ValueError

    work(open_session, handlers={"fold_index": fail})
    with open_session() as session:
        job = session.scalars(select(Job).where(Job.name == "fold_index")).one()
    assert (job.state, job.attempts) == (JobState.QUEUED, 0)
    assert "ValueError" in job.error


def test_heartbeat_holds_a_job_that_takes_longer_than_a_lease(open_session):
    attempts = []

    def slow(context, arguments):
        attempts.append(context.lease.attempt)
        for _ in range(3):  # 2.4 leases in all, while another worker looks for work
            clock.put_on(0.8)
            wait_until(lambda: read_job(open_session, context.lease.job_id).lease_until >= clock.plus(1))
        return lambda session: {}

    job_id = enqueue(open_session, "slow")
    clock, other = StoppedClock(), threading.Event()
    ways = {"handlers": {"slow": slow}, "lease_s": 1, "clock": clock}
    second = threading.Thread(target=work, args=(open_session,), kwargs={**ways, "stop": other, "until_idle": False})
    second.start()
    try:
        work(open_session, **ways)
        wait_until(lambda: read_job(open_session, job_id).state is JobState.DONE)
    finally:
        other.set()
        second.join(timeout=30)
    assert attempts == [1]


def test_canceled_job_writes_nothing(open_session):
    def canceled_meanwhile(context, arguments):
        with open_session() as session:
            jobs.cancel(session, context.lease.job_id, actor=SENDER, now=context.clock())
            session.commit()
        return note_outlet(context, arguments)

    job_id = enqueue(open_session, "canceled")
    work(open_session, handlers={"canceled": canceled_meanwhile})
    assert read_job(open_session, job_id).state is JobState.CANCELED
    assert outlets(open_session) == 0


def test_progress_is_seen_while_the_job_runs(open_session):
    seen = []

    def report(context, arguments):
        context.progress("matching", 14, 40)
        seen.append(read_job(open_session, context.lease.job_id))
        return lambda session: {}

    enqueue(open_session, "report")
    work(open_session, handlers={"report": report})
    assert [(job.stage, job.done, job.total) for job in seen] == [("matching", 14, 40)]


def test_worker_that_is_stopped_puts_its_job_back(open_session):
    stop = threading.Event()

    def stopped_meanwhile(context, arguments):
        stop.set()
        context.progress("matching", 1, 2)
        raise AssertionError("not reached")

    job_id = enqueue(open_session, "long")
    work(open_session, handlers={"long": stopped_meanwhile}, stop=stop, until_idle=False)
    job = read_job(open_session, job_id)
    assert (job.state, job.attempts, job.lease_holder) == (JobState.QUEUED, 0, None)


@on_both_databases
def test_killed_worker_loses_nothing(open_session, database_url):
    job_id = enqueue(open_session, "note_outlet")
    worker = Forked(hang, database_url, 1)
    worker.wait_until_told("working")
    assert read_job(open_session, job_id).state is JobState.RUNNING
    worker.kill()
    stop = threading.Event()
    threading.Timer(8, stop.set).start()

    def note_and_stop(context, arguments):
        stop.set()
        return note_outlet(context, arguments)

    work(open_session, handlers={"note_outlet": note_and_stop}, stop=stop, until_idle=False, lease_s=1)
    job = read_job(open_session, job_id)
    assert (job.state, job.attempts, job.result) == (JobState.DONE, 2, {"noted": True})
    assert outlets(open_session) == 1


def test_old_jobs_and_answers_are_forgotten(open_session):
    old = utc_now() - dt.timedelta(days=31)
    with open_session() as session:
        over = [(state, old) for state in (JobState.DONE, JobState.FAILED, JobState.CANCELED)]
        for state, finished in (*over, (JobState.DONE, utc_now()), (JobState.QUEUED, None)):
            session.add(
                Job(
                    name="no_matter",
                    arguments={},
                    state=state,
                    owner=SENDER.label,
                    run_after=old if finished == old else utc_now() + dt.timedelta(days=1),
                    created_at=old,
                    finished_at=finished,
                )
            )
        for number, made in enumerate((old, utc_now())):
            session.add(IdempotencyKey(caller="key:7", key=str(number), request_hash="", headers={}, created_at=made))
        session.commit()
    work(open_session)
    with open_session() as session:
        assert session.scalar(select(func.count()).select_from(Job).where(Job.name == "no_matter")) == 2
        assert session.scalars(select(IdempotencyKey.key)).all() == ["1"]


@on_both_databases
def test_what_is_to_be_forgotten_goes_in_parts_until_all_of_it_is_gone(open_session, monkeypatch):
    monkeypatch.setattr(maintenance, "_ROWS_AT_ONCE", 10)
    old = utc_now() - dt.timedelta(days=100)
    with open_session() as session:
        user = User(email="v@desk.example", name="Vera", fs_uniquifier="v", created_at=old)
        session.add(user)
        session.flush()
        for number in range(25):
            times = {"run_after": old, "created_at": old, "finished_at": old}
            session.add(Job(name="old", arguments={}, state=JobState.DONE, owner=SENDER.label, **times))
            session.add(IdempotencyKey(caller="key:7", key=str(number), request_hash="", headers={}, created_at=old))
            session.add(Notification(user_id=user.id, kind="k", text="", created_at=old, read_at=old))
        session.add_all(
            Event(type=EventType.CLAIM_CREATED, data={}, position=number, created_at=old)
            for number in range(1, webhook_deliveries.ROWS_AT_ONCE + 200)
        )
        session.commit()
    work(open_session)
    with open_session() as session:
        for model in (IdempotencyKey, Notification, Event):
            assert session.scalar(select(func.count()).select_from(model)) == 0, model
        assert session.scalars(select(Job).where(Job.name == "old")).all() == []
        purging = session.scalars(select(Job).where(Job.name.startswith("purge_"))).all()
        assert [job.arguments for job in purging] == [{}] * 4
        assert all(job.run_after > utc_now() for job in purging)


def test_old_jobs_are_found_by_index(session):
    with counted(session) as sent:
        maintenance.purge_jobs(JobContext(None, None, SYSTEM, threading.Event(), utc_now), {})(session)
    statement = next(statement for statement in sent if statement.startswith("DELETE"))
    values = ("",) * statement.count("?")
    plan = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
    assert any("ix_jobs_state_run_after_id (state=? AND run_after<?)" in row[3] for row in plan), plan


def test_what_is_kept_of_people_for_a_time_is_forgotten_after_it(open_session):
    now = utc_now()
    with open_session() as session:
        user = User(email="v@desk.example", name="Vera", fs_uniquifier="v", created_at=now)
        session.add(user)
        session.flush()
        for number, days in enumerate((0, 1, 100)):
            then = now - dt.timedelta(days=days)
            sign_ins.begin(session, user.id, agent=str(number), address="", now=then)
            note_action(session, user.id, Deed(str(number)), now=then)
            session.add(Notification(user_id=user.id, kind="k", text=str(number), created_at=then, read_at=then))
            session.add(Notification(user_id=user.id, kind="unread", text=str(number), created_at=then))
        session.commit()
    work(open_session)
    with open_session() as session:
        assert session.scalars(select(SignIn.agent).order_by(SignIn.id)).all() == ["0", "1"]
        assert session.scalars(select(RecentAction.text).order_by(RecentAction.id)).all() == ["0", "1"]
        kept = session.scalars(
            select(Notification.text).where(Notification.kind == "k").order_by(Notification.id)
        ).all()
        assert kept == ["0", "1"]
        assert session.scalar(select(func.count()).where(Notification.kind == "unread")) == 3


@on_both_databases
def test_the_planner_is_told_once_a_day_how_the_tables_have_grown(open_session):
    assert PERIODS["refresh_planner"] == dt.timedelta(days=1)
    with open_session() as session:
        session.add_all(Outlet(key=f"outlet {n}", name="x", created_at=utc_now()) for n in range(300))
        session.commit()
    job_id = enqueue(open_session, "refresh_planner", {})
    work(open_session)
    assert read_job(open_session, job_id).state is JobState.DONE
    with reading(), open_session() as session:
        if session.get_bind().dialect.name == "postgresql":
            known = session.scalar(text("SELECT reltuples FROM pg_class WHERE relname = 'outlets'"))
        else:
            known = session.scalar(text("SELECT max(CAST(stat AS INTEGER)) FROM sqlite_stat1 WHERE tbl = 'outlets'"))
        assert known >= 300


@pytest.mark.parametrize("name", ["sweep", maintenance.READ_JOB])
def test_a_job_that_read_before_a_removal_writes_nothing_and_is_done_again(open_session, name):
    with open_session() as session:
        ensure_default_organization(session, name="Desk", now=utc_now())
        claim = make_claim(session, "The harbor of Lund cost 41 million euros in 2016.")
        make_appearance(session, None, "The harbor of Lund cost 41 million euros in 2016.")
        session.execute(update(ClaimReading).values(reader=UNREAD, packed=None))
        arguments = {"sweep_id": start_rematch(session, actor=SENDER, now=utc_now()).id} if name == "sweep" else {}
        session.commit()
        claim_id = claim.id
    enqueue(open_session, name, arguments)

    def remove_in_between(context, arguments):
        write = HANDLERS[name](context, arguments)
        with open_session() as session:
            if not last_removal(session):
                reason = "A court ordered it."
                index = session.scalars(select(LogEntry.leaf_index).where(LogEntry.claim_id == claim_id)).first()
                redact_entry(session, index, ["claim"], reason=reason, actor=SYSTEM, now=utc_now())
            session.commit()
        return write

    work(open_session, handlers={name: remove_in_between})
    with open_session() as session:
        told = session.scalars(select(Job.error).where(Job.name == name)).all()
        assert [error for error in told if error.startswith("Words were removed")]
        assert not session.scalars(select(Match.id)).all()
