"""What each published revision changed against the one before it, and any two of a claim side by side."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from claims.core.errors import NotFound
from claims.core.verdicts import Stance, Verdict
from claims.models.organization import Organization
from claims.models.review import Review
from claims.models.review_revision import Evidence, ReviewRevision, Source
from claims.services.base.claim_families import family_of

MOST_LISTED = 200
"""Revisions of one claim that are offered for a comparison: the newest."""

Quoted = tuple[str, Stance, str]
"""Title of the source, stance, quote."""


@dataclass(frozen=True, slots=True)
class RevisionText:
    """What the public was told by one revision; ``evidence`` in its order."""

    review_id: int
    number: int
    organization: str
    rating: str
    verdict: Verdict
    claim_text: str
    rationale: str
    true_as_of: dt.date
    valid_until: dt.date | None
    timeless: bool
    published_at: dt.datetime
    reason: str
    evidence: tuple[Quoted, ...] = ()

    @property
    def key(self) -> str:
        """The name by which it is chosen: ``3.2`` is revision 2 of review 3."""
        return f"{self.review_id}.{self.number}"


@dataclass(frozen=True, slots=True)
class RevisionChange:
    """A revision, the one before it (None for the first), and how many pieces of evidence came and went."""

    new: RevisionText
    old: RevisionText | None
    added: int
    removed: int


def revision_changes(session: Session, revision_ids: Iterable[int]) -> dict[int, RevisionChange]:
    """By revision id what it changed; unknown ids are left out."""
    rows = list(session.scalars(select(ReviewRevision).where(ReviewRevision.id.in_(sorted(set(revision_ids))))))
    before = [(row.review_id, row.number - 1) for row in rows if row.number > 1]
    known = {(row.review_id, row.number): row for row in rows}
    missing = sorted(set(before) - set(known))
    if missing:
        key = tuple_(ReviewRevision.review_id, ReviewRevision.number)
        known |= {
            (row.review_id, row.number): row for row in session.scalars(select(ReviewRevision).where(key.in_(missing)))
        }
    texts = {(text.review_id, text.number): text for text in _texts(session, list(known.values()))}
    return {row.id: _change(texts, row) for row in rows}


def list_revision_texts(session: Session, claim_id: int) -> list[RevisionText]:
    """The public revisions of a claim and of those merged with it, newest first, up to ``MOST_LISTED``."""
    rows = session.scalars(
        select(ReviewRevision)
        .join(Review, Review.id == ReviewRevision.review_id)
        .where(Review.claim_id.in_(family_of(session, claim_id)))
        .order_by(ReviewRevision.published_at.desc(), ReviewRevision.id.desc())
        .limit(MOST_LISTED)
    ).all()
    return _texts(session, rows)


def find_revision_text(texts: Sequence[RevisionText], key: str) -> RevisionText:
    """The revision of that name; ``NotFound`` (``revision_unknown``) where the claim has none."""
    for text in texts:
        if text.key == key:
            return text
    raise NotFound("This claim has no such revision. Choose two from the list.", code="revision_unknown")


def _change(texts: dict[tuple[int, int], RevisionText], row: ReviewRevision) -> RevisionChange:
    new, old = texts[row.review_id, row.number], texts.get((row.review_id, row.number - 1))
    if old is None:
        return RevisionChange(new, None, 0, 0)
    now, then = set(new.evidence), set(old.evidence)
    return RevisionChange(new, old, len(now - then), len(then - now))


def _texts(session: Session, rows: Sequence[ReviewRevision]) -> list[RevisionText]:
    names = _organizations(session, {row.review_id for row in rows})
    evidence = _evidence(session, [row.id for row in rows])
    return [
        RevisionText(
            review_id=row.review_id,
            number=row.number,
            organization=names[row.review_id],
            rating=row.rating,
            verdict=row.verdict,
            claim_text=row.claim_text,
            rationale=row.rationale,
            true_as_of=row.true_as_of,
            valid_until=row.valid_until,
            timeless=row.timeless,
            published_at=row.published_at,
            reason=row.reason,
            evidence=tuple(evidence.get(row.id, ())),
        )
        for row in rows
    ]


def _organizations(session: Session, review_ids: set[int]) -> dict[int, str]:
    rows = session.execute(
        select(Review.id, Organization.name)
        .join(Organization, Organization.id == Review.organization_id)
        .where(Review.id.in_(sorted(review_ids)))
    )
    return {row.id: row.name for row in rows}


def _evidence(session: Session, revision_ids: Sequence[int]) -> dict[int, list[Quoted]]:
    found: dict[int, list[Quoted]] = defaultdict(list)
    rows = session.execute(
        select(Evidence.revision_id, Evidence.title, Source.publisher, Evidence.stance, Evidence.quote)
        .join(Source, Source.id == Evidence.source_id)
        .where(Evidence.revision_id.in_(revision_ids))
        .order_by(Evidence.revision_id, Evidence.position)
    )
    for row in rows:
        title = f"{row.title}, {row.publisher}" if row.publisher else row.title
        found[row.revision_id].append((title, row.stance, row.quote))
    return found
