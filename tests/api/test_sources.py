"""Sources over the API."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from sqlalchemy import select

from claims.models import RecheckReason
from claims.services.evidence.sources import Work, ensure_sources
from tests.support.desk import home, within
from tests.support.factories import cite_works
from tests.support.live_fixtures import on_one_database

NOW = dt.datetime(2024, 6, 1, tzinfo=dt.UTC)
WHY = "The journal announced it on 3 May."
NEWER = "https://port.example/newer"

_numbers = itertools.count()


def test_sources_are_listed_and_read(app, client):
    works = [Work(f"Report {n}", "Port", f"https://port.example/{n}") for n in range(3)]
    ids = within(app, lambda session: cite_works(session, *works))
    first = client.get("/api/v1/sources?limit=2").json
    rest = client.get(f"/api/v1/sources?limit=2&after={first['next_cursor']}").json
    assert [row["id"] for row in first["items"] + rest["items"]] == sorted(ids.values(), reverse=True)
    assert client.get("/api/v1/sources?state=dead").json == {"items": [], "next_cursor": None}
    one = client.get(f"/api/v1/sources/{ids[works[0].key]}").json
    assert (one["title"], one["state"], one["snapshots"], len(one["uses"])) == ("Report 0", "unchecked", [], 1)


def test_works_that_only_a_draft_cites_are_shown_to_nobody(app, client):
    work = Work("Report", "Port", "https://port.example/1")
    ids = within(app, lambda session: ensure_sources(session, [work], now=NOW))
    assert client.get("/api/v1/sources").json["items"] == []
    assert client.get("/api/v1/sources?state=unchecked").json["items"] == []
    assert client.get(f"/api/v1/sources/{ids[work.key]}").json["type"].endswith("source_missing")
    for page in ("/sources", f"/sources/{ids[work.key]}", "/"):
        assert "Report" not in client.get(page).text


def test_what_is_wrong_is_said(client):
    assert client.get("/api/v1/sources/99").json["type"].endswith("source_missing")
    assert client.get("/api/v1/sources?state=good").status_code == 422
    assert client.get("/api/v1/sources?after=x").status_code in (400, 422)


def cite(app):
    """The id of a new source that a public verdict of the desk's organization rests on."""
    work = Work(f"Report {next(_numbers)}", "Port", f"https://port.example/cited/{next(_numbers)}")
    return within(app, lambda session: cite_works(session, work, organization=home(session))[work.key])


@pytest.fixture
def cited(live_app):
    """A source of a test's own."""
    return cite(live_app)


@pytest.fixture(scope="module")
def unmarked(live_app):
    """A source for all tests of what is refused: each finds it without a mark."""
    return cite(live_app)


def mark(client, source_id, step, **fields):
    return client.post(f"/api/v1/sources/{source_id}/{step}", {"reason": WHY} | fields)


def test_reviewers_mark_a_source_and_take_it_back(desk, anyone, live_app, cited):
    retracted = mark(desk.reviewer, cited, "retract")
    assert (retracted.status, retracted.json["state"], retracted.json["state_reason"]) == (200, "retracted", WHY)
    assert anyone.get(f"/api/v1/sources/{cited}").json["state"] == "retracted"
    assert within(live_app, lambda session: _triggers(session, cited)) == ["source_retracted"]
    newer = mark(desk.reviewer, cited, "supersede", superseded_by=NEWER)
    assert (newer.status, newer.json["state"], newer.json["superseded_by"]) == (200, "superseded", NEWER)
    refused = mark(desk.stranger, cited, "reinstate")  # whose organization has published nothing on it
    assert (refused.status, refused.json["code"]) == (403, "source_not_cited")
    back = mark(desk.reviewer, cited, "reinstate")
    assert (back.status, back.json["state"], back.json["superseded_by"]) == (200, "unchecked", None)
    again = mark(desk.reviewer, cited, "reinstate")
    assert (again.status, again.json["code"]) == (409, "source_not_marked")


def test_a_repeated_mark_is_noted_once(desk, live_app, cited):
    sent = {"Idempotency-Key": f"retract-{cited}"}
    path = f"/api/v1/sources/{cited}/retract"
    replies = [desk.reviewer.post(path, {"reason": WHY}, headers=sent) for _ in range(2)]
    assert [reply.status for reply in replies] == [200, 200]
    assert replies[1].headers["Idempotent-Replayed"] == "true"
    assert replies[0].json == replies[1].json == mark(desk.reviewer, cited, "retract").json
    assert len(within(live_app, lambda session: _triggers(session, cited))) == 1
    other = desk.reviewer.post(path, {"reason": "Another."}, headers=sent)
    assert (other.status, other.json["code"]) == (422, "idempotency_conflict")


@on_one_database  # tests/access/test_matrix.py asks the same on SQLite
@pytest.mark.parametrize("who", ["checker", "reader", "robot", "anyone"])
@pytest.mark.parametrize("step", ["retract", "supersede", "reinstate"])
def test_only_reviewers_mark(desk, anyone, unmarked, who, step):
    client = anyone if who == "anyone" else getattr(desk, who)
    refused = mark(client, unmarked, step, **({"superseded_by": NEWER} if step == "supersede" else {}))
    assert refused.status == (401 if who == "anyone" else 403), refused.text
    assert anyone.get(f"/api/v1/sources/{unmarked}").json["state"] == "unchecked"


@on_one_database  # no row is written before these are refused
@pytest.mark.parametrize(
    ("step", "body", "code"),
    [
        ("retract", {}, "invalid"),
        ("retract", {"reason": " "}, "reason_missing"),
        ("retract", {"reason": "x" * 2001}, "invalid"),
        ("retract", {"reason": "a\u0000b"}, "invalid"),
        ("retract", {"reason": WHY, "superseded_by": NEWER}, "invalid"),
        ("retract", {"reason": WHY, "state": "ok"}, "invalid"),
        ("supersede", {"reason": WHY}, "invalid"),
        ("supersede", {"reason": WHY, "superseded_by": "javascript:alert(1)"}, "address_invalid"),
        ("supersede", {"reason": WHY, "superseded_by": "x" * 2049}, "invalid"),
        ("reinstate", {"reason": ["x"]}, "invalid"),
    ],
)
def test_what_is_no_mark_is_refused(desk, anyone, unmarked, step, body, code):
    refused = desk.reviewer.post(f"/api/v1/sources/{unmarked}/{step}", body)
    assert refused.status == 422, refused.text
    assert code in {refused.json["code"], *(row["code"] for row in refused.json["errors"])}, refused.text
    assert anyone.get(f"/api/v1/sources/{unmarked}").json["state"] == "unchecked"


def test_what_nobody_may_see_is_not_found(desk, live_app):
    work = Work("Letter", "Port", "https://port.example/letter")
    hidden = within(live_app, lambda session: ensure_sources(session, [work], now=NOW))[work.key]
    for source_id in (hidden, 10**12, 2**70):
        for step in ("retract", "reinstate"):
            refused = mark(desk.reviewer, source_id, step)
            assert (refused.status, refused.json["code"]) == (404, "source_missing")


def _triggers(session, source_id):
    """What opened rechecks because of a source, oldest first."""
    reasons = session.scalars(select(RecheckReason).order_by(RecheckReason.id))
    return [row.trigger.value for row in reasons if row.subject.partition("/")[0] == f"source:{source_id}"]
