"""Public facts as the log keeps them, read from the rows that they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.core.transparency.facts import (
    SECOND_FORMAT,
    EvidenceContent,
    PublicFact,
    change_fact,
    format_of,
    format_time,
    in_second_format,
    revision_fact,
    step_fact,
)
from claims.models.change import Change, StatusChange
from claims.models.log_entry import LogEntry
from claims.models.organization import Organization
from claims.models.review import Review
from claims.models.review_revision import Evidence, ReviewRevision, Source
from claims.models.snapshot import Snapshot
from claims.services.base.parts import in_parts

FactRow = Change | StatusChange | ReviewRevision
"""A row that is a public fact."""

Row = TypeVar("Row", Change, StatusChange, ReviewRevision)


@dataclass(frozen=True, slots=True)
class LoggedFact:
    """A fact and the row that it was read from; ``claim_id`` is the claim it is about."""

    table: str
    row_id: int
    claim_id: int | None
    fact: PublicFact


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What the leaves say beside the rows: claim and organization of reviews, evidence of revisions by id."""

    reviews: dict[int, tuple[int, str]]
    evidence: dict[int, list[EvidenceContent]]


def facts_of(session: Session, rows: Sequence[FactRow]) -> list[LoggedFact]:
    """The facts that flushed rows are, fact i for row i; what they refer to is read in few statements."""
    about = _surroundings(session, rows)
    return [_logged(row, about, None, SECOND_FORMAT) for row in rows]


def _surroundings(session: Session, rows: Sequence[FactRow]) -> _Surroundings:
    return _Surroundings(
        _reviews(session, {row.review_id for row in rows if not isinstance(row, Change)}),
        _evidence(session, [row.id for row in rows if isinstance(row, ReviewRevision)]),
    )


def facts_of_entries(session: Session, entries: Sequence[LogEntry]) -> dict[int, LoggedFact]:
    """The facts of entries by leaf index, as their rows say them now; an entry whose row is gone is left out."""
    found: dict[tuple[str, int], FactRow] = {}
    _find(session, Change, entries, found)
    _find(session, StatusChange, entries, found)
    _find(session, ReviewRevision, entries, found)
    known = [entry for entry in entries if (entry.fact_table, entry.fact_id) in found]
    rows = [found[entry.fact_table, entry.fact_id] for entry in known]
    about = _surroundings(session, rows)
    return {
        entry.leaf_index: _logged(row, about, entry.claim_id, format_of(entry.leaf))
        for entry, row in zip(known, rows, strict=True)
    }


def _find(
    session: Session, model: type[Row], entries: Sequence[LogEntry], found: dict[tuple[str, int], FactRow]
) -> None:
    """Add the rows of one table to what is found, by table and id."""
    table = model.__tablename__
    for part in in_parts([entry.fact_id for entry in entries if entry.fact_table == table]):
        for row in session.scalars(select(model).where(model.id.in_(part))):
            found[table, row.id] = row


def _logged(row: FactRow, about: _Surroundings, logged_claim_id: int | None, leaf_format: int) -> LoggedFact:
    """The fact that a row is; a review may have moved to another claim since its fact was logged."""
    if isinstance(row, Change):
        fact = change_fact(
            subject_type=row.subject_type,
            subject_id=row.subject_id,
            action=row.action,
            actor=row.actor,
            reason=row.reason,
            detail=row.detail,
            at=row.created_at,
        )
        claim = fact.fields.get("claim")
        return LoggedFact(Change.__tablename__, row.id, claim if isinstance(claim, int) else None, fact)
    present_claim_id, organization = about.reviews[row.review_id]
    claim_id = logged_claim_id or present_claim_id
    if isinstance(row, StatusChange):
        return LoggedFact(StatusChange.__tablename__, row.id, claim_id, _step(row, claim_id))
    evidence = about.evidence.get(row.id, [])
    fact = _revision(row, claim_id, organization, evidence)
    if leaf_format == SECOND_FORMAT:
        opinion = None if row.second_opinion is None else row.second_opinion.value
        fact = in_second_format(fact, second_opinion=opinion, links_checked=row.links_checked, evidence=evidence)
    return LoggedFact(ReviewRevision.__tablename__, row.id, claim_id, fact)


def _step(row: StatusChange, claim_id: int) -> PublicFact:
    return step_fact(
        claim_id=claim_id,
        review_id=row.review_id,
        action=row.action,
        from_state=row.from_state,
        to_state=row.to_state,
        actor=row.actor,
        reason=row.reason,
        detail=row.detail,
        revision_number=row.revision_number,
        at=row.created_at,
    )


def _revision(row: ReviewRevision, claim_id: int, organization: str, evidence: Sequence[EvidenceContent]) -> PublicFact:
    return revision_fact(
        claim_id=claim_id,
        review_id=row.review_id,
        number=row.number,
        organization=organization,
        kind=row.kind,
        rating=row.rating,
        scale=row.scale,
        verdict=row.verdict,
        rationale=row.rationale,
        true_as_of=row.true_as_of,
        valid_until=row.valid_until,
        timeless=row.timeless,
        timeless_reason=row.timeless_reason,
        claim_text=row.claim_text,
        url=row.url,
        reviewed_at=row.reviewed_at,
        published_at=row.published_at,
        single_reviewer=row.single_reviewer,
        single_origin=row.single_origin,
        imported=row.imported,
        correction_kind=row.correction_kind,
        reason=row.reason,
        evidence=evidence,
    )


def _reviews(session: Session, ids: set[int]) -> dict[int, tuple[int, str]]:
    found: dict[int, tuple[int, str]] = {}
    query = select(Review.id, Review.claim_id, Organization.slug).join(
        Organization, Organization.id == Review.organization_id
    )
    for part in in_parts(sorted(ids)):
        found |= {row.id: (row.claim_id, row.slug) for row in session.execute(query.where(Review.id.in_(part)))}
    return found


def _evidence(session: Session, revision_ids: Sequence[int]) -> dict[int, list[EvidenceContent]]:
    found: dict[int, list[EvidenceContent]] = defaultdict(list)
    query = select(
        Evidence.revision_id,
        Evidence.stance,
        Evidence.quote,
        Evidence.locator,
        Evidence.title,
        Source.publisher,
        Source.url,
        Evidence.retrieved_at,
        Evidence.origin_group,
        Snapshot.sha256,
    )
    query = query.join(Source, Source.id == Evidence.source_id)
    query = query.outerjoin(Snapshot, Snapshot.id == Evidence.snapshot_id)
    for part in in_parts(revision_ids):
        for row in session.execute(query.where(Evidence.revision_id.in_(part)).order_by(Evidence.position)):
            found[row.revision_id].append(
                {
                    "stance": row.stance,
                    "quote": row.quote,
                    "locator": row.locator,
                    "title": row.title,
                    "publisher": row.publisher,
                    "url": row.url,
                    "snapshot": row.sha256,
                    "retrieved_at": None if row.retrieved_at is None else format_time(row.retrieved_at),
                    "origin_group": row.origin_group,
                }
            )
    return found
