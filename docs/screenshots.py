"""Make the pictures of the guide from the running app: ``.venv/bin/python -m docs.screenshots``.

Serves a registry of its own on a temporary SQLite database with the demo, the sample article and one of everything
(``tests.support.filled``), drives Chromium through it, and writes ``docs/screenshots/NAME-THEME-WIDTH.png``, most of them
on a desk in light; with names, those of these pages alone. With ``--all FOLDER`` every page of ``tests.support.page_table``
is taken in every view, at full length, for the eye.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright
from sqlalchemy.orm import Session

from claims.app import create_app
from tests.support import filled
from tests.support.browser_fixtures import CHROMIUM
from tests.support.browser_fixtures import PASSWORD as DESK_PASSWORD
from tests.support.desk import within
from tests.support.page_table import LOOKS
from tests.support.pages import now

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "screenshots"
FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
EMAIL, PASSWORD = "admin@example.org", "only-for-these-pictures"  # noqa: S105  (of a registry that is thrown away)
START_S = 300
PATIENCE_MS = 120_000
"""Nothing here measures how quick a page is; the machine may be busy."""


def open_home(page: Page, base: str) -> None:
    """The look-up page with an answer."""
    page.goto(f"{base}/?q=157,000+civilians+were+killed+in+Afghanistan+since+2001")


def open_article(page: Page, base: str) -> None:
    """The sample article with one note open."""
    page.goto(f"{base}/articles/1")
    page.locator("details.c-note:has-text('157,000') > summary").first.click()


def open_claim(page: Page, base: str) -> None:
    """The public page of the claim on the war's dead."""
    page.goto(f"{base}/claims/1")


def open_queue(page: Page, base: str) -> None:
    """What waits."""
    page.goto(f"{base}/queue")


def open_compare(page: Page, base: str) -> None:
    """A claim of the sample and its near miss, slot by slot."""
    page.goto(f"{base}/queue")
    page.locator("article", has_text="6,989 injured").get_by_role("link", name="Compare").click()


def open_editor(page: Page, base: str) -> None:
    """The form of a review that has just been taken."""
    page.goto(f"{base}/queue?tab=mine")
    if page.locator("article").count() == 0:
        page.goto(f"{base}/queue")
        page.get_by_role("button", name="Take").first.click()
        page.get_by_text("Taken by you").first.wait_for()
        page.goto(f"{base}/queue?tab=mine")
    page.get_by_role("link", name="Write").first.click()


def open_documentation(page: Page, base: str) -> None:
    """The readable page of the API."""
    page.goto(f"{base}/api/v1/docs")


DETAILED: dict[str, Callable[[Page, str], None]] = {
    "home": open_home,
    "article": open_article,
    "claim": open_claim,
    "queue": open_queue,
    "compare": open_compare,
    "editor": open_editor,
    "api": open_documentation,
}
ALWAYS = {"api-light-1280", "article-dark-1280", "article-light-360", "compare-light-360", "queue-dark-360"}
"""Pictures of the guide beside those of a desk in light."""
SIMPLE = {
    "account": ("anna", "/account"),
    "adjudication": ("anna", "/reviews/{differing}/adjudicate"),
    "approval": ("anna", "/reviews/{approval}/approve"),
    "articles": ("anna", "/articles"),
    "check-requests": ("anna", "/check-requests"),
    "claim-corrected": ("", "/claims/{corrected_claim}"),
    "claim-disputed": ("", "/claims/{disputed_claim}"),
    "claim-expired": ("", "/claims/{expired_claim}"),
    "claims": ("", "/claims"),
    "correction-request": ("anna", "/correction-requests/{letter}"),
    "corrections": ("", "/corrections"),
    "deliveries": ("anna", "/deliveries"),
    "delivery": ("anna", "/deliveries/{webhook}"),
    "disagreements": ("anna", "/matching/disagreements"),
    "draft-check": ("anna", "/draft-check"),
    "duplicate": ("anna", "/duplicates/{pair}"),
    "duplicates": ("anna", "/duplicates"),
    "keys": ("anna", "/account/keys"),
    "log": ("", "/log"),
    "log-entry": ("", "/log/0"),
    "matching": ("anna", "/matching"),
    "my-outlet": ("anna", "/my-outlet"),
    "organization": ("anna", "/organization"),
    "preview": ("anna", "/reviews/{taken}/preview"),
    "recent-actions": ("anna", "/account/actions"),
    "recheck": ("anna", "/reviews/{recheck}/work"),
    "recheck-ask": ("", "/reviews/{true}/ask"),
    "recheck-request": ("anna", "/recheck-requests/{asked_request}"),
    "regroup": ("anna", "/claims/{merged_claim}/regroup"),
    "grades": ("", "/ratings/o{organization}.image_context/{own_scale_version}"),
    "scale": ("anna", "/organization/scales/promise"),
    "scales": ("anna", "/organization/scales"),
    "second-opinion": ("cora", "/reviews/{second}/second"),
    "speaker": ("anna", "/speakers/{speaker}"),
    "speaker-merge": ("anna", "/speakers/{speaker}/merge"),
    "organizations": ("", "/organizations"),
    "organization-public": ("anna", "/organizations/{organization}"),
    "organization-merge": ("anna", "/organizations/{other_organization}/merge?into={organization}"),
    "outlets": ("", "/outlets"),
    "outlet": ("anna", "/outlets/{outlet}"),
    "outlet-merge": ("anna", "/outlets/{other_outlet}/merge?into={outlet}"),
}
"""Pages that an address shows, of one of everything: who looks, and the address."""
VIEWS = [("light", 1280), ("dark", 1280), ("light", 360), ("dark", 360)]
"""Theme and width of the window, in CSS pixels; what lies below its 1,000 rows is left out."""


def main(arguments: list[str]) -> int:
    """Take every picture; 0 when all were written."""
    FOLDER.mkdir(exist_ok=True)
    with served_registry() as (base, ids), sync_playwright() as playwright:
        if CHROMIUM is None:
            sys.exit("Chromium is missing: apt-get install chromium-headless-shell.")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        if arguments[:1] == ["--all"]:
            take_all(browser, base, ids, Path(arguments[1]))
        else:
            take_guide(browser, base, ids, set(arguments) or {*DETAILED, *SIMPLE})
        browser.close()
    return 0


def take_guide(browser: Browser, base: str, ids: dict[str, int], wanted: set[str]) -> None:
    """The pictures of the documentation, of the pages with these names."""
    for theme, width in VIEWS:
        view = f"{theme}-{width}"
        page = window(browser, base, EMAIL, PASSWORD, theme=theme, width=width)
        for name, show in DETAILED.items():
            if name in wanted and (view == "light-1280" or f"{name}-{view}" in ALWAYS):
                show(page, base)
                page.screenshot(path=FOLDER / f"{name}-{view}.png")
        page.context.close()
    pages: dict[str, Page] = {}
    for name, (who, address) in SIMPLE.items():
        if name not in wanted:
            continue
        if who not in pages:
            pages[who] = window(browser, base, who and f"{who}@desk.example", DESK_PASSWORD)
        pages[who].goto(base + address.format_map(ids))
        pages[who].screenshot(path=FOLDER / f"{name}-light-1280.png")


def take_all(browser: Browser, base: str, ids: dict[str, int], folder: Path) -> None:
    """Every page in every view, for the eye."""
    folder.mkdir(parents=True, exist_ok=True)
    for who in sorted({look.who for look in LOOKS}):
        for theme, width in VIEWS:
            page = window(browser, base, who and f"{who}@desk.example", DESK_PASSWORD, theme=theme, width=width)
            for look in LOOKS:
                if look.who == who:
                    page.goto(base + look.path(ids))
                    name = look.path(ids).strip("/").translate(str.maketrans("/?&=+", "_----"))[:60] or "home"
                    page.screenshot(path=folder / f"{theme}-{width}-{name}-{who or 'anybody'}.png", full_page=True)
            page.context.close()


def window(browser: Browser, base: str, email: str, password: str, *, theme: str = "light", width: int = 1280) -> Page:
    """A window of its own, signed in where there is an e-mail address."""
    scheme: Any = theme
    page = browser.new_context(viewport={"width": width, "height": 1000}, color_scheme=scheme).new_page()
    page.set_default_timeout(PATIENCE_MS)
    if email:
        sign_in(page, base, email, password)
    return page


def sign_in(page: Page, base: str, email: str, password: str) -> None:
    """Sign in by the form."""
    page.goto(f"{base}/login")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password", exact=True).fill(password)
    with page.expect_navigation(url=f"{base}/"):
        page.locator("main").get_by_role("button", name="Sign in").click()


@contextmanager
def served_registry() -> Iterator[tuple[str, dict[str, int]]]:
    """A registry with the demo, the sample article and one of everything, served by ``bin/serve``: address and ids."""
    with tempfile.TemporaryDirectory() as folder:
        port = _free_port()
        environ = os.environ | {
            "CHECK_LINKS": "no",  # what the pages cite is made up
            "INSTANCE_DIR": folder,
            "PORT": str(port),
            "ADMIN_EMAIL": EMAIL,
            "ADMIN_PASSWORD": PASSWORD,
            "LOG_LEVEL": "WARNING",
        }
        environ.pop("DATABASE_URL", None)
        server = subprocess.Popen([sys.executable, str(ROOT / "bin" / "serve")], env=environ)
        try:
            base = f"http://127.0.0.1:{port}"
            _wait_for(base)
            subprocess.run(_ingest_sample(), env=environ, check=True, stdout=subprocess.DEVNULL)
            yield base, _fill(Path(folder))
        finally:
            server.terminate()
            server.wait(timeout=30)


def _fill(folder: Path) -> dict[str, int]:
    """One of everything in the registry of this folder; the ids by name."""
    app = create_app({"INSTANCE_DIR": folder, "DATABASE_URL": None})

    def make(session: Session) -> dict[str, int]:
        people = filled.make_people(session, now())
        return filled.fill_round(session, people, filled.plainly, now())

    return within(app, make)


def _ingest_sample() -> list[str]:
    sample = json.loads((ROOT / "seeds" / "article.json").read_text(encoding="utf-8"))
    command = [str(ROOT / "bin" / "claims"), "ingest", str(ROOT / "seeds" / "article.txt")]
    return command + [
        f"--headline={sample['headline']}",
        f"--url={sample['url']}",
        f"--outlet={sample['outlet']}",
        f"--published={sample['published_at']}",
    ]


def _wait_for(base: str) -> None:
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(base, timeout=5).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.5)
        else:
            return
    raise SystemExit(f"bin/serve did not answer at {base} within {START_S} s.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
