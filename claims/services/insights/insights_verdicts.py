"""Insights into public verdicts: what was concluded, and what expires."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from sqlalchemy import extract, func
from sqlalchemy.orm import Session

from claims.core.formats.csv_text import Cell
from claims.models.review_revision import ReviewRevision
from claims.services.insights.insight_queries import EXPIRING_DAYS, Period, published_in, standing, week_of

_Table = tuple[tuple[str, ...], list[tuple[Cell, ...]], int]


def verdicts_by_type(session: Session, period: Period) -> _Table:
    """Verdicts that were published in the period and stand, by type of claim."""
    query = (
        standing(period.organization_id)
        .with_only_columns(ReviewRevision.kind, ReviewRevision.verdict, func.count())
        .where(published_in(period))
        .group_by(ReviewRevision.kind, ReviewRevision.verdict)
    )
    rows = sorted((kind.value, verdict.value, count) for kind, verdict, count in session.execute(query))
    return ("kind", "verdict", "count"), list(rows), sum(row[2] for row in rows)


def verdicts_by_month(session: Session, period: Period) -> _Table:
    """The same by month of publication (UTC)."""
    year, month = extract("year", ReviewRevision.published_at), extract("month", ReviewRevision.published_at)
    query = (
        standing(period.organization_id)
        .with_only_columns(year, month, ReviewRevision.verdict, func.count())
        .where(published_in(period))
        .group_by(year, month, ReviewRevision.verdict)
    )
    found = session.execute(query)
    rows = sorted((f"{int(y):04}-{int(m):02}", verdict.value, count) for y, m, verdict, count in found)
    return ("month", "verdict", "count"), list(rows), sum(row[2] for row in rows)


def expiring(session: Session, period: Period) -> _Table:
    """Verdicts that expire in the coming ``EXPIRING_DAYS`` days, by the week (its Monday) of their last day; weeks without
    any are there too."""
    today = period.end.astimezone(dt.UTC).date()
    last = today + dt.timedelta(days=EXPIRING_DAYS)
    query = (
        standing(period.organization_id)
        .with_only_columns(ReviewRevision.valid_until, func.count())
        .where(ReviewRevision.valid_until >= today, ReviewRevision.valid_until <= last)
        .group_by(ReviewRevision.valid_until)
    )
    weeks: Counter[dt.date] = Counter()
    for day, count in session.execute(query):
        if day is not None:
            weeks[week_of(day)] += count
    first = week_of(today)
    mondays = [first + dt.timedelta(weeks=number) for number in range((week_of(last) - first).days // 7 + 1)]
    return ("week", "count"), [(monday.isoformat(), weeks[monday]) for monday in mondays], sum(weeks.values())
