"""Who said a claim, when and where, as it is known at a moment: what a revision keeps of it when it is published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.models.appearance import Appearance
from claims.models.article import Article
from claims.models.article_version import ArticleVersion
from claims.models.claim import Claim
from claims.models.outlet import Outlet
from claims.models.speaker import Speaker
from claims.services.claim_families import families_of
from claims.services.parts import in_parts

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
                "appearances": _bounded(appearances.get(claim.id, [])),
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
    """By claim the articles, oldest first, each in the version in which the claim was first found."""
    families = families_of(session, claim_ids)
    members = sorted({member for family in families.values() for member in family})
    rows = session.execute(
        select(
            Appearance.claim_id,
            Article.id,
            Article.url,
            ArticleVersion.headline,
            ArticleVersion.published_at,
            ArticleVersion.published_given,
            Outlet.name,
        )
        .join(ArticleVersion, ArticleVersion.id == Appearance.article_version_id)
        .join(Article, Article.id == ArticleVersion.article_id)
        .join(Outlet, Outlet.id == Article.outlet_id)
        .where(Appearance.claim_id.in_(members), Article.url.is_not(None))
        .order_by(ArticleVersion.published_at, Appearance.id)
    ).all()
    by_member: dict[int, list[Any]] = {}
    for row in rows:
        by_member.setdefault(row.claim_id, []).append(row)
    return {claim_id: _each_once(by_member, family) for claim_id, family in families.items()}


def _each_once(by_member: Mapping[int, list[Any]], family: Iterable[int]) -> list[dict[str, Any]]:
    rows = [row for member in family for row in by_member.get(member, ())]
    articles: dict[int, dict[str, Any]] = {}
    for row in sorted(rows, key=lambda row: (row.published_at, row[1])):
        articles.setdefault(
            row[1],
            {
                "url": row.url,
                "headline": row.headline,
                "published_at": _time(row.published_at) if row.published_given else None,
                "outlet": row.name,
            },
        )
    return list(articles.values())


def _bounded(articles: list[dict[str, Any]]) -> list[dict[str, Any]]:
    if len(articles) <= MOST_APPEARANCES:
        return articles
    return [articles[0], *articles[1 - MOST_APPEARANCES :]]


def _time(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat()
