"""Putting an exported log into an empty registry: the same leaves, so the same root."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from sqlalchemy.orm import Session

from claims.core.errors import Conflict, Invalid
from claims.core.transparency.canonical_json import is_canonical
from claims.core.transparency.merkle import HASH_SIZE, leaf_hash
from claims.services.base.log import StoredLeaf, lock_tree, store_leaves

BATCH = 1_000


@dataclass(frozen=True, slots=True)
class ExportedEntry:
    """One entry as another registry held it; ``leaf`` None was removed on a legal ground, and only its hash is left.

    ``fact_table`` and ``fact_id`` name the row that the fact is in this registry; the other values stand for what a
    removed leaf no longer says.
    """

    leaf: bytes | None
    leaf_hash: bytes
    fact: str
    fact_table: str
    fact_id: int
    claim_id: int | None
    created_at: dt.datetime


def restore_log(session: Session, entries: Iterable[ExportedEntry]) -> int:
    """Enter the leaves of another registry, byte by byte and in their order; gives how many.

    Raises ``Conflict`` (code ``log_not_empty``) where there are entries already, and ``Invalid`` (code ``log_leaf_wrong``)
    for a leaf that does not have its hash or its place.
    """
    tree = lock_tree(session)
    if tree.size:
        raise Conflict("This log has entries already; only an empty one can be restored.", code="log_not_empty")
    rest = iter(entries)
    while batch := list(islice(rest, BATCH)):
        store_leaves(session, tree, list(_checked(batch, tree.size)))
    return tree.size


def _checked(batch: Iterable[ExportedEntry], start: int) -> Iterator[StoredLeaf]:
    for index, entry in enumerate(batch, start):
        right = len(entry.leaf_hash) == HASH_SIZE
        if entry.leaf is not None:
            right = leaf_hash(entry.leaf) == entry.leaf_hash and _stands_at(entry.leaf, index)
        if not right:
            raise Invalid(f"Leaf {index} does not have its hash or its place.", code="log_leaf_wrong")
        yield StoredLeaf(
            entry.leaf, entry.leaf_hash, entry.fact, entry.fact_table, entry.fact_id, entry.claim_id, entry.created_at
        )


def _stands_at(leaf: bytes, index: int) -> bool:
    if not is_canonical(leaf):
        return False
    value = json.loads(leaf)
    return isinstance(value, dict) and value.get("index") == index
