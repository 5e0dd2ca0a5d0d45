"""A long article in Chromium: keys and addresses of claims go from part to part, and every width holds it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from claims.services.base.actors import SYSTEM
from claims.services.intake.intake import ArticleInput, process_version, receive_article
from claims.web.articles import text_parts
from tests.support.browser_fixtures import check_looks, opened
from tests.support.desk import home, within
from tests.support.pages import now

pytestmark = pytest.mark.browser

BODY = "\n\n".join(
    f"The harbor of Lund cost {number} million euros in 2016. Who will pay for pier {number}?"
    for number in range(11, 31)
)


@pytest.fixture(scope="module")
def app(pages_app):
    within(pages_app, fill)
    return pages_app


@pytest.fixture(autouse=True)
def short_parts(monkeypatch):
    """Parts of four claims with their sentences."""
    monkeypatch.setattr(text_parts, "MOST_ITEMS", 8)


@pytest.fixture
def page(browser):
    with opened(browser, viewport={"width": 1280, "height": 800}) as window:
        yield window


def fill(session):
    home(session)
    text = ArticleInput(headline="Costs of a harbor", body=BODY, url="https://coast.example/costs", published_at=now())
    received = receive_article(session, text, actor=SYSTEM, now=now())
    process_version(session, received.version.id, now=now(), actor=SYSTEM)


def shows(page: Page, number: int) -> None:
    """The note of this claim is open."""
    expect(page.locator(".c-note[open]")).to_have_attribute("data-n", str(number))


def test_keys_go_on_across_the_parts_of_a_text(app, base, page):
    page.goto(f"{base}/articles/1#n3")
    shows(page, 3)
    for key, number in (("j", 4), ("j", 5), ("j", 6), ("k", 5), ("k", 4), ("k", 3)):
        page.keyboard.press(key)
        shows(page, number)
    page.goto(f"{base}/articles/1?part=5#n20")
    shows(page, 20)
    page.keyboard.press("j")
    shows(page, 20)


@pytest.mark.parametrize("place", ["n14", "s14"])
def test_the_address_of_a_claim_leads_to_its_part(app, base, page, place):
    page.goto(f"{base}/articles/1#{place}")
    expect(page).to_have_url(f"{base}/articles/1?version=1&part=4#n14")
    shows(page, 14)
    page.click("text=Back to text ↑ >> visible=true")
    expect(page).to_have_url(f"{base}/articles/1?version=1&part=4#s14")


def test_parts_stand_above_and_below_the_text(app, base, page):
    page.goto(f"{base}/articles/1?part=2")
    check_looks(page, "long-article")


def test_the_address_of_no_claim_leads_to_one_page_and_stays_there(app, base, page):
    asked_for = {"#n0": [], "?part=3#n0": [], "#s0": [], "?part=2#n999": []}
    for asked, addresses in asked_for.items():
        tab = page.context.new_page()
        tab.on("request", lambda sent, to=addresses: to.append(sent.url) if sent.is_navigation_request() else None)
        tab.goto(f"{base}/articles/1{asked}")
    tab.wait_for_timeout(1_500)
    assert {asked: len(addresses) for asked, addresses in asked_for.items() if len(addresses) not in (1, 2)} == {}
