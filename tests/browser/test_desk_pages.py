"""The desk in Chromium: from the queue to a public revision by keyboard alone, two windows, without script."""

from __future__ import annotations

import pytest
from flask_security import hash_password
from sqlalchemy import select

from claims.core.records import Relation
from claims.models import Claim, OrganizationRole, Review, ReviewDraft, ReviewRevision, User
from claims.services.archive.link_checking import note_link_checking
from claims.services.base import organizations
from claims.services.base.actors import SYSTEM
from tests.support.browser_fixtures import PASSWORD, focused, opened, press, serious, sign_in, too_wide, wait_until
from tests.support.desk import DRAFT, home, open_work, state_of, within
from tests.support.factories import make_appearance, make_claim, make_match
from tests.support.pages import now

pytestmark = pytest.mark.browser

LONG = "The harbor wall of " + "Donaudampfschifffahrtsgesellschaft" * 8 + " cost 41 million euros in 2019."
REFUSED = "the server responded with a status of 4"
"""What the console says of an answer that the page itself words."""


@pytest.fixture(scope="module")
def app(pages_app):
    """A desk with two reviewers and a reader, some claims, and a suggested match."""
    within(pages_app, make_people)
    for number in range(12):
        open_work(pages_app, f"Ferry number {number} carried {number + 2} thousand people in May.")
    open_work(pages_app, LONG)
    within(pages_app, make_suggestion)
    return pages_app


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


def open_review(app, words):
    """The id of the review whose claim begins with these words."""
    query = select(Review.id).join(Claim, Claim.id == Review.claim_id).where(Claim.text.startswith(words))
    return within(app, lambda s: s.scalars(query).one())


def take(page, base, review):
    """Take an open review, and come to its form."""
    page.goto(f"{base}/reviews/{review}/work")
    page.get_by_role("button", name="Take").click()
    page.wait_for_url(f"**/reviews/{review}/edit")


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


def test_from_the_queue_to_approval_by_keyboard_alone(app, base, desk):
    with desk("ben") as page:
        page.goto(base)
        keys = page.keyboard
        keys.press("g")
        keys.press("q")
        page.wait_for_url("**/queue")
        rows = page.locator("[data-row]")
        first = rows.nth(1).get_attribute("id").removeprefix("q-")
        keys.press("j")
        keys.press("j")
        assert page.evaluate("document.activeElement.closest('[data-row]').id") == f"q-{first}"
        keys.press("d")
        wait_until(
            page, "document.activeElement.id.startsWith('decline-') || document.activeElement.name === 'decline_reason'"
        )
        keys.press("Escape")
        keys.press("e")
        page.locator(".c-gone", has_text="Taken by you").wait_for()
        assert state_of(app, int(first)) == "in_progress"
        wait_until(page, "document.activeElement.closest('[data-row]') !== null")
        keys.press("g")
        keys.press("m")
        page.wait_for_url("**/queue?tab=mine")
        keys.press("j")
        keys.press("e")
        page.wait_for_url(f"**/reviews/{first}/edit")
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
    with desk("anna") as page:
        page.goto(f"{base}/reviews/{first}/approve")
        page.keyboard.press("a")
        page.wait_for_url(f"**/reviews/{first}/work")
        assert "revision 1 is public" in page.inner_text("#toast")
        wait_until(page, "document.querySelector('#live').textContent.endsWith('revision 1 is public.')")
        assert page.complaints == []
    published = within(app, lambda s: s.scalars(select(ReviewRevision)).all())
    assert [revision.review_id for revision in published] == [int(first)]


def test_the_last_valid_day_follows_the_next_release_while_one_types(app, base, desk):
    review = open_work(app, "The quay handled 4,000 tons of grain in May.")
    with desk("ben", viewport={"width": 320, "height": 900}) as page:
        page.goto(f"{base}/reviews/{review}/work")
        page.get_by_role("button", name="Take", exact=True).click()
        page.wait_for_url(f"**/reviews/{review}/edit")
        proposed = page.input_value("#valid_until")
        page.focus("#true_as_of")
        page.keyboard.type("05012024")
        page.keyboard.press("Tab")
        if focused(page) != "next_release":
            page.keyboard.press("Tab")  # the button of the field's calendar
        assert focused(page) == "next_release"
        page.keyboard.type("09302024")
        wait_until(page, "document.querySelector('#valid_until').value === '2024-09-30'")
        assert focused(page) == "next_release"
        assert too_wide(page) == []
        page.reload()
        assert page.input_value("#next_release") == page.input_value("#valid_until") == "2024-09-30" != proposed
        page.select_option("#kind", "status")
        page.locator("#next_release").wait_for(state="detached")
        assert page.input_value("#true_as_of") == "2024-05-01"
        page.select_option("#kind", "quantity")
        page.locator("#next_release").wait_for()
        assert page.complaints == []


def lower_edge(page, selector):
    """Where an element ends, from the top of the window."""
    box = page.locator(selector).bounding_box()
    return box["y"] + box["height"]


def test_everything_of_the_bar_is_reached_in_a_low_window(app, base, desk):
    with desk() as page:
        for width in (768, 1000, 1280):
            page.set_viewport_size({"width": width, "height": 500})
            page.goto(f"{base}/queue")
            assert too_wide(page) == [], width
            page.locator(".c-bar details > summary:visible").click()
            last = page.locator(".c-bar details[open]").get_by_role("button", name="Sign out")
            last.scroll_into_view_if_needed()
            assert last.evaluate("node => node.getBoundingClientRect().bottom") <= 500, width
            page.keyboard.press("Escape")
            page.keyboard.press("/")
            if width < 992:
                page.wait_for_url("**/#q")  # the box of the bar has no room: the page of the other one is opened
            wait_until(page, "document.activeElement.name === 'q'")


def test_a_menu_of_the_lowest_row_is_seen_whole(app, base, desk):
    open_review(app, "Ferry number 6 ")
    with desk(viewport={"width": 1280, "height": 660}) as page:
        page.goto(f"{base}/queue")
        decline = page.locator("summary[data-key=d]").last
        decline.scroll_into_view_if_needed()
        decline.click()
        wait_until(page, "document.querySelector('details[open] .c-menu-box').getBoundingClientRect().bottom <= 660")
        wait_until(page, "document.activeElement.name === 'decline_reason'")


def test_a_taken_row_is_one_line_until_it_is_taken_back(app, base, desk):
    review = open_review(app, "Ferry number 5 ")
    with desk() as page:
        page.goto(f"{base}/queue")
        row = page.locator(f"#row-{review}")
        before = int(page.locator("#q-tabs a[aria-current] .c-count").inner_text())
        row.get_by_role("button", name="Take").click()
        row.get_by_text("Taken by you").wait_for()
        page.locator("#q-tabs a[aria-current] .c-count", has_text=str(before - 1)).wait_for()
        page.locator("#toast [data-toast]").wait_for()
        page.locator("[data-select]").first.check()
        assert lower_edge(page, "#toast [data-toast]") <= page.locator("#batch").bounding_box()["y"], (
            "nothing is hidden"
        )
        page.locator("[data-select]").first.uncheck()
        page.locator(f"#row-{review}.is-changed").wait_for()  # it fades
        page.keyboard.press("u")
        row.locator("[data-row]").wait_for()
        wait_until(page, f"document.activeElement.closest('#row-{review}') !== null")
        page.keyboard.press("d")
        assert row.locator("details[open] form").is_visible(), "the next key is meant for the row that came back"
        assert state_of(app, review) == "open"
        assert page.url == f"{base}/queue"
        assert page.complaints == []


def test_going_back_to_the_queue_shows_what_still_waits(app, base, desk):
    review = open_work(app, "The ferry of Sundvik carried 73 thousand people in May.")
    with desk() as page:
        page.goto(f"{base}/queue")
        row = page.locator(f"#row-{review}")
        row.get_by_role("button", name="Take").click()
        row.get_by_text("Taken by you: The ferry of Sundvik").wait_for()
        counted = page.locator(".c-bar nav .is-queue").first.inner_text()
        assert counted == page.locator("#q-tabs a[aria-current] .c-count").inner_text()
        page.keyboard.press("o")
        page.wait_for_url("**/work")
        page.go_back()
        page.wait_for_url("**/queue")
        assert page.locator(f"#row-{review}").count() == 0
        page.mouse.wheel(0, 700)
        wait_until(page, "window.scrollY > 300")
        page.keyboard.press("j")
        shown = "(row => row && row.getBoundingClientRect().top >= 0)(document.activeElement.closest('[data-row]'))"
        wait_until(page, shown)
        assert page.evaluate("window.scrollY") > 100, "the list stays where it is looked at"


def test_what_was_set_is_said_where_the_page_opens(app, base, desk):
    with desk(viewport={"width": 1280, "height": 500}) as page:
        page.goto(f"{base}/organization")
        page.get_by_role("button", name="Set policy").click()
        page.wait_for_url("**#policy")
        said = page.locator(".c-flash", has_text="The policy is set.").bounding_box()
        bar, heading = page.locator(".c-bar").bounding_box(), page.locator("#policy h2").bounding_box()
        assert bar["y"] + bar["height"] <= said["y"] + 2
        assert said["y"] + said["height"] <= heading["y"]


def test_two_windows_show_two_texts(app, base, desk):
    review = open_review(app, "Ferry number 7 ")
    with desk() as page:
        take(page, base, review)
        other = page.context.new_page()
        other.goto(page.url)
        page.fill("#rationale", "The first window says that the ferry was full.")
        wait_until(page, "document.querySelector('#saved').textContent.startsWith('Saved')")
        other.fill("#rationale", "The second window says that the ferry was empty.")
        other.wait_for_selector("#conflict")
        wait_until(other, "document.activeElement.id === 'conflict-h'")
        assert other.input_value("#rationale") == "The second window says that the ferry was empty."
        assert serious(other) == []
        other.locator("input[name=keep-rationale][value=theirs]").check()
        other.get_by_role("button", name="Save draft", exact=True).last.click()
        other.wait_for_selector("#toast [data-toast]")
        assert other.input_value("#rationale") == "The first window says that the ferry was full."


def test_a_text_outlives_the_session_and_is_saved_after_signing_in_beside_it(app, base, desk):
    review = open_work(app, "The ferry of Norhaven carried 61 thousand people in May.")
    with desk() as page:
        take(page, base, review)
        page.context.clear_cookies(name="session")
        page.locator("#rationale").press_sequentially("Half a sentence")
        page.locator("#saved", has_text="you are not signed in any more").wait_for()
        assert focused(page) == "rationale", "the keys that follow are still text"
        other = page.context.new_page()
        sign_in(other, base, "anna")
        other.close()
        page.evaluate("window.dispatchEvent(new Event('focus'))")
        wait_until(page, "document.querySelector('#saved').textContent.startsWith('Saved')")
        page.reload()
        assert page.input_value("#rationale") == "Half a sentence"


def test_a_text_is_not_saved_as_that_of_who_signs_in_beside_it(app, base, desk):
    review = open_work(app, "The ferry of Norhaven carried 62 thousand people in May.")
    with desk() as page:
        take(page, base, review)
        page.context.clear_cookies(name="session")
        page.locator("#rationale").press_sequentially("Half a sentence of Anna")
        page.locator("#saved", has_text="you are not signed in any more").wait_for()
        other = page.context.new_page()
        sign_in(other, base, "ben")
        page.evaluate("window.dispatchEvent(new Event('focus'))")
        page.locator("#saved", has_text="Somebody else is signed in now").wait_for()
        page.wait_for_timeout(1_000)  # longer than it waited to send the text again by itself
        assert page.locator("#saved", has_text="Somebody else is signed in now").count() == 1
        assert page.input_value("#rationale") == "Half a sentence of Anna"
        assert within(app, lambda s: s.get(ReviewDraft, review)) is None
        page.context.clear_cookies(name="session")
        sign_in(other, base, "anna")
        other.close()
        page.locator("#rationale").press_sequentially(", whole now.")
        wait_until(page, "document.querySelector('#saved').textContent.startsWith('Saved')")
        assert within(app, lambda s: s.get_one(ReviewDraft, review).rationale) == "Half a sentence of Anna, whole now."


@pytest.fixture
def checked_links(app):
    """A worker that looks at links has started, and has not come to any yet."""
    within(app, lambda s: note_link_checking(s, enabled=True, own_hosts=[], now=now()))
    yield
    within(app, lambda s: note_link_checking(s, enabled=False, own_hosts=[], now=now()))


def test_asking_for_evidence_disturbs_nobody_who_writes(app, base, desk, checked_links):
    review = open_work(app, "The ferry of Norhaven carried 63 thousand people in May.")
    with desk() as page:
        take(page, base, review)
        with page.expect_response("**/evidence/0?*asked=0"):
            page.fill("[name='ev-0-url']", "https://harbor.example/accounts")
            page.keyboard.press("Tab")  # a field that is left is saved once more
            page.locator("#ev-0-state", has_text="Being archived").wait_for()
            page.locator("#rules summary").click()
        wait_until(page, "document.querySelector('#ev-0-state').getAttribute('hx-get').includes('asked=1')")
        assert page.locator("#rules details[open]").count() == 1
        with page.expect_response(lambda answer: "/evidence/0?" in answer.url and answer.status == 204):
            page.context.clear_cookies(name="session")
        page.wait_for_timeout(500)
        assert page.url == f"{base}/reviews/{review}/edit"
        assert page.input_value("[name='ev-0-url']") == "https://harbor.example/accounts"


def test_a_day_that_is_over_is_told_while_the_verdict_is_written(app, base, desk):
    with desk() as page:
        take(page, base, open_work(app))
        for day, is_over in (("2021-12-31", True), ("2999-12-31", False)):
            page.fill("[name=true_as_of]", "2020-12-31")
            page.fill("[name=valid_until]", day)
            page.evaluate("window.htmx.trigger(document.querySelector('#editor'), 'autosave')")
            wait_until(page, f"document.querySelector('#over').checkVisibility() === {str(is_over).lower()}")


def test_saving_right_after_writing_does_not_clash_with_the_autosave(app, base, desk):
    review = open_review(app, "Ferry number 8 ")
    with desk() as page:
        take(page, base, review)
        page.fill("#rationale", "Written just before it is saved.")
        page.evaluate("window.htmx.trigger(document.querySelector('#editor'), 'autosave')")
        page.get_by_role("button", name="Save draft", exact=True).last.click()
        page.wait_for_selector("#toast [data-toast]")
        assert page.locator("#conflict").count() == 0
        assert page.input_value("#rationale") == "Written just before it is saved."
        assert page.complaints == []


def test_errors_take_the_focus_and_lead_to_their_fields(app, base, desk):
    review = open_review(app, "Ferry number 9 ")
    with desk() as page:
        take(page, base, review)
        page.keyboard.press("s")
        page.wait_for_selector("#error-summary")
        wait_until(page, "document.activeElement.id === 'error-summary'")
        assert serious(page) == []
        page.locator("#error-summary a").nth(1).press("Enter")
        wait_until(page, "document.activeElement.id === 'rationale'")
        assert all(REFUSED in text for text in page.complaints)


def test_evidence_comes_and_goes_in_place(app, base, desk):
    review = open_review(app, "Ferry number 10 ")
    with desk() as page:
        take(page, base, review)
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


def test_a_suggested_match_is_confirmed_by_key_and_taken_back(app, base, desk):
    with desk() as page:
        page.goto(f"{base}/queue?tab=suggestions")
        page.keyboard.press("j")
        page.keyboard.press("1")
        page.get_by_text("Set to same claim").first.wait_for()
        page.keyboard.press("u")
        page.get_by_text("Taken back").wait_for()
        assert page.complaints == []


def test_every_form_works_without_script(app, base, desk):
    review = open_review(app, "Ferry number 11 ")
    with desk(java_script_enabled=False) as page:
        page.goto(f"{base}/queue")
        press(page, page.locator(f"#row-{review}").get_by_role("button", name="Take"))
        assert page.locator(".c-toast").inner_text().startswith("Taken by you.")
        page.goto(f"{base}/reviews/{review}/edit")
        press(page, page.get_by_role("button", name="Add evidence"))
        assert page.locator("#ev-1-url").count() == 1
        write_fields(page)
        press(page, page.get_by_role("button", name="Submit for approval"))
        assert page.url.endswith(f"/reviews/{review}/work")
    with desk("ben", java_script_enabled=False) as page:
        page.goto(f"{base}/reviews/{review}/approve")
        page.locator("summary", has_text="Return with comment").click()
        page.fill("textarea[name=reason]", "Name the page.")
        press(page, page.get_by_role("button", name="Return with comment"))
        assert "Name the page." in page.inner_text("main")
    assert state_of(app, review) == "in_progress"


def test_own_keys_are_pressed_and_the_next_rows_are_appended(app, base, monkeypatch, browser):
    monkeypatch.setattr("claims.web.queue.queue.LIST_LENGTH", 5)
    for number in range(10):  # the tests before have taken what was there
        open_work(app, f"Train number {number} carried {number + 2} thousand people in May.")
    with opened(browser) as page:
        sign_in(page, base)
        page.goto(f"{base}/account/keys")
        page.fill("#next", "n")
        page.fill("#none", "m")
        page.fill("#snooze", "w")
        with page.expect_navigation():
            page.click("text=Save keys")
        page.goto(f"{base}/queue?tab=new&kind=quantity")
        assert page.locator("[data-row]").count() == 5
        with page.expect_response("**after=**"):
            page.click("text=Show more")
        wait_until(page, "document.querySelectorAll('[data-row]').length === 10")
        wait_until(page, "document.activeElement.closest('[data-row]') === document.querySelectorAll('[data-row]')[5]")
        page.keyboard.press("j")
        assert page.evaluate(
            "document.activeElement.closest('[data-row]') === document.querySelectorAll('[data-row]')[5]"
        )
        page.keyboard.press("n")
        assert page.evaluate(
            "document.activeElement.closest('[data-row]') === document.querySelectorAll('[data-row]')[6]"
        )
        page.keyboard.press("w")
        wait_until(page, "document.querySelector('.c-gone') !== null")
        assert "Snoozed until" in page.inner_text(".c-gone")
        page.keyboard.press("u")
        wait_until(page, "document.querySelector('.c-gone') === null")
        rows_left = page.locator("[data-row]").count()
        page.keyboard.press("w")
        wait_until(page, "document.querySelectorAll('.c-gone').length === 1")
        page.keyboard.press("w")
        wait_until(page, f"document.querySelectorAll('[data-row]').length === {rows_left - 2}")
        wait_until(page, "document.querySelectorAll('.c-gone').length === 1")
        page.keyboard.press("?")
        assert page.locator("dialog[open] kbd", has_text="w").count() == 1
        page.keyboard.press("Escape")
        page.goto(f"{base}/account/keys")
        with page.expect_navigation():
            page.click("text=Back to the usual keys")
        assert page.complaints == []


@pytest.mark.parametrize("width", [800, 1200, 1280, 1680])
def test_the_toast_of_a_judgement_hides_neither_the_relations_nor_why(base, desk, width):
    with desk(viewport={"width": width, "height": 1200}) as page:
        page.goto(f"{base}/matches/1")
        page.set_viewport_size(
            {"width": width, "height": int(lower_edge(page, "#decision"))}
        )  # the bar ends the window
        said = "Set to different figure: seven days of truce."
        page.evaluate(
            "said => { document.querySelector('#toast').innerHTML = `<p class='c-toast'>${said}</p>`; }", said
        )
        assert lower_edge(page, ".c-toast") <= page.locator(".c-decide-why label").bounding_box()["y"]


def test_both_claims_stay_in_sight_while_their_parts_are_compared(app, base, desk):
    shown = """() => {
      const box = document.querySelector(".c-pinned").getBoundingClientRect();
      const top = document.elementFromPoint(box.left + 20, box.bottom - 12);
      return [top.closest(".c-pinned") !== null, Math.round(box.top)];
    }"""
    for width, bar in ((1280, 48), (360, 0)):
        with desk(viewport={"width": width, "height": 700}) as page:
            page.goto(f"{base}/matches/1")
            assert focused(page) == "compare-h"
            page.evaluate("document.querySelector('#pair').style.paddingBottom = '60rem'")  # as with many parts
            assert page.evaluate(shown)[0] is False, "at rest the whole texts lie over it"
            page.evaluate("document.querySelector('.c-pair').nextElementSibling.scrollIntoView()")
            page.evaluate("scrollBy(0, 60)")
            assert page.evaluate(shown) == [True, bar]
            assert page.locator(".c-pinned").get_attribute("aria-hidden") == "true"
            page.set_viewport_size({"width": width, "height": 390})
            assert not page.locator(".c-pinned").is_visible()


@pytest.mark.parametrize("script", [True, False])
def test_on_a_phone_the_tabs_are_a_select(base, desk, script):
    with desk(viewport={"width": 360, "height": 800}, java_script_enabled=script, has_touch=script) as page:
        page.goto(f"{base}/queue")
        assert not page.locator("#q-tabs a").first.is_visible()
        with page.expect_navigation(url=f"{base}/queue?tab=declined"):
            page.select_option("select[name=tab]", "declined")
            if not script:
                page.click("#q-tabs button")
        assert page.input_value("select[name=tab]") == "declined"


LONGER = """document.querySelectorAll("main .c-dots > *").forEach((fact) =>
  fact.append("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"))"""


def test_a_fact_of_one_very_long_word_makes_no_page_wider(base, desk):
    with desk(viewport={"width": 320, "height": 900}) as page:
        for address in ("/queue", "/queue?tab=mine", "/claims", "/articles", "/corrections"):
            page.goto(f"{base}{address}")
            page.evaluate(LONGER)
            assert too_wide(page) == [], address


def test_the_first_row_of_a_list_has_as_much_space_above_as_the_others(base, desk):
    with desk() as page:
        page.goto(f"{base}/queue")
        paddings = page.locator(".c-rows > li > .c-claim").evaluate_all(
            "(rows) => rows.map((row) => getComputedStyle(row).paddingTop)"
        )
        assert len(paddings) > 1
        assert len(set(paddings)) == 1


def test_a_button_says_that_its_form_is_being_sent(base, desk):
    with desk("ben") as page:
        page.clock.install()
        page.goto(f"{base}/account")
        page.evaluate(
            "addEventListener('submit', (event) => { event.preventDefault(); window.sent = (window.sent || 0) + 1; })"
        )
        page.get_by_role("button", name="Show my name").click()
        page.clock.run_for(1_000)
        assert page.text_content("form[data-sending] button") == "Sending…"
        page.evaluate("document.querySelector('form[data-sending] button').click()")
        assert page.evaluate("window.sent") == 1
        assert page.get_attribute("form[data-sending] button", "aria-disabled") == "true"
        page.clock.run_for(18_000)
        assert page.locator("form[data-sending]").count() == 1
        page.clock.run_for(2_000)
        assert page.locator("form[data-sending]").count() == 0, "it can be sent once more"
        assert page.locator("button", has_text="Show my name").is_visible()


def test_a_button_that_was_pressed_can_be_read_below_the_pointer(base, desk):
    shown = "e => { const of = getComputedStyle(e); return [of.color, of.backgroundColor]; }"
    with desk() as page:
        page.goto(f"{base}/account")
        page.evaluate(
            """() => document.querySelector("main").insertAdjacentHTML("afterbegin", `
            <button class="c-btn is-primary" id="is-primary" aria-disabled="true">Checking…</button>
            <button class="c-btn is-plain" id="is-plain" aria-disabled="true">Checking…</button>
            <button class="c-btn" id="like" disabled>No</button>`)"""
        )
        for kind in ("is-primary", "is-plain"):
            page.hover(f"#{kind}")
            wait_until(page, "!document.getAnimations().length")
            assert page.locator(f"#{kind}").evaluate(shown) == page.locator("#like").evaluate(shown), kind


def test_a_match_in_an_article_is_judged_by_key(base, desk):
    with desk() as page:
        page.goto(f"{base}/matches/1")
        press(page, "#pair a[href^='/articles/']")
        page.keyboard.press("n")
        assert page.locator("details.c-wrong[open]").count() == 0, "no note is open"
        page.click("details.c-note > summary")
        page.keyboard.press("n")
        wait_until(page, "document.activeElement.name === 'relation'")
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("1")
        page.locator(".c-said").wait_for()
        assert page.complaints == []
