"""Sources over the API."""

from __future__ import annotations

import datetime as dt

from claims.services.sources import Work, ensure_sources
from tests.desk import within

NOW = dt.datetime(2024, 6, 1, tzinfo=dt.UTC)


def test_sources_are_listed_and_read(app, client):
    works = [Work(f"Report {n}", "Port", f"https://port.example/{n}") for n in range(3)]
    ids = within(app, lambda session: ensure_sources(session, works, now=NOW))
    first = client.get("/api/v1/sources?limit=2").json
    rest = client.get(f"/api/v1/sources?limit=2&after={first['next_cursor']}").json
    assert [row["id"] for row in first["items"] + rest["items"]] == sorted(ids.values(), reverse=True)
    assert client.get("/api/v1/sources?state=dead").json == {"items": [], "next_cursor": None}
    one = client.get(f"/api/v1/sources/{ids[works[0].key]}").json
    assert (one["title"], one["state"], one["snapshots"], one["uses"]) == ("Report 0", "unchecked", [], [])


def test_what_is_wrong_is_said(client):
    assert client.get("/api/v1/sources/99").json["type"].endswith("source_missing")
    assert client.get("/api/v1/sources?state=good").status_code == 422
    assert client.get("/api/v1/sources?after=x").status_code in (400, 422)
