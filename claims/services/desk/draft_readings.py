"""Keeping who was shown a draft, whatever the policy is at the time: an organization may ask for blind opinions later."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from claims.models.draft_reading import DraftReading
from claims.models.review import Review
from claims.services.base.actors import Actor
from claims.services.desk.review_access import next_number


def note_reading(session: Session, review: Review, actor: Actor, *, now: dt.datetime) -> None:
    """Keep that somebody is shown the draft of the next revision, or acts upon it; once, whoever else writes it too."""
    if actor.user_id is None:
        return
    wanted = {"review_id": review.id, "revision_number": next_number(review), "user_id": actor.user_id}
    if session.scalar(select(DraftReading.id).filter_by(**wanted)) is not None:
        return
    try:
        with session.begin_nested():
            session.add(DraftReading(read_at=now, **wanted))
    except IntegrityError:
        return  # another window of the same person was first


def read_by(session: Session, reviews: Sequence[Review], actor: Actor) -> set[int]:
    """The ids of those reviews of which somebody was shown the draft of the next revision."""
    next_numbers = {review.id: next_number(review) for review in reviews}
    rows = session.execute(
        select(DraftReading.review_id, DraftReading.revision_number).where(
            DraftReading.review_id.in_(next_numbers), DraftReading.user_id == actor.user_id
        )
    )
    return {review_id for review_id, number in rows if number == next_numbers[review_id]}
