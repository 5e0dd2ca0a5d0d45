"""When the present work on a review is due by the targets of its organization; kept with the review.

Kept, so that a list of what is overdue is read by index. Refreshed with each step, with demand and with the urgency of a
recheck; a change of the targets is carried through by a job.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from claims.core.errors import Invalid
from claims.core.reviews.ageing import (
    MAX_TARGET_HOURS,
    WAITING,
    DueTimes,
    Priority,
    Step,
    due_times,
    lasting,
    work_priority,
)
from claims.core.reviews.reviewing import ReviewState
from claims.models.change import StatusChange
from claims.models.organization import Organization
from claims.models.review import Review
from claims.services.access.members import require_admin
from claims.services.base import jobs
from claims.services.base.actors import SYSTEM, Actor
from claims.services.base.changes import record_change
from claims.services.base.organization_families import answering, owned_by
from claims.services.claims.demand import Demand, demand_by_claim

JOB = "refresh_due_times"
_REVIEWS_AT_ONCE = 200


def refresh_due_times(session: Session, reviews: Sequence[Review]) -> None:
    """Work out anew when the work on these reviews is due; at most some hundred."""
    session.flush()  # the steps are read, and what is kept is of this version of each review
    waiting = [review for review in reviews if review.state in WAITING]
    for review in reviews:
        if review.state not in WAITING:
            _keep(session, review, None, None)
    if not waiting:
        return
    steps = lasting_steps(session, [review.id for review in waiting])
    demands = demand_by_claim(session, [review.claim_id for review in waiting])
    for review in waiting:
        said = demands.get(review.claim_id)
        priority = work_priority(review.recheck_priority, said.origins if said else 0)
        organization = answering(session, session.get_one(Organization, review.organization_id))
        times = due_times(
            steps.get(review.id) or [Step(review.state_since, review.state)],
            target_hours=target_hours(organization)[priority],
            second_opinion_hours=organization.second_opinion_hours,
        )
        _keep(session, review, *((times.due_at, times.warn_at) if times else (None, None)))


def due_when_opened(organization: Organization, said: Demand, *, now: dt.datetime) -> DueTimes:
    """When the work on a review that is opened now is due; ``said`` is the demand for its claim."""
    target = target_hours(organization)[work_priority(None, said.origins)]
    times = due_times(
        [Step(now, ReviewState.OPEN)], target_hours=target, second_opinion_hours=organization.second_opinion_hours
    )
    assert times is not None  # what is open waits
    return times


def target_hours(organization: Organization) -> dict[Priority, int]:
    """The target of each priority in hours."""
    return {
        Priority.HIGH: organization.target_hours_high,
        Priority.NORMAL: organization.target_hours_normal,
        Priority.LOW: organization.target_hours_low,
    }


def set_targets(
    session: Session, organization_id: int, hours: Mapping[Priority, int | None], *, actor: Actor, now: dt.datetime
) -> None:
    """Set the targets of an organization; a job carries them to the reviews that wait.

    Raises ``NotAllowed`` (``role_missing``), and ``Invalid`` (``out_of_range``) for hours that are none or beyond a year.
    """
    require_admin(actor, organization_id)
    for priority in Priority:
        value = hours.get(priority)
        if value is None or not 1 <= value <= MAX_TARGET_HOURS:
            raise Invalid(
                f"A target is a whole number of hours from 1 to {MAX_TARGET_HOURS}.",
                code="out_of_range",
                field=f"target_hours_{priority}",
            )
    organization = session.get_one(Organization, organization_id)
    before = {priority.value: value for priority, value in target_hours(organization).items()}
    after = {priority.value: int(hours[priority] or 0) for priority in Priority}
    if before == after:
        return
    for name, value in after.items():
        setattr(organization, f"target_hours_{name}", value)
    detail = {"before": before, "after": after}
    record_change(session, "organization", organization_id, "targets_set", actor=actor, now=now, detail=detail)
    jobs.enqueue(session, JOB, {"organization_id": organization_id}, owner=SYSTEM.label, now=now)


def refresh_slice(session: Session, organization_id: int | None, *, after: int) -> int | None:
    """Work out anew the due times of the next reviews that wait, of one organization or of all; gives the id after which
    to go on, None when all are done."""
    query = select(Review).where(Review.id > after, Review.state.in_(WAITING))
    if organization_id is not None:
        query = query.where(owned_by(session, Review.organization_id, organization_id))
    found = session.scalars(query.order_by(Review.id).limit(_REVIEWS_AT_ONCE)).all()
    refresh_due_times(session, found)
    return found[-1].id if len(found) == _REVIEWS_AT_ONCE else None


def _keep(session: Session, review: Review, due_at: dt.datetime | None, warn_at: dt.datetime | None) -> None:
    """Store the times without touching the review's lock version: nobody who edits the review is to be told of it.

    A review that somebody has changed since it was read keeps the times of that change.
    """
    if (review.due_at, review.warn_at) == (due_at, warn_at):
        return
    kept = session.scalar(
        update(Review)
        .where(Review.id == review.id, Review.lock_version == review.lock_version)
        .values(due_at=due_at, warn_at=warn_at)
        .returning(Review.id)
        .execution_options(synchronize_session=False)
    )
    if kept is not None:
        set_committed_value(review, "due_at", due_at)
        set_committed_value(review, "warn_at", warn_at)
        return
    session.flush()
    session.refresh(review, ["due_at", "warn_at"])


def lasting_steps(session: Session, review_ids: Sequence[int]) -> dict[int, list[Step]]:
    """By review its flushed steps in the order of time, without those that were undone at once."""
    steps: dict[int, list[Step]] = defaultdict(list)
    query = (
        select(
            StatusChange.review_id,
            StatusChange.created_at,
            StatusChange.to_state,
            StatusChange.action,
            StatusChange.actor,
        )
        .where(StatusChange.review_id.in_(review_ids))
        .order_by(StatusChange.id)
    )
    for review_id, at, state, action, actor in session.execute(query):
        steps[review_id].append(Step(at, state, action, actor))
    return {review_id: lasting(taken) for review_id, taken in steps.items()}
