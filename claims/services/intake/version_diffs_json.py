"""A comparison of two versions as JSON."""

from __future__ import annotations

from typing import Any

from claims.models.appearance import Appearance
from claims.services.answers.answers_json import slots_to_dict
from claims.services.intake.version_diffs import DiffRow, VersionDiff

Json = dict[str, Any]


def diff_to_dict(diff: VersionDiff) -> Json:
    """The comparison as one object."""
    return {
        "article_id": diff.new.article_id,
        "version": diff.old.number,
        "to": diff.new.number,
        "counts": {kind.value: number for kind, number in diff.counts.items()},
        "claims": [_row(row) for row in diff.rows],
    }


def _row(row: DiffRow) -> Json:
    return {
        "kind": row.kind.value,
        "old": _place(row.old),
        "new": _place(row.new),
        "relation": row.decision.relation.value if row.decision else None,
        "differing_slots": list(row.decision.differing_slots) if row.decision else [],
        "slots": slots_to_dict(row.decision.slots) if row.decision else {},
    }


def _place(row: Appearance | None) -> Json | None:
    if row is None:
        return None
    return {
        "appearance_id": row.id,
        "claim_id": row.claim_id,
        "start": row.start,
        "end": row.end,
        "exact": row.exact,
        "standalone": row.standalone_text,
    }
