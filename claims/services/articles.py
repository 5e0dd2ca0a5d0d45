"""Stored articles: one, a list, their versions."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from claims.core.errors import NotFound
from claims.models.article import Article
from claims.models.article_version import ArticleVersion
from claims.models.outlet import Outlet
from claims.services.paging import Page, Place, checked_limit, decode_cursor, page_of

_LIST = "articles"


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article with one of its versions and its outlet's name."""

    article: Article
    version: ArticleVersion
    outlet: str


def get_article(
    session: Session, article_id: int, *, number: int | None = None, known_at: dt.datetime | None = None
) -> ArticleView:
    """The article with the version asked for, or its newest, at ``known_at`` the newest received by then; ``NotFound``
    where either does not exist."""
    query = _views().where(Article.id == article_id)
    query = query.where(is_newest_version(known_at) if number is None else ArticleVersion.number == number)
    row = session.execute(query).first() if 0 < article_id < 2**63 else None
    if row is None:
        what = f"article {article_id}" if number is None else f"version {number} of article {article_id}"
        raise NotFound(f"There is no {what}.")
    return ArticleView(row[0], row[1], row[2])


def article_then(
    session: Session, article_id: int, *, number: int | None = None, known_at: dt.datetime | None = None
) -> ArticleView:
    """As ``get_article``; of an article that was received after ``known_at`` its first version."""
    try:
        return get_article(session, article_id, number=number, known_at=known_at)
    except NotFound:
        if number is not None or known_at is None:
            raise
        numbers = version_numbers(session, article_id) if 0 < article_id < 2**63 else []
        if not numbers:
            raise
        return get_article(session, article_id, number=numbers[0])


def version_numbers(session: Session, article_id: int) -> list[int]:
    """The numbers of the article's versions, oldest first."""
    query = select(ArticleVersion.number).where(ArticleVersion.article_id == article_id)
    return list(session.scalars(query.order_by(ArticleVersion.number)))


def list_articles(session: Session, *, after: str | None = None, limit: int = 50) -> Page[ArticleView]:
    """Articles by their first arrival, newest first, each with its newest version."""
    query = _views().where(is_newest_version())
    if after is not None:
        place = decode_cursor(_LIST, after)
        earlier = and_(Article.created_at == place.time, Article.id < place.id)
        query = query.where(or_(Article.created_at < place.time, earlier))
    query = query.order_by(Article.created_at.desc(), Article.id.desc()).limit(checked_limit(limit) + 1)
    rows = [ArticleView(row[0], row[1], row[2]) for row in session.execute(query)]
    return page_of(rows, limit, _LIST, lambda view: Place(view.article.created_at, view.article.id))


def _views() -> Select[Article, ArticleVersion, str]:
    return (
        select(Article, ArticleVersion, Outlet.name)
        .join(ArticleVersion, ArticleVersion.article_id == Article.id)
        .join(Outlet, Outlet.id == Article.outlet_id)
    )


def is_newest_version(known_at: dt.datetime | None = None) -> ColumnElement[bool]:
    """The condition on ``Article`` joined with ``ArticleVersion`` that the version is the article's newest, at
    ``known_at`` the newest of those received by then."""
    other = aliased(ArticleVersion)
    newest = select(func.max(other.number)).where(other.article_id == Article.id)
    if known_at is not None:
        newest = newest.where(other.received_at <= known_at)
    return ArticleVersion.number == newest.correlate(Article).scalar_subquery()
