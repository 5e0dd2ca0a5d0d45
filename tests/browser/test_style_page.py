"""The style page in Chromium: accessible, within the policy, usable by keyboard, readable without script."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.support.browser_fixtures import (
    COLOR_RULES,
    check_looks,
    focused,
    opened,
    press,
    serious,
    too_wide,
    wait_until,
)
from tests.support.live import serve

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(pages_app):
    """The address of the page in an empty registry."""
    with serve(pages_app) as base:
        yield f"{base}/style"


@pytest.fixture
def page(window, address):
    """The page as somebody finds it who comes for the first time."""
    window.set_viewport_size({"width": 1280, "height": 900})
    window.emulate_media(color_scheme="light", reduced_motion="no-preference")
    window.complaints.clear()
    window.goto(address)
    yield window
    window.unroute_all()
    window.context.clear_cookies()


def test_no_serious_fault_for_readers_with_other_needs(page):
    check_looks(page, "style")
    assert page.complaints == []


NEW_COLORS = (
    ("light", ["label.style.color = '#b0b0b0'"]),
    ("dark", ["label.style.color = '#404040'"]),
    ("light", ["label.style.backgroundColor = '#404040'"]),
    ("light", ["label.closest('form').style.backgroundColor = '#404040'"]),
    ("dark", ["label.closest('form').style.opacity = '.3'"]),
    ("light", ["label.style.color = '#8a8a8a', label.style.fontSize = '24px'", "label.style.fontSize = '23px'"]),
)
"""What is done to a label in this theme; only the last step of each is a fault."""


def test_colors_are_judged_wherever_one_is_new(browser, address):
    with opened(browser, reduced_motion="reduce") as page:
        for scheme, changes in NEW_COLORS:
            page.emulate_media(color_scheme=scheme)
            page.goto(address.replace("/style", "/login"))
            for change in changes:
                assert serious(page) == [], (scheme, change)
                page.evaluate(f"(label => {{ {change} }})(document.querySelector('main label'))")
            assert [rule for rule, _ in serious(page, COLOR_RULES)] == ["color-contrast"], (scheme, changes)


def test_a_link_that_only_its_color_tells_from_the_words_around_it_is_found(browser, address):
    with opened(browser, address.replace("/style", "/login"), reduced_motion="reduce") as page:
        words = "<p id='words' style='color: #444'>Many words stand before <a href='/'>more</a> and after it.</p>"
        page.evaluate("words => document.querySelector('main').insertAdjacentHTML('beforeend', words)", words)
        assert serious(page) == []
        plain = "{color: '#333', textDecoration: 'none', fontWeight: 'inherit'}"
        page.evaluate(f"Object.assign(document.querySelector('#words a').style, {plain})")
        assert [rule for rule, _ in serious(page)] == ["link-in-text-block"]


def test_page_never_scrolls_sideways(page):
    for width in (320, 768, 1600):  # beside those of check_looks
        page.set_viewport_size({"width": width, "height": 900})
        assert too_wide(page) == [], width


def test_text_spacing_of_the_reader_breaks_nothing(browser, address):
    """WCAG 1.4.12: line height 1.5, letters .12 em, words .16 em, paragraphs 2 em apart."""
    css = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
    with opened(browser, address, bypass_csp=True, viewport={"width": 360, "height": 900}) as page:
        page.add_style_tag(content=css + " p { margin-bottom: 2em !important }")
        assert too_wide(page) == []


def test_keys_move_rows_and_press_what_the_row_shows(page):
    page.evaluate("document.activeElement.blur()")
    seen = []
    for key in "jjjk":
        page.keyboard.press(key)
        seen.append(page.evaluate("document.activeElement.closest('[data-row]').id"))
    assert seen == ["q-1", "q-2", "q-3", "q-2"]
    page.keyboard.press("x")
    assert page.evaluate("document.querySelector('#q-2 [data-select]').checked") is False
    page.keyboard.press("c")
    page.wait_for_url("**#compare")


def test_one_row_is_in_the_tab_order(page):
    inside = "[...document.querySelectorAll('[data-row]')].map(r => r.querySelector('a').tabIndex)"
    assert page.evaluate(inside) == [0, -1, -1]


def test_keys_do_nothing_in_fields_or_when_switched_off(page):
    page.keyboard.press("/")
    page.keyboard.type("jx?/")
    assert page.evaluate("[document.activeElement.name, document.activeElement.value]") == ["q", "jx?/"]
    page.select_option("select[name=keys]", "off")
    press(page, ".c-prefs button")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    assert not page.evaluate("document.querySelector('#key-help').open")


def test_key_help_opens_closes_and_gives_the_focus_back(page):
    page.focus("#s1")
    page.keyboard.press("?")
    assert page.evaluate("document.querySelector('#key-help').open")
    page.keyboard.press("Escape")
    assert not page.evaluate("document.querySelector('#key-help').open")
    assert focused(page) == "s1"


def test_a_number_leads_to_its_note_and_back(page):
    page.click("#s4")
    wait_until(page, "document.activeElement.id === 'n4-h'")
    assert page.locator("details.c-note[open]").count() == 1
    assert page.locator(".c-span.is-lit").get_attribute("data-n") == "4"
    page.click("details.c-note[open] a[href='#s4']")
    page.wait_for_url("**#s4")


def test_without_script_a_number_unfolds_its_note(browser, address):
    with opened(browser, address, java_script_enabled=False) as page:
        page.click("#s4")
        page.locator("details.c-note[open]").wait_for()
        assert page.locator("details.c-note[open]").count() == 1


def test_claims_and_marks_stay_visible_in_forced_colors(browser, address):
    with opened(browser, address, forced_colors="active") as page:
        style = "getComputedStyle(document.querySelector('{}'))['{}']"
        assert page.evaluate(style.format("#s1 .c-w", "borderBottomStyle")) == "solid"
        assert page.evaluate(style.format("#s2 .vm", "forcedColorAdjust")) == "none"


def test_a_dark_page_prints_light_without_bar_and_forms(browser, address):
    with opened(browser, address, color_scheme="dark") as page:
        page.emulate_media(media="print", color_scheme="dark")
        assert page.evaluate("getComputedStyle(document.body).color") == "rgb(27, 26, 23)"
        assert not page.locator(".c-bar").is_visible()
        assert not page.locator(".c-filter").is_visible()
        assert page.locator("#n1 .c-slots").is_visible()


def test_the_answer_that_a_swap_brings_gets_the_focus(page):
    page.route(
        "**/part", lambda route: route.fulfill(body="<h2 id='new' data-focus>Saved</h2>", content_type="text/html")
    )
    page.evaluate("htmx.ajax('GET', '/part', '#errors')")
    page.wait_for_selector("#new:focus")


def test_a_refused_form_is_shown_and_a_failure_is_said(page):
    page.route("**/422", lambda route: route.fulfill(status=422, body="<p id='p422'>One thing to change</p>"))
    page.route("**/500", lambda route: route.fulfill(status=500, body="oops"))
    page.evaluate("htmx.ajax('POST', '/422', '#errors')")
    page.wait_for_selector("#p422")
    page.evaluate("htmx.ajax('POST', '/500', '#live')")
    page.wait_for_selector("#errors:has-text('Nothing was changed')")
    assert page.locator("#live").text_content() != "oops"


def test_a_toast_leaves_after_its_time_but_not_while_it_is_hovered(browser, address):
    with opened(browser) as page:
        page.clock.install()
        page.goto(address)
        # From now on the page's time is the test's.
        page.clock.pause_at(dt.datetime.now(dt.UTC) + dt.timedelta(hours=1))
        toast = "<div class='c-toast' id='t1' data-toast='1'>Taken.</div>"
        page.route("**/toast", lambda route: route.fulfill(body=toast, content_type="text/html"))
        page.evaluate("void htmx.ajax('GET', '/toast', '#toast')")
        page.hover("#t1")
        page.clock.run_for(3_000)
        assert page.locator("#t1").is_visible()
        page.mouse.move(640, 400)
        page.clock.resume()
        page.wait_for_selector("#t1", state="detached")


def test_look_up_answers_as_one_types_from_three_words_on(page):
    asked = []

    def answer(route):
        asked.append(route.request.url)
        route.fulfill(body="<p id='answer'>Nothing is known.</p>", content_type="text/html")

    page.route("**/style?q=*", answer)
    page.fill("#lookup-q", "two words")
    page.wait_for_timeout(600)
    assert asked == []
    page.fill("#lookup-q", "three words now")
    page.wait_for_selector("#lookup-result #answer")
    assert len(asked) == 1
    page.wait_for_url("**q=three%20words%20now**")
    page.fill("#lookup-q", "short")
    page.click(".c-lookup button")
    page.wait_for_url("**q=short**")


AUTOSAVED = """
<form data-autosave data-unsaved method="post" action="/save"><textarea name="rationale"></textarea>
<div id="saved" hx-post="/autosave" hx-trigger="autosave from:closest form" hx-include="closest form"></div></form>
"""


def test_text_is_saved_after_a_pause_and_a_failure_says_that_it_stays(page):
    status = [200]
    page.route("**/autosave", lambda route: route.fulfill(status=status[0], body="Saved 10:42"))
    page.evaluate(
        "html => { const m = document.querySelector('main'); m.innerHTML = html; htmx.process(m) }", AUTOSAVED
    )
    page.type("[name=rationale]", "one")
    page.wait_for_selector("#saved:has-text('Saved 10:42')")
    status[0] = 503
    page.type("[name=rationale]", " two")
    page.wait_for_selector("#saved:has-text('Your text stays here')")
    assert page.input_value("[name=rationale]") == "one two"


def test_a_form_is_sent_once(page):
    sent, disabled = page.evaluate(
        """() => {
          let sent = 0;
          document.addEventListener("submit", (event) => { sent += 1; event.preventDefault(); });
          const button = document.querySelector(".c-prefs button");
          button.click();
          button.click();
          return [sent, button.getAttribute("aria-disabled")];
        }"""
    )
    assert (sent, disabled) == (1, "true")
