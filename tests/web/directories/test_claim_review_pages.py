"""JSON-LD on pages and under addresses of its own; citation, feeds, following, the timeline's filter and comparison."""

from __future__ import annotations

import json

import pytest

from claims.models import Claim, Review
from claims.services.base.notifications import Notice, list_notifications
from tests.support.databases import on_both_databases
from tests.support.desk import open_work, step, submit, within
from tests.support.json_ld import broken_rules, nodes_of, scripts_of
from tests.support.pages import Reader, import_demo
from tests.web.claims.test_claim_pages import TEXT, import_claim, review_of

BREAKING = "</script><script>alert(1)</script>"


def own(organization: str, verdict: str, **changes: object) -> dict[str, object]:
    """A review that has no page elsewhere."""
    return review_of(organization, verdict, url=None, **changes)


def only_review(app) -> int:
    return within(app, lambda session: session.query(Review).one().id)


@on_both_databases
def test_the_page_of_a_revision_and_its_address_carry_the_same(app):
    claim_id = import_claim(app, own("Desk A", "false"))
    number, reader = only_review(app), Reader(app)
    document = json.loads(reader.get(f"/reviews/{number}/revisions/1.jsonld").html)
    assert broken_rules(document) == []
    assert document["url"] == f"http://localhost/claims/{claim_id}#review-{number}"
    page = reader.get(f"/reviews/{number}/revisions/1")
    assert scripts_of(page.html) == [document]
    assert f'<http://localhost/claims/{claim_id}>; rel="canonical"' in page.headers["Link"]
    assert "X-Robots-Tag" not in page.headers
    assert TEXT in page.text
    assert scripts_of(reader.get(f"/claims/{claim_id}").html) == [document]
    assert json.loads(reader.get(f"/claims/{claim_id}.jsonld").html) == document
    api = reader.get(f"/api/v1/reviews/{number}/revisions/1.jsonld")
    assert (json.loads(api.html), api.headers["Content-Type"]) == (document, "application/ld+json")


@pytest.mark.parametrize("door", ["", "/api/v1"])
def test_a_revision_is_kept_for_ever_and_names_its_neighbors(app, door):
    import_claim(app, own("Desk A", "true"))
    import_claim(app, own("Desk A", "false"))
    number, client = only_review(app), app.test_client()
    base = f"{door}/reviews/{number}/revisions"
    for revision in (1, 2):
        answer = client.get(f"{base}/{revision}.jsonld")
        assert answer.headers["Cache-Control"] == "public, max-age=3600, immutable"
        etag, is_weak = answer.get_etag()
        assert etag
        assert not is_weak
        again = client.get(f"{base}/{revision}.jsonld", headers={"If-None-Match": f'"{etag}"'})
        assert (again.status_code, again.data) == (304, b"")
        assert f'<{base}/2.jsonld>; rel="latest-version"' in answer.headers["Link"]
        assert ("predecessor-version" in answer.headers["Link"]) is (revision == 2)
    assert client.get(f"{base}/9.jsonld").status_code == 404
    page = client.get(f"/reviews/{number}/revisions/1")
    assert f'</reviews/{number}/revisions/2>; rel="latest-version"' in page.headers["Link"]
    assert page.headers["X-Robots-Tag"] == "noindex"
    assert "canonical" not in page.headers["Link"]


def test_a_review_that_has_a_page_elsewhere_is_linked_not_repeated(app):
    claim_id = import_claim(app, review_of("Desk A", "false"))
    reader, number = Reader(app), only_review(app)
    carried = scripts_of(reader.get(f"/claims/{claim_id}").html)
    assert nodes_of(carried[0]).get("ClaimReview") is None
    assert carried[0]["subjectOf"]["url"] == "https://desk-a.example/check"
    assert scripts_of(reader.get(f"/reviews/{number}/revisions/1").html) == []
    alone = json.loads(reader.get(f"/reviews/{number}/revisions/1.jsonld").html)
    assert (alone["@type"], alone["url"]) == ("ClaimReview", "https://desk-a.example/check")


def test_an_earlier_day_carries_none(app):
    claim_id = import_claim(app, own("Desk A", "false"))
    assert scripts_of(Reader(app).get(f"/claims/{claim_id}?as_of=2024-05-10").html) == []


def test_no_words_close_the_script(app):
    hostile = {"summary": BREAKING, "rating": f"False {BREAKING}"}
    claim_id = import_claim(app, own("Desk A", "false", **hostile), text=f"It cost 4. {BREAKING}")
    page = Reader(app).get(f"/claims/{claim_id}")
    assert scripts_of(page.html)[0]["claimReviewed"] == f"It cost 4. {BREAKING}"
    assert "<script>alert" not in page.html


def test_the_citation_names_words_dates_address_and_when_it_was_read(app):
    claim_id = import_claim(app, own("Desk A", "false"))
    number = only_review(app)
    page = Reader(app).get(f"/claims/{claim_id}")
    cited = " ".join(page.tree.get_element_by_id("citation").text_content().split())
    for part in (
        f"“{TEXT}”",
        "Desk A: False, revision 1",
        "as of 1",
        f"http://localhost/reviews/{number}/revisions/1",
        "Retrieved",
    ):
        assert part in cited, cited
    assert page.tree.xpath("//button[@data-copy]/@data-copy")[0].split() == cited.split()
    unchecked = import_claim(app, name="nobody", text="Nobody has checked this.")
    assert "Not checked." in Reader(app).get(f"/claims/{unchecked}").text


def test_other_organizations_show_what_they_share_and_their_method(app):
    claim_id = import_claim(app, own("Desk A", "false"), own("Desk B", "mostly_false"))
    page = Reader(app).get(f"/claims/{claim_id}")
    assert "shares 1 source with Desk" in page.text.replace("\xa0", " ")
    assert page.tree.xpath("//a[text()='What the grades mean']/@href") == ["/ratings#words"] * 2
    assert Reader(app).get("/ratings").status == 200


@on_both_databases
def test_the_timeline_marks_what_a_revision_changed_and_compares_any_two(app):
    claim_id = import_claim(app, own("Desk A", "true"), own("Desk B", "true"))
    import_claim(app, own("Desk A", "false", summary="A newer count says 40."), own("Desk B", "true"))
    reader = Reader(app)
    page = reader.get(f"/claims/{claim_id}")
    changed = next(text for text in page.texts("c-event") if "Verdict changed" in text)
    assert "removed: True" in changed
    assert "added: False" in changed
    assert "evidence +1 −1" in changed
    keys = page.tree.xpath("//input[@name='compare']/@value")
    assert len(keys) == 3
    pair = "&".join(f"compare={key}" for key in (keys[0], keys[2]))
    compared = reader.get(f"/claims/{claim_id}/revisions?{pair}")
    assert compared.status == 200
    assert "What differs" in compared.text
    newest = reader.get(f"/claims/{claim_id}/revisions")
    assert "Only in the newer one" in newest.text


@pytest.mark.parametrize(
    "query", ["compare=1.1", "compare=1.1&compare=1.1", "compare=1.1&compare=9.9", "compare=%00&compare=x"]
)
def test_other_than_two_revisions_are_refused_with_a_sentence(app, query):
    claim_id = import_claim(app, own("Desk A", "true"))
    answer = Reader(app).get(f"/claims/{claim_id}/revisions?{query}")
    assert answer.status in (404, 422)
    assert "two" in answer.text


def test_material_facts_alone(app):
    claim_id = import_claim(app, own("Desk A", "true"))
    import_claim(app, own("Desk A", "true", summary="Other words for it."))
    reader = Reader(app)
    assert any("Wording" in text for text in reader.get(f"/claims/{claim_id}").texts("c-event"))
    part = reader.get(f"/claims/{claim_id}?facts=material", part=True)
    assert part.find("c-event")
    assert not any("Wording" in text or "imported" in text for text in part.texts("c-event"))
    assert "<html" not in part.html


@on_both_databases
def test_who_follows_a_claim_is_told_when_its_answer_changes(app):
    anna, ben = Reader(app).sign_in("checker", name="Anna"), Reader(app).sign_in("reviewer", name="Ben")
    visitor = Reader(app)
    number = open_work(app, "The works cost 40 million euros.")
    claim_id = within(app, lambda session: session.get_one(Review, number).claim_id)
    assert "/login" in visitor.post(f"/claims/{claim_id}/follow", {}).headers["Location"]
    assert ben.post(f"/claims/{claim_id}/follow", {}).status == 303
    assert ben.post(f"/claims/{claim_id}/follow", {}).status == 303
    assert "Stop following" in ben.get(f"/claims/{claim_id}").text
    submit(anna, app, number)
    assert told(app) == []
    assert step(ben, app, number, "approve").status == 303
    assert step(anna, app, number, "recheck", reason="A newer count.").status == 303
    assert [text.split("“")[0].strip() for text in told(app)] == [
        "Home desk looks again at its verdict on",
        "Home desk rated this True:",
    ]
    assert "The works cost" in ben.get("/notifications").text
    assert ben.get("/notifications").tree.xpath(f"//section[@id='claims']//a[@href='/claims/{claim_id}']")
    assert ben.post(f"/claims/{claim_id}/leave", {}).status == 303
    assert "Follow this claim" in ben.get(f"/claims/{claim_id}").text


def told(app) -> list[str]:
    """What followers were told; people hear of steps on their own work besides."""

    def read(session):
        rows = [row for user_id in (1, 2) for row in list_notifications(session, user_id).items]
        return [row.text for row in rows if row.kind == Notice.CLAIM_CHANGED]

    return within(app, read)


@pytest.mark.parametrize(("name", "kind"), [("atom", "application/atom+xml"), ("json", "application/feed+json")])
def test_a_claim_has_a_feed_of_what_anybody_may_read(app, name, kind):
    claim_id = import_claim(app, own("Desk A", "true"))
    import_claim(app, own("Desk A", "false"))
    client = app.test_client()
    answer = client.get(f"/claims/{claim_id}/feed.{name}")
    assert answer.content_type == f"{kind}; charset=utf-8"
    assert "Verdict changed: False" in answer.text
    assert "Verdict: True → False" in answer.text
    assert (
        client.get(f"/claims/{claim_id}/feed.{name}", headers={"If-None-Match": answer.headers["ETag"]}).status_code
        == 304
    )
    assert client.get(f"/claims/999/feed.{name}").status_code == 404


def test_the_demo_carries_json_ld_on_every_claim(app):
    import_demo(app)
    ids = within(app, lambda session: [claim.id for claim in session.query(Claim)])
    assert ids
    for claim_id in ids:
        assert scripts_of(Reader(app).get(f"/claims/{claim_id}").html), claim_id
