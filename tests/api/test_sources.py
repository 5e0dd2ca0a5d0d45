"""Sources over the API."""

from __future__ import annotations

import datetime as dt

from claims.services.sources import Work, ensure_sources
from tests.desk import within
from tests.factories import cite_works

NOW = dt.datetime(2024, 6, 1, tzinfo=dt.UTC)


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
