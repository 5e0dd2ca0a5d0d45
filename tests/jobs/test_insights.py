"""The job that keeps figures of insights: what the page, the CSV and the API then say, and that all say the same."""

from __future__ import annotations

import datetime as dt
import threading

import pytest

from claims.extensions import reading
from claims.jobs.handlers import PERIODS
from claims.jobs.worker import run_worker
from claims.models import InsightFigure, Scope
from claims.services.access.keys import create_key
from claims.services.base.actors import CLI
from claims.services.insights import insight_figures
from tests.support.desk import open_work, within
from tests.support.pages import Reader, now


@pytest.fixture(autouse=True)
def two_reviews_are_many(monkeypatch):
    monkeypatch.setattr(insight_figures, "LIVE_UP_TO", 1)
    monkeypatch.setattr(insight_figures, "KEPT_FROM", 1)


def test_figures_of_a_large_desk_are_waited_for_then_kept_and_the_same_everywhere(app, client, open_session):
    reader = Reader(app).sign_in("checker")
    for _ in range(2):
        open_work(app)
    secret = within(app, lambda s: create_key(s, scopes=[Scope.REVIEWS_READ], now=now(), name="k", actor=CLI)[1])
    key = {"Authorization": f"Bearer {secret}"}
    waiting = reader.get("/insights")
    assert waiting.status == 200
    assert waiting.text.count("This is being computed for the first time. Reload the page in 5 minutes.") == 9
    assert not waiting.tree.xpath("//a[text()='CSV']")
    assert reader.get("/insights/ageing.csv").status == 503
    refused = client.get("/api/v1/insights/ageing", headers=key)
    assert (refused.status_code, refused.json["code"]) == (503, "figure_not_ready")

    assert "refresh_insights" in PERIODS
    run_worker(open_session, stop=threading.Event(), read_only=reading, until_idle=True)

    open_work(app)
    computed_at = within(app, lambda s: s.query(InsightFigure).first().computed_at)
    page = reader.get("/insights/ageing")
    assert "2 reviews wait" in page.text
    assert f"As of {computed_at:%H:%M}" in page.text
    found = client.get("/api/v1/insights/ageing", headers=key).json
    assert (found["n"], found["until"]) == (2, f"{computed_at:%Y-%m-%dT%H:%M:%SZ}")
    assert reader.get("/insights/ageing.csv").html.splitlines()[1].endswith(",2")
    behind = reader.get("/insights/ageing/reviews?state=open")
    assert len(behind.tree.xpath("//main//li")) == 3
    assert "this list is of now" in behind.text


def test_a_figure_that_nobody_refreshes_says_so(app, open_session):
    reader = Reader(app).sign_in("checker")
    for _ in range(2):
        open_work(app)
    run_worker(open_session, stop=threading.Event(), read_only=reading, until_idle=True)
    assert "later than it should be" not in reader.get("/insights/ageing").text

    def age(session):
        for row in session.query(InsightFigure):
            row.computed_at -= dt.timedelta(days=2)

    within(app, age)
    then = now() - dt.timedelta(days=2)
    text = reader.get("/insights/ageing").text.replace("\xa0", " ")
    assert f"As of {then.day} " in text
    assert "later than it should be: an administrator can see whether a worker runs" in text


def test_a_small_desk_needs_no_worker(app, monkeypatch):
    monkeypatch.setattr(insight_figures, "LIVE_UP_TO", 2)
    reader = Reader(app).sign_in("checker")
    open_work(app)
    assert "1 review waits" in reader.get("/insights").text
    open_work(app)
    assert "2 reviews wait" in reader.get("/insights").text
