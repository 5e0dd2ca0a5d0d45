"""Splitting: appearances that say something else become a claim of their own; the undo puts them back."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import select

from claims.core.errors import Conflict, Invalid, NotAllowed
from claims.core.messages.events import EventType
from claims.core.records import MatchState, Relation
from claims.core.reviews.reviewing import ReviewState
from claims.models import Appearance, ArticleVersion, Claim, Event, Judgement, Match, Review
from claims.services.base.actors import SYSTEM
from claims.services.claims.claim_history import claim_history
from claims.services.desk.review_access import lock_review
from claims.services.index.candidates import check
from claims.services.judging.judgements import judge
from claims.services.lookup.stored_lookup import lookup_version
from claims.services.matching.matching import MatchingSettings
from claims.services.regrouping.merging import merge_claims
from claims.services.regrouping.splitting_claims import MOST_MOVED, Split, split_claim, undo_split
from tests.support.databases import on_both_databases, on_postgresql
from tests.support.factories import (
    NOW,
    make_appearance,
    make_claim,
    make_match,
    make_member,
    make_organization,
    make_review,
    publish_review,
    step,
    submit_review,
)
from tests.support.waiting import begin_waiting

LATER = NOW + dt.timedelta(days=1)
WHY = "One of them speaks of another harbor."
OTHER = "The harbor of Elmstead cost 40 million euros."


@pytest.fixture
def desk(session):
    return make_organization(session, "Desk A")


@pytest.fixture
def reviewer(session, desk):
    return make_member(session, desk, "checker", "reviewer")


@pytest.fixture
def checked(session, desk):
    """A claim with a published review, said twice, both confirmed by the matcher."""
    claim = make_claim(session)
    author, approver = (make_member(session, desk, "checker", "reviewer") for _ in range(2))
    publish_review(session, make_review(session, desk, claim), author, approver)
    for text in (claim.text, OTHER):
        same = {"relation": Relation.SAME, "machine_relation": Relation.SAME, "differing_slots": []}
        make_match(session, make_appearance(session, claim, text), claim, state=MatchState.CONFIRMED, **same)
    return claim


def appearances(session, claim):
    return session.scalars(select(Appearance).where(Appearance.claim_id == claim.id).order_by(Appearance.id)).all()


def split(session, claim, actor, appearance_ids, **changes):
    what = Split(**({"text": OTHER, "appearance_ids": appearance_ids} | changes))
    return split_claim(session, claim.id, what, actor=actor, reason=WHY, now=LATER)


def look_up(session, appearance):
    version = session.get_one(ArticleVersion, appearance.article_version_id)
    answer = lookup_version(session, version, today=NOW.date(), now=NOW, actor=SYSTEM, settings=MatchingSettings())
    return answer.appearances[0]


@on_both_databases
def test_what_is_split_off_no_longer_borrows_the_verdict(session, desk, reviewer, checked):
    kept, moved = appearances(session, checked)
    row = split(session, checked, reviewer, [moved.id], relation=Relation.OTHER_PLACE)
    new = session.get_one(Claim, row.other_id)
    assert (new.text, new.kind, moved.claim_id, kept.claim_id) == (OTHER, checked.kind, new.id, checked.id)
    answer = look_up(session, moved)
    assert (answer.claim_id, answer.matches) == (new.id, ())
    assert [(miss.claim.id, miss.decision.relation) for miss in answer.near_misses] == [
        (checked.id, Relation.OTHER_PLACE)
    ]
    assert [match.claim.id for match in look_up(session, kept).matches] == [checked.id]
    judged = session.scalars(select(Judgement)).one()
    assert (judged.state, judged.relation, judged.user_id, judged.reason) == (
        MatchState.REJECTED,
        Relation.OTHER_PLACE,
        reviewer.user_id,
        WHY,
    )
    assert judged.provenance["relation"] == "same"
    review = session.scalars(select(Review).where(Review.claim_id == new.id)).one()
    assert (review.state, review.organization_id) == (ReviewState.OPEN, desk.id)
    told = {item.what: item.detail for claim in (checked, new) for item in claim_history(session, claim.id)}
    assert told["split"] == {"claim": new.id, "appearances": [moved.id], "regrouping": row.id}
    assert told["split_off"] == {"from": checked.id, "appearances": [moved.id], "regrouping": row.id}
    assert check(session, known_claims=2) == []


@on_both_databases
def test_an_undo_puts_everything_back_and_keeps_the_id(session, desk, reviewer, checked):
    _, moved = appearances(session, checked)
    row = split(session, checked, reviewer, [moved.id])
    undo_split(session, row, actor=reviewer, reason="It is the same harbor.", now=LATER)
    new = session.get_one(Claim, row.other_id)
    assert (moved.claim_id, new.merged_into_id) == (checked.id, checked.id)
    match = look_up(session, moved).matches[0]
    assert (match.claim.id, match.state, match.decided_by) == (checked.id, MatchState.CONFIRMED, "matcher")
    assert len(session.scalars(select(Judgement)).all()) == 2, "both decisions are kept"
    assert session.scalars(select(Review.state).where(Review.claim_id == new.id)).all() == [ReviewState.DECLINED]
    told = session.scalars(select(Event.data).where(Event.type == EventType.CLAIM_MERGED)).one()
    assert (told["claim_id"], told["into_claim_id"], told["undone"]) == (new.id, checked.id, False)
    assert check(session, known_claims=2) == []
    with pytest.raises(Conflict):
        undo_split(session, row, actor=reviewer, reason="Again.", now=LATER)


def test_an_undo_leaves_a_match_as_it_was_judged_since(session, reviewer, checked):
    _, moved = appearances(session, checked)
    match = session.scalars(select(Match).where(Match.appearance_id == moved.id)).one()
    row = split(session, checked, reviewer, [moved.id])
    judge(session, match.id, state=MatchState.SUGGESTED, actor=reviewer, reason="I am unsure.", now=LATER)
    undo_split(session, row, actor=reviewer, reason="No.", now=LATER)
    assert match.state is MatchState.SUGGESTED
    assert moved.claim_id == checked.id


@pytest.mark.parametrize("case", ["said since", "rejected since", "at work", "merged since", "published since"])
def test_an_undo_is_refused_once_later_facts_rest_on_it(session, desk, reviewer, checked, case):
    _, moved = appearances(session, checked)
    row = split(session, checked, reviewer, [moved.id])
    new = session.get_one(Claim, row.other_id)
    review = session.scalars(select(Review).where(Review.claim_id == new.id)).one()
    if case == "said since":
        make_appearance(session, new, "Elmstead's harbor cost 40 million euros.")
    elif case == "rejected since":
        match = session.scalars(select(Match).where(Match.appearance_id == moved.id)).one()
        later = LATER + dt.timedelta(hours=1)
        judge(session, match.id, state=MatchState.REJECTED, relation=Relation.OTHER_PLACE, actor=reviewer, now=later)
    elif case == "at work":
        step(session, review, "claim", reviewer)
    elif case == "merged since":
        merge_claims(session, make_claim(session).id, new.id, actor=reviewer, reason="Same.", now=LATER)
    else:
        approver = make_member(session, desk, "reviewer")
        publish_review(session, review, reviewer, approver, LATER + dt.timedelta(hours=1))
    with pytest.raises(Conflict) as refused:
        undo_split(session, row, actor=reviewer, reason="No.", now=LATER)
    wanted = {"at work": "reviews_meet", "merged since": "regrouped_since", "published since": "published_since"}
    assert refused.value.code == wanted.get(case, "said_since")
    assert moved.claim_id == new.id


def test_appearances_of_merged_claims_can_be_split_off_too(session, reviewer, checked):
    other = make_claim(session)
    said = make_appearance(session, other, other.text)
    merge_claims(session, other.id, checked.id, actor=reviewer, reason="Same.", now=NOW)
    row = split(session, checked, reviewer, [said.id])
    assert said.claim_id == row.other_id
    undo_split(session, row, actor=reviewer, reason="No.", now=LATER)
    assert said.claim_id == other.id


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"appearance_ids": []}, "appearances_missing"),
        ({"appearance_ids": [10**9]}, "appearance_elsewhere"),
        ({"appearance_ids": range(1, MOST_MOVED + 2)}, "too_many"),
        ({"relation": Relation.SAME}, "relation_and_state"),
        ({"text": " "}, "text_missing"),
    ],
)
def test_what_cannot_be_split(session, reviewer, checked, changes, code):
    ids = [appearances(session, checked)[1].id]
    with pytest.raises(Invalid) as refused:
        split(session, checked, reviewer, **({"appearance_ids": ids} | changes))
    assert refused.value.code == code
    assert len(session.scalars(select(Claim)).all()) == 1


def test_an_appearance_of_another_claim_stays(session, desk, reviewer, checked):
    elsewhere = make_appearance(session, make_claim(session), "Something else entirely was said there.")
    with pytest.raises(Invalid):
        split(session, checked, reviewer, [elsewhere.id])
    with pytest.raises(NotAllowed):
        split(session, checked, make_member(session, desk, "checker"), [appearances(session, checked)[0].id])


@on_postgresql
def test_a_split_while_the_claim_is_published_on_waits_in_no_circle(session, desk, reviewer):
    claim = make_claim(session)
    make_appearance(session, claim, claim.text)
    moved = make_appearance(session, claim, OTHER).id
    author, approver = (make_member(session, desk, "checker", "reviewer") for _ in range(2))
    review_id, claim_id = submit_review(session, make_review(session, desk, claim), author).id, claim.id
    session.commit()
    lock_review(session, review_id)
    what = Split(text=OTHER, appearance_ids=[moved])
    waiting = begin_waiting(
        session, lambda own: split_claim(own, claim_id, what, actor=reviewer, reason=WHY, now=LATER).other_id
    )
    assert not waiting.done()
    step(session, session.get_one(Review, review_id), "approve", approver)
    session.commit()
    new_id = waiting.result()
    session.expire_all()
    assert session.get_one(Review, review_id).state is ReviewState.PUBLISHED
    assert session.get_one(Appearance, moved).claim_id == new_id
