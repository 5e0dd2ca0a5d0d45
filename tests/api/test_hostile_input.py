"""Every operation of the OpenAPI document is sent hostile values in each place: it answers or refuses, but never fails."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from flask import Flask

from claims.api.operation import OPERATIONS
from tests.support.live import Client, DirectClient
from tests.support.live_fixtures import Desk, on_one_database

pytestmark = on_one_database

IDS = (
    "0",
    "-1",
    "1",
    "2147483648",
    "9223372036854775807",
    "9223372036854775808",
    "9" * 400,
    "1.5",
    "%00",
    "%ED%A0%80",
)
"""Ids in paths: beyond 32 and 64 bits, no numbers, bytes that are no text."""

TEXTS = (
    "",
    " ",
    "a\x00b",
    "\ud800",
    "%",
    "_%_",
    "\\",
    "\u202e",
    "'; DROP TABLE claims; --",
    "\uffff",
    "0",
    "-1",
    "1e999",
    "9" * 30,
    "9" * 5_000,
    "null",
    "0001-01-01",
    "9999-12-31",
    "9999-12-31T23:59:59-23:59",
    "0001-01-01T00:00:00+14:00",
    "2024-02-30",
    "2024-06-30T23:59:60Z",
    "2024-01-01T00:00:00+99:99",
    "https://[::1",
    "https://x.example/\x00",
)
"""What databases, parsers and calendars stumble over."""

VALUES: tuple[Any, ...] = (
    *TEXTS,
    "word " * 6_000,
    None,
    True,
    0,
    -1,
    2**31,
    2**63,
    10**400,
    1.5,
    1e308,
    [],
    [None],
    ["a\x00b"],
    [[]],
    {},
    {"a": {}},
    {"\x00": "\ud800"},
)
"""JSON values of every type; each is sent wherever any of them might be taken."""

RAW = (
    b"",
    b"null",
    b"[]",
    b'""',
    b"{",
    b"{}",
    b"\xff",
    b"\xef\xbb\xbf{}",
    b'{"a": 1e999}',
    b'{"\\ud800": 1}',
    b'{"": {"": 1}}',
    b'{"a":' * 5_000 + b"1" + b"}" * 5_000,
    b'{"a": ' + b"9" * 5_000 + b"}",
)
"""Bodies that are no object, no text, too deep, or hold numbers beyond all bounds."""

WHOLE: dict[str, dict[str, Any]] = {
    "ArticleWrite": {"body": "The bridge cost 40 million euros.", "published_at": "2024-05-01"},
    "LookupWrite": {"body": "The bridge cost 40 million euros."},
    "DraftWrite": {
        "rating": "true",
        "rationale": "The accounts say so.",
        "true_as_of": "2024-05-01",
        "valid_until": "2025-05-01",
        "evidence": [{"title": "Accounts", "quote": "40 million", "stance": "supports", "url": "https://a.example/"}],
    },
    "JudgementWrite": {"state": "suggested"},
}
"""A body that each operation takes, so that one bad field is not hidden behind another."""

IF_MATCH = (
    "",
    "*",
    '"1"',
    'W/"1"',
    '"' + "9" * 18 + '"',
    '"' + "9" * 40 + '"',
    '"1", "2"',
    "1",
    '"١"'.encode().decode("latin-1"),
)
ODD_HEADERS: tuple[dict[str, str], ...] = (
    {"If-None-Match": '"' + "x" * 5_000},
    {"If-Modified-Since": "yesterday"},
    {"If-Range": '"1"', "Range": "bytes=0-1"},
    {"Accept": "image/png"},
    {"Accept-Language": "xx;q=nonsense"},
    {"Accept-Encoding": "br;q=0, *;q=0"},
    {"X-Forwarded-For": "\xff"},
    {"X-Request-Id": "x" * 5_000},
    {"Authorization": "Bearer " + "x" * 5_000},
    {"Authorization": "Bearer ck_\xff\xfe"},
    {"Authorization": "\x1f"},
    {"Cookie": "session=" + "x" * 3_000},
    {"Cookie": "session=.eJw.broken; remember_token=1|x"},
    {"Content-Encoding": "gzip"},
    {"Idempotency-Key": "\xff"},
    {"Prefer": ";;,=" * 500},
)


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Method, path and description of each."""
    for path, item in document["paths"].items():
        for method, described in item.items():
            yield method.upper(), path, described


def fill(path: str, described: dict[str, Any], value: str = "1") -> str:
    """The path with its parameters; the name of an action must be one that exists for its view to be reached."""
    for parameter in described["parameters"]:
        if parameter["in"] == "path":
            path = path.replace("{" + parameter["name"] + "}", "claim" if parameter["name"] == "action" else value)
    return path


def body_of(described: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """The name and a good example of the body that the operation takes."""
    reference = described["requestBody"]["content"]["application/json"]["schema"]["$ref"]
    name = reference.rpartition("/")[2]
    return name, WHOLE.get(name, {})


@pytest.fixture(scope="module")
def document(anyone: Any) -> dict[str, Any]:
    return anyone.get("/api/v1/openapi.json").json


@pytest.fixture(scope="module")
def hostile(desk: Desk) -> Client:
    """A reviewer's client with every scope, and a review with the id 1 to act on."""
    claim_id = desk.new_claim()
    assert desk.reviewer.post(f"/api/v1/claims/{claim_id}/reviews", {}).status == 201
    return desk.all_scopes


@pytest.fixture(scope="module")
def direct(hostile: Client, live_app: Flask) -> DirectClient:
    """The same one, for what asks nothing of the way to the app."""
    return DirectClient(live_app, hostile.key)


def refused_or_answered(reply: Any, what: Any, described: dict[str, Any] | None = None) -> None:
    """Neither a failure of ours nor a wait for a database; refusals are problem details, of a status that is documented."""
    is_no_worker = reply.status == 503 and reply.json["code"] == "not_ready"  # what /health tells here, rightly
    assert reply.status < 500 or is_no_worker, (what, reply.status, reply.text[:500])
    if described is not None:
        assert str(reply.status) in described["responses"], (what, reply.status, reply.text[:500])
    if reply.status >= 400:
        assert reply.headers["Content-Type"] == "application/problem+json", (what, reply.status, reply.text[:200])
        assert reply.json["status"] == reply.status


class Turns:
    """Deals values out to places, each time those that follow: every value comes to many places, and the whole ends soon.

    Of all values, one in so many is sent to each place.
    """

    def __init__(self, one_in: int = 5) -> None:
        self._place, self._one_in = 0, one_in

    def of(self, values):
        """The values whose turn it is."""
        self._place += 1
        return values[self._place % self._one_in :: self._one_in]


def test_ids_in_paths(direct, document):
    for method, path, described in operations(document):
        for value in IDS if "{" in path else ():
            at = fill(path, described, value)
            sent = body_of(described)[1] if "requestBody" in described else None
            reply = direct.call(method, at, sent, headers={"If-Match": '"0"'})
            # An id that is no number is no path of ours, whatever the operation documents.
            refused_or_answered(reply, (method, at), described if value.isdigit() else None)


def test_query_parameters(direct, document):
    """Also some that no operation has: these are refused alike, whatever they hold."""
    turns, unknown = Turns(), Turns(len(TEXTS))
    for method, path, described in operations(document):
        names = [parameter["name"] for parameter in described["parameters"] if parameter["in"] == "query"]
        for name in [*names, "\x00", "[]"]:
            for value in (turns if name in names else unknown).of(TEXTS):
                at = f"{fill(path, described)}?{quote(name)}={quote(value, errors='surrogatepass')}"
                sent = body_of(described)[1] if "requestBody" in described else None
                reply = direct.call(method, at, sent, headers={} if method == "GET" else {"If-Match": '"0"'})
                refused_or_answered(reply, (method, at[:200]), described)


def test_fields_of_bodies(direct, document):
    schemas, turns = document["components"]["schemas"], Turns()
    for method, path, described in operations(document):
        if "requestBody" not in described:
            continue
        name, whole = body_of(described)
        for field in schemas[name]["properties"]:
            for value in turns.of(VALUES):
                sent = json.dumps(whole | {field: value}).encode()
                reply = direct.call(
                    method,
                    fill(path, described),
                    data=sent,
                    headers={"If-Match": '"0"', "Content-Type": "application/json"},
                )
                refused_or_answered(reply, (method, path, field, str(value)[:80]), described)


def test_fields_of_evidence(direct, document):
    whole = WHOLE["DraftWrite"]
    for field in document["components"]["schemas"]["EvidenceWrite"]["properties"]:
        for value in VALUES:
            sent = whole | {"evidence": [whole["evidence"][0] | {field: value}]}
            reply = direct.call("PATCH", "/api/v1/reviews/1/draft", sent, headers={"If-Match": '"0"'})
            refused_or_answered(reply, (field, str(value)[:80]))


def test_raw_bodies(hostile, document):
    turns = Turns()
    for method, path, described in operations(document):
        for raw in turns.of(RAW):
            headers = {"If-Match": '"0"', "Content-Type": "application/json"}
            reply = hostile.call(method, fill(path, described), data=raw, headers=headers)
            refused_or_answered(reply, (method, path, raw[:40]), described)


def test_headers(hostile, document):
    """Nearly all are read before anything is known of the operation."""
    turns = Turns(8)
    for method, path, described in operations(document):
        sent = body_of(described)[1] if "requestBody" in described else None
        for headers in turns.of((*ODD_HEADERS, *({"If-Match": value} for value in IF_MATCH))):
            reply = hostile.call(method, fill(path, described), sent, headers=headers)
            refused_or_answered(reply, (method, path, str(headers)[:100]), described)


def test_methods(direct, document):
    """HEAD answers as GET without a body, OPTIONS names the methods, others are refused."""
    assert OPERATIONS
    for method, path, described in operations(document):
        at = fill(path, described)
        if method == "GET":
            got, head = direct.get(at), direct.call("HEAD", at)
            assert (head.status, head.data) == (got.status, b""), at
            assert head.headers.get("ETag") == got.headers.get("ETag"), at
            assert ("ETag" in got.headers) == (got.status == 200 and got.headers["Cache-Control"] != "no-store"), at
        options = direct.call("OPTIONS", at)
        assert options.status == 200, at
        assert method in options.headers["Allow"], at
        for other in ("PUT", "DELETE", "TRACE", "PROPFIND"):
            refused_or_answered(direct.call(other, at), (other, at))
