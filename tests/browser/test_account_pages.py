"""How one signs in, in Chromium: passkeys by a virtual authenticator, a second factor, sessions; many rows by keys."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from flask_security import hash_password
from passlib.totp import TOTP
from sqlalchemy import select

from claims.extensions import db
from claims.models import OrganizationRole, Passkey, Review, User
from claims.services.base import organizations
from claims.services.base.actors import SYSTEM
from tests.support.browser_fixtures import PASSWORD, check_looks, focused, opened, press, sign_in, wait_until
from tests.support.desk import home, open_work, within
from tests.support.live import serve
from tests.support.pages import now
from tests.support.queued import do_queued

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def app(pages_app):
    """Three people with passwords, and seven claims that wait."""
    within(pages_app, fill)
    for number in range(11, 18):
        open_work(pages_app, f"The quay of Brunnsund was closed for {number} days.")
    return pages_app


def fill(session):
    organization = home(session)
    for name in ("anna", "ben", "cem"):
        user = User(
            email=f"{name}@desk.example",
            name=name.title(),
            password=hash_password(PASSWORD),
            fs_uniquifier=f"{name}-account",
            created_at=now(),
            active=True,
        )
        session.add(user)
        session.flush()
        for role in (OrganizationRole.CHECKER, OrganizationRole.REVIEWER, OrganizationRole.ADMIN):
            organizations.add_member(session, user, organization.id, role, actor=SYSTEM, now=now())


@pytest.fixture(scope="module")
def base(app):
    with serve(app) as address:
        # A passkey belongs to a name: browsers give none to a bare address.
        yield address.replace("127.0.0.1", "localhost")


@contextmanager
def signed_in(browser, base, name):
    with opened(browser) as page:
        sign_in(page, base, name)
        yield page


def add_authenticator(page):
    """A device that answers at once, as somebody's fingerprint would."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_a_passkey_is_added_signs_in_alone_and_is_removed(app, browser, base):
    with signed_in(browser, base, "anna") as page:
        add_authenticator(page)
        page.goto(f"{base}/account")
        check_looks(page, "account")
        press(page, "text=Add a passkey")
        check_looks(page, "add a passkey")
        page.fill("input[name=name]", "work laptop")
        page.check("input[name=usage][value=first]")
        page.click("text=Go on")
        page.wait_for_url(f"{base}/account")
        assert "work laptop" in page.inner_text("main")
        assert within(app, lambda s: s.scalars(select(Passkey.usage)).all()) == ["first"]

        page.click("header summary, .c-bar summary")
        press(page, "text=Sign out")
        page.goto(f"{base}/login?next=/queue")
        press(page, "text=Sign in with a passkey")
        check_looks(page, "sign in with a passkey")
        page.click("button:has-text('Use a passkey')")
        page.wait_for_url(f"{base}/queue")
        page.goto(f"{base}/account")
        press(page, "text=Remove")
        assert not within(app, lambda s: s.scalars(select(Passkey.id)).all())
        assert page.complaints == []


def test_without_a_passkey_the_page_says_so_and_asks_again(browser, base):
    with opened(browser, f"{base}/login/passkey") as page:
        devtools = page.context.new_cdp_session(page)
        devtools.send("WebAuthn.enable")
        options = {
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": True,
            "automaticPresenceSimulation": True,
        }
        devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
        page.click("button:has-text('Use a passkey')")
        page.wait_for_selector("[data-passkey-again]:not([hidden])")
        assert "gave no passkey" in page.inner_text("[data-passkey-said]")
        check_looks(page, "no passkey")


def test_codes_of_an_app_are_set_up_and_asked_for(browser, base):
    with signed_in(browser, base, "ben") as page:
        page.goto(f"{base}/account/second-factor")
        check_looks(page, "second factor")
        press(page, "text=Set up an app")
        assert page.evaluate("document.querySelector('.c-qr').naturalWidth") > 100
        check_looks(page, "second factor, key")
        code = TOTP(key=page.inner_text(".c-secret").replace("-", "").replace(" ", ""))
        page.fill("input[name=code]", str(code.generate().token))
        press(page, "text=Turn on")
        page.goto(f"{base}/account/recovery-codes")
        press(page, "text=Make new codes")
        check_looks(page, "recovery codes")
        with opened(browser, f"{base}/login") as other:
            other.fill("input[name=email]", "ben@desk.example")
            other.fill("input[name=password]", PASSWORD)
            press(other, "button:has-text('Sign in')")
            check_looks(other, "code")
            assert "Enter the code" in other.inner_text("h1")
        assert page.complaints == []


def test_rows_are_selected_by_keys_and_worked_on_at_once(app, browser, base):
    with signed_in(browser, base, "cem") as page:
        page.goto(f"{base}/queue")
        assert page.is_hidden("#batch")
        page.keyboard.press("j")
        page.keyboard.press("x")
        wait_until(page, "document.querySelector('[data-batch-said]').textContent === '1 selected'")
        for _ in range(3):
            page.keyboard.press("j")
        page.keyboard.press("Shift+X")
        wait_until(page, "document.querySelector('[data-batch-said]').textContent === '4 selected'")
        assert page.locator(".c-claim.is-selected").count() == 4
        check_looks(page, "selected rows")
        page.keyboard.press("k")
        page.keyboard.press("x")
        wait_until(page, "document.querySelector('[data-batch-said]').textContent === '3 selected'")
        press(page, "#batch button[value=claim]")
        assert "3 of 3 can be taken." in page.inner_text("main")
        assert focused(page).startswith("Take 3 claims")
        check_looks(page, "batch")
        press(page, "button:has-text('Take 3 claims')")
        page.wait_for_selector("#progress")
        with app.app_context():
            do_queued(db.session.session_factory)
        page.wait_for_selector("text=3 of 3 claims were taken.")
        check_looks(page, "batch done")
        held = within(app, lambda s: s.scalars(select(Review.id).where(Review.assignee_id.is_not(None))).all())
        assert len(held) == 3
        assert page.complaints == []
