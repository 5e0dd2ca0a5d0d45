"""A working day in Chromium: from an article to a correction, and back to what was known the day before.

It is served from PostgreSQL where there is a server, as every other browser test is from SQLite.

An article comes in; a checker takes its claim and writes a verdict on a page that is archived; a second one, who does not
know it, disagrees; a reviewer decides and another approves. Eight days later the page no longer says what was quoted: the
verdict is looked at again, corrected, and told in the feed; the claim as known the day before still says what it said,
and the log verifies.
"""

from __future__ import annotations

import datetime as dt
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import time_machine
from flask import Flask
from flask_security import hash_password
from playwright.sync_api import Browser
from sqlalchemy.orm import Session

from claims.app import create_app
from claims.extensions import db, reading
from claims.fetch import Fetcher
from claims.jobs.context import WorkerSettings
from claims.jobs.worker import run_worker
from claims.models import FourEyes, Organization, OrganizationRole, User
from claims.services.archive.link_checking import note_link_checking
from claims.services.archive.snapshot_store import SnapshotStore
from claims.services.archive.snapshots import LinkSettings
from claims.services.base.actors import SYSTEM
from claims.services.base.organizations import add_member
from claims.services.transparency.log_check import check_log
from tests.support.browser_fixtures import PASSWORD, opened, press, serious, sign_in
from tests.support.databases import STRICTER, Databases, app_settings
from tests.support.desk import home, within
from tests.support.live import serve
from tests.test_fetch import Site
from tests.test_fetch import page as page_of

pytestmark = pytest.mark.browser

TODAY = dt.datetime.now(dt.UTC).replace(hour=11, minute=0, second=0, microsecond=0)
YESTERDAY = TODAY - dt.timedelta(days=1)
FIRST_DAY = TODAY - dt.timedelta(days=8)
"""The days of the story: sources are looked at again after a week. The clock is set, so that a run at midnight tells the
same."""

HOST = "norhaven.test"
FILLER = " ".join(f"Quay {n} was opened in {1900 + n} and carries {n * 7} cranes." for n in range(30))

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
    "page": "/accounts",
}
SECOND = {
    "rating": "false",
    "rationale": "The audit of the state gives twice the sum.",
    "stance": "refutes",
    "quote": "The sea wall cost 82 million euros.",
    "page": "/audit",
}

Window = Callable[[str], AbstractContextManager[Any]]


@pytest.fixture
def app(databases: Databases, tmp_path: Path) -> Iterator[Flask]:
    """A registry with a desk whose policy is blind."""
    with databases.fresh(STRICTER, migrated=True) as url:
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
        with opened(browser, storage_state=known.get(name)) as page:
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
            created_at=FIRST_DAY,
            active=True,
        )
        session.add(user)
        session.flush()
        for role in roles:
            add_member(session, user, organization.id, role, actor=SYSTEM, now=FIRST_DAY)


@dataclass
class Town:
    """The town's site, whose pages are the sources, and the worker that archives them and looks at them again."""

    app: Flask
    site: Site
    folder: Path

    def publish(self, said: dict[str, str], text: str) -> None:
        """Put a text on the page that a verdict cites."""
        body = f"<html><body><article><p>{text}</p><p>{FILLER}</p></article></body></html>"
        self.site.pages[said["page"]] = page_of(body.encode())

    def work(self) -> None:
        """Do every job that waits, a minute later: texts that were just saved are given time to settle."""
        fetcher = Fetcher(allowed_hosts=frozenset({HOST}), resolve=lambda host, port: ["127.0.0.1"])
        links = LinkSettings(fetcher, SnapshotStore(self.folder / "snapshots"))
        with self.app.app_context():
            run_worker(
                db.session.session_factory,
                stop=threading.Event(),
                settings=WorkerSettings(poll_s=0.01, links=links),
                read_only=reading,
                clock=lambda: dt.datetime.now(dt.UTC) + dt.timedelta(minutes=1),
                until_idle=True,
            )


@pytest.fixture
def town(app: Flask, tmp_path: Path) -> Iterator[Town]:
    """The town, with links being checked."""
    site = Site()
    within(app, lambda s: note_link_checking(s, enabled=True, own_hosts=["claims.test"], now=FIRST_DAY))
    yield Town(app, site, tmp_path)
    site.server.shutdown()
    site.server.server_close()


def write(page: Any, town: Town, said: dict[str, str]) -> None:
    """Fill in rating, rationale and one piece of evidence."""
    page.check(f"input[name=rating][value={said['rating']}]")
    page.fill("#rationale", said["rationale"])
    page.select_option("[name=ev-0-stance]", said["stance"])
    page.fill("[name=ev-0-url]", town.site.url(said["page"], HOST))
    page.fill("[name=ev-0-title]", "Accounts of Norhaven")
    page.fill("[name=ev-0-publisher]", "Town of Norhaven")
    page.fill("[name=ev-0-quote]", said["quote"])
    page.fill("[name=ev-0-locator]", "p. 12")


def hand_in(page: Any, town: Town, action: str) -> None:
    """Save, let the worker archive what is cited, and hand the text in."""
    press(page, "button.c-btn[name=action][value=save]")
    town.work()
    page.reload()
    press(page, f"button[name=action][value={action}]")


def test_a_working_day(app: Flask, base: str, town: Town, window: Window) -> None:
    town.publish(FIRST, FIRST["quote"])
    town.publish(SECOND, SECOND["quote"])
    with time_machine.travel(FIRST_DAY, tick=True):
        review, claim = article_to_claim(base, town, window)
        two_opinions_that_differ(base, town, window, review)
        adjudication_and_approval(base, window, review)
    with time_machine.travel(TODAY, tick=True):
        the_source_changes(base, town, window, claim)
        a_correction(base, town, window, review)
        what_the_public_sees(app, base, window, claim)


def article_to_claim(base: str, town: Town, window: Window) -> tuple[int, int]:
    """The article is pasted, its claim found in the queue and taken."""
    with window("Anna") as page:
        page.goto(f"{base}/articles/new")
        page.fill("[name=headline]", "Sea wall finished")
        page.fill("[name=body]", ARTICLE)
        press(page, "button[name=action][value=store]")
        page.wait_for_selector("text=Work on the sea wall")
        town.work()
        page.goto(f"{base}/queue")
        press(page, f"[data-row]:has-text('{CLAIM}') a[data-key=o]")
        review = int(re.findall(r"/reviews/(\d+)", page.url)[0])
        claim = int(
            re.findall(r"/claims/(\d+)", page.locator("main a[href^='/claims/']").first.get_attribute("href"))[0]
        )
        press(page, f"form[action='/reviews/{review}/claim'] button")
        write(page, town, FIRST)
        page.fill("#true_as_of", FIRST_DAY.date().isoformat())
        page.fill("#valid_until", "")  # a year is proposed
        page.check("#timeless")
        page.fill("#timeless_reason", "What was paid in 2019 stays paid.")
        hand_in(page, town, "submit")
        assert "Second opinion" in page.inner_text("main")
    return review, claim


def two_opinions_that_differ(base: str, town: Town, window: Window, review: int) -> None:
    """A second checker sees nothing of the first verdict and comes to another one."""
    with window("Ben") as page:
        page.goto(f"{base}/queue?tab=second_opinion")
        press(page, f"a[href='/reviews/{review}/second']")
        source = page.content()
        assert FIRST["rationale"] not in source
        assert FIRST["quote"] not in source
        write(page, town, SECOND)
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


def the_source_changes(base: str, town: Town, window: Window, claim: int) -> None:
    """A week later the quote is gone from its page: the verdict is public still, and under recheck."""
    town.publish(FIRST, "Sea wall: see the audit of the state.")
    town.work()
    with window("Cora") as page:
        page.goto(f"{base}/claims/{claim}")
        assert FIRST["quote"] in page.inner_text(".c-asof")
        page.goto(f"{base}/queue?tab=recheck")
        assert CLAIM in page.inner_text("main")


def a_correction(base: str, town: Town, window: Window, review: int) -> None:
    """The audit was right after all: the revision turns the verdict, is seen twice again, and approved."""
    with window("Anna") as page:
        page.goto(f"{base}/reviews/{review}/work")
        press(page, f"form[action='/reviews/{review}/claim'] button")
        write(page, town, SECOND)
        page.fill("#true_as_of", TODAY.date().isoformat())
        page.select_option("#correction_kind", "verdict_changed")
        page.fill("#revision_reason", "The audit of the state counts both building phases.")
        hand_in(page, town, "revise")
    with window("Ben") as page:
        page.goto(f"{base}/reviews/{review}/second")
        write(page, town, SECOND)
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
