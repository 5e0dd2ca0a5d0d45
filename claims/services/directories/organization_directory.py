"""The public directory of organizations: names, site, method, ids elsewhere, and what each has published.

What an admin changes here is public, and so is who changed it; members, keys and policies have a history of their own
(``services/access/members.py``). The slug stands in the log and never changes.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Select, and_, select
from sqlalchemy.orm import Session

from claims.core.errors import Invalid
from claims.core.sources.speaker_names import fold_name
from claims.core.sources.web_addresses import canonical_url
from claims.core.texts.input_text import checked_text
from claims.models.change import Change
from claims.models.organization import Organization, OrganizationExternalId, OrganizationMerge, OrganizationName
from claims.models.review import Review
from claims.models.review_revision import ReviewRevision
from claims.services.base.actors import Actor, require_own_admin
from claims.services.base.changes import MAX_REASON_LENGTH, record_change
from claims.services.base.organization_families import owners
from claims.services.base.paging import Page, RankPlace, newest_first, page_of
from claims.services.directories import parties

MAX_SITE_LENGTH = 300

ORGANIZATIONS = parties.PartyKind(
    word="organization",
    subject="organization_profile",
    model=Organization,
    names=OrganizationName,
    external_ids=OrganizationExternalId,
    merges=OrganizationMerge,
    require_editor=require_own_admin,
)


@dataclass(frozen=True, slots=True)
class PublishedReview:
    """A review that is public, with its current revision."""

    review: Review
    revision: ReviewRevision


def find_organizations(
    session: Session, q: str = "", *, after: str | None = None, limit: int = 50
) -> Page[Organization]:
    """Organizations that were not merged away, newest first; with ``q`` those of which a name begins with it."""
    begins = None
    if q.strip():
        name = OrganizationName
        begins = parties.leads_to(ORGANIZATIONS, name.party_id, name.folded.startswith(fold_name(q), autoescape=True))
    return parties.list_parties(session, ORGANIZATIONS, begins, after=after, limit=limit)


def facts_about_organization(
    session: Session, organization_id: int
) -> parties.PartyFacts[OrganizationName, OrganizationExternalId, OrganizationMerge]:
    """Names, ids elsewhere and merges of an organization and of those merged into it."""
    return parties.facts_about(session, ORGANIZATIONS, organization_id)


def published_reviews(
    session: Session, organization_id: int, *, after: str | None = None, limit: int = 20
) -> Page[PublishedReview]:
    """What the organization has published, with what those published that were merged into it; newest reviews first."""
    name = f"reviews of organization {organization_id}"
    current = and_(ReviewRevision.review_id == Review.id, ReviewRevision.number == Review.current_number)
    is_public = Review.current_number.is_not(None)  # in the words of the index
    rows = select(Review, ReviewRevision).join(ReviewRevision, current).where(is_public)
    rows = newest_first(rows, Review.id, name, after=after, limit=limit)
    # Each owner by itself: of several at once the databases sort all that they published instead of reading the index.
    found = [row for owner in owners(session, organization_id) for row in _owned(session, rows, owner)]
    found.sort(key=lambda row: row.review.id, reverse=True)
    return page_of(found, limit, name, lambda row: RankPlace(0, row.review.id))


def _owned(session: Session, rows: Select[Review, ReviewRevision], owner_id: int) -> list[PublishedReview]:
    found = session.execute(rows.where(Review.organization_id == owner_id))
    return [PublishedReview(row[0], row[1]) for row in found]


def set_addresses(
    session: Session,
    organization_id: int,
    *,
    site: str,
    method_url: str,
    reason: str = "",
    actor: Actor,
    now: dt.datetime,
) -> Organization:
    """Say where an organization publishes and where it tells how it works; "" for neither.

    Raises ``NotAllowed``, ``Invalid`` (``url_invalid``, ``text_too_long``); the same again changes nothing.
    """
    organization = parties.editable_party(session, ORGANIZATIONS, organization_id, actor)
    reason = checked_text(reason, "reason", max_length=MAX_REASON_LENGTH)
    wanted = {"site": _address(site, "site"), "method_url": _address(method_url, "method_url")}
    if len(wanted["site"] or "") > MAX_SITE_LENGTH:
        raise Invalid(f"A site's address has at most {MAX_SITE_LENGTH} characters.", code="text_too_long", field="site")
    for name, value in wanted.items():
        old = getattr(organization, name)
        if value == old:
            continue
        setattr(organization, name, value)
        detail = {"field": name, "old": old, "new": value}
        action = "site_changed" if name == "site" else "method_changed"
        record_change(
            session, ORGANIZATIONS.subject, organization.id, action, actor=actor, now=now, reason=reason, detail=detail
        )
    session.flush()  # the page shows it
    return organization


def name_at(session: Session, organization: Organization, when: dt.datetime) -> str:
    """The name that an organization had at a moment: what a permalink shows of a revision never changes."""
    later = _next_change(session, organization, "renamed", when)
    return organization.name if later is None else str(later.detail["old"])


def site_at(session: Session, organization: Organization, when: dt.datetime) -> str | None:
    """The site that it had at a moment, likewise."""
    later = _next_change(session, organization, "site_changed", when)
    return organization.site if later is None else later.detail["old"]


def _next_change(session: Session, organization: Organization, action: str, when: dt.datetime) -> Change | None:
    return session.scalar(
        select(Change)
        .where(
            Change.subject_type == ORGANIZATIONS.subject,
            Change.subject_id == organization.id,
            Change.action == action,
            Change.created_at > when,
        )
        .order_by(Change.id)
        .limit(1)
    )


def _address(text: str, field: str) -> str | None:
    return canonical_url(text, field=field) if text.strip() else None
