"""Who said a claim, when and where, as it is known at a moment: what a revision keeps of it when it is published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from claims.models.appearance import Appearance
from claims.models.article import Article
from claims.models.article_version import ArticleVersion
from claims.models.claim import Claim
from claims.models.outlet import Outlet
from claims.models.speaker import Speaker
from claims.services.base.claim_families import families_of
from claims.services.base.parts import in_parts

MOST_APPEARANCES = 20
"""Articles that are kept of one claim: the earliest, and the newest after it."""


def claim_contexts(session: Session, claims: Iterable[Claim]) -> dict[int, dict[str, Any]]:
    """By claim id its language, its speaker (name and kind), its date, and the articles in which
    it is found, oldest first; only those with an address, each once. Three queries for each 500 claims."""
    listed = list(claims)
    found: dict[int, dict[str, Any]] = {}
    for part in in_parts(listed):
        speakers = _speakers(session, part)
        appearances = _appearances(session, [claim.id for claim in part])
        for claim in part:
            found[claim.id] = {
                "language": claim.language,
                "speaker": speakers.get(claim.speaker_id) if claim.speaker_id else None,
                "claim_date": None if claim.claim_date is None else claim.claim_date.isoformat(),
                "appearances": appearances[claim.id],
            }
    return found


def claim_context(session: Session, claim: Claim) -> dict[str, Any]:
    """The context of one claim."""
    return claim_contexts(session, [claim])[claim.id]


def _speakers(session: Session, claims: Iterable[Claim]) -> dict[int, dict[str, str | None]]:
    ids = {claim.speaker_id for claim in claims if claim.speaker_id is not None}
    if not ids:
        return {}
    rows = session.execute(select(Speaker.id, Speaker.name, Speaker.kind).where(Speaker.id.in_(ids)))
    return {row.id: {"name": row.name, "kind": None if row.kind is None else row.kind.value} for row in rows}


def _appearances(session: Session, claim_ids: list[int]) -> dict[int, list[dict[str, Any]]]:
    """By claim the articles that are kept, oldest first, each in the version in which the claim was first found.

    Of a claim that is said everywhere the database hands over the few articles that are kept: as rows, 25,000 took twice
    the time on SQLite and four times on PostgreSQL.
    """
    families = families_of(session, claim_ids)
    members = sorted({member for family in families.values() for member in family})
    by_root: dict[int, list[int]] = {}
    for root_id, version_id in session.execute(_kept_versions(members)):
        by_root.setdefault(root_id, []).append(version_id)
    articles = _articles(session, [version_id for kept in by_root.values() for version_id in kept])
    return {
        claim_id: [articles[version_id] for version_id in by_root.get(family[0], ())]
        for claim_id, family in families.items()
    }


def _kept_versions(claim_ids: list[int]) -> Select[int, int]:
    """Of each claim that answers for some of these the versions that first say it of its earliest article and of its
    newest others, oldest first; only articles with an address."""
    firstly = (ArticleVersion.published_at, Appearance.id)
    said = (
        select(
            _root().label("root_id"),
            ArticleVersion.id.label("version_id"),
            ArticleVersion.article_id.label("article_id"),
            ArticleVersion.published_at.label("published_at"),
            func.row_number()
            .over(partition_by=(_root(), ArticleVersion.article_id), order_by=firstly)
            .label("in_article"),
        )
        .select_from(Appearance)
        .join(Claim, Claim.id == Appearance.claim_id)
        .join(ArticleVersion, ArticleVersion.id == Appearance.article_version_id)
        .join(Article, Article.id == ArticleVersion.article_id)
        .where(Appearance.claim_id.in_(claim_ids), Article.url.is_not(None))
        .subquery("said")
    )
    by_time = (said.c.published_at, said.c.article_id)
    placed = (
        select(
            said.c.root_id,
            said.c.version_id,
            func.row_number().over(partition_by=said.c.root_id, order_by=by_time).label("place"),
            func.count().over(partition_by=said.c.root_id).label("of_all"),
        )
        .where(said.c.in_article == 1)
        .subquery("placed")
    )
    is_kept = or_(placed.c.place == 1, placed.c.place > placed.c.of_all - (MOST_APPEARANCES - 1))
    return select(placed.c.root_id, placed.c.version_id).where(is_kept).order_by(placed.c.root_id, placed.c.place)


def _articles(session: Session, version_ids: list[int]) -> dict[int, dict[str, Any]]:
    """By version its article as it is kept."""
    found: dict[int, dict[str, Any]] = {}
    for part in in_parts(version_ids):
        rows = session.execute(
            select(
                ArticleVersion.id,
                Article.url,
                ArticleVersion.headline,
                ArticleVersion.published_at,
                ArticleVersion.published_given,
                Outlet.name,
            )
            .join(Article, Article.id == ArticleVersion.article_id)
            .join(Outlet, Outlet.id == Article.outlet_id)
            .where(ArticleVersion.id.in_(part))
        )
        for version_id, url, headline, published_at, is_given, outlet in rows:
            found[version_id] = {
                "url": url,
                "headline": headline,
                "published_at": _time(published_at) if is_given else None,
                "outlet": outlet,
            }
    return found


def _root() -> ColumnElement[int]:
    """The claim that answers for a claim: itself, or the one that it was merged into."""
    return func.coalesce(Claim.merged_into_id, Claim.id)


def _time(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat()
