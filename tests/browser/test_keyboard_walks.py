"""By keyboard alone: a second opinion and its adjudication, two claims merged, a letter written and sent."""

from __future__ import annotations

from contextlib import contextmanager

import pytest

from claims.models import Claim, CorrectionLetter, DuplicatePair
from tests.support import filled
from tests.support.browser_fixtures import opened, sign_in
from tests.support.desk import state_of, within
from tests.support.live import serve
from tests.support.pages import now

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def ids(pages_app):
    def make(session):
        return filled.fill_round(session, filled.make_people(session, now()), filled.plainly, now())

    return within(pages_app, make)


@pytest.fixture(scope="module")
def window(browser, pages_app, ids):
    with serve(pages_app) as base:

        @contextmanager
        def open_window(who, path):
            with opened(browser) as page:
                sign_in(page, base, who)
                page.goto(base + path)
                page.base = base
                yield page
                assert page.complaints == []

        yield open_window


def tab_to(page, what):
    """Press Tab until what the selector names has the focus; everything passed must be seen to have it."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("what => document.activeElement.matches(what)", what):
            seen = "not looked at"
            for _ in range(50):  # the window may still be scrolling there
                seen = page.evaluate(VISIBLY_FOCUSED)
                if not seen:
                    break
                page.wait_for_timeout(20)
            assert seen == "", f"the focus on {what} cannot be seen: {seen}"
            return
    pytest.fail(f"Tab never comes to {what} at {page.url}: {page.title()}")


VISIBLY_FOCUSED = """() => {
  const node = document.activeElement, box = node.getBoundingClientRect(), style = getComputedStyle(node);
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) return "no outline";
  if (box.bottom <= 0 || box.top >= innerHeight) return `at ${box.top} of ${innerHeight}`;
  const x = box.left + box.width / 2, y = box.top + Math.min(box.height / 2, 12);
  const above = document.elementFromPoint(x, y);
  const own = node.closest("label") || node;
  if (above === null) return "outside";
  return own.contains(above) || above.contains(node) ? "" : `under ${above.outerHTML.slice(0, 80)}`;
}"""
"""What keeps the focus from being seen, or ""."""


def row_with(page, what):
    """Press j until the row that holds this has the focus."""
    for _ in range(50):
        page.keyboard.press("j")
        if page.evaluate("what => document.activeElement.closest('[data-row]').querySelector(what) !== null", what):
            return
    pytest.fail(f"no row has {what}")


def enter(page, address):
    """Press Enter, and wait for the page that it leads to."""
    page.keyboard.press("Enter")
    page.wait_for_url(address)


def test_a_second_opinion_and_its_adjudication(pages_app, ids, window):
    review = ids["second"]
    with window("cora", "/queue?tab=second_opinion") as page:
        tab_to(page, f"a[href^='/reviews/{review}/second']")
        enter(page, f"**/reviews/{review}/second**")
        tab_to(page, "input[name=rating]")
        page.keyboard.press("5")
        tab_to(page, "#rationale")
        page.keyboard.type("The audit of the harbor office gives another figure.")
        tab_to(page, "select[name='ev-0-stance']")
        page.keyboard.press("r")  # refutes
        for name, text in (
            ("url", "https://harbor.example/audit"),
            ("title", "Audit 2024"),
            ("publisher", "Harbor office"),
            ("quote", "The works cost 31 million euros."),
            ("locator", "p. 4"),
        ):
            tab_to(page, f"[name='ev-0-{name}']")
            page.keyboard.type(text)
        tab_to(page, "button[value=give]")
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: "/second" not in url)
    assert state_of(pages_app, review) == "adjudication"
    with window("anna", "/queue?tab=adjudication") as page:
        row_with(page, f"a[href='/reviews/{review}/adjudicate']")
        tab_to(page, f"a[href='/reviews/{review}/adjudicate']")
        enter(page, f"**/reviews/{review}/adjudicate")
        tab_to(page, "input[name=choice]")
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
        assert page.evaluate("document.activeElement.value") == "second"
        tab_to(page, "#reason")
        page.keyboard.type("The audit is newer than the accounts.")
        tab_to(page, "form.c-work button:not([type=button])")
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: "/adjudicate" not in url)
    assert state_of(pages_app, review) == "in_approval"


def test_two_claims_are_merged(pages_app, ids, window):
    pair = within(pages_app, lambda s: s.get_one(DuplicatePair, ids["pair"]))
    with window("ben", "/duplicates") as page:
        tab_to(page, f"a[href='/duplicates/{pair.id}']")
        enter(page, f"**/duplicates/{pair.id}")
        tab_to(page, "input[name=keep]")
        page.keyboard.press("ArrowDown")
        tab_to(page, "#reason")
        page.keyboard.type("Both say the same of the same town.")
        tab_to(page, "button:not([type=button]).is-primary")
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: not url.endswith(f"/duplicates/{pair.id}"))
        assert f"Merged: claim {pair.first_id} (“" in page.inner_text("#toast")
    assert within(pages_app, lambda s: s.get_one(Claim, pair.first_id).merged_into_id) == pair.second_id


def test_a_letter_is_written_and_sent(pages_app, ids, window):
    letter = ids["letter"]
    with window("anna", "/correction-requests") as page:
        row_with(page, f"a[href='/correction-requests/{letter}']")
        enter(page, f"**/correction-requests/{letter}")
        page.emulate_media(media="print")
        assert "To the editors of" in page.locator("main").inner_text(), "so is its draft"
        page.emulate_media(media="screen")
        tab_to(page, "textarea[name=text]")
        page.keyboard.press("Control+End")
        page.keyboard.type("\nThank you.")
        tab_to(page, "button[value=sent]")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        page.get_by_text("Sent since").wait_for()
        page.emulate_media(media="print")
        assert "Thank you." in page.locator("main").inner_text(), "a letter is on its paper"
        page.emulate_media(media="screen")
        tab_to(page, "textarea[name=note]")
        page.keyboard.type("They correct it today.")
        tab_to(page, "button[value=corrected]")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        page.get_by_text("Corrected since").wait_for()
    stored = within(pages_app, lambda s: s.get_one(CorrectionLetter, letter))
    assert (stored.state.value, stored.text.endswith("Thank you.")) == ("corrected", True)
