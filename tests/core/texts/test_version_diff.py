"""Claims of two versions, paired and told apart."""

from __future__ import annotations

import pytest

from claims.core.matching.decision.relations import decide_pair
from claims.core.matching.statements.reading import read_statement
from claims.core.records import PairDecision, Relation, Span
from claims.core.texts.anchoring import anchor_of
from claims.core.texts.version_diff import MOST_COMPARED, DiffKind, VersionClaim, count_kinds, diff_claims

A = "The harbor of Leeds employs 4,000 people"
B = "The bridge at Dresden was closed in March 2019"
C = "The tower of Umea is 90 meters high"


def claims_in(*sentences: str) -> tuple[str, list[VersionClaim]]:
    """A text of these sentences, each of them a claim."""
    body = "".join(f"{sentence}. " for sentence in sentences)
    found, at = [], 0
    for sentence in sentences:
        found.append(VersionClaim(anchor_of(body, Span(at, at + len(sentence))), f"{sentence}."))
        at += len(sentence) + 2
    return body, found


def diff(old: tuple[str, ...], new: tuple[str, ...]) -> list[tuple[str, int | None, int | None, tuple[str, ...]]]:
    _, left = claims_in(*old)
    body, right = claims_in(*new)

    def compare(at: int, other: int) -> PairDecision:
        return decide_pair(read_statement(left[at].standalone_text), read_statement(right[other].standalone_text))

    rows = diff_claims(left, right, body, compare)
    assert sorted(row.old for row in rows if row.old is not None) == list(range(len(old)))
    assert sorted(row.new for row in rows if row.new is not None) == list(range(len(new)))
    return [(row.kind, row.old, row.new, row.decision.differing_slots if row.decision else ()) for row in rows]


CASES = [
    ("nothing", (A, B), (A, B), [("unchanged", 0, 0), ("unchanged", 1, 1)]),
    ("one added before", (A,), (B, A), [("added", None, 0), ("moved", 0, 1)]),
    ("one removed", (A, B, C), (A, C), [("unchanged", 0, 0), ("removed", 1, None), ("moved", 2, 1)]),
    ("the first removed", (A, B), (B,), [("removed", 0, None), ("moved", 1, 0)]),
    ("changed places", (A, B), (B, A), [("moved", 1, 0), ("moved", 0, 1)]),
    ("all replaced", (A,), (C,), [("removed", 0, None), ("added", None, 0)]),
    ("from nothing", (), (A,), [("added", None, 0)]),
    ("to nothing", (A,), (), [("removed", 0, None)]),
    ("repeated words", (A, A), (A, A), [("unchanged", 0, 0), ("unchanged", 1, 1)]),
    ("one repetition less", (A, B, A), (A, B), [("unchanged", 0, 0), ("unchanged", 1, 1), ("removed", 2, None)]),
]


@pytest.mark.parametrize(("old", "new", "expected"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_each_claim_is_told_once(old, new, expected):
    assert [row[:3] for row in diff(old, new)] == expected


@pytest.mark.parametrize(
    ("after", "kind", "slot"),
    [
        (A.replace("4,000", "5,000"), "changed", "quantity"),
        (A.replace("people", "nurses"), "changed", "measure"),
        ("In Leeds the harbor employs 4,000 people", "reworded", None),
        (A.replace("employs", "does not employ"), "changed", "polarity"),
    ],
)
def test_a_changed_slot_is_told_from_other_words(after, kind, slot):
    [(found, old, new, slots), _] = diff((A, B), (after, B))
    assert (found, old, new) == (kind, 0, 0)
    assert slots == () if slot is None else slot in slots


def test_counts_are_in_order_and_without_zeros():
    _, left = claims_in(A, B)
    body, right = claims_in(A, B, C)
    rows = diff_claims(left, right, body, lambda at, other: pytest.fail("no words differ"))
    assert list(count_kinds(row.kind for row in rows).items()) == [(DiffKind.ADDED, 1), (DiffKind.UNCHANGED, 2)]


def test_only_so_many_pairs_are_compared():
    asked = []

    def compare(at: int, other: int) -> PairDecision:
        asked.append(at)
        return PairDecision(Relation.DIFFERENT_FIGURE, ("quantity",), 0.1, auto_confirm=False)

    number = MOST_COMPARED + 5
    _, left = claims_in(*(f"Quay number {at} of Leeds cost 40 million euros" for at in range(number)))
    body, right = claims_in(*(f"Quay number {at} of Leeds cost 41 million euros" for at in range(number)))
    rows = diff_claims(left, right, body, compare)
    assert (len(asked), len(rows), {row.kind for row in rows}) == (MOST_COMPARED, number, {DiffKind.CHANGED})
