"""Entering public facts into the transparency log, in the transaction that makes them.

Whoever makes a fact notes its row; the leaves are written when the outermost ``appending`` ends, at once where there is
none. Only then is the one row of the log's head locked, as the last lock that a transaction takes: so that many writers
wait for each other briefly and never in a circle, and indexes are dense.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from claims.core.transparency.facts import leaf_of
from claims.core.transparency.merkle import HASH_SIZE, GrowingTree, leaf_hash
from claims.models.log_entry import LogEntry
from claims.models.log_head import LogHead
from claims.models.log_node import LogNode
from claims.services.base.log_facts import FactRow, LoggedFact, facts_of

_ENTRIES, _NODES = (LogEntry.metadata.tables[model.__tablename__] for model in (LogEntry, LogNode))
"""Written as plain rows: thousands at once, and none of them is asked for as an object."""

_NOTED = "noted_facts"
"""Under this name a session carries what it has noted."""


@dataclass(slots=True)
class _Noted:
    """Rows waiting to be entered, and how many ``appending`` blocks are open."""

    depth: int = 0
    rows: list[FactRow] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class StoredLeaf:
    """A leaf as its row holds it, but for its index."""

    leaf: bytes | None
    leaf_hash: bytes
    fact: str
    fact_table: str
    fact_id: int
    claim_id: int | None
    created_at: dt.datetime


_COLUMNS = tuple(item.name for item in fields(StoredLeaf))


@contextmanager
def appending(session: Session) -> Iterator[None]:
    """Enter what is noted inside all at once, at the end of the outermost block; what fails inside notes nothing.

    To be put inside a savepoint that may be rolled back alone, or around the whole of a service's work.
    """
    noted: _Noted = session.info.setdefault(_NOTED, _Noted())
    before = len(noted.rows)
    noted.depth += 1
    try:
        yield
    except BaseException:
        del noted.rows[before:]
        raise
    finally:
        noted.depth -= 1
    if noted.depth == 0:
        rows, noted.rows = noted.rows, []
        append(session, rows)


def note(session: Session, row: FactRow) -> None:
    """Let a row that was just added be entered into the log."""
    with appending(session):
        noted: _Noted = session.info[_NOTED]
        noted.rows.append(row)


def append(session: Session, rows: Sequence[FactRow]) -> range:
    """Enter the facts of these rows, in this order; gives their indexes. Locks the log until the transaction ends."""
    if not rows:
        return range(0)
    session.flush()  # the leaves name the rows' ids
    facts = facts_of(session, rows)
    tree = lock_tree(session)
    start = tree.size
    write_leaves(session, tree, [(fact, leaf_of(fact.fact, start + place)) for place, fact in enumerate(facts)])
    return range(start, tree.size)


def lock_tree(session: Session) -> GrowingTree:
    """The tree as it stands, held against all other writers until the transaction ends."""
    size, frontier = session.execute(
        select(LogHead.size, LogHead.frontier).where(LogHead.id == 1).with_for_update()
    ).one()
    return GrowingTree(size, [frontier[at : at + HASH_SIZE] for at in range(0, len(frontier), HASH_SIZE)])


def write_leaves(session: Session, tree: GrowingTree, leaves: Sequence[tuple[LoggedFact, bytes]]) -> None:
    """Add the leaves of facts to the locked tree."""
    rows = [
        StoredLeaf(leaf, leaf_hash(leaf), item.fact.name, item.table, item.row_id, item.claim_id, item.fact.at)
        for item, leaf in leaves
    ]
    store_leaves(session, tree, rows)


def store_leaves(session: Session, tree: GrowingTree, leaves: Sequence[StoredLeaf]) -> None:
    """Add leaves to the locked tree: entries, completed nodes and the new head, in few statements."""
    entries, nodes = [], []
    for stored in leaves:
        values = {name: getattr(stored, name) for name in _COLUMNS}
        entries.append({"leaf_index": tree.size, **values})
        for node in tree.add(stored.leaf_hash):
            nodes.append({"level": node.level, "position": node.position, "hash": node.hash})
    connection = session.connection()
    connection.execute(insert(_ENTRIES), entries)
    if nodes:
        connection.execute(insert(_NODES), nodes)
    head = {"size": tree.size, "frontier": b"".join(tree.frontier), "root": tree.root()}
    session.execute(update(LogHead).where(LogHead.id == 1).values(head).execution_options(synchronize_session=False))
