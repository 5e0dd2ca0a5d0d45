"""What the registry knows of a page of the web without opening it: an article that was stored from there, and the claims
that are checked there."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claims.core.errors import Invalid
from claims.core.sources.publisher_sites import publisher_site
from claims.core.sources.web_addresses import canonical_url
from claims.models import Article, Claim, Review, ReviewRevision
from claims.services.articles.article_identity import identity_key
from claims.services.articles.outlets import find_article, find_outlet_of

MOST_CLAIMS = 20
"""Claims of one page: some fact-checks go through a whole speech."""


@dataclass(frozen=True, slots=True)
class KnownPage:
    """A page's article, if one was stored from its address, and the claims that it checks, the newest check first."""

    article: Article | None = None
    claims: tuple[Claim, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether there is any of these."""
        return self.article is not None or bool(self.claims)


def find_known_page(session: Session, address: str) -> KnownPage:
    """What is known of a page; nothing of an address that cannot be read. Spellings of one address are one."""
    try:
        url = canonical_url(address)
    except Invalid:
        return KnownPage()
    outlet = find_outlet_of(session, url)
    article = None if outlet is None else find_article(session, outlet, identity_key(url, ""))
    return KnownPage(article, _checked_at(session, address.strip(), url))


def _checked_at(session: Session, address: str, url: str) -> tuple[Claim, ...]:
    """The claims whose public reviews name this page as theirs; reviews keep the address as they were sent with it."""
    answering = func.coalesce(Claim.merged_into_id, Claim.id)
    newest = (
        select(answering.label("claim_id"), func.max(ReviewRevision.id).label("last"))
        .select_from(ReviewRevision)
        .join(Review, Review.id == ReviewRevision.review_id)
        .join(Claim, Claim.id == Review.claim_id)
        .where(Review.current_number == ReviewRevision.number, Review.withdrawn_at.is_(None))
        .where(ReviewRevision.site == publisher_site(url), ReviewRevision.url.in_({address, url}))
        .group_by(answering)
        .subquery()
    )
    found = select(Claim).join(newest, newest.c.claim_id == Claim.id).order_by(newest.c.last.desc())
    return tuple(session.scalars(found.limit(MOST_CLAIMS)))
