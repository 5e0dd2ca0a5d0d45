"""Bad input over real HTTP: each gives the documented problem, and the database is as before."""

from __future__ import annotations

import io
import json

import pytest
from sqlalchemy import func, select

from claims.models import (
    Appearance,
    Article,
    ArticleVersion,
    Claim,
    IdempotencyKey,
    Job,
    Match,
    Outlet,
    Review,
    Sentence,
)
from tests.support.live_fixtures import on_one_database, on_sqlite

ARTICLE = {"headline": "Bridge", "body": "The bridge cost 40 million euros.", "published_at": "2024-05-01"}
COUNTED = (Outlet, Article, ArticleVersion, Sentence, Appearance, Match, Claim, Review, Job, IdempotencyKey)


def changed(**fields):
    return ARTICLE | fields


CASES = [
    ("nothing at all", {"data": b""}, 400, "body_empty"),
    ("broken JSON", {"data": b'{"body": "half'}, 400, "unreadable"),
    ("a list", {"data": b"[1, 2]"}, 400, "unreadable"),
    ("NaN", {"data": b'{"body": NaN}'}, 400, "unreadable"),
    ("a doubled name", {"data": b'{"body": "a", "body": "b"}'}, 400, "unreadable"),
    ("not UTF-8", {"data": b'{"body": "\xff\xfe"}'}, 400, "unreadable"),
    ("nested 100,000 deep", {"data": b'{"body": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"}, 400, "unreadable"),
    (
        "wrong content type",
        {"data": b"body=text", "headers": {"Content-Type": "text/plain"}},
        415,
        "unsupported_media_type",
    ),
    ("a form", {"data": b"body=x", "headers": {"Content-Type": "application/x-www-form-urlencoded"}}, 415, None),
    ("empty body", {"value": changed(body="")}, 422, "body_empty"),
    ("white space only", {"value": changed(body=" \n\t ")}, 422, "body_empty"),
    ("neither body nor html", {"value": {"headline": "Bridge"}}, 422, None),
    ("both body and html", {"value": changed(html="<p>The bridge cost 40 million euros.</p>")}, 422, None),
    ("text over 1 MB", {"value": changed(body="The bridge cost 40 million euros. " * 40_000)}, 413, "too_large"),
    ("10 MB body", {"value": changed(body="x" * 10_000_000)}, 413, None),
    ("HTML over 5 MB", {"value": {"html": "<p>word</p>" * 500_000}}, 413, "too_large"),
    ("HTML without text", {"value": {"html": "<html><body><script>alert(1)</script></body></html>"}}, 422, None),
    ("lone surrogate", {"data": json.dumps(changed(body="A \ud800 bridge.")).encode()}, 422, None),
    ("lone surrogate in the headline", {"data": json.dumps(changed(headline="A \udfff")).encode()}, 422, None),
    ("NUL in the text", {"value": changed(body="The bridge\x00 cost 40 million.")}, 422, None),
    ("NUL in the outlet", {"value": changed(outlet="Post\x00")}, 422, None),
    ("no date", {"value": changed(published_at="yesterday")}, 422, "invalid"),
    ("30 February", {"value": changed(published_at="2024-02-30")}, 422, "invalid"),
    ("a time without zone", {"value": changed(published_at="2024-05-01T10:00:00")}, 422, "invalid"),
    ("a number as date", {"value": changed(published_at=20240501)}, 422, "invalid"),
    ("year 3000", {"value": changed(published_at="3000-01-01")}, 422, None),
    ("unknown field", {"value": changed(titel="Bridge")}, 422, "invalid"),
    ("a number as body", {"value": changed(body=17)}, 422, "invalid"),
    ("a script address", {"value": changed(url="javascript:alert(1)")}, 422, None),
    ("a relative address", {"value": changed(url="/bridge")}, 422, None),
    ("author and authors", {"value": changed(author="A", authors=["B"])}, 422, None),
    ("a bad language", {"value": changed(language="not a language")}, 422, None),
    ("a headline of 2,000 characters", {"value": changed(headline="x" * 2_000)}, 422, None),
]


def count_rows(app):
    from claims.extensions import db, reading

    with app.app_context(), reading():
        return {table.__tablename__: db.session.scalar(select(func.count()).select_from(table)) for table in COUNTED}


@on_one_database  # none of them gets as far as a statement that writes
@pytest.mark.parametrize(("what", "sent", "status", "code"), CASES, ids=[case[0] for case in CASES])
def test_bad_article_is_refused_and_leaves_no_trace(live_app, newsroom, what, sent, status, code):
    before = count_rows(live_app)
    options = dict(sent)
    reply = newsroom.call("POST", "/api/v1/articles", options.pop("value", None), **options)
    assert reply.status == status, reply.text
    assert reply.headers["Content-Type"] == "application/problem+json"
    problem = reply.json
    assert problem["status"] == status
    assert problem["type"] == f"/problems/{problem['code']}"
    assert problem["detail"]
    assert problem["instance"].startswith("urn:request:")
    if code is not None:
        assert problem["code"] == code
    if status == 422:
        assert problem["errors"]
    assert count_rows(live_app) == before


@on_sqlite
@pytest.mark.parametrize(
    ("what", "headers", "status", "code"),
    [
        ("no key", {}, 401, "key_missing"),
        ("another scheme", {"Authorization": "Basic YTpi"}, 401, "key_missing"),
        ("an unknown key", {"Authorization": "Bearer ck_" + "A" * 43}, 401, "key_unknown"),
        ("nonsense", {"Authorization": "Bearer \x7f"}, 401, None),
    ],
    ids=lambda value: value if isinstance(value, str) and " " in value else None,
)
def test_missing_or_wrong_key_is_refused(live_app, anyone, what, headers, status, code):
    before = count_rows(live_app)
    reply = anyone.call("POST", "/api/v1/articles", ARTICLE, headers=headers)
    assert reply.status == status, reply.text
    assert reply.headers["WWW-Authenticate"].startswith("Bearer")
    if code is not None:
        assert reply.json["code"] == code
    assert count_rows(live_app) == before


def test_expired_and_revoked_keys_are_refused(live_app, anyone, make_key):
    expired = make_key(expires_in_s=-1)
    revoked = make_key(revoked=True)
    for key, code in ((expired, "key_expired"), (revoked, "key_revoked")):
        reply = anyone.post("/api/v1/articles", ARTICLE, key=key)
        assert (reply.status, reply.json["code"]) == (401, code)


def test_key_without_the_scope_is_told_which(anyone, make_key):
    reply = anyone.post("/api/v1/articles", ARTICLE, key=make_key(scopes=("lookup",)))
    assert (reply.status, reply.json["code"]) == (403, "scope_missing")
    assert "articles:write" in reply.json["detail"]


def test_a_bad_key_is_refused_even_where_reading_is_public(anyone):
    assert anyone.get("/api/v1/claims").status == 200
    assert anyone.get("/api/v1/claims", key="ck_" + "B" * 43).status == 401


def test_right_to_left_override_and_emoji_stay_in_the_body(newsroom):
    body = "The \u202ebridge\u202c cost 40 million euros \U0001f309 in 2019."
    reply = newsroom.post("/api/v1/articles", ARTICLE | {"body": body, "outlet": "Direction Post"})
    assert reply.status == 201
    stored = newsroom.get(f"/api/v1/articles/{reply.json['article']['id']}").json
    assert stored["body"] == body
    for row in reply.json["appearances"]:
        assert body[row["start"] : row["end"]] == row["exact"]


def test_scripts_in_html_are_not_text(newsroom):
    page = (
        "<html><body><article><h1>Bridge</h1><p>The bridge in Torvik cost 40 million euros, the council said.</p>"
        "<script>document.write('Ten million people were killed in 2001.')</script>"
        "<p>It opened in 2019 after nine years of work on the two piers in the harbor.</p></article></body></html>"
    )
    reply = newsroom.post("/api/v1/articles", {"html": page, "outlet": "Markup Post", "published_at": "2024-05-01"})
    assert reply.status == 201, reply.text
    stored = newsroom.get(f"/api/v1/articles/{reply.json['article']['id']}").json
    assert "document.write" not in stored["body"]
    assert "\n" in stored["body"]


@on_sqlite
@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/v1/claims/999999", 404),
        ("/api/v1/claims/99999999999999999999", 404),
        ("/api/v1/organizations/99999999999999999999", 404),
        ("/api/v1/articles/999999", 404),
        ("/api/v1/articles/999999/lookup", 404),
        ("/api/v1/reviews/999999", 404),
        ("/api/v1/reviews/999999/revisions/1", 404),
        ("/api/v1/jobs/999999", 404),
        ("/api/v1/nowhere", 404),
        ("/api/v1/claims?limit=0", 422),
        ("/api/v1/claims?limit=1000", 422),
        ("/api/v1/claims?after=nonsense", 422),
        ("/api/v1/claims?colour=red", 422),
        ("/api/v1/claims?status=perfect", 422),
        ("/api/v1/claims?as_of=2999-01-01", 422),
        ("/api/v1/claims?limit=1&limit=2", 400),
        ("/api/v1/queue?tab=everything", 422),
    ],
)
def test_bad_reading_is_a_problem_too(newsroom, path, status):
    reply = newsroom.get(path)
    assert reply.status == status, reply.text
    assert reply.headers["Content-Type"] == "application/problem+json"


TOLD = [
    ("an unknown key", "GET", "/api/v1/claims", {"key": "ck_" + "B" * 43}, "make another one"),
    ("nothing there", "GET", "/api/v1/nowhere", {}, "/api/v1/docs"),
    ("another method", "DELETE", "/api/v1/articles", {}, "Allow lists"),
    ("a cursor of another list", "GET", "/api/v1/claims?after=WyJhIiwxXQ", {}, "Begin without after"),
    ("a word as a number", "GET", "/api/v1/claims?limit=ten", {}, "Give a whole number"),
    ("a parameter twice", "GET", "/api/v1/claims?limit=1&limit=2", {}, "Send it once"),
    ("a parameter of no call", "GET", "/api/v1/scales?limit=2", {}, "Leave limit out"),
    ("a misspelt parameter", "GET", "/api/v1/claims?colour=red", {}, "There are: after, as_of, kind"),
    ("a misspelt field", "POST", "/api/v1/articles", {"value": changed(titel="x")}, "headline, html, language"),
    ("a number as text", "POST", "/api/v1/articles", {"value": changed(outlet=3)}, "Give a text"),
    ("a text as list", "POST", "/api/v1/articles", {"value": changed(authors="A. Quill")}, "Give a list"),
    ("null", "POST", "/api/v1/articles", {"value": changed(authors=None)}, "cannot be null. Give a value"),
    ("a field left out", "POST", "/api/v1/lookup", {"value": {}}, "This is needed"),
    ("no object", "POST", "/api/v1/articles", {"data": b"[]"}, "Send one, with its fields by name"),
    ("a huge number", "POST", "/api/v1/articles", {"data": b'{"body": ' + b"9" * 9_000 + b"}"}, "100 digits"),
    ("another encoding", "POST", "/api/v1/articles", {"data": '{"body": "Straße"}'.encode("latin-1")}, "UTF-8. Send"),
]


@on_sqlite
@pytest.mark.parametrize(("what", "method", "path", "sent", "says"), TOLD, ids=[case[0] for case in TOLD])
def test_what_is_refused_is_told_what_to_do(newsroom, what, method, path, sent, says):
    options = dict(sent)
    reply = newsroom.call(method, path, options.pop("value", None), **options)
    assert reply.status >= 400
    assert says in reply.json["detail"]


def test_answer_to_thousands_of_misspelt_fields_is_bounded(newsroom):
    reply = newsroom.post("/api/v1/articles", {f"field{number}": 1 for number in range(5_000)})
    assert (reply.status, len(reply.json["errors"])) == (422, 50)


@pytest.mark.parametrize(
    ("what", "before", "kind"),
    [
        ("a byte order mark", b"\xef\xbb\xbf", "application/json"),
        ("a type built upon JSON", b"", "application/ld+json"),
        ("another type built upon JSON, with a parameter", b"", "application/vnd.example+json; charset=utf-8"),
    ],
)
def test_json_is_read_however_it_is_announced(newsroom, what, before, kind):
    data = before + json.dumps({"body": "The bridge cost 40 million euros."}).encode()
    reply = newsroom.call("POST", "/api/v1/lookup", data=data, headers={"Content-Type": kind})
    assert reply.status == 200, reply.text


@pytest.mark.parametrize("headers", [{}, {"Content-Type": "application/json"}, {"Content-Type": "text/plain"}])
def test_body_of_which_nothing_is_needed_need_not_be_sent(desk, headers):
    reply = desk.checker.call("POST", f"/api/v1/claims/{desk.new_claim()}/reviews", data=b"", headers=headers)
    assert reply.status == 201, reply.text


def test_something_is_read_where_nothing_is_needed(desk):
    path = f"/api/v1/claims/{desk.new_claim()}/reviews"
    assert desk.checker.call("POST", path, data=b"x=1", headers={"Content-Type": "text/plain"}).status == 415
    assert desk.checker.call("POST", path, {"colour": "red"}).status == 422


def test_fields_of_a_call_that_takes_none_are_not_silently_ignored(desk):
    review = desk.checker.post(f"/api/v1/claims/{desk.new_claim()}/reviews").json
    path = f"/api/v1/reviews/{review['id']}/snooze"
    version = {"If-Match": f'"{review["version"]}"'}
    refused = desk.checker.call("POST", path, {"until": "2030-01-01"}, headers=version)
    assert (refused.status, refused.json["errors"][0]["pointer"]) == (422, "/until")
    assert "Send none" in refused.json["detail"]
    assert desk.checker.call("POST", path, {}, headers=version).status == 200


def test_wrong_method_names_the_right_ones(newsroom):
    reply = newsroom.call("DELETE", "/api/v1/articles")
    assert reply.status == 405
    assert reply.headers["Content-Type"] == "application/problem+json"
    assert "POST" in reply.headers["Allow"]


@pytest.mark.parametrize("over", [0, 1, 100_000], ids=lambda over: f"{over} bytes over")
def test_a_body_in_chunks_is_bounded_like_any_other(live_app, make_key, over):
    """It does not say how long it is: what lies behind the bound must not be taken for broken JSON."""
    bound = live_app.config["MAX_CONTENT_LENGTH"]
    start, end = b'{"body": "', b'"}'
    sent = start + b"a" * (bound + over - len(start) - len(end)) + end
    answer = live_app.test_client().post(
        "/api/v1/articles",
        input_stream=io.BytesIO(sent),
        content_type="application/json",
        headers={"Authorization": f"Bearer {make_key()}", "Transfer-Encoding": "chunked"},
        environ_overrides={"wsgi.input_terminated": True},
    )
    assert (answer.status_code, answer.json["code"]) == (413, "too_large")
    assert ("request body" in answer.json["detail"]) is (over > 0), answer.json["detail"]


@on_sqlite
@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"body": "  "}, "Send what the article says."),
        ({"body": "word " * 220_000}, "Send it in parts"),
        ({"headline": "\ud800"}, "Send it as valid UTF-8."),
        ({"outlet": "\udfff"}, "Send it as valid UTF-8."),
        ({"published_at": "1599-12-31"}, "Send the day on which the text came out."),
        ({"published_at": "9999-01-01"}, "Send the day on which the text came out."),
    ],
    ids=["empty", "too long", "headline cut", "outlet cut", "too early", "too late"],
)
def test_what_is_refused_says_what_to_send_instead(newsroom, fields, says):
    problem = newsroom.post("/api/v1/articles", ARTICLE | fields).json
    assert says in problem["detail"]
    assert says in problem["errors"][0]["detail"]


def test_a_day_to_come_says_what_to_ask_instead(newsroom):
    problem = newsroom.post("/api/v1/lookup", {"body": "The bridge cost 40 million.", "as_of": "2999-01-01"}).json
    assert (problem["code"], problem["detail"].endswith("or leave it out.")) == ("as_of_future", True)
