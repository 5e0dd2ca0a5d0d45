"""The log by the API: entries, checkpoints and proofs that a client can check by itself."""

from __future__ import annotations

import base64
import hashlib
import json
import math

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from claims.core.transparency.canonical_json import canonical_json
from claims.core.transparency.checkpoint import open_checkpoint
from claims.core.transparency.merkle import is_consistent, is_included, leaf_hash
from claims.core.transparency.signed_note import Signer
from claims.services.base.actors import CLI
from claims.services.removal.log_redaction import redact_entry
from claims.services.transparency.log_checkpoints import LogSigning, sign_log
from claims.services.transparency.log_entries import list_entries
from tests.support.databases import LOG_KEY, on_both_databases
from tests.support.desk import within
from tests.support.factories import NOW, make_claim
from tests.support.log_facts import published

SIGNER = Signer("registry.example/claims", LOG_KEY)


def fill(session: Session, count: int = 5, *, sign: bool = True) -> None:
    for _ in range(count):
        make_claim(session)
    if sign:
        sign_log(session, LogSigning((SIGNER,)), now=NOW)
    session.commit()


def read(client: FlaskClient, path: str, status: int = 200) -> dict:
    answer = client.get(f"/api/v1/log/{path}")
    assert answer.status_code == status, answer.text
    return answer.get_json()


def decoded(value: str) -> bytes:
    return base64.b64decode(value, validate=True)


@on_both_databases
def test_a_client_copies_the_log_and_finds_the_signed_root(client, session) -> None:
    fill(session)
    copied, query = [], "from=0&limit=2"
    while query:
        page = read(client, f"entries?{query}")
        copied += page["items"]
        query = f"from=0&limit=2&after={page['next_cursor']}" if page["next_cursor"] else ""
    assert [item["index"] for item in copied] == list(range(5))
    checkpoint = open_checkpoint(read(client, "checkpoints/latest")["note"], [SIGNER.verifier])
    for item in copied:
        assert decoded(item["leaf_hash"]) == leaf_hash(decoded(item["leaf"]))
        proof = read(client, f"proofs?index={item['index']}")
        hashes = [decoded(value) for value in proof["hashes"]]
        assert is_included(decoded(item["leaf_hash"]), item["index"], proof["tree_size"], hashes, checkpoint.root)
        assert proof["leaf"] == item["leaf"]
        assert open_checkpoint(proof["checkpoint"], [SIGNER.verifier]) == checkpoint


def test_the_content_of_an_entry_has_the_hash_in_its_leaf(client, session) -> None:
    fill(session)
    entry = read(client, "entries/3")
    leaf = json.loads(decoded(entry["leaf"]))
    assert leaf["content"] == hashlib.sha256(canonical_json(entry["content"])).hexdigest()
    assert (entry["content_unchanged"], entry["redactions"]) == (True, [])
    redact_entry(session, 3, ["detail"], reason="A court.", actor=CLI, now=NOW)
    session.commit()
    after = read(client, "entries/3")
    assert (after["content_unchanged"], after["leaf"]) == (False, entry["leaf"])
    assert [(row["fields"], row["reason"]) for row in after["redactions"]] == [(["detail"], "A court.")]


def test_an_earlier_log_begins_the_later_one(client, session) -> None:
    fill(session, 3)
    fill(session, 4)
    older, newer = read(client, "checkpoints")["items"][::-1]
    assert (older["size"], newer["size"]) == (3, 7)
    assert read(client, "checkpoints/3") == older
    hashes = [decoded(value) for value in read(client, "proofs?first=3&second=7")["hashes"]]
    assert is_consistent(3, 7, decoded(older["root"]), decoded(newer["root"]), hashes)


def test_entries_newest_first_and_of_one_claim(client, session) -> None:
    fill(session)
    assert [item["index"] for item in read(client, "entries?limit=2")["items"]] == [4, 3]
    assert [item["claim_id"] for item in read(client, "entries?claim=2")["items"]] == [2]
    assert read(client, "entries?claim=77")["items"] == []


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("entries/5", 404, "log_entry_unknown"),
        ("entries/99999999999999999999999", 404, "log_entry_unknown"),
        ("entries?from=0&claim=1", 422, "invalid"),
        ("entries?from=-1", 422, "invalid"),
        ("entries?after=zzz", 422, "bad_cursor"),
        ("entries?claim=99999999999999999999999", 422, "invalid"),
        ("checkpoints/4", 404, "log_checkpoint_unknown"),
        ("checkpoints?after=zzz", 422, "bad_cursor"),
        ("proofs", 422, "invalid"),
        ("proofs?index=1&first=1", 422, "invalid"),
        ("proofs?first=1", 422, "invalid"),
        ("proofs?index=1&index=2", 400, "unreadable"),
        ("proofs?index=5", 422, "log_range"),
        ("proofs?index=1&size=0", 422, "log_range"),
        ("proofs?index=1&size=1", 422, "log_range"),
        ("proofs?index=1&size=6", 422, "log_range"),
        ("proofs?first=3&second=2", 422, "log_range"),
        ("proofs?first=0&second=6", 422, "log_range"),
        ("proofs?index=x", 422, "invalid"),
    ],
)
def test_what_cannot_be_given(client, session, path: str, status: int, code: str) -> None:
    fill(session)
    assert read(client, path, status)["code"] == code


def test_before_anything_is_signed(client, session) -> None:
    fill(session, sign=False)
    assert read(client, "checkpoints/latest", 404)["code"] == "log_checkpoint_unknown"
    assert read(client, "proofs?index=1", 409)["code"] == "log_not_signed_yet"
    assert read(client, "checkpoints")["items"] == []


def test_a_proof_is_short(client, session) -> None:
    fill(session, 33)
    assert len(read(client, "proofs?index=0")["hashes"]) == math.ceil(math.log2(33))


def test_a_removal_is_told_with_the_revision_and_reaches_caches(app, client):
    review_id = within(app, lambda session: published(session)[0].id)
    address = f"/api/v1/reviews/{review_id}/revisions/1"
    before = client.get(address)
    assert before.headers["Cache-Control"] == "public, max-age=3600, immutable"
    assert before.json["redactions"] == []

    def remove(session):
        index = next(row.leaf_index for row in list_entries(session).items if row.fact == "review.published")
        redact_entry(session, index, ["rationale"], reason="Order of the court of Northport.", actor=CLI, now=NOW)

    within(app, remove)
    after = client.get(address, headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200
    assert after.json["rationale"] == "[removed]"
    (told,) = after.json["redactions"]
    assert (told["fields"], told["reason"]) == (["rationale"], "Order of the court of Northport.")
    page = client.get(f"/reviews/{review_id}/revisions/1").text
    assert "Removed on a legal ground on" in page
    assert "the rationale. The reason: <bdi>Order of the court of Northport.</bdi>" in page
