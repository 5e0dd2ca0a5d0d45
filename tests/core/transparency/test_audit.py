"""Checking an export without its registry: every damage is found, and named where it can be."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.transparency.audit import audit_export
from claims.core.transparency.checkpoint import Checkpoint, sign_checkpoint
from claims.core.transparency.facts import PublicFact, leaf_of
from claims.core.transparency.merkle import GrowingTree, leaf_hash
from claims.core.transparency.signed_note import Signer
from tests.core.transparency.vectors import ORIGIN, SEED

SIGNER = Signer(ORIGIN, SEED)
KEYS = [SIGNER.verifier]
NOW = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)


def leaves_of(count: int) -> list[bytes]:
    return [leaf_of(PublicFact("claim.created", NOW, {"text": str(i)}, {"claim": i}), i) for i in range(count)]


def note_of(leaves: list[bytes], signer: Signer = SIGNER) -> str:
    tree = GrowingTree()
    for leaf in leaves:
        tree.add(leaf_hash(leaf))
    return sign_checkpoint(Checkpoint(signer.name, tree.size, tree.root()), [signer])


LEAVES = leaves_of(20)
HASHES = [leaf_hash(leaf) for leaf in LEAVES]
NOTE = note_of(LEAVES)


def test_a_whole_log_is_good() -> None:
    for hashes in (HASHES, None):
        audit = audit_export(LEAVES, hashes, NOTE, KEYS, [note_of(LEAVES[:7]), note_of([])])
        assert (audit.findings, audit.size, audit.first_bad, audit.removed) == ([], 20, None, 0)


def test_an_empty_log_is_good() -> None:
    assert audit_export([], [], note_of([]), KEYS).findings == []


@pytest.mark.parametrize("place", range(20))
def test_a_changed_byte_is_named(place: int) -> None:
    changed = [*LEAVES[:place], LEAVES[place].replace(b"created", b"creates"), *LEAVES[place + 1 :]]
    assert audit_export(changed, HASHES, NOTE, KEYS).first_bad == place
    without = audit_export(changed, None, NOTE, KEYS)
    assert without.findings
    assert "cannot be told" in without.findings[0].detail


@pytest.mark.parametrize(
    ("change", "index"),
    [
        (lambda rows: rows.__setitem__(slice(4, 6), rows[4:6][::-1]), 4),
        (lambda rows: rows.pop(9), 9),
        (lambda rows: rows.pop(0), 0),
        (lambda rows: rows.insert(3, rows[3]), 4),
        (lambda rows: rows.__setitem__(5, rows[5] + b" "), 5),
        (lambda rows: rows.__setitem__(5, b"[1]"), 5),
        (lambda rows: rows.__setitem__(5, b"\xff"), 5),
        (lambda rows: rows.__setitem__(5, b"[" * 100_000 + b'"claim.redacted"'), 5),
        (lambda rows: rows.__setitem__(5, b""), 5),
        (lambda rows: rows.append(leaves_of(21)[20]), 20),
        (lambda rows: rows.__delitem__(slice(15, None)), 15),
    ],
)
def test_other_damage_is_named_even_without_hashes(change, index: int) -> None:
    rows = list(LEAVES)
    change(rows)
    assert audit_export(rows, None, NOTE, KEYS).first_bad == index


def test_a_cut_tail_signed_again_is_found_with_a_kept_checkpoint_alone() -> None:
    cut, again = LEAVES[:12], note_of(LEAVES[:12])
    assert audit_export(cut, HASHES[:12], again, KEYS).findings == []
    assert audit_export(cut, HASHES[:12], again, KEYS, [NOTE]).first_bad == 12


def test_rewritten_history_signed_again_is_found_with_a_kept_checkpoint() -> None:
    forged = leaves_of(20)
    forged[3] = forged[3].replace(b"created", b"creates")
    hashes, again = [leaf_hash(leaf) for leaf in forged], note_of(forged)
    assert audit_export(forged, hashes, again, KEYS).findings == []
    assert audit_export(forged, hashes, again, KEYS, [note_of(LEAVES[:3])]).findings == []
    found = audit_export(forged, hashes, again, KEYS, [note_of(LEAVES[:4])]).findings
    assert "A leaf below 4" in found[0].detail


def removal(index: int, **fields: int | str) -> bytes:
    return leaf_of(PublicFact("claim.redacted", NOW, {}, {"claim": 1, **fields}), index)


def audit_of_removed(*removals: bytes, empty: tuple[int, ...]) -> tuple[list[int | None], int]:
    """Where something is found in a log of twenty leaves and these, with some of its leaves emptied; how many are empty."""
    leaves = [*LEAVES, *removals]
    hashes = [leaf_hash(leaf) for leaf in leaves]
    rows = [b"" if index in empty else leaf for index, leaf in enumerate(leaves)]
    audit = audit_export(rows, hashes, note_of(leaves), KEYS)
    return [found.index for found in audit.findings], audit.removed


def test_a_lawfully_removed_leaf_is_stood_for_by_its_hash() -> None:
    assert audit_of_removed(removal(20, entry=5, fields="detail,leaf"), empty=(5,)) == ([], 1)


@pytest.mark.parametrize(
    ("said", "empty", "found"),
    [
        ({}, (5, 6), [5, 6]),
        ({"entry": 6, "fields": "leaf"}, (5, 6), [5]),
        ({"entry": 5, "fields": "detail,leaflet"}, (5,), [5]),
        ({"entry": 6, "fields": "detail"}, (5,), [5]),
        ({"entry": 25, "fields": "leaf"}, (5,), [5]),
        ({"entry": 20, "fields": "leaf"}, (20,), [20]),
    ],
)
def test_a_leaf_that_nothing_says_was_removed_was_taken_away(said, empty: tuple[int, ...], found: list[int]) -> None:
    assert audit_of_removed(removal(20, **said), empty=empty) == (found, len(empty))


def test_a_removal_that_does_not_name_its_entry_accounts_for_one() -> None:
    assert audit_of_removed(removal(20), removal(21), empty=(5, 6)) == ([], 2)
    assert audit_of_removed(removal(20), removal(21), empty=(5, 6, 7)) == ([5, 6, 7], 3)


def test_damaged_hashes_are_named() -> None:
    assert audit_export(LEAVES, [*HASHES[:8], bytes(32), *HASHES[9:]], NOTE, KEYS).first_bad == 8
    assert audit_export(LEAVES, HASHES[:8], NOTE, KEYS).first_bad == 8
    assert audit_export(LEAVES, [*HASHES, bytes(32)], NOTE, KEYS).first_bad == 20


def test_checkpoints_of_others_are_not_believed() -> None:
    other = Signer(ORIGIN, bytes(32))
    audit = audit_export(LEAVES, HASHES, note_of(LEAVES, other), KEYS)
    assert "cannot be trusted" in audit.findings[0].detail
    stranger = Signer("other.example/log", SEED)
    kept = audit_export(LEAVES, HASHES, NOTE, [*KEYS, stranger.verifier], [note_of(LEAVES, stranger)])
    assert "of another log" in kept.findings[0].detail
    forged = audit_export(LEAVES, HASHES, NOTE, KEYS, [note_of(LEAVES[:4], other)])
    assert [found.detail.partition(":")[0] for found in forged.findings] == ["The kept checkpoint cannot be trusted"]


def test_a_log_that_is_all_wrong_is_told_in_few_sentences() -> None:
    assert len(audit_export(LEAVES[::-1] * 20, None, NOTE, KEYS).findings) == 50


def test_the_first_bad_index_is_named_whatever_was_found_before() -> None:
    rows = [b"", *LEAVES[1:], *LEAVES * 20]
    audit = audit_export(rows, [HASHES[0], *map(leaf_hash, rows[1:])], NOTE, KEYS)
    assert (len(audit.findings), audit.first_bad) == (50, 0)
