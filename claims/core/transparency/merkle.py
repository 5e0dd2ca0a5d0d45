"""The Merkle tree of RFC 6962 section 2.1: growing it, which subtrees a proof needs, checking proofs.

A complete subtree is named (level, position): it covers the leaves from ``position * 2**level`` on, ``2**level`` of them;
level 0 are the leaf hashes. A tree of n leaves is a row of complete subtrees, one for each bit of n, the largest first:
with those a leaf is added, and with stored ones each proof is made, in O(log n). Hashes are 32 bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

HASH_SIZE = 32
EMPTY_ROOT = hashlib.sha256(b"").digest()
"""Root of the tree without leaves."""

Node = tuple[int, int]
"""(level, position) of a complete subtree."""

Range = tuple[int, int]
"""Leaves from the first number up to, not including, the second; as the tree cuts them."""


def leaf_hash(leaf: bytes) -> bytes:
    """Hash of a leaf; its prefix keeps a leaf from passing as an inner node."""
    return hashlib.sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash of an inner node."""
    return hashlib.sha256(b"\x01" + left + right).digest()


@dataclass(frozen=True, slots=True)
class CompletedNode:
    """A complete subtree above the leaves, with its hash."""

    level: int
    position: int
    hash: bytes


class GrowingTree:
    """A tree that leaves are added to, kept as the hashes of its complete subtrees, the largest first."""

    def __init__(self, size: int = 0, frontier: Iterable[bytes] = ()) -> None:
        self.size = size
        self.frontier = list(frontier)
        if len(self.frontier) != size.bit_count() or any(len(item) != HASH_SIZE for item in self.frontier):
            raise ValueError(f"a tree of {size} leaves has {size.bit_count()} complete subtrees of {HASH_SIZE} bytes")

    def add(self, hash_of_leaf: bytes) -> list[CompletedNode]:
        """Add one leaf by its hash; gives the subtrees that it completed, the lowest first."""
        completed = []
        level, position, right = 0, self.size, hash_of_leaf
        while position & 1:
            right = node_hash(self.frontier.pop(), right)
            level, position = level + 1, position >> 1
            completed.append(CompletedNode(level, position, right))
        self.frontier.append(right)
        self.size += 1
        return completed

    def root(self) -> bytes:
        """The root of the tree as it stands."""
        return join(self.frontier)


def join(hashes: Sequence[bytes]) -> bytes:
    """The hash over neighboring subtrees, the leftmost and largest first; ``EMPTY_ROOT`` without any."""
    if not hashes:
        return EMPTY_ROOT
    result = hashes[-1]
    for left in reversed(hashes[:-1]):
        result = node_hash(left, result)
    return result


def complete_subtrees(leaves: Range) -> list[Node]:
    """The complete subtrees that make up a range which begins where the tree cuts, the largest first."""
    start, end = leaves
    nodes = []
    while start < end:
        level = (end - start).bit_length() - 1
        nodes.append((level, start >> level))
        start += 1 << level
    return nodes


def inclusion_ranges(index: int, size: int) -> list[Range]:
    """The ranges whose hashes are the inclusion proof of a leaf, its own sibling first. ``ValueError`` unless
    0 <= index < size."""
    if not 0 <= index < size:
        raise ValueError(f"a tree of {size} leaves has no leaf {index}")
    ranges: list[Range] = []
    start, end = 0, size
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            ranges.append((middle, end))
            end = middle
        else:
            ranges.append((start, middle))
            start = middle
    return ranges[::-1]


def consistency_ranges(first: int, second: int) -> list[Range]:
    """The ranges whose hashes prove that the tree of ``first`` leaves begins the tree of ``second``, in proof order.

    Empty for equal sizes and for an empty first tree. ``ValueError`` unless 0 <= first <= second.
    """
    if not 0 <= first <= second:
        raise ValueError(f"a tree of {first} leaves does not begin a tree of {second}")
    if first in (0, second):
        return []
    ranges: list[Range] = []
    start, end, whole = 0, second, True
    while first != end:
        middle = start + _split(end - start)
        if first <= middle:
            ranges.append((middle, end))
            end = middle
        else:
            ranges.append((start, middle))
            start, whole = middle, False
    if not whole:
        ranges.append((start, end))
    return ranges[::-1]


def is_included(hash_of_leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether the proof leads from the leaf at ``index`` to the root of the tree of ``size`` leaves (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    at, last, result = index, size - 1, hash_of_leaf
    for sibling in proof:
        if last == 0:
            return False
        if at & 1 or at == last:
            result = node_hash(sibling, result)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            result = node_hash(result, sibling)
        at, last = at >> 1, last >> 1
    return last == 0 and result == root


def is_consistent(first: int, second: int, first_root: bytes, second_root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether the proof shows that the first tree begins the second one (RFC 9162, 2.1.4.2)."""
    if not 0 <= first <= second:
        return False
    if first == second:
        return not proof and first_root == second_root
    if first == 0:
        return not proof and first_root == EMPTY_ROOT
    hashes = [first_root, *proof] if first & (first - 1) == 0 else list(proof)
    if not hashes:
        return False
    at, last = first - 1, second - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    left = right = hashes[0]
    for item in hashes[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            left, right = node_hash(item, left), node_hash(item, right)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            right = node_hash(right, item)
        at, last = at >> 1, last >> 1
    return last == 0 and left == first_root and right == second_root


def _split(count: int) -> int:
    """The largest power of two below a number above one."""
    return 1 << ((count - 1).bit_length() - 1)
