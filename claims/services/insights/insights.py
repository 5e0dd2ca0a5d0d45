"""Insights: tables about the work of one organization, each with the question that it answers.

A chart, its table, its CSV and the API all read the same ``Figure``, which ``insight_figures`` hands out. What only tells
of public verdicts is for everybody; what tells of the desk is for its members.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.orm import Session

from claims.core.errors import Invalid, NotAllowed, NotFound
from claims.core.formats.csv_text import Cell
from claims.services.base.actors import Actor
from claims.services.base.organizations import get_organization
from claims.services.insights.insight_queries import Period
from claims.services.insights.insights_quality import agreement, matching, source_health
from claims.services.insights.insights_verdicts import expiring, verdicts_by_month, verdicts_by_type
from claims.services.insights.insights_work import ageing, by_person, flow

PERIODS = (30, 90, 365)
"""Days that a period may have."""


class Insight(StrEnum):
    """The figures by the names under which they are asked for."""

    VERDICTS_BY_TYPE = "verdicts-by-type"
    VERDICTS_BY_MONTH = "verdicts-by-month"
    AGEING = "ageing"
    FLOW = "arrivals-and-closures"
    PEOPLE = "people"
    AGREEMENT = "agreement"
    MATCHING = "matching"
    EXPIRING = "expiring"
    SOURCES = "sources"


PUBLIC = frozenset({Insight.VERDICTS_BY_TYPE, Insight.VERDICTS_BY_MONTH, Insight.EXPIRING, Insight.SOURCES})
"""What tells of public verdicts alone."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A table: ``n`` is how many cases it is about; shares stand in it only where there are enough for a rate. What came
    after the end of ``period`` is not in it."""

    name: Insight
    period: Period
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    n: int

    def records(self) -> list[dict[str, Cell]]:
        """The rows by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


_Make = Callable[[Session, Period], tuple[tuple[str, ...], list[tuple[Cell, ...]], int]]

_MAKERS: dict[Insight, _Make] = {
    Insight.VERDICTS_BY_TYPE: verdicts_by_type,
    Insight.VERDICTS_BY_MONTH: verdicts_by_month,
    Insight.AGEING: ageing,
    Insight.FLOW: flow,
    Insight.PEOPLE: by_person,
    Insight.AGREEMENT: agreement,
    Insight.MATCHING: matching,
    Insight.EXPIRING: expiring,
    Insight.SOURCES: source_health,
}


def period_of(organization_id: int, days: int, *, now: dt.datetime) -> Period:
    """The last ``days`` days of an organization. Raises ``Invalid`` (``out_of_range``) for another number of days."""
    if days not in PERIODS:
        known = ", ".join(str(number) for number in PERIODS)
        raise Invalid(f"A period has one of these numbers of days: {known}.", code="out_of_range", field="days")
    return Period(organization_id, now - dt.timedelta(days=days), now)


def find_insight(name: str) -> Insight:
    """The figure of this name; raises ``NotFound`` (``insight_not_found``)."""
    try:
        return Insight(name)
    except ValueError as error:
        known = ", ".join(Insight)
        raise NotFound(f"There is no insight “{name[:40]}”. Known: {known}.", code="insight_not_found") from error


def require_visible(insight: Insight, organization_id: int, actor: Actor) -> None:
    """Refuse what tells of a desk to who is no member of it (``NotAllowed``, ``not_member``)."""
    if insight not in PUBLIC and not actor.is_internal and not actor.acts_for(organization_id):
        raise NotAllowed("Only members of the organization see how its desk works.", code="not_member")


def make_figure(session: Session, insight: Insight, period: Period, *, actor: Actor) -> Figure:
    """The figure of an organization and period. Raises ``NotFound`` and ``NotAllowed`` (``not_member``)."""
    get_organization(session, period.organization_id)
    require_visible(insight, period.organization_id, actor)
    columns, rows, n = _MAKERS[insight](session, period)
    return Figure(insight, period, columns, tuple(rows), n)
