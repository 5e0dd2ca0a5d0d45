"""``/exports``: page by page the same rows as lines of JSON and CSV, with hashes; only with the scope for it."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json

import pytest

from claims.extensions import db
from claims.models import Usage
from tests.support.live import Client
from tests.support.live_fixtures import on_sqlite

PATH = "/api/v1/exports"


@pytest.fixture
def exporter(live_url, make_key, demo):
    return Client(live_url, make_key(("export",)))


def pages_of(caller, kind, limit):
    """The texts of all pages, following the links."""
    address, texts = f"{PATH}/{kind}?limit={limit}", []
    while address:
        reply = caller.get(address)
        assert reply.status == 200, reply.text
        digest = base64.b64encode(hashlib.sha256(reply.data).digest()).decode()
        assert reply.headers["Repr-Digest"] == f"sha-256=:{digest}:"
        texts.append(reply.text)
        address = reply.headers.get("Link", "").partition("<")[2].partition(">")[0]
    return texts


def test_every_kind_in_pages_is_the_same_as_at_once(exporter):
    listed = exporter.get(PATH).json
    assert len(listed["log_root"]) == 64
    for item in listed["items"]:
        whole = exporter.get(item["ndjson"]).text
        assert "".join(pages_of(exporter, item["name"], 3)) == whole
        rows = [json.loads(line) for line in whole.splitlines()]
        assert all(list(row) == item["columns"] for row in rows)
        table = list(csv.reader(io.StringIO(exporter.get(item["csv"]).text)))
        assert table[0] == item["columns"]
        assert [row[0] for row in table[1:]] == [str(row["id"]) for row in rows]


def test_a_row_is_one_line_to_every_reader(exporter, newsroom):
    said = "The weir at Oskby is 31 meters long\u2028and 4 meters high\x85since 1931."
    kept = newsroom.post("/api/v1/articles", {"body": said, "outlet": "Weir Post", "published_at": "2024-05-01"})
    assert kept.status == 201, kept.text
    rows = [json.loads(line) for line in exporter.get(f"{PATH}/appearances").text.splitlines()]
    assert any("Oskby" in row["exact"] and "\u2028" in row["exact"] for row in rows)


def test_revisions_are_one_a_row(exporter):
    rows = [json.loads(line) for line in exporter.get(f"{PATH}/revisions").text.splitlines()]
    assert {row["organization"] for row in rows} >= {"org-a"}
    assert len({(row["review_id"], row["revision"]) for row in rows}) == len(rows) > 3
    assert exporter.get(f"/api/v1{rows[0]['permalink']}").status == 200


def test_only_who_takes_revisions_is_noted_as_served(live_app, live_url, make_key, demo):
    """Whoever was served a verdict is told when it is no longer what it was."""

    def served():
        with live_app.app_context():
            found = db.session.query(Usage.consumer, Usage.revision_id).order_by(Usage.revision_id).all()
            return [row.revision_id for row in found if row.consumer not in before]

    with live_app.app_context():
        before = {row.consumer for row in db.session.query(Usage.consumer)}
    client = Client(live_url, make_key(("export",)))
    for kind in ("claims", "evidence", "steps", "organizations.csv"):
        assert client.get(f"{PATH}/{kind}").status == 200
    assert served() == []
    rows = [json.loads(line) for line in client.get(f"{PATH}/revisions?limit=2").text.splitlines()]
    assert served() == [row["id"] for row in rows]
    assert client.get(f"{PATH}/revisions.csv?after={rows[-1]['id']}&limit=1").status == 200
    assert len(served()) == 3


@on_sqlite
@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("nothing", 404, "export_unknown"),
        ("nothing.csv", 404, "export_unknown"),
        ("claims?limit=0", 422, "limit_out_of_range"),
        ("claims?limit=10001", 422, "limit_out_of_range"),
        ("claims?after=-1", 422, "invalid"),
    ],
)
def test_refused(exporter, path, status, code):
    reply = exporter.get(f"{PATH}/{path}")
    assert (reply.status, reply.json["code"]) == (status, code)


def test_only_with_the_scope(newsroom, anyone, live_url, make_key):
    assert anyone.get(f"{PATH}/claims").status == 401
    assert Client(live_url, make_key(("lookup",))).get(f"{PATH}/claims").status == 403
