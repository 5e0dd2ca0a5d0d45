"""Marks of sources that were set before any public verdict cited them: public from the first citation on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from claims.core.sources.source_states import BY_HAND
from claims.models.change import Change
from claims.models.review_revision import Source
from claims.services.base.actors import SYSTEM
from claims.services.base.changes import record_change
from claims.services.base.parts import in_parts


def log_marks(session: Session, source_ids: Iterable[int], *, now: dt.datetime) -> None:
    """Note as public facts that sources which a revision cites now were retracted or superseded already."""
    logged = exists().where(
        Change.subject_type == "source",
        Change.subject_id == Source.id,
        Change.action.in_([state.value for state in BY_HAND]),
    )
    wanted = sorted(set(source_ids))
    marked: list[Source] = []
    for part in in_parts(wanted):
        rows = select(Source).where(Source.id.in_(part), Source.state.in_(BY_HAND), ~logged).order_by(Source.id)
        marked += session.scalars(rows)
    for source in marked:
        detail = {"old": None, "new": source.state.value, "by": source.superseded_by}
        record_change(
            session,
            "source",
            source.id,
            source.state.value,
            actor=SYSTEM,
            now=now,
            reason=source.state_reason,
            detail=detail,
        )
