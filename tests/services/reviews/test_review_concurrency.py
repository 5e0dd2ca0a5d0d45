"""Two people at the same review: one wins, the other is told, nothing is lost or done twice."""

import threading

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claims.core.errors import ClaimsError, Conflict, Stale
from claims.core.reviews.reviewing import ReviewAction
from claims.extensions import reading
from claims.models import Review, ReviewDraft, ReviewRevision, StatusChange
from claims.services.reviews.reviews import StaleDraft, act, get_draft, open_review, save_draft
from tests.support.databases import on_both_databases
from tests.support.factories import (
    NOW,
    complete_draft,
    make_claim,
    make_member,
    make_organization,
    make_review,
    step,
    write_draft,
)


class Desk:
    """Committed rows: a review in progress, two people, and ids to use in other sessions."""

    def __init__(self, session, *, submitted=False):
        self.organization = make_organization(session)
        self.checker = make_member(session, self.organization, "checker")
        self.reviewer = make_member(session, self.organization, "reviewer")
        self.other_reviewer = make_member(session, self.organization, "reviewer")
        review = write_draft(session, make_review(session, self.organization), self.checker)
        if submitted:
            step(session, review, "submit", self.checker)
        self.review_id, self.version, self.organization_id = review.id, review.lock_version, self.organization.id
        self.claim_id = make_claim(session).id
        session.commit()


def save(session, desk, text, version):
    draft = complete_draft(rationale=text)
    return save_draft(session, desk.review_id, draft, actor=desk.checker, now=NOW, expected_version=version)


def at_once(session, *works):
    """Run each work in a thread with its own session, all starting together; gives result or error of each."""
    results = [None] * len(works)
    start = threading.Barrier(len(works))
    engine = session.get_bind()

    def run(place, work):
        with Session(engine, expire_on_commit=False) as session:
            try:
                start.wait(60)
                results[place] = work(session)
                session.commit()
            except ClaimsError as error:
                session.expunge_all()  # what the error carries is looked at after the end of its session
                results[place] = error

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(180)
    return results


@on_both_databases
def test_two_editors_saving_the_same_draft(session):
    desk = Desk(session)
    results = at_once(
        session, lambda one: save(one, desk, "The first text.", 1), lambda two: save(two, desk, "The second text.", 1)
    )
    winners = [result for result in results if isinstance(result, ReviewDraft)]
    losers = [result for result in results if isinstance(result, StaleDraft)]
    assert (len(winners), len(losers)) == (1, 1)
    assert losers[0].current.rationale == winners[0].rationale
    session.expire_all()
    assert (get_draft(session, desk.review_id).rationale, get_draft(session, desk.review_id).lock_version) == (
        winners[0].rationale,
        2,
    )


@on_both_databases
def test_two_reviewers_approving_publish_once(session):
    desk = Desk(session, submitted=True)

    def approve(actor):
        return lambda own: act(
            own, desk.review_id, ReviewAction.APPROVE, actor=actor, now=NOW, expected_version=desk.version
        )

    results = at_once(session, approve(desk.reviewer), approve(desk.other_reviewer))
    assert {type(result) for result in results} == {Review, Stale}
    session.expire_all()
    assert session.scalar(select(func.count()).select_from(ReviewRevision)) == 1
    approvals = select(func.count()).select_from(StatusChange).where(StatusChange.action == "approve")
    assert session.scalar(approvals) == 1


@on_both_databases
def test_two_colleagues_opening_the_same_review(session):
    desk = Desk(session)

    def open_it(own):
        return open_review(own, desk.claim_id, desk.organization_id, actor=desk.checker, now=NOW)

    results = at_once(session, open_it, open_it)
    assert {type(result) for result in results} == {Review, Conflict}
    assert {result.code for result in results if isinstance(result, Conflict)} == {"review_exists"}


def test_snapshot_that_another_writer_has_overtaken_is_stale(session):
    """SQLite alone: a transaction that began to read before the other one committed cannot write any more."""
    desk = Desk(session)
    with reading(), Session(session.get_bind()) as late:
        assert late.get(ReviewDraft, desk.review_id).lock_version == 1
        with Session(session.get_bind()) as other:
            save(other, desk, "The other text.", 1)
            other.commit()
        with pytest.raises(StaleDraft) as stale:
            save(late, desk, "My text, too late.", 1)
        assert stale.value.current is None  # this transaction cannot see it; the next one can
        late.rollback()
    session.expire_all()
    assert get_draft(session, desk.review_id).rationale == "The other text."


@on_both_databases
def test_row_loaded_before_is_not_trusted(session):
    desk = Desk(session)
    review = session.get(Review, desk.review_id)
    session.commit()
    with Session(session.get_bind()) as other:
        step(other, other.get(Review, desk.review_id), "submit", desk.checker)
        other.commit()
    with pytest.raises(Stale):
        act(session, review.id, ReviewAction.SUBMIT, actor=desk.checker, now=NOW, expected_version=desk.version)


def test_refused_step_leaves_the_database_as_it_was(session):
    desk = Desk(session)
    before = dump(session)
    with pytest.raises(ClaimsError):
        act(
            session,
            desk.review_id,
            ReviewAction.ASSIGN,
            actor=desk.reviewer,
            now=NOW.replace(year=2030),  # the lapsed lock is freed first, then the assignment refused
            expected_version=None,
        )
    session.commit()
    assert dump(session) == before


def dump(session):
    return [
        list(session.execute(table.select().order_by(*table.primary_key.columns)).all())
        for table in (Review.__table__, ReviewDraft.__table__, StatusChange.__table__)
    ]
