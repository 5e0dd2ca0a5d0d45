"""The ClaimReview markup of web pages: kept as it was sent, and taken in as reviews of the organizations that it names.

Pages are each organization's own; nobody else's key sees them. What a page says becomes public by way of the import of
ClaimReviews, under its rules; a page that is changed makes next revisions. A page that is deleted, or a review that is
taken off one, stays in the registry as what it is, a published review: to withdraw it takes a public reason, which this
way of sending has no place for.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from claims.core.claim_review.markup_pages import check_page, claim_reviews
from claims.core.errors import Conflict, Invalid, NotFound, Problem, Stale
from claims.core.sources.publisher_sites import publisher_site
from claims.core.sources.web_addresses import address_key, canonical_url
from claims.models.api_key import Scope
from claims.models.markup_page import MarkupPage
from claims.models.user import OrganizationRole
from claims.services.base.actors import Actor, require_role, require_scope
from claims.services.base.changes import record_change
from claims.services.base.saving import STALE_DETAIL, saving
from claims.services.exchange.claim_review_import import import_claim_reviews
from claims.services.exchange.claim_review_out import Site

PAGE_EXISTS = "page_exists"
"""Code of the ``Conflict`` where the organization has markup of this page already."""

_EXISTS_DETAIL = "There is markup of this page already. Update it instead."

_SUBJECT = "markup_page"


def create_page(
    session: Session, content: Mapping[str, Any], *, site: Site, actor: Actor, now: dt.datetime
) -> MarkupPage:
    """Keep a page and take its ClaimReviews in, all or nothing.

    ``content`` has the names that clients use, and nothing unset (``core/claim_review/markup_pages.py``). Raises
    ``Invalid`` with everything that is wrong, ``Conflict`` (``page_exists``) and, for who may not import, ``NotAllowed``.
    """
    _require_writer(actor)
    check_page(content)
    page = MarkupPage(organization_id=actor.organization_id, created_at=now)
    _store(session, page, content, actor=actor, now=now)
    _publish(session, page, site=site, actor=actor, now=now)
    _record(session, page, "created", actor=actor, now=now)
    return page


def get_page(session: Session, page_id: int, *, actor: Actor) -> MarkupPage:
    """A page of the actor's organization; ``NotFound`` for any other."""
    page = session.get(MarkupPage, page_id)
    if page is None or not actor.acts_for(page.organization_id):
        raise NotFound(f"There is no page {page_id}.", code="page_unknown")
    return page


def page_of_address(session: Session, address: str, *, actor: Actor) -> MarkupPage | None:
    """The organization's page of that address, however it is spelled. Raises ``Invalid`` for what is no address."""
    pages = select(MarkupPage).where(
        MarkupPage.organization_id.in_(actor.organization_ids), MarkupPage.address_key == address_key(address)
    )
    return session.scalars(pages.order_by(MarkupPage.id)).first()


def pages_of_site(
    session: Session, site: str, *, actor: Actor, limit: int, before: int | None = None, skip: int = 0
) -> list[MarkupPage]:
    """The organization's pages on a host and its subdomains, newest first; those before the id that ended the last
    part, or without it those after the first ``skip``."""
    pages = select(MarkupPage).where(
        MarkupPage.organization_id.in_(actor.organization_ids),
        or_(MarkupPage.site == site, MarkupPage.site.endswith(f".{site}", autoescape=True)),
    )
    pages = pages.offset(skip) if before is None else pages.where(MarkupPage.id < before)
    return list(session.scalars(pages.order_by(MarkupPage.id.desc()).limit(limit)))


def update_page(
    session: Session,
    page_id: int,
    content: Mapping[str, Any],
    *,
    version: str,
    site: Site,
    actor: Actor,
    now: dt.datetime,
) -> MarkupPage:
    """Put another content in the place of a page's and take its ClaimReviews in.

    Raises ``Stale`` unless ``version`` is the present one, and as ``get_page`` and ``create_page`` do.
    """
    _require_writer(actor)
    page = get_page(session, page_id, actor=actor)
    check_page(content)
    if version != str(page.version):
        raise Stale(STALE_DETAIL)
    _store(session, page, content, actor=actor, now=now)
    _publish(session, page, site=site, actor=actor, now=now)
    _record(session, page, "changed", actor=actor, now=now)
    return page


def delete_page(session: Session, page_id: int, *, actor: Actor, now: dt.datetime) -> None:
    """Keep a page no longer; its reviews stand. Raises as ``get_page`` does, and ``NotAllowed``."""
    _require_writer(actor)
    page = get_page(session, page_id, actor=actor)
    _record(session, page, "deleted", actor=actor, now=now)
    with saving(session):
        session.delete(page)


def _require_writer(actor: Actor) -> None:
    """Refuse whoever may not take in ClaimReviews, also where a page has none."""
    require_scope(actor, Scope.REVIEWS_WRITE)
    require_role(actor, OrganizationRole.REVIEWER)


def _store(session: Session, page: MarkupPage, content: Mapping[str, Any], *, actor: Actor, now: dt.datetime) -> None:
    address = str(content["pageUrl"])
    key = address_key(address)
    # Organizations that were merged may each have kept the page: those stay. The table keeps apart those of one alone.
    if key != page.address_key and page_of_address(session, address, actor=actor) is not None:
        raise Conflict(_EXISTS_DETAIL, code=PAGE_EXISTS)
    with saving(session, conflict=_EXISTS_DETAIL, code=PAGE_EXISTS):
        page.content = dict(content)
        page.address_key = key
        page.site = publisher_site(canonical_url(address)) or ""
        page.updated_at = now
        session.add(page)


def _publish(session: Session, page: MarkupPage, *, site: Site, actor: Actor, now: dt.datetime) -> None:
    """Take in the reviews that the page's content stands for; ``Invalid`` with the reason for each that is kept out."""
    reviews = claim_reviews(page.content)
    if not reviews:
        return
    done = import_claim_reviews(
        session, json.dumps(reviews), site=site, actor=actor, now=now, page_url=page.content["pageUrl"]
    )
    places = {f"$[{number}]": f"/claimReviewMarkups/{number}" for number in range(len(reviews))}
    left_out = [(done.read.reviews[number].path, detail) for number, detail in sorted(done.left_out.items())]
    left_out += [(item.path, item.detail) for item in done.read.findings]  # of the whole: reviews that were passed over
    if not left_out and len(done.read.reviews) != len(reviews):
        left_out = [("", "Not all of these ClaimReviews could be read.")]
    problems = tuple(
        Problem(detail, places.get(path, "/claimReviewMarkups"), "review_left_out") for path, detail in left_out
    )
    if problems:
        raise Invalid(problems[0].detail, code=problems[0].code, problems=problems)


def _record(session: Session, page: MarkupPage, action: str, *, actor: Actor, now: dt.datetime) -> None:
    detail = {"page_url": page.content["pageUrl"], "version": page.version}
    record_change(session, _SUBJECT, page.id, action, actor=actor, now=now, detail=detail)
