"""Every page and state in Chromium: axe, nothing sideways, a silent console, a title that says the state, one heading,
words that stay apart without a style sheet."""

from __future__ import annotations

from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tests.support import filled
from tests.support.browser_fixtures import COLOR_RULES, glued, opened, serious, sign_in, too_wide
from tests.support.desk import within
from tests.support.live import serve
from tests.support.page_table import LOOKS, NO_PAGES
from tests.support.pages import import_demo, now

pytestmark = pytest.mark.browser

REFUSED = "the server responded with a status of 4"
"""What the console says of an answer that the page itself words."""


@pytest.fixture(scope="module")
def app(pages_app):
    """The demo with one of everything."""
    import_demo(pages_app)
    return pages_app


@pytest.fixture(scope="module")
def ids(app):
    """The ids of everything by name."""
    return within(app, lambda session: filled.fill_once(session, now()))


@pytest.fixture(scope="module")
def windows(browser, app, ids):
    """One window for each person, opened and signed in when it is first asked for; it stays open."""
    with serve(app) as base, ExitStack() as stack:
        known = {}

        def window(name):
            if name not in known:
                page = stack.enter_context(opened(browser, reduced_motion="reduce"))
                page.add_init_script(AXE_SCRIPT)  # sent once, not with each page
                if name:
                    sign_in(page, base, name)
                page.base, known[name] = base, page
            return known[name]

        yield window


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look.who or 'anybody'}-{look.address}")
def test_every_page_is_sound(windows, ids, look):
    page = windows(look.who)
    page.complaints.clear()
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(color_scheme="light")
    answer = page.goto(page.base + look.path(ids))
    assert answer.status == look.status
    title = page.title().replace("\xa0", " ")
    assert look.title.lower() in title.lower(), title
    assert page.locator("h1").count() == 1
    assert glued(page) == []
    page.evaluate("for (const fold of document.querySelectorAll('main details')) fold.open = true")
    assert serious(page) == []
    page.emulate_media(color_scheme="dark")
    assert serious(page, COLOR_RULES) == []
    for width in (320, 768, 1000, 1600):
        page.set_viewport_size({"width": width, "height": 900})
        assert too_wide(page) == [], width
    assert [line for line in page.complaints if look.status == 200 or REFUSED not in line] == []


def test_no_page_is_forgotten(app, ids):
    asked = app.url_map.bind("registry.example")
    looked_at = {asked.match(urlsplit(look.path(ids)).path)[0] for look in LOOKS}
    pages = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and not rule.endpoint.startswith("api.") and "static" not in rule.endpoint
    }
    assert pages - looked_at - set(NO_PAGES) == set(), "add them to tests/support/page_table.py"
    assert set(NO_PAGES) - pages == set(), "gone"
