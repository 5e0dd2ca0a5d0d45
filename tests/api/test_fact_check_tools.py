"""The search in the form of Google's Fact Check Tools: what a client written for it sends and sees."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.api.fact_check_tools import claims as claims_module
from claims.core.records import MatchState
from claims.core.texts.claim_query import ClaimQuery, Relevance
from claims.models import Claim, Review
from claims.services.access.keys import create_key, revoke_key
from claims.services.base.actors import CLI, SYSTEM
from claims.services.base.organizations import ensure_default_organization
from claims.services.exchange import fact_check_search
from claims.services.exchange.claim_review_import import import_claim_reviews
from claims.services.exchange.claim_review_out import Site
from claims.services.exchange.imports import import_lines
from claims.services.judging.judgements import judge
from claims.services.regrouping.merging import merge_claims
from tests.support.databases import on_both_databases
from tests.support.factories import make_appearance, make_claim, make_match, make_member, make_organization

NOW = dt.datetime(2022, 7, 20, 12, tzinfo=dt.UTC)
SEARCH = "/v1alpha1/claims:search"
FLOODS = "Recent pictures show floods in Assam."


def review(organization: str, rating: str, reviewed_at: str, url: str = "", **more: Any) -> dict[str, Any]:
    """An organization's review as an import has it."""
    evidence = [{"title": "A source", "url": "https://example.org/s", "quote": "Not so.", "stance": "refutes"}]
    given = {
        "organization": organization,
        "rating": rating,
        "verdict": "false",
        "summary": "Why.",
        "evidence": evidence,
    }
    given |= {"reviewed_at": reviewed_at, "true_as_of": "2022-06-01", "timeless": True} | more
    return given | ({"url": url} if url else {})


LINES: list[dict[str, Any]] = [
    {
        "text": FLOODS,
        "claimant": "Social media users",
        "claim_date": "2022-06-23",
        "language": "en",
        "reviews": [
            review("Example Facts", "Misleading", "2022-06-29T00:00:00Z", "https://www.Facts.example/check/old"),
            review("Other Facts", "Old pictures", "2022-06-28T10:30:00+02:00", "https://other.example/1"),
        ],
    },
    {
        "text": "The dam above Silchar in Assam broke before the floods, said engineers.",
        "claim_date": "2022-06-20",
        "language": "en-GB",
        "reviews": [review("Example Facts", "False", "2022-06-25T00:00:00Z", "https://facts.example/check/dam")],
    },
    {
        "text": "Fotos zeigen Fluten in Assam.",
        "language": "de",
        "reviews": [review("Fakten", "Falsch", "2019-06-25T00:00:00Z", "https://fakten.example/1")],
    },
    {
        "text": "The moon landing of 1969 was filmed in Nevada.",
        "language": "en",
        "reviews": [
            review("Example Facts", "Pants on fire", "2020-01-02T03:04:05Z", timeless=False, valid_until="2022-07-01")
        ],
    },
    {
        "text": "六月阿萨姆邦发生洪水。",
        "claimant": "王小明",
        "language": "zh",
        "reviews": [review("核查", "错误", "2019-06-25T00:00:00Z", "https://hecha.example/1")],
    },
    {"text": "Nobody has checked the claim that floods in Assam were planned.", "language": "en", "reviews": []},
]


def call(client: FlaskClient, key: str, **parameters: Any) -> Any:
    """The answer to a search that must succeed."""
    answer = client.get(f"{SEARCH}?{urlencode(parameters)}", headers={"X-Goog-Api-Key": key})
    assert answer.status_code == 200, answer.text
    return answer.json


def texts(found: dict[str, Any]) -> list[str]:
    return [claim["text"] for claim in found.get("claims", [])]


@pytest.fixture
def key(session: Session) -> str:
    """A key, and the claims to search."""
    ensure_default_organization(session, name="Desk", now=NOW)
    lines = [(n, json.dumps({"external_id": str(n), "kind": "event"} | line)) for n, line in enumerate(LINES, 1)]
    assert import_lines(session, lines, now=NOW, actor=SYSTEM).problems == []
    _, secret = create_key(session, scopes=["lookup"], now=NOW, actor=CLI)
    session.commit()
    return secret


@on_both_databases
def test_an_answer_has_googles_fields_and_no_unset_one(client, key):
    found = call(client, key, query="assam floods")
    assert texts(found)[0] == FLOODS
    assert found["claims"][0] == {
        "text": FLOODS,
        "claimant": "Social media users",
        "claimDate": "2022-06-23T00:00:00Z",
        "claimReview": [
            {
                "publisher": {"name": "Example Facts", "site": "facts.example"},
                "url": "https://www.Facts.example/check/old",
                "reviewDate": "2022-06-29T00:00:00Z",
                "textualRating": "Misleading",
                "languageCode": "en",
            },
            {
                "publisher": {"name": "Other Facts", "site": "other.example"},
                "url": "https://other.example/1",
                "reviewDate": "2022-06-28T08:30:00Z",
                "textualRating": "Old pictures",
                "languageCode": "en",
            },
        ],
    }
    assert set(found) == {"claims"}
    assert "claimant" not in found["claims"][1]


FOUND: list[tuple[dict[str, Any], list[int]]] = [
    ({"query": "assam"}, [2, 0, 1]),
    ({"query": '"floods in Assam"'}, [0]),
    ({"query": "assam", "languageCode": "de-AT"}, [2]),
    ({"query": "assam", "language_code": "EN"}, [0, 1]),
    ({"query": "assam", "reviewPublisherSiteFilter": "WWW.fakten.example"}, [2]),
    ({"query": "volcano"}, []),
    ({"query": "moon landing"}, [3]),  # expired, and still found
    ({"query": "the of and"}, []),
    ({"query": "assam", "offset": 1}, [0, 1]),
    ({"query": "assam", "offset": 3}, []),
    ({"query": "assam", "offset": 2_147_483_647}, []),
    ({"query": "assam", "pageSize": "0000000000003"}, [2, 0, 1]),
    ({"reviewPublisherSiteFilter": "facts.example"}, [0, 1]),
    ({"reviewPublisherSiteFilter": "facts.example", "offset": 1}, [1]),
    ({"reviewPublisherSiteFilter": "example"}, []),
    ({"reviewPublisherSiteFilter": "localhost"}, [3]),  # the registry's own pages
    ({"reviewPublisherSiteFilter": "facts.example", "languageCode": "de"}, []),
    ({"reviewPublisherSiteFilter": "facts.example", "languageCode": "e_"}, []),
    ({"query": "", "reviewPublisherSiteFilter": "other.example"}, [0]),
    ({"query": "洪水"}, [4]),
    ({"query": "水"}, [4]),
    ({"query": '"发生洪水"', "languageCode": "zh-Hans"}, [4]),
    ({"query": '"小明" 洪水'}, [4]),
    ({"query": "火灾"}, []),
]
"""Parameters, and the lines that they find."""


@on_both_databases
def test_what_is_found(client, key):
    for parameters, expected in FOUND:
        found = call(client, key, **parameters)
        assert texts(found) == [LINES[place]["text"] for place in expected], parameters
        assert found or not expected
        assert found != {"claims": []}


@on_both_databases
def test_words_find_the_reviews_of_merged_claims(client, session, key):
    dam, unchecked = (
        session.scalars(select(Claim).where(Claim.text.contains(words))).one() for words in ("dam", "Nobody")
    )
    dam.merged_into_id = unchecked.id
    session.commit()
    found = call(client, key, query="floods in Assam", reviewPublisherSiteFilter="facts.example")
    assert texts(found) == [unchecked.text, FLOODS]
    assert texts(call(client, key, query="floods in Assam", reviewPublisherSiteFilter="other.example")) == [FLOODS]
    reviews = session.scalars(select(Review).where(Review.claim_id == dam.id))
    for review_of_dam in reviews:
        review_of_dam.withdrawn_at = NOW
    session.commit()
    assert texts(call(client, key, query="floods in Assam", languageCode="en")) == [FLOODS]


@on_both_databases
def test_other_words_find_a_claim_once(client, session, key):
    """Those of claims merged into it, and those that people have confirmed to say it."""
    floods, merged = (
        session.scalars(select(Claim).where(Claim.text == FLOODS)).one(),
        make_claim(session, "A photograph proves that Guwahati drowned."),
    )
    reviewer = make_member(session, make_organization(session), "reviewer")
    merge_claims(session, merged.id, floods.id, actor=reviewer, reason="The same.", now=NOW)
    match = make_match(session, make_appearance(session, floods, "Guwahati sank, images reveal."), floods)
    judge(session, match.id, state=MatchState.CONFIRMED, actor=reviewer, now=NOW)
    session.commit()
    for query in ("photograph proves Guwahati drowned", '"Guwahati sank"', "Guwahati", "images reveal Guwahati"):
        assert texts(call(client, key, query=query)) == [FLOODS], query
    assert texts(call(client, key, query='"Guwahati swam"')) == []


def test_only_what_has_a_review_is_compared_with_the_words(client, key, monkeypatch):
    compared: list[str] = []
    compare = fact_check_search.relevance

    def note(query: ClaimQuery, text: str, names: Sequence[str]) -> Relevance | None:
        compared.append(text)
        return compare(query, text, names)

    monkeypatch.setattr(fact_check_search, "relevance", note)
    call(client, key, query="floods in Assam")
    assert FLOODS in compared
    assert not any(text.startswith("Nobody has checked") for text in compared)
    compared.clear()
    call(client, key, query="floods in Assam", reviewPublisherSiteFilter="nobody.example")
    assert compared == []


def test_a_language_that_nobody_knows_is_left_out(client, session, key):
    session.scalars(select(Claim).where(Claim.text == FLOODS)).one().language = "und"
    session.commit()
    made = call(client, key, query="assam floods")["claims"][0]["claimReview"]
    assert [review.keys() & {"url", "languageCode"} for review in made] == [{"url"}, {"url"}]


def test_an_offset_beyond_the_bound_is_refused_where_there_is_more(client, key, monkeypatch):
    monkeypatch.setattr(claims_module, "MOST_SKIPPED", 2)
    assert texts(call(client, key, query="assam", offset=2)) == [LINES[1]["text"]]
    assert error_of(client.get(f"{SEARCH}?query=assam&offset=3&key={key}"))[:2] == (400, "INVALID_ARGUMENT")
    assert call(client, key, query="moon landing", offset=3) == {}


def test_only_the_reviews_of_the_site_are_listed(client, key):
    found = call(client, key, query="assam floods", reviewPublisherSiteFilter="other.example")
    assert [made["publisher"]["name"] for made in found["claims"][0]["claimReview"]] == ["Other Facts"]


def test_a_review_of_this_registry_has_its_page_here(client, key):
    made = call(client, key, query="moon landing")["claims"][0]["claimReview"][0]
    assert re.fullmatch(r"http://localhost/claims/\d+#review-\d+", made["url"])
    assert made["publisher"] == {"name": "Example Facts", "site": "localhost"}
    assert (made["title"], made["textualRating"]) == (LINES[3]["text"], "Pants on fire")
    assert client.get(made["url"]).status_code == 200


@pytest.mark.parametrize("by", [{"query": "assam floods moon landing"}, {"reviewPublisherSiteFilter": "facts.example"}])
def test_age_counts_from_the_newer_of_claim_and_review(client, key, by):
    days = (dt.datetime.now(dt.UTC).date() - dt.date(2022, 6, 26)).days
    assert texts(call(client, key, maxAgeDays=days, **by)) == [FLOODS]
    assert texts(call(client, key, maxAgeDays=days + 1, **by))[0] == FLOODS
    assert len(texts(call(client, key, maxAgeDays=2_147_483_647, **by))) >= 2
    assert call(client, key, maxAgeDays=1, **by) == {}


@on_both_databases
@pytest.mark.parametrize("by", [{"query": "assam"}, {"reviewPublisherSiteFilter": "facts.example"}])
def test_pages_meet_though_claims_come_in_between(client, session, key, by):
    whole = texts(call(client, key, **by))
    seen: list[str] = []
    token = ""
    while True:
        page = call(client, key, pageSize=1, **by, **({"pageToken": token} if token else {}))
        seen += texts(page)
        token = page.get("nextPageToken", "")
        if not token:
            break
        line = {"external_id": f"new {len(seen)}", "text": "Floods, floods in Assam.", "kind": "event"}
        made = [review("Example Facts", "False", "2026-01-01T00:00:00Z", f"https://facts.example/new/{len(seen)}")]
        assert not import_lines(session, [(1, json.dumps(line | {"reviews": made}))], now=NOW, actor=SYSTEM).problems
        session.commit()
    assert seen == whole


@on_both_databases
@pytest.mark.parametrize("batch", [1, 200])
def test_a_publishers_pages_look_at_few_reviews_and_lead_on(client, key, monkeypatch, batch):
    by = {"reviewPublisherSiteFilter": "facts.example", "languageCode": "en", "maxAgeDays": 30_000}
    whole = texts(call(client, key, **by))
    assert len(whole) == 2
    monkeypatch.setattr(fact_check_search, "MOST_LOOKED_AT", 1)
    monkeypatch.setattr(fact_check_search, "_BATCH", batch)
    assert call(client, key, **by | {"languageCode": "de"}) == {}, (
        "a few windows are looked through before that is said"
    )
    monkeypatch.setattr(fact_check_search, "MOST_WINDOWS", 1)
    for skipped in (0, 1, 2):
        pages = [call(client, key, **by, offset=skipped)]
        while token := pages[-1].get("nextPageToken"):
            pages.append(call(client, key, **by, offset=7, pageToken=token))
        assert [text for page in pages for text in texts(page)] == whole[skipped:]
        assert [len(texts(page)) for page in pages] == [0] * skipped + [1] * (2 - skipped) + [0]
    assert set(call(client, key, **by | {"languageCode": "de"})) == {"nextPageToken"}
    assert call(client, key, **by | {"languageCode": "is"}) == {}, "nobody has said a claim in this language"


@on_both_databases
def test_an_offset_does_not_lift_the_bound(client, key, monkeypatch):
    by = {"reviewPublisherSiteFilter": "facts.example", "languageCode": "de", "offset": 10_000}
    monkeypatch.setattr(fact_check_search, "MOST_LOOKED_AT", 1)
    monkeypatch.setattr(fact_check_search, "MOST_WINDOWS", 1)
    looked_at = []
    claims_of = fact_check_search._revisions
    monkeypatch.setattr(
        fact_check_search, "_revisions", lambda *sent: looked_at.append(claims_of(*sent)) or looked_at[-1]
    )
    assert set(call(client, key, **by)) == {"nextPageToken"}
    assert sum(map(len, looked_at)) <= 1


@on_both_databases
@pytest.mark.parametrize("looked_at", [1, 20_000])
def test_young_claims_with_old_reviews_come_behind_young_reviews(client, session, key, monkeypatch, looked_at):
    """Whatever a page looks at, and wherever it ends: each once."""
    monkeypatch.setattr(fact_check_search, "MOST_LOOKED_AT", looked_at)
    today = dt.datetime.now(dt.UTC).date()
    young, old = (f"{today - dt.timedelta(days=days)}T10:00:00Z" for days in (3, 40))
    made = {"young both": (young, young), "young claim": (young, old), "young review": (old, young), "old": (old, old)}
    for number, (text, (said, reviewed)) in enumerate(made.items()):
        page = f"https://ages.example/{number}"
        line = {
            "external_id": text,
            "kind": "event",
            "text": f"This is {text}.",
            "claim_date": said[:10],
            "language": "en",
        }
        line["reviews"] = [review("Example Facts", "False", reviewed, page)]
        assert import_lines(session, [(1, json.dumps(line))], now=NOW, actor=SYSTEM).problems == []
    session.commit()
    by = {"reviewPublisherSiteFilter": "ages.example", "maxAgeDays": 10, "languageCode": "en"}
    pages = [call(client, key, **by, pageSize=1)]
    while token := pages[-1].get("nextPageToken"):
        pages.append(call(client, key, **by, pageSize=1, pageToken=token))
    paged = [text for page in pages for text in texts(page)]
    assert paged == ["This is young review.", "This is young both.", "This is young claim."]


def test_a_token_is_good_for_the_same_search_alone(client, key):
    token = call(client, key, query="assam", pageSize=1)["nextPageToken"]
    assert len(texts(call(client, key, query="assam", pageSize=2, pageToken=token))) == 2
    for parameters in (
        {"query": "assam floods", "pageToken": token},
        {"query": "assam", "languageCode": "en", "pageToken": token},
        {"query": "assam", "maxAgeDays": 9_999, "pageToken": token},
        {"query": "assam", "reviewPublisherSiteFilter": "facts.example", "pageToken": token},
        {"query": "assam", "pageToken": "CAo"},
        {"query": "assam", "pageToken": token[:-1] + ("A" if token[-1] != "A" else "B")},
    ):
        answer = client.get(f"{SEARCH}?{urlencode(parameters | {'key': key})}")
        assert error_of(answer) == (400, "INVALID_ARGUMENT", "Request contains an invalid argument."), parameters


def error_of(answer: Any) -> tuple[int, str, str]:
    """Code, status and message of a refusal in Google's form."""
    assert answer.content_type == "application/json; charset=UTF-8"
    assert list(answer.json) == ["error"]
    error = answer.json["error"]
    assert error["code"] == answer.status_code
    return error["code"], error["status"], error["message"]


BAD_PARAMETERS = {
    "neither": ("", "Request contains an invalid argument."),
    "blank": ("query=+&reviewPublisherSiteFilter=", "Request contains an invalid argument."),
    "negative size": ("query=a&pageSize=-1", "Request contains an invalid argument."),
    "negative offset": ("query=a&offset=-1", "Request contains an invalid argument."),
    "negative age": ("query=a&maxAgeDays=-1", "Request contains an invalid argument."),
    "no number": ("query=a&pageSize=ten", "Invalid value at 'page_size' (TYPE_INT32), \"ten\""),
    "no number at all": ("query=a&page_size=", "Invalid value at 'page_size' (TYPE_INT32), \"\""),
    "too great": ("query=a&offset=2147483648", "Invalid value at 'offset' (TYPE_INT32), \"2147483648\""),
    "other digits": ("query=a&offset=%D9%A1", "Invalid value at 'offset' (TYPE_INT32), \"\u0661\""),
    "protobuf": ("query=a&alt=proto", "Request contains an invalid argument."),
    "unknown": (
        "query=a&verdict=false",
        'Invalid JSON payload received. Unknown name "verdict": Cannot bind query parameter. '
        "Field 'verdict' could not be found in request message.",
    ),
}


@pytest.mark.parametrize("name", BAD_PARAMETERS)
def test_bad_parameters_are_refused_in_googles_words(client, key, name):
    parameters, message = BAD_PARAMETERS[name]
    answer = client.get(f"{SEARCH}?{parameters}&key={key}")
    assert error_of(answer) == (400, "INVALID_ARGUMENT", message)
    details = answer.json["error"].get("details", [])
    if message.startswith("Invalid value"):
        field = message.split("'")[1]
        assert details[0]["fieldViolations"] == [{"field": field, "description": message}]
    if message.startswith("Invalid JSON"):
        assert details[0]["fieldViolations"] == [{"description": message}]


def test_keys_are_asked_for_before_parameters(client, session, key):
    answer = client.get(f"{SEARCH}?nonsense=1")
    assert error_of(answer)[:2] == (403, "PERMISSION_DENIED")
    revoked, gone = create_key(session, scopes=["export"], now=NOW, actor=CLI)
    revoke_key(session, revoked.id, actor=CLI, now=NOW)
    session.commit()
    for bad in ("AIza-nobodys", gone, "\U0001f511"):
        answer = client.get(f"{SEARCH}?nonsense=1&key={quote(bad)}")
        assert error_of(answer) == (400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key.")
        assert answer.json["error"]["details"][0]["reason"] == "API_KEY_INVALID"
    answer = client.get(f"{SEARCH}?query=assam", headers={"Authorization": "Bearer nobodys"})
    assert error_of(answer)[:2] == (401, "UNAUTHENTICATED")
    assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_a_key_is_taken_from_all_of_googles_places_the_query_first(client, key):
    assert client.get(f"{SEARCH}?query=assam&key={key}").status_code == 200
    assert client.get(f"{SEARCH}?query=assam", headers={"X-Goog-Api-Key": key}).status_code == 200
    assert client.get(f"{SEARCH}?query=assam", headers={"Authorization": f"Bearer {key}"}).status_code == 200
    assert client.get(f"{SEARCH}?query=assam&key={key}", headers={"X-Goog-Api-Key": "bad"}).status_code == 200
    assert client.get(f"{SEARCH}?query=assam&key=bad", headers={"X-Goog-Api-Key": key}).status_code == 400


def test_a_long_query_may_come_as_a_post_that_says_so(client, key):
    body = {"query": "assam floods " + "x" * 60_000, "key": key, "alt": "json", "pageSize": "1"}
    override = {"x-http-method-override": "get"}
    answer = client.post(SEARCH, data=body | {"query": "assam floods"}, headers=override)
    assert texts(answer.json) == [FLOODS]
    assert client.post(f"{SEARCH}?pageSize=5", data=body, headers=override).status_code == 200
    assert error_of(client.post(SEARCH, data=body))[:2] == (404, "NOT_FOUND")
    assert error_of(client.post(SEARCH, json=body, headers=override))[:2] == (404, "NOT_FOUND")
    assert error_of(client.put(SEARCH, data=body, headers=override))[0] in (404, 405)


def test_answers_are_indented_or_in_one_line(client, key):
    answer = client.get(f"{SEARCH}?query=assam&key={key}&alt=json&fields=claims&callback=f&quotaUser=u&$.xgafv=2")
    assert answer.text.startswith('{\n  "claims": [\n    {\n')
    assert answer.text.endswith("}\n")
    assert answer.content_type == "application/json; charset=UTF-8"
    for name in ("prettyPrint", "pretty_print"):
        line = client.get(f"{SEARCH}?query=assam&key={key}&{name}=false").text
        assert line == json.dumps(answer.json, separators=(",", ":"), ensure_ascii=False)
    assert client.get(f"{SEARCH}?query=volcano&key={key}").text == "{}\n"


IMAGES = "/v1alpha1/claims:imageSearch"
PICTURE = "https://pictures.example/1.jpg"


def about_picture(number: int, **more: Any) -> dict[str, Any]:
    """A ClaimReview of another organization about the picture."""
    return {
        "@type": "ClaimReview",
        "url": f"https://desk{number}.example/check",
        "claimReviewed": f"A picture shows flood number {number}.",
        "author": {"@type": "Organization", "name": f"Desk {number}", "url": f"https://desk{number}.example"},
        "datePublished": f"2022-06-{number:02}",
        "inLanguage": "en",
        "reviewRating": {"@type": "Rating", "alternateName": "False"},
        "itemReviewed": {"@type": "Claim", "appearance": PICTURE},
        **more,
    }


def take_in(session: Session, *documents: dict[str, Any]) -> None:
    site = Site("http://localhost")
    import_claim_reviews(session, json.dumps(documents), site=site, actor=CLI, now=NOW)
    session.commit()


def shown(client: FlaskClient, key: str, image: str = PICTURE, **parameters: Any) -> tuple[list[str], str]:
    """What is found about an image, and the token of the next page."""
    answer = client.get(f"{IMAGES}?{urlencode(parameters | {'imageUri': image, 'key': key})}")
    assert answer.status_code == 200, answer.text
    assert set(answer.json) <= {"results", "nextPageToken"}
    found = [result["claim"]["text"] for result in answer.json.get("results", [])]
    return found, answer.json.get("nextPageToken", "")


@on_both_databases
def test_claims_about_an_image_are_found_by_its_address(client, session, key):
    other = {"@type": "Organization", "name": "Later desk", "url": "https://later.example"}
    later = about_picture(3, url="https://later.example/1", author=other, datePublished="2022-06-20")
    later["itemReviewed"] = {"@type": "Claim", "appearance": "https://elsewhere.example/2"}
    take_in(session, *(about_picture(number) for number in (1, 2, 3)), later)
    texts = [f"A picture shows flood number {number}." for number in (3, 2, 1)]
    assert shown(client, key) == (texts, "")
    assert shown(client, key, "https://PICTURES.example/1.jpg?utm_source=x#top") == (texts, "")
    assert shown(client, key, "https://elsewhere.example/2") == (texts[:1], "")
    assert shown(client, key, "https://pictures.example/2.jpg") == ([], "")
    assert client.get(f"{IMAGES}?imageUri=https%3A%2F%2Fpictures.example%2F2.jpg&key={key}").text == "{}\n"
    first = client.get(f"{IMAGES}?{urlencode({'image_uri': PICTURE, 'key': key})}").json["results"][0]["claim"]
    assert [review["publisher"]["site"] for review in first["claimReview"]] == ["later.example", "desk3.example"]
    assert shown(client, key, languageCode="en-US")[0] == texts
    assert shown(client, key, languageCode="de")[0] == []


def test_pages_of_claims_about_an_image(client, session, key):
    take_in(session, *(about_picture(number) for number in range(1, 8)))
    seen, token = shown(client, key, pageSize=3)
    while token:
        more, token = shown(client, key, pageSize=3, pageToken=token)
        assert more, "clients take a page without claims for the last one"
        seen += more
    assert seen == [f"A picture shows flood number {number}." for number in range(7, 0, -1)]
    assert shown(client, key, offset=5)[0] == seen[5:]
    assert shown(client, key, offset=100) == ([], "")
    token = shown(client, key, pageSize=3)[1]
    for other in ({"imageUri": "https://a.example/2"}, {"imageUri": PICTURE, "languageCode": "en"}):
        answer = client.get(f"{IMAGES}?{urlencode({'key': key, 'pageToken': token, **other})}")
        assert error_of(answer)[:2] == (400, "INVALID_ARGUMENT")
    answer = client.get(f"{SEARCH}?{urlencode({'key': key, 'pageToken': token, 'query': 'flood'})}")
    assert error_of(answer)[:2] == (400, "INVALID_ARGUMENT"), "the token of another search"


def test_many_claims_about_an_image_in_another_language_end_in_pages_too(client, session, key, monkeypatch):
    monkeypatch.setattr(fact_check_search, "MOST_LOOKED_AT", 3)
    take_in(session, *(about_picture(n, inLanguage="de" if n == 1 else "en") for n in range(1, 9)))
    assert shown(client, key, languageCode="de")[0] == ["A picture shows flood number 1."]


def test_what_is_no_image_address_is_refused(client, key):
    for parameters in (
        "",
        "imageUri=",
        "imageUri=file%3A%2F%2F%2Fetc%2Fpasswd",
        "imageUri=data%3Aimage%2Fpng%3Bbase64%2CAAAA",
        "imageUri=https%3A%2F%2Fa.example&pageSize=-1",
        "imageUri=https%3A%2F%2Fa.example&offset=-1",
        "imageUri=https%3A%2F%2Fa.example&pageToken=CAo",
        "imageUri=https%3A%2F%2Fa.example&query=x",
        f"imageUri=https%3A%2F%2Fa.example%2F{'x' * 5000}",
    ):
        assert error_of(client.get(f"{IMAGES}?{parameters}&key={key}"))[:2] == (400, "INVALID_ARGUMENT"), parameters


@pytest.mark.parametrize("path", ["claims:search", "claims:imageSearch", "pages/1"])
def test_another_method_is_told_which_there_are(client, path):
    answer = client.patch(f"/v1alpha1/{path}")
    assert error_of(answer)[0] == 405
    assert {"GET", "HEAD"} <= set(answer.headers["Allow"].split(", "))


@pytest.mark.parametrize("path", ["/claims:other", "/pages/1/2", "/claims", "/%00", "/", ""])
def test_unknown_paths_are_answered_in_the_same_form(client, path):
    assert error_of(client.get(f"/v1alpha1{path}"))[:2] == (404, "NOT_FOUND")


def test_too_many_bad_keys_are_told_so_though_each_is_new(app: Flask):
    app.config["RATE_LIMIT_ANONYMOUS"] = "3 per minute"
    client = app.test_client()
    answers = [client.get(f"{SEARCH}?query=a&key=guess-{n}") for n in range(5)]
    assert [answer.status_code for answer in answers] == [400, 400, 400, 429, 429]
    assert error_of(answers[-1])[:2] == (429, "RESOURCE_EXHAUSTED")
    assert int(answers[-1].headers["Retry-After"]) > 0
    assert answers[-1].json["error"]["details"][0]["reason"] == "RATE_LIMIT_EXCEEDED"


@pytest.mark.parametrize(
    ("path", "where"),
    [
        (SEARCH, "key"),
        (SEARCH, "header"),
        (SEARCH, "bearer"),
        (SEARCH, "access_token"),
        ("/v1alpha1/pages", "bearer"),
        ("/v1alpha1/pages", "access_token"),
        ("/v1alpha1/pages", "oauth_token"),
    ],
)
def test_what_stands_beside_a_good_credential_does_not_pass_its_limit(app: Flask, session, path, where):
    app.config["RATE_LIMIT_KEY"] = "3 per minute"
    home = ensure_default_organization(session, name="Desk", now=NOW)
    _, secret = create_key(session, scopes=["reviews:read"], organization_id=home.id, now=NOW, actor=CLI)
    session.commit()
    client, found = app.test_client(), []
    for number in range(5):
        query = {"query": "assam"} if path == SEARCH else {"url": "https://facts.example/1"}
        headers = {"X-Goog-Api-Key": f"other-{number}", "Authorization": f"Basic {number}"}
        match where:
            case "key":
                query |= {"key": secret, "access_token": f"other-{number}"}
            case "header":
                headers |= {"X-Goog-Api-Key": secret}
                query |= {"access_token": f"other-{number}"}
            case "bearer":
                headers |= {"Authorization": f"Bearer {' ' * number}{secret}"}
            case _:
                query |= {where: secret}
                headers |= {"Authorization": f"Bearer other-{number}"}
        if path != SEARCH:
            query |= {"key": f"other-{number}"}
        elif where in ("bearer", "access_token"):
            del headers["X-Goog-Api-Key"]
        found.append(client.get(path, query_string=query, headers=headers).status_code)
    assert found == [200, 200, 200, 429, 429]


@pytest.mark.parametrize(
    "query", ["\x00", "' OR 1=1 --", "%", "_", "\U0001f30b", "<script>alert(1)</script>", "a" * 3_000]
)
def test_hostile_queries_find_nothing_and_break_nothing(client, key, query):
    assert call(client, key, query=query) == {}
