"""Proofs from the stored nodes of the log: that an entry is in it, that an earlier log begins it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from claims.core.errors import Invalid
from claims.core.transparency.merkle import Node, Range, complete_subtrees, consistency_ranges, inclusion_ranges, join
from claims.models.log_checkpoint import LogCheckpoint
from claims.models.log_entry import LogEntry
from claims.models.log_head import LogHead
from claims.models.log_node import LogNode
from claims.services.transparency.log_entries import get_entry


@dataclass(frozen=True, slots=True)
class InclusionProof:
    """That an entry is a leaf of what a checkpoint covers; ``hashes`` from the leaf's sibling up."""

    entry: LogEntry
    checkpoint: LogCheckpoint
    hashes: tuple[bytes, ...]


def log_size(session: Session) -> int:
    """How many entries the log has."""
    return session.scalars(select(LogHead.size).where(LogHead.id == 1)).one()


def log_root(session: Session) -> bytes:
    """The root over all entries."""
    return session.scalars(select(LogHead.root).where(LogHead.id == 1)).one()


def inclusion_proof(session: Session, index: int, *, size: int | None = None) -> InclusionProof | None:
    """The proof of an entry in the smallest checkpoint of at least ``size`` entries that covers it, in the newest one
    without ``size``; None where no checkpoint does yet.

    Raises ``NotFound`` for an entry that there is not and ``Invalid`` (code ``log_range``) for a size that the log does
    not have or that leaves the entry out.
    """
    entry = get_entry(session, index)
    if size is not None and not index < size <= log_size(session):
        raise Invalid(
            f"Entry {index} is in no log of {size} entries; the size is above the index and at most the log's own.",
            code="log_range",
            field="size",
        )
    covering = select(LogCheckpoint).where(LogCheckpoint.size > index)
    if size is None:
        covering = covering.order_by(LogCheckpoint.size.desc(), LogCheckpoint.id.desc())
    else:
        covering = covering.where(LogCheckpoint.size >= size).order_by(LogCheckpoint.size, LogCheckpoint.id.desc())
    checkpoint = session.scalar(covering.limit(1))
    if checkpoint is None:
        return None
    hashes = range_hashes(session, inclusion_ranges(index, checkpoint.size))
    return InclusionProof(entry, checkpoint, tuple(hashes))


def consistency_proof(session: Session, first: int, second: int) -> tuple[bytes, ...]:
    """That the first ``first`` entries are those of the log of ``second``.

    Raises ``Invalid`` (code ``log_range``) unless 0 <= first <= second <= the log's size.
    """
    if not 0 <= first <= second <= log_size(session):
        raise Invalid(
            "The first size is at most the second, and the second at most the log's own.",
            code="log_range",
            field="first",
        )
    return tuple(range_hashes(session, consistency_ranges(first, second)))


def root_at(session: Session, size: int) -> bytes:
    """The root over the first ``size`` entries, at most all of them."""
    return range_hashes(session, [(0, size)])[0]


def range_hashes(session: Session, ranges: Sequence[Range]) -> list[bytes]:
    """The hash of each range, from stored nodes: at most two statements, O(log n) rows for each range."""
    wanted = [complete_subtrees(leaves) for leaves in ranges]
    known = _stored(session, {node for nodes in wanted for node in nodes})
    return [join([known[node] for node in nodes]) for nodes in wanted]


def _stored(session: Session, nodes: Iterable[Node]) -> dict[Node, bytes]:
    nodes = list(nodes)
    leaves = [position for level, position in nodes if level == 0]
    inner = [node for node in nodes if node[0] > 0]
    found: dict[Node, bytes] = {}
    if leaves:
        rows = session.execute(select(LogEntry.leaf_index, LogEntry.leaf_hash).where(LogEntry.leaf_index.in_(leaves)))
        found |= {(0, row.leaf_index): row.leaf_hash for row in rows}
    if inner:
        query = select(LogNode.level, LogNode.position, LogNode.hash)
        rows = session.execute(query.where(tuple_(LogNode.level, LogNode.position).in_(inner)))
        found |= {(row.level, row.position): row.hash for row in rows}
    return found
