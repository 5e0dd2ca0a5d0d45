"""Pages and styles are sent compressed to who accepts it, and are the same text after unpacking."""

from __future__ import annotations

import gzip

import pytest

from claims.web.page.compression import LEAST_BYTES, compress, pack

ACCEPTING = {"Accept-Encoding": "gzip, br"}
DOCUMENT = "/api/v1/openapi.json"


@pytest.mark.parametrize(
    "path", ["/problems", "/static/claims.css", "/static/claims.js", "/bootstrap/static/css/bootstrap.min.css"]
)
def test_texts_are_compressed_and_unpack_to_themselves(app, path):
    client = app.test_client()
    plain = client.get(path)
    packed = client.get(path, headers=ACCEPTING)
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert int(packed.headers["Content-Length"]) == len(packed.data) < len(plain.data) / 2
    for answer in (plain, packed):
        assert "Accept-Encoding" in answer.headers["Vary"]
    if path != "/problems":  # a page carries a token of its own
        assert gzip.decompress(packed.data) == plain.data


def test_a_known_style_is_not_sent_again(app):
    client = app.test_client()
    first = client.get("/static/claims.css", headers=ACCEPTING)
    assert first.headers["ETag"].startswith('W/"')
    again = client.get("/static/claims.css", headers=ACCEPTING | {"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_failures_are_readable_too(app):
    client = app.test_client()
    missing = client.get("/nowhere", headers=ACCEPTING)
    assert missing.status_code == 404
    assert b"There is nothing here" in gzip.decompress(missing.data)


def test_an_answer_of_the_api_is_compressed_and_known_again(app):
    client = app.test_client()
    plain, packed = client.get(DOCUMENT), client.get(DOCUMENT, headers=ACCEPTING)
    assert plain.headers["ETag"].startswith('"')
    assert (packed.headers["Content-Encoding"], packed.headers["ETag"]) == ("gzip", f"W/{plain.headers['ETag']}")
    assert gzip.decompress(packed.data) == plain.data
    again = client.get(DOCUMENT, headers=ACCEPTING | {"If-None-Match": packed.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize(
    ("tag", "caching", "is_packed"),
    [
        ("5f00", "private, no-cache", True),
        ("3-5f00", "private, no-cache", False),
        ("5f00", "public, no-transform", False),
        ("5f00", "max-age=9, immutable", False),
    ],
)
def test_what_needs_a_strong_tag_is_left_alone(app, tag, caching, is_packed):
    with app.test_request_context(headers=ACCEPTING):
        answer = app.response_class(b"1" * LEAST_BYTES, mimetype="application/json")
        answer.set_etag(tag)
        answer.headers["Cache-Control"] = caching
        sent = compress(answer)
    assert ("Content-Encoding" in sent.headers) is is_packed
    assert sent.get_etag() == (tag, is_packed)


def test_the_length_of_a_page_does_not_tell_its_content():
    assert len({len(pack(b"the same page" * 100, padding=padding)) for padding in range(100)}) == 100
    assert gzip.decompress(pack(b"page", padding=99)) == b"page"
