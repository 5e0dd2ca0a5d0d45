"""Markup of pages in the form of Google's Fact Check Tools: kept, read, replaced and deleted as its clients do it."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claims.core.claim_review.markup_pages import claim_reviews
from claims.models import Change, Claim, ClaimReviewOriginal, MarkupPage, Organization, OrganizationRole, ReviewRevision
from claims.services.access.keys import create_key
from claims.services.base.actors import CLI
from claims.services.exchange import markup_pages
from tests.api.test_fact_check_tools import NOW, error_of
from tests.support.databases import on_both_databases
from tests.support.factories import make_member, make_organization
from tests.support.live_fixtures import on_one_database

PAGES = "/v1alpha1/pages"
ADDRESS = "https://www.facts.example/check/flood"
INVALID = "Request contains an invalid argument."

PAGE: dict[str, Any] = {
    "pageUrl": ADDRESS,
    "publishDate": "2022-06-29",
    "claimReviewAuthor": {"name": "Example Facts", "imageUrl": "https://facts.example/logo.png"},
    "claimReviewMarkups": [
        {
            "url": f"{ADDRESS}#one",
            "claimReviewed": "The dam above Silchar broke before the flood.",
            "claimDate": "2022-06-23",
            "claimLocation": "a rally in Silchar",
            "claimFirstAppearance": "https://posts.example/1",
            "claimAppearances": ["https://posts.example/2", "https://posts.example/3"],
            "claimAuthor": {"name": "Jane Doe", "jobTitle": "engineer", "sameAs": "https://doe.example/"},
            "rating": {
                "ratingValue": 1,
                "bestRating": 5,
                "worstRating": 1,
                "textualRating": "False",
                "ratingExplanation": "The dam stands.",
                "imageUrl": "https://facts.example/false.png",
            },
        },
        {"claimReviewed": "Silchar lies in Assam.", "rating": {"textualRating": "True"}},
    ],
}


@dataclass
class Caller:
    """Somebody with a token."""

    client: FlaskClient
    token: str

    def __call__(self, method: str, path: str = "", body: Any = None, **options: Any) -> Any:
        headers = {"Authorization": f"Bearer {self.token}"} | options.pop("headers", {})
        return self.client.open(PAGES + path, method=method, json=body, headers=headers, **options)

    def kept(self, page: dict[str, Any] | None = None) -> dict[str, Any]:
        """The page as it was stored."""
        answer = self("POST", body=PAGE if page is None else page)
        assert answer.status_code == 200, answer.text
        return dict(answer.json)


Callers = Callable[..., Caller]


@pytest.fixture
def callers(app: Flask, client: FlaskClient, session: Session) -> Callers:
    """Makes people with a token, each in an organization of their own unless it is given."""

    def make(role: str = OrganizationRole.REVIEWER, scope: str = "reviews:write", of: int | None = None) -> Caller:
        organization = make_organization(session) if of is None else None
        member = make_member(session, organization, role) if organization is not None else None
        _, secret = create_key(
            session,
            scopes=[scope],
            organization_id=of if organization is None else organization.id,
            user_id=member.user_id if member is not None else None,
            now=NOW,
            actor=CLI,
        )
        session.commit()
        return Caller(client, secret)

    return make


@pytest.fixture
def reviewer(callers: Callers) -> Caller:
    """A reviewer's token."""
    return callers()


def changed(**fields: Any) -> dict[str, Any]:
    """The page with other fields; None takes one out."""
    return {name: value for name, value in (deepcopy(PAGE) | fields).items() if value is not None}


def with_markup(**fields: Any) -> dict[str, Any]:
    """The page with a single markup, that of the first with other fields."""
    first = deepcopy(PAGE["claimReviewMarkups"][0]) | fields
    return changed(claimReviewMarkups=[{name: value for name, value in first.items() if value is not None}])


def repeated(**fields: Any) -> dict[str, Any]:
    """The page with the first markup and, instead of the second, the first with other fields."""
    first = PAGE["claimReviewMarkups"][0]
    return changed(claimReviewMarkups=[first, first | fields])


@on_both_databases
def test_a_page_comes_back_as_it_went_in(reviewer):
    made = reviewer.kept(changed(name="pages/of-mine", versionId="7"))
    assert {name: value for name, value in made.items() if name not in ("name", "versionId")} == PAGE
    assert reviewer("GET", made["name"].removeprefix("pages")).json == made
    assert reviewer("GET", query_string={"url": ADDRESS}).json == {"claimReviewMarkupPages": [made]}
    assert list(made) == [
        "name",
        "pageUrl",
        "publishDate",
        "claimReviewAuthor",
        "claimReviewMarkups",
        "versionId",
    ]
    assert reviewer("GET", query_string={"url": "HTTPS://www.FACTS.example/check/flood?utm_source=x#one"}).json
    assert reviewer("GET", query_string={"url": f"{ADDRESS}s"}).json == {}


@on_both_databases
def test_its_reviews_are_found_as_published_ones(client, session, reviewer):
    reviewer.kept()
    found = client.get(
        "/v1alpha1/claims:search",
        query_string={"reviewPublisherSiteFilter": "facts.example", "key": reviewer.token},
    ).json["claims"]
    assert {claim["text"]: claim.get("claimant") for claim in found} == {
        "The dam above Silchar broke before the flood.": "Jane Doe",
        "Silchar lies in Assam.": None,
    }
    assert {review["url"] for claim in found for review in claim["claimReview"]} == {ADDRESS, f"{ADDRESS}#one"}
    assert {review["publisher"]["name"] for claim in found for review in claim["claimReview"]} == {"Example Facts"}
    originals = [json.loads(text) for text in session.scalars(select(ClaimReviewOriginal.document))]
    assert sorted(originals, key=str) == sorted(claim_reviews(PAGE), key=str)


def test_an_update_replaces_the_whole_page_and_revises_its_reviews(session, reviewer):
    made = reviewer.kept()
    path = made["name"].removeprefix("pages")
    page = with_markup(rating={"textualRating": "Mostly false"}) | {"publishDate": "2022-07-01"}
    del page["claimReviewAuthor"]["imageUrl"]
    after = reviewer("PUT", path, page | {"name": made["name"], "versionId": made["versionId"]}).json
    assert after.pop("versionId") != made["versionId"]
    assert after == page | {"name": made["name"]}
    ratings = session.execute(select(ReviewRevision.rating, ReviewRevision.number).order_by(ReviewRevision.id)).all()
    assert [tuple(row) for row in ratings] == [("False", 1), ("True", 1), ("Mostly false", 2)]
    actions = session.scalars(select(Change.action).where(Change.subject_type == "markup_page").order_by(Change.id))
    assert actions.all() == ["created", "changed"]


def test_a_stale_version_changes_nothing_also_when_repeated(session, reviewer):
    made = reviewer.kept()
    path = made["name"].removeprefix("pages")
    first = made | {"publishDate": "2022-07-02"}
    assert reviewer("PUT", path, first).status_code == 200
    for _ in range(2):
        assert error_of(reviewer("PUT", path, first))[:2] == (409, "ABORTED")
    assert reviewer("GET", path).json["publishDate"] == "2022-07-02"
    assert session.scalar(select(func.count()).select_from(ReviewRevision)) == 4


def test_a_deleted_page_is_gone_and_its_reviews_stand(session, reviewer):
    path = reviewer.kept()["name"].removeprefix("pages")
    answer = reviewer("DELETE", path)
    assert (answer.status_code, answer.text) == (200, "{}\n")
    for method, body in (("GET", None), ("DELETE", None), ("PUT", PAGE | {"versionId": "1"})):
        assert error_of(reviewer(method, path, body)) == (404, "NOT_FOUND", "Requested entity was not found.")
    assert session.scalar(select(func.count()).select_from(ReviewRevision)) == 2
    assert reviewer.kept()["name"] != f"pages{path}"
    assert session.scalar(select(func.count()).select_from(ReviewRevision)) == 2, "the same again is no revision"


@on_both_databases
def test_a_page_is_kept_once_by_each_organization(callers, reviewer):
    reviewer.kept()
    again = reviewer("POST", body=changed(pageUrl=f"{ADDRESS}?utm_source=x", claimReviewMarkups=None))
    assert error_of(again) == (409, "ALREADY_EXISTS", "Requested entity already exists")
    other = reviewer.kept(changed(pageUrl="https://facts.example/2", claimReviewMarkups=None))
    moved = reviewer("PUT", other["name"].removeprefix("pages"), other | {"pageUrl": ADDRESS})
    assert error_of(moved)[:2] == (409, "ALREADY_EXISTS")
    assert callers()("POST", body=PAGE).status_code == 200


def test_a_page_that_a_merged_organization_kept_is_not_kept_twice(session, callers, reviewer):
    bare = {"pageUrl": ADDRESS}
    both, former = {"pageUrl": f"{ADDRESS}/both"}, callers()
    kept = [former.kept(bare), former.kept(both), reviewer.kept(both), reviewer.kept({"pageUrl": f"{ADDRESS}/new"})]
    ids = session.scalars(select(MarkupPage.organization_id).order_by(MarkupPage.id)).all()
    session.get_one(Organization, ids[0]).merged_into_id = ids[-1]
    session.commit()
    assert error_of(reviewer("POST", body=bare))[:2] == (409, "ALREADY_EXISTS")
    assert error_of(reviewer("PUT", "/4", kept[3] | bare))[:2] == (409, "ALREADY_EXISTS")
    for page in kept[:3]:
        later = page | {"publishDate": "2026-01-02"}
        assert reviewer("PUT", page["name"].removeprefix("pages"), later).status_code == 200, "those from before stay"


def test_pages_of_others_are_not_there(callers, reviewer):
    made = reviewer.kept()
    path, stranger = made["name"].removeprefix("pages"), callers()
    for method, body in (("GET", None), ("DELETE", None), ("PUT", made)):
        assert error_of(stranger(method, path, body))[:2] == (404, "NOT_FOUND")
    for query in ({"url": ADDRESS}, {"organization": "facts.example"}):
        assert stranger("GET", query_string=query).json == {}
    assert reviewer("GET", path).json == made


def test_pages_of_a_site_come_in_parts_newest_first(reviewer):
    hosts = ("facts.example", "www.facts.example", "de.facts.example", "artifacts.example", "facts.example.org")
    made = [reviewer.kept({"pageUrl": f"https://{host}/{number}"})["name"] for number in range(2) for host in hosts]
    wanted = [name for number, name in enumerate(made) if number % 5 < 3][::-1]

    def part(**query: Any) -> tuple[list[str], str]:
        answer = reviewer("GET", query_string={"organization": "facts.example"} | query)
        assert answer.status_code == 200, answer.text
        return [page["name"] for page in answer.json.get("claimReviewMarkupPages", [])], answer.json.get(
            "nextPageToken", ""
        )

    assert part() == (wanted, "")
    assert part(organization="https://FACTS.example/") == (wanted, "")
    assert part(pageSize=4, offset=3) == (wanted[3:], "")
    assert part(offset=6) == ([], "")
    first, token = part(pageSize=4)
    reviewer.kept({"pageUrl": "https://facts.example/new"})
    assert (first, part(pageSize=4, pageToken=token)) == (wanted[:4], (wanted[4:], ""))
    for query in ({"organization": "artifacts.example", "pageToken": token}, {"organization": "x", "pageToken": "CAo"}):
        assert error_of(reviewer("GET", query_string=query)) == (400, "INVALID_ARGUMENT", INVALID)


@pytest.mark.parametrize(
    "query",
    ["", "url=&organization=", f"url={ADDRESS}&organization=facts.example", "url=ftp://x", "organization=x&offset=-1"],
)
def test_a_list_is_of_one_address_or_one_site(reviewer, query):
    assert error_of(reviewer("GET", query_string=query)) == (400, "INVALID_ARGUMENT", INVALID)


UNKNOWN = "Invalid JSON payload received. Unknown name"
MARKUP_TYPE = "type.googleapis.com/google.factchecking.factchecktools.v1alpha1.ClaimReviewMarkup"

BAD_BODIES: dict[str, tuple[Any, str, list[str]]] = {
    "no address": (changed(pageUrl=None), INVALID, ["page_url"]),
    "relative": (changed(pageUrl="/check/flood"), INVALID, ["page_url"]),
    "a script": (changed(pageUrl="javascript:alert(1)", claimReviewMarkups=None), INVALID, ["page_url"]),
    "of another page": (with_markup(url="https://facts.example/other"), INVALID, ["claim_review_markups[0].url"]),
    "no claim": (with_markup(claimReviewed="  "), INVALID, ["claim_review_markups[0].claim_reviewed"]),
    "no claim but marks": (with_markup(claimReviewed="<b> </b>"), INVALID, ["claim_review_markups[0].claim_reviewed"]),
    "of the page with more": (with_markup(url=f"{ADDRESS}?utm_source=x#one"), INVALID, ["claim_review_markups[0].url"]),
    "endless address": (with_markup(url=f"{ADDRESS}#{'x' * 2_048}"), INVALID, ["claim_review_markups[0].url"]),
    "too many appearances": (
        with_markup(claimAppearances=[f"https://posts.example/{number}" for number in range(51)]),
        INVALID,
        ["claim_review_markups[0].claim_appearances"],
    ),
    "the same claim and claimant": (
        repeated(url=f"{ADDRESS}#two", claimReviewed="THE dam above Silchar  broke before the flood."),
        INVALID,
        ["claim_review_markups[1].claim_reviewed"],
    ),
    "the same claim of nobody": (
        changed(
            claimReviewMarkups=[
                {"claimReviewed": "A dam broke.", "rating": {"textualRating": "False"}} | more
                for more in ({"claimAuthor": {"name": "Social media users"}}, {"url": f"{ADDRESS}#two"})
            ]
        ),
        INVALID,
        ["claim_review_markups[1].claim_reviewed"],
    ),
    "the same claim at the same anchor": (
        repeated(claimAuthor={"name": "John Roe"}),
        INVALID,
        ["claim_review_markups[1].claim_reviewed"],
    ),
    "no rating": (with_markup(rating=None), INVALID, ["claim_review_markups[0].rating.textual_rating"]),
    "endless claim": (with_markup(claimReviewed="x" * 2_001), INVALID, ["claim_review_markups[0]"]),
    "endless text": (with_markup(claimLocation="x" * 5_001), INVALID, ["claim_review_markups[0].claim_location"]),
    "NUL": (changed(publishDate="\x00"), INVALID, ["publish_date"]),
    "half a sign": (changed(publishDate="\ud83d"), INVALID, ["publish_date"]),
    "too many": (changed(claimReviewMarkups=[{}] * 101), INVALID, ["claim_review_markups"]),
    "own page": (
        changed(pageUrl="http://localhost/reviews/1/revisions/1", claimReviewMarkups=[PAGE["claimReviewMarkups"][1]]),
        INVALID,
        ["claim_review_markups[0]"],
    ),
    "unknown": (changed(verdict="false"), f'{UNKNOWN} "verdict": Cannot find field.', [""]),
    "unknown within": (
        with_markup(rating={"textualRating": "False", "stars": 1}),
        f"{UNKNOWN} \"stars\" at 'claim_review_markups[0].rating': Cannot find field.",
        ["claim_review_markups[0].rating"],
    ),
    "no text": (changed(publishDate=2022), "Invalid value at 'publish_date' (TYPE_STRING), 2022", ["publish_date"]),
    "no number": (
        with_markup(rating={"textualRating": "False", "ratingValue": "ten"}),
        "Invalid value at 'claim_review_markups[0].rating.rating_value' (TYPE_INT32), \"ten\"",
        ["claim_review_markups[0].rating.rating_value"],
    ),
    "no whole number": (
        with_markup(rating={"textualRating": "False", "ratingValue": 1.5}),
        "Invalid value at 'claim_review_markups[0].rating.rating_value' (TYPE_INT32), 1.5",
        ["claim_review_markups[0].rating.rating_value"],
    ),
    "no list": (
        changed(claimReviewMarkups={}),
        f"Invalid value at 'claim_review_markups' ({MARKUP_TYPE}), {{}}",
        ["claim_review_markups"],
    ),
    "null among markups": (
        changed(claimReviewMarkups=[None]),
        f"Invalid value at 'claim_review_markups[0]' ({MARKUP_TYPE}), null",
        ["claim_review_markups[0]"],
    ),
    "null among addresses": (
        with_markup(claimAppearances=["https://posts.example/2", None]),
        "Invalid value at 'claim_review_markups[0].claim_appearances[1]' (TYPE_STRING), null",
        ["claim_review_markups[0].claim_appearances[1]"],
    ),
}
"""Bodies, with what is said of them and the fields that it is said of."""


@pytest.mark.parametrize("name", BAD_BODIES)
def test_bad_pages_are_refused_whole(session, reviewer, name):
    body, message, fields = BAD_BODIES[name]
    answer = reviewer("POST", body=body)
    assert error_of(answer) == (400, "INVALID_ARGUMENT", message)
    violations = answer.json["error"]["details"][0]["fieldViolations"]
    assert [violation.get("field", "") for violation in violations] == fields
    assert all(violation["description"] for violation in violations)
    for table in (MarkupPage, Claim, ReviewRevision):
        assert session.scalar(select(func.count()).select_from(table)) == 0


@pytest.mark.parametrize("markups", [[{}] * 100, [None] * 100])
def test_twenty_faults_are_told_at_most(reviewer, markups):
    answer = reviewer("POST", body=changed(claimReviewMarkups=markups))
    assert answer.status_code == 400
    assert len(answer.json["error"]["details"][0]["fieldViolations"]) == 20


def test_the_same_claim_of_two_claimants_is_two_reviews(session, reviewer):
    reviewer.kept(repeated(url=f"{ADDRESS}#two", claimAuthor={"name": "John Roe"}))
    assert session.scalar(select(func.count()).select_from(ReviewRevision)) == 2


def test_what_the_import_passes_over_is_refused_too(session, reviewer, monkeypatch):
    monkeypatch.setattr(markup_pages, "check_page", lambda page: None)
    answer = reviewer("POST", body=repeated(claimAuthor={"name": "John Roe"}))
    assert error_of(answer) == (400, "INVALID_ARGUMENT", INVALID)
    violations = answer.json["error"]["details"][0]["fieldViolations"]
    assert [violation["field"] for violation in violations] == ["claim_review_markups[1]"]
    assert session.scalar(select(func.count()).select_from(MarkupPage)) == 0


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'"text"', b"\xff", b'{"a": NaN}', b"[" * 100_000, b'{"a":1,"a":2}']
)
def test_what_is_no_message_is_refused(reviewer, body):
    answer = reviewer("POST", data=body, content_type="application/json")
    code, status, message = error_of(answer)
    assert (code, status) == (400, "INVALID_ARGUMENT")
    assert message.startswith("Invalid JSON payload received. ")


def test_messages_are_read_as_protocol_buffers_have_them(reviewer):
    rating = {"textual_rating": "False", "rating_value": "0", "bestRating": "5", "worst_rating": 1.0, "imageUrl": None}
    markup = {"claim_reviewed": "A dam broke.", "rating": rating, "claimAppearances": ["", "https://posts.example/2"]}
    made = reviewer.kept({"page_url": ADDRESS, "claim_review_markups": [markup | {"claim_first_appearance": ""}]})
    assert made["claimReviewMarkups"] == [
        {
            "claimReviewed": "A dam broke.",
            "claimAppearances": ["https://posts.example/2"],
            "rating": {"bestRating": 5, "worstRating": 1, "textualRating": "False"},
        }
    ]
    other = with_markup(url=None, claimAppearances=["", ""]) | {"pageUrl": f"{ADDRESS}s"}
    assert "claimAppearances" not in reviewer.kept(other)["claimReviewMarkups"][0]


@pytest.mark.parametrize(("role", "scope"), [("checker", "reviews:write"), ("reviewer", "reviews:read")])
def test_only_who_may_take_in_reviews_writes(session, callers, reviewer, role, scope):
    made = reviewer.kept()
    other = callers(role, scope)
    for method, path, body in (("POST", "", PAGE), ("PUT", "/1", made), ("DELETE", "/1", None)):
        assert error_of(other(method, path, body)) == (403, "PERMISSION_DENIED", "The caller does not have permission")
    assert other("GET", query_string={"url": ADDRESS}).json == {}
    assert error_of(callers(scope="lookup")("GET", "/1"))[:2] == (403, "PERMISSION_DENIED")
    assert session.scalar(select(func.count()).select_from(MarkupPage)) == 1


def test_a_key_of_the_organization_reads_its_pages(session, callers, reviewer):
    made = reviewer.kept()
    robot = callers(scope="reviews:read", of=session.scalars(select(MarkupPage.organization_id)).one())
    assert robot("GET", "/1").json == made


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/1"), ("GET", ""), ("POST", ""), ("PUT", "/1"), ("DELETE", "/1")]
)
def test_a_token_is_asked_for_first(client, reviewer, method, path):
    answer = client.open(f"{PAGES}{path}", method=method, query_string={"key": reviewer.token, "nonsense": 1})
    assert error_of(answer)[:2] == (401, "UNAUTHENTICATED")
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert answer.json["error"]["details"][0]["reason"] == "CREDENTIALS_MISSING"
    answer = client.open(f"{PAGES}{path}", method=method, headers={"Authorization": "Bearer nobodys"})
    assert error_of(answer)[:2] == (401, "UNAUTHENTICATED")
    assert answer.json["error"]["details"][0]["reason"] == "ACCESS_TOKEN_INVALID"
    known = client.open(f"{PAGES}{path}", method=method, query_string={"access_token": reviewer.token, "nonsense": 1})
    assert 'Unknown name "nonsense"' in error_of(known)[2]


def test_a_post_may_stand_for_another_method(reviewer):
    made = reviewer.kept()
    path = made["name"].removeprefix("pages")
    override = {"X-HTTP-Method-Override": "get"}
    assert reviewer("POST", data={"url": ADDRESS}, headers=override).json == {"claimReviewMarkupPages": [made]}
    assert reviewer("POST", path, data={"prettyPrint": "false"}, headers=override).json == made
    for where, body, headers in (
        ("", made, override),
        (path, made, {}),
        (path, None, {"X-HTTP-Method-Override": "PATCH"}),
    ):
        assert error_of(reviewer("POST", where, body, headers=headers))[:2] == (404, "NOT_FOUND")
    put = reviewer("POST", path, made | {"publishDate": "2023"}, headers={"X-HTTP-Method-Override": "PUT"})
    assert put.json["publishDate"] == "2023"
    assert reviewer("POST", path, headers={"X-HTTP-Method-Override": "DELETE"}).json == {}


def test_a_body_that_says_it_is_a_form_is_read_all_the_same(client, reviewer):
    """curl's -d says so of whatever it sends."""
    made = client.post(
        PAGES,
        query_string={"access_token": reviewer.token, "prettyPrint": "false"},
        data=json.dumps(PAGE),
        content_type="application/x-www-form-urlencoded",
    )
    assert made.status_code == 200, made.text
    assert made.json["pageUrl"] == ADDRESS
    assert "\n" not in made.text


def test_too_large_a_body_is_refused_however_it_comes(app, reviewer):
    app.config["MAX_CONTENT_LENGTH"] = 500
    override = {"X-HTTP-Method-Override": "GET"}
    for sent in ({"body": PAGE}, {"data": {"url": "x" * 2_000}, "headers": override}):
        assert error_of(reviewer("POST", **sent))[:2] == (413, "INVALID_ARGUMENT")


@pytest.mark.parametrize("page_id", ["0", "x", "1x", "-1", "%D9%A1", "9" * 19, "9" * 400, "%00"])
def test_ids_that_are_none_are_not_found(reviewer, page_id):
    for method in ("GET", "DELETE"):
        assert error_of(reviewer(method, f"/{page_id}"))[:2] == (404, "NOT_FOUND")
    assert error_of(reviewer("PUT", f"/{page_id}", PAGE | {"versionId": "1"}))[:2] == (404, "NOT_FOUND")


@pytest.mark.parametrize("fields", [{"versionId": None}, {"name": "pages/2"}])
def test_an_update_names_its_page_and_version(reviewer, fields):
    made = reviewer.kept() | fields
    assert error_of(reviewer("PUT", "/1", made)) == (400, "INVALID_ARGUMENT", INVALID)


@on_one_database
def test_a_client_keeps_a_page_over_http(desk):
    client, agent = desk.reviewer, {"Accept-Encoding": "gzip", "x-goog-api-client": "gdcl/2.202.0"}
    made = client.post(f"{PAGES}?alt=json", PAGE, headers=agent)
    assert (made.status, made.headers["Content-Type"]) == (200, "application/json; charset=UTF-8")
    path = f"/v1alpha1/{made.json['name']}?alt=json"
    assert client.get(path).json == made.json
    found = client.get("/v1alpha1/claims:search?query=dam+Silchar&languageCode=en&pageSize=2", headers=agent).json
    assert [review["url"] for claim in found["claims"] for review in claim["claimReview"]] == [
        f"{ADDRESS}#one",
        ADDRESS,
    ]
    changed_page = made.json | {"publishDate": "2022-07-01"}
    assert [client.call("PUT", path, changed_page).status for _ in range(2)] == [200, 409]
    assert client.get(path).json["publishDate"] == "2022-07-01"
    assert desk.stranger.get(path).status == 404
    assert client.call("DELETE", path).data == b"{}\n"
    assert client.get(path).status == 404
