"""Merging: one claim answers for another, nothing is rewritten, and an undo restores what was."""

from __future__ import annotations

import dataclasses
import datetime as dt
import threading

import pytest
from sqlalchemy import select

from claims.core.errors import ClaimsError, Conflict, Invalid, NotAllowed, NotFound
from claims.core.records import MatchState, Relation
from claims.core.reviews.public_status import PublicStatus
from claims.core.reviews.reviewing import ReviewState
from claims.models import ArticleVersion, Claim, ClaimRegrouping, Job, Review, ReviewRevision, Scope
from claims.models.duplicate_pair import PairState
from claims.services.answers.answers import answers_for_claims, earlier_answers
from claims.services.articles.appearances import list_appearances
from claims.services.base.actors import SYSTEM, Actor
from claims.services.claims.claim_history import claim_history
from claims.services.claims.claims import claim_status, list_claims
from claims.services.claims.corrections import CorrectionFilter, list_corrections
from claims.services.claims.demand import demand
from claims.services.claims.regroupings import list_regroupings
from claims.services.desk.conflicts import CONFLICT_JOB
from claims.services.desk.review_access import lock_review
from claims.services.index.candidates import check
from claims.services.judging.judgements import judge
from claims.services.lookup.stored_lookup import lookup_version
from claims.services.matching.matching import MatchingSettings
from claims.services.regrouping.merging import merge_claims, undo_merge
from claims.services.regrouping.splitting_claims import Split, split_claim
from claims.services.reviews.review_queue import queue
from claims.services.reviews.reviews import open_review
from claims.services.transparency.log_entries import list_entries
from tests.support.databases import on_both_databases, on_postgresql
from tests.support.factories import (
    NOW,
    make_appearance,
    make_claim,
    make_match,
    make_member,
    make_organization,
    make_pair,
    make_review,
    publish_review,
    recheck_review,
    refuting,
    step,
    submit_review,
)
from tests.support.waiting import begin_waiting

LATER = NOW + dt.timedelta(days=1)
ON = NOW.date()
WHY = "Both say the same."


@pytest.fixture
def desk(session):
    return make_organization(session, "Desk A")


@pytest.fixture
def reviewer(session, desk):
    return make_member(session, desk, "checker", "reviewer")


def merge(session, loser, winner, actor, now=LATER):
    return merge_claims(session, loser.id, winner.id, actor=actor, reason=WHY, now=now)


def publish(session, claim, organization, now=NOW, **changes):
    """A published review by two people of the organization."""
    author, approver = (make_member(session, organization, "checker", "reviewer") for _ in range(2))
    review = make_review(session, organization, claim)
    return publish_review(session, review, author, approver, now, **changes)


FALSE = {"rating": "false", "evidence": (refuting(),)}


@on_both_databases
def test_the_merged_claim_leads_on_and_everything_of_it_is_found_there(session, desk, reviewer):
    other = make_organization(session, "Desk B")
    old, new = make_claim(session), make_claim(session)
    said = [make_appearance(session, old, old.text), make_appearance(session, new, new.text)]
    publish(session, old, other)
    publish(session, new, desk)
    row = merge(session, new, old, reviewer)
    assert (new.merged_into_id, old.merged_into_id) == (old.id, None)
    assert [item.appearance.id for item in list_appearances(session, old.id).items] == [said[1].id, said[0].id]
    assert said[1].claim_id == new.id, "what was said stays with the claim that it was about"
    found = answers_for_claims(session, [old.id, new.id], on=ON, published=None)
    assert {answer.organization for answer in found[old.id]} == {"Desk A", "Desk B"}
    assert found[new.id] == found[old.id]
    assert demand(session, old.id).articles == 2
    assert claim_status(session, old, on=ON) is PublicStatus.CHECKED
    assert [claim.id for claim in list_claims(session).items] == [old.id]
    assert [claim.id for claim in list_claims(session, status="checked", on=ON).items] == [old.id]
    texts = {revision.claim_text for revision in session.scalars(select(ReviewRevision))}
    assert texts == {old.text, new.text}, "reviews keep their text"
    for number in (old.id, new.id):
        logged = {entry.claim_id for entry in list_entries(session, claim_id=number).items}
        assert logged == {old.id, new.id}, "the entries about both"
    facts = {(item.what, item.why, item.who) for item in claim_history(session, old.id)}
    assert {(name, WHY, f"user:{reviewer.user_id}") for name in ("merged", "took_in")} <= facts
    assert check(session, known_claims=2) == []
    assert (row.claim_id, row.other_id, row.reason, row.user_id) == (new.id, old.id, WHY, reviewer.user_id)


@on_both_databases
def test_corrections_of_both_are_those_of_the_one_that_answers(session, reviewer):
    other = make_organization(session, "Desk B")
    old, new = make_claim(session), make_claim(session)
    review = publish(session, new, other)
    author, approver = (make_member(session, other, "checker", "reviewer") for _ in range(2))
    recheck_review(session, review, author, NOW)
    step(session, review, "withdraw", approver, NOW, reason="The source was forged.")
    merge(session, new, old, reviewer)
    for number in (old.id, new.id):
        assert len(list_corrections(session, CorrectionFilter(claim_id=number)).items) == 1
    assert list_corrections(session, CorrectionFilter(claim_id=make_claim(session).id)).items == []


@on_both_databases
def test_a_claim_that_nobody_said_shows_in_the_queue_what_the_merged_one_said(session, desk, reviewer):
    old, new = make_claim(session), make_claim(session)
    said = make_appearance(session, new, new.text)
    make_match(session, said, old)
    review = make_review(session, desk, old)
    merge(session, new, old, reviewer)
    page = queue(session, organization_id=desk.id, tab="new", user_id=None, now=NOW)
    (item,) = [item for item in page.items if item.review.id == review.id]
    assert item.appearance.id == said.id
    assert item.near_match is None, "it is no other claim"


@on_both_databases
def test_redirects_never_chain(session, reviewer):
    first, second, third = (make_claim(session) for _ in range(3))
    merge(session, first, second, reviewer)
    row = merge(session, second, third, reviewer)
    session.expire_all()
    assert {claim.merged_into_id for claim in (first, second)} == {third.id}
    with pytest.raises(Conflict) as refused:
        merge(session, third, first, reviewer)
    assert refused.value.code == "claim_merged"
    undo_merge(session, row, actor=reviewer, reason="Wrong.", now=LATER)
    session.expire_all()
    assert (first.merged_into_id, second.merged_into_id, third.merged_into_id) == (second.id, None, None)


@pytest.mark.parametrize("missing", ["reason", "other", "self"])
def test_what_cannot_be_merged(session, reviewer, missing):
    one, other = make_claim(session), make_claim(session)
    reason = " " if missing == "reason" else WHY
    into = {"other": 999_999, "self": one.id}.get(missing, other.id)
    with pytest.raises((Invalid, NotFound)):
        merge_claims(session, one.id, into, actor=reviewer, reason=reason, now=LATER)
    assert one.merged_into_id is None
    assert session.scalars(select(ClaimRegrouping)).all() == []


@pytest.mark.parametrize("who", ["checker", "admin", "key", "key without scope", "system"])
def test_only_a_reviewer_merges(session, desk, reviewer, who):
    actors = {
        "checker": lambda: make_member(session, desk, "checker"),
        "admin": lambda: make_member(session, desk, "admin"),
        "key": lambda: Actor("key:1", key_id=1, scopes=frozenset({Scope.REVIEWS_WRITE})),
        "key without scope": lambda: Actor(
            "key:1", user_id=reviewer.user_id, key_id=1, roles=reviewer.roles, scopes=frozenset({Scope.LOOKUP})
        ),
        "system": lambda: SYSTEM,
    }
    with pytest.raises(NotAllowed):
        merge(session, make_claim(session), make_claim(session), actors[who]())


@pytest.mark.parametrize("side", ["loser", "winner"])
def test_a_review_that_nobody_began_is_declined_as_a_duplicate_and_reopened_by_the_undo(session, desk, reviewer, side):
    loser, winner = make_claim(session), make_claim(session)
    idle, worked = (loser, winner) if side == "loser" else (winner, loser)
    waiting = make_review(session, desk, idle)
    kept = publish(session, worked, desk)
    row = merge(session, loser, winner, reviewer)
    assert (waiting.state, kept.state) == (ReviewState.DECLINED, ReviewState.PUBLISHED)
    assert claim_status(session, winner, on=ON) is PublicStatus.CHECKED
    undo_merge(session, row, actor=reviewer, reason="They differ.", now=LATER)
    assert waiting.state is ReviewState.OPEN


def test_two_open_reviews_of_one_organization_become_one(session, desk, reviewer):
    loser, winner = make_claim(session), make_claim(session)
    first, second = make_review(session, desk, loser), make_review(session, desk, winner)
    merge(session, loser, winner, reviewer)
    assert (first.state, second.state) == (ReviewState.DECLINED, ReviewState.OPEN)


@pytest.mark.parametrize("case", ["both at work", "of another organization", "work beside a verdict"])
def test_an_organization_at_work_on_both_stops_the_merge(session, desk, reviewer, case):
    loser, winner = make_claim(session), make_claim(session)
    owner = make_organization(session, "Desk B") if case == "of another organization" else desk
    member = make_member(session, owner, "checker")
    first = make_review(session, owner, loser)
    if case == "work beside a verdict":
        publish(session, winner, owner)
    else:
        second = make_review(session, owner, winner)
    if case != "of another organization":
        step(session, first, "claim", member)
    if case == "both at work":
        step(session, second, "claim", member)
    with pytest.raises(Conflict) as refused:
        merge(session, loser, winner, reviewer)
    assert refused.value.code == "reviews_meet"
    assert owner.name in refused.value.detail
    assert loser.merged_into_id is None


def test_what_an_organization_took_over_counts_as_its_own(session, desk, reviewer):
    taken_over = make_organization(session, "Desk B")
    loser, winner = make_claim(session), make_claim(session)
    idle = make_review(session, desk, loser)
    publish(session, loser, taken_over)
    publish(session, winner, desk, **FALSE)
    taken_over.merged_into_id = desk.id
    session.flush()
    with pytest.raises(Conflict) as refused:
        merge(session, loser, winner, reviewer)
    assert refused.value.code == "verdicts_conflict", "nobody could say what the organization says"
    assert idle.state is ReviewState.OPEN


def test_two_published_answers_of_one_organization_meet_and_the_newer_leads(session, desk, reviewer):
    loser, winner = make_claim(session), make_claim(session)
    publish(session, winner, desk, NOW)
    newer = publish(session, loser, desk, NOW + dt.timedelta(hours=2), rating="mostly_true")
    merge(session, loser, winner, reviewer)
    found = answers_for_claims(session, [winner.id], on=ON, published=None)[winner.id]
    assert [(answer.id, answer.verdict) for answer in found] == [(newer.id, "mostly_true")]
    assert [answer.verdict for answer in earlier_answers(session, winner.id, on=ON)] == ["true"]


def test_opposite_verdicts_of_one_organization_stop_the_merge_those_of_two_do_not(session, desk, reviewer):
    other = make_organization(session, "Desk B")
    one, two, three = (make_claim(session) for _ in range(3))
    publish(session, one, desk)
    publish(session, two, desk, **FALSE)
    publish(session, three, other, **FALSE)
    with pytest.raises(Conflict) as refused:
        merge(session, two, one, reviewer)
    assert refused.value.code == "verdicts_conflict"
    merge(session, three, one, reviewer)
    assert claim_status(session, one, on=ON) is PublicStatus.CONFLICT
    assert [claim.id for claim in list_claims(session, status="conflict", on=ON).items] == [one.id]
    asked = session.scalars(select(Job.arguments).where(Job.name == CONFLICT_JOB)).all()
    assert asked == [{"claim_id": one.id}]


def test_one_organization_opens_no_second_review_of_merged_claims(session, desk, reviewer):
    loser, winner = make_claim(session), make_claim(session)
    make_review(session, desk, loser)
    merge(session, loser, winner, reviewer)
    for claim in (loser, winner):
        with pytest.raises(Conflict):
            open_review(session, claim.id, desk.id, actor=reviewer, now=LATER)


@pytest.mark.parametrize("is_over", ["declined", "withdrawn"])
@pytest.mark.parametrize("other", ["open", "published"])
@pytest.mark.parametrize("of_merged", [True, False])
def test_what_is_over_is_not_taken_up_beside_a_review_of_the_merged_claim(
    session, desk, reviewer, is_over, other, of_merged
):
    loser, winner = make_claim(session), make_claim(session)
    over = end(session, loser if of_merged else winner, desk, reviewer, is_over)
    stands = winner if of_merged else loser
    live = publish(session, stands, desk) if other == "published" else make_review(session, desk, stands)
    merged = merge(session, loser, winner, reviewer)
    with pytest.raises(Conflict, match=f"Go on with review {live.id}") as refused:
        step(session, over, "reopen", reviewer, LATER, reason="It is worth it.")
    assert (refused.value.code, over.state) == ("review_exists", is_over)
    undo_merge(session, merged, actor=reviewer, reason="They differ.", now=LATER)
    assert step(session, over, "reopen", reviewer, LATER, reason="It is worth it.").state is ReviewState.OPEN


def end(session, claim, desk, reviewer, how):
    """A review of the claim that was declined, or published and withdrawn."""
    if how == "withdrawn":
        return step(session, publish(session, claim, desk), "withdraw", reviewer, reason="The count was wrong.")
    return step(session, make_review(session, desk, claim), "decline", reviewer, decline_reason="too_vague")


def test_reviews_of_two_organizations_are_taken_up_beside_each_other_until_the_two_are_one(session, desk, reviewer):
    other, claim = make_organization(session, "Desk B"), make_claim(session)
    theirs = make_member(session, other, "checker", "reviewer")
    over = end(session, claim, other, theirs, "declined")
    make_review(session, desk, claim)
    assert step(session, over, "reopen", theirs, LATER, reason="Now.").state is ReviewState.OPEN
    step(session, over, "decline", theirs, LATER, decline_reason="too_vague")
    other.merged_into_id = desk.id
    heir = dataclasses.replace(reviewer, merged_ids=frozenset({other.id}))
    with pytest.raises(Conflict, match="has a review of this claim already"):
        step(session, over, "reopen", heir, LATER, reason="Now.")


def test_an_undo_leaves_declined_what_another_review_stands_for_by_now(session, desk, reviewer):
    loser, winner, third = (make_claim(session) for _ in range(3))
    idle, taken = make_review(session, desk, loser), make_review(session, desk, winner)
    merged = merge(session, loser, winner, reviewer)
    assert idle.state is ReviewState.DECLINED
    step(session, taken, "decline", reviewer, LATER, decline_reason="too_vague")
    live = make_review(session, desk, third)
    third.merged_into_id = winner.id  # as one that had led to the loser
    merged.moved = {**merged.moved, "redirects": [third.id]}
    undo_merge(session, merged, actor=reviewer, reason="They differ.", now=LATER)
    assert (third.merged_into_id, idle.state, live.state) == (loser.id, ReviewState.DECLINED, ReviewState.OPEN)


def test_an_organization_does_not_come_to_say_both_of_merged_claims(session, desk, reviewer):
    loser, winner = make_claim(session), make_claim(session)
    older, newer = publish(session, winner, desk), publish(session, loser, desk, NOW + dt.timedelta(hours=1))
    merge(session, loser, winner, reviewer)
    writer = make_member(session, desk, "checker")
    recheck_review(session, newer, writer, LATER, correction_kind="verdict_changed", **FALSE)
    with pytest.raises(Invalid) as refused:
        step(session, newer, "revise", writer, LATER)
    assert [problem.code for problem in refused.value.problems] == ["verdicts_conflict"]
    step(session, older, "withdraw", reviewer, LATER, reason="The count was wrong.")
    step(session, newer, "revise", writer, LATER)
    step(session, newer, "approve", reviewer, LATER)
    assert claim_status(session, winner, on=LATER.date()) is PublicStatus.CHECKED


@on_both_databases
def test_an_undo_restores_what_was_and_is_recorded(session, desk, reviewer):
    loser, winner = make_claim(session), make_claim(session)
    make_appearance(session, loser, loser.text)
    row = merge(session, loser, winner, reviewer)
    undone = undo_merge(session, row, actor=reviewer, reason="They differ.", now=LATER)
    assert loser.merged_into_id is None
    assert list_appearances(session, winner.id).items == []
    assert check(session, known_claims=2) == []
    views = list_regroupings(session, [loser.id, winner.id])
    assert [(view.regrouping.id, view.undone_by.id, view.undone_by.reason) for view in views] == [
        (row.id, undone.id, "They differ.")
    ]
    assert "merge_undone" in {item.what for item in claim_history(session, winner.id)}
    with pytest.raises(Conflict) as refused:
        undo_merge(session, row, actor=reviewer, reason="Again.", now=LATER)
    assert refused.value.code == "undone_already"
    merge(session, loser, winner, reviewer)


@pytest.mark.parametrize("older", ["loser", "winner"])
def test_a_merge_settles_the_suggestion_of_its_pair_alone_until_it_is_undone(session, reviewer, older):
    before, one, other, after = (make_claim(session) for _ in range(4))
    loser, winner = (one, other) if older == "loser" else (other, one)
    pairs = [make_pair(session, *sides) for sides in ((before, other), (one, after), (one, other))]
    row = merge(session, loser, winner, reviewer)
    waiting = PairState.SUGGESTED
    assert [pair.state for pair in pairs] == [waiting, waiting, PairState.MERGED]
    assert (pairs[-1].decided_by_id, pairs[-1].decided_at, pairs[-1].reason) == (reviewer.user_id, LATER, WHY)
    undo_merge(session, row, actor=reviewer, reason="They differ.", now=LATER)
    assert [pair.state for pair in pairs] == [waiting] * 3
    assert (pairs[-1].decided_by_id, pairs[-1].decided_at, pairs[-1].reason) == (None, None, "")


def test_an_undo_is_refused_once_later_facts_rest_on_it(session, desk, reviewer):
    first, second, third = (make_claim(session) for _ in range(3))
    row = merge(session, first, second, reviewer)
    later = merge(session, second, third, reviewer)
    with pytest.raises(Conflict) as refused:
        undo_merge(session, row, actor=reviewer, reason="No.", now=LATER)
    assert refused.value.code == "regrouped_since"
    assert f"claim {third.id}" in refused.value.detail
    undo_merge(session, later, actor=reviewer, reason="No.", now=LATER)
    publish(session, second, desk, LATER + dt.timedelta(hours=1))
    with pytest.raises(Conflict) as refused:
        undo_merge(session, row, actor=reviewer, reason="No.", now=LATER)
    assert refused.value.code == "published_since"
    assert "Desk A" in refused.value.detail


def test_a_look_up_names_the_claim_that_answers_and_only_once(session, desk, reviewer):
    loser, winner = make_claim(session), make_claim(session)
    publish(session, winner, desk)
    appearance = make_appearance(session, None, loser.text)
    for claim in (loser, winner):
        same = {"relation": Relation.SAME, "machine_relation": Relation.SAME, "differing_slots": []}
        make_match(session, appearance, claim, **same)
    merge(session, loser, winner, reviewer)
    answer = _look_up(session, appearance)
    assert [(match.claim.id, len(match.reviews)) for match in answer.matches] == [(winner.id, 1)]
    judge(session, answer.matches[0].id, state=MatchState.REJECTED, actor=reviewer, now=LATER)
    again = _look_up(session, appearance)
    assert again.matches == (), "what the machine says of the merged claim does not bring it back"


def _look_up(session, appearance):
    version = session.get_one(ArticleVersion, appearance.article_version_id)
    return lookup_version(session, version, today=ON, now=NOW, actor=SYSTEM, settings=MatchingSettings()).appearances[0]


@on_both_databases
def test_merges_at_the_same_moment_make_no_circle(app, open_session):
    with open_session() as session:
        desk = make_organization(session, "Desk A")
        desk.is_default = True  # the row that merges wait at
        reviewer = make_member(session, desk, "reviewer")
        ids = [make_claim(session).id for _ in range(3)]
        session.commit()
    pairs = [(0, 1), (1, 0), (1, 2), (2, 0), (0, 2), (2, 1)]
    barrier = threading.Barrier(len(pairs))
    unexpected = []

    def run(one, other):
        barrier.wait()
        with open_session() as session:
            try:
                merge_claims(session, ids[one], ids[other], actor=reviewer, reason=WHY, now=NOW)
                session.commit()
            except ClaimsError:
                session.rollback()
            except Exception as error:
                unexpected.append(error)

    threads = [threading.Thread(target=run, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert unexpected == []
    with open_session() as session:
        led = {claim.id: claim.merged_into_id for claim in session.scalars(select(Claim))}
        assert list(led.values()).count(None) == 1
        root = next(claim_id for claim_id, into in led.items() if into is None)
        assert set(led.values()) == {None, root}, "one step is the whole way"
        assert len(session.scalars(select(ClaimRegrouping)).all()) == 2


@on_both_databases
def test_a_review_opened_during_a_merge_leaves_no_two_at_work(app, open_session):
    with open_session() as session:
        desk = make_organization(session, "Desk A")
        reviewer = make_member(session, desk, "checker", "reviewer")
        loser, winner = make_claim(session).id, make_claim(session).id
        make_review(session, desk, session.get_one(Claim, loser))
        session.commit()
        desk_id = desk.id
    barrier = threading.Barrier(2)
    unexpected = []

    def run(work):
        barrier.wait()
        with open_session() as session:
            try:
                work(session)
                session.commit()
            except ClaimsError:
                session.rollback()
            except Exception as error:
                unexpected.append(error)

    works = [
        lambda session: merge_claims(session, loser, winner, actor=reviewer, reason=WHY, now=NOW),
        lambda session: open_review(session, winner, desk_id, actor=reviewer, now=NOW),
    ]
    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert unexpected == []
    with open_session() as session:
        assert session.get_one(Claim, loser).merged_into_id == winner
        states = session.scalars(select(Review.state).where(Review.organization_id == desk_id)).all()
        assert states.count(ReviewState.OPEN) == 1, states


@on_postgresql
def test_an_undo_while_the_claim_is_published_on_waits_in_no_circle(session, desk, reviewer):
    loser, winner = make_claim(session), make_claim(session)
    author, approver = (make_member(session, desk, "checker", "reviewer") for _ in range(2))
    make_appearance(session, loser, loser.text)
    review_id = submit_review(session, make_review(session, desk, winner), author).id
    merging_id = merge(session, loser, winner, reviewer).id
    session.commit()
    lock_review(session, review_id)

    def undo(own):
        undo_merge(own, own.get_one(ClaimRegrouping, merging_id), actor=reviewer, reason="They differ.", now=LATER)

    waiting = begin_waiting(session, undo)
    assert not waiting.done()
    step(session, session.get_one(Review, review_id), "approve", approver)
    session.commit()
    waiting.result()
    session.expire_all()
    assert session.get_one(Review, review_id).state is ReviewState.PUBLISHED
    assert session.get_one(Claim, loser.id).merged_into_id is None


@on_both_databases
@pytest.mark.parametrize("claim_id", [-1, 0, 2**62, 2**63, 10**30])
def test_a_claim_of_any_number_that_there_is_not_is_told_so(session, reviewer, claim_id):
    there = make_claim(session).id
    for one, other in ((claim_id, there), (there, claim_id)):
        with pytest.raises(NotFound):
            merge_claims(session, one, other, actor=reviewer, reason=WHY, now=NOW)
    what = Split("The harbor of Elmstead cost 40 million euros.", [1])
    with pytest.raises(NotFound):
        split_claim(session, claim_id, what, actor=reviewer, reason=WHY, now=NOW)
