"""The history of a claim: every fact once, newest first, internal work only for those whose work it is."""

import datetime as dt

from claims.core.records import MatchState, Relation
from claims.models import Judgement
from claims.services.base.actors import CLI
from claims.services.claims.claims import change_claim_text, claim_history
from tests.support.databases import on_both_databases
from tests.support.factories import (
    NOW,
    make_appearance,
    make_claim,
    make_match,
    make_member,
    make_organization,
    make_review,
    recheck_review,
    step,
    write_draft,
)

HOUR = dt.timedelta(hours=1)


@on_both_databases
def test_history_is_in_order_and_says_who_and_why(session):
    organization = make_organization(session, "Harbor desk")
    checker, reviewer = make_member(session, organization, "checker"), make_member(session, organization, "reviewer")
    review = write_draft(session, make_review(session, organization), checker, NOW + HOUR)
    step(session, review, "submit", checker, NOW + 2 * HOUR)
    step(session, review, "return", reviewer, NOW + 3 * HOUR, note="Which year? Between us.")
    step(session, review, "submit", checker, NOW + 4 * HOUR)
    step(session, review, "approve", reviewer, NOW + 5 * HOUR)
    recheck_review(session, review, checker, NOW + 6 * HOUR)
    step(session, review, "withdraw", reviewer, NOW + 7 * HOUR, reason="The source was retracted.")

    public = claim_history(session, review.claim_id)
    assert [(item.what, item.kind, item.organization) for item in public] == [
        ("withdraw", "status", "Harbor desk"),
        ("recheck", "status", "Harbor desk"),
        ("published", "revision", "Harbor desk"),
        ("created", "change", None),
        ("open", "status", "Harbor desk"),
    ]
    assert "Between us" not in repr(public)
    assert (public[0].why, public[0].who) == ("The source was retracted.", reviewer.label)
    assert public[0].detail["correction_kind"] == "withdrawn"
    assert public[2].detail == {
        "review_id": review.id,
        "revision": 1,
        "rating": "True",
        "verdict": "true",
        "correction_kind": None,
    }

    own = claim_history(session, review.claim_id, organization_id=organization.id)
    assert "Between us" in repr(own)
    assert len(own) == 11
    assert [item.when for item in own] == sorted((item.when for item in own), reverse=True)
    other = claim_history(session, review.claim_id, organization_id=make_organization(session).id)
    assert other == public


def test_unknown_claim_has_no_history(session):
    assert claim_history(session, 77) == []


def test_decisions_about_matches_are_part_of_it(session):
    checker = make_member(session, make_organization(session), "checker")
    appearance = make_appearance(session, None, "The harbor cost 41 million.")
    match = make_match(session, appearance, make_claim(session))
    session.add(
        Judgement(
            match_id=match.id,
            state=MatchState.REJECTED,
            relation=Relation.OTHER_DATE,
            user_id=checker.user_id,
            reason="Another year.",
            created_at=NOW + HOUR,
        )
    )
    session.flush()
    item = claim_history(session, match.claim_id)[0]
    assert (item.what, item.kind, item.who, item.why) == ("rejected", "judgement", checker.label, "Another year.")
    assert item.detail == {"match_id": match.id, "appearance_id": match.appearance_id, "relation": "other_date"}


@on_both_databases
def test_an_earlier_day_is_not_hidden_by_what_came_since(session, monkeypatch):
    monkeypatch.setattr("claims.services.claims.claim_history.MAX_ITEMS", 3)
    claim = make_claim(session)
    for number in range(1, 6):
        text, when = f"The pier cost {number + 2} million euros.", NOW + number * HOUR
        change_claim_text(session, claim, text, actor=CLI, now=when, reason="So.")
    assert [item.what for item in claim_history(session, claim.id, until=NOW + HOUR)] == ["reworded", "created"]
