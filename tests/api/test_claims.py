"""Claims over real HTTP: search with relation, filters, pages, one claim, its history."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.extensions import db
from claims.services.lookup import search
from tests.support.desk import within
from tests.support.factories import make_claim, make_member, make_organization, make_review, publish_review, refuting
from tests.support.live_fixtures import on_sqlite
from tests.support.pages import import_demo, now
from tests.support.sent_statements import counted

TIMELESS = {"valid_until": None, "timeless": True, "timeless_reason": "It was built."}


def test_search_by_statement_says_how_it_relates(anyone, demo):
    reply = anyone.get(
        "/api/v1/claims?q=About+175%2C000+people+were+killed+in+the+war+in+Afghanistan+since+2001&published_at=2020-02-22"
    )
    assert reply.status == 200, reply.text
    by_id = {row["external_id"]: row for row in reply.json["items"]}
    row = by_id[demo["killed"]]
    assert row["match"]["relation"] == "different_figure"
    assert "175,000" in row["match"]["explanation"]
    assert "157,000" in row["match"]["explanation"]
    assert row["match"]["slots"]["quantity"]["comparison"] == "different"
    assert row["reviews"][0]["verdict"] == "true"
    assert row["reviews"][0]["sources"]


def test_search_by_words_ranks_without_relation(anyone, demo):
    reply = anyone.get("/api/v1/claims?q=Afghanistan+killed")
    assert demo["killed"] in [row["external_id"] for row in reply.json["items"]]
    assert all(row["match"] is None for row in reply.json["items"])


@pytest.mark.parametrize("q", ["", "zzqx", "%00", "the of and", "'; DROP TABLE claims; --", "\U0001f309"])
def test_odd_searches_answer_plainly(anyone, q):
    from urllib.parse import quote

    reply = anyone.get(f"/api/v1/claims?q={quote(q) if '%' not in q else q}")
    assert reply.status in {200, 422}


def test_filters_hold(anyone, demo):
    rows = {
        query: anyone.get(f"/api/v1/claims?{query}&limit=20").json["items"]
        for query in ("verdict=false", "kind=event", "status=expired")
    }
    assert all(rows.values())
    assert all("false" in {review["verdict"] for review in row["reviews"]} for row in rows["verdict=false"])
    assert {row["kind"] for row in rows["kind=event"]} == {"event"}
    assert {row["status"] for row in rows["status=expired"]} == {"expired"}


def test_pages_meet_without_gap_or_repeat(anyone, demo):
    whole = [row["id"] for row in anyone.get("/api/v1/claims?limit=100").json["items"]]
    cursor, seen = None, []
    while len(seen) < len(whole):
        page = anyone.get("/api/v1/claims?limit=7" + (f"&after={cursor}" if cursor else "")).json
        seen += [row["id"] for row in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert seen[: len(whole)] == whole
    assert len(set(seen)) == len(seen)


def test_one_claim_with_everything(anyone, demo):
    found = anyone.get("/api/v1/claims?q=About+157%2C000+people+were+killed+in+the+war+in+Afghanistan").json["items"]
    claim_id = next(row["id"] for row in found if row["external_id"] == demo["killed"])
    first = anyone.get(f"/api/v1/claims/{claim_id}")
    assert first.json["status"] == "checked"
    assert first.json["permalink"] == f"/claims/{claim_id}"
    assert anyone.get(f"/api/v1/claims/{claim_id}", headers={"If-None-Match": first.headers["ETag"]}).status == 304
    kinds = {item["kind"] for item in anyone.get(f"/api/v1/claims/{claim_id}/history").json["items"]}
    assert kinds >= {"change", "revision"}
    review = first.json["reviews"][0]
    revision = anyone.get("/api/v1" + review["permalink"])
    assert revision.status == 200
    assert "immutable" in revision.headers["Cache-Control"]
    assert revision.json["claim_id"] == claim_id
    assert revision.json["evidence"][0]["stance"] == "supports"


def test_organizations_stand_side_by_side_or_one_is_asked_for(app, client):
    def make(session):
        claim, slugs = make_claim(session), []
        for name, changes in (("Alpha", {}), ("Beta", {"rating": "false", "evidence": (refuting(),)})):
            desk = make_organization(session, name)
            author, approver = make_member(session, desk, "checker"), make_member(session, desk, "reviewer")
            publish_review(session, make_review(session, desk, claim), author, approver, now(), **TIMELESS, **changes)
            slugs.append(desk.slug)
        return claim.id, slugs

    claim_id, slugs = within(app, make)
    whole = client.get(f"/api/v1/claims/{claim_id}").json
    assert (whole["agreement"], whole["status"]) == ("conflict", "conflict")
    assert {review["organization"] for review in whole["reviews"]} == {"Alpha", "Beta"}
    for slug, name in zip(slugs, ("Alpha", "Beta"), strict=True):
        one = client.get(f"/api/v1/claims/{claim_id}?organization={slug}").json
        assert [review["organization"] for review in one["reviews"]] == [name]
        assert (one["agreement"], one["status"]) == ("conflict", "conflict")
    assert client.get(f"/api/v1/claims/{claim_id}?organization=nobody").status_code == 404


@pytest.mark.parametrize(
    "path", ["claims?organization=nobody", "claims?q=dam&organization=nobody", "corrections?organization=nobody"]
)
def test_an_organization_that_there_is_not_is_no_empty_list(anyone, path):
    reply = anyone.get(f"/api/v1/{path}")
    assert (reply.status, reply.json["code"]) == (404, "organization_unknown")


def test_appearances_name_article_and_place(anyone, newsroom, demo):
    body = "The war in Afghanistan has killed about 157,000 people since 2001."
    posted = newsroom.post(
        "/api/v1/articles", {"body": body, "outlet": "Appearing Post", "published_at": "2020-02-22"}
    ).json
    (appearance,) = posted["appearances"]
    assert appearance["claim_id"], appearance["matches"]
    rows = anyone.get(f"/api/v1/claims/{appearance['claim_id']}/appearances").json["items"]
    row = next(row for row in rows if row["article_id"] == posted["article"]["id"])
    assert row["outlet"] == "Appearing Post"
    assert body[row["start"] : row["end"]] == row["exact"]


@on_sqlite
@pytest.mark.parametrize("offset", ["+01:00", "%2B01:00", "%2b0100", "+0100"])
def test_a_plus_in_an_address_is_read_as_one(anyone, demo, offset):
    here = anyone.get(f"/api/v1/claims?as_of=2020-02-22T01:00:00{offset}&limit=5")
    assert here.status == 200, here.text
    assert here.json == anyone.get("/api/v1/claims?as_of=2020-02-22T00:00:00Z&limit=5").json


def test_answer_as_of_a_day_judges_freshness_then(anyone, demo):
    found = anyone.get("/api/v1/claims?q=The+war+in+Afghanistan+has+lasted+18+years").json["items"]
    claim_id = next(row["id"] for row in found if row["external_id"] == demo["lasted"])
    then = anyone.get(f"/api/v1/claims/{claim_id}?as_of=2020-02-22").json
    today = anyone.get(f"/api/v1/claims/{claim_id}").json
    assert (then["reviews"][0]["freshness"], today["reviews"][0]["freshness"]) == ("current", "expired")
    assert (then["status"], today["status"]) == ("checked", "expired")


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2020-02-22", dt.date(2020, 2, 22)),
        ("2020-02-22T00:30:00%2B09:00", dt.date(2020, 2, 22)),
        ("2020-02-22T23:30:00-11:00", dt.date(2020, 2, 22)),
        ("2020-03-29T02:30:00%2B01:00", dt.date(2020, 3, 29)),
    ],
)
def test_statement_is_read_against_the_day_that_its_publication_had(anyone, monkeypatch, published, day):
    """An hour after midnight in Tokyo is still the day before in UTC, but not on the front page."""
    read = []
    searched = search.search_claims
    monkeypatch.setattr(
        search, "search_claims", lambda *a, **options: read.append(options["published"]) or searched(*a, **options)
    )
    assert anyone.get(f"/api/v1/claims?q=It+opened+yesterday&published_at={published}").status == 200
    assert read == [day]


def test_the_reviews_of_a_claim_are_answered_with_few_statements_more_for_each(app, client):
    ids = {}

    def publish(session, count):
        claim = make_claim(session)
        for _ in range(count):
            organization = make_organization(session)
            writer, approver = (make_member(session, organization, "checker", "reviewer") for _ in range(2))
            publish_review(session, make_review(session, organization, claim), writer, approver)
        ids[count] = claim.id

    asked = {}
    for count in (1, 6):
        within(app, lambda session, count=count: publish(session, count))
        with app.app_context(), counted(db.session) as sent:
            rows = client.get(f"/api/v1/claims/{ids[count]}/reviews").json["items"]
        asked[count] = len(sent)
        assert [row["current"]["id"] for row in rows] == [row["id"] for row in rows]
        assert len({row["organization"] for row in rows}) == count
    assert asked[6] - asked[1] <= 5 * 2, asked


def test_claims_are_listed_by_newest_verdict_and_by_what_is_said(app, client):
    import_demo(app)
    newest, decided = (
        client.get(f"/api/v1/claims?sort={sort}&limit=100").json["items"] for sort in ("newest", "decided")
    )
    assert newest == client.get("/api/v1/claims?limit=100").json["items"]
    assert {row["id"] for row in decided} < {row["id"] for row in newest} | {0}
    first = client.get("/api/v1/claims?sort=decided&limit=1").json
    second = client.get(f"/api/v1/claims?sort=decided&limit=1&after={first['next_cursor']}").json
    assert [*first["items"], *second["items"]] == decided[:2]
    assert client.get("/api/v1/claims?sort=said").json["items"] == []
    for query, code in (
        ("sort=best", "sort_and_q"),
        ("sort=decided&q=truce", "sort_and_q"),
        ("sort=decided&as_of=2020-01-01", "order_not_then"),
        ("sort=decided&after=x", "bad_cursor"),
        (f"sort=said&after={first['next_cursor']}", "bad_cursor"),
    ):
        refused = client.get(f"/api/v1/claims?{query}")
        assert (refused.status_code, refused.json["code"]) == (422, code), query
    assert client.get("/api/v1/claims?sort=size").status_code == 422
    assert client.get("/api/v1/claims?sort=best&q=truce").json == client.get("/api/v1/claims?q=truce").json
