"""Demand for a claim: in how many articles it stands, which is what makes checking it worth the work."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, literal, select
from sqlalchemy.orm import Session

from claims.models.appearance import Appearance
from claims.models.article import Article
from claims.models.article_origin import ArticleOrigin
from claims.models.article_version import ArticleVersion
from claims.models.claim import Claim
from claims.models.claim_demand import ClaimDemand
from claims.models.review import Review
from claims.models.review_revision import ReviewRevision
from claims.models.usage import Usage
from claims.services.articles.outlets import shown_outlet_id
from claims.services.base.claim_families import families_of, family_of
from claims.services.base.rows import count_up_to

_RANKED_OUTLETS = 10_000
_RANKED_ORIGINS = 200_000


@dataclass(frozen=True, slots=True)
class Demand:
    """Distinct articles and outlets that say it, distinct days on which they were published (UTC), and distinct origins:
    fifty copies of one wire report are fifty articles of one origin."""

    articles: int
    outlets: int
    days: int
    origins: int

    @property
    def rank(self) -> int:
        """One number to sort by: origins first, then outlets; below 2**31."""
        return min(self.origins, _RANKED_ORIGINS) * _RANKED_OUTLETS + min(self.outlets, _RANKED_OUTLETS - 1)


NO_DEMAND = Demand(0, 0, 0, 0)


def demand(session: Session, claim_id: int, *, known_at: dt.datetime | None = None) -> Demand:
    """The demand for one claim; versions of an article and repetitions in it count once. With ``known_at`` it is counted
    over what was received by then, of claims that were one with it then."""
    if known_at is not None:
        family = family_of(session, claim_id, at=known_at)
        rows = _counted(session, literal(family[0]), family, ArticleVersion.received_at <= known_at)
        return rows.get(family[0], NO_DEMAND)
    return demand_by_claim(session, [claim_id]).get(claim_id, NO_DEMAND)


def demand_by_claim(session: Session, claim_ids: Sequence[int]) -> dict[int, Demand]:
    """The demand for each claim that stands in any article, merged claims counted with the one they lead to; at most
    some hundred ids. Kept counts are read; a claim that has none yet is counted now."""
    families = families_of(session, claim_ids)
    roots = {claim_id: family[0] for claim_id, family in families.items()}
    by_root = {family[0]: family for family in families.values()}
    kept = {
        row.claim_id: Demand(row.articles, row.outlets, row.days, row.origins)
        for row in session.scalars(select(ClaimDemand).where(ClaimDemand.claim_id.in_(sorted(by_root))))
    }
    counted = kept | _count_families(session, [by_root[root] for root in sorted(by_root.keys() - kept.keys())])
    return {claim_id: counted[root] for claim_id, root in roots.items() if counted.get(root, NO_DEMAND).articles}


def count_demand(session: Session, root_ids: Sequence[int]) -> dict[int, Demand]:
    """The demand of claims that lead to no other, counted anew; claims that stand nowhere are not there."""
    return _count_families(session, families_of(session, root_ids).values())


def _count_families(session: Session, families: Collection[tuple[int, ...]]) -> dict[int, Demand]:
    members = [member for family in families for member in family]
    return _counted(session, func.coalesce(Claim.merged_into_id, Claim.id), members) if members else {}


def _counted(
    session: Session, root: ColumnElement[int], members: Sequence[int], *received: ColumnElement[bool]
) -> dict[int, Demand]:
    """By ``root`` the demand over appearances of these claims."""
    rows = session.execute(
        select(
            root,
            func.count(Article.id.distinct()),
            func.count(shown_outlet_id().distinct()),
            func.count(func.date(ArticleVersion.published_at).distinct()),
            func.count(func.coalesce(ArticleOrigin.origin_id, Article.id).distinct()),
        )
        .select_from(Appearance)
        .join(ArticleVersion, ArticleVersion.id == Appearance.article_version_id)
        .join(Article, Article.id == ArticleVersion.article_id)
        .outerjoin(ArticleOrigin, ArticleOrigin.article_id == Article.id)
        .join(Claim, Claim.id == Appearance.claim_id)
        .where(Appearance.claim_id.in_(members), *received)
        .group_by(root)
    )
    return {claim_id: Demand(*counts) for claim_id, *counts in rows}


def served_to(session: Session, claim_id: int, *, known_at: dt.datetime | None = None, limit: int = 1_000) -> int:
    """How many consumers were served a verdict on the claim, by ``known_at`` where given, counted up to ``limit``: demand
    by look-up, kept apart from what articles say. Looking up a claim that nobody has checked leaves no trace."""
    family = family_of(session, claim_id, at=known_at)
    served = () if known_at is None else (Usage.first_served_at <= known_at,)
    consumers = (
        select(Usage.consumer)
        .join(ReviewRevision, ReviewRevision.id == Usage.revision_id)
        .join(Review, Review.id == ReviewRevision.review_id)
        .where(Review.claim_id.in_(family), *served)
        .distinct()
    )
    return count_up_to(session, consumers, limit)
