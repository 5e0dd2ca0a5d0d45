"""Public revisions as ClaimReview: the one that is published for ever, and those that a claim's page carries today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.core.claim_review.parties import is_collective, party_kind
from claims.core.claim_review.records import ClaimMarkup, Moment, Party, Rating, ReviewMarkup, Work
from claims.core.claim_review.writing import write_claim, write_reviews
from claims.core.errors import NotFound
from claims.core.extraction.text.languages import known_language
from claims.core.reviews.corrections import LOGGED
from claims.core.reviews.scales import IMPORTED_SCALE, scale_path
from claims.core.texts.removed_words import REMOVED
from claims.core.verdicts import VERDICT_NUMBER, Freshness
from claims.models.claim import Claim
from claims.models.review import Review
from claims.models.review_revision import ReviewRevision
from claims.services.answers.answers import ReviewAnswer, permalink
from claims.services.claims.claim_context import claim_context
from claims.services.directories.organization_directory import name_at, site_at
from claims.services.reviews.review_publishing import RevisionView, get_revision

BEST, WORST = max(VERDICT_NUMBER.values()), min(VERDICT_NUMBER.values())


@dataclass(frozen=True, slots=True)
class Site:
    """Where the registry is reached: ``base`` without the slash at its end, and all its hosts."""

    base: str
    hosts: frozenset[str] = field(default_factory=frozenset)

    def owns(self, address: str | None) -> bool:
        """Whether a page is one of this registry, or there is no other."""
        return not address or urlsplit(address).hostname in self.hosts | {urlsplit(self.base).hostname}


def revision_markup(session: Session, review_id: int, number: int, site: Site) -> ReviewMarkup:
    """One revision as it was published; it says the same for ever. ``NotFound`` also where its text was removed."""
    view = get_revision(session, review_id, number)
    markup = _markup(session, view, site, view.revision.claim_context, maker=_maker_then(session, view))
    if markup is None:
        raise NotFound("The text of this revision was removed on a legal ground.", code="revision_unknown")
    return markup


def page_document(session: Session, claim: Claim, answers: Sequence[ReviewAnswer], site: Site) -> dict[str, Any]:
    """What the page of a claim carries, given what holds today: the ClaimReview of each answer, as it is now.

    Neither of withdrawn ones nor of those that have a page elsewhere, which is theirs to mark up; where that leaves none,
    the claim itself, with those pages.
    """
    context = claim_context(session, claim)
    standing = [answer for answer in answers if answer.freshness is not Freshness.WITHDRAWN]
    found = [
        _markup(session, get_revision(session, answer.id, answer.revision), site, context, claim_id=claim.id)
        for answer in standing
        if site.owns(answer.url)
    ]
    markups = [markup for markup in found if markup is not None]
    if markups:
        return write_reviews(markups)
    return write_claim(
        ClaimMarkup(
            url=f"{site.base}/claims/{claim.id}",
            text=claim.text,
            language=known_language(claim.language),
            claimant=_claimant(context["speaker"]),
            claim_date=claim.claim_date,
            appearances=tuple(_work(item) for item in context["appearances"]),
            pages=tuple(answer.url for answer in standing if answer.url and not site.owns(answer.url)),
        )
    )


def review_address(site: Site, claim_id: int, review_id: int, page: str | None) -> str:
    """Where a review is read in full, whichever revision is current: its own page elsewhere, or its place on the page of
    its claim."""
    return page if page and not site.owns(page) else f"{site.base}/claims/{claim_id}#review-{review_id}"


def is_carried(view: RevisionView, site: Site) -> bool:
    """Whether the page of a revision carries its ClaimReview, whatever became of it since."""
    return site.owns(view.revision.url) and view.revision.claim_text != REMOVED


@dataclass(frozen=True, slots=True)
class _Maker:
    """What is said of an organization: its name, and its site where one is known."""

    name: str
    site: str | None


def _maker_then(session: Session, view: RevisionView) -> _Maker:
    then = view.revision.published_at
    return _Maker(name_at(session, view.organization, then), site_at(session, view.organization, then))


def _markup(
    session: Session,
    view: RevisionView,
    site: Site,
    context: Mapping[str, Any] | None,
    *,
    maker: _Maker | None = None,
    claim_id: int | None = None,
) -> ReviewMarkup | None:
    """The revision by ``maker``, or by its organization as it is today, on the page of the claim ``claim_id``, or of the
    one that it was made about. None where its text was removed."""
    maker = maker or _Maker(view.organization.name, view.organization.site)
    revision = view.revision
    if REMOVED in (revision.claim_text, revision.rating):
        return None
    context = context or {}
    works = tuple(_work(item) for item in context.get("appearances", ()))
    earlier = _revisions_up_to(session, view.review, revision.number)
    return ReviewMarkup(
        claim_reviewed=revision.claim_text,
        rating=_rating(revision, site),
        url=review_address(site, claim_id or view.review.claim_id, view.review.id, revision.url),
        author=Party(maker.name, "Organization", _home_page(maker, view, site)),
        id=f"{site.base}/reviews/{view.review.id}#review",
        version=revision.number,
        archived_at=site.base + permalink(view.review.id, revision.number),
        published=earlier[0].reviewed_at,
        modified=revision.reviewed_at if revision.number > 1 else None,
        expires=None if revision.timeless else revision.valid_until,
        language=known_language(context.get("language", "")),
        claimant=_claimant(context.get("speaker")),
        claim_date=_day(context.get("claim_date")),
        first_appearance=works[0] if works and works[0].published is not None else None,
        appearances=works,
        citations=tuple(dict.fromkeys(source.url for _, source in view.evidence if source.url)),
        corrections=tuple(
            (_correction_text(row), row.published_at) for row in reversed(earlier) if row.correction_kind in LOGGED
        ),
    )


def _home_page(maker: _Maker, view: RevisionView, site: Site) -> str:
    """The organization's site; where none is known, that of its own page of the check, or the registry it publishes in."""
    named = maker.site
    if named:
        return named if named.startswith(("https://", "http://")) else f"https://{named}/"
    if site.owns(view.revision.url):
        return f"{site.base}/"
    page = urlsplit(view.revision.url or "")
    return f"{page.scheme}://{page.netloc}/"


def _revisions_up_to(session: Session, review: Review, number: int) -> list[ReviewRevision]:
    rows = select(ReviewRevision).where(ReviewRevision.review_id == review.id, ReviewRevision.number <= number)
    return list(session.scalars(rows.order_by(ReviewRevision.number)))


def _correction_text(revision: ReviewRevision) -> str:
    words = (revision.correction_kind or "").replace("_", " ").capitalize()
    return f"{words}: {revision.reason}" if revision.reason and revision.reason != REMOVED else f"{words}."


def _rating(revision: ReviewRevision, site: Site) -> Rating:
    """The organization's words; numbers only where the verdict is one of degree."""
    number = VERDICT_NUMBER.get(revision.verdict)
    scale_url = "" if revision.scale == IMPORTED_SCALE else site.base + scale_path(revision.scale)
    if number is None:
        return Rating(revision.rating, scale_url=scale_url)
    return Rating(revision.rating, value=number, best=BEST, worst=WORST, scale_url=scale_url)


def _claimant(speaker: Mapping[str, Any] | None) -> Party | None:
    """Who said it; nobody where the name only says that many did."""
    if not speaker or is_collective(speaker["name"]):
        return None
    kinds = {"person": "Person", "body": "Organization"}
    return Party(speaker["name"], kinds.get(speaker.get("kind") or "") or party_kind(speaker["name"]))


def _work(item: Mapping[str, Any]) -> Work:
    moment = item.get("published_at")
    published: Moment | None = None if moment is None else dt.datetime.fromisoformat(moment)
    return Work(item["url"], item.get("headline") or "", published, item.get("outlet") or "")


def _day(value: str | None) -> dt.date | None:
    return None if value is None else dt.date.fromisoformat(value)
