"""Claims for everybody: the list with search and filters, the page in each status, permalinks of revisions."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from flask import Flask
from sqlalchemy import select

from claims.core.sources.source_states import SourceState
from claims.extensions import db
from claims.models import Claim, LogEntry, OrganizationRole, Review, Source, User
from claims.services.base.actors import CLI, SYSTEM, actor_for_user
from claims.services.base.organizations import add_member
from claims.services.claims import filtered_claims
from claims.services.exchange import imports
from claims.services.regrouping.merging import merge_claims, undo_merge
from claims.services.removal.log_redaction import redact_entry
from claims.services.reviews import review_publishing
from claims.web.claims import claims as claim_pages
from claims.web.claims import claims as claims_page
from claims.web.page.visit import Visit
from tests.support.databases import on_both_databases
from tests.support.desk import within
from tests.support.factories import (
    NOW,
    complete_draft,
    make_appearance,
    make_claim,
    make_member,
    make_organization,
    make_review,
    publish_review,
    recheck_review,
    step,
)
from tests.support.pages import Reader, import_demo, now

TEXT = "The harbor wall cost 41 million euros in 2019."


def review_of(organization: str, verdict: str, **changes: object) -> dict[str, object]:
    stance = "refutes" if verdict.endswith("false") else "supports"
    content: dict[str, object] = {
        "organization": organization,
        "rating": verdict.replace("_", " ").capitalize(),
        "verdict": verdict,
        "reviewed_at": "2024-05-01",
        "true_as_of": "2024-05-01",
        "timeless": True,
        "summary": f"{organization} read the accounts.",
        "url": f"https://{organization.lower().replace(' ', '-')}.example/check",
        "evidence": [
            {
                "title": "Accounts",
                "url": "https://harbor.example/a",
                "quote": f"Quote for {organization}.",
                "stance": stance,
            }
        ],
    }
    return content | changes


def import_claim(app: Flask, *reviews: dict[str, object], text: str = TEXT, name: str = "wall") -> int:
    """A claim with these reviews; gives its id."""
    line = {"external_id": name, "text": text, "kind": "quantity", "claimant": "The mayor", "reviews": list(reviews)}
    with app.app_context():
        report = imports.import_lines(db.session(), [(1, json.dumps(line))], now=dt.datetime.now(dt.UTC), actor=CLI)
        assert not report.problems, report.problems
        db.session.commit()
        claim = db.session.query(Claim).filter_by(external_id=name).one()
        return claim.id


@on_both_databases
def test_a_checked_claim_leads_with_its_verdict(app):
    claim_id = import_claim(app, review_of("Desk A", "false"))
    page = Reader(app).get(f"/claims/{claim_id}")
    assert page.status == 200
    assert page.title == f"False — {TEXT} (Desk A)"
    assert page.tree.findtext(".//h1[@dir='auto']") == TEXT
    block = page.texts("c-verdict-block")[0]
    assert block.startswith("False Desk A, revision")
    assert "as of 1" in block
    assert "Current" in block
    assert "Desk A read the accounts." in page.text
    assert "refutes" in page.texts("c-evidence")[0]
    assert "Quote for Desk A." in page.texts("c-evidence")[0]
    assert "All evidence comes from one origin." in page.text
    assert "said by The mayor" in page.text
    assert page.tree.xpath("//a[starts-with(@href, '/speakers/')]/bdi/text()") == ["The mayor"]
    assert page.tree.xpath("//a[@href='https://desk-a.example/check']")
    assert page.tree.xpath("//link[@rel='canonical']/@href") == [f"http://localhost/claims/{claim_id}"]


def test_a_decisive_answer_without_evidence_stands_nowhere_and_unchecked_says_so(app):
    with app.app_context():
        claim = make_claim(db.session(), TEXT)
        make_appearance(db.session(), claim, TEXT)
        db.session.commit()
        claim_id = claim.id
    page = Reader(app).get(f"/claims/{claim_id}")
    assert page.title == f"Not checked — {TEXT}"
    assert "Nobody has checked this yet. Said by 1 outlet in 1 article." in page.text.replace("\xa0", " ")


def test_other_organizations_stand_below_and_agree(app):
    claim_id = import_claim(app, review_of("Desk A", "true"), review_of("Desk B", "true", reviewed_at="2024-04-01"))
    page = Reader(app).get(f"/claims/{claim_id}")
    assert "Other organizations: agree" in page.text
    assert "Quote for Desk B." in page.texts("c-other")[0]


def test_conflicting_organizations_stand_side_by_side_none_larger(app):
    claim_id = import_claim(app, review_of("Desk A", "true"), review_of("Desk B", "false"))
    page = Reader(app).get(f"/claims/{claim_id}")
    assert page.title == f"Organizations conflict — {TEXT}"
    assert "Organizations conflict" in page.texts("c-verdict-block")[0]
    large = page.tree.xpath("//*[contains(@class, 'c-verdict-block')]//svg[@width='28']/@class")
    assert large == ["vm t-clash"], "the conflict itself, and no organization's verdict"
    assert "Quote for Desk A." in page.text
    assert "Quote for Desk B." in page.text
    assert "Other organizations" not in page.text


def test_an_expired_answer_is_drained_and_named_so_in_the_title(app):
    lapsed = {"timeless": False, "valid_until": "2024-06-01"}
    claim_id = import_claim(app, review_of("Desk A", "true", **lapsed))
    page = Reader(app).get(f"/claims/{claim_id}")
    assert page.title == f"Expired, formerly True — {TEXT} (Desk A)"
    assert page.find("is-drained")
    earlier = Reader(app).get(f"/claims/{claim_id}?as_of=2024-05-10")
    assert "As known on 10" in earlier.texts("c-asof")[0]
    assert not earlier.find("is-drained")


@pytest.mark.parametrize("day", ["2999-01-01", "soon"])
def test_a_day_that_cannot_be_asked_about_is_refused(app, day):
    claim_id = import_claim(app)
    assert Reader(app).get(f"/claims/{claim_id}?as_of={day}").status == 422


def test_a_merged_claim_leads_to_its_successor(app):
    with app.app_context():
        kept, merged = make_claim(db.session(), TEXT), make_claim(db.session(), "It cost a lot.")
        merged.merged_into_id = kept.id
        db.session.commit()
        kept_id, merged_id = kept.id, merged.id
    answer = Reader(app).get(f"/claims/{merged_id}")
    assert (answer.status, answer.headers["Location"]) == (301, f"/claims/{kept_id}")


def test_a_day_before_a_merge_shows_both_claims_by_themselves(app):
    with app.app_context():
        session = db.session()
        organization = make_organization(session, "Desk A")
        kept, merged = make_claim(session, TEXT), make_claim(session, "It cost a lot.")
        people = [make_member(session, organization, "checker", "reviewer") for _ in range(2)]
        publish_review(session, make_review(session, organization, merged), *people, NOW)
        day = dt.timedelta(days=1)
        row = merge_claims(session, merged.id, kept.id, actor=people[0], reason="One.", now=NOW + 2 * day)
        undo_merge(session, row, actor=people[0], reason="Two.", now=NOW + 4 * day)
        merge_claims(session, merged.id, kept.id, actor=people[0], reason="One.", now=NOW + 6 * day)
        session.commit()
        kept_id, merged_id = kept.id, merged.id
        before, during, between = (f"?as_of={(NOW + days * day).date()}" for days in (1, 3, 5))
    reader = Reader(app)
    for moment in (before, between):
        itself = reader.get(f"/claims/{merged_id}{moment}")
        assert itself.status == 200
        assert "It cost a lot. (Desk A)" in " ".join(itself.title.replace("—", " ").split())
        assert f"merged since into claim {kept_id}" in itself.texts("c-asof")[0]
        survivor = reader.get(f"/claims/{kept_id}{moment}")
        assert survivor.title.startswith("Not checked")
    answer = reader.get(f"/claims/{merged_id}{during}")
    assert (answer.status, answer.headers["Location"]) == (302, f"/claims/{kept_id}{during}")
    api = app.test_client()
    told = {moment: api.get(f"/api/v1/claims/{merged_id}{moment}").json for moment in (before, during, between, "")}
    assert [row["merged_into"] for row in told.values()] == [None, kept_id, None, kept_id]
    assert [len(row["reviews"]) for row in told.values()] == [1, 1, 1, 1]
    kept_then = api.get(f"/api/v1/claims/{kept_id}{before}").json
    assert (kept_then["reviews"], kept_then["status"]) == ([], "unchecked")


@on_both_databases
def test_appearances_show_the_claim_in_its_sentence_and_page_on(app):
    with app.app_context():
        claim = make_claim(db.session(), TEXT)
        for _ in range(21):
            make_appearance(db.session(), claim, TEXT)
        db.session.commit()
        claim_id = claim.id
    page = Reader(app).get(f"/claims/{claim_id}")
    assert len(page.find("c-said-row")) == 20
    assert "Rain fell all day." in page.texts("c-context")[0]
    older = page.tree.xpath("//section[@id='said']//a[@rel='next']/@href")[0]
    assert len(Reader(app).get(older.partition("#")[0]).find("c-said-row")) == 1


@on_both_databases
def test_the_timeline_says_who_did_what_newest_first(app):
    with app.app_context():
        session = db.session()
        home = make_organization(session, "Home desk")
        anna, ben = make_member(session, home, "checker"), make_member(session, home, "reviewer")
        claim = make_claim(session, TEXT)
        lasting = {"valid_until": None, "timeless": True, "timeless_reason": "The works are over."}
        review = publish_review(session, make_review(session, home, claim), anna, ben, **lasting)
        later = NOW + dt.timedelta(days=3)
        recheck_review(
            session, review, anna, later, rating="false", evidence=complete_draft().evidence[:0], correction_kind=None
        )
        session.commit()
        claim_id = claim.id
    page = Reader(app).get(f"/claims/{claim_id}")
    events = page.texts("c-event")
    assert "Recheck started" in events[0]
    assert "A newer count is out." in events[0]
    published = next(text for text in events if "Published: True, revision" in text)
    assert "Home desk" in published
    assert "Person" not in published, "others read the organization"
    assert "Claim recorded" in events[-1]
    assert not any("Submitted" in text for text in events)
    assert "Under recheck since" in page.texts("c-verdict-block")[0]


def test_who_works_for_two_organizations_is_told_of_by_the_one_that_published(app):
    def publish(session):
        first, second = make_organization(session, "First desk"), make_organization(session, "Second desk")
        author, approver = make_member(session, second, "checker"), make_member(session, first, "reviewer")
        user = session.get_one(User, approver.user_id)
        add_member(session, user, second.id, OrganizationRole.REVIEWER, actor=SYSTEM, now=NOW)
        there = actor_for_user(session, user, second.id)
        review = make_review(session, second, make_claim(session, TEXT))
        return publish_review(session, review, author, there).claim_id

    claim_id = within(app, publish)
    [published] = [line for line in Reader(app).get(f"/claims/{claim_id}").texts("c-event") if "Published" in line]
    assert "Second desk" in published
    assert "First desk" not in published


def test_a_review_leads_to_its_place_on_the_claims_page(app):
    claim_id = import_claim(app, review_of("Desk A", "true"))
    with app.app_context():
        review_id = db.session.query(Review).one().id
    answer = Reader(app).get(f"/reviews/{review_id}")
    assert answer.headers["Location"] == f"/claims/{claim_id}#review-{review_id}"
    assert Reader(app).get(f"/claims/{claim_id}").tree.get_element_by_id(f"review-{review_id}") is not None
    assert Reader(app).get("/reviews/999").status == 404


def test_revisions_link_the_one_before_and_what_is_said_today(app):
    claim_id = import_claim(app, review_of("Desk A", "true"))
    import_claim(app, review_of("Desk A", "false"))
    with app.app_context():
        review_id = db.session.query(Review).one().id
    first = Reader(app).get(f"/reviews/{review_id}/revisions/1")
    assert first.status == 200
    assert first.title.startswith("Revision 1: True")
    assert first.texts("c-asof")[0].startswith("As it was published on")
    for page in (first, Reader(app).get(f"/reviews/{review_id}/revisions/2")):
        link = page.tree.xpath("//p[@class='c-asof c-record']/a")[0]
        assert (link.text, link.get("href")) == ("What is said today", f"/reviews/{review_id}")
        assert "Published, timeless" in page.texts("c-verdict-block")[0]
        assert "is-drained" in page.find("c-verdict-block")[0].find("div").get("class"), "it may stand no more"
    assert not first.tree.xpath("//a[@rel='next' or @rel='prev']")
    second = Reader(app).get(f"/reviews/{review_id}/revisions/2")
    assert second.title.startswith("Revision 2: False")
    assert second.tree.xpath("//a[@rel='prev']/@href") == [f"/reviews/{review_id}/revisions/1"]
    assert Reader(app).get(f"/reviews/{review_id}/revisions/3").status == 404
    assert Reader(app).get(f"/claims/{claim_id}").title.startswith("False — ")


def revision_page(app, reader=None, **headers):
    """The page of the only review's first revision, as a visitor's window gets it."""
    client = (reader or Reader(app)).client
    return client.get("/reviews/1/revisions/1", headers={"Accept-Encoding": "gzip"} | headers)


def became_of(app, review_id, number=1):
    """What the page of a revision is told of today, with what takes the place of its parts by id."""
    part = Reader(app).get(f"/reviews/{review_id}/revisions/{number}/today", part=True)
    assert (part.status, part.headers["Cache-Control"]) == (200, "no-store")
    parts = {node.get("id"): " ".join(node.text_content().split()) for node in part.tree.xpath("//*[@hx-swap-oob]")}
    return part, parts


def test_what_became_of_a_revision_is_told_beside_its_page(app):
    import_claim(app, review_of("Desk A", "true"))
    part, parts = became_of(app, 1)
    assert part.text.startswith("No later revision took its place.")
    assert parts["verdict"].startswith("True")
    assert "Published" not in parts["verdict"]
    with app.app_context():
        source = db.session.scalars(select(Source)).one()
        source.state, source.state_since = SourceState.RETRACTED, NOW
        db.session.commit()
        title = source.title
    assert parts["sources-today"].startswith("Its sources today")
    assert f"{title} retracted since" in became_of(app, 1)[1]["sources-today"]
    import_claim(app, review_of("Desk A", "false"))
    part, parts = became_of(app, 1)
    assert part.text.replace("\xa0", " ").startswith("Revision 2 took its place.")
    assert part.tree.xpath("//a[@rel='next']/@href") == ["/reviews/1/revisions/2"]
    assert "Replaced by revision 2" in parts["verdict"].replace("\xa0", " ")
    assert became_of(app, 1, 2)[0].text.startswith("No later revision")
    assert Reader(app).get("/reviews/1/revisions/9/today", part=True).status == 404
    by_hand = Reader(app).get("/reviews/1/revisions/1/today")
    assert (by_hand.status, by_hand.headers["Location"].partition("#")[2]) == (302, "review-1")


@on_both_databases
def test_the_page_of_a_revision_is_the_same_for_all_visitors_for_ever(app, monkeypatch):
    import_claim(app, review_of("Desk A", "true"))
    known = Reader(app)
    known.token()  # another window, which has a session since the page before
    known.get("/problems")
    first, second = revision_page(app), revision_page(app, known)
    assert first.data == second.data
    assert b"csrf" not in first.data.lower()
    assert b'method="post"' not in first.data
    assert first.headers["ETag"] == second.headers["ETag"]
    assert first.headers["ETag"].startswith('"')
    assert "Content-Encoding" not in first.headers
    assert "Set-Cookie" not in first.headers
    assert first.headers["Cache-Control"] == "public, max-age=3600, immutable, no-transform"
    assert "Cookie" in first.headers["Vary"]
    again = revision_page(app, **{"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", first.headers["ETag"])
    assert 'rel="latest-version"' in again.headers["Link"]
    import_claim(app, review_of("Desk A", "false"))
    assert revision_page(app).data == first.data, "a later revision"
    assert revision_page(app, **{"If-None-Match": first.headers["ETag"]}).status_code == 304
    with app.app_context():
        for source in db.session.scalars(select(Source)):
            source.state, source.state_since = SourceState.DEAD, NOW
        db.session.commit()
    assert revision_page(app).data == first.data, "a source that is gone"
    monkeypatch.setattr(Visit, "today", dt.date(2099, 1, 1))
    assert revision_page(app).data == first.data, "another day"


def published_here(app):
    """A verdict of an organization of this registry, and a reviewer who did not write it."""

    def make(session):
        home = make_organization(session, "Home desk")
        anna, ben = make_member(session, home, "checker"), make_member(session, home, "reviewer")
        review = publish_review(session, make_review(session, home, make_claim(session, TEXT)), anna, ben)
        return review.id, make_member(session, home, "reviewer")

    return within(app, make)


def test_a_page_whose_markup_tells_of_today_is_kept_for_a_minute(app, monkeypatch):
    monkeypatch.setattr(review_publishing, "claim_context", lambda *_: None)
    published_here(app)
    page = revision_page(app)
    assert b"ld+json" in page.data
    assert page.headers["Cache-Control"] == "public, max-age=60, no-transform"


def test_what_is_removed_on_a_legal_ground_makes_another_page(app):
    published_here(app)
    page = revision_page(app)

    def redact(session):
        index = session.scalars(select(LogEntry.leaf_index).where(LogEntry.fact_table == "review_revisions")).one()
        redact_entry(session, index, ["rationale"], reason="A court ordered it.", actor=SYSTEM, now=now())

    within(app, redact)
    later = revision_page(app, **{"If-None-Match": page.headers["ETag"]})
    assert (later.status_code, later.headers["ETag"] == page.headers["ETag"]) == (200, False)
    assert "A court ordered it." in later.text
    said = later.text.partition("Removed on a legal ground on")[2].partition("</time>")[0]
    assert said.endswith(f"\xa0{now().year}"), "a weekday would be another one next week"


def test_what_is_a_readers_own_on_the_page_of_a_revision_is_kept_by_no_cache(app):
    import_claim(app, review_of("Desk A", "true"))
    visitor = revision_page(app)
    answer = revision_page(app, Reader(app).sign_in("reader"), **{"If-None-Match": visitor.headers["ETag"]})
    assert answer.status_code == 200
    assert {"ETag", "Cache-Control"}.isdisjoint(answer.headers.keys())
    told = Reader(app)
    with told.client.session_transaction() as kept:
        kept["_flashes"] = [("message", "You are signed out.")]
    assert "ETag" not in revision_page(app, told).headers
    dark = Reader(app)
    dark.client.set_cookie("preferences", "theme=dark")
    assert revision_page(app, dark).headers["ETag"] != visitor.headers["ETag"]


def test_a_withdrawn_revision_is_struck_and_says_so_beside_its_page(app):
    review_id, other = published_here(app)
    page = revision_page(app)

    def withdraw(session):
        review = session.get_one(Review, review_id)
        step(session, review, "withdraw", other, NOW + dt.timedelta(days=1), reason="The accounts were forged.")
        return review.claim_id

    claim_id = within(app, withdraw)
    after = revision_page(app)
    assert after.data == page.data
    assert after.headers["X-Robots-Tag"] == "noindex"
    part, parts = became_of(app, review_id)
    assert part.text.startswith("This revision was withdrawn.")
    assert "former True" in parts["verdict"]
    claim = Reader(app).get(f"/claims/{claim_id}")
    assert "Withdrawn" in claim.title
    assert "The accounts were forged." in claim.text


@on_both_databases
def test_the_list_filters_and_says_by_what(app):
    import_claim(app, review_of("Desk A", "true"), name="one")
    import_claim(app, review_of("Desk B", "false"), name="two", text="The bridge cost 12 million euros in 2019.")
    reader = Reader(app)
    assert len(reader.get("/claims").find("c-claim")) == 2
    page = reader.get("/claims?verdict=false&kind=quantity")
    assert page.texts("c-claim-text") == ["The bridge cost 12 million euros in 2019."]
    assert "quantity, False: 2 filters" in page.text.replace("\xa0", " ")
    assert len(reader.get("/claims?organization=desk-a").find("c-claim")) == 1
    assert len(reader.get("/claims?status=unchecked").find("c-claim")) == 0
    assert "No claim matches this filter." in reader.get("/claims?status=unchecked").text
    assert len(reader.get("/claims?verdict=nonsense").find("c-claim")) == 2


def test_search_as_you_type_sends_rows_only(app):
    import_demo(app)
    part = Reader(app).get("/claims?q=truce", part=True)
    assert "<html" not in part.html
    assert any("three-day truce" in text for text in part.texts("c-claim-text"))
    page = Reader(app).get("/claims?q=truce")
    assert page.title == "“truce” — Claims"
    assert page.tree.get_element_by_id("claims-q").value == "truce"
    assert "No claim is like this." in Reader(app).get("/claims?q=xylophone").text


def test_the_list_pages_on_by_place(app):
    with app.app_context():
        for number in range(51):
            make_claim(db.session(), f"The harbor wall number {number} cost 41 million euros.")
        db.session.commit()
    first = Reader(app).get("/claims?kind=quantity")
    assert len(first.find("c-claim")) == 50
    older = first.tree.xpath("//nav[@class='c-pager']/a[@rel='next']/@href")[0]
    last = Reader(app).get(older)
    assert last.texts("c-claim-text") == ["The harbor wall number 0 cost 41 million euros."]
    assert last.tree.xpath("//a[@rel='prev']/@href") == ["/claims?kind=quantity"]
    assert Reader(app).get("/claims?after=nonsense").status == 422


def test_addresses_that_could_run_are_never_links(app):
    claim_id = import_claim(app, review_of("Desk A", "true"))
    with app.app_context():
        for source in db.session.query(Source):
            source.url = "javascript:alert(1)"
        db.session.commit()
    assert "javascript:" not in Reader(app).get(f"/claims/{claim_id}").html


def test_a_checker_opens_a_review_from_the_claim_and_only_once(app):
    claim_id = import_claim(app, review_of("Desk A", "true"))
    reader = Reader(app).sign_in("checker")
    assert "Check this claim" in reader.get(f"/claims/{claim_id}").text
    first = reader.post(f"/claims/{claim_id}/review", {})
    second = reader.post(f"/claims/{claim_id}/review", {})
    assert first.headers["Location"] == second.headers["Location"]
    assert reader.follow(first).status == 200
    assert "Open the review" in reader.get(f"/claims/{claim_id}").text
    assert "Your organization" not in Reader(app).get(f"/claims/{claim_id}").text
    assert Reader(app).sign_in("editor", name="Ben").post(f"/claims/{claim_id}/review", {}).status == 403
    assert Reader(app).post(f"/claims/{claim_id}/review", {}).headers["Location"].startswith("/login")


def test_a_page_that_looked_through_part_of_the_claims_says_so_and_leads_on(app, monkeypatch):
    import_demo(app)
    monkeypatch.setattr(filtered_claims, "MOST_LOOKED_THROUGH", 1)
    reader = Reader(app)
    page, seen = reader.get("/claims?verdict=false"), 0
    assert "None of the claims that were looked through for this page matches." in page.text
    while found := page.tree.xpath("//a[@rel='next']/@href"):
        page = reader.get(found[0])
        seen += len(page.tree.xpath("//*[@id='claim-rows']/ul/li"))
        assert len(found) == 1
    assert seen == 1, "each page shows what it found among its own claims"


def test_a_day_before_the_claim_was_recorded_says_so(app):
    with app.app_context():
        claim = make_claim(db.session(), "The harbor wall cost 41 million euros.")
        make_appearance(db.session(), claim, claim.text)
        db.session.commit()
        address = f"/claims/{claim.id}"
    page = Reader(app).get(f"{address}?as_of=2020-01-01")
    assert "not recorded then" in page.texts("c-asof")[0]
    assert "not recorded on" in page.title
    assert "In no article stored by then." in page.text
    assert "1 article" not in page.text
    then = Reader(app).get(f"{address}?as_of=2024-06-02")
    assert "not recorded" not in then.text
    assert "1 article" in then.text.replace("\xa0", " ")


def test_further_appearances_are_picked_out_of_the_page_with_the_focus_on_their_heading(app, monkeypatch):
    monkeypatch.setattr(claims_page, "APPEARANCES_SHOWN", 1)

    def say_twice(session):
        claim = make_claim(session)
        for _ in range(2):
            make_appearance(session, claim, claim.text)
        return claim.id

    address = f"/claims/{within(app, say_twice)}"
    [link] = Reader(app).get(address).tree.xpath("//section[@id='said']//a[@rel='next']")
    assert link.get("href") == f"{link.get('hx-get')}#said"
    assert link.get("hx-select") == "#said"
    part = Reader(app).get(link.get("hx-get"), part=True)
    assert len(part.tree.get_element_by_id("said").find_class("c-context")) == 1
    assert part.tree.xpath("//*[@data-focus]/@id") == ["said-h"]


def test_the_list_has_the_orders_that_editors_need(app, monkeypatch):
    import_demo(app)
    monkeypatch.setattr(claim_pages, "LIST_LENGTH", 2)
    reader = Reader(app)
    usual = [link for link in reader.get("/claims").tree.xpath("//ul[@class='c-rows']//a/@href") if "/claims/" in link]
    page = reader.get("/claims?sort=decided")
    decided = [link for link in page.tree.xpath("//ul[@class='c-rows']//a/@href") if "/claims/" in link]
    assert decided != usual
    assert len(decided) >= 2
    assert page.tree.xpath("//select[@name='sort']/option[@selected]/@value") == ["decided"]
    assert "newest verdicts first" in page.text
    following = page.tree.xpath("//a[contains(@href, 'after=')]/@href")[0]
    assert "sort=decided" in following
    again = reader.get(following)
    assert again.status == 200
    assert not set(decided) & {
        link for link in again.tree.xpath("//ul[@class='c-rows']//a/@href") if "/claims/" in link
    }
    assert "No article says a claim yet." in reader.get("/claims?sort=said").text
    assert reader.get("/claims?sort=nonsense").status == 200
    found = reader.get("/claims?sort=decided&q=truce+Taliban")
    assert "newest verdicts first" not in found.text
    assert reader.get("/claims?sort=decided&as_of=2020-01-01").status == 200
