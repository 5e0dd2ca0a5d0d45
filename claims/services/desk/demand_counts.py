"""Keeping count of demand: called wherever an appearance gets a claim, loses it, or claims become one or two.

The counts of a claim, the rank by which queues sort and the time by which its reviews are due change in the transaction
that links the appearance, so that no list counts rows; a jump is noticed at once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from claims.core.texts.near_copies import Sketch
from claims.models.appearance import Appearance
from claims.models.article import Article
from claims.models.article_version import ArticleVersion
from claims.models.claim_demand import ClaimDemand
from claims.models.outlet import Outlet
from claims.models.review import Review
from claims.services.articles.article_origins import place_article
from claims.services.base.claim_families import families_of
from claims.services.base.merged_rows import is_of_family
from claims.services.base.parts import in_parts
from claims.services.claims.demand import NO_DEMAND, Demand, count_demand
from claims.services.claims.spikes import notice_spikes
from claims.services.desk.due_times import refresh_due_times
from claims.services.index.posting_writes import dialect_insert

_CLAIMS_AT_ONCE = 200


def count_article(session: Session, version: ArticleVersion, *, sketch: Sketch | None = None, now: dt.datetime) -> None:
    """Place a processed article version among its copies and count the claims that it says."""
    place_article(session, version, sketch)
    said = select(Appearance.claim_id).join(ArticleVersion, ArticleVersion.id == Appearance.article_version_id)
    claims = session.scalars(
        said.where(ArticleVersion.article_id == version.article_id, Appearance.claim_id.is_not(None)).distinct()
    )
    refresh_demand(session, claims, now=now)


def refresh_demand(session: Session, claim_ids: Iterable[int | None], *, now: dt.datetime) -> None:
    """Count these claims anew, each with those that are one with it; None is no claim."""
    families = families_of(session, [claim_id for claim_id in claim_ids if claim_id is not None])
    roots = sorted({family[0] for family in families.values()})
    merged = sorted({member for family in families.values() for member in family[1:]})
    for part in in_parts(merged, _CLAIMS_AT_ONCE):
        session.execute(delete(ClaimDemand).where(ClaimDemand.claim_id.in_(part)))
    for part in in_parts(roots, _CLAIMS_AT_ONCE):
        _refresh(session, part, now)


def count_versions(session: Session, version_ids: Sequence[int], *, now: dt.datetime) -> None:
    """Place and count article versions that were stored before demand was counted so; at most some dozen."""
    versions = select(ArticleVersion).where(ArticleVersion.id.in_(version_ids)).order_by(ArticleVersion.id)
    for version in session.scalars(versions).all():
        count_article(session, version, now=now)


def recount_outlet(session: Session, outlet_id: int, *, after: int, limit: int, now: dt.datetime) -> int | None:
    """Count what the next articles of an outlet say anew, after it became one with another or was parted from it; gives
    the article's id after which to go on, None when all are done."""
    own = select(Article.id).where(Article.id > after, is_of_family(Article.outlet_id, Outlet, outlet_id))
    articles = session.scalars(own.order_by(Article.id).limit(limit)).all()
    said = select(Appearance.claim_id).join(ArticleVersion, ArticleVersion.id == Appearance.article_version_id)
    claims = session.scalars(
        said.where(ArticleVersion.article_id.in_(articles), Appearance.claim_id.is_not(None)).distinct()
    )
    refresh_demand(session, claims, now=now)
    return articles[-1] if len(articles) == limit else None


def _refresh(session: Session, roots: Sequence[int], now: dt.datetime) -> None:
    session.flush()  # new links are counted in the database
    rows = _held_rows(session, roots)
    counted = count_demand(session, roots)
    more = []
    for root in roots:
        found = counted.get(root, NO_DEMAND)
        if found.articles > rows[root].articles or found.outlets > rows[root].outlets:
            more.append(root)  # outlets that said it before say it again in new articles
        _store(rows[root], found)
    session.flush()  # due times read the counts
    _pass_on(session, roots, counted)
    notice_spikes(session, [root for root in more if counted[root].outlets], now=now)


def _held_rows(session: Session, roots: Sequence[int]) -> dict[int, ClaimDemand]:
    """The rows of the claims, made where they are missing, held until the transaction ends: who counts later, counts what
    we link."""
    wanted = select(ClaimDemand).where(ClaimDemand.claim_id.in_(roots)).order_by(ClaimDemand.claim_id).with_for_update()
    wanted = wanted.execution_options(populate_existing=True)
    rows = {row.claim_id: row for row in session.scalars(wanted)}
    missing = sorted(set(roots) - rows.keys())
    if not missing:
        return rows
    nothing = [{"claim_id": root, "articles": 0, "outlets": 0, "days": 0, "origins": 0} for root in missing]
    # Somebody else may make one at this moment; then we wait until they end, and count after them.
    session.connection().execute(dialect_insert(session, ClaimDemand).on_conflict_do_nothing(), nothing)
    return {row.claim_id: row for row in session.scalars(wanted)}


def _store(row: ClaimDemand, found: Demand) -> None:
    row.articles, row.outlets, row.days, row.origins = found.articles, found.outlets, found.days, found.origins


def _pass_on(session: Session, roots: Sequence[int], counted: dict[int, Demand]) -> None:
    """Give the reviews of the claims, and of those merged into them, their rank and due time."""
    families = families_of(session, roots)
    root_of = {member: root for root in roots for member in families[root]}
    reviews = session.scalars(select(Review).where(Review.claim_id.in_(list(root_of))).order_by(Review.id)).all()
    for review in reviews:
        rank = counted.get(root_of[review.claim_id], NO_DEMAND).rank
        if review.demand_rank != rank:
            changed = update(Review).where(Review.id == review.id).values(demand_rank=rank)
            session.execute(changed.execution_options(synchronize_session=False))
            set_committed_value(review, "demand_rank", rank)
    for part in in_parts(reviews, _CLAIMS_AT_ONCE):
        refresh_due_times(session, part)
