"""A badge on somebody else's page, in Chromium: with script and without; nothing else is loaded, nothing kept."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.support.browser_fixtures import serious
from tests.support.live import serve
from tests.web.claims.test_badges import pin_of
from tests.web.claims.test_claim_pages import import_claim, review_of

pytestmark = pytest.mark.browser


@pytest.fixture
def foreign():
    """Another site, on another port: serves the HTML that it is given."""
    pages = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = pages.get(self.path, "").encode()
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://localhost:{server.server_address[1]}", pages
    server.shutdown()
    server.server_close()


def snippet(base, claim_id, pin):
    return (
        f'<p>Before</p><a class="claims-badge" href="{base}/claims/{claim_id}" data-pin="{pin}">What is known</a>'
        f'<script src="{base}/static/badge.js" async></script>'
    )


def test_a_badge_stands_on_another_page(app, browser, foreign):
    site, pages = foreign
    claim_id = import_claim(app, review_of("Desk A", "true"))
    pin = pin_of(app)
    import_claim(app, review_of("Desk A", "false"))
    with serve(app) as base:
        pages["/script"] = snippet(base, claim_id, pin)
        pages["/unknown"] = snippet(base, 999, "")
        context = browser.new_context()
        page = context.new_page()
        complaints, asked = [], []
        page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{site}/script")
        frame = page.frame_locator("iframe")
        frame.locator(".b-verdict").get_by_text("False").wait_for()
        assert "was True, revision 1" in frame.locator("main").inner_text()
        assert frame.locator(".b-verdict svg").evaluate("mark => getComputedStyle(mark).color") != "rgb(0, 0, 0)"
        page.locator("a.claims-badge").wait_for(state="hidden")
        assert all(url.startswith((site, base)) for url in asked)
        assert [line for line in complaints if "404" not in line] == []  # the other site has no icon
        assert context.cookies() == []
        page.goto(f"{base}/badge/claims/{claim_id}?revision={pin}")
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert serious(page) == []
        page.goto(f"{site}/unknown")
        page.frame_locator("iframe").get_by_text("Not in the registry").wait_for()
        context.close()
        plain = browser.new_context(java_script_enabled=False).new_page()
        plain.goto(f"{site}/script")
        assert plain.get_by_role("link", name="What is known").is_visible()
        plain.context.close()


def test_no_other_page_can_be_framed(app, browser, foreign):
    site, pages = foreign
    claim_id = import_claim(app, review_of("Desk A", "true"))
    with serve(app) as base:
        pages["/frame"] = f'<iframe src="{base}/claims/{claim_id}"></iframe>'
        page = browser.new_context().new_page()
        with page.expect_console_message(lambda line: "frame-ancestors" in line.text):
            page.goto(f"{site}/frame")
        page.context.close()
