"""The specification's sample, end to end through the API, and each small change that must take a verdict away."""

from __future__ import annotations

import uuid

import pytest

from claims.services.access.keys import create_key
from claims.services.base.actors import CLI
from tests.support.databases import on_both_databases
from tests.support.desk import home, within
from tests.support.live import DirectClient
from tests.support.pages import import_demo, now
from tests.support.sample import BODY, DENIED, HEADLINE, PUBLISHED, TRUCE, VARIANTS


@pytest.fixture
def newsroom(app):
    """A client of a newsroom of a registry that knows the sample's four claims alone: an article's own are near misses of
    the next one's."""
    import_demo(app)
    scopes = ("articles:write", "lookup", "reviews:read")
    owner = within(app, home).id
    made = within(app, lambda s: create_key(s, scopes=scopes, organization_id=owner, now=now(), actor=CLI))
    return DirectClient(app, made[1])


def post(newsroom, body=BODY):
    value = {
        "headline": HEADLINE,
        "published_at": PUBLISHED,
        "body": body,
        "url": f"https://news.example/{uuid.uuid4()}",
    }
    reply = newsroom.post("/api/v1/articles", value)
    assert reply.status == 201, reply.text
    return reply.json


def saying(answer, words):
    (found,) = [row for row in answer["appearances"] if words in row["standalone"]]
    return found


def to(matches, external_id):
    (found,) = [match for match in matches if match["claim"]["external_id"] == external_id]
    return found


@on_both_databases
def test_the_whole_chain(newsroom):
    answer = post(newsroom)
    assert [(row["start"], row["end"], row["kind"], row["voice"]) for row in answer["appearances"]] == [
        (0, 69, "event", "reported"),
        (96, 150, "prediction", "own"),
        (158, 172, "quantity", "own"),
        (174, 229, "quantity", "own"),
    ]
    assert [(row["start"], row["end"], row["rejected"]) for row in answer["rejected"]] == [(277, 343, "opinion")]
    assert all(BODY[row["start"] : row["end"]] == row["exact"] for row in answer["appearances"] + answer["rejected"])

    killed = saying(answer, "157,000")
    assert killed["speaker"] == "Brown University"
    (match,) = killed["matches"]
    assert (match["claim"]["external_id"], match["relation"], match["state"]) == ("killed", "same", "confirmed")
    assert match["review"]["verdict"] == "true"
    assert match["review"]["sources"][0]["stance"] == "supports"
    near = to(killed["near_misses"], "civilians")
    assert (near["relation"], near["differing_slots"]) == ("other_measure", ["measure"])

    lasted = saying(answer, "18 years")
    (match,) = lasted["matches"]
    assert (match["relation"], match["state"], match["decided_by"]) == ("same", "confirmed", "matcher")
    assert (match["review"]["freshness"], match["review"]["freshness_at_publication"]) == ("expired", "current")

    truce = saying(answer, "truce on 22")
    near = to(truce["near_misses"], "truce")
    assert near["relation"] == "other_entity"
    assert {"subject", "time", "quantity"} <= set(near["differing_slots"])
    assert truce["matches"] == []
    opened = newsroom.get(f"/api/v1/claims/{truce['claim_id']}", key=None).json
    assert (opened["status"], opened["demand"]["articles"]) == ("unchecked", 1)
    waiting = [row["claim_id"] for row in newsroom.get("/api/v1/queue?tab=new").json["items"]]
    assert {truce["claim_id"], saying(answer, "sign a deal")["claim_id"]} <= set(waiting)


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: f"{variant.old} to {variant.new}")
def test_small_change_takes_the_verdict_away(newsroom, variant):
    appearance = saying(post(newsroom, variant.body), variant.shown)
    near = to(appearance["near_misses"], variant.against)
    assert (near["relation"], near["state"]) == (variant.relation, "suggested")
    assert variant.against not in [match["claim"]["external_id"] for match in appearance["matches"]]
    assert near["explanation"].startswith(variant.words) or variant.words.lower() in near["explanation"].lower()


@on_both_databases
def test_civilians_are_answered_false(newsroom):
    appearance = saying(post(newsroom, BODY.replace("people", "civilians")), "civilians")
    match = to(appearance["matches"], "civilians")
    assert (match["relation"], match["review"]["verdict"]) == ("same", "false")


@on_both_databases
def test_denial_of_a_known_claim_only_reports(newsroom):
    first = post(newsroom)
    known = saying(first, "truce on 22")["claim_id"]
    denied = saying(post(newsroom, BODY.replace(TRUCE, DENIED)), "truce on 22")
    (near,) = [match for match in denied["near_misses"] if match["claim"]["id"] == known]
    assert (near["relation"], near["state"]) == ("reported_only", "suggested")
    assert known not in [match["claim"]["id"] for match in denied["matches"]]
