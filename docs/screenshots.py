"""Make the pictures of the guide from the running app: ``.venv/bin/python docs/screenshots.py``.

Serves a registry of its own on a temporary SQLite database with the demo and the sample article, drives Debian's Chromium
through it, and writes ``docs/screenshots/NAME-THEME-WIDTH.png``.
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

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "screenshots"
CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
EMAIL, PASSWORD = "admin@example.org", "only-for-these-pictures"  # noqa: S105  (of a registry that is thrown away)
START_S = 120


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
    """The first near miss of the sample's first claim, slot by slot."""
    page.goto(f"{base}/queue")
    page.get_by_role("link", name="Compare").first.click()


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


PAGES: dict[str, Callable[[Page, str], None]] = {
    "home": open_home,
    "article": open_article,
    "claim": open_claim,
    "queue": open_queue,
    "compare": open_compare,
    "editor": open_editor,
    "api": open_documentation,
}
VIEWS = [("light", 1280), ("dark", 1280), ("light", 360), ("dark", 360)]
"""Theme and width of the window, in CSS pixels; what lies below its 1,000 rows is left out."""


def main() -> int:
    """Take every picture; 0 when all were written."""
    FOLDER.mkdir(exist_ok=True)
    with served_registry() as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for theme, width in VIEWS:
            context = browser.new_context(
                viewport={"width": width, "height": 1000}, color_scheme="dark" if theme == "dark" else "light"
            )
            page = context.new_page()
            sign_in(page, base)
            for name, show in PAGES.items():
                show(page, base)
                page.screenshot(path=FOLDER / f"{name}-{theme}-{width}.png")
            context.close()
        browser.close()
    return 0


def sign_in(page: Page, base: str) -> None:
    """Sign in as the administrator of the demo."""
    page.goto(f"{base}/login")
    page.get_by_label("E-mail address").fill(EMAIL)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Sign in").click()


@contextmanager
def served_registry() -> Iterator[str]:
    """A registry with the demo and the sample article, served by ``bin/serve``; gives its address."""
    with tempfile.TemporaryDirectory() as folder:
        port = _free_port()
        environ = os.environ | {
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
            yield base
        finally:
            server.terminate()
            server.wait(timeout=30)


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
    sys.exit(main())
