"""The public pages in Chromium: the specification's sample from paste to verdict, with and without script."""

from __future__ import annotations

import datetime as dt

import pytest
from flask_security import hash_password
from sqlalchemy import select

from claims.extensions import db
from claims.models import ArticleVersion, Claim, Review
from claims.services.base import organizations
from claims.web.articles import article_page
from tests.support.browser_fixtures import PASSWORD, check_looks, opened, press, sign_in, too_wide, wait_until
from tests.support.factories import (
    make_appearance,
    make_claim,
    make_match,
    make_member,
    make_organization,
    make_review,
    publish_review,
    recheck_review,
    refuting,
    step,
)
from tests.support.pages import import_demo, now
from tests.support.sample import BODY, DENIED, HEADLINE, PUBLISHED, VARIANTS

pytestmark = pytest.mark.browser

HOSTILE = (
    "<script>document.title='run'</script><img src=x onerror=\"document.title='run'\"> "
    "The \u202eharbor wall of " + "Donaudampfschifffahrtsgesellschaft" * 60 + " cost 41 million euros in 2019."
)


@pytest.fixture(scope="module")
def app(pages_app):
    """The demo registry with an administrator who checks and reviews."""
    import_demo(pages_app)
    with pages_app.app_context():
        session = db.session()
        home = organizations.ensure_default_organization(session, name="Home desk", now=now())
        organizations.create_administrator(
            session,
            email="anna@desk.example",
            name="Anna",
            password_hash=hash_password(PASSWORD),
            organization=home,
            now=now(),
            must_change_password=False,
        )
        session.commit()
    return pages_app


def paste(page, base, body, action="look_up", headline=HEADLINE):
    page.goto(f"{base}/articles/new")
    page.fill("#headline", headline)
    page.fill("#body", body)
    page.fill("#published", PUBLISHED)
    press(page, f"button[value={action}]")


def open_note(page, words):
    """The note of the claim with these words, opened by its number in the text."""
    note = page.locator("details.c-note", has=page.locator(".c-note-claim", has_text=words)).first
    number = note.get_attribute("data-n")
    page.locator(f"a#s{number}").first.click()
    note.locator(".c-note-in").wait_for(state="visible")
    return note


FITS = """[...document.querySelectorAll("details.c-note > summary")].every((note) => note.offsetHeight < 50
  && [...note.querySelectorAll(".c-verdict > *")].every((part) =>
    part.getBoundingClientRect().right <= note.getBoundingClientRect().right))"""
OLDER = """document.querySelector('.c-note-line .c-fresh').innerHTML =
  '<span class="c-fresh-text">Needs recheck</span><span>: rated for an earlier time</span>'"""
"""What stands in the place of the freshness where a verdict is older than what the text speaks about."""


def two_lines(page):
    """Whether each closed note has two lines, that of an expired verdict among them, however long a name is."""
    page.evaluate(
        "document.querySelector('.c-note-line .c-by').textContent = 'Association of Fact Checkers '.repeat(9)"
    )
    expired = page.locator("details.c-note:not([open]) .c-note-line", has_text="Expired")
    assert [said.replace("\n", "").strip()[-7:] for said in expired.all_inner_texts()] == ["Expired"]
    fits = page.evaluate(FITS)
    page.evaluate(OLDER)
    whole = page.evaluate(
        "[...document.querySelectorAll('.c-note-line .c-fresh')].every((e) => e.scrollWidth <= e.clientWidth + 1)"
    )
    return fits and whole and page.evaluate(FITS)


@pytest.fixture(scope="module")
def link_to(app):
    """The selector of a link to a claim of the demo, by its external id."""
    with app.app_context():
        rows = db.session.execute(select(Claim.external_id, Claim.id).where(Claim.external_id.is_not(None)))
        return {row.external_id: f'a[href="/claims/{row.id}"]' for row in rows}


@pytest.fixture
def page(window, base):
    """The start page, as a visitor finds it."""
    window.emulate_media(media="screen")
    window.complaints.clear()
    window.goto(base)
    return window


@pytest.fixture
def suggested(app):
    """An article of its own with one suggested match: its path."""
    with app.app_context():
        session = db.session()
        claim = make_claim(session)
        appearance = make_appearance(session, None, claim.text)
        make_match(session, appearance, claim, relation="same", machine_relation="same")
        session.commit()
        return f"/articles/{session.get_one(ArticleVersion, appearance.article_version_id).article_id}"


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_the_sample_goes_from_paste_to_verdicts(browser, base, link_to, script):
    with opened(browser, java_script_enabled=script) as page:
        sign_in(page, base)
        paste(page, base, BODY, action="store")
        assert "/articles/" in page.url
        assert page.locator("h1").inner_text() == HEADLINE
        assert page.locator("details.c-note").count() == 4
        assert "1 not taken" in page.locator(".c-article-head").inner_text()
        assert two_lines(page)
        killed = open_note(page, "157,000 people since 2001")
        answer = killed.locator(".c-match", has=page.locator(link_to["killed"])).inner_text()
        assert answer.startswith("True")
        assert "confirmed by the matcher" in answer
        assert killed.locator(".c-near", has=page.locator(link_to["civilians"])).count() == 1
        lasted = open_note(page, "lasted 18 years").inner_text()
        assert "Expired 6 Oct 2020" in lasted.replace("\xa0", " ")
        truce = open_note(page, "seven-day truce").inner_text()
        assert "No checked claim says this" in truce
        assert "Other entity" in truce
        page.click(".c-article-head a:has-text('1 not taken')")  # unfolds it, with script and without
        page.locator("#not-taken").wait_for(state="visible")
        assert "best chance for peace" in page.locator("#shelf").inner_text()
        assert page.complaints == []


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_note_of_very_many_claims_is_filled_where_it_is_opened(browser, base, link_to, script, monkeypatch):
    monkeypatch.setattr(article_page, "MANY_CLAIMS", 3)
    with opened(browser, java_script_enabled=script) as page:
        sign_in(page, base)
        paste(page, base, BODY, action="store")
        assert page.locator(link_to["killed"]).count() == 0
        note = page.locator("details.c-note", has=page.locator(".c-note-claim", has_text="157,000 people")).first
        note.locator("summary").first.focus()
        page.keyboard.press("Enter")
        if not script:
            note.locator(".c-later a").click()
        answer = note.locator(".c-match", has=page.locator(link_to["killed"]))
        answer.wait_for(state="visible")
        assert note.locator("summary").first.evaluate("node => node === document.activeElement") is script
        assert page.locator("details.c-note[open]").count() == 1
        assert page.complaints == []


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.relation + "-" + variant.new.split()[0])
def test_a_changed_word_makes_a_near_miss_that_lends_no_verdict(page, base, link_to, variant):
    paste(page, base, variant.body)
    link = page.locator(link_to[variant.against])
    assert page.locator(".c-match", has=link).count() == 0, "it lends its verdict"
    near = page.locator(".c-near", has=link)
    assert near.count(), "it is no near miss"
    assert variant.words in near.first.text_content()


def test_civilians_instead_of_people_are_rated_false(page, base, link_to):
    paste(page, base, BODY.replace("people", "civilians"))
    note = open_note(page, "157,000 civilians")
    assert note.locator(".c-match", has=page.locator(link_to["civilians"])).inner_text().startswith("False")


def test_a_denial_takes_no_verdict_over(page, base, link_to):
    paste(page, base, DENIED)
    assert page.locator(".c-note").count() == 1
    assert page.locator(".c-match", has=page.locator(link_to["truce"])).count() == 0


@pytest.mark.parametrize("width", [360, 390, 1280])
def test_both_days_of_the_look_up_stand_at_one_height(browser, base, width):
    with opened(browser, base, viewport={"width": width, "height": 800}) as page:
        page.goto(base)
        tops = [page.locator(field).bounding_box()["y"] for field in ("#published", "#as_of")]
        assert abs(tops[0] - tops[1]) <= 1


def test_the_box_answers_while_one_types(page):
    page.locator("#q").press_sequentially("The war in Afghanistan has lasted 18 years", delay=5)
    page.wait_for_url("**q=The+war**18+years**")  # who types slowly is answered in between
    page.locator(".c-result", has_text="Same claim").wait_for()
    assert page.evaluate("document.activeElement.id") == "q"
    page.reload()
    assert "Expired" in page.locator(".c-result").inner_text()
    assert page.complaints == []


SETTLING = "A video shows a walrus asleep on a submarine in the harbor of Ostrand."
POST = "omg look at this guy, the walrus just sleeping on the navy's submarine like it's a sofa #Ostrand"


@pytest.fixture(scope="module")
def settling(app):
    """A claim that a post makes between its words."""
    with app.app_context():
        make_claim(db.session(), SETTLING)
        db.session.commit()


@pytest.mark.usefixtures("settling")
def test_what_a_post_is_probably_about_stands_apart_at_each_width(browser, base):
    with opened(browser, base, viewport={"width": 360, "height": 900}) as page:
        page.fill("#q", POST)
        page.locator("#probable-h").wait_for()
        assert SETTLING in page.locator("section[aria-labelledby=probable-h]").inner_text()
        check_looks(page, "a post")
        page.fill("#q", f"{POST}. What a day! I love this town.")
        press(page, "button:has-text('Look up') >> visible=true")
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 900})
            article, region = (
                page.locator(one).bounding_box() for one in (".c-article", "section[aria-labelledby=probable-h]")
            )
            assert region["y"] - article["y"] - article["height"] >= 20, width
        check_looks(page, "a post and more")
        assert page.complaints == []


def test_the_list_of_claims_narrows_while_one_types(browser, base):
    with opened(browser, f"{base}/claims") as page:
        page.locator("#claims-q").press_sequentially("three-day truce", delay=5)
        page.wait_for_url("**q=three-day**truce**")
        assert "three-day truce" in page.locator(".c-claim-text").first.inner_text()
        assert page.locator(".c-claim").count() < 4
        assert page.complaints == []


def test_a_judgement_keeps_the_note_open_and_the_focus_in_it(browser, base, suggested):
    with opened(browser) as page:
        sign_in(page, base)
        page.goto(f"{base}{suggested}#n1")
        page.locator("details.c-note[open]").wait_for()
        page.get_by_role("button", name="Right").click()
        page.locator(".c-said:focus").wait_for()
        assert page.evaluate("document.activeElement.textContent") == "You set this to same claim."
        assert page.locator("details.c-note[open]").count() == 1
        assert "confirmed by Anna" in page.locator("details.c-note[open]").inner_text()
        page.locator("summary", has_text="Wrong …").click()
        page.select_option("select[name=relation]", "narrower")
        page.get_by_role("button", name="Set relation").click()
        page.locator(".c-said", has_text="narrower").wait_for()
        assert "1 near miss" in page.locator("details.c-note[open]").inner_text().replace("\xa0", " ")
        assert page.complaints == []


def test_a_judgement_works_without_script(browser, base, suggested):
    with opened(browser, java_script_enabled=False) as page:
        sign_in(page, base)
        page.goto(f"{base}{suggested}")
        page.locator("a#s1").click()
        press(page, page.get_by_role("button", name="Right"))
        assert page.locator(".c-toast > span").first.inner_text() == "Set to same claim."


PARAGRAPHS = "\n\n".join(
    [BODY, BODY.replace("157,000", "175,000"), "The harbor wall cost 41 million euros in 2019."] * 3
)


def test_an_open_note_moves_no_line_of_the_text(page, base):
    tops = "[...document.querySelectorAll('.c-para > p')].map(p => Math.round(p.getBoundingClientRect().top + scrollY))"
    paste(page, base, PARAGRAPHS)
    before = page.evaluate(tops)
    note = open_note(page, "157,000 people since 2001")
    assert max(abs(new - old) for new, old in zip(page.evaluate(tops), before, strict=True)) <= 48, "the claim's lines"
    # A covered note that gets the focus lies on top.
    summary = page.locator(f"details.c-note[data-n='{int(note.get_attribute('data-n')) + 2}'] > summary")
    summary.focus()
    assert summary.evaluate(
        "node => { const box = node.getBoundingClientRect();"
        " return node.contains(document.elementFromPoint(box.left + 40, box.top + 12)) }"
    )
    page.emulate_media(media="print")
    assert note.locator(".c-note-in").evaluate("node => getComputedStyle(node).position") == "static"
    assert page.complaints == []


PIERS = ("Vollsund", "Marrigan", "Teldoss", "Kirvanta", "Osterlow", "Bremsay")
MANY_IN_ONE = (
    " ".join(f"The pier of {town} cost {cost} million euros in 2019." for cost, town in enumerate(PIERS, 12))
    + "\n\nThe ferry of Halvik carried 94,000 people in 2024. The library of Teldoss lent out 31,000 books in 2024."
)
OPEN_NOTE = "document.querySelector('details.c-note[open]')"
LIT = "[...new Set([...document.querySelectorAll('.is-lit')].map((part) => part.dataset.n))].join()"


@pytest.mark.parametrize("width", [1280, 390])
def test_one_key_leads_from_claim_to_claim_of_a_text(browser, base, width):
    with opened(browser, viewport={"width": width, "height": 800}, reduced_motion="reduce") as page:
        paste(page, base, MANY_IN_ONE)
        count = page.locator("details.c-note").count()
        assert count > 7
        assert page.locator(".c-more details.c-note").count() > 1, "some are folded"
        for number in range(1, count + 1):
            page.keyboard.press("j")
            assert page.evaluate(f"{OPEN_NOTE}.dataset.n") == str(number)
            wait_until(page, f"{LIT} === '{number}'")
            assert page.evaluate(f"document.activeElement.parentNode === {OPEN_NOTE}")
            assert page.evaluate("document.activeElement.checkVisibility()"), "also where more notes are folded"
        page.keyboard.press("j")
        assert page.evaluate(f"{OPEN_NOTE}.dataset.n") == str(count), "there is no further one"
        page.keyboard.press("k")
        assert page.evaluate(f"{OPEN_NOTE}.dataset.n") == str(count - 1)
        page.evaluate(f"{OPEN_NOTE}.open = false; document.activeElement.blur(); scrollTo(0, 0)")
        page.locator("a#s3").first.focus()
        page.keyboard.press("j")
        assert page.evaluate(f"{OPEN_NOTE}.dataset.n") == "4", "on from the claim that has the focus"
        assert page.complaints == []


def test_the_head_of_a_text_says_what_its_claims_come_to(browser, base):
    with opened(browser, viewport={"width": 390, "height": 800}) as page:
        paste(page, base, BODY.replace("people", "civilians"))
        counts = page.locator(".c-article-head .c-marked a")
        told = [int(words.split()[0]) for words in counts.all_inner_texts()]
        assert sum(told) == page.locator("details.c-note").count()
        suggested = page.locator(".c-note-line", has_text="suggested")
        counts.filter(has_text=f"{suggested.count()} suggested").click()
        note = page.locator("details.c-note[open]")
        assert note.get_attribute("data-n") == suggested.first.evaluate("line => line.closest('.c-note').dataset.n")
        assert page.complaints == []


LINES = """[...document.querySelectorAll(".c-para > p")].map((text) => {
  const words = document.createRange();
  words.selectNodeContents(text);
  return Math.round(words.getBoundingClientRect().height / parseFloat(getComputedStyle(text).lineHeight));
})"""
LISTED = """The town of Halvik published its accounts:

- Schools: 12.4 million euros in 2024
- Roads: 8.1 million euros in 2024
- The library lent out 94,000 books in 2024

The debt of Halvik fell to 9.8 million euros in 2024."""


def test_a_list_keeps_its_lines_and_a_note_leaves_the_foot_of_the_page_free(browser, base):
    with opened(browser) as page:
        paste(page, base, LISTED)
        assert page.evaluate(LINES) == [1, 3, 1]
        page.keyboard.press("j")
        assert page.evaluate(
            "document.querySelector('.c-note[open] > .c-note-in').getBoundingClientRect().bottom"
            " <= document.querySelector('.c-foot').getBoundingClientRect().top"
        )
        assert page.complaints == []


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        ("ميناء النور يستقبل ثلاثة ملايين مسافر", "استقبل ميناء النور 3 ملايين مسافر في عام 2025."),
        ("נמל חדש נפתח", "הנמל עלה 40 מיליון שקל בשנת 2024."),
    ],
    ids=["Arabic", "Hebrew"],
)
def test_a_headline_is_written_from_the_side_its_text_is(browser, base, headline, body):
    with opened(browser) as page:
        paste(page, base, body, headline=headline)
        for selector in ("h1", ".c-para > p"):
            assert page.locator(selector).first.evaluate("e => getComputedStyle(e).direction") == "rtl", selector


def test_hostile_words_run_nothing_and_break_nothing(browser, base):
    with opened(browser, base, viewport={"width": 320, "height": 800}) as page:
        paste(page, base, HOSTILE, headline=HOSTILE[:900])
        page.wait_for_timeout(300)
        assert page.title() != "run"
        assert page.locator("main script, main img").count() == 0
        assert too_wide(page) == []
        assert page.complaints == []


FAR = dt.date(2099, 1, 1)


@pytest.fixture
def revised(app):
    """A review with one revision, its path, and what publishes another one."""
    with app.app_context():
        session = db.session()
        home = make_organization(session, "Quay desk")
        author, approver = make_member(session, home, "checker"), make_member(session, home, "reviewer")
        review = publish_review(session, make_review(session, home), author, approver, valid_until=FAR)
        session.commit()
        path = f"/reviews/{review.id}"

    def revise():
        with app.app_context():
            session = db.session()
            kept = session.get_one(Review, int(path.rpartition("/")[2]))
            changed = {"rating": "false", "evidence": (refuting(),), "correction_kind": "verdict_changed"}
            recheck_review(session, kept, author, now(), valid_until=FAR, **changed)
            step(session, kept, "revise", author, now())
            step(session, kept, "approve", approver, now())
            session.commit()

    return path, revise


@pytest.fixture
def differing(app):
    """The path of a claim that two organizations rate differently."""
    with app.app_context():
        session = db.session()
        claim = make_claim(session)
        for name, rating in (("Tide desk", "true"), ("Pier desk", "mostly_true")):
            home = make_organization(session, name)
            author, approver = make_member(session, home, "checker"), make_member(session, home, "reviewer")
            publish_review(session, make_review(session, home, claim), author, approver, valid_until=FAR, rating=rating)
        session.commit()
        return f"/claims/{claim.id}"


def test_the_page_of_a_claim_is_whole_on_paper(browser, base, differing):
    with opened(browser, f"{base}{differing}") as page:
        other = page.locator("details.c-other .c-rationale")
        assert not other.is_visible(), "folded on a screen"
        page.emulate_media(media="print")
        assert other.evaluate("node => node.checkVisibility({contentVisibilityAuto: true}) && node.offsetHeight > 0")
        first = page.locator(".c-event").first
        assert first.is_visible(), "the timeline stands in a form"
        assert first.evaluate("e => getComputedStyle(e).borderTopWidth") == "0px", "its heading has a rule already"
        for control in ("compare", "JSON-LD", "Request a recheck", "Material only", "About this source"):
            assert not page.locator("main").get_by_text(control, exact=True).first.is_visible(), control
        address = page.locator(".c-review .c-print").first.inner_text()
        assert address.startswith(f"{base}/reviews/")
        assert page.complaints == []


def test_a_look_up_on_paper_has_what_was_asked_and_where_the_verdict_stands(browser, base):
    with opened(browser, f"{base}/?q=The+war+in+Afghanistan+has+lasted+18+years") as page:
        asked = page.locator("#lookup-result > .c-print")
        assert not asked.is_visible()
        page.emulate_media(media="print")
        assert asked.inner_text() == "The war in Afghanistan has lasted 18 years"
        assert not page.get_by_text("Read it instead").first.is_visible()
        link = page.locator(".c-result .c-verdict-word a").first
        assert base in link.evaluate("node => getComputedStyle(node, '::after').content")


def test_a_near_miss_says_in_forced_colors_where_it_differs(browser, base):
    with opened(browser, base, forced_colors="active", color_scheme="dark") as page:
        paste(page, base, VARIANTS[0].body)
        page.evaluate("document.querySelectorAll('main details').forEach(fold => { fold.open = true; })")
        color = "node => getComputedStyle(node).color"
        differing = page.locator(".c-note mark.c-diff").first
        assert differing.evaluate(color) == page.locator("h1").evaluate(color)
        current = page.locator(".c-nav a[aria-current]").first
        assert current.evaluate("node => getComputedStyle(node).borderTopColor") == "rgb(0, 0, 0)"


SENT_BYTES = "performance.getEntriesByType('navigation')[0].transferSize"
"""0 where the browser had the page."""


def test_the_page_of_a_revision_is_kept_and_still_tells_what_came_later(browser, base, revised):
    path, revise = revised
    with opened(browser, f"{base}{path}/revisions/1") as page:
        page.get_by_text("No later revision took its place.").wait_for()
        assert page.locator(".c-verdict.is-drained").count() == 0, "it stands: the verdict has its color"
        revise()
        page.goto(f"{base}{path}/revisions/1")
        assert page.evaluate(SENT_BYTES) == 0
        page.get_by_text("took its place.").wait_for()
        assert "Replaced by revision" in page.inner_text("#verdict")
        assert page.locator(".c-verdict.is-drained").count() == 1
        page.get_by_role("link", name="Revision 2", exact=True).click()
        page.wait_for_url("**/revisions/2")
        assert page.complaints == []


def test_a_kept_page_of_a_revision_is_nobody_elses(browser, base, revised):
    path, _ = revised
    address = f"{base}{path}/revisions/1"
    with opened(browser, address) as page:
        page.goto(f"{base}/claims")
        page.select_option("select[name=theme]", "dark")
        press(page, ".c-prefs button")
        page.goto(address)
        assert page.evaluate("document.documentElement.dataset.theme") == "dark"
        sign_in(page, base)
        page.goto(address)
        assert page.locator(".c-person").inner_text().startswith("Anna")
        page.locator(".c-person summary").click()
        press(page, ".c-person button")
        page.goto(address)
        assert page.locator(".c-person").inner_text() == "Sign in"
        assert page.complaints == []


def test_without_script_the_page_of_a_revision_leads_to_what_is_said_today(browser, base, revised):
    path, revise = revised
    revise()
    with opened(browser, f"{base}{path}/revisions/1", java_script_enabled=False) as page:
        assert page.inner_text(".c-asof").startswith("As it was published on")
        press(page, "text=What is said today")
        assert "/claims/" in page.url
        assert "False" in page.inner_text(".c-verdict-block")
