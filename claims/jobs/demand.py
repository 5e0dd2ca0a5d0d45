"""Jobs that keep demand, its alerts and due times up to date; each does a bounded part."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from claims.jobs.context import JobContext, Write, one_part
from claims.services.articles.article_origins import unplaced_versions
from claims.services.base import jobs
from claims.services.base.actors import SYSTEM
from claims.services.claims import spikes
from claims.services.desk import demand_counts, due_times

COUNT_JOB = "count_demand"
_ARTICLES_AT_ONCE = 50


def start_daily(context: JobContext, arguments: Mapping[str, Any]) -> Write:
    """Queue the passes over what was stored before it was counted so, and over due times that change with the days."""

    def write(session: Session) -> dict[str, Any]:
        for name in (COUNT_JOB, due_times.JOB):
            jobs.enqueue(session, name, {"after": 0}, owner=SYSTEM.label, now=context.clock())
        return {}

    return write


def count_demand(context: JobContext, arguments: Mapping[str, Any]) -> Write:
    """Place and count articles that were stored before demand was counted so."""
    with context.reading() as session:
        found = unplaced_versions(session, after=int(arguments.get("after", 0)), limit=_ARTICLES_AT_ONCE)

    def count(session: Session, after: int) -> int | None:
        demand_counts.count_versions(session, found, now=context.clock())
        return found[-1] if len(found) == _ARTICLES_AT_ONCE else None

    return one_part(arguments, count)


def recount_outlet(context: JobContext, arguments: Mapping[str, Any]) -> Write:
    """Count anew what an outlet's articles say that was merged or parted; arguments ``{outlet_id, after}``."""
    outlet_id = int(arguments["outlet_id"])
    return one_part(
        arguments,
        lambda session, after: demand_counts.recount_outlet(
            session, outlet_id, after=after, limit=_ARTICLES_AT_ONCE, now=context.clock()
        ),
    )


def refresh_due_times(context: JobContext, arguments: Mapping[str, Any]) -> Write:
    """Carry changed targets, and urgency that grew with the days, to the reviews that wait: of ``organization_id``, or
    of all."""
    organization_id = arguments.get("organization_id")
    return one_part(
        arguments,
        lambda session, after: due_times.refresh_slice(session, organization_id, after=after),
    )


def tell_of_spike(context: JobContext, arguments: Mapping[str, Any]) -> Write:
    """Tell those who follow a claim's topic that demand for it jumped; arguments ``{alert_id, after}``."""
    alert_id = int(arguments["alert_id"])
    return one_part(
        arguments,
        lambda session, after: spikes.tell_of_spike(session, alert_id, after=after, now=context.clock()),
    )
