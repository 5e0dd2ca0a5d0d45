"""Figures as pages, CSV and API give them: computed at the visit where that is quick, else kept and made anew by a job.

An organization with up to ``LIVE_UP_TO`` reviews sees each change at once. A larger one sees its figures as they were when
the job last made them: at most ``REFRESH_AFTER`` and one turn of the job (``LOOKED_AFTER``) ago, and within one turn after
``OVERTAKEN_BY`` steps of its reviews. Whatever is shown says as of when it is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from claims.core.errors import Unavailable
from claims.models.change import StatusChange
from claims.models.insight_figure import InsightFigure
from claims.models.organization import Organization
from claims.models.review import Review
from claims.services.base.actors import SYSTEM, Actor
from claims.services.base.organization_families import owned_by
from claims.services.base.organizations import get_organization
from claims.services.base.rows import count_up_to
from claims.services.insights.insight_queries import Period
from claims.services.insights.insights import PERIODS, Figure, Insight, make_figure, period_of, require_visible

LIVE_UP_TO = 2_000
"""Reviews of an organization up to which its figures are computed at each visit: all nine then take about 60 ms."""

KEPT_FROM = 1_500
"""Reviews from which figures are kept: fewer, so that one is there before the first visit needs it."""

REFRESH_AFTER = dt.timedelta(hours=1)
LOOKED_AFTER = dt.timedelta(minutes=5)
"""How often it is looked whether figures are due."""

OVERTAKEN_BY = 100
"""Steps of reviews after which figures are due before their time."""

LATE_AFTER = dt.timedelta(hours=3)
"""Age from which a kept figure says that nobody refreshes it."""

NO_PERIOD = frozenset({Insight.AGEING, Insight.AGREEMENT, Insight.MATCHING, Insight.EXPIRING, Insight.SOURCES})
"""What is about now, the days to come or all time, whatever period is asked for; kept once."""

_ORGANIZATIONS_AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class Wanted:
    """A figure to be kept: ``days`` as in ``InsightFigure``."""

    organization_id: int
    insight: Insight
    days: int


def read_figures(
    session: Session,
    insights: Sequence[Insight],
    organization_id: int,
    days: int,
    *,
    actor: Actor,
    now: dt.datetime,
) -> dict[Insight, Figure | None]:
    """Each figure, in order; None where it is still to be computed for the first time. Raises ``NotFound``, ``NotAllowed``
    (``not_member``) and ``Invalid`` (``out_of_range``)."""
    get_organization(session, organization_id)
    for insight in insights:
        require_visible(insight, organization_id, actor)
    period = period_of(organization_id, days, now=now)
    if is_live(session, organization_id):
        return {insight: make_figure(session, insight, period, actor=actor) for insight in insights}
    kept = _kept(session, organization_id, insights, days)
    return {insight: kept.get(insight) for insight in insights}


def read_figure(
    session: Session, insight: Insight, organization_id: int, days: int, *, actor: Actor, now: dt.datetime
) -> Figure:
    """One figure. Raises as ``read_figures`` does, and ``Unavailable`` (``figure_not_ready``) where that gives None."""
    figure = read_figures(session, [insight], organization_id, days, actor=actor, now=now)[insight]
    if figure is None:
        minutes = LOOKED_AFTER // dt.timedelta(minutes=1)
        raise Unavailable(
            f"This is being computed for the first time, which takes about {minutes} minutes. Ask again then.",
            code="figure_not_ready",
        )
    return figure


def is_live(session: Session, organization_id: int) -> bool:
    """Whether figures of the organization are computed at each visit."""
    return not _has_more_reviews(session, organization_id, LIVE_UP_TO)


def list_wanted(session: Session, *, now: dt.datetime) -> list[Wanted]:
    """The figures that are due, of some organizations at most; those of one are due together, so that they agree."""
    due = [
        organization_id
        for organization_id in session.scalars(select(Organization.id).order_by(Organization.id))
        if _has_more_reviews(session, organization_id, KEPT_FROM - 1) and _is_due(session, organization_id, now)
    ]
    return [
        Wanted(organization_id, insight, days)
        for organization_id in due[:_ORGANIZATIONS_AT_ONCE]
        for insight in Insight
        for days in ((0,) if insight in NO_PERIOD else PERIODS)
    ]


def compute(session: Session, wanted: Wanted, *, now: dt.datetime) -> InsightFigure:
    """The figure as of now, not yet in the session; takes seconds where there are a million reviews."""
    period = period_of(wanted.organization_id, wanted.days or max(PERIODS), now=now)
    figure = make_figure(session, wanted.insight, period, actor=SYSTEM)
    return InsightFigure(
        organization_id=wanted.organization_id,
        name=wanted.insight.value,
        days=wanted.days,
        computed_at=now,
        last_step_id=session.scalar(select(func.max(StatusChange.id))) or 0,
        columns=list(figure.columns),
        rows=[list(row) for row in figure.rows],
        n=figure.n,
    )


def keep(session: Session, figures: Collection[InsightFigure]) -> None:
    """Put figures in the place of those that there were of their organizations."""
    organizations = {figure.organization_id for figure in figures}
    session.execute(delete(InsightFigure).where(InsightFigure.organization_id.in_(organizations)))
    session.add_all(figures)


def _kept(session: Session, organization_id: int, insights: Sequence[Insight], days: int) -> dict[Insight, Figure]:
    rows = session.scalars(
        select(InsightFigure).where(
            InsightFigure.organization_id == organization_id,
            InsightFigure.name.in_([insight.value for insight in insights]),
            InsightFigure.days.in_((0, days)),
        )
    )
    return {Insight(row.name): _figure(row, days) for row in rows}


def _figure(row: InsightFigure, days: int) -> Figure:
    period = Period(row.organization_id, row.computed_at - dt.timedelta(days=days), row.computed_at)
    return Figure(Insight(row.name), period, tuple(row.columns), tuple(tuple(cells) for cells in row.rows), row.n)


def _has_more_reviews(session: Session, organization_id: int, number: int) -> bool:
    own = owned_by(session, Review.organization_id, organization_id)
    return count_up_to(session, select(Review.id).where(own), number + 1) > number


def _is_due(session: Session, organization_id: int, now: dt.datetime) -> bool:
    kept = session.execute(
        select(InsightFigure.computed_at, InsightFigure.last_step_id)
        .where(InsightFigure.organization_id == organization_id)
        .order_by(InsightFigure.computed_at)
        .limit(1)
    ).one_or_none()
    if kept is None or now - kept[0] >= REFRESH_AFTER:
        return True
    since = (
        select(StatusChange.id)
        .join(Review, Review.id == StatusChange.review_id)
        .where(StatusChange.id > kept[1], owned_by(session, Review.organization_id, organization_id))
    )
    return count_up_to(session, since, OVERTAKEN_BY) >= OVERTAKEN_BY
