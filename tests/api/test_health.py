"""Health: what each address says where a part is missing; without a key, counted by nobody, kept by nobody."""

from __future__ import annotations

import datetime as dt
import logging
import threading

import pytest
import time_machine
from sqlalchemy import text

from claims.app import create_app
from claims.core.problems.problem_codes import PROBLEM_CODES
from claims.extensions import db
from claims.jobs.context import WorkerSettings
from claims.jobs.handlers import PERIODS
from claims.jobs.worker import run_worker
from claims.services.base import health, jobs
from claims.services.base.actors import CLI, SYSTEM
from claims.services.base.health import LATE_AFTER_S, PULSE, PULSE_JOB, SILENT_AFTER_S
from claims.services.base.jobs import LEASE_S
from tests.support.databases import app_settings, on_both_databases
from tests.support.desk import within
from tests.support.pages import now
from tests.support.shared_apps import let_go

LIVE, READY, ALL = "/api/v1/health/live", "/api/v1/health/ready", "/api/v1/health"


@pytest.fixture(autouse=True)
def stopped_clock(request, monkeypatch):
    """No second passes between what is made and what is asked, an hour after the start of the app if there is one."""
    if "app" in request.fixturenames:
        start(request.getfixturevalue("app"), monkeypatch, 3_600)
    with time_machine.travel(now(), tick=False):
        yield


def start(app, monkeypatch, seconds_ago):
    """The process began to serve so long ago."""
    monkeypatch.setitem(app.extensions, health.STARTED, now() - dt.timedelta(seconds=seconds_ago))


def heard(session, seconds_ago):
    """A worker ended its pulse so long ago."""
    ended = now() - dt.timedelta(seconds=seconds_ago)
    jobs.enqueue(session, PULSE_JOB, {}, owner=SYSTEM.label, now=ended, run_after=ended + PULSE)


def statuses(client):
    return {path: client.get(path).status_code for path in (LIVE, READY, ALL)}


@on_both_databases
def test_a_registry_with_a_worker_is_well(app, client):
    sessions = within(app, lambda session: db.session.session_factory)
    with app.app_context():
        run_worker(sessions, stop=threading.Event(), settings=WorkerSettings(), until_idle=True)
    assert statuses(client) == {LIVE: 200, READY: 200, ALL: 200}
    alive = client.get(LIVE)
    assert (alive.json, alive.headers["Cache-Control"], "ETag" in alive.headers) == (
        {"status": "ok"},
        "no-store",
        False,
    )
    found = client.get(ALL).json
    assert found.pop("worker")["silent_s"] == 0
    assert found == {
        "status": "ok",
        "database": {"ok": True},
        "schema": {"ok": True},
        "queue": {"ok": True, "waiting": 0, "oldest_s": 0},
    }


def test_the_pulse_is_a_job_that_comes_again_by_itself():
    assert PERIODS[PULSE_JOB] == PULSE
    assert 2 * PULSE.total_seconds() <= SILENT_AFTER_S
    assert SILENT_AFTER_S >= 2 * LEASE_S


@on_both_databases
@pytest.mark.parametrize("seconds", [None, SILENT_AFTER_S + 30, 86_400])
def test_a_silent_worker_degrades_what_is_ready_and_alarms(app, client, seconds):
    if seconds is not None:
        within(app, lambda session: heard(session, seconds))
    assert statuses(client) == {LIVE: 200, READY: 200, ALL: 503}
    assert client.get(READY).json["status"] == "degraded"
    assert not client.get(READY).json["worker"]["ok"]
    assert client.get(READY).json["worker"]["silent_s"] == seconds
    problem = client.get(ALL).json
    assert problem["code"] == "not_ready"
    assert "No worker was heard of" in problem["detail"]
    assert {"pointer": "/worker", "code": "not_ready"}.items() <= problem["errors"][0].items()


@pytest.mark.parametrize("silent_s", [None, 86_400])
@pytest.mark.parametrize(("running_s", "status"), [(0, 200), (SILENT_AFTER_S, 200), (SILENT_AFTER_S + 1, 503)])
def test_a_start_is_no_alarm_until_a_worker_had_time_to_come(app, client, monkeypatch, silent_s, running_s, status):
    def leave(session):
        if silent_s is not None:
            heard(session, silent_s)  # its next turn waits since the stop

    within(app, leave)
    start(app, monkeypatch, running_s)
    answer = client.get(ALL)
    assert answer.status_code == status
    if status == 200:
        assert (answer.json["status"], answer.json["worker"]) == ("ok", {"ok": True, "silent_s": silent_s})
    assert statuses(client) == {LIVE: 200, READY: 200, ALL: status}


@pytest.mark.parametrize("seconds", [0, 86_400])
def test_a_start_does_not_hide_another_schema(app, client, monkeypatch, seconds):
    start(app, monkeypatch, seconds)
    within(app, lambda session: session.execute(text("UPDATE alembic_version SET version_num = '0001'")) and None)
    assert statuses(client) == {LIVE: 200, READY: 503, ALL: 503}


@on_both_databases
def test_a_worker_in_the_middle_of_long_work_is_heard_of(app, client):
    def work_on(session):
        heard(session, SILENT_AFTER_S * 4)
        jobs.enqueue(session, "rematch", {}, owner=CLI.label, now=now() - dt.timedelta(hours=1))
        job = jobs.claim_next(session, holder="w:1:a", now=now() - dt.timedelta(minutes=20))
        jobs.heartbeat(session, jobs.lease_of(job), now=now() - dt.timedelta(seconds=15))

    within(app, work_on)
    assert client.get(READY).json["worker"]["silent_s"] == 15


@on_both_databases
def test_work_that_waits_too_long_alarms(app, client):
    def wait(session):
        heard(session, 5)
        for seconds in (LATE_AFTER_S + 60, 10, -3600):
            due = now() - dt.timedelta(seconds=seconds)
            jobs.enqueue(session, "process_article", {}, owner=CLI.label, now=due, run_after=due)

    within(app, wait)
    assert statuses(client) == {LIVE: 200, READY: 200, ALL: 503}
    found = client.get(READY).json["queue"]
    assert (found["ok"], found["waiting"]) == (False, 2)
    assert found["oldest_s"] == LATE_AFTER_S + 60
    assert client.get(ALL).json["detail"] == f"Work waits for more than {LATE_AFTER_S} seconds."


@on_both_databases
def test_a_long_queue_is_counted_so_far_as_anybody_needs(app, client, monkeypatch):
    monkeypatch.setattr(health, "MOST_COUNTED", 3)

    def wait(session):
        heard(session, 5)
        for seconds in range(5):
            due = now() - dt.timedelta(seconds=100 + seconds)
            jobs.enqueue(session, "process_article", {}, owner=CLI.label, now=due, run_after=due)
        jobs.claim_next(session, holder="w:1:a", now=now() - dt.timedelta(seconds=LEASE_S + 50))

    within(app, wait)
    found = client.get(READY).json["queue"]
    assert found["waiting"] == 3
    assert found["oldest_s"] == 104


@on_both_databases
def test_a_job_whose_worker_died_waits_since_its_lease_ended(app, client):
    def die(session):
        heard(session, 5)
        jobs.enqueue(session, "process_article", {}, owner=CLI.label, now=now() - dt.timedelta(days=1))
        jobs.claim_next(session, holder="w:1:a", now=now() - dt.timedelta(seconds=LEASE_S + 100))

    within(app, die)
    assert client.get(READY).json["queue"]["oldest_s"] == 100


@on_both_databases
@pytest.mark.parametrize("revision", ["0001", "9999", None])
def test_another_schema_is_not_ready(app, client, revision):
    change = (
        "DELETE FROM alembic_version" if revision is None else f"UPDATE alembic_version SET version_num = '{revision}'"
    )
    within(app, lambda session: session.execute(text(change)) and None)
    assert statuses(client) == {LIVE: 200, READY: 503, ALL: 503}
    assert "bin/claims db upgrade" in client.get(READY).json["detail"]


def test_a_database_without_tables_is_not_ready(empty_database_url, tmp_path):
    app = create_app(app_settings(empty_database_url, tmp_path))
    assert statuses(app.test_client()) == {LIVE: 200, READY: 503, ALL: 503}
    let_go(app)


@pytest.mark.parametrize(
    "database_url", ["postgresql+psycopg://nobody@127.0.0.1:9/none", "sqlite:////nowhere/at/all.db"]
)
def test_a_database_that_is_away_is_told_without_its_address(own_app):
    client = own_app.test_client()
    assert statuses(client) == {LIVE: 200, READY: 503, ALL: 503}
    answer = client.get(READY)
    assert answer.json["errors"][0]["detail"] == "The database cannot be reached."
    assert "nobody" not in answer.text
    assert "nowhere" not in answer.text


@pytest.mark.parametrize("path", [LIVE, READY, ALL])
def test_probes_are_never_cached_counted_or_given_a_session(app, client, path, caplog):
    app.config["RATE_LIMIT_ANONYMOUS"] = "2 per minute"
    with caplog.at_level(logging.INFO):
        answers = [client.get(path) for _ in range(5)]
    assert 429 not in {answer.status_code for answer in answers}
    for answer in answers:
        assert answer.headers["Cache-Control"] == "no-store"
        assert "Set-Cookie" not in answer.headers
        assert "X-RateLimit-Limit" not in answer.headers
        assert len(answer.data) < 1000
    told = [record for record in caplog.records if record.message == "request_answered"]
    assert len(told) == (5 if answers[0].status_code == 503 else 0)


def test_the_code_is_explained():
    assert "not_ready" in PROBLEM_CODES
