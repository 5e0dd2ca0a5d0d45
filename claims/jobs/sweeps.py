"""Job ``sweep``: one slice of a long pass over claims or appearances."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from claims.jobs.context import REST, JobContext, Write
from claims.models.sweep import Sweep, SweepKind, SweepState
from claims.services.base.removals import last_removal, refuse_after_removal
from claims.services.judging import rematching
from claims.services.matching import duplicate_search
from claims.services.matching.sweeps import advance, get_sweep, take_slice

STAGES = {SweepKind.DUPLICATES: "looking for duplicates", SweepKind.REMATCH: "matching stored articles"}
"""What a sweep is doing, in words."""


def sweep_slice(context: JobContext, arguments: Mapping[str, Any]) -> Write:
    """Look at the next rows without a lock, then write what was found; arguments ``{sweep_id}``.

    Does nothing for a sweep that was stopped meanwhile.
    """
    sweep_id = int(arguments["sweep_id"])
    with context.reading() as session:
        sweep = get_sweep(session, sweep_id)
        if sweep.state is not SweepState.RUNNING:
            return lambda session: {"sweep": sweep_id}
        context.progress(STAGES[sweep.kind], sweep.done, sweep.total)
        removal = last_removal(session)
        found = _look(session, sweep, context)

    def write(session: Session) -> dict[str, Any]:
        refuse_after_removal(session, removal)
        held = take_slice(session, sweep_id, found.after)
        if held is None:
            return {"sweep": sweep_id}
        count = _store(session, found, context)
        advance(held, found.step, found=count, now=context.clock())
        return {"sweep": sweep_id, REST: dict(arguments) if held.state is SweepState.RUNNING else None}

    return write


def _look(session: Session, sweep: Sweep, context: JobContext) -> duplicate_search.Slice | rematching.RematchSlice:
    look = duplicate_search.search_slice if sweep.kind is SweepKind.DUPLICATES else rematching.search_slice
    return look(session, sweep, settings=context.settings.matching)


def _store(session: Session, found: duplicate_search.Slice | rematching.RematchSlice, context: JobContext) -> int:
    settings, now = context.settings.matching, context.clock()
    if isinstance(found, duplicate_search.Slice):
        return duplicate_search.store_pairs(session, found.pairs, settings=settings, now=now)
    return rematching.store_matches(session, found.rows, settings=settings, actor=context.actor, now=now)
