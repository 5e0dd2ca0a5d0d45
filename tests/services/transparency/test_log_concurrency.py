"""Many at one review, and processes that are killed: one valid path, no half state, and the log verifies."""

from __future__ import annotations

import random
import threading
import time

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from claims.core.errors import ClaimsError
from claims.core.reviews.reviewing import ReviewAction, find_transition
from claims.core.transparency.facts import PUBLIC_STEPS
from claims.models import LogEntry, Review, StatusChange
from claims.services.reviews.reviews import ActionPayload, act
from claims.services.transparency.log_check import check_log
from tests.services.transitions_process import step_without_end
from tests.support.databases import on_both_databases
from tests.support.factories import NOW, make_member, make_organization, make_review, publish_review
from tests.support.forked import Forked

AT_ONCE = 20
TRANSITIONS, KILLS = 80, 2

_OPEN_TRANSACTIONS = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend' AND "
    "pid <> pg_backend_pid() AND state <> 'idle'"
)


def public_review(session: Session):
    """A committed public review, and a reviewer who did not write it."""
    organization = make_organization(session)
    author, approver = make_member(session, organization, "checker"), make_member(session, organization, "reviewer")
    review = publish_review(session, make_review(session, organization), author, approver)
    other = make_member(session, organization, "reviewer", "checker")
    session.commit()
    return review.id, other


def assert_one_path(session: Session, review_id: int) -> list[StatusChange]:
    """The steps follow each other from state to state, and the review is where they lead."""
    session.expire_all()
    steps = list(
        session.scalars(select(StatusChange).where(StatusChange.review_id == review_id).order_by(StatusChange.id))
    )
    state = None
    for step in steps:
        assert step.from_state == state
        row = find_transition(state, ReviewAction(step.action))
        assert row is not None, (state, step.action)
        state = step.to_state
    assert session.get_one(Review, review_id).state is state
    entries = select(LogEntry.fact_id).where(LogEntry.fact_table == "status_changes").order_by(LogEntry.leaf_index)
    assert list(session.scalars(entries)) == [step.id for step in steps if step.action in PUBLIC_STEPS]
    assert check_log(session).findings == []
    return steps


@on_both_databases
def test_of_twenty_steps_from_one_version_exactly_one_is_taken(session) -> None:
    review_id, reviewer = public_review(session)
    version = session.get_one(Review, review_id).lock_version
    session.commit()
    actions = [ReviewAction.RECHECK, ReviewAction.WITHDRAW] * (AT_ONCE // 2)
    outcomes = all_at_once(session, review_id, reviewer, actions, version)
    assert outcomes.count("taken") == 1
    assert set(outcomes) == {"taken", "stale"}
    assert len(assert_one_path(session, review_id)) == 5


@on_both_databases
def test_twenty_steps_whatever_the_version_make_one_valid_path(session) -> None:
    review_id, reviewer = public_review(session)
    wanted = (
        ReviewAction.RECHECK,
        ReviewAction.DISMISS,
        ReviewAction.WITHDRAW,
        ReviewAction.REOPEN,
        ReviewAction.CLAIM,
    )
    before = len(assert_one_path(session, review_id))
    session.commit()
    outcomes = all_at_once(session, review_id, reviewer, list(wanted) * (AT_ONCE // 5), None)
    assert len(assert_one_path(session, review_id)) - before == outcomes.count("taken") >= 1


def all_at_once(session: Session, review_id: int, actor, actions: list[ReviewAction], version: int | None) -> list[str]:
    """Each action in a thread and transaction of its own, all starting together: "taken" or the code of the refusal."""
    outcomes = [""] * len(actions)
    start, engine = threading.Barrier(len(actions)), session.get_bind()

    def run(place: int, action: ReviewAction) -> None:
        start.wait(60)
        with Session(engine) as own:
            try:
                payload = ActionPayload(reason="Because of the new count.")
                act(own, review_id, action, actor=actor, now=NOW, expected_version=version, payload=payload)
                own.commit()
                outcomes[place] = "taken"
            except ClaimsError as error:
                own.rollback()
                outcomes[place] = error.code

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(actions)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(180)
    return outcomes


@on_both_databases
def test_killed_between_steps_nothing_is_half_done(session, database_url: str) -> None:
    review_id, reviewer = public_review(session)
    begun = len(assert_one_path(session, review_id))
    chance = random.Random(7)
    acknowledged = 0
    for turn in range(KILLS):
        session.commit()
        process = Forked(step_without_end, database_url, review_id, reviewer.user_id, reviewer.organization_id)
        for _ in range(TRANSITIONS // KILLS):
            process.wait_until_told("done")
        time.sleep(chance.random() * 0.01)
        acknowledged += TRANSITIONS // KILLS + len(process.kill())
        taken = len(settled_path(session, review_id)) - begun
        assert acknowledged <= taken <= acknowledged + turn + 1, "at most the last step of each was not acknowledged"
        acknowledged = taken
    assert taken >= TRANSITIONS


def settled_path(session: Session, review_id: int) -> list[StatusChange]:
    """The path once the server has noticed that the process is gone: its transaction may stand for a moment."""
    until = time.monotonic() + 60
    while session.get_bind().dialect.name == "postgresql" and session.scalar(_OPEN_TRANSACTIONS):
        assert time.monotonic() < until
        session.rollback()
        time.sleep(0.01)
    session.rollback()
    return assert_one_path(session, review_id)
