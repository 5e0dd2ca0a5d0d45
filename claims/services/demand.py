"""Demand for a claim: in how many articles it stands, which is what makes checking it worth the work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from claims.models.appearance import Appearance
from claims.models.article import Article
from claims.models.article_version import ArticleVersion
from claims.models.claim import Claim


@dataclass(frozen=True, slots=True)
class Demand:
    """Distinct articles and outlets that say it, and distinct days on which they were published (UTC)."""

    articles: int
    outlets: int
    days: int


NO_DEMAND = Demand(0, 0, 0)


def demand(session: Session, claim_id: int) -> Demand:
    """The demand for one claim; versions of an article and repetitions in it count once."""
    return demand_by_claim(session, [claim_id]).get(claim_id, NO_DEMAND)


def demand_by_claim(session: Session, claim_ids: Sequence[int]) -> dict[int, Demand]:
    """The demand for each claim that stands in any article, merged claims counted with the one they lead to; at most
    some hundred ids."""
    root = func.coalesce(Claim.merged_into_id, Claim.id)
    rows = session.execute(
        select(
            root,
            func.count(Article.id.distinct()),
            func.count(Article.outlet_id.distinct()),
            func.count(func.date(ArticleVersion.published_at).distinct()),
        )
        .select_from(Appearance)
        .join(ArticleVersion, ArticleVersion.id == Appearance.article_version_id)
        .join(Article, Article.id == ArticleVersion.article_id)
        .join(Claim, Claim.id == Appearance.claim_id)
        .where(or_(Claim.id.in_(claim_ids), Claim.merged_into_id.in_(claim_ids)))
        .group_by(root)
    )
    return {claim_id: Demand(articles, outlets, days) for claim_id, articles, outlets, days in rows}
