"""Job ``refresh_insights``: make the figures of large desks anew, so that no visit has to wait for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from claims.jobs.context import JobContext, Write
from claims.services.insights import insight_figures


def refresh_insights(context: JobContext, arguments: Mapping[str, Any]) -> Write:
    """Compute what is due without a lock, then put it in the place of what there was."""
    now = context.clock()
    figures = []
    with context.reading() as session:
        wanted = insight_figures.list_wanted(session, now=now)
        for done, one in enumerate(wanted):
            context.progress("computing figures", done, len(wanted))
            figures.append(insight_figures.compute(session, one, now=now))

    def write(session: Session) -> dict[str, Any]:
        insight_figures.keep(session, figures)
        return {"figures": len(figures)}

    return write
