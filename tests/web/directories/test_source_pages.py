"""Pages of sources: how each stands, archived pages shown without anything that acts, marks by reviewers."""

from __future__ import annotations

import datetime as dt

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from claims.core.sources.source_states import SourceState
from claims.models import Snapshot, Source
from claims.services.archive.link_checking import note_link_checking
from claims.services.archive.snapshot_store import SnapshotStore
from claims.services.evidence.sources import Work
from claims.services.followup.retractions import ListedWork, import_retractions
from tests.support.desk import home, within
from tests.support.factories import cite_works
from tests.support.pages import Reader, now

HOSTILE = (
    b"<html><head><meta http-equiv=refresh content='0;url=http://evil.example/'><base target=_top href=//evil.example>"
    b"<link rel=preconnect href=//evil.example><style>p{background:url(//evil.example)}</style><title>x</title></head>"
    b"<body onload=alert(1) background=//evil.example><script>alert(1)</script><svg onload=alert(1)></svg>"
    b"<img src=//evil.example/p.png onerror=alert(1)><iframe src=//evil.example></iframe>"
    b"<form action=//evil.example><input autofocus onfocus=alert(1)></form>"
    b"<a href='javascript:alert(1)' ping=//evil.example>link</a>"
    b"<p style='background:url(//evil.example)'>The works cost 40 million euros.</p></body></html>"
)


def kept(
    app: Flask, data: bytes = HOSTILE, content_type: str = "text/html", *, at_home: bool = True
) -> tuple[int, str]:
    """A source with one snapshot of these bytes, cited by the home desk or by another: its id, and the hash."""
    sha256 = SnapshotStore(app.config["SNAPSHOT_DIR"]).keep_page(
        data, url="https://harbor.example/accounts", content_type=content_type, retrieved_at=now()
    )

    def make(session: Session) -> int:
        work = Work("Accounts <b>2023</b>", "Harbor office", "https://harbor.example/accounts")
        source_id = cite_works(session, work, organization=home(session) if at_home else None)[work.key]
        session.add(
            Snapshot(
                source_id=source_id,
                sha256=sha256,
                url=work.url,
                status=200,
                content_type=content_type,
                size=len(data),
                retrieved_at=now(),
                seen_at=now() + dt.timedelta(days=1),
                links=[],
            )
        )
        return source_id

    return within(app, make), sha256


def test_list_and_source_are_public(app, client):
    source_id, sha256 = kept(app)
    listed = client.get("/sources")
    assert listed.status_code == 200
    assert "Accounts &lt;b&gt;2023&lt;/b&gt;" in listed.text
    assert "Links are not checked here." in listed.text
    shown = client.get(f"/sources/{source_id}")
    assert sha256[:8] in shown.text
    assert f"/sources/{source_id}/snapshots/" not in shown.text, "archived pages are for people of the desk"
    assert "No source is in this state" in client.get("/sources?state=dead").text
    assert client.get("/sources/99").status_code == 404


def test_people_of_the_desk_read_since_when_links_are_looked_at_so(app, client):
    kept(app)
    within(
        app,
        lambda session: note_link_checking(
            session, enabled=False, own_hosts=[], now=dt.datetime(2024, 6, 1, 12, tzinfo=dt.UTC)
        ),
    )
    assert "The worker was last started" not in client.get("/sources").text
    shown = Reader(app).sign_in("checker").get("/sources").text
    assert "Links are not checked here. The worker was last started 1 Jun" in shown


def test_when_a_list_named_the_work_is_told_also_after_the_mark_was_taken_back(app, client):
    source_id, _ = kept(app)
    address = f"/sources/{source_id}"
    assert "Listed as retracted" not in client.get(address).text
    assert client.get(f"/api/v1{address}").json["retraction_listed_at"] is None
    reviewer = Reader(app).sign_in("reviewer")

    def take(session: Session) -> None:
        url = session.get_one(Source, source_id).url or ""
        import_retractions(session, [ListedWork(url, "Withdrawn.")], now=dt.datetime(2024, 6, 1, 12, tzinfo=dt.UTC))

    within(app, take)
    assert 'Listed as retracted</dt><dd><time datetime="2024-06-01T12:00:00' in client.get(address).text
    assert "taken back" not in client.get(address).text
    assert client.get(f"/api/v1{address}").json["retraction_listed_at"] == "2024-06-01T12:00:00Z"
    replaced = {"reason": "A newer edition.", "superseded_by": "https://office.example/second"}
    assert reviewer.post(f"{address}/supersede", replaced).status == 303
    assert "taken back" not in client.get(address).text, "another mark took its place"
    assert reviewer.post(f"{address}/reinstate", {"reason": "Another work."}).status == 303
    assert "; the mark was taken back" in client.get(address).text


@pytest.mark.parametrize("end", ["", "/page", "/record"])
def test_archived_pages_are_for_people_of_the_desk(app, client, end):
    source_id, sha256 = kept(app)
    answer = client.get(f"/sources/{source_id}/snapshots/{sha256}{end}")
    assert answer.status_code == 303
    assert "/login" in answer.headers["Location"]


def test_archived_page_neither_acts_nor_loads(app):
    source_id, sha256 = kept(app)
    reader = Reader(app).sign_in("reader")
    frame = reader.client.get(f"/sources/{source_id}/snapshots/{sha256}")
    assert "frame-src 'self'" in frame.headers["Content-Security-Policy"]
    assert '<iframe class="c-archived" sandbox title="Archived page"' in frame.text
    answer = reader.client.get(f"/sources/{source_id}/snapshots/{sha256}/page")
    assert answer.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none';")
    assert "The works cost 40 million euros." in answer.text
    for word in ("evil", "alert", "<script", "<img", "<iframe", "<form", "<meta", "<link", "style", "href", "<svg"):
        assert word not in answer.text, word
    record = reader.client.get(f"/sources/{source_id}/snapshots/{sha256}/record")
    assert record.headers["Content-Type"] == "application/warc"
    assert "attachment" in record.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("data", "content_type", "said"),
    [
        (b"<script>alert(1)</script> plain", "text/plain", "&lt;script&gt;alert(1)&lt;/script&gt; plain"),
        (b"%PDF-1.7", "application/pdf", "This is a file of type application/pdf"),
        (b"<p>" * 60_000, "text/html", "it is not shown"),
        (b"", "text/html", "it is not shown"),
    ],
)
def test_other_files_are_shown_as_text_or_not_at_all(app, data, content_type, said):
    source_id, sha256 = kept(app, data, content_type)
    assert said in Reader(app).sign_in("reader").client.get(f"/sources/{source_id}/snapshots/{sha256}/page").text


def test_a_damaged_record_is_not_shown(app):
    source_id, sha256 = kept(app)
    SnapshotStore(app.config["SNAPSHOT_DIR"]).page_path(sha256).write_bytes(b"rubbish")
    reader = Reader(app).sign_in("reader")
    assert reader.client.get(f"/sources/{source_id}/snapshots/{sha256}/page").status_code == 404
    assert reader.client.get(f"/sources/{source_id}/snapshots/{'0' * 64}").status_code == 404
    assert reader.client.get(f"/sources/{source_id}/snapshots/..%2f..%2fsecret_key").status_code == 404


def test_reviewers_mark_what_was_retracted(app):
    source_id, _ = kept(app)
    address = f"/sources/{source_id}/retract"
    assert Reader(app).sign_in("checker").post(address, {"reason": "x"}).status == 403
    reviewer = Reader(app).sign_in("reviewer", name="Ben")
    assert reviewer.post(address, {"reason": ""}).status == 422
    assert reviewer.post(address, {"reason": "The office withdrew it."}).status == 303

    def state(session: Session) -> tuple[SourceState, str]:
        source = session.get_one(Source, source_id)
        return source.state, source.state_reason

    assert within(app, state) == (SourceState.RETRACTED, "The office withdrew it.")
    assert reviewer.post(f"/sources/{source_id}/reinstate", {"reason": "A mistake."}).status == 303
    assert within(app, state) == (SourceState.UNCHECKED, "")


def test_a_reason_written_by_who_is_signed_out_by_now_is_handed_back(app):
    source_id, _ = kept(app)
    answer = Reader(app).post(f"/sources/{source_id}/retract", {"reason": "The office withdrew these accounts."})
    assert answer.status == 401
    assert "The office withdrew these accounts." in answer.text


def test_who_never_published_on_a_source_is_told_why_there_is_no_mark(app):
    source_id, _ = kept(app, at_home=False)
    reviewer = Reader(app).sign_in("reviewer", name="Ben")
    page = reviewer.get(f"/sources/{source_id}")
    assert "Mark as retracted" not in page.html
    assert "with a published verdict that cites this source may mark it" in page.text
    for action in ("retract", "supersede", "reinstate"):
        sent = {"reason": "It is wrong.", "superseded_by": "https://harbor.example/2"}
        assert reviewer.post(f"/sources/{source_id}/{action}", sent).status == 403
    assert within(app, lambda session: session.get_one(Source, source_id).state) is SourceState.UNCHECKED
    assert "may mark it" not in Reader(app).get(f"/sources/{source_id}").text
