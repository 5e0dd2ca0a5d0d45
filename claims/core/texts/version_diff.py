"""What became of each claim of an article from one version to another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz, process

from claims.core.records import PairDecision, Relation, Span
from claims.core.texts.anchoring import LEAST_LIKE, Anchored, AnchorState, TextAnchor, is_in_correction_note, reanchor

MOST_COMPARED = 300
"""Pairs of changed claims that are compared slot by slot, at some 4 ms each; further ones are only said to have changed."""


class DiffKind(StrEnum):
    """What became of a claim; ``moved`` has the same words at other offsets, ``reworded`` says the same otherwise."""

    CHANGED = "changed"
    REMOVED = "removed"
    ADDED = "added"
    REWORDED = "reworded"
    MOVED = "moved"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class VersionClaim:
    """A claim as one version says it: its place and words there, and the text that is understood alone."""

    anchor: TextAnchor
    standalone_text: str


@dataclass(frozen=True, slots=True)
class ClaimDiff:
    """One row: places in the lists of old and new claims, None where it is added or removed.

    ``decision`` says how the old text (left) relates to the new one (right) where words differ and were compared.
    """

    kind: DiffKind
    old: int | None
    new: int | None
    decision: PairDecision | None = None


Compare = Callable[[int, int], PairDecision]
"""How old claim i relates to new claim j."""


def diff_claims(
    old: Sequence[VersionClaim], new: Sequence[VersionClaim], body: str, compare: Compare
) -> tuple[ClaimDiff, ...]:
    """The claims of two versions in the order of the new text, each exactly once; what was removed stands where it was.

    ``body`` is the text of the new version. ``compare`` is asked for pairs whose words differ, at most ``MOST_COMPARED``
    times.
    """
    found = [reanchor(claim.anchor, body, [one.anchor.span for one in new]) for claim in old]
    in_notes = {at for at, claim in enumerate(new) if is_in_correction_note(body, claim.anchor.span)}
    pairs = _pair(old, new, found, in_notes)
    rows: list[ClaimDiff] = []
    for left, right in sorted(pairs.items()):
        budget = sum(row.decision is not None for row in rows) < MOST_COMPARED
        row = _row(old, new, left, right, found[left], compare if budget else None)
        if row is not None:
            rows.append(row)
    kept_old, kept_new = {row.old for row in rows}, {row.new for row in rows}
    rows += [ClaimDiff(DiffKind.REMOVED, at, None) for at in range(len(old)) if at not in kept_old]
    rows += [ClaimDiff(DiffKind.ADDED, None, at) for at in range(len(new)) if at not in kept_new]
    return _in_order(rows, new)


def count_kinds(kinds: Iterable[DiffKind]) -> Mapping[DiffKind, int]:
    """How many there are of each kind that there is, in the order of ``DiffKind``."""
    counts = Counter(kinds)
    return {kind: counts[kind] for kind in DiffKind if counts[kind]}


def _pair(
    old: Sequence[VersionClaim], new: Sequence[VersionClaim], found: Sequence[Anchored], in_notes: set[int]
) -> dict[int, int]:
    """Old claim → new claim: the surest anchors first, then by likeness of what is left and tells of no correction."""
    pairs: dict[int, int] = {}
    free = set(range(len(new)))
    surest = sorted(range(len(old)), key=lambda at: (list(AnchorState).index(found[at].state), at))
    for left in surest:
        span = found[left].span
        right = None if span is None else _best_overlap(span, new, free)
        if right is not None:
            pairs[left] = right
            free.discard(right)
    free -= in_notes
    for left in range(len(old)):
        if left not in pairs and free:
            texts = {at: new[at].standalone_text for at in sorted(free)}
            alike = process.extractOne(old[left].standalone_text, texts, scorer=fuzz.ratio, score_cutoff=LEAST_LIKE)
            if alike is not None:
                pairs[left] = alike[2]
                free.discard(alike[2])
    return pairs


def _best_overlap(span: Span, new: Sequence[VersionClaim], free: set[int]) -> int | None:
    """The free claim that shares most with the span, at least half of the longer of both."""
    shares = {at: _share(span, new[at].anchor.span) for at in free if span.overlaps(new[at].anchor.span)}
    best = max(sorted(shares), key=lambda at: shares[at], default=None)
    return best if best is not None and shares[best] >= 0.5 else None


def _share(one: Span, other: Span) -> float:
    common = min(one.end, other.end) - max(one.start, other.start)
    return max(common, 0) / max(one.end - one.start, other.end - other.start, 1)


def _row(
    old: Sequence[VersionClaim],
    new: Sequence[VersionClaim],
    left: int,
    right: int,
    anchored: Anchored,
    compare: Compare | None,
) -> ClaimDiff | None:
    """What became of one pair; None where the new claim only stands where the old one stood."""
    before, after = old[left], new[right]
    same_words = before.anchor.exact == after.anchor.exact
    if same_words and before.standalone_text == after.standalone_text:
        return ClaimDiff(_of_place(before, after), left, right)
    if compare is None:
        return ClaimDiff(DiffKind.CHANGED, left, right)
    decision = compare(left, right)
    if decision.relation is Relation.SAME:
        return ClaimDiff(_of_place(before, after) if same_words else DiffKind.REWORDED, left, right, decision)
    alike = fuzz.ratio(before.standalone_text, after.standalone_text) >= LEAST_LIKE
    if decision.relation is Relation.UNRELATED and not alike and anchored.state is not AnchorState.EXACT:
        return None
    return ClaimDiff(DiffKind.CHANGED, left, right, decision)


def _of_place(before: VersionClaim, after: VersionClaim) -> DiffKind:
    return DiffKind.UNCHANGED if before.anchor.span == after.anchor.span else DiffKind.MOVED


def _in_order(rows: Sequence[ClaimDiff], new: Sequence[VersionClaim]) -> tuple[ClaimDiff, ...]:
    """By the place in the new text; what was removed comes after the old claim that stood before it."""
    placed = {row.old: new[row.new].anchor.span.start for row in rows if row.old is not None and row.new is not None}

    def place(row: ClaimDiff) -> tuple[int, int, int]:
        if row.new is not None:
            return new[row.new].anchor.span.start, 0, row.new
        before = [at for at in placed if row.old is not None and at < row.old]
        return (placed[max(before)] if before else -1), 1, row.old or 0

    return tuple(sorted(rows, key=place))
