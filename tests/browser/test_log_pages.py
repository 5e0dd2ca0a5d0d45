"""The page Log in Chromium: accessible in both themes and at every width, and usable by keyboard."""

from __future__ import annotations

import pytest

from claims.core.transparency.signed_note import Signer
from claims.extensions import db
from claims.services.transparency.log_checkpoints import LogSigning, sign_log
from tests.support.browser_fixtures import check_looks, opened
from tests.support.databases import LOG_KEY
from tests.support.factories import NOW, make_claim, make_member, make_organization, make_review, publish_review
from tests.support.live import serve

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def base(pages_app):
    """A registry with a published verdict, a long claim in Hebrew and a signed log."""
    with pages_app.app_context():
        session = db.session()
        organization = make_organization(session)
        author = make_member(session, organization, "checker")
        approver = make_member(session, organization, "reviewer")
        publish_review(session, make_review(session, organization), author, approver)
        make_claim(session, "ספינת המעבורת העבירה 41,000 נוסעים בשנת 2019 " * 8)
        sign_log(session, LogSigning((Signer("registry.example/claims", LOG_KEY),)), now=NOW)
        session.commit()
    with serve(pages_app) as address:
        yield address


def test_no_serious_fault_and_nothing_sideways(browser, base):
    with opened(browser) as page:
        for path in ("/log", "/log?claim=99", "/log/0", "/log/2", "/log/3", "/log/99"):
            page.goto(base + path)
            for fold in page.locator("details.c-fold > summary").all():
                fold.click()
            check_looks(page, path)
        assert [line for line in page.complaints if "404" not in line] == []


def test_by_keyboard_from_the_footer_to_an_entry_and_its_claim(browser, base):
    with opened(browser, f"{base}/claims/1") as page:
        page.locator(".c-foot a", has_text="Log root").focus()
        page.keyboard.press("Enter")
        page.wait_for_url(f"{base}/log")
        page.locator("#e-2 a").focus()
        page.keyboard.press("Enter")
        page.wait_for_url(f"{base}/log/2")
        assert "Verdict published" in page.inner_text("main")
        page.get_by_text("The claim as it stands").focus()
        page.keyboard.press("Enter")
        page.wait_for_url(f"{base}/claims/1")
        page.locator("#timeline a", has_text="log").first.wait_for()
