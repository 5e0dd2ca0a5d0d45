"""Merging, splitting, duplicates, disagreements and requests for checks over real HTTP, on both databases."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from claims.core.records import MatchState, Relation
from claims.extensions import db
from claims.models import Claim
from tests.support.factories import make_appearance, make_claim, make_match, make_pair
from tests.support.live_fixtures import on_sqlite

WHY = "Both say the same."
SAME = {"relation": Relation.SAME, "machine_relation": Relation.SAME, "differing_slots": []}


@pytest.fixture
def made(live_app):
    """Makes rows in the served registry and gives what the function returns."""

    def make(function):
        with live_app.app_context():
            session: Session = db.session()
            value = function(session)
            session.commit()
            return value

    return make


@pytest.fixture
def claims(made):
    return made(lambda session: [make_claim(session).id for _ in range(2)])


def test_a_merged_claim_names_its_successor_until_the_merge_is_undone(desk, anyone, claims):
    loser, winner = claims
    merged = desk.reviewer.post(f"/api/v1/claims/{loser}/merge", {"into": winner, "reason": WHY})
    assert merged.status == 201, merged.text
    assert (merged.json["action"], merged.json["claim_id"], merged.json["other_id"]) == ("merge", loser, winner)
    assert anyone.get(f"/api/v1/claims/{loser}").json["merged_into"] == winner
    page = anyone.get(f"/claims/{loser}")
    assert (page.status, page.headers["Location"]) == (301, f"/claims/{winner}")
    again = desk.reviewer.post(f"/api/v1/claims/{loser}/merge", {"into": winner, "reason": WHY})
    assert (again.status, again.json["code"]) == (409, "claim_merged")
    assert f"claim {winner}" in again.json["detail"]
    listed = anyone.get(f"/api/v1/claims/{winner}/regroupings").json["items"]
    assert [(row["id"], row["undone_by"]) for row in listed] == [(merged.json["id"], None)]
    undone = desk.reviewer.post(f"/api/v1/regroupings/{merged.json['id']}/undo", {"reason": "They differ."})
    assert (undone.status, undone.json["undo_of"]) == (201, merged.json["id"])
    assert anyone.get(f"/api/v1/claims/{loser}").json["merged_into"] is None
    history = {row["what"] for row in anyone.get(f"/api/v1/claims/{winner}/history").json["items"]}
    assert {"took_in", "merge_undone"} <= history


@on_sqlite
@pytest.mark.parametrize("who", ["checker", "reader", "robot", "anyone"])
def test_only_reviewers_merge(desk, anyone, claims, who):
    client = anyone if who == "anyone" else getattr(desk, who)
    refused = client.post(f"/api/v1/claims/{claims[0]}/merge", {"into": claims[1], "reason": WHY})
    assert refused.status in (401, 403), refused.text
    assert anyone.get(f"/api/v1/claims/{claims[0]}").json["merged_into"] is None


@on_sqlite
@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"into": 10**12, "reason": WHY}, 404),
        ({"into": 2**70, "reason": WHY}, 422),
        ({"into": "1", "reason": WHY}, 422),
        ({"reason": WHY}, 422),
        ({"into": 1}, 422),
        ({"into": 1, "reason": "x" * 2001}, 422),
        ({"into": 1, "reason": WHY, "force": True}, 422),
    ],
)
def test_a_merge_that_says_too_little_or_too_much_is_refused(desk, claims, body, status):
    assert desk.reviewer.post(f"/api/v1/claims/{claims[0]}/merge", body).status == status


def test_appearances_are_split_off_and_put_back(desk, anyone, made):
    def make(session):
        claim = make_claim(session)
        said = make_appearance(session, claim, "The harbor of Elmstead cost 40 million euros.")
        make_match(session, said, claim, state=MatchState.CONFIRMED, **SAME)
        return claim.id, said.id

    claim_id, said_id = made(make)
    body = {
        "text": "The harbor of Elmstead cost 40 million euros.",
        "appearance_ids": [said_id],
        "relation": "other_place",
        "reason": "Another harbor.",
    }
    split = desk.reviewer.post(f"/api/v1/claims/{claim_id}/split", body)
    assert split.status == 201, split.text
    new_id = split.json["other_id"]
    assert split.headers["Location"] == f"/api/v1/claims/{new_id}"
    assert [row["id"] for row in anyone.get(f"/api/v1/claims/{new_id}/appearances").json["items"]] == [said_id]
    match = anyone.get(f"/api/v1/claims/{claim_id}/matches").json["items"][0]
    assert (match["relation"], match["state"], match["machine_relation"]) == ("other_place", "rejected", "same")
    assert desk.reviewer.post(f"/api/v1/claims/{claim_id}/split", body).json["code"] == "appearance_elsewhere"
    undone = desk.reviewer.post(f"/api/v1/regroupings/{split.json['id']}/undo", {"reason": "The same harbor."})
    assert undone.status == 201, undone.text
    assert anyone.get(f"/api/v1/claims/{new_id}").json["merged_into"] == claim_id


def test_pairs_are_listed_page_by_page_and_kept_apart(desk, made):
    def make(session):
        claims = [make_claim(session) for _ in range(4)]
        for place, probability in enumerate((0.7, 0.9, 0.9)):
            make_pair(session, claims[place], claims[place + 1], probability=probability)
        return [claim.id for claim in claims]

    ids = made(make)
    seen, after = [], ""
    while True:
        page = desk.checker.get(f"/api/v1/duplicates?limit=1{after}").json
        seen += [(row["first"]["id"], row["second"]["id"]) for row in page["items"]]
        pair = page["items"][0]["id"]
        if page["next_cursor"] is None:
            break
        after = f"&after={page['next_cursor']}"
    assert seen[-3:] == [(ids[1], ids[2]), (ids[2], ids[3]), (ids[0], ids[1])]
    assert desk.checker.post(f"/api/v1/duplicates/{pair}/keep-apart", {"reason": WHY}).status == 403
    kept = desk.reviewer.post(f"/api/v1/duplicates/{pair}/keep-apart", {"reason": "Two harbors."})
    assert (kept.status, kept.json["state"], kept.json["reason"]) == (201, "kept_apart", "Two harbors.")
    again = desk.reviewer.post(f"/api/v1/duplicates/{pair}/keep-apart", {"reason": WHY})
    assert (again.status, again.json["code"]) == (409, "pair_decided")
    apart = desk.checker.get("/api/v1/duplicates?state=kept_apart").json["items"]
    assert pair in [row["id"] for row in apart]
    assert desk.checker.get("/api/v1/duplicates?after=xx").json["code"] == "bad_cursor"


def test_disagreements_carry_what_the_match_was_decided_on(desk, made):
    def make(session):
        claim = make_claim(session)
        match = make_match(session, make_appearance(session, claim, claim.text), claim, candidates_seen=7, **SAME)
        return match.id

    match_id = made(make)
    judged = {"state": "rejected", "relation": "other_date", "reason": "Another year."}
    assert desk.checker.post(f"/api/v1/matches/{match_id}/judgement", judged).status == 201
    now = desk.checker.get("/api/v1/matches/disagreements").json["items"]
    assert match_id not in [row["id"] for row in now], "it was overruled, it has not changed its word"
    row = next(
        row for row in desk.checker.get("/api/v1/matches/disagreements?kind=all").json["items"] if row["id"] == match_id
    )
    assert (row["relation"], row["machine_relation"], row["is_new"]) == ("other_date", "same", False)
    one = desk.checker.get(f"/api/v1/matches/{match_id}").json
    assert (one["candidates_seen"], one["threshold"], one["matcher_version"]) == (7, 0.9, "test/1")
    assert one["decided_by"] == f"user:{desk.checker_id}"


def test_a_judgement_is_taken_only_on_the_words_that_were_read(desk, made):
    claim_ids = []

    def make(session):
        claim = make_claim(session)
        claim_ids.append(claim.id)
        return make_match(session, make_appearance(session, claim, claim.text), claim, **SAME).id

    match_id = made(make)
    address = f"/api/v1/matches/{match_id}"
    read = desk.checker.get(address).json
    assert (read["text"], read["claim_text"]) == (read["claim_text"], read["text"])
    made(lambda session: setattr(session.get_one(Claim, claim_ids[0]), "text", "Another thing was said."))
    judged = {"state": "rejected", "relation": "other_date", "words": read["words"]}
    refused = desk.checker.post(f"{address}/judgement", judged)
    assert (refused.status, refused.json["code"]) == (409, "words_changed")
    now = desk.checker.get(address).json
    assert (now["state"], now["decided_by"], now["claim_text"]) == ("suggested", "matcher", "Another thing was said.")
    assert desk.checker.post(f"{address}/judgement", judged | {"words": "x"}).status == 409
    assert desk.checker.post(f"{address}/judgement", judged | {"words": now["words"]}).status == 201
    back = {"state": "suggested", "relation": "same", "words": now["words"]}
    assert desk.checker.post(f"{address}/judgement", back).status == 201, "a decision changes no words"
