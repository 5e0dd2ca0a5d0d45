"""Requests as such: rates, bodies that break off or are packed, who sends what is not asked."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from gunicorn.http.errors import InvalidChunkSize
from sqlalchemy import text
from werkzeug.exceptions import ClientDisconnected

from claims.app import WholeRequest
from claims.extensions import db
from claims.services.access import keys
from claims.services.base import organizations
from claims.services.base.actors import CLI
from tests.support.databases import on_postgresql
from tests.support.factories import NOW
from tests.support.shared_apps import SharedApps

JSON = {"Content-Type": "application/json"}


class Broken(io.RawIOBase):
    """A body whose reading fails."""

    def __init__(self, error: Exception) -> None:
        self._error = error
        self._at = 0

    def readable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        self._at = 500 if whence == io.SEEK_END else offset
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: object) -> int:
        raise self._error


@pytest.fixture
def strict(apps: SharedApps, database_url: str) -> Iterator[Flask]:
    """The app with rates that are soon reached."""
    with apps.lent(database_url, RATE_LIMIT_KEY="3 per minute", RATE_LIMIT_ANONYMOUS="2 per minute") as lent:
        yield lent


@pytest.fixture
def secret(app: Flask) -> str:
    with app.app_context():
        organizations.ensure_default_organization(db.session(), name="Desk", now=NOW)
        _, made = keys.create_key(db.session(), scopes=("lookup", "articles:write"), now=NOW, actor=CLI)
        db.session.commit()
        return made


def test_too_many_requests_are_a_problem_that_says_how_long_to_wait(strict: Flask) -> None:
    client = strict.test_client()
    replies = [client.get("/api/v1/claims") for _ in range(3)]
    assert [reply.status_code for reply in replies] == [200, 200, 429]
    assert replies[2].content_type == "application/problem+json"
    assert replies[2].json["code"] == "too_many_requests"
    assert "2 per 1 minute" in replies[2].json["detail"]
    assert 0 < int(replies[2].headers["Retry-After"]) <= 60


def test_keys_that_are_invented_count_against_the_address(strict: Flask) -> None:
    client = strict.test_client()
    statuses = [
        client.get("/api/v1/articles", headers={"Authorization": f"Bearer ck_{number:043}"}).status_code
        for number in range(4)
    ]
    assert statuses == [401, 401, 429, 429]


@pytest.mark.parametrize(("path", "status"), [("/api/v1/claims", 200), ("/api/v1/claims?limit=0", 422), ("/x", 404)])
def test_only_who_must_wait_is_told_to(strict: Flask, path: str, status: int) -> None:
    reply = strict.test_client().get(path)
    assert reply.status_code == status
    assert "Retry-After" not in reply.headers


@pytest.mark.parametrize("error", [BlockingIOError(11, "silent"), InvalidChunkSize(b"zz"), ConnectionResetError()])
def test_body_that_breaks_off_is_the_clients_failure(client: FlaskClient, secret: str, error: Exception) -> None:
    reply = client.post(
        "/api/v1/lookup",
        headers=JSON | {"Authorization": f"Bearer {secret}"},
        input_stream=Broken(error),
    )
    assert (reply.status_code, reply.json["code"]) == (400, "unreadable")


@pytest.mark.parametrize("sent", ['{"body": "The bridge cost 4 million euros."}', '{"body": "The bri'])
def test_body_that_ends_before_its_length_is_not_taken_for_whole(client: FlaskClient, secret: str, sent: str) -> None:
    """As the web server passes it on: without a bound of its own."""
    reply = client.post(
        "/api/v1/lookup",
        headers=JSON | {"Authorization": f"Bearer {secret}"},
        input_stream=io.BytesIO(sent.encode()),
        environ_overrides={"wsgi.input_terminated": True, "CONTENT_LENGTH": str(len(sent) + 500)},
    )
    assert (reply.status_code, reply.json["code"]) == (400, "unreadable")


def test_form_that_ends_before_its_length_is_not_taken_for_whole() -> None:
    sent = b"q=The+bridge+cost+4+million+euros."
    environ = {
        "REQUEST_METHOD": "POST",
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "wsgi.input_terminated": True,
    }
    whole = WholeRequest(environ | {"wsgi.input": io.BytesIO(sent), "CONTENT_LENGTH": str(len(sent))})
    assert whole.form["q"] == "The bridge cost 4 million euros."
    cut = WholeRequest(environ | {"wsgi.input": io.BytesIO(sent), "CONTENT_LENGTH": str(len(sent) + 1)})
    with pytest.raises(ClientDisconnected):
        assert cut.form


@pytest.mark.parametrize("packing", ["gzip", "br", "deflate, gzip"])
def test_packed_bodies_are_not_unpacked(client: FlaskClient, secret: str, packing: str) -> None:
    """A few kilobytes of them could hold gigabytes."""
    bomb = gzip.compress(b"0" * 5_000_000)
    headers = JSON | {"Authorization": f"Bearer {secret}", "Content-Encoding": packing}
    reply = client.post("/api/v1/lookup", headers=headers, data=bomb)
    assert (reply.status_code, reply.json["code"]) == (415, "unsupported_media_type")
    assert "Content-Encoding" in reply.json["detail"]


def test_body_is_not_read_before_it_is_known_who_sends_it(client: FlaskClient) -> None:
    reply = client.post(
        "/api/v1/lookup", headers=JSON, input_stream=Broken(AssertionError("too early")), content_length=9
    )
    assert (reply.status_code, reply.json["code"]) == (401, "key_missing")


@on_postgresql
def test_look_ups_one_after_another_keep_what_the_database_has_prepared(
    app: Flask, client: FlaskClient, secret: str
) -> None:
    sent = {"headers": {"Authorization": f"Bearer {secret}"}, "json": {"body": "The bridge cost 4 million euros."}}
    prepared = text("SELECT name, prepare_time FROM pg_prepared_statements WHERE statement LIKE '%posting_tail%'")
    found = set()
    for path in ("/api/v1/lookup", "/api/v1/draft-checks") * 2:
        assert client.post(path, **sent).status_code == 200
        with app.app_context():
            found |= {tuple(row) for row in db.session.execute(prepared)}
            db.session.commit()
    assert len(found) == 1
