"""Which articles are copies of one text: each is placed in the group of the article that it copies, or founds one.

Found by the hashes that copies share, at most ``_POSTINGS_PER_KEY`` articles a hash, the newest: a phrase that an outlet
puts under everything leads to few comparisons, and copies come within days.
"""

from __future__ import annotations

from functools import cache

from sqlalchemy import Select, bindparam, delete, func, select, union_all, update
from sqlalchemy.orm import Session

from claims.core.texts.near_copies import Sketch, are_near_copies, contained_share, lookup_keys, sketch_of
from claims.models.article_origin import ArticleOrigin, OriginKey
from claims.models.article_version import ArticleVersion, ProcessingState

_POSTINGS_PER_KEY = 100
_COMPARED = 16
"""Articles whose sketches are compared, those that share most hashes."""


def place_article(session: Session, version: ArticleVersion, sketch: Sketch | None = None) -> int:
    """Find the article's origin by the text of this version and keep it; gives the origin's id (an article's).

    A new version is placed anew: a text rewritten since is no copy any more. Older versions than the one placed change
    nothing. ``sketch`` is that of the body, where it is known already.
    """
    row = session.get(ArticleOrigin, version.article_id)
    if row is not None and _is_newer(session, row.version_id, version):
        return row.origin_id
    sketch = sketch or sketch_of(version.body)
    origin_id = _found_origin(session, sketch, version.article_id)
    if origin_id != version.article_id:
        _leave_group(session, version.article_id)
    if origin_id is None:
        origin_id = version.article_id
    if row is None:
        row = ArticleOrigin(article_id=version.article_id)
        session.add(row)
    row.origin_id, row.version_id, row.sketch = origin_id, version.id, sketch.to_bytes()
    session.execute(delete(OriginKey).where(OriginKey.article_id == version.article_id))
    session.add_all(OriginKey(key=key, article_id=version.article_id) for key in lookup_keys(sketch))
    session.flush()  # copies that follow are found by these keys
    return origin_id


def unplaced_versions(session: Session, *, after: int, limit: int) -> list[int]:
    """The ids above ``after`` of processed versions of articles that have no origin yet, in their order. Only reads: every
    version that there is, once all have one."""
    query = (
        select(ArticleVersion.id)
        .outerjoin(ArticleOrigin, ArticleOrigin.article_id == ArticleVersion.article_id)
        .where(
            ArticleVersion.id > after,
            ArticleVersion.processing == ProcessingState.PROCESSED,
            ArticleOrigin.article_id.is_(None),
        )
        .order_by(ArticleVersion.id)
        .limit(limit)
    )
    return list(session.scalars(query))


def _is_newer(session: Session, placed_id: int, version: ArticleVersion) -> bool:
    placed = session.scalar(select(ArticleVersion.number).where(ArticleVersion.id == placed_id))
    return placed is not None and placed > version.number


def _found_origin(session: Session, sketch: Sketch, article_id: int) -> int | None:
    """The origin of the article of which this text is the closest copy, of equals the oldest; None without one."""
    copies = [
        (-contained_share(sketch, other), row.article_id, row.origin_id)
        for row in _candidates(session, sketch, article_id)
        if are_near_copies(sketch, other := Sketch.from_bytes(row.sketch))
    ]
    return min(copies)[2] if copies else None


def _leave_group(session: Session, article_id: int) -> None:
    """Name the group that an article founded after the oldest of its other articles: the founder says something
    else now."""
    others = (ArticleOrigin.origin_id == article_id, ArticleOrigin.article_id != article_id)
    oldest = session.scalar(select(func.min(ArticleOrigin.article_id)).where(*others))
    if oldest is not None:
        session.execute(update(ArticleOrigin).where(*others).values(origin_id=oldest))


def _candidates(session: Session, sketch: Sketch, article_id: int) -> list[ArticleOrigin]:
    keys = lookup_keys(sketch)
    if not keys:
        return []
    given = {_key(place): key for place, key in enumerate(keys)}
    return list(session.scalars(_sharing(len(keys)), {"article_id": article_id, **given}))


@cache
def _sharing(count: int) -> Select[ArticleOrigin]:
    """The articles but ``article_id`` that share most of so many keys. Made once for each number of keys, at most
    ``near_copies.LOOKUP_KEYS``: making it took longer than asking it."""
    found = union_all(
        *(
            select(
                select(OriginKey.article_id)
                .where(OriginKey.key == bindparam(_key(place)), OriginKey.article_id != bindparam("article_id"))
                .order_by(OriginKey.article_id.desc())
                .limit(_POSTINGS_PER_KEY)
                .subquery()
                .c.article_id
            )
            for place in range(count)
        )
    ).subquery("found")
    shared = (
        select(found.c.article_id)
        .group_by(found.c.article_id)
        .order_by(func.count().desc(), found.c.article_id)
        .limit(_COMPARED)
        .subquery("shared")
    )
    return select(ArticleOrigin).join(shared, shared.c.article_id == ArticleOrigin.article_id)


def _key(place: int) -> str:
    return f"key_{place}"
