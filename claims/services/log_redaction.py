"""Removing text on a legal ground from what is otherwise never changed: the log keeps the hash, the public the reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import null, select, update
from sqlalchemy.orm import Session

from claims.core.errors import Invalid
from claims.core.input_text import checked_text
from claims.models.append_only import APPEND_ONLY, REMOVED
from claims.models.base import Base
from claims.models.change import Change, StatusChange
from claims.models.log_entry import LogEntry
from claims.models.log_redaction import LogRedaction
from claims.models.match import Judgement
from claims.models.review_revision import Evidence, ReviewRevision
from claims.services.actors import Actor
from claims.services.changes import MAX_REASON_LENGTH, record_change
from claims.services.log_entries import get_entry

EVIDENCE = "evidence"
"""Stands for all that the evidence of a revision says in words."""

LEAF = "leaf"
"""Stands for the leaf itself."""

_MODELS: dict[str, type[Base]] = {
    "changes": Change,
    "evidence": Evidence,
    "judgements": Judgement,
    "log_entries": LogEntry,
    "review_revisions": ReviewRevision,
    "status_changes": StatusChange,
}
_KEYS = {"log_entries": "leaf_index"}


def removable_fields(entry: LogEntry) -> tuple[str, ...]:
    """What can be removed of an entry's fact."""
    evidence = (EVIDENCE,) if entry.fact_table == "review_revisions" else ()
    return (*APPEND_ONLY[entry.fact_table], *evidence, LEAF)


def redact_entry(
    session: Session, index: int, fields: Sequence[str], *, reason: str, actor: Actor, now: dt.datetime
) -> list[LogRedaction]:
    """Empty fields of the row that an entry is about, for good; that it was done is itself a public fact.

    The reason is public. Raises ``NotFound``, and ``Invalid`` for a missing reason (``reason_missing``) and for fields that
    the fact does not have (``field_not_removable``).
    """
    entry = get_entry(session, index)
    reason = checked_text(reason, "reason", max_length=MAX_REASON_LENGTH)
    if not reason.strip():
        raise Invalid("Give the public reason of the removal.", code="reason_missing", field="reason")
    known = removable_fields(entry)
    unknown = sorted(set(fields) - set(known))
    if unknown or not fields:
        raise Invalid(f"Of this fact can be removed: {', '.join(known)}.", code="field_not_removable", field="fields")
    claim_id = entry.claim_id
    made = [
        _empty(session, table, row_id, columns, reason=reason, now=now)
        for table, row_id, columns in _rows(session, entry, fields)
    ]
    if claim_id is not None:
        detail = {"entry": index, "fields": sorted(set(fields))}
        record_change(session, "claim", claim_id, "redacted", actor=actor, now=now, reason=reason, detail=detail)
    return made


def _rows(session: Session, entry: LogEntry, fields: Sequence[str]) -> Iterator[tuple[str, int, list[str]]]:
    """Table, id and columns of every row that is concerned."""
    own = [name for name in APPEND_ONLY[entry.fact_table] if name in fields]
    if own:
        yield entry.fact_table, entry.fact_id, own
    if EVIDENCE in fields:
        for row_id in session.scalars(select(Evidence.id).where(Evidence.revision_id == entry.fact_id)).all():
            yield EVIDENCE, row_id, list(APPEND_ONLY[EVIDENCE])
    if entry.fact_table == "changes" and "reason" in fields:
        for row_id in _judgements(session, entry.fact_id):
            yield "judgements", row_id, ["reason"]
    if LEAF in fields:
        yield "log_entries", entry.leaf_index, ["leaf"]


def _judgements(session: Session, change_id: int) -> Sequence[int]:
    """The judgement whose reason a change repeats."""
    change = session.get_one(Change, change_id)
    if change.action != "match_judged":
        return []
    same = (Judgement.match_id == change.detail.get("match_id"), Judgement.created_at == change.created_at)
    return session.scalars(select(Judgement.id).where(*same)).all()


def _empty(
    session: Session, table: str, row_id: int, columns: list[str], *, reason: str, now: dt.datetime
) -> LogRedaction:
    redaction = LogRedaction(row_table=table, row_id=row_id, fields=columns, reason=reason, created_at=now)
    session.add(redaction)
    session.flush()  # the database lets columns be emptied that a redaction names
    model = _MODELS[table]
    key = model.__table__.columns[_KEYS.get(table, "id")]
    values: dict[str, Any] = {}
    for name in columns:
        column = model.__table__.columns[name]
        values[name] = null() if column.nullable else {} if name == "detail" else REMOVED
    session.execute(update(model).where(key == row_id).values(values).execution_options(synchronize_session=False))
    session.expire_all()  # what is loaded still says what was removed
    return redaction
