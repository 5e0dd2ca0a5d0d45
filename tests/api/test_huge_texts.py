"""Texts that take long to read: left to a job. On one database, for what takes long is the same on both."""

from __future__ import annotations

import pytest

from claims.api import articles
from tests.support.live_fixtures import on_one_database

pytestmark = on_one_database


def article(**fields: str) -> dict[str, str]:
    return {"headline": "Rain", "published_at": "2024-05-01"} | fields


AT_ONCE = 2_000
"""Characters, where the bound itself would be read for seconds each time; the longest text comes at the end."""


@pytest.mark.parametrize("characters", [AT_ONCE, AT_ONCE + 1])
def test_long_text_is_left_to_a_job(newsroom, monkeypatch, characters):
    monkeypatch.setattr(articles, "MAX_READ_AT_ONCE", AT_ONCE)
    body = ("It rained. " * AT_ONCE)[: characters - 1] + "."
    reply = newsroom.post("/api/v1/articles", article(body=body, outlet=f"Rain {characters}"))
    assert reply.status == (201 if characters <= AT_ONCE else 202), reply.text
    if reply.status == 202:
        assert reply.json["job"]["progress"] == {"stage": "", "done": 0, "total": None}
        path = f"/api/v1/articles/{newsroom.get('/api/v1/articles?limit=1').json['items'][0]['id']}/versions"
        assert newsroom.post(path, article(body=body + " Again.")).status == 202


def test_text_full_of_claims_is_left_to_a_job(newsroom, run_jobs, monkeypatch):
    at_once = 6  # the bound itself takes a hundred times as long, for each claim is compared with all before it
    monkeypatch.setattr(articles, "MAX_CLAIMS_AT_ONCE", at_once)
    claims = [f"The bridge in Torvik cost {number} million euros in 2019." for number in range(at_once + 1)]
    few = newsroom.post("/api/v1/articles", article(body=" ".join(claims[:-1]), outlet="Quiet Post"))
    assert (few.status, len(few.json["appearances"])) == (201, at_once)
    value = article(body=" ".join(claims), outlet="Crowded Post")
    reply = newsroom.post("/api/v1/articles", value)
    assert reply.status == 202, reply.text
    run_jobs()
    again = newsroom.post("/api/v1/articles", value)
    assert again.status == 200
    assert len(again.json["appearances"]) > at_once


def test_one_sentence_of_a_quarter_megabyte_is_taken_as_a_job(newsroom, run_jobs):
    """Four times as long takes four times as long: tests/core/extraction/test_pipeline.py."""
    body = ("The bridge cost 40 million euros and " * 6_500)[:240_000]
    reply = newsroom.post("/api/v1/articles", article(body=body, outlet="Long Post"))
    assert reply.status == 202, reply.text
    assert "Preference-Applied" not in reply.headers
    run_jobs()
    job = newsroom.get(reply.headers["Location"]).json
    assert job["state"] == "done", job
    found = newsroom.get(f"/api/v1/articles/{job['result']['article_id']}/lookup").json
    for row in found["appearances"] + found["rejected"]:
        assert body[row["start"] : row["end"]] == row["exact"]
    again = newsroom.post("/api/v1/articles", article(body=body, outlet="Long Post"))
    assert (again.status, again.json["article"]["id"]) == (200, job["result"]["article_id"])
