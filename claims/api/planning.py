"""When work on a review comes up again: a recheck planned for a day, and snoozing for a day."""

from __future__ import annotations

from typing import Any

from claims.api.blueprint import bp
from claims.api.operation import Answer, Call, operation
from claims.api.reading import expected_version
from claims.api.reviews import own_review
from claims.models import Review, Scope
from claims.schemas.reviews import PlanRead, PlanWrite
from claims.services.desk import snoozes
from claims.services.reviews.rechecks import plan_recheck


@bp.get("/reviews/<int:review_id>/plan")
@operation(
    "When work on a review of the key's organization comes up again",
    tag="Reviews",
    answers={200: PlanRead},
    scopes=(Scope.REVIEWS_READ, Scope.REVIEWS_WRITE),
    failures=(404,),
)
def read_plan(call: Call, review_id: int) -> Answer:
    """The day of the planned recheck, and until when it is snoozed; its ETag is the review's."""
    return _answer(call, own_review(call, review_id))


@bp.post("/reviews/<int:review_id>/plan")
@operation(
    "Plan a recheck of a public verdict",
    tag="Reviews",
    body=PlanWrite,
    answers={200: PlanRead},
    scopes=(Scope.REVIEWS_WRITE,),
    needs_version=True,
    failures=(404, 409),
)
def plan_a_recheck(call: Call, review_id: int) -> Answer:
    """On the day a recheck opens by itself; null plans none. ``If-Match`` is the review's version."""
    review = own_review(call, review_id)
    plan_recheck(
        call.session,
        review,
        call.body["recheck_on"],
        actor=call.actor,
        now=call.now,
        expected_version=expected_version(),
    )
    return _answer(call, review)


@bp.post("/reviews/<int:review_id>/snooze")
@operation(
    "Take a review out of the queue for 24 hours",
    tag="Reviews",
    answers={200: PlanRead},
    scopes=(Scope.REVIEWS_WRITE,),
    needs_version=True,
    failures=(404, 409),
)
def snooze_review(call: Call, review_id: int) -> Answer:
    """It comes back by itself, or with its next step; its version stays. ``If-Match`` is the review's version."""
    own_review(call, review_id)
    review = snoozes.snooze(
        call.session, review_id, actor=call.actor, now=call.now, expected_version=expected_version()
    )
    return _answer(call, review)


@bp.post("/reviews/<int:review_id>/wake")
@operation(
    "Bring a snoozed review back into the queue",
    tag="Reviews",
    answers={200: PlanRead},
    scopes=(Scope.REVIEWS_WRITE,),
    failures=(404, 409),
)
def wake_review(call: Call, review_id: int) -> Answer:
    """One that is awake stays so."""
    own_review(call, review_id)
    return _answer(call, snoozes.wake(call.session, review_id, actor=call.actor, now=call.now))


def _answer(call: Call, review: Review) -> Answer:
    value: dict[str, Any] = {
        "review_id": review.id,
        "recheck_on": review.recheck_on,
        "snoozed_until": review.snoozed_until if snoozes.is_snoozed(review, call.now) else None,
        "version": review.lock_version,
    }
    return Answer(value, version=review.lock_version)
