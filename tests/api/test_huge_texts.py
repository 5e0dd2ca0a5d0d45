"""Texts that take long to read: left to a job. On one database, for what takes long is the same on both."""

from __future__ import annotations

import pytest

from claims.api import articles
from tests.support.live_fixtures import on_one_database

pytestmark = on_one_database


def article(**fields: str) -> dict[str, str]:
    return {"headline": "Rain", "published_at": "2024-05-01"} | fields


def rain(characters: int) -> str:
    return ("It rained. " * characters)[: characters - 1] + "."


def claims(number: int) -> str:
    return " ".join(f"The bridge in Torvik cost {at} million euros in 2019." for at in range(number))


@pytest.mark.parametrize(
    ("prefer", "most"),
    [("", 10_000), ("wait=2", 2_000), ("wait=2, respond-async", 2_000), ('handling=lenient;x, Wait="2"', 2_000)],
)
def test_text_that_takes_longer_than_the_sender_waits_is_left_to_a_job(newsroom, prefer, most):
    headers = {"Prefer": prefer} if prefer else {}
    for characters, status in ((most, 201), (most + 1, 202)):
        value = article(body=rain(characters), outlet=f"Rain {prefer} {characters}")
        reply = newsroom.post("/api/v1/articles", value, headers=headers)
        assert reply.status == status, reply.text
        wishes = ["respond-async"] if "async" in prefer and status == 202 else []
        wishes += ["wait=2"] if prefer else []
        assert reply.headers.get("Preference-Applied", "") == ", ".join(wishes)
    assert reply.json["job"]["progress"] == {"stage": "", "done": 0, "total": None}
    path = f"/api/v1/articles/{newsroom.get('/api/v1/articles?limit=1').json['items'][0]['id']}/versions"
    assert newsroom.post(path, article(body=value["body"] + " Again."), headers=headers).status == 202


@pytest.mark.parametrize(("prefer", "status"), [("wait=12", 201), ("wait=11", 202), ("wait=0", 202), ("wait=-1", 202)])
def test_how_long_the_sender_waits_decides(newsroom, prefer, status):
    """What cannot be read, as less than nothing, is passed over: ten seconds then."""
    value = article(body=rain(12_000), outlet=f"Post that would {prefer}")
    reply = newsroom.post("/api/v1/articles", value, headers={"Prefer": prefer})
    assert reply.status == status, reply.text
    assert reply.headers.get("Preference-Applied") == (None if prefer == "wait=-1" else prefer)


def test_nobody_waits_longer_than_proxies_do(newsroom):
    reply = newsroom.post("/api/v1/articles", article(body="It rained."), headers={"Prefer": "wait=86400"})
    assert (reply.status, reply.headers["Preference-Applied"]) == (201, "wait=100")


def test_text_full_of_claims_is_left_to_a_job(newsroom, run_jobs):
    headers = {"Prefer": "wait=1"}
    few = newsroom.post("/api/v1/articles", article(body=claims(12), outlet="Quiet Post"), headers=headers)
    assert (few.status, len(few.json["appearances"])) == (201, 12)
    value = article(body=claims(13), outlet="Crowded Post")
    reply = newsroom.post("/api/v1/articles", value, headers=headers)
    assert reply.status == 202, reply.text
    run_jobs()
    again = newsroom.post("/api/v1/articles", value, headers=headers)
    assert again.status == 200
    assert len(again.json["appearances"]) == 13


def test_nobody_else_waits_for_a_sender_who_waits_long(newsroom, monkeypatch):
    monkeypatch.setattr(articles, "MOST_CLAIMS_AT_ONCE", 3)
    for number, status in ((3, 201), (4, 202)):
        value = article(body=claims(number), outlet=f"Patient Post {number}")
        reply = newsroom.post("/api/v1/articles", value, headers={"Prefer": "wait=100"})
        assert reply.status == status, reply.text


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
