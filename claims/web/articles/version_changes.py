"""What changed between two versions of an article, as its page lists it."""

from __future__ import annotations

from dataclasses import dataclass

from claims.core.texts.version_diff import DiffKind
from claims.services.intake.version_diffs import DiffRow, VersionDiff
from claims.web.claims.answer_lines import RelationLine, relation_line
from claims.web.words.looks import Piece, mark_differences

KIND_WORDS = {
    DiffKind.CHANGED: "changed",
    DiffKind.REMOVED: "removed",
    DiffKind.ADDED: "added",
    DiffKind.REWORDED: "reworded",
    DiffKind.MOVED: "moved",
    DiffKind.UNCHANGED: "unchanged",
}
_SHOWN = (DiffKind.CHANGED, DiffKind.REMOVED, DiffKind.ADDED, DiffKind.REWORDED)
"""What is listed in full; what stayed as it was is counted."""


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One claim that is not as it was. ``old`` and ``new`` are its texts, words of differing slots set off, () for none."""

    word: str
    old: tuple[Piece, ...]
    new: tuple[Piece, ...]
    relation: RelationLine | None


@dataclass(frozen=True, slots=True)
class VersionChanges:
    """``summary`` is such as "1 changed, 3 unchanged"; ``older`` and ``newer`` are the numbers compared."""

    older: int
    newer: int
    summary: str
    lines: tuple[ChangeLine, ...]


def version_changes(diff: VersionDiff) -> VersionChanges:
    """The comparison in words, what changed first."""
    counts = ", ".join(f"{number} {KIND_WORDS[kind]}" for kind, number in diff.counts.items())
    shown = [row for row in diff.rows if row.kind in _SHOWN]
    return VersionChanges(
        older=diff.old.number,
        newer=diff.new.number,
        summary=counts or "neither version has a claim",
        lines=tuple(_line(row) for row in sorted(shown, key=lambda row: _SHOWN.index(row.kind))),
    )


def _line(row: DiffRow) -> ChangeLine:
    slots = row.decision.slots if row.decision else {}
    return ChangeLine(
        word=KIND_WORDS[row.kind],
        old=mark_differences(row.old.standalone_text, slots, side="left") if row.old else (),
        new=mark_differences(row.new.standalone_text, slots, side="right") if row.new else (),
        relation=relation_line(row.decision) if row.decision and row.kind is DiffKind.CHANGED else None,
    )
