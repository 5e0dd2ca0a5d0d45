"""The desk in Chromium: from the queue to a public revision by keyboard alone, two windows, axe, without script."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask_security import hash_password
from playwright.sync_api import sync_playwright
from sqlalchemy import select

from claims.app import create_app
from claims.core.records import Relation
from claims.extensions import db
from claims.models import Claim, OrganizationRole, Review, ReviewRevision, User
from claims.services import organizations
from claims.services.actors import SYSTEM
from tests.databases import app_settings
from tests.desk import DRAFT, home, open_work, state_of, within
from tests.factories import make_appearance, make_claim, make_match
from tests.live import serve
from tests.pages import now

pytestmark = pytest.mark.browser

CHROMIUM = shutil.which("chromium")
# No look-ups of its own while it is driven.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PASSWORD = "correct horse battery"
WIDTHS = [360, 1280]
LONG = "The harbor wall of " + "Donaudampfschifffahrtsgesellschaft" * 8 + " cost 41 million euros in 2019."
REFUSED = "the server responded with a status of 4"
"""What the console says of an answer that the page itself words."""


@pytest.fixture(scope="module")
def app(databases, tmp_path_factory):
    """A desk with two reviewers and a reader, some claims, and a suggested match."""
    with databases.fresh("sqlite", migrated=True) as url:
        made = create_app(app_settings(url, tmp_path_factory.mktemp("desk")))
        within(made, make_people)
        for number in range(12):
            open_work(made, f"Ferry number {number} carried {number + 2} thousand people in May.")
        open_work(made, LONG)
        within(made, make_suggestion)
        yield made
        with made.app_context():
            db.session.remove()
            db.engine.dispose()


PEOPLE = {"Anna": ("checker", "reviewer", "admin"), "Ben": ("checker", "reviewer"), "Rita": ("reader",)}


def make_people(session):
    organization, hashed = home(session), hash_password(PASSWORD)
    for name, roles in PEOPLE.items():
        user = User(
            email=f"{name.lower()}@desk.example",
            name=name,
            password=hashed,
            fs_uniquifier=f"{name}-desk",
            created_at=now(),
            active=True,
        )
        session.add(user)
        session.flush()
        for role in roles:
            given = OrganizationRole(role)
            organizations.add_member(session, user, organization.id, given, actor=SYSTEM, now=now())


def make_suggestion(session):
    claim = make_claim(session, "The harbor wall cost 41 million euros.")
    appearance = make_appearance(session, None, "The harbor wall cost about 41 million euros.")
    fields = {"relation": Relation.SAME, "machine_relation": Relation.SAME}
    make_match(session, appearance, claim, **fields)


@pytest.fixture(scope="module")
def base(app):
    """The address at which it is served."""
    with serve(app) as address:
        yield address


@pytest.fixture(scope="module")
def browser():
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium is missing")
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


@contextmanager
def desk(browser, base, name="anna", **options):
    """A window of somebody who is signed in, with what the console said against the pages."""
    options.setdefault("viewport", {"width": 1280, "height": 900})
    context = browser.new_context(**options)
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.complaints = []
    page.on("console", lambda m: page.complaints.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.goto(f"{base}/login")
    page.fill("input[name=email]", f"{name}@desk.example")
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(f"{base}/")
    page.wait_for_load_state("networkidle")
    yield page
    context.close()


def wait_until(page, condition, seconds=8):
    """Wait for a condition of the page; the browser's own waiting would need eval, which the pages forbid."""
    for _ in range(seconds * 20):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"never true: {condition}")


def focused(page):
    """What has the focus: its id, else its words."""
    return page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()")


def open_review(app, words):
    """The id of the review whose claim begins with these words."""
    query = select(Review.id).join(Claim, Claim.id == Review.claim_id).where(Claim.text.startswith(words))
    return within(app, lambda s: s.scalars(query).one())


def write_fields(page):
    """The fields of a complete verdict."""
    page.check(f"input[name=rating][value={DRAFT['rating']}]")
    for name, value in DRAFT.items():
        if name not in ("kind", "rating"):
            field = page.locator(f"[name='{name}']")
            if field.evaluate("node => node.tagName") == "SELECT":
                field.select_option(value)
            else:
                field.fill(value)


def test_from_the_queue_to_approval_by_keyboard_alone(app, base, browser):
    with desk(browser, base, "ben") as page:
        keys = page.keyboard
        keys.press("g")
        keys.press("q")
        page.wait_for_url("**/queue")
        page.wait_for_load_state("networkidle")
        rows = page.locator("[data-row]")
        first = rows.nth(1).get_attribute("id").removeprefix("q-")
        keys.press("j")
        keys.press("j")
        assert page.evaluate("document.activeElement.closest('[data-row]').id") == f"q-{first}"
        keys.press("d")
        assert focused(page).startswith("decline-") or page.evaluate("document.activeElement.name") == "decline_reason"
        keys.press("Escape")
        keys.press("e")
        page.get_by_text("Taken by you", exact=True).wait_for()
        assert state_of(app, int(first)) == "in_progress"
        wait_until(page, "document.activeElement.closest('[data-row]') !== null")
        keys.press("g")
        keys.press("m")
        page.wait_for_url("**/queue?tab=mine")
        page.wait_for_load_state("networkidle")
        keys.press("j")
        keys.press("e")
        page.wait_for_url(f"**/reviews/{first}/edit")
        page.wait_for_load_state("networkidle")
        keys.press("1")
        keys.press("Tab")
        keys.type("The company's yearbook gives the same figure.")
        page.keyboard.press("Tab")
        keys.type("05012024")
        page.focus("#valid_until")
        keys.type("05012030")
        page.focus("#ev-0-url")
        for text in ("https://ferry.example/yearbook", "Yearbook", "Ferry company", "The figure stands here.", "p. 9"):
            keys.type(text)
            keys.press("Tab")
        wait_until(page, "document.querySelector('#rules').textContent.trim() === 'Complete'")
        keys.press("Escape")
        keys.press("s")
        page.wait_for_url(f"**/reviews/{first}/work")
        assert page.complaints == []
    assert state_of(app, int(first)) == "in_approval"
    with desk(browser, base, "anna") as page:
        page.goto(f"{base}/reviews/{first}/approve")
        page.keyboard.press("a")
        page.wait_for_url(f"**/reviews/{first}/work")
        assert "revision 1 is public" in page.inner_text("#toast")
        assert page.complaints == []
    published = within(app, lambda s: s.scalars(select(ReviewRevision)).all())
    assert [revision.review_id for revision in published] == [int(first)]


def test_a_taken_row_is_one_line_until_it_is_taken_back(app, base, browser):
    review = open_review(app, "Ferry number 5 ")
    with desk(browser, base) as page:
        page.goto(f"{base}/queue")
        page.wait_for_load_state("networkidle")
        row = page.locator(f"#row-{review}")
        before = page.locator("#q-tabs a[aria-current] .c-count").inner_text()
        row.get_by_role("button", name="Take").click()
        row.get_by_text("Taken by you").wait_for()
        assert int(page.locator("#q-tabs a[aria-current] .c-count").inner_text()) == int(before) - 1
        page.keyboard.press("u")
        row.locator("[data-row]").wait_for()
        assert state_of(app, review) == "open"
        assert page.url == f"{base}/queue"
        assert page.complaints == []


def test_two_windows_show_two_texts(app, base, browser):
    review = open_review(app, "Ferry number 7 ")
    with desk(browser, base) as page:
        page.goto(f"{base}/reviews/{review}/work")
        page.get_by_role("button", name="Take").click()
        page.wait_for_url(f"**/reviews/{review}/edit")
        other = page.context.new_page()
        other.goto(page.url)
        page.fill("#rationale", "The first window says that the ferry was full.")
        wait_until(page, "document.querySelector('#saved').textContent.startsWith('Saved')")
        other.fill("#rationale", "The second window says that the ferry was empty.")
        other.wait_for_selector("#conflict")
        assert focused(other) == "conflict-h"
        assert other.input_value("#rationale") == "The second window says that the ferry was empty."
        assert serious(other) == []
        other.locator("input[name=keep-rationale][value=theirs]").check()
        other.get_by_role("button", name="Save draft", exact=True).last.click()
        other.wait_for_selector("#toast [data-toast]")
        assert other.input_value("#rationale") == "The first window says that the ferry was full."


def test_saving_right_after_writing_does_not_clash_with_the_autosave(app, base, browser):
    review = open_review(app, "Ferry number 8 ")
    with desk(browser, base) as page:
        page.goto(f"{base}/reviews/{review}/work")
        page.get_by_role("button", name="Take").click()
        page.wait_for_url(f"**/reviews/{review}/edit")
        page.fill("#rationale", "Written just before it is saved.")
        page.evaluate("window.htmx.trigger(document.querySelector('#editor'), 'autosave')")
        page.get_by_role("button", name="Save draft", exact=True).last.click()
        page.wait_for_selector("#toast [data-toast]")
        assert page.locator("#conflict").count() == 0
        assert page.input_value("#rationale") == "Written just before it is saved."
        assert page.complaints == []


def test_errors_take_the_focus_and_lead_to_their_fields(app, base, browser):
    review = open_review(app, "Ferry number 9 ")
    with desk(browser, base) as page:
        page.goto(f"{base}/reviews/{review}/work")
        page.get_by_role("button", name="Take").click()
        page.wait_for_url(f"**/reviews/{review}/edit")
        page.keyboard.press("s")
        page.wait_for_selector("#error-summary")
        assert focused(page) == "error-summary"
        assert serious(page) == []
        page.locator("#error-summary a").nth(1).press("Enter")
        assert focused(page) == "rationale"
        assert all(REFUSED in text for text in page.complaints)


def test_evidence_comes_and_goes_in_place(app, base, browser):
    review = open_review(app, "Ferry number 10 ")
    with desk(browser, base) as page:
        page.goto(f"{base}/reviews/{review}/work")
        page.get_by_role("button", name="Take").click()
        page.wait_for_url(f"**/reviews/{review}/edit")
        page.fill("#ev-0-title", "First")
        page.click("#add-evidence")
        page.wait_for_selector("#ev-1-url")
        wait_until(page, "document.activeElement.id === 'ev-1-url'")
        assert page.input_value("#ev-0-title") == "First"
        page.get_by_role("button", name="Remove evidence 2").click()
        page.wait_for_selector("#ev-1-url", state="detached")
        wait_until(page, "document.activeElement.id === 'add-evidence'")
        page.select_option("#kind", "promise")
        page.wait_for_selector("input[name=rating][value=kept]")
        assert page.complaints == []


def test_a_suggested_match_is_confirmed_by_key_and_taken_back(app, base, browser):
    with desk(browser, base) as page:
        page.goto(f"{base}/queue?tab=suggestions")
        page.wait_for_load_state("networkidle")
        page.keyboard.press("j")
        page.keyboard.press("1")
        page.get_by_text("Set to same claim").first.wait_for()
        page.keyboard.press("u")
        page.get_by_text("Taken back").wait_for()
        assert page.complaints == []


def test_every_form_works_without_script(app, base, browser):
    review = open_review(app, "Ferry number 11 ")
    with desk(browser, base, java_script_enabled=False) as page:
        page.goto(f"{base}/queue")
        page.locator(f"#row-{review}").get_by_role("button", name="Take").click()
        assert page.locator(".c-toast").inner_text().startswith("Taken by you.")
        page.goto(f"{base}/reviews/{review}/edit")
        page.get_by_role("button", name="Add evidence").click()
        assert page.locator("#ev-1-url").count() == 1
        write_fields(page)
        page.get_by_role("button", name="Submit for approval").click()
        assert page.url.endswith(f"/reviews/{review}/work")
    with desk(browser, base, "ben", java_script_enabled=False) as page:
        page.goto(f"{base}/reviews/{review}/approve")
        page.locator("summary", has_text="Return with comment").click()
        page.fill("textarea[name=reason]", "Name the page.")
        page.get_by_role("button", name="Return with comment").click()
        assert "Name the page." in page.inner_text("main")
    assert state_of(app, review) == "in_progress"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_no_serious_violation_no_overflow_and_a_silent_console(app, base, browser, width, scheme):
    taken, match = open_review(app, LONG[:20]), 1
    options = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
    with desk(browser, base, **options) as page:
        if state_of(app, taken) == "open":
            page.goto(f"{base}/reviews/{taken}/work")
            page.get_by_role("button", name="Take").click()
            page.wait_for_url(f"**/reviews/{taken}/edit")
        paths = [
            *(f"/queue?tab={tab}" for tab in ("new", "suggestions", "mine", "approval", "published", "declined")),
            f"/reviews/{taken}/edit",
            f"/reviews/{taken}/work",
            f"/matches/{match}",
            "/organization",
            "/account",
            "/change-password",
        ]
        for path in paths:
            page.goto(base + path)
            page.wait_for_load_state("networkidle")
            assert serious(page) == [], path
            assert too_wide(page, width) == [], path
            assert page.locator("h1").count() == 1, path
        assert page.complaints == []


def too_wide(page, width):
    """What reaches beyond the page, where that can be scrolled to."""
    if page.evaluate("document.documentElement.scrollWidth") <= width:
        return []
    return page.evaluate(
        "width => [...document.querySelectorAll('main *')]"
        ".filter(node => node.getBoundingClientRect().right > width).map(node => node.outerHTML.slice(0, 120))",
        width,
    )


def serious(page):
    """The violations that axe calls serious or critical."""
    found = Axe().run(page).response["violations"]
    return [(v["id"], v["nodes"][0]["html"][:200]) for v in found if v["impact"] in ("serious", "critical")]
