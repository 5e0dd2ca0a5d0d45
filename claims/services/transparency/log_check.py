"""Checking the log where it lives: entries, nodes, head and checkpoints against each other and against the facts."""

from __future__ import annotations

import json
from collections.abc import Container, Sequence

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import Session

from claims.core.errors import Invalid
from claims.core.transparency.audit import Audit
from claims.core.transparency.checkpoint import open_checkpoint
from claims.core.transparency.facts import EVERY, PUBLIC_CHANGES, PUBLIC_STEPS, format_time
from claims.core.transparency.merkle import HASH_SIZE, CompletedNode, GrowingTree, leaf_hash
from claims.core.transparency.signed_note import VerifierKey
from claims.models.change import Change, StatusChange
from claims.models.log_checkpoint import LogCheckpoint
from claims.models.log_entry import LogEntry
from claims.models.log_head import LogHead
from claims.models.log_node import LogNode
from claims.models.log_redaction import LogRedaction
from claims.models.review_revision import ReviewRevision
from claims.services.transparency.log_entries import CHUNK, entries_before, entry_contents


def check_log(session: Session, keys: Sequence[VerifierKey] = ()) -> Audit:
    """Go through the whole log; the findings name each entry that is not what it was.

    With ``keys`` the signatures of the checkpoints are checked too. Reads everything, minutes for millions of entries, and
    lets the session forget what it has loaded.
    """
    session.flush()  # what is forgotten below must be written
    audit, tree = Audit(), GrowingTree()
    head = session.execute(select(LogHead.size, LogHead.root, LogHead.frontier).where(LogHead.id == 1)).one()
    roots = dict.fromkeys(session.scalars(select(LogCheckpoint.size).distinct()), b"")
    roots[0] = tree.root()
    removed = set(session.scalars(select(LogRedaction.row_id).where(LogRedaction.row_table == LogEntry.__tablename__)))
    for entries in entries_before(session, 2**62):
        completed: list[CompletedNode] = []
        for entry in entries:
            _check_entry(audit, entry, removed)
            completed += tree.add(entry.leaf_hash)
            audit.size += 1
            if audit.size in roots:
                roots[audit.size] = tree.root()
        _check_nodes(session, audit, completed, entries[0].leaf_index)
        _check_contents(session, audit, entries)
    if head.size != audit.size:
        audit.find(f"The head counts {head.size} entries, and there are {audit.size}.", min(head.size, audit.size))
    elif (head.root, _split(head.frontier)) != (tree.root(), tree.frontier):
        audit.find("The head is not that of the entries.")
    _check_checkpoints(session, audit, roots, keys)
    for sentence in _missing(session):
        audit.find(sentence)
    return audit


def _check_entry(audit: Audit, entry: LogEntry, removed: Container[int]) -> None:
    if entry.leaf_index != audit.size:
        audit.find(f"Entry {audit.size} is missing.", audit.size)
    if entry.leaf is None:
        audit.removed += 1
        if entry.leaf_index not in removed:
            audit.find("The leaf is empty, and nothing says that it was removed.", entry.leaf_index)
    elif leaf_hash(entry.leaf) != entry.leaf_hash:
        audit.find("The leaf does not have the hash that is stored for it.", entry.leaf_index)
    elif not _says_the_same(entry, entry.leaf):
        audit.find("The columns beside the leaf say something else than the leaf.", entry.leaf_index)


def _says_the_same(entry: LogEntry, leaf: bytes) -> bool:
    """Whether the columns by which an entry is found are those of its leaf."""
    try:
        value = json.loads(leaf)
    except ValueError:
        return False
    said = (value.get("fact"), value.get("claim"), value.get("at")) if isinstance(value, dict) else None
    return said == (entry.fact, entry.claim_id, format_time(entry.created_at))


def _check_nodes(session: Session, audit: Audit, completed: Sequence[CompletedNode], index: int) -> None:
    """Hold the nodes that a chunk completed against the stored ones; named by the chunk's first entry."""
    expected = {(node.level, node.position): node.hash for node in completed}
    stored: dict[tuple[int, int], bytes] = {}
    for level in {level for level, _ in expected}:
        positions = [position for other, position in expected if other == level]
        rows = select(LogNode.position, LogNode.hash).where(
            LogNode.level == level, LogNode.position.between(min(positions), max(positions))
        )
        stored |= {(level, row.position): row.hash for row in session.execute(rows)}
    wrong = sorted(node for node, value in expected.items() if stored.get(node) != value)
    if wrong:
        level, position = wrong[0]
        audit.find(f"Node {position} of level {level} is not that of its entries.", max(index, position << level))


def _check_contents(session: Session, audit: Audit, entries: Sequence[LogEntry]) -> None:
    """Whether the facts still are what was logged; what was removed on a legal ground may differ."""
    for index, content in entry_contents(session, entries).items():
        if content.content is None:
            audit.find("The row of the fact is gone.", index)
        elif not content.is_unchanged and not content.redactions:
            audit.find("The row of the fact was changed after it was logged.", index)
    session.expunge_all()


def _check_checkpoints(session: Session, audit: Audit, roots: dict[int, bytes], keys: Sequence[VerifierKey]) -> None:
    before = 0
    for row in session.scalars(select(LogCheckpoint).order_by(LogCheckpoint.id).execution_options(yield_per=CHUNK)):
        name = f"Checkpoint {row.id} of {row.size} entries"
        if row.size < before:
            audit.find(f"{name} is smaller than the one before it.")
        before = max(before, row.size)
        if row.size > audit.size:
            audit.find(f"{name} counts more than there are: the tail is missing.", audit.size)
        elif roots[row.size] != row.root:
            audit.find(f"{name} does not have the root of its entries.")
        if keys:
            _check_signature(audit, row, keys, name)


def _check_signature(audit: Audit, row: LogCheckpoint, keys: Sequence[VerifierKey], name: str) -> None:
    try:
        signed = open_checkpoint(row.note, keys)
    except Invalid as error:
        audit.find(f"{name} cannot be trusted: {error.detail}")
        return
    if (signed.size, signed.root, signed.origin) != (row.size, row.root, row.origin):
        audit.find(f"{name} is not what its note says.")


def _missing(session: Session) -> list[str]:
    """Public facts that have no entry."""
    changes = [found for subject in sorted(PUBLIC_CHANGES) for found in _unlogged_changes(session, subject)]
    public_steps = StatusChange.action.in_(sorted(PUBLIC_STEPS))
    found = [
        *changes,
        *_unlogged(session, StatusChange, public_steps),
        *_unlogged(session, ReviewRevision, None),
    ]
    return [f"Row {row_id} of {table} is a public fact without an entry." for table, row_id in found]


def _unlogged_changes(session: Session, subject: str) -> list[tuple[str, int]]:
    """The first public change to such a subject without an entry.

    Only claims were logged from the beginning: of other subjects what is older than their first entry is not asked for.
    """
    actions = PUBLIC_CHANGES[subject]
    condition = Change.subject_type == subject
    if actions != EVERY:
        of_subject = select(func.min(Change.id)).join(
            LogEntry, (LogEntry.fact_table == Change.__tablename__) & (LogEntry.fact_id == Change.id)
        )
        first = session.scalar(of_subject.where(condition))
        if first is None:
            return []
        condition = condition & Change.action.in_(sorted(actions)) & (Change.id >= first)
    return _unlogged(session, Change, condition)


def _unlogged(
    session: Session, model: type[Change | StatusChange | ReviewRevision], condition: ColumnElement[bool] | None
) -> list[tuple[str, int]]:
    table = model.__tablename__
    query = select(func.min(model.id)).where(
        ~exists().where(LogEntry.fact_table == table, LogEntry.fact_id == model.id)
    )
    if condition is not None:
        query = query.where(condition)
    first = session.scalar(query)
    return [] if first is None else [(table, first)]


def _split(frontier: bytes) -> list[bytes]:
    return [frontier[at : at + HASH_SIZE] for at in range(0, len(frontier), HASH_SIZE)]
