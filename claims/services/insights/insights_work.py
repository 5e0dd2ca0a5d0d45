"""Insights into the desk: how old waiting work is, what came and went, who holds what."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict

from sqlalchemy import Select, and_, case, func, select
from sqlalchemy.orm import Session

from claims.core.formats.csv_text import Cell
from claims.core.reviews.ageing import WAITING
from claims.core.reviews.reviewing import ReviewAction, ReviewState
from claims.core.statistics.percentiles import percentile, percentile_places
from claims.models.change import StatusChange
from claims.models.review import Review
from claims.models.user import User
from claims.services.base.organization_families import owned_by
from claims.services.insights.insight_queries import AGE_BANDS, Period, arrived, closed, in_band, week_of

_Table = tuple[tuple[str, ...], list[tuple[Cell, ...]], int]

STATES = (
    ReviewState.OPEN,
    ReviewState.IN_PROGRESS,
    ReviewState.SECOND_OPINION,
    ReviewState.ADJUDICATION,
    ReviewState.IN_APPROVAL,
    ReviewState.RECHECK,
)
"""The states of waiting work in the order of the work."""

HELD = (ReviewState.IN_PROGRESS, ReviewState.RECHECK)
"""States in which the review is in somebody's hands: in the others its author waits, too."""

BAND_COLUMNS = ("under_1_d", "from_1_to_3_d", "from_3_to_7_d", "over_7_d")
LATE_COLUMNS = tuple(f"{column}_over_target" for column in BAND_COLUMNS)

_MOST_HELD = 20_000


def ageing(session: Session, period: Period) -> _Table:
    """Waiting work by state and age in that state, how much of it is over target, also of each age, and ages in hours that
    half and nine tenths of it are below; states in which nothing waits are there too."""
    now = period.end
    rows: list[tuple[Cell, ...]] = []
    total = 0
    for state in STATES:
        waiting = (owned_by(session, Review.organization_id, period.organization_id), Review.state == state)
        bands, is_late = [in_band(band, now) for band in range(len(AGE_BANDS))], Review.due_at <= now
        wanted = [*bands, is_late, *(and_(band, is_late) for band in bands)]
        count, *counts = session.execute(
            select(func.count(), *(func.count(case((condition, 1))) for condition in wanted)).where(*waiting)
        ).one()
        since = select(Review.state_since).where(*waiting).order_by(Review.state_since.desc(), Review.id.desc())
        halves = [_age_below(session, since, count, share, now) for share in (0.5, 0.9)]
        held, late = counts[: len(bands) + 1], counts[len(bands) + 1 :]
        rows.append((state.value, *held, *halves, count, *late))
        total += count
    return ("state", *BAND_COLUMNS, "over_target", "p50_hours", "p90_hours", "count", *LATE_COLUMNS), rows, total


def flow(session: Session, period: Period) -> _Table:
    """Reviews that came before the desk and reviews whose work ended, by week (its Monday, UTC); a review that is looked
    at again comes again."""
    came, went = _by_week(session, period, is_arrival=True), _by_week(session, period, is_arrival=False)
    first, last = week_of(period.start.astimezone(dt.UTC).date()), week_of(period.end.astimezone(dt.UTC).date())
    mondays = [first + dt.timedelta(weeks=number) for number in range((last - first).days // 7 + 1)]
    rows: list[tuple[Cell, ...]] = [(day.isoformat(), came[day], went[day]) for day in mondays]
    return ("week", "arrivals", "closures"), rows, sum(came.values()) + sum(went.values())


def by_person(session: Session, period: Period) -> _Table:
    """What each person holds, how old it is in hours since it was taken and how much of it is over target; what they took,
    handed in and closed in the period. While a second person looks, a review is in nobody's hands."""
    held: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    query = select(Review.assignee_id, Review.assigned_at, Review.due_at).where(
        owned_by(session, Review.organization_id, period.organization_id),
        Review.state.in_(HELD),
        Review.assignee_id.is_not(None),
    )
    for user_id, assigned_at, due_at in session.execute(query.limit(_MOST_HELD)):
        age = (period.end - (assigned_at or period.end)) / dt.timedelta(hours=1)
        if user_id is not None:
            held[user_id].append((age, due_at is not None and due_at <= period.end))
    steps = _steps_by_person(session, period)
    people = sorted({*held, *(user_id for user_id, _ in steps)})
    names = {row[0]: row[1] for row in session.execute(select(User.id, User.name).where(User.id.in_(people)))}
    rows: list[tuple[Cell, ...]] = []
    for user_id in sorted(people, key=lambda number: (names.get(number, ""), number)):
        ages = [age for age, _ in held[user_id]]
        spread = [round(percentile(ages, share), 1) if ages else None for share in (0.5, 0.9)]
        late = sum(is_late for _, is_late in held[user_id])
        done = [steps[user_id, kind] for kind in ("taken", "handed_in", "closed")]
        rows.append((user_id, names.get(user_id, ""), len(ages), late, *spread, *done))
    columns = ("person_id", "person", "held", "over_target", "p50_hours", "p90_hours", "taken", "handed_in", "closed")
    return columns, rows, len(rows)


def _age_below(
    session: Session, since: Select[dt.datetime], count: int, share: float, now: dt.datetime
) -> float | None:
    """The percentile of ages, read at its place in the index instead of from all rows."""
    if not count:
        return None
    below, above, weight = percentile_places(count, share)
    times = session.scalars(since.offset(below).limit(above - below + 1)).all()
    ages = [(now - time) / dt.timedelta(hours=1) for time in times]
    return round(ages[0] + (ages[-1] - ages[0]) * weight, 1)


def _by_week(session: Session, period: Period, *, is_arrival: bool) -> Counter[dt.date]:
    day = func.date(StatusChange.created_at)
    query = (
        select(day, func.count())
        .join(Review, Review.id == StatusChange.review_id)
        .where(
            owned_by(session, Review.organization_id, period.organization_id),
            StatusChange.created_at > period.start,
            StatusChange.created_at <= period.end,
            arrived() if is_arrival else closed(),
        )
        .group_by(day)
    )
    weeks: Counter[dt.date] = Counter()
    for found, count in session.execute(query):
        weeks[week_of(found if isinstance(found, dt.date) else dt.date.fromisoformat(found))] += count
    return weeks


def _steps_by_person(session: Session, period: Period) -> Counter[tuple[int, str]]:
    handed_in = (ReviewAction.SUBMIT.value, ReviewAction.REAFFIRM.value, ReviewAction.REVISE.value)
    took = StatusChange.action == ReviewAction.CLAIM.value
    kind = case((closed(), "closed"), (took, "taken"), (StatusChange.action.in_(handed_in), "handed_in"), else_="")
    query = (
        select(StatusChange.user_id, kind, func.count())
        .join(Review, Review.id == StatusChange.review_id)
        .where(
            owned_by(session, Review.organization_id, period.organization_id),
            StatusChange.created_at > period.start,
            StatusChange.created_at <= period.end,
            StatusChange.user_id.is_not(None),
            StatusChange.from_state.in_(WAITING),
        )
        .group_by(StatusChange.user_id, kind)
    )
    steps: Counter[tuple[int, str]] = Counter()
    for user_id, name, count in session.execute(query):
        if user_id is not None and name:
            steps[user_id, name] += count
    return steps
