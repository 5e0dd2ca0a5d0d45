"""The tree against known roots and against RFC 6962's own definition; proofs that hold and proofs that must not."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.core.transparency.merkle import (
    EMPTY_ROOT,
    GrowingTree,
    complete_subtrees,
    consistency_ranges,
    inclusion_ranges,
    is_consistent,
    is_included,
    join,
    leaf_hash,
    node_hash,
)
from tests.core.transparency.vectors import LEAVES, ROOTS

MOST = 70


@cache
def defined_root(start: int, end: int) -> bytes:
    """MTH as RFC 6962 section 2.1 writes it, over leaves that are their own numbers."""
    if end == start:
        return EMPTY_ROOT
    if end - start == 1:
        return leaf_hash(str(start).encode())
    k = 1
    while k * 2 < end - start:
        k *= 2
    return node_hash(defined_root(start, start + k), defined_root(start + k, end))


@cache
def stored_nodes() -> dict[tuple[int, int], bytes]:
    tree, nodes = GrowingTree(), {}
    for number in range(MOST):
        value = leaf_hash(str(number).encode())
        nodes[0, number] = value
        nodes |= {(node.level, node.position): node.hash for node in tree.add(value)}
    return nodes


def proof_of(ranges: list[tuple[int, int]]) -> list[bytes]:
    return [join([stored_nodes()[node] for node in complete_subtrees(leaves)]) for leaves in ranges]


def test_known_roots() -> None:
    tree = GrowingTree()
    assert tree.root() == ROOTS[0]
    for leaf, root in zip(LEAVES, ROOTS[1:], strict=True):
        tree.add(leaf_hash(leaf))
        assert tree.root() == root


def test_published_vectors(shared_data: Path) -> None:
    path = shared_data.parent / "design" / "transparency-log-vectors.json"
    if not path.is_file():
        pytest.skip(f"no vectors in {path}")
    vectors = json.loads(path.read_text(encoding="utf-8"))
    tree, nodes = GrowingTree(), {}
    for number, leaf in enumerate(vectors["leaves_hex"]):
        nodes[0, number] = leaf_hash(bytes.fromhex(leaf))
        nodes |= {(node.level, node.position): node.hash for node in tree.add(nodes[0, number])}

    def hashes(ranges):
        return [join([nodes[node] for node in complete_subtrees(leaves)]).hex() for leaves in ranges]

    for item in vectors["inclusion"]:
        assert hashes(inclusion_ranges(item["index"], item["size"])) == item["proof"]
    for item in vectors["consistency"]:
        assert hashes(consistency_ranges(item["first"], item["second"])) == item["proof"]


def test_the_tree_is_the_defined_one_at_every_size() -> None:
    tree = GrowingTree()
    for number in range(MOST):
        assert tree.root() == defined_root(0, number)
        tree.add(leaf_hash(str(number).encode()))


def test_a_tree_goes_on_from_its_stored_edge() -> None:
    tree = GrowingTree()
    for number in range(11):
        tree.add(leaf_hash(str(number).encode()))
    again = GrowingTree(tree.size, tree.frontier)
    again.add(leaf_hash(b"11"))
    assert again.root() == defined_root(0, 12)


@pytest.mark.parametrize(("size", "frontier"), [(3, [b"x" * 32]), (1, [b"short"]), (0, [b"x" * 32])])
def test_an_edge_that_does_not_fit_its_size_is_refused(size: int, frontier: list[bytes]) -> None:
    with pytest.raises(ValueError, match="complete subtrees"):
        GrowingTree(size, frontier)


@given(st.integers(1, MOST).flatmap(lambda size: st.tuples(st.integers(0, size - 1), st.just(size))))
def test_every_inclusion_proof_holds_for_its_own_leaf_place_and_size_only(place: tuple[int, int]) -> None:
    index, size = place
    proof, root, leaf = proof_of(inclusion_ranges(index, size)), defined_root(0, size), stored_nodes()[0, index]
    assert is_included(leaf, index, size, proof, root)
    assert not is_included(leaf_hash(b"other"), index, size, proof, root)
    assert not is_included(leaf, index, size, [*proof, root], root), "too long"
    assert not is_included(leaf, size, size, proof, root), "beyond the end"
    if proof:
        assert not is_included(leaf, index, size, proof[:-1], root), "too short"
        assert not is_included(leaf, index, size, [root, *proof[1:]], root)
    other = index ^ 1
    if other < size:
        assert not is_included(leaf, other, size, proof, root)


@given(st.integers(0, MOST).flatmap(lambda second: st.tuples(st.integers(0, second), st.just(second))))
def test_every_consistency_proof_holds_for_its_own_trees_only(sizes: tuple[int, int]) -> None:
    first, second = sizes
    proof = proof_of(consistency_ranges(first, second))
    one, two = defined_root(0, first), defined_root(0, second)
    assert is_consistent(first, second, one, two, proof)
    assert not is_consistent(first, second, leaf_hash(b"other"), two, proof)
    assert not is_consistent(first, second, one, two, [*proof, two])
    if 0 < first < second:
        assert not is_consistent(first, second, one, leaf_hash(b"other"), proof)
        assert not is_consistent(first, second, one, two, proof[:-1])
        assert not is_consistent(first, second, one, two, [])
        assert not is_consistent(second, first, two, one, proof)


@pytest.mark.parametrize("place", [(0, 0), (3, 3), (-1, 3)])
def test_no_proof_of_a_leaf_that_there_is_not(place: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="has no leaf"):
        inclusion_ranges(*place)


@pytest.mark.parametrize("sizes", [(4, 3), (-1, 3)])
def test_no_consistency_of_a_longer_with_a_shorter_tree(sizes: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="does not begin"):
        consistency_ranges(*sizes)


def test_prefixes_keep_a_node_from_passing_as_a_leaf() -> None:
    left, right = leaf_hash(b"a"), leaf_hash(b"b")
    assert leaf_hash(left + right) != node_hash(left, right)
