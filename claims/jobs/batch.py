"""Job ``batch``: triage many rows of the queue, some at a time, each time together with the note of what was done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claims.jobs.context import JobContext, Write
from claims.models.job import Job
from claims.services.base import jobs
from claims.services.followup import batches

ROWS_AT_ONCE = 5
"""Rows of one transaction: short enough to let others write in between, and to show how far it is."""


def run_batch(context: JobContext, arguments: Mapping[str, Any]) -> Write:
    """Do the rows that no attempt before has come to; the result names those done and those refused, with reasons.

    The result so far is kept in the transaction that holds the effects: an attempt that is cut off is gone on with, and
    no row is done twice.
    """
    batch = batches.batch_of(arguments)
    result = _result_so_far(context)
    known = {*result["done"], *(item["id"] for item in result["refused"])}
    waiting = [row for row in batch.rows if row.id not in known]
    total = len(batch.rows)
    while waiting:
        some, waiting = waiting[:ROWS_AT_ONCE], waiting[ROWS_AT_ONCE:]
        context.progress("working through the rows", total - len(waiting) - len(some), total)
        with context.open_session() as session:
            actor = batches.batch_actor(session, context.actor)
            done, refused = batches.run_rows(session, batch, some, actor=actor, now=context.clock())
            named = [{"id": item.id, "code": item.code, "reason": item.reason} for item in refused]
            result = {"done": [*result["done"], *done], "refused": [*result["refused"], *named]}
            jobs.keep_result(session, context.lease, result)
            session.commit()
    return lambda _session: result


def _result_so_far(context: JobContext) -> dict[str, Any]:
    with context.reading() as session:
        kept = session.get_one(Job, context.lease.job_id).result or {}
    return {"done": list(kept.get("done", [])), "refused": list(kept.get("refused", []))}
