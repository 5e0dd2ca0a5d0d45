"""Insights, notifications and targets in Chromium: accessible in both themes and at every width, by keyboard to a list."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest
from flask_security import hash_password

from claims.core.reviews.reviewing import ReviewState
from claims.core.verdicts import ClaimKind
from claims.models import OrganizationRole, Replay, SecondOpinion, User
from claims.services.base.actors import SYSTEM
from claims.services.base.notifications import notify
from claims.services.base.organizations import add_member
from claims.services.claims.topics import Topic, follow_topic
from claims.web.organization.insight_sections import QUESTIONS
from tests.support.browser_fixtures import PASSWORD, check_looks, opened, sign_in, too_wide, wait_until
from tests.support.desk import home, within
from tests.support.factories import make_claim, make_member, make_review, publish_review, refuting
from tests.support.live import serve
from tests.support.pages import now

pytestmark = pytest.mark.browser

PAGES = (
    "/insights",
    "/insights/ageing",
    "/insights/verdicts-by-type/reviews?verdict=false",
    "/notifications",
    "/organization/targets",
)
DAY = dt.timedelta(days=1)


@pytest.fixture(scope="module")
def base(pages_app):
    """A desk with verdicts of some weeks, waiting work of every age, opinions, a replay and a notification."""
    within(pages_app, fill)
    with serve(pages_app) as address:
        yield address


def fill(session):
    desk, moment = home(session), now()
    desk.name = "Fact-checking desk of the harbor and its islands"
    anna = User(
        email="anna@desk.example", name="Anna", password=hash_password(PASSWORD), fs_uniquifier="anna",
        created_at=moment, active=True,
    )  # fmt: skip
    session.add(anna)
    session.flush()
    for role in ("checker", "reviewer", "admin"):
        add_member(session, anna, desk.id, OrganizationRole(role), actor=SYSTEM, now=moment)
    author, approver = make_member(session, desk, "checker"), make_member(session, desk, "reviewer")
    dates = {"true_as_of": (moment - 90 * DAY).date(), "valid_until": (moment + 40 * DAY).date()}
    for number in range(14):
        wrong = {"rating": "false", "evidence": (refuting(),)} if number % 3 == 0 else {}
        review = make_review(session, desk, make_claim(session, kind=ClaimKind.QUANTITY))
        publish_review(session, review, author, approver, moment - (number * 4) * DAY, **(dates | wrong))
        opinion = SecondOpinion(
            review_id=review.id, revision_number=2, author_id=approver.user_id, first_author_id=author.user_id,
            scale="quantity/1", rating="true" if number % 5 else "false", first_rating="true", rationale="", evidence=[],
            saved_at=moment, given_at=moment,
        )  # fmt: skip
        session.add(opinion)
    for number in range(9):
        review = make_review(session, desk)
        review.state_since = moment - number * DAY
        review.state = list(ReviewState)[number % 2]
        review.due_at = moment - DAY if number > 5 else moment + DAY
        review.assignee_id, review.assigned_at = anna.id, review.state_since
    share = {"right": 36, "of": 40, "value": 0.9, "interval": [0.77, 0.96]}
    report = {"relations": {"same": {"precision": share, "recall": share | {"value": 0.8}, "f1": 0.85}}}
    session.add(
        Replay(matcher_version="m/1", threshold=0.9, pairs=50, judged=44, report=report, actor="cli", created_at=moment)
    )
    notify(
        session,
        anna.id,
        "demand_spike",
        "5 outlets said this on 3 Nov 2026: The harbor cost 40 million.",
        "/claims/1",
        moment,
    )
    follow_topic(session, anna.id, Topic(kind=ClaimKind.QUANTITY, words="harbor"), now=moment)


def test_no_serious_fault_and_nothing_sideways(browser, base):
    with opened(browser) as page:
        sign_in(page, base)
        for path in PAGES:
            page.goto(base + path)
            page.evaluate("document.querySelectorAll('main details').forEach(fold => { fold.open = true; })")
            check_looks(page, path)
            page.set_viewport_size({"width": 320, "height": 900})
            assert too_wide(page) == [], path
        assert page.complaints == []


def test_on_a_phone_no_column_of_a_table_is_out_of_sight(browser, base):
    with opened(browser, viewport={"width": 390, "height": 844}) as page:
        sign_in(page, base)
        page.goto(f"{base}/insights")
        page.evaluate("document.querySelectorAll('main details').forEach(fold => { fold.open = true; })")
        assert page.locator(".c-chart .c-scroll").count() == len(QUESTIONS)
        cut = page.locator(".c-chart .c-scroll").evaluate_all(
            "boxes => boxes.filter(box => box.scrollWidth > box.clientWidth).map(box => box.ariaLabel)"
        )
        assert cut == []
        people = page.locator("#chart-people table")
        heads = people.locator("thead th").evaluate_all("cells => cells.map(cell => cell.textContent)")
        row = people.locator("tbody tr").first.locator("td")
        assert row.evaluate_all("cells => cells.map(cell => cell.dataset.label)") == heads[1:]


def test_by_keyboard_from_a_bar_to_its_list_and_back(browser, base):
    with opened(browser) as page:
        sign_in(page, base)
        page.goto(f"{base}/insights")
        bar = page.locator("#chart-verdicts-by-type a[aria-label*='False: 5']")
        bar.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/insights/verdicts-by-type/reviews**")
        assert page.locator("main .c-said-row").count() == 5
        page.get_by_text("Back to the chart").focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/insights#chart-verdicts-by-type")


def test_a_bar_is_drawn_under_the_policy(browser, base):
    with opened(browser) as page:
        sign_in(page, base)
        page.goto(f"{base}/insights")
        wide = page.locator("#chart-verdicts-by-type rect.is-true").first.bounding_box()
        assert wide is not None
        assert wide["width"] > 100
        colors = {
            page.locator(f"#chart-ageing rect.is-band-{band}").first.evaluate("node => getComputedStyle(node).fill")
            for band in (1, 2, 3, 4)
        }
        assert len(colors) == 4
        folder = os.environ.get("SHOTS")
        if folder:
            page.screenshot(path=str(Path(folder) / "insights.png"), full_page=True)


def test_bars_stay_apart_in_forced_colors_and_paper_says_whose_they_are(browser, base):
    with opened(browser, forced_colors="active") as page:
        sign_in(page, base)
        page.goto(f"{base}/insights?days=30")
        fills = {
            page.locator(f"#chart-ageing rect.is-band-{band}").first.evaluate("node => getComputedStyle(node).fill")
            for band in (1, 2, 3, 4)
        }
        assert len(fills) == 4
        said = page.locator("#charts > .c-print")
        assert not said.is_visible()
        page.emulate_media(media="print")
        assert said.inner_text().endswith("last 30 days")


def test_another_period_swaps_the_charts_one_by_one_and_keeps_the_focus(browser, base):
    with opened(browser) as page:
        sign_in(page, base)
        page.goto(f"{base}/insights")
        asked = []
        page.on("request", lambda request: asked.append(request.url.removeprefix(base)))
        page.locator("#filter-days").focus()
        page.keyboard.press("ArrowUp")
        wait_until(page, "document.querySelectorAll('#charts > section:not([hx-get])').length === 9")
        wait_until(page, "location.search.startsWith('?days=30')")
        assert sum(address.startswith("/insights/") and "days=30" in address for address in asked) == 9
        assert page.evaluate("document.activeElement.id") == "filter-days"
        assert page.complaints == []


def test_the_footer_sets_the_full_instant_beside_each_time(browser, base):
    with opened(browser) as page:
        sign_in(page, base)
        page.goto(f"{base}/notifications")
        shown = "getComputedStyle(document.querySelector('main time[title]'), '::after').content"
        assert page.evaluate(shown) == "none"
        page.locator("#utc summary").focus()
        page.keyboard.press("Enter")
        assert page.locator("main time[title]").first.get_attribute("title").endswith(" UTC")
        assert page.evaluate(shown) != "none"
