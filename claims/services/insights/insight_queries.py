"""What the tables of the insights and the lists behind their bars have in common, so that both count the same rows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.sql import Select

from claims.core.errors import Invalid
from claims.core.reviews.ageing import WAITING
from claims.core.reviews.reviewing import ReviewState
from claims.core.texts.day_words import first_moment
from claims.models.change import StatusChange
from claims.models.organization import Organization
from claims.models.review import Review
from claims.models.review_revision import ReviewRevision
from claims.services.base.merged_rows import is_of_family

AGE_BANDS: tuple[tuple[str, int | None], ...] = (("under 1 d", 1), ("1–3 d", 3), ("3–7 d", 7), ("over 7 d", None))
"""Ages of waiting work: word and end in days, None without one."""

EXPIRING_DAYS = 90


@dataclass(frozen=True, slots=True)
class Period:
    """An organization and a span of time, both ends aware; ``end`` is now."""

    organization_id: int
    start: dt.datetime
    end: dt.datetime


def standing(organization_id: int) -> Select[Review, ReviewRevision]:
    """Reviews of the organization with the public revision that stands (none that were withdrawn)."""
    current = and_(ReviewRevision.review_id == Review.id, ReviewRevision.number == Review.current_number)
    return (
        select(Review, ReviewRevision)
        .join(ReviewRevision, current)
        .where(is_of_family(Review.organization_id, Organization, organization_id), Review.withdrawn_at.is_(None))
    )


def published_in(period: Period) -> ColumnElement[bool]:
    """The condition that the revision was published in the period."""
    return and_(ReviewRevision.published_at > period.start, ReviewRevision.published_at <= period.end)


def in_band(band: int, now: dt.datetime) -> ColumnElement[bool]:
    """The condition that a review has been in its state for an age of the band (index of ``AGE_BANDS``)."""
    end = AGE_BANDS[band][1]
    start = AGE_BANDS[band - 1][1] if band else None
    younger = [] if end is None else [Review.state_since > now - dt.timedelta(days=end)]
    older = [] if start is None else [Review.state_since <= now - dt.timedelta(days=start)]
    return and_(*younger, *older)


def arrived(step: type[StatusChange] = StatusChange) -> ColumnElement[bool]:
    """The condition that a step put a review before the desk."""
    not_there = step.from_state.is_(None) | step.from_state.not_in(WAITING)
    return and_(step.to_state.in_(WAITING), not_there)


def closed(step: type[StatusChange] = StatusChange) -> ColumnElement[bool]:
    """The condition that a step ended the work on a review."""
    return and_(step.from_state.in_(WAITING), step.to_state.not_in(WAITING))


def week_of(day: dt.date) -> dt.date:
    """The Monday of a day's week."""
    return day - dt.timedelta(days=day.weekday())


def day_range(first: dt.date, days: int) -> tuple[dt.datetime, dt.datetime]:
    """Start and end (aware, UTC, half-open) of days."""
    start = first_moment(first)
    return start, start + dt.timedelta(days=days)


def read_state(value: str) -> ReviewState:
    """A state in which work waits; raises ``Invalid``."""
    if value in {state.value for state in WAITING}:
        return ReviewState(value)
    raise Invalid("No work waits in this state.", code="insight_part_unknown", field="state")


def read_first_day(value: str, field: str) -> dt.date:
    """A day written ``2026-11-24`` or a month ``2026-11``, whose first day it then is; raises ``Invalid``."""
    try:
        day = dt.date.fromisoformat(value if len(value) > 7 else f"{value}-01")
    except ValueError as error:
        raise Invalid("This is no day.", code="insight_part_unknown", field=field) from error
    if not 1 < day.year < 9_998:
        raise Invalid("This is no day.", code="insight_part_unknown", field=field)
    return day
