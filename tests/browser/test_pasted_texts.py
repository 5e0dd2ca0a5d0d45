"""A long text that is not stored, in Chromium: from part to part, back, printed, with and without script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from claims.web.articles import pasted_parts
from tests.support.browser_fixtures import check_looks, opened, press
from tests.support.live import serve
from tests.support.pages import Reader, import_demo
from tests.support.sample import PUBLISHED

pytestmark = pytest.mark.browser

FALSE = "About 157,000 civilians were killed in Afghanistan since 2001."
DAMS = [
    f"The dam of Lund cost {number} million euros in 2016. Who will pay for dam {number}?" for number in range(11, 51)
]
BODY = "\n\n".join([*DAMS[:33], FALSE, *DAMS[33:]])
"""41 claims, of which the 34th is known to be false."""


@pytest.fixture(scope="module")
def desk(pages_app):
    """The demo registry, and the cookie of a signed-in editor."""
    import_demo(pages_app)
    reader = Reader(pages_app).sign_in("editor")
    cookie = reader.client.get_cookie("session")
    with serve(pages_app) as address:
        yield address, cookie.value


@pytest.fixture(autouse=True)
def short_parts(monkeypatch):
    """Parts of four claims with their sentences."""
    monkeypatch.setattr(pasted_parts, "MOST_ITEMS", 8)


def pasted(page: Page, desk, path: str) -> None:
    """The text sent by one of the two pages."""
    base, cookie = desk
    page.context.add_cookies([{"name": "session", "value": cookie, "url": base}])
    page.goto(f"{base}{path}")
    page.fill("#body", BODY)
    page.fill("#published", PUBLISHED)


def numbers(page: Page) -> list[str]:
    """The claims that the page shows, in its order."""
    return page.locator("details.c-note").evaluate_all("notes => notes.map(note => note.dataset.n)")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_text_is_looked_up_from_part_to_part(browser, desk, script):
    with opened(browser, java_script_enabled=script) as page:
        pasted(page, desk, "/articles/new")
        press(page, "button[value=look_up]")
        assert numbers(page) == ["1", "2", "3", "4"]
        expect(page.locator(".c-asof")).to_contain_text("Claims 1 to 4 of 41. All are looked up")
        press(page, page.get_by_role("button", name="Next part").first)
        assert numbers(page) == ["5", "6", "7", "8"]
        press(page, page.get_by_role("button", name="1 False"))
        assert page.url.endswith("/articles/new#n34")
        assert "34" in numbers(page)
        expect(page.locator("details.c-note[data-n='34'] .c-note-in")).to_be_visible()
        page.go_back()
        assert numbers(page) == ["5", "6", "7", "8"]
        assert page.locator("#body").input_value() == BODY
        press(page, page.get_by_role("button", name="False: Part 9").first)
        assert "34" in numbers(page)
        assert page.complaints == []


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_draft_is_checked_from_part_to_part(browser, desk, script):
    with opened(browser, java_script_enabled=script) as page:
        pasted(page, desk, "/draft-check")
        page.click("text=Check draft")
        page.locator("#outcome").wait_for()
        expect(page.locator("#outcome")).to_contain_text("Block · 1 claim")
        assert sorted(numbers(page)) == ["1", "2", "3", "4"]
        page.get_by_role("button", name="Block: Part 9").first.click()
        expect(page.locator("details.c-note").first).to_have_attribute("data-n", "34")
        expect(page.locator("#outcome")).to_contain_text("Block · 1 claim")
        assert page.locator("#body").input_value() == BODY
        assert page.complaints == []


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_the_rest_of_a_draft_that_took_too_long_is_checked(pages_app, browser, desk, script):
    with opened(browser, java_script_enabled=script) as page:
        pasted(page, desk, "/draft-check")
        pages_app.config["DRAFT_CHECK_SECONDS"] = 0
        page.click("text=Check draft")
        page.locator("#outcome").wait_for()
        assert numbers(page) == ["1"]
        pages_app.config["DRAFT_CHECK_SECONDS"] = 10
        page.get_by_role("button", name="Check the rest").click()
        expect(page.locator("details.c-note")).to_have_count(3)
        assert sorted(numbers(page)) == ["2", "3", "4"]


@pytest.mark.parametrize("path", ["/articles/new", "/draft-check"])
def test_parts_look_right_and_say_on_paper_what_they_are(browser, desk, path):
    with opened(browser, viewport={"width": 360, "height": 800}) as page:
        pasted(page, desk, path)
        page.locator("main form[method=post] button.is-primary").click()
        page.locator(".c-pager").first.wait_for()
        page.get_by_role("button", name="Next part").first.click()
        page.locator(".c-note[data-n='5']").wait_for()
        check_looks(page, f"pasted-{path.strip('/').replace('/', '-')}")
        page.emulate_media(media="print")
        expect(page.locator(".c-asof").first).to_be_visible()
        expect(page.locator(".c-asof").first).to_contain_text("laims 5 to 8 of 41")
        assert not page.locator(".c-pager").first.is_visible()


def test_enter_in_a_field_looks_the_text_up_from_its_beginning(browser, desk):
    with opened(browser) as page:
        pasted(page, desk, "/articles/new")
        press(page, "button[value=look_up]")
        press(page, page.get_by_role("button", name="Next part").first)
        page.fill("#headline", "Costs")
        with page.expect_navigation():
            page.press("#headline", "Enter")
        assert numbers(page) == ["1", "2", "3", "4"]
