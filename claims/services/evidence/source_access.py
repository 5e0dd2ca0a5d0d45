"""Which sources somebody may see: those that the public verdicts rest on, and those of a draft that is theirs to read.

A source is kept as soon as a draft cites it, so that its page can be archived. Before the verdict is public, its title and
address would tell the first opinion to whoever is to give a blind second one.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from claims.core.errors import NotAllowed, NotFound
from claims.core.sources.source_address import source_key
from claims.models.evidence_check import EvidenceCheck
from claims.models.review import Review, ReviewDraft
from claims.models.review_revision import Evidence, ReviewRevision, Source
from claims.models.user import OrganizationRole
from claims.services.base.actors import Actor, require_role
from claims.services.base.organization_families import owned_by
from claims.services.base.rows import find_row
from claims.services.desk.review_access import DECIDING_ROLES
from claims.services.desk.second_opinions import is_hidden_from


def is_cited() -> ColumnElement[bool]:
    """Whether a published revision, current or not, cites the source of a row."""
    return exists().where(Evidence.source_id == Source.id)


def find_shown(session: Session, source_id: int, viewer: Actor | None) -> Source:
    """The source, if ``viewer`` (None: anybody) may see it; else ``NotFound`` (``source_missing``), as if there were
    none."""
    source = find_row(session, Source, source_id)
    if source is None or not _is_shown(session, source, viewer):
        raise NotFound(f"There is no source {source_id}.", code="source_missing")
    return source


def may_mark(session: Session, source: Source, actor: Actor) -> bool:
    """Whether somebody may say that a source, which they may see, was retracted or replaced, or take that back.

    A mark has every verdict that the source decides looked at again, whoever published it; so it is for reviewers of an
    organization that has published on the source itself, and for the operator. A draft is no such standing, or anybody
    could take it by writing an address down; it is one only while no public verdict cites the source.
    """
    if actor.is_internal:
        return True
    if OrganizationRole.REVIEWER not in actor.roles or actor.organization_id is None:
        return False
    if not _is_cited_by(session, source, None):
        return True  # seen in a draft of one's own: no verdict of others rests on it
    return _is_cited_by(session, source, actor.organization_id)


def require_marker(session: Session, source: Source, actor: Actor) -> None:
    """Refuse who may not mark a source: ``NotAllowed`` (``role_missing``, ``source_not_cited``)."""
    require_role(actor, OrganizationRole.REVIEWER)
    if not may_mark(session, source, actor):
        raise NotAllowed(
            "Only reviewers of an organization with a published verdict that cites this source may mark it. "
            "Ask for a recheck of the verdicts that cite it.",
            code="source_not_cited",
        )


def _is_cited_by(session: Session, source: Source, organization_id: int | None) -> bool:
    """Whether a published revision, current or not, cites the source; with an organization, whether one of its own does."""
    cited = select(Evidence.id).where(Evidence.source_id == source.id)
    if organization_id is not None:
        cited = (
            cited.join(ReviewRevision, ReviewRevision.id == Evidence.revision_id)
            .join(Review, Review.id == ReviewRevision.review_id)
            .where(owned_by(session, Review.organization_id, organization_id))
        )
    return bool(session.scalar(select(cited.exists())))


def _is_shown(session: Session, source: Source, viewer: Actor | None) -> bool:
    if _is_cited_by(session, source, None):
        return True
    if viewer is None:
        return False
    return viewer.is_internal or _reads_a_draft_with(session, source, viewer)


def _reads_a_draft_with(session: Session, source: Source, viewer: Actor) -> bool:
    """Whether a draft that cites the source now may be read by somebody who works on reviews of its organization."""
    if viewer.organization_id is None or not viewer.roles & DECIDING_ROLES:
        return False
    rows = session.execute(
        select(Review, ReviewDraft)
        .join(ReviewDraft, ReviewDraft.review_id == Review.id)
        .where(
            owned_by(session, Review.organization_id, viewer.organization_id),
            exists().where(EvidenceCheck.review_id == Review.id, EvidenceCheck.source_id == source.id),
        )
    )
    return any(_cites(draft, source.key) and not is_hidden_from(session, review, viewer) for review, draft in rows)


def _cites(draft: ReviewDraft, key: str) -> bool:
    return any(
        source_key(item.get("url") or None, item.get("title", ""), item.get("publisher", "")) == key
        for item in draft.evidence
    )
