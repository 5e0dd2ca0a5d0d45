"""The steps that a review has taken."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claims.core.reviews.reviewing import ReviewAction, ReviewState
from claims.models.change import StatusChange
from claims.models.review import Review
from claims.services.base.parts import in_parts

_GIVING_BACK = (ReviewAction.RETURN.value, ReviewAction.RELEASE.value)
_HANDING_IN = (ReviewAction.SUBMIT.value, ReviewAction.REVISE.value, ReviewAction.REAFFIRM.value)


def last_step(session: Session, review_id: int, action: ReviewAction | None = None) -> StatusChange | None:
    """The newest step of a review, or the newest by an action; None where there is none."""
    steps = select(StatusChange).where(StatusChange.review_id == review_id)
    if action is not None:
        steps = steps.where(StatusChange.action == action.value)
    return session.scalar(steps.order_by(StatusChange.id.desc()).limit(1))


def newest_steps(session: Session, review_ids: Sequence[int], action: ReviewAction) -> dict[int, StatusChange]:
    """By review its newest step by an action; reviews without one are left out. At most some hundred ids."""
    steps = select(StatusChange).where(StatusChange.review_id.in_(review_ids), StatusChange.action == action.value)
    return {step.review_id: step for step in session.scalars(steps.order_by(StatusChange.id))}


def notes_on_texts(session: Session, review_ids: Sequence[int]) -> dict[int, list[StatusChange]]:
    """By review what was said to whoever writes on since the text was last handed in: the comments with which it was
    returned or released, newest first; reviews without one are left out. At most some hundred ids."""
    steps = session.scalars(
        select(StatusChange)
        .where(StatusChange.review_id.in_(review_ids), StatusChange.action.in_([*_GIVING_BACK, *_HANDING_IN]))
        .order_by(StatusChange.id.desc())
    )
    found: dict[int, list[StatusChange]] = defaultdict(list)
    handed_in: set[int] = set()
    for step in steps:
        if step.action in _HANDING_IN:
            handed_in.add(step.review_id)
        elif step.review_id not in handed_in and step.reason:
            found[step.review_id].append(step)
    return dict(found)


def rechecks_began(session: Session, reviews: Iterable[Review]) -> dict[int, dt.datetime]:
    """By id of those reviews whose public verdict is looked at again since when it is, whatever became of the work."""
    ids = sorted({review.id for review in reviews if review.state is not ReviewState.PUBLISHED})
    found: dict[int, dt.datetime] = {}
    for part in in_parts(ids):
        rows = session.execute(
            select(StatusChange.review_id, func.max(StatusChange.created_at))
            .where(StatusChange.review_id.in_(part), StatusChange.action == ReviewAction.RECHECK.value)
            .group_by(StatusChange.review_id)
        )
        found.update((row[0], row[1]) for row in rows)
    return found
