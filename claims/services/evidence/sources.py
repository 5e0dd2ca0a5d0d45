"""The works that evidence comes from, each kept once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import and_, exists, func, select
from sqlalchemy.orm import Session

from claims.core.sources.source_address import retraction_keys, source_key
from claims.core.sources.source_states import SourceState
from claims.models.claim import Claim
from claims.models.listed_retraction import ListedRetraction
from claims.models.organization import Organization
from claims.models.review import Review
from claims.models.review_revision import Evidence, ReviewRevision, Source
from claims.models.snapshot import Snapshot
from claims.services.base.actors import Actor
from claims.services.base.paging import Page, RankPlace, newest_first, page_of
from claims.services.base.parts import in_parts
from claims.services.base.saving import saving
from claims.services.evidence.given_snapshots import shown_snapshots
from claims.services.evidence.source_access import find_shown, is_cited

MAX_SHOWN = 100
"""Snapshots, and verdicts, shown of one source."""

_LIST = "sources"


@dataclass(frozen=True, slots=True)
class Work:
    """What names a source; ``url`` empty for a work without address."""

    title: str
    publisher: str
    url: str

    @property
    def key(self) -> str:
        """Identity of the work (SHA-256 in hex)."""
        return source_key(self.url or None, self.title, self.publisher)


@dataclass(frozen=True, slots=True)
class SourceUse:
    """A public verdict that stands on a source; ``language`` is that of its claim."""

    evidence: Evidence
    revision: ReviewRevision
    organization: str
    review: Review
    language: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source with what was archived of it and who cites it."""

    source: Source
    snapshots: tuple[Snapshot, ...]
    uses: tuple[SourceUse, ...]
    listed_at: dt.datetime | None = None
    """When a list of retracted works first named it; None where none does."""


def ensure_sources(session: Session, works: Iterable[Work], *, now: dt.datetime) -> dict[str, int]:
    """The id of each work's source by its key; unknown ones are made. Title and publisher are those given last until a
    public verdict cites the source: an address is often looked at while they are still being typed."""
    wanted: dict[str, Work] = {}
    for work in works:
        wanted.setdefault(work.key, work)
    found = _find(session, list(wanted))
    _take_names(session, wanted, list(found.values()))
    missing = [
        Source(key=key, url=work.url or None, title=work.title or work.url, publisher=work.publisher, created_at=now)
        for key, work in sorted(
            wanted.items(), key=lambda item: item[0]
        )  # in one order, so that two writers never wait for each other
        if key not in found
    ]
    if missing:
        _mark_listed(session, missing, now=now)
        with saving(session, conflict="The same source was just added by somebody else. Try again."):
            session.add_all(missing)
        found.update((source.key, source.id) for source in missing)
    return found


def _take_names(session: Session, wanted: Mapping[str, Work], source_ids: Sequence[int]) -> None:
    is_public = exists().where(Evidence.source_id == Source.id)
    for part in in_parts(source_ids):
        rows = select(Source).where(Source.id.in_(part), ~is_public).order_by(Source.key)
        for source in session.scalars(rows):
            work = wanted[source.key]
            source.title = work.title or source.title
            source.publisher = work.publisher or source.publisher


def list_sources(
    session: Session, *, state: SourceState | None = None, after: str | None = None, limit: int = 50
) -> Page[Source]:
    """Sources that public verdicts cite, newest first, of one state or of all. Raises ``Invalid`` (``bad_cursor``,
    ``limit_out_of_range``)."""
    rows = select(Source).where(is_cited())
    if state is not None:
        rows = rows.where(Source.state == state)
    rows = newest_first(rows, Source.id, _LIST, after=after, limit=limit)
    return page_of(session.scalars(rows).all(), limit, _LIST, lambda row: RankPlace(0, row.id))


def get_source(session: Session, source_id: int, *, viewer: Actor | None = None) -> SourceView:
    """A source with its snapshots, newest first, and the public verdicts that stand on it; ``NotFound``
    (``source_missing``), also for one that only drafts cite which ``viewer`` may not read."""
    source = find_shown(session, source_id, viewer)
    snapshots = shown_snapshots(session, source, viewer, limit=MAX_SHOWN)
    rows = session.execute(
        select(Evidence, ReviewRevision, Organization.name, Review, Claim.language)
        .join(ReviewRevision, ReviewRevision.id == Evidence.revision_id)
        .join(Review, and_(Review.id == ReviewRevision.review_id, Review.current_number == ReviewRevision.number))
        .join(Organization, Organization.id == Review.organization_id)
        .join(Claim, Claim.id == Review.claim_id)
        .where(Evidence.source_id == source_id, Review.withdrawn_at.is_(None))
        .order_by(Evidence.id.desc())
        .limit(MAX_SHOWN)
    ).all()
    return SourceView(source, tuple(snapshots), tuple(SourceUse(*row) for row in rows), _listed_at(session, source))


def _listed_at(session: Session, source: Source) -> dt.datetime | None:
    keys = retraction_keys(source.url or "")
    return session.scalar(select(func.min(ListedRetraction.listed_at)).where(ListedRetraction.key.in_(keys)))


def _mark_listed(session: Session, sources: Sequence[Source], *, now: dt.datetime) -> None:
    """Mark new sources that a list calls retracted."""
    known_by: dict[str, list[Source]] = {}
    for source in sources:
        for key in retraction_keys(source.url or ""):
            known_by.setdefault(key, []).append(source)
    for part in in_parts(sorted(known_by)):
        for row in session.scalars(select(ListedRetraction).where(ListedRetraction.key.in_(part))):
            for source in known_by[row.key]:
                source.state, source.state_since, source.state_reason = SourceState.RETRACTED, now, row.reason


def _find(session: Session, keys: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for part in in_parts(keys):
        found.update(session.execute(select(Source.key, Source.id).where(Source.key.in_(part))).all())
    return found
