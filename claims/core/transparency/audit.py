"""Checking an exported log without its registry: leaves, their hashes, a checkpoint, and one kept from earlier."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from claims.core.errors import Invalid
from claims.core.transparency.canonical_json import is_canonical
from claims.core.transparency.checkpoint import Checkpoint, open_checkpoint
from claims.core.transparency.facts import LEAF, REMOVAL
from claims.core.transparency.merkle import HASH_SIZE, GrowingTree, leaf_hash
from claims.core.transparency.signed_note import VerifierKey

MAX_FINDINGS = 50
"""Findings that are kept: where one leaf is missing, every later one stands in the wrong place."""

_REMOVAL_NAME = f'{REMOVAL}"'.encode()
"""Stands in every leaf of a removal, and in hardly any other: the others need not be read for it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong, in a sentence; ``index`` is the first bad leaf where it can be told."""

    detail: str
    index: int | None = None


@dataclass(slots=True)
class Audit:
    """What a check found: ``size`` leaves read, ``removed`` of them lawfully emptied, ``findings`` in order."""

    size: int = 0
    removed: int = 0
    findings: list[Finding] = field(default_factory=list)
    first_bad: int | None = None
    """The smallest index that anything was found at."""

    def find(self, detail: str, index: int | None = None) -> None:
        """Note what is wrong, unless enough is noted."""
        if index is not None and (self.first_bad is None or index < self.first_bad):
            self.first_bad = index
        if len(self.findings) < MAX_FINDINGS:
            self.findings.append(Finding(detail, index))


class Removals:
    """Which leaves are empty, and whether later leaves say that they were emptied."""

    def __init__(self) -> None:
        self._empty: set[int] = set()
        self._unnamed = 0
        """Removals from before their leaves named the entry: each accounts for one empty leaf, whichever."""

    def read(self, leaf: bytes, index: int) -> None:
        """Take the next leaf into account."""
        if not leaf:
            self._empty.add(index)
        elif _REMOVAL_NAME in leaf:
            self._announce(leaf)

    def unsaid(self) -> list[int]:
        """The empty leaves in order, where no removal accounts for one of them."""
        return sorted(self._empty) if len(self._empty) > self._unnamed else []

    def _announce(self, leaf: bytes) -> None:
        try:
            content = json.loads(leaf)
        except (ValueError, RecursionError):
            return
        if not isinstance(content, dict) or not str(content.get("fact")).endswith(REMOVAL):
            return
        entry = content.get("entry")
        if entry is None:
            self._unnamed += 1
        elif isinstance(entry, int) and LEAF in str(content.get("fields")).split(","):
            self._empty.discard(entry)


def audit_export(
    leaves: Iterable[bytes],
    hashes: Iterable[bytes] | None,
    note: str,
    keys: Sequence[VerifierKey],
    old_notes: Sequence[str] = (),
) -> Audit:
    """Check an export from its leaves (in order), the stored hashes of the leaves (None: not at hand) and its checkpoint.

    An empty leaf is one that was removed on a legal ground; its stored hash stands for it, and a later leaf must say that
    it was removed. ``old_notes`` are checkpoints kept from earlier: the log must begin with what they covered.
    """
    audit = Audit()
    checkpoint = _opened(audit, note, keys, "The checkpoint")
    kept = [_opened(audit, old, keys, "The kept checkpoint") for old in old_notes]
    sizes = {item.size for item in (checkpoint, *kept) if item is not None}
    roots = _read(audit, leaves, hashes, sizes)
    if checkpoint is not None:
        _compare(audit, checkpoint, roots, "the checkpoint")
        if audit.size > checkpoint.size:
            audit.find("There are leaves that the checkpoint does not cover.", checkpoint.size)
    for old in kept:
        if old is not None and checkpoint is not None and old.origin != checkpoint.origin:
            audit.find(f"The kept checkpoint is of another log, {old.origin}.")
        elif old is not None:
            _compare(audit, old, roots, "the kept checkpoint")
    return audit


def _opened(audit: Audit, note: str, keys: Sequence[VerifierKey], what: str) -> Checkpoint | None:
    try:
        return open_checkpoint(note, keys)
    except Invalid as error:
        audit.find(f"{what} cannot be trusted: {error.detail}")
        return None


def _read(audit: Audit, leaves: Iterable[bytes], hashes: Iterable[bytes] | None, sizes: set[int]) -> dict[int, bytes]:
    """Go through the leaves once; gives the root at each of the sizes that is reached."""
    tree, removals = GrowingTree(), Removals()
    roots = {0: tree.root()}
    for leaf, stored in _paired(leaves, hashes):
        if leaf is None:
            audit.find("There are more stored hashes than leaves.", audit.size)
            break
        found, detail = _hash_of(leaf, stored, audit.size)
        if hashes is not None and stored is None:
            detail = "No hash is stored for the leaf."
        if detail:
            audit.find(detail, audit.size)
        audit.removed += not leaf
        removals.read(leaf, audit.size)
        tree.add(found)
        audit.size += 1
        if audit.size in sizes:
            roots[audit.size] = tree.root()
    for index in removals.unsaid():
        audit.find("The leaf is empty, and no later entry says that it was removed.", index)
    return roots


def _paired(leaves: Iterable[bytes], hashes: Iterable[bytes] | None) -> Iterator[tuple[bytes | None, bytes | None]]:
    if hashes is None:
        yield from ((leaf, None) for leaf in leaves)
    else:
        yield from zip_longest(leaves, hashes)


def _hash_of(leaf: bytes, stored: bytes | None, index: int) -> tuple[bytes, str]:
    """The hash that counts for a leaf, and what is wrong with the leaf, "" if nothing."""
    if not leaf:
        if stored is None or len(stored) != HASH_SIZE:
            return leaf_hash(leaf), "The leaf was removed, and its hash is not at hand."
        return stored, ""
    actual = leaf_hash(leaf)
    if stored is not None and stored != actual:
        return actual, "The leaf does not have the hash that is stored for it."
    if not is_canonical(leaf):
        return actual, "The leaf is not canonical JSON."
    content = json.loads(leaf)
    if not isinstance(content, dict) or content.get("index") != index:
        return actual, "The leaf belongs to another place of the log."
    return actual, ""


def _compare(audit: Audit, checkpoint: Checkpoint, roots: dict[int, bytes], what: str) -> None:
    """Hold the leaves against one checkpoint: enough of them, and the root they give."""
    if checkpoint.size > audit.size:
        gone = checkpoint.size - audit.size
        audit.find(f"The tail is missing: {what} counts {checkpoint.size} leaves, so {gone} are gone.", audit.size)
    elif roots[checkpoint.size] != checkpoint.root and audit.first_bad is None:
        audit.find(f"A leaf below {checkpoint.size} is not what {what} covers; which one cannot be told.")
    elif roots[checkpoint.size] != checkpoint.root:
        audit.find(f"The leaves do not give the root of {what}.")
