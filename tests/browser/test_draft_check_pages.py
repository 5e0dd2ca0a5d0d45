"""Check a draft in Chromium: accessible in both themes and at every width, and used without a mouse."""

from __future__ import annotations

import pytest

from tests.support.browser_fixtures import check_looks, opened, wait_until
from tests.support.live import serve
from tests.support.pages import Reader, import_demo
from tests.support.sample import BODY, HEADLINE, PUBLISHED

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def desk(pages_app):
    """The demo registry, and the cookie of a signed-in editor who is admin too."""
    pages_app.testing = True
    import_demo(pages_app)
    reader = Reader(pages_app).sign_in("editor", "admin")
    cookie = reader.client.get_cookie("session")
    with serve(pages_app) as address:
        yield address, cookie.value


def signed_in(page, desk):
    base, cookie = desk
    page.context.add_cookies([{"name": "session", "value": cookie, "url": base}])
    return base


def test_every_state_looks_right(browser, desk):
    with opened(browser, desk[0]) as page:
        base = signed_in(page, desk)
        page.goto(f"{base}/draft-check")
        check_looks(page, "empty")
        page.fill("#body", BODY.replace("people", "civilians"))
        page.fill("#headline", HEADLINE)
        page.fill("#published", PUBLISHED)
        page.evaluate("""() => { // as where the answer takes a while
            document.addEventListener("htmx:confirm", (event) => {
                event.preventDefault();
                setTimeout(() => event.detail.issueRequest(), 1000);
            }, { once: true });
        }""")
        page.click("text=Check draft")
        wait_until(page, "document.querySelector('#live').textContent === 'Checking…'")
        page.wait_for_selector("#outcome:focus")
        assert page.title() == "Block — 4\N{NO-BREAK SPACE}claims · Claims"
        assert page.locator("#live").inner_text() == "", "nothing is being checked any more"
        page.get_by_text("Correction note", exact=True).click()
        check_looks(page, "checked")
        assert page.get_by_role("button", name="Copy correction note").is_visible()
        page.get_by_text("Correction note", exact=True).click()
        assert not page.locator(".c-note-text").is_visible()
        page.emulate_media(media="print")
        assert page.locator(".c-note-text").evaluate("node => node.checkVisibility()"), "also folded"
        page.emulate_media(media="screen")
        page.goto(f"{base}/draft-check/policies")
        check_looks(page, "policies")
        page.goto(f"{base}/?q=The+war+has+lasted+18+years&as_of=2020-06-01")
        check_looks(page, "look-up as of a day")
        assert page.complaints == []


def test_by_keyboard_to_the_outcome(browser, desk):
    with opened(browser, desk[0]) as page:
        base = signed_in(page, desk)
        page.goto(f"{base}/draft-check")
        page.locator("#body").focus()
        page.keyboard.insert_text("What a day! Who would have thought it?")
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_selector("#outcome")
        assert "That is not a pass on the facts" in page.inner_text("#check")
        page.locator("#check summary", has_text="Edit text").focus()
        page.keyboard.press("Enter")
        wait_until(page, "document.activeElement.id === 'body'")
        assert page.evaluate("document.activeElement.selectionStart") == len("What a day! Who would have thought it")


def test_on_a_phone_the_outcome_and_the_worst_claims_are_what_is_seen(browser, desk):
    body = BODY.replace("people", "civilians") + "".join(
        f"\n\nThe quay of Umea cost {cost} million euros in {cost + 1970}." for cost in range(30)
    )
    with opened(browser, desk[0], viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True) as page:
        base = signed_in(page, desk)
        page.goto(f"{base}/draft-check")
        page.fill("#body", body)
        page.fill("#published", PUBLISHED)
        page.get_by_role("button", name="Check draft").tap()
        page.wait_for_selector("#outcome:focus")
        seen = page.evaluate("""() => [".c-draft-outcome", ".c-draft-list .c-note", ".c-draft-text"].map((each) =>
            document.querySelector(each).getBoundingClientRect().top)""")
        assert 0 <= seen[0] < seen[1] < 740, "as the page stood when the button was tapped"
        assert seen[1] < seen[2], "what is wrong comes before the text"
        below = page.locator(".c-draft-list").evaluate("node => node.getBoundingClientRect().bottom")
        assert seen[2] - below >= 16, "the text does not cling to the list"
        assert page.complaints == []
