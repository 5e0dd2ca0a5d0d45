"""Reading the transparency log: pages of entries, one entry with the content that its leaf holds the hash of."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.core.errors import Invalid, NotFound
from claims.core.row_ids import MAX_ID, number_of
from claims.core.transparency.facts import content_hash
from claims.models.claim import Claim
from claims.models.log_entry import LogEntry
from claims.models.log_redaction import LogRedaction
from claims.models.review_revision import Evidence
from claims.services.base.log_facts import facts_of_entries
from claims.services.base.merged_rows import is_one_with
from claims.services.base.paging import Page, checked_limit

CHUNK = 1_000
"""Entries read at once where all are."""

_NEWEST, _OLDEST = "log-newest", "log-oldest"


@dataclass(frozen=True, slots=True)
class EntryContent:
    """What an entry is about, as its rows say it now.

    ``is_unchanged`` tells whether that still has the hash in the leaf; where not, ``redactions`` say what was removed,
    and without any something was changed that never may. ``content`` is None where the rows are gone.
    """

    content: dict[str, Any] | None
    is_unchanged: bool
    redactions: tuple[LogRedaction, ...] = ()


def get_entry(session: Session, index: int) -> LogEntry:
    """The entry at this index; ``NotFound`` where the log is not that long."""
    entry = session.get(LogEntry, index) if 0 <= index <= MAX_ID else None
    if entry is None:
        raise NotFound(f"The log has no entry {index}.", code="log_entry_unknown")
    return entry


def list_entries(
    session: Session, *, claim_id: int | None = None, after: str | None = None, limit: int = 50
) -> Page[LogEntry]:
    """A page of entries, newest first; with ``claim_id`` only those about this claim and those that are one
    with it."""
    query = select(LogEntry)
    if claim_id is not None:
        query = query.where(is_one_with(LogEntry.claim_id, Claim, min(claim_id, MAX_ID)))
    if after is not None:
        query = query.where(LogEntry.leaf_index < _place(_NEWEST, after))
    rows = session.scalars(query.order_by(LogEntry.leaf_index.desc()).limit(checked_limit(limit) + 1)).all()
    return _page(_NEWEST, rows, limit)


def list_entries_from(session: Session, first: int, *, after: str | None = None, limit: int = 50) -> Page[LogEntry]:
    """A page of entries from an index on, oldest first: for whoever keeps a copy of the log."""
    query = select(LogEntry).where(LogEntry.leaf_index >= min(first, MAX_ID))
    if after is not None:
        query = query.where(LogEntry.leaf_index > _place(_OLDEST, after))
    rows = session.scalars(query.order_by(LogEntry.leaf_index).limit(checked_limit(limit) + 1)).all()
    return _page(_OLDEST, rows, limit)


def entries_before(session: Session, end: int) -> Iterator[Sequence[LogEntry]]:
    """All entries up to, not including, index ``end`` in chunks, in order; forgotten after each chunk."""
    start = 0
    while start < end:
        rows = session.scalars(
            select(LogEntry)
            .where(LogEntry.leaf_index >= start, LogEntry.leaf_index < end)
            .order_by(LogEntry.leaf_index)
            .limit(CHUNK)
        ).all()
        if not rows:
            return
        start = rows[-1].leaf_index + 1
        yield rows
        for row in rows:
            if row in session:
                session.expunge(row)


def entry_contents(session: Session, entries: Sequence[LogEntry]) -> dict[int, EntryContent]:
    """The content of each entry by index."""
    facts = facts_of_entries(session, entries)
    redactions = _redactions(session, entries)
    found = {}
    for entry in entries:
        fact = facts.get(entry.leaf_index)
        content = None if fact is None else dict(fact.fact.content)
        is_unchanged = content is not None and (entry.leaf is None or content_hash(content) == _logged_hash(entry.leaf))
        found[entry.leaf_index] = EntryContent(content, is_unchanged, redactions.get(entry.leaf_index, ()))
    return found


def _logged_hash(leaf: bytes) -> str | None:
    """The hash of the content that a leaf holds; None for what is no leaf."""
    try:
        value = json.loads(leaf)
    except ValueError:
        return None
    return value.get("content") if isinstance(value, dict) else None


def _redactions(session: Session, entries: Sequence[LogEntry]) -> dict[int, tuple[LogRedaction, ...]]:
    """What was removed from the entries themselves, from their rows, and from the evidence of revisions."""
    revisions = [entry.fact_id for entry in entries if entry.fact_table == "review_revisions"]
    evidence = dict(
        session.execute(select(Evidence.id, Evidence.revision_id).where(Evidence.revision_id.in_(revisions))).all()
    )
    ids = {entry.fact_id for entry in entries} | {entry.leaf_index for entry in entries} | set(evidence)
    rows = session.scalars(select(LogRedaction).where(LogRedaction.row_id.in_(ids)).order_by(LogRedaction.id)).all()
    found: dict[int, tuple[LogRedaction, ...]] = {}
    for entry in entries:
        found[entry.leaf_index] = tuple(row for row in rows if _concerns(row, entry, evidence))
    return found


def _concerns(row: LogRedaction, entry: LogEntry, evidence: dict[int, int]) -> bool:
    if row.row_table == "log_entries":
        return row.row_id == entry.leaf_index
    if row.row_table == "evidence":
        return entry.fact_table == "review_revisions" and evidence.get(row.row_id) == entry.fact_id
    return (row.row_table, row.row_id) == (entry.fact_table, entry.fact_id)


def _page(name: str, rows: Sequence[LogEntry], limit: int) -> Page[LogEntry]:
    items = list(rows[:limit])
    more = len(rows) > limit
    return Page(items, _cursor(name, items[-1].leaf_index) if more else None)


def _cursor(name: str, index: int) -> str:
    return base64.urlsafe_b64encode(f"{name}:{index}".encode()).decode().rstrip("=")


def _place(name: str, cursor: str) -> int:
    bad = Invalid(
        "This cursor is not one that this list has given. Begin without after.", code="bad_cursor", field="after"
    )
    if len(cursor) > 100 or not cursor.isascii():
        raise bad
    try:
        text = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True).decode()
    except (binascii.Error, ValueError) as error:
        raise bad from error
    given, _, digits = text.partition(":")
    index = number_of(digits)
    if given != name or index is None:
        raise bad
    return index
