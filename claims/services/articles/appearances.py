"""Where claims were said: appearances of a claim across articles."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from claims.core.records import Disposition
from claims.models.appearance import Appearance
from claims.models.article import Article
from claims.models.article_version import ArticleVersion
from claims.models.outlet import Outlet
from claims.services.articles.articles import is_newest_read
from claims.services.articles.outlets import is_shown_outlet
from claims.services.base.claim_families import family_of
from claims.services.base.paging import Page, Place, checked_limit, decode_cursor, is_below, page_of
from claims.services.base.parties_then import OUTLETS_THEN, shown_then

_LIST = "appearances"


@dataclass(frozen=True, slots=True)
class AppearanceView:
    """An appearance with the version that it stands in and the outlet's name."""

    appearance: Appearance
    version: ArticleVersion
    outlet: str


def list_appearances(
    session: Session,
    claim_id: int,
    *,
    after: str | None = None,
    limit: int = 50,
    known_at: dt.datetime | None = None,
) -> Page[AppearanceView]:
    """Appearances of the claim, and of those merged with it, in the newest version of each article that is read, by
    publication date, newest first. With ``known_at`` of claims that were one with it then, in the version that was the
    newest then, with the outlet's name of then; articles received later are left out."""
    places = (
        select(Appearance.id.label("id"), ArticleVersion.published_at.label("published_at"))
        .join(ArticleVersion, ArticleVersion.id == Appearance.article_version_id)
        .where(Appearance.claim_id.in_(family_of(session, claim_id, at=known_at)), is_newest_read(known_at))
    )
    if after is not None:
        place = decode_cursor(_LIST, after)
        places = places.where(is_below((ArticleVersion.published_at, Appearance.id), place.time, place.id))
    places = places.order_by(ArticleVersion.published_at.desc(), Appearance.id.desc()).limit(checked_limit(limit) + 1)
    # Places first, then rows: sorted as whole rows, the bodies of all articles that say the claim would be sorted along.
    newest = places.subquery("newest")
    query = (
        select(Appearance, ArticleVersion, Outlet.name, Article.outlet_id)
        .join(newest, newest.c.id == Appearance.id)
        .join(ArticleVersion, ArticleVersion.id == Appearance.article_version_id)
        .join(Article, Article.id == ArticleVersion.article_id)
        .join(Outlet, is_shown_outlet())
        .order_by(newest.c.published_at.desc(), newest.c.id.desc())
    )
    found = session.execute(query).all()
    outlets = {} if known_at is None else shown_then(session, OUTLETS_THEN, [row[3] for row in found], known_at)
    rows = [AppearanceView(row[0], row[1], outlets[row[3]][1] if outlets else row[2]) for row in found]
    return page_of(rows, limit, _LIST, lambda row: Place(row.version.published_at, row.appearance.id))


def is_standing(passage: type[Appearance] = Appearance) -> ColumnElement[bool]:
    """The condition on ``Appearance``, or an alias of it, that nobody has taken it off."""
    return or_(passage.disposition.is_(None), passage.disposition != Disposition.DEMOTED)
