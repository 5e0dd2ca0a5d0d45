"""The page Log: what it lists, an entry with its proof in words, notes and files as they are."""

from __future__ import annotations

import pytest
from flask import Flask

from claims.core.transparency.checkpoint import open_checkpoint
from claims.core.transparency.signed_note import Signer
from claims.extensions import db
from claims.models import LogEntry
from claims.services.articles.outlets import get_or_add_outlet
from claims.services.base.actors import CLI
from claims.services.directories.organization_directory import ORGANIZATIONS
from claims.services.directories.outlet_directory import OUTLETS
from claims.services.directories.party_merging import merge_parties
from claims.services.directories.speaker_directory import SPEAKERS
from claims.services.directories.speakers import ensure_speaker
from claims.services.removal.log_redaction import redact_entry
from claims.services.transparency.log_checkpoints import LogSigning, sign_log
from claims.services.transparency.log_entries import list_entries
from claims.services.transparency.log_proofs import log_root
from claims.web.public.log import entry_rows
from claims.web.words.log_words import fact_words
from tests.support.databases import LOG_KEY, on_both_databases
from tests.support.desk import within
from tests.support.factories import (
    NOW,
    make_claim,
    make_member,
    make_organization,
    make_review,
    publish_review,
    write_draft,
)
from tests.support.pages import Reader

SIGNER = Signer("registry.example/claims", LOG_KEY)


def fill(app: Flask, *, sign: bool = True) -> int:
    """A claim with a public review, signed where asked; gives the index of its publication."""
    with app.app_context():
        session = db.session()
        organization = make_organization(session)
        author, approver = make_member(session, organization, "checker"), make_member(session, organization, "reviewer")
        claim = make_claim(session, "The harbor wall cost 41 million euros in 2019.")
        publish_review(session, make_review(session, organization, claim), author, approver)
        if sign:
            sign_log(session, LogSigning((SIGNER,)), now=NOW)
        index = list_entries(session, limit=1).items[0].leaf_index
        session.commit()
        return index


@on_both_databases
def test_the_list_names_claims_and_the_checkpoint(app) -> None:
    fill(app)
    page = Reader(app).get("/log")
    assert page.title == "Log — 3 entries · Claims"
    assert page.texts("c-claim-text") == ["The harbor wall cost 41 million euros in 2019."] * 3
    assert "Verdict published" in page.text
    assert "3 entries, signed 1 Jun 2024, 12:00" in page.text
    assert str(SIGNER.verifier) in page.text
    with app.app_context():
        assert f"Log root {log_root(db.session()).hex()[:12]}" in page.text


def test_an_entry_explains_its_proof(app) -> None:
    index = fill(app)
    page = Reader(app).get(f"/log/{index}")
    assert page.title.startswith("Entry 2: Verdict published — The harbor wall")
    assert "The registry still holds what was logged" in page.text
    assert "On the left, for entries 0 to 1" in page.text
    assert "After one step you have the root" in page.text or "After 1 step you have the root" in page.text
    assert [link.get("href") for link in page.tree.iter("a") if "revisions" in link.get("href", "")] == [
        "/reviews/1/revisions/1"
    ]


def test_before_anything_is_signed_the_page_says_so(app) -> None:
    index = fill(app, sign=False)
    reader = Reader(app)
    assert "None was signed yet" in reader.get("/log").text
    assert "No checkpoint covers this entry yet" in reader.get(f"/log/{index}").text
    assert reader.get(f"/log/{index}.tlog-proof").status == 404
    assert reader.get("/log/checkpoint").status == 404


KINDS = {kind.word: kind for kind in (SPEAKERS, OUTLETS, ORGANIZATIONS)}
NAMES = ("The <b>Ferry</b> Watch", "Ferry Watch")


def merge(app: Flask, kind: str) -> list[int]:
    """Two parties of a kind, the first merged into the second: their ids."""
    with app.app_context():
        session = db.session()
        reviewer = make_member(session, make_organization(session), "reviewer")
        if kind == "speaker":
            ids = [ensure_speaker(session, name, now=NOW) for name in NAMES]
        elif kind == "outlet":
            ids = [get_or_add_outlet(session, None, name, on=NOW.date(), now=NOW).id for name in NAMES]
        else:
            ids = [make_organization(session, name).id for name in NAMES]
        merge_parties(session, KINDS[kind], *ids, reason="They are one.", actor=reviewer, now=NOW)
        session.commit()
        return ids


@on_both_databases
@pytest.mark.parametrize("kind", KINDS)
def test_an_entry_about_a_merge_names_who_was_merged(app, kind) -> None:
    one, other = merge(app, kind)
    reader = Reader(app)
    page = reader.get("/log")
    took_in, merged = page.texts("c-claim-text")
    assert (merged, took_in) == NAMES
    assert fact_words(f"{kind}.merged") in page.text
    entry = reader.get("/log/0")
    assert entry.title.startswith(f"Entry 0: {fact_words(f'{kind}.merged')} — {NAMES[0]}")
    assert entry.tree.xpath("//h1")[0].text_content() == NAMES[0]
    links = [link.get("href") for link in entry.tree.iter("a") if link.text == f"The {kind} as it stands"]
    assert links == [f"/{kind}s/{one}"]
    assert f'href="/{kind}s/{other}"' in reader.get("/log/1").html


@pytest.mark.parametrize(
    "leaf", [None, b"{", b"[]", b'{"speaker":"1"}', b'{"speaker":true}', b'{"speaker":999}', b"\xff"]
)
def test_what_no_longer_says_whom_it_is_about_is_called_by_what_happened(app, leaf) -> None:
    merge(app, "speaker")
    entry = LogEntry(leaf_index=0, leaf=leaf, fact="speaker.merged", fact_table="changes", fact_id=1, claim_id=None)
    with app.test_request_context():
        (row,) = entry_rows(db.session(), [entry])
    assert (row.subject, row.party_href, row.words) == ("", "", "Speaker merged")


def test_an_empty_log_says_what_will_be_there(app) -> None:
    assert "Nothing is logged yet" in Reader(app).get("/log").text


def test_removed_text_is_gone_from_the_page_and_its_reason_stands(app) -> None:
    index = fill(app)
    with app.app_context():
        redact_entry(db.session(), index, ["rationale", "leaf"], reason="Order of a court.", actor=CLI, now=NOW)
        db.session.commit()
    reader = Reader(app)
    page = reader.get(f"/log/{index}")
    assert "Order of a court." in page.text
    assert "The accounts give the same figure." not in page.html
    assert "The entry itself was removed; its hash stays" in page.text
    assert reader.get(f"/log/{index}.json").status == 404


def test_notes_are_plain_text_and_cached_as_they_may_be(app) -> None:
    fill(app)
    client = app.test_client()
    latest, fixed = client.get("/log/checkpoint"), client.get("/log/checkpoint/3")
    assert open_checkpoint(latest.text, [SIGNER.verifier]).size == 3
    assert latest.data == fixed.data
    assert latest.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert latest.headers["Cache-Control"] == "no-store"
    assert "max-age=31536000" in fixed.headers["Cache-Control"]
    assert client.get("/log/checkpoint/2").status_code == 404
    assert client.get("/log/verify_log.py").data.startswith(b"#!/usr/bin/env python3")


def test_unpublished_work_shows_nowhere_in_the_log(app) -> None:
    with app.app_context():
        session = db.session()
        organization = make_organization(session)
        checker = make_member(session, organization, "checker")
        write_draft(session, make_review(session, organization), checker, rationale="Words that nobody may see yet.")
        session.commit()
        size = list_entries(session).items[0].leaf_index + 1
    reader = Reader(app)
    pages = [reader.get("/log"), *(reader.get(f"/log/{index}") for index in range(size))]
    assert all("nobody may see" not in page.html for page in pages)


def test_addresses_that_lead_nowhere(app) -> None:
    fill(app)
    reader = Reader(app)
    for path in ("/log/3", "/log/99999999999999999999999", "/log/3.json", "/log/3.tlog-proof"):
        assert reader.get(path).status == 404
    assert reader.get("/log?after=zzz").status == 422
    assert "No entry is about claim 77" in reader.get("/log?claim=77").text
    assert reader.get("/log?claim=x").status == 200
    assert reader.get("/log?claim=-99999999999999999999999").status == 200


@on_both_databases
def test_checkpoints_are_followed_by_feed(app, client):
    signed = within(app, fill_and_sign)
    for address in ("/feeds/checkpoints.json", "/corrections/feed.json"):
        feed = client.get(address)
        item = feed.json["items"][0]
        assert feed.content_type == "application/feed+json; charset=utf-8"
        assert item["content_text"].startswith(signed), "the note, byte for byte"
        assert "kept elsewhere" in item["content_text"]
        assert client.get(item["url"]).text == signed
        again = client.get(address, headers={"If-None-Match": feed.headers["ETag"]})
        assert again.status_code == 304
    atom = client.get("/feeds/checkpoints.atom")
    assert atom.content_type == "application/atom+xml; charset=utf-8"
    assert signed.splitlines()[0] in atom.text
    filtered = client.get("/corrections/feed.json?kind=withdrawn").json
    assert filtered["items"] == []
    assert "Atom feed" in client.get("/log").text


def test_feeds_of_an_unsigned_log_are_empty(client):
    assert client.get("/feeds/checkpoints.json").json["items"] == []
    assert client.get("/corrections/feed.json").json["items"] == []
    assert client.get("/feeds/checkpoints.atom?after=x").status_code in (400, 422)


def fill_and_sign(session) -> str:
    make_claim(session)
    return sign_log(session, LogSigning((SIGNER,)), now=NOW).note
