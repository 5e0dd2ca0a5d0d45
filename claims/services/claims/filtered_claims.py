"""Pages of the list of claims under filters that no index knows: each page looks through a bounded number of claims.

A claim's public status is derived, never stored, so the list looks at claims, newest first, until a page is full. Where
few claims can have the wanted status at all, these alone are looked at. Where many can, and still hardly any has it, a
page ends after ``MOST_LOOKED_THROUGH`` claims, short or empty, with the cursor from which the next one goes on.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, SelectBase, func, select, true, tuple_
from sqlalchemy import text as sql
from sqlalchemy.orm import Session, aliased

from claims.core.reviews.public_status import PublicStatus
from claims.models.base import Base
from claims.models.change import LEAVES_PUBLISHED, StatusChange
from claims.models.claim import Claim
from claims.models.claim_regrouping import ClaimRegrouping
from claims.models.review import IS_PUBLIC, IS_UNSETTLED, Review
from claims.models.review_revision import ReviewRevision
from claims.services.base.families_then import stood_then
from claims.services.base.paging import Place, is_below
from claims.services.base.parts import in_parts

MOST_LOOKED_THROUGH = 30_000
"""Claims that a page looks at: of those without the wanted status, 2 µs each on SQLite and 4 on PostgreSQL."""

_IDS_PER_STATEMENT = 200


@dataclass(frozen=True, slots=True)
class Found:
    """Claims of a page, in the order of the list. ``looked_to`` is the last claim that was looked at, where the page ends
    before the list does."""

    claims: Sequence[Claim]
    looked_to: Place | None = None


ORDER = (Claim.created_at, Claim.id)
"""The list's order; both fall."""

_NAMED, _ROOT = aliased(Claim), aliased(Claim)
"""Made once: a claim that may be of a page, and the one that answers for it."""

_NEWEST_FIRST = (Claim.created_at.desc(), Claim.id.desc())


def find_claims(
    session: Session,
    conditions: Sequence[ColumnElement[bool]],
    *,
    few: SelectBase | None,
    after: Place | None,
    limit: int,
    known_at: dt.datetime | None = None,
) -> Found:
    """The first ``limit`` claims after a place that stand for themselves and meet the conditions; ``few`` are the only ones
    that can, or None where that is not known. With ``known_at`` those that stood for themselves at that instant."""
    if few is not None:
        alone = _among_few(session, conditions, few, after, limit, known_at)
        if alone is not None:
            return Found(alone)
    end = _end_of_window(session, after) if conditions else None
    rows = select(Claim).where(*_standing(after), *conditions)
    if end is not None:
        rows = rows.where(tuple_(*ORDER) >= tuple_(end.time, end.id))
    if known_at is not None:
        rows = rows.where(stood_then(known_at))
    found = session.scalars(rows.order_by(*_NEWEST_FIRST).limit(limit)).all()
    if known_at is not None:
        found = _with_merged_since(session, found, [*conditions, *_later(after)], known_at, end, limit)
    return Found(found, None if len(found) == limit else end)


def _with_merged_since(
    session: Session,
    found: Sequence[Claim],
    conditions: Sequence[ColumnElement[bool]],
    known_at: dt.datetime,
    end: Place | None,
    limit: int,
) -> list[Claim]:
    """The claims with those among them that stood for themselves at an instant and were merged since.

    Asked for by themselves: neither index has both kinds, and merged ones are few.
    """
    rows = select(Claim).where(Claim.merged_into_id.is_not(None), stood_then(known_at), *conditions)
    if end is not None:
        rows = rows.where(tuple_(*ORDER) >= tuple_(end.time, end.id))
    merged = session.scalars(rows.order_by(*_NEWEST_FIRST).limit(limit))
    return sorted([*found, *merged], key=lambda claim: (claim.created_at, claim.id), reverse=True)[:limit]


def claims_that_may_be(status: PublicStatus, on: dt.date, *, known_at: dt.datetime | None = None) -> SelectBase | None:
    """Ids of the only claims, merged ones included, that can have a status that few have; None for the others.

    With ``known_at`` those that could have it at that instant, for which other claims answered than do today.
    """
    if known_at is not None:
        return _that_could_be(status, on)
    if status in (PublicStatus.WITHDRAWN, PublicStatus.UNDER_RECHECK):
        return select(Review.claim_id).where(sql(_qualified(IS_UNSETTLED, Review)))
    if status is PublicStatus.EXPIRED:
        # One by one: as a join PostgreSQL would read all public reviews. NULL for a revision that is not current.
        current = select(Review.claim_id).where(
            Review.id == ReviewRevision.review_id, Review.current_number == ReviewRevision.number
        )
        return select(current.scalar_subquery().label("claim_id")).where(ReviewRevision.valid_until < on)
    if status is PublicStatus.CONFLICT:
        return _reviewed_twice().union_all(select(Claim.id).where(Claim.merged_into_id.is_not(None)))
    return None


def _that_could_be(status: PublicStatus, on: dt.date) -> SelectBase | None:
    """The same for an earlier instant, of which any step and revision may tell. Claims that were ever put together or taken
    apart may have answered for each other then, and are few."""
    if status in (PublicStatus.WITHDRAWN, PublicStatus.UNDER_RECHECK):
        left = (
            select(Review.claim_id).where(Review.id == StatusChange.review_id).correlate(StatusChange).scalar_subquery()
        )
        found = (
            select(left.label("claim_id"))
            .select_from(StatusChange)
            .where(sql(_qualified(LEAVES_PUBLISHED, StatusChange)))
        )
    elif status is PublicStatus.EXPIRED:
        ran_out = select(Review.claim_id).where(Review.id == ReviewRevision.review_id).scalar_subquery()
        found = select(ran_out.label("claim_id")).where(ReviewRevision.valid_until < on)
    elif status is PublicStatus.CONFLICT:
        found = _reviewed_twice()
    else:
        return None
    return found.union_all(select(ClaimRegrouping.claim_id), select(ClaimRegrouping.other_id))


def _reviewed_twice() -> Select[int]:
    public = select(Review.claim_id).where(sql(_qualified(IS_PUBLIC, Review)))
    return public.group_by(Review.claim_id).having(func.count() > 1)


def _qualified(condition: str, model: type[Base]) -> str:
    return " AND ".join(f"{model.__tablename__}.{part}" for part in condition.split(" AND "))


def _standing(after: Place | None) -> list[ColumnElement[bool]]:
    return [Claim.merged_into_id.is_(None), *_later(after)]


def _later(after: Place | None) -> list[ColumnElement[bool]]:
    return [] if after is None else [is_below(ORDER, after.time, after.id)]


def _among_few(
    session: Session,
    conditions: Sequence[ColumnElement[bool]],
    few: SelectBase,
    after: Place | None,
    limit: int,
    known_at: dt.datetime | None,
) -> list[Claim] | None:
    """The first claims after a place among those that answer, or answered then, for these; None if they are many."""
    found: list[Claim] = []
    if known_at is not None:
        conditions = [stood_then(known_at), *conditions]
    for size in (_IDS_PER_STATEMENT, MOST_LOOKED_THROUGH):  # most pages are full with the first few
        places = _places(session, few, after, size, folded=known_at is None)
        if places is None:
            return None
        for part in in_parts([place.id for place in places], _IDS_PER_STATEMENT):
            claims = {
                claim.id: claim for claim in session.scalars(select(Claim).where(Claim.id.in_(part), *conditions))
            }
            found += [claims[claim_id] for claim_id in part if claim_id in claims]
            if len(found) >= limit:
                return found[:limit]
        if len(places) < size:
            break
        after = places[-1]
    return found


def _places(session: Session, few: SelectBase, after: Place | None, size: int, *, folded: bool) -> list[Place] | None:
    """The first places after one of these claims, ``folded`` of those that answer for them today, in the order of the list;
    None if they are many.

    Each claim is looked up by itself: joined, PostgreSQL reads all claims (a million: 140 ms instead of 10).
    """
    named, root = _NAMED, _ROOT
    ids = few.subquery("may_be")
    answers = func.coalesce(named.merged_into_id, named.id)
    answering = select(answers).where(named.id == ids.c[0]).scalar_subquery() if folded else ids.c[0]
    some = select(answering.label("id")).select_from(ids).limit(MOST_LOOKED_THROUGH + 1).cte("some")
    counted = select(func.count().label("number")).select_from(some).subquery("counted")
    created_at = select(root.created_at).where(root.id == some.c.id).scalar_subquery()
    each_once = select(created_at.label("created_at"), some.c.id).where(some.c.id.is_not(None)).distinct()
    places = each_once.subquery("places")
    order = (places.c.created_at, places.c.id)
    later = true() if after is None else is_below(order, after.time, after.id)
    # Beside each place how many there are, and one row without a place where none comes later: asked for by itself, the
    # number would be counted once more.
    rows = select(*order, counted.c.number).select_from(counted).outerjoin(places, later)
    found = session.execute(rows.order_by(*(column.desc() for column in order)).limit(size)).all()
    if found[0][2] > MOST_LOOKED_THROUGH:
        return None
    return [Place(row[0], row[1]) for row in found if row[1] is not None]


def _end_of_window(session: Session, after: Place | None) -> Place | None:
    """The last claim that a page after a place looks at; None if fewer are left."""
    window = (
        select(*ORDER)
        .where(*_standing(after))
        .order_by(Claim.created_at.desc(), Claim.id.desc())
        .limit(MOST_LOOKED_THROUGH)
        .subquery("looked_through")
    )
    row = session.execute(select(func.count(), func.min(window.c.created_at)).select_from(window)).one()
    if row[0] < MOST_LOOKED_THROUGH or row[1] is None:
        return None
    ids = select(func.min(window.c.id)).where(window.c.created_at == row[1])
    return Place(row[1], session.execute(ids).scalar_one())
