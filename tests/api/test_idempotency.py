"""``Idempotency-Key``: what is one, whose it is and for which request, and that each keeps an answer of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from claims.models import Article, Job, Review
from claims.services.access.keys import create_key
from claims.services.base.actors import CLI
from claims.services.base.organizations import ensure_default_organization
from tests.support.desk import within
from tests.support.factories import NOW, make_claim, make_member

Post = Callable[..., TestResponse]
KEPT = ("Content-Type", "Location", "ETag", "Preference-Applied")
ARTICLES = "/api/v1/articles"
BODY = {"body": "The quay of Ferrow was closed for seven days."}


@pytest.fixture
def make_caller(app: Flask, client: FlaskClient) -> Callable[[], Post]:
    """Makes programs that act for a checker of the desk: each has a key of its own to call with."""

    def make(session: Session) -> str:
        organization = ensure_default_organization(session, name="Desk", now=NOW)
        checker = make_member(session, organization, "checker")
        scopes = ("articles:write", "lookup", "reviews:write")
        return create_key(session, scopes=scopes, user_id=checker.user_id, now=NOW, actor=CLI)[1]

    def caller() -> Post:
        own = {"Authorization": f"Bearer {within(app, make)}", "Prefer": "respond-async"}

        def post(path: str, body: object, key: str) -> TestResponse:
            return client.post(path, json=body, headers=own | {"Idempotency-Key": key})

        return post

    return caller


def is_replayed(reply: TestResponse) -> bool:
    return "Idempotent-Replayed" in reply.headers


@pytest.mark.parametrize(
    ("key", "status"),
    [("", 400), (" ", 400), ("a b", 400), ("caf\xe9", 400), ("x" * 256, 400), ("x" * 255, 202), ("!~", 202)],
)
def test_a_key_is_up_to_255_visible_signs(app: Flask, make_caller: Callable[[], Post], key: str, status: int) -> None:
    reply = make_caller()(ARTICLES, BODY, key)
    assert reply.status_code == status, reply.text
    assert within(app, lambda session: len(session.scalars(select(Article.id)).all())) == int(status == 202)


def test_a_key_is_of_one_caller_and_one_request(app: Flask, make_caller: Callable[[], Post]) -> None:
    one, other = make_caller(), make_caller()
    first, theirs, again = (
        one(ARTICLES, BODY, "k"),
        other(ARTICLES, BODY | {"headline": "Quay"}, "k"),
        one(ARTICLES, BODY, " k "),
    )
    assert [reply.status_code for reply in (first, theirs, again)] == [202] * 3
    assert [is_replayed(reply) for reply in (first, theirs, again)] == [False, False, True]
    assert first.json == again.json != theirs.json
    for path, body in (("/api/v1/lookup", BODY), (f"{ARTICLES}?x=1", BODY), (ARTICLES, BODY | {"headline": "Quay"})):
        refused = one(path, body, "k")
        assert (refused.status_code, refused.json["code"]) == (422, "idempotency_conflict")
    queued = select(Job.arguments["version_id"]).where(Job.name == "process_article")
    assert within(app, lambda session: len(session.scalars(queued).all())) == 2


def test_each_key_keeps_its_own_answer_with_what_leads_on_from_it(app: Flask, make_caller: Callable[[], Post]) -> None:
    claims = within(app, lambda session: [make_claim(session).id for _ in range(2)])
    post = make_caller()
    calls = [
        *((ARTICLES, BODY | {"headline": headline}, headline) for headline in ("quay", "pier")),
        *((f"/api/v1/claims/{claim_id}/reviews", {}, f"claim {claim_id}".replace(" ", "-")) for claim_id in claims),
    ]
    first = [post(*call) for call in calls]
    again = [post(*call) for call in calls]
    assert [reply.status_code for reply in again] == [reply.status_code for reply in first] == [202, 202, 201, 201]
    assert all(is_replayed(reply) for reply in again)
    assert [reply.data for reply in again] == [reply.data for reply in first]
    for name in KEPT:
        assert [reply.headers.get(name) for reply in again] == [reply.headers.get(name) for reply in first]
        assert any(name in reply.headers for reply in first)
    assert within(app, lambda session: len(session.scalars(select(Review.id)).all())) == len(claims)
