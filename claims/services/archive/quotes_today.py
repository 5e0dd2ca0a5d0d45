"""How the quotes of public verdicts stand on pages that have changed since."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.core.sources.quotes import quote_key
from claims.core.sources.source_states import QuoteState
from claims.models.evidence_check import EvidenceCheck
from claims.models.review_revision import Evidence, ReviewRevision
from claims.services.archive.snapshots import latest_snapshots
from claims.services.base.parts import among, in_parts


@dataclass(frozen=True, slots=True)
class QuoteToday:
    """Whether a quote stands on the page as it was seen last, and whether that is the page that the verdict archived."""

    state: QuoteState
    is_as_archived: bool


def quotes_today(
    session: Session, revision_ids: Sequence[int], source_ids: Iterable[int]
) -> dict[tuple[int, int, str], QuoteToday]:
    """How the quotes of these revisions from these sources stand, by revision, source and ``quote_key``; those that nobody
    has looked for on the page as it is now are left out."""
    wanted = set(source_ids)
    latest = {source_id: row.id for source_id, row in latest_snapshots(session, wanted).items()}
    found: dict[tuple[int, int, str], QuoteToday] = {}
    for part in in_parts(revision_ids):
        rows = session.execute(
            select(
                Evidence.revision_id,
                Evidence.source_id,
                Evidence.quote,
                Evidence.snapshot_id,
                EvidenceCheck.quote_key,
                EvidenceCheck.quote_state,
                EvidenceCheck.snapshot_id,
            )
            .join(ReviewRevision, ReviewRevision.id == Evidence.revision_id)
            .join(
                EvidenceCheck,
                (EvidenceCheck.review_id == ReviewRevision.review_id) & (EvidenceCheck.source_id == Evidence.source_id),
            )
            .where(among(session, Evidence.revision_id, part), Evidence.source_id.in_(wanted))
        )
        for revision_id, source_id, quote, archived_id, key, state, seen_id in rows:
            if key == quote_key(quote) and seen_id == latest.get(source_id):
                found[revision_id, source_id, key] = QuoteToday(state, archived_id == seen_id)
    return found
