"""Rewording: in place before the first publication, as a linked claim afterwards."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.core.errors import Conflict, Invalid, NotAllowed, Stale
from claims.core.reviews.reviewing import DeclineReason, ReviewAction, ReviewState
from claims.models import Change, Review, ReviewRevision
from claims.models.duplicate_pair import PairState
from claims.services.claims.claims import get_claim
from claims.services.regrouping.duplicates import keep_apart, merge_pair
from claims.services.regrouping.merging import merge_claims
from claims.services.regrouping.rewording import reword_claim, rewordings_of
from claims.services.reviews.reviews import ActionPayload, act
from tests.support.databases import on_both_databases, on_postgresql
from tests.support.factories import (
    NOW,
    make_claim,
    make_member,
    make_organization,
    make_pair,
    make_review,
    publish_review,
    step,
    submit_review,
)
from tests.support.waiting import do_in_turn

TEXT = "The new harbor wall cost 41 million euros."


@on_both_databases
def test_what_is_public_keeps_its_words(session: Session) -> None:
    organization = make_organization(session)
    author, reviewer = make_member(session, organization, "checker"), make_member(session, organization, "reviewer")
    claim = make_claim(session)
    open_one = make_claim(session)
    assert reword_claim(session, open_one.id, TEXT, actor=author, reason="Clearer.", now=NOW) is open_one
    assert (open_one.text, rewordings_of(session, open_one.id)) == (TEXT, [])
    publish_review(session, make_review(session, organization, claim), author, reviewer)
    old = claim.text
    new = reword_claim(session, claim.id, TEXT, actor=author, reason="Clearer.", now=NOW)
    assert (new.text, new.rewords_id, claim.text) == (TEXT, claim.id, old)
    assert rewordings_of(session, claim.id) == [new]
    noted = session.scalars(select(Change.action).where(Change.subject_id.in_([claim.id, new.id]))).all()
    assert {"reworded_as", "rewords"} <= set(noted)
    assert session.scalars(select(Review.state).where(Review.claim_id == new.id)).one() == "open"


@on_both_databases
def test_a_form_that_is_sent_twice_makes_one_claim(session: Session) -> None:
    organization = make_organization(session)
    author, reviewer = make_member(session, organization, "checker"), make_member(session, organization, "reviewer")
    claim = make_claim(session)
    publish_review(session, make_review(session, organization, claim), author, reviewer)
    new = reword_claim(session, claim.id, TEXT, actor=author, reason="Clearer.", now=NOW)
    assert reword_claim(session, claim.id, f"  {TEXT}", actor=author, reason="Clearer.", now=NOW) is new
    other = reword_claim(session, claim.id, f"Again: {TEXT}", actor=author, reason="Clearer.", now=NOW)
    assert {one.id for one in rewordings_of(session, claim.id)} == {new.id, other.id}


def test_who_may_and_what_is_refused(session: Session) -> None:
    organization = make_organization(session)
    checker, reviewer = make_member(session, organization, "checker"), make_member(session, organization, "reviewer")
    claim, other = make_claim(session), make_claim(session)
    with pytest.raises(NotAllowed):
        reword_claim(session, claim.id, TEXT, actor=make_member(session, organization, "editor"), reason="x", now=NOW)
    with pytest.raises(Invalid):
        reword_claim(session, claim.id, TEXT, actor=checker, reason=" ", now=NOW)
    with pytest.raises(Invalid):
        reword_claim(session, claim.id, " ", actor=checker, reason="Clearer.", now=NOW)
    with pytest.raises(Invalid, match="already"):
        reword_claim(session, claim.id, f" {claim.text}", actor=checker, reason="Clearer.", now=NOW)
    merge_claims(session, claim.id, other.id, actor=reviewer, reason="The same.", now=NOW)
    with pytest.raises(Conflict):
        reword_claim(session, claim.id, TEXT, actor=checker, reason="Clearer.", now=NOW)
    assert get_claim(session, claim.id).text != TEXT


def test_words_that_answer_for_a_merged_claim_with_a_verdict_stay(session: Session) -> None:
    organization = make_organization(session)
    author, reviewer = make_member(session, organization, "checker"), make_member(session, organization, "reviewer")
    merged, kept = make_claim(session), make_claim(session)
    publish_review(session, make_review(session, organization, merged), author, reviewer)
    merge_claims(session, merged.id, kept.id, actor=reviewer, reason="The same.", now=NOW)
    old = kept.text
    new = reword_claim(session, kept.id, TEXT, actor=reviewer, reason="Clearer.", now=NOW)
    assert (kept.text, new.rewords_id) == (old, kept.id)


@on_postgresql
@pytest.mark.parametrize("first", ["reword", "approve"])
def test_what_is_published_while_the_claim_is_reworded_has_the_words_of_the_claim(session: Session, first: str) -> None:
    organization = make_organization(session)
    author, reviewer = make_member(session, organization, "checker"), make_member(session, organization, "reviewer")
    claim = make_claim(session)
    review_id, claim_id = submit_review(session, make_review(session, organization, claim), author).id, claim.id
    session.commit()

    def reword(own: Session) -> None:
        reword_claim(own, claim_id, TEXT, actor=author, reason="Clearer.", now=NOW)

    def approve(own: Session) -> None:
        step(own, own.get_one(Review, review_id), "approve", reviewer)

    if first == "reword":
        with pytest.raises(Stale):  # who approves has not seen the new words
            do_in_turn(session, reword, approve)
        session.expire_all()
        approve(session)
    else:
        do_in_turn(session, approve, reword)
    revision = session.scalars(select(ReviewRevision)).one()
    assert revision.claim_text == claim.text
    assert (claim.text == TEXT) is (first == "reword")
    assert len(rewordings_of(session, claim_id)) == (first == "approve")


@on_both_databases
def test_who_decides_by_a_page_with_the_old_words_is_told(session: Session) -> None:
    organization = make_organization(session)
    author, reviewer = make_member(session, organization, "checker"), make_member(session, organization, "reviewer")
    claim, other = make_claim(session), make_claim(session, "The new harbor wall cost 40 million euros.")
    review, pair = make_review(session, organization, claim), make_pair(session, claim, other)
    elsewhere = make_review(session, organization, other)
    seen, seen_pair, untouched = review.lock_version, pair.lock_version, elsewhere.lock_version
    reword_claim(session, claim.id, TEXT, actor=author, reason="Clearer.", now=NOW)
    session.expire_all()
    payload = ActionPayload(reason="Nobody can know.", decline_reason=DeclineReason.NOT_CHECKABLE)
    for decide in (
        lambda: act(
            session,
            review.id,
            ReviewAction.DECLINE,
            actor=reviewer,
            now=NOW,
            expected_version=seen,
            payload=payload,
        ),
        lambda: keep_apart(session, pair.id, actor=reviewer, reason="Two.", now=NOW, expected_version=seen_pair),
        lambda: merge_pair(
            session, pair.id, claim.id, actor=reviewer, reason="One.", now=NOW, expected_version=seen_pair
        ),
    ):
        with pytest.raises(Stale):
            decide()
    assert (review.state, pair.state) == (ReviewState.OPEN, PairState.SUGGESTED)
    assert elsewhere.lock_version == untouched
    now = {"expected_version": pair.lock_version}
    assert keep_apart(session, pair.id, actor=reviewer, reason="Two.", now=NOW, **now).state is PairState.KEPT_APART
