"""Job ``replay``: decide all stored pairs anew and keep the report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from claims.jobs.context import JobContext, Write
from claims.services.judging.replay import replay, store_replay


def store_a_replay(context: JobContext, arguments: Mapping[str, Any]) -> Write:
    """Replay with the thresholds in force, or those in ``{threshold}``; nothing but the report is written."""
    settings = context.settings.matching
    if arguments.get("threshold") is not None:
        settings = replace(settings, threshold=float(arguments["threshold"]))
    with context.reading() as session:
        report = replay(
            session, settings=settings, progress=lambda done, total: context.progress("replaying", done, total)
        )

    def write(session: Session) -> dict[str, Any]:
        return {"replay": store_replay(session, report, actor=context.actor, now=context.clock()).id}

    return write
