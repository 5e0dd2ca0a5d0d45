"""Duplicates in Chromium: found, compared, merged, followed by the redirect, undone; each page with axe and on a phone."""

from __future__ import annotations

import pytest
from flask_security import hash_password
from sqlalchemy import select
from sqlalchemy.orm import sessionmaker

from claims.core.records import MatchState, Relation
from claims.extensions import db
from claims.models import Claim, DuplicatePair, Match, OrganizationRole, User
from claims.services.base import organizations
from claims.services.base.actors import SYSTEM
from claims.services.followup.check_requests import request_check
from claims.services.judging.replay import replay, store_replay
from claims.services.matching.matching import MatchingSettings
from tests.support.browser_fixtures import PASSWORD, check_looks, press, serious, too_wide
from tests.support.desk import home, within
from tests.support.factories import NOW, make_appearance, make_claim, make_match
from tests.support.pages import now
from tests.support.queued import do_queued

pytestmark = pytest.mark.browser

FIRST = "In March 2019 the bridge over the Elbe at Dresden was closed for seven days."
SECOND = "The bridge over the Elbe at Dresden was closed for seven days in March 2019."
LONG = "The harbor wall of " + "Donaudampfschifffahrtsgesellschaft" * 8 + " cost 41 million euros in 2019."


@pytest.fixture(scope="module")
def app(pages_app):
    """A reviewer, two claims that are one, a judged match that the machine now sees otherwise, and a request."""
    within(pages_app, fill)
    return pages_app


def fill(session):
    organization = home(session)
    user = User(
        email="anna@desk.example",
        name="Anna",
        password=hash_password(PASSWORD),
        fs_uniquifier="Anna-regroup",
        created_at=now(),
        active=True,
    )
    session.add(user)
    session.flush()
    for role in (OrganizationRole.CHECKER, OrganizationRole.REVIEWER):
        organizations.add_member(session, user, organization.id, role, actor=SYSTEM, now=now())
    for text in (FIRST, SECOND, LONG):
        claim = make_claim(session, text)
        make_appearance(session, claim, text)
    fields = {"relation": Relation.SAME, "machine_relation": Relation.OTHER_DATE, "state": MatchState.CONFIRMED}
    make_match(
        session,
        make_appearance(session, claim, LONG),
        claim,
        **fields,
        decided_by_id=user.id,
        judged_machine_relation=Relation.SAME,
        machine_decided_at=NOW,
    )
    store_replay(session, replay(session, settings=MatchingSettings()), actor=SYSTEM, now=NOW)
    request_check(session, LONG, note="Seen on a wall.", now=NOW)


def work(app):
    with app.app_context():
        do_queued(sessionmaker(db.engine))


def claim_id(app, text):
    return within(app, lambda session: session.scalars(select(Claim.id).where(Claim.text == text)).one())


def test_found_merged_followed_and_undone(app, base, desk):
    first, second = claim_id(app, FIRST), claim_id(app, SECOND)
    with desk() as page:
        page.goto(f"{base}/duplicates")
        press(page, "text=Look for duplicates")
        assert "looking for duplicates" in page.inner_text("#progress")
        work(app)
        # The strip asks each second, and has the page loaded anew when the search is over.
        page.get_by_role("link", name=f"Compare claims {first} and {second}").click()
        page.wait_for_url("**/duplicates/*")
        check_looks(page, "a pair")
        page.check(f"input[name=keep][value='{first}']")
        page.fill("#reason", "Both say the same.")
        press(page, "button:has-text('Merge')")
        assert f"Merged: claim {second} (“" in page.inner_text("#toast")
        assert page.complaints == []
        page.goto(f"{base}/claims/{second}")
        assert page.url == f"{base}/claims/{first}", "the old address leads on"
        assert "Another claim was merged into this one" in page.inner_text("#timeline")
        page.get_by_role("link", name="Merge this claim, split it, say it in other words").click()
        page.wait_for_url(f"**/claims/{first}/regroup")
        check_looks(page, "merges and splits")
        page.click("summary:has-text('Undo…')")
        page.fill("input[id^=undo-]", "They differ after all.")
        press(page, "details[open] button:has-text('Undo')")
        assert page.url == f"{base}/claims/{second}", "it stands for itself again"
        page.goto(f"{base}/duplicates")
        assert page.title() == "Duplicates — 1 to look at"
        assert page.complaints == []


def test_without_script_a_pair_is_kept_apart(app, base, desk):
    def suggest(session):
        ids = [session.scalars(select(Claim.id).where(Claim.text == text)).one() for text in (FIRST, LONG)]
        row = DuplicatePair(
            first_id=ids[0],
            second_id=ids[1],
            relation=Relation.SAME,
            probability=0.7,
            differing_slots=[],
            slots={},
            features={},
            threshold=0.9,
            matcher_version="test/1",
            state="suggested",
            found_at=NOW,
            decided_at=None,
        )
        session.add(row)
        session.flush()
        return row.id

    pair = within(app, suggest)
    with desk(java_script_enabled=False) as page:
        page.goto(f"{base}/duplicates/{pair}")
        page.fill("#reason", "A bridge is no harbor wall.")
        press(page, "button:has-text('Keep apart')")
        page.goto(f"{base}/duplicates?state=kept_apart")
        assert "A bridge is no harbor wall." in page.inner_text("main")


PATHS = (
    "/duplicates",
    "/duplicates?state=kept_apart",
    "/matching",
    "/matching/disagreements",
    "/check-requests",
    "/check-requests/1",
    "/?q=The+tower+of+Umea+is+ninety+meters+high+since+2011.",
)


def test_each_page_is_sound_on_a_phone(app, base, desk):
    """``tests/browser/test_every_page.py`` looks at them on a desk and in both themes."""
    with desk(viewport={"width": 360, "height": 900}) as page:
        for path in PATHS:
            assert page.goto(base + path).status == 200, path
            page.evaluate("for (const fold of document.querySelectorAll('main details')) fold.open = true")
            assert (serious(page), too_wide(page), page.complaints) == ([], [], []), path


def test_the_machine_that_changed_its_word_is_listed(app, base, desk):
    match = within(app, lambda session: session.scalars(select(Match.id)).one())
    with desk() as page:
        page.goto(f"{base}/matching/disagreements")
        page.locator(f"a[href='/matches/{match}']").click()
        page.wait_for_url(f"**/matches/{match}")
