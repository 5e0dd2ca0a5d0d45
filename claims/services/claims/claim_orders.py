"""The list of claims in the orders that editors work in: by the newest verdict, and by how much a claim is said.

Both read an index from the place where the page before ended. Claims without a verdict, or that nobody says, stand in
neither.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, Subquery, func, or_, select, tuple_
from sqlalchemy.orm import Session, aliased

from claims.models.claim import Claim
from claims.models.claim_demand import ClaimDemand
from claims.models.review import Review
from claims.models.review_revision import ReviewRevision
from claims.services.base.paging import Key, Place, RankPlace, is_below


class Ordered(NamedTuple):
    """A claim and its place in the list."""

    claim: Claim
    place: Place | RankPlace


MOST_LOOKED_THROUGH = 6_000
"""Verdicts, or said claims, that a page looks at where filters leave most of them out: some 30 µs each."""

_DECIDED_KEY: Key = (ReviewRevision.reviewed_at, ReviewRevision.id)
_SAID_KEY: Key = (ClaimDemand.articles, ClaimDemand.claim_id)

_NAMED = aliased(Claim)
"""The claim that a review names, which may have been merged into the one that is listed."""

_PlaceOf = Callable[[Any, int], Place | RankPlace]
_Looked = tuple[list[Ordered], Place | RankPlace | None]


def by_newest_verdict(
    session: Session, conditions: Sequence[ColumnElement[bool]], *, after: Place | None, limit: int
) -> _Looked:
    """The first ``limit`` claims with a verdict that stands, by when the newest of them was given or changed, newest first;
    and the last place that was looked at, where the page ends before the list does."""
    window = select(*_DECIDED_KEY, ReviewRevision.review_id, ReviewRevision.number)
    if after is not None:
        window = window.where(is_below(_DECIDED_KEY, after.time, after.id))

    def claims_of(some: Subquery) -> Select[Any]:
        return (
            select(Claim, some.c.reviewed_at, some.c.id)
            .select_from(some)
            .join(Review, (Review.id == some.c.review_id) & (Review.current_number == some.c.number))
            .join(_NAMED, _NAMED.id == Review.claim_id)
            .join(Claim, Claim.id == func.coalesce(_NAMED.merged_into_id, _NAMED.id))
            .where(Review.withdrawn_at.is_(None), *conditions, _number_of_newer(some) == 0)
        )

    return _look_through(session, window, _DECIDED_KEY, claims_of, Place, limit)


def by_most_said(
    session: Session, conditions: Sequence[ColumnElement[bool]], *, after: RankPlace | None, limit: int
) -> _Looked:
    """The same of the claims that articles say, by the number of articles, most first."""
    window = select(*_SAID_KEY).where(ClaimDemand.articles > 0)
    if after is not None:
        window = window.where(is_below(_SAID_KEY, after.rank, after.id))

    def claims_of(some: Subquery) -> Select[Any]:
        said = select(Claim, some.c.articles, some.c.claim_id).select_from(some)
        return said.join(Claim, Claim.id == some.c.claim_id).where(Claim.merged_into_id.is_(None), *conditions)

    return _look_through(session, window, _SAID_KEY, claims_of, RankPlace, limit)


def _number_of_newer(some: Subquery) -> ColumnElement[int]:
    """How many verdicts on the same claim are newer and stand."""
    revision, review, named = aliased(ReviewRevision), aliased(Review), aliased(Claim)
    newer = (
        select(func.count())
        .select_from(named)
        .join(review, review.claim_id == named.id)
        .join(revision, (revision.review_id == review.id) & (revision.number == review.current_number))
        .where(or_(named.id == Claim.id, named.merged_into_id == Claim.id), review.withdrawn_at.is_(None))
        .where(tuple_(revision.reviewed_at, revision.id) > tuple_(some.c.reviewed_at, some.c.id))
    )
    return newer.correlate(Claim, some).scalar_subquery()


def _look_through(
    session: Session,
    window: Select[Any],
    key: Key,
    claims_of: Callable[[Subquery], Select[Any]],
    place_of: _PlaceOf,
    limit: int,
) -> _Looked:
    """The first ``limit`` claims of a list, some places of its key at a time: left to itself, PostgreSQL reads all
    verdicts and sorts them."""
    found: list[Ordered] = []
    later: list[ColumnElement[bool]] = []
    looked, size = 0, 2 * limit
    while True:
        places = window.where(*later).order_by(*(column.desc() for column in key))
        some = places.limit(size).subquery("some")
        first, second = tuple(some.c)[:2]
        rows = claims_of(some).order_by(first.desc(), second.desc()).limit(limit - len(found))
        found += [Ordered(row[0], place_of(row[1], row[2])) for row in session.execute(rows)]
        looked += size
        last = None if len(found) == limit else session.execute(places.offset(size - 1).limit(1)).first()
        if last is None:
            return found, None
        if looked >= MOST_LOOKED_THROUGH:
            return found, place_of(last[0], last[1])
        later, size = [is_below(key, last[0], last[1])], min(4 * size, MOST_LOOKED_THROUGH - looked)
