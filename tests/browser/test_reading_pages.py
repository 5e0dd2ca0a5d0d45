"""A checker sets right in Chromium what was read of an article, on a desk and on a phone, and takes it back."""

from __future__ import annotations

import pytest
from flask_security import hash_password
from sqlalchemy import select

from claims.models import Appearance, OrganizationRole, User
from claims.services.base import organizations
from claims.services.base.actors import SYSTEM
from claims.services.intake.intake import ArticleInput, process_version, receive_article
from tests.support.browser_fixtures import PASSWORD, check_looks, focused, press
from tests.support.desk import home, within
from tests.support.pages import now

pytestmark = pytest.mark.browser

SAID = "Roof tiles in Velia cost 12 euros each in 2019, mayor Ilse Brandt said."
BODY = (
    f"The harbor of Norhaven employs 4,000 people. {SAID} The tunnel below the Orrin was opened in May 1998 and cost "
    "40 million euros.\n\nNora Halm, who runs the ferry, did not answer. The ferry to Velia sank in 2011."
)
LONG = "Donaudampfschifffahrtsgesellschaftskapitän" * 6


@pytest.fixture(scope="module")
def app(pages_app):
    within(pages_app, fill)
    return pages_app


def fill(session):
    organization = home(session)
    user = User(
        email="anna@desk.example",
        name="Anna",
        password=hash_password(PASSWORD),
        fs_uniquifier="Anna-readings",
        created_at=now(),
        active=True,
    )
    session.add(user)
    session.flush()
    organizations.add_member(session, user, organization.id, OrganizationRole.CHECKER, actor=SYSTEM, now=now())
    text = ArticleInput(headline="Norhaven grows", body=BODY, url="https://coast.example/norhaven", published_at=now())
    received = receive_article(session, text, actor=SYSTEM, now=now())
    process_version(session, received.version.id, now=now(), actor=SYSTEM)


def appearance_of(app, words):
    wanted = select(Appearance).where(Appearance.exact.contains(words))
    return within(app, lambda session: session.scalars(wanted).first())


def open_note(page, base, words):
    page.goto(f"{base}/articles/1")
    note = page.locator(".c-note", has_text=words).first
    note.locator("summary").first.click()
    return note


@pytest.mark.parametrize("width", [1280, 360])
def test_speaker_words_and_text_are_set_right_and_undone(app, base, desk, width):
    with desk(viewport={"width": width, "height": 800}) as page:
        note = open_note(page, base, "Roof tiles")
        press(page, note.locator("text=Correct what was read"))
        assert page.inner_text("h1") == "Correct what was read"
        if width < 1000:
            check_looks(page, "readings")  # at either width
        assert "Nora Halm" in page.locator("#speakers option").evaluate_all("all => all.map(one => one.value)")
        page.fill("#speaker", "Nora Halm")
        page.select_option("#force", "denied")
        page.fill("#exact", "Roof tiles in Orrin")
        press(page, "text=Correct it")
        assert focused(page).startswith("error-summary")
        if width < 1000:
            check_looks(page, "readings-error")
        page.click("#error-summary a")
        assert page.evaluate("document.activeElement.id") == "exact"
        assert page.input_value("#speaker") == "Nora Halm"
        page.fill("#exact", "Roof tiles in Velia cost 12\neuros each")
        page.fill("#standalone", "Roof tiles in Velia cost 12 euros each.")
        page.fill("#reason", LONG)
        press(page, "text=Correct it")
        shown = page.locator(".c-note[open]")
        assert (
            "Corrected by Anna: speaker, how it is said, words in the text, what it says alone." in shown.inner_text()
        )
        assert "denied by Nora Halm" in shown.inner_text()
        row = appearance_of(app, "Roof tiles")
        assert (row.exact, row.speaker) == ("Roof tiles in Velia cost 12 euros each", "Nora Halm")
        if width > 1000:
            press(page, "#toast >> text=Undo")
        else:
            check_looks(page, "readings-note")
            press(page, page.locator("text=Correct what was read").locator("visible=true"))
            check_looks(page, "readings-history")
            press(page, "text=Take it back")
        assert "Corrected by" not in page.locator(".c-note[open]").inner_text()
        assert appearance_of(app, "Roof tiles").speaker != "Nora Halm"


@pytest.mark.parametrize("width", [1280, 360])
def test_words_of_any_length_stay_within_the_page(app, base, desk, width):
    with desk(viewport={"width": width, "height": 800}) as page:
        number = appearance_of(app, "harbor of Norhaven").id
        address = f"{base}/articles/1/appearances/{number}/reading"
        page.goto(address)
        page.fill("#standalone", f"The harbor {'w' * (1500 + width)}")
        page.fill("#speaker", LONG[:200])
        press(page, "text=Correct it")
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        page.goto(f"{base}/articles/1?note={number}")
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_it_works_without_script_and_is_taken_back_from_the_history(app, base, desk):
    with desk(java_script_enabled=False) as page:
        number = appearance_of(app, "ferry to Velia").id
        page.goto(f"{base}/articles/1/appearances/{number}/reading")
        page.fill("#standalone", "The ferry from Norhaven to Velia sank in 2011.")
        press(page, "text=Correct it")
        page.goto(f"{base}/articles/1/appearances/{number}/reading")
        press(page, "text=Take it back")
        page.goto(f"{base}/articles/1/appearances/{number}/reading")
        assert page.locator(".c-said-row").count() == 2


def test_on_a_phone_a_past_day_is_asked_for_in_one_line(app, base, desk):
    with desk(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True) as page:
        page.goto(f"{base}/articles/1")
        day, see = page.locator("#as-of").bounding_box(), page.locator("form:has(#as-of) button").bounding_box()
        assert abs(day["y"] - see["y"]) < 2
        assert see["x"] + see["width"] <= 360 - 16
