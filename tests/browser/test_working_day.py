"""A working day in Chromium, on either database: from an article to a correction, and back to what was known the day
before.

An article comes in; a checker takes its claim and writes a verdict; a second one, who does not know it, disagrees; a
reviewer decides and another approves. On the next day the verdict is looked at again, corrected, and told in the feed; the
page as known yesterday still says what it said, and the log verifies.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
import time_machine
from flask import Flask
from flask_security import hash_password
from playwright.sync_api import Browser
from sqlalchemy.orm import Session

from claims.app import create_app
from claims.core.rechecks import RecheckTrigger
from claims.extensions import db, reading
from claims.jobs.worker import run_worker
from claims.models import FourEyes, Organization, OrganizationRole, User
from claims.services.actors import SYSTEM
from claims.services.log_check import check_log
from claims.services.organizations import add_member
from claims.services.recheck_triggers import trigger_recheck
from tests.browser_fixtures import PASSWORD, opened, press, serious, sign_in
from tests.databases import Databases, app_settings
from tests.desk import home, within
from tests.live import serve

pytestmark = pytest.mark.browser

TODAY = dt.datetime.now(dt.UTC).replace(hour=11, minute=0, second=0, microsecond=0)
YESTERDAY = TODAY - dt.timedelta(days=1)
"""The two days of the story; the clock is set, so that a run at midnight tells the same."""

ARTICLE = (
    "Work on the sea wall of Norhaven cost 41 million euros in 2019. "
    "Mayor Ilse Brandt said the wall would last for a century."
)
CLAIM = "Work on the sea wall of Norhaven cost 41 million euros in 2019"
PEOPLE = {
    "Anna": (OrganizationRole.CHECKER,),
    "Ben": (OrganizationRole.CHECKER,),
    "Cora": (OrganizationRole.REVIEWER,),
    "Dora": (OrganizationRole.REVIEWER,),
}
FIRST = {
    "rating": "true",
    "rationale": "The accounts of the town give the same sum.",
    "stance": "supports",
    "quote": "Sea wall: 41 million euros.",
}
SECOND = {
    "rating": "false",
    "rationale": "The audit of the state gives twice the sum.",
    "stance": "refutes",
    "quote": "The sea wall cost 82 million euros.",
}

Window = Callable[[str], AbstractContextManager[Any]]


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def app(request: pytest.FixtureRequest, databases: Databases, tmp_path: Any) -> Iterator[Flask]:
    """A registry with a desk whose policy is blind, on either database."""
    if request.param == "postgresql" and not os.environ.get("TEST_POSTGRES_URL"):
        pytest.skip("no PostgreSQL server: bin/test starts one where postgresql-17 is installed")
    with databases.fresh(request.param, migrated=True) as url:
        made = create_app(app_settings(url, tmp_path))
        within(made, make_desk)
        yield made
        with made.app_context():
            db.session.remove()
            db.engine.dispose()


@pytest.fixture
def base(app: Flask) -> Iterator[str]:
    """The address at which it is served."""
    with serve(app) as address:
        yield address


@pytest.fixture
def window(app: Flask, base: str, browser: Browser) -> Window:
    """Opens a window of somebody of the desk, signed in."""
    known: dict[str, Any] = {}

    @contextmanager
    def open_window(name: str) -> Iterator[Any]:
        with opened(browser, f"{base}/", storage_state=known.get(name)) as page:
            if name not in known:
                sign_in(page, base, name.lower())
                known[name] = page.context.storage_state()
            yield page
            assert serious(page) == []

    return open_window


def make_desk(session: Session) -> None:
    organization: Organization = home(session)
    organization.four_eyes = FourEyes.BLIND
    for name, roles in PEOPLE.items():
        user = User(
            email=f"{name.lower()}@desk.example",
            name=name,
            password=hash_password(PASSWORD),
            fs_uniquifier=f"{name}-day",
            created_at=YESTERDAY,
            active=True,
        )
        session.add(user)
        session.flush()
        for role in roles:
            add_member(session, user, organization.id, role, actor=SYSTEM, now=YESTERDAY)


def run_jobs(app: Flask) -> None:
    """Do every job that waits, as the worker does."""
    with app.app_context():
        run_worker(db.session.session_factory, stop=threading.Event(), read_only=reading, until_idle=True)


def write(page: Any, said: dict[str, str]) -> None:
    """Fill in rating, rationale and one piece of evidence."""
    page.check(f"input[name=rating][value={said['rating']}]")
    page.fill("#rationale", said["rationale"])
    page.select_option("[name=ev-0-stance]", said["stance"])
    page.fill("[name=ev-0-title]", "Accounts of Norhaven")
    page.fill("[name=ev-0-publisher]", "Town of Norhaven")
    page.fill("[name=ev-0-quote]", said["quote"])
    page.fill("[name=ev-0-locator]", "p. 12")


def test_a_working_day(app: Flask, base: str, window: Window) -> None:
    with time_machine.travel(YESTERDAY, tick=True):
        review, claim = article_to_claim(app, base, window)
        two_opinions_that_differ(base, window, review)
        adjudication_and_approval(base, window, review)
    with time_machine.travel(TODAY, tick=True):
        the_source_changes(app, base, window, review, claim)
        a_correction(base, window, review)
        what_the_public_sees(app, base, window, claim)


def article_to_claim(app: Flask, base: str, window: Window) -> tuple[int, int]:
    """The article is pasted, its claim found in the queue and taken."""
    with window("Anna") as page:
        page.goto(f"{base}/articles/new")
        page.fill("[name=headline]", "Sea wall finished")
        page.fill("[name=body]", ARTICLE)
        press(page, "button[name=action][value=store]")
        page.wait_for_selector("text=Work on the sea wall")
        run_jobs(app)
        page.goto(f"{base}/queue")
        press(page, f"[data-row]:has-text('{CLAIM}') a[data-key=o]")
        review = int(re.findall(r"/reviews/(\d+)", page.url)[0])
        claim = int(
            re.findall(r"/claims/(\d+)", page.locator("main a[href^='/claims/']").first.get_attribute("href"))[0]
        )
        press(page, f"form[action='/reviews/{review}/claim'] button")
        write(page, FIRST)
        page.fill("#true_as_of", YESTERDAY.date().isoformat())
        page.check("#timeless")
        page.fill("#timeless_reason", "What was paid in 2019 stays paid.")
        press(page, "button[name=action][value=submit]")
        assert "Second opinion" in page.inner_text("main")
    return review, claim


def two_opinions_that_differ(base: str, window: Window, review: int) -> None:
    """A second checker sees nothing of the first verdict and comes to another one."""
    with window("Ben") as page:
        page.goto(f"{base}/queue?tab=second_opinion")
        press(page, f"a[href='/reviews/{review}/second']")
        source = page.content()
        assert FIRST["rationale"] not in source
        assert FIRST["quote"] not in source
        write(page, SECOND)
        press(page, "button[name=action][value=give]")
        assert "the opinions differ" in page.inner_text("#toast")


def adjudication_and_approval(base: str, window: Window, review: int) -> None:
    """One reviewer lets the first opinion stand, another one approves it."""
    with window("Cora") as page:
        page.goto(f"{base}/queue?tab=adjudication")
        press(page, f"a[href='/reviews/{review}/adjudicate']")
        text = page.inner_text("main")
        assert FIRST["rationale"] in text
        assert SECOND["rationale"] in text
        page.check("input[name=choice][value=first]")
        page.fill("#reason", "The audit is of another wall.")
        press(page, "main form button.is-primary")
    with window("Dora") as page:
        page.goto(f"{base}/reviews/{review}/approve")
        press(page, f"form[action='/reviews/{review}/approve'] button")
        assert "revision 1 is public" in page.inner_text("#toast")


def the_source_changes(app: Flask, base: str, window: Window, review: int, claim: int) -> None:
    """On the next day the quote is gone from its source: the verdict is public still, and under recheck."""
    text = "The accounts of Norhaven no longer say what was quoted."

    def lose_the_quote(session: Session) -> None:
        now = dt.datetime.now(dt.UTC)
        trigger_recheck(session, review, RecheckTrigger.QUOTE_LOST, subject="source:1", text=text, now=now)

    within(app, lose_the_quote)
    with window("Cora") as page:
        page.goto(f"{base}/claims/{claim}")
        assert text in page.inner_text("main")
        page.goto(f"{base}/queue?tab=recheck")
        assert text in page.inner_text("main")


def a_correction(base: str, window: Window, review: int) -> None:
    """The audit was right after all: the revision turns the verdict, is seen twice again, and approved."""
    with window("Anna") as page:
        page.goto(f"{base}/reviews/{review}/work")
        press(page, f"form[action='/reviews/{review}/claim'] button")
        write(page, SECOND)
        page.fill("#true_as_of", TODAY.date().isoformat())
        page.select_option("#correction_kind", "verdict_changed")
        page.fill("#revision_reason", "The audit of the state counts both building phases.")
        press(page, "button[name=action][value=revise]")
    with window("Ben") as page:
        page.goto(f"{base}/reviews/{review}/second")
        write(page, SECOND)
        press(page, "button[name=action][value=give]")
        assert "both opinions agree" in page.inner_text("#toast")
    with window("Dora") as page:
        page.goto(f"{base}/reviews/{review}/approve")
        press(page, f"form[action='/reviews/{review}/approve'] button")
        assert "revision 2 is public" in page.inner_text("#toast")


def what_the_public_sees(app: Flask, base: str, window: Window, claim: int) -> None:
    """The correction stands on the list and in the feed, yesterday's page says what it said, and the log verifies."""
    with window("Cora") as page:
        page.goto(f"{base}/corrections")
        assert "The audit of the state counts both building phases." in page.inner_text("main")
        feed = page.request.get(f"{base}/corrections/feed.json").json()
        assert [item["tags"] for item in feed["items"]] == [["verdict_changed"]]
        page.goto(f"{base}/claims/{claim}")
        assert "False" in page.inner_text(".c-verdict-block")
        page.goto(f"{base}/claims/{claim}?as_of={YESTERDAY.date()}")
        assert "True" in page.inner_text(".c-verdict-block")
        assert FIRST["rationale"] in page.inner_text("main")
    with app.app_context():
        audit = check_log(db.session())
    assert audit.findings == []
    assert audit.size > 0
