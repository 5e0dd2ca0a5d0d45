"""Merged claims on reading: a claim stands for itself and for every claim that was merged into it.

Nothing that was said, matched or reviewed is rewritten by a merge: it stays with the claim that it was about, and is
found through the one that this claim leads to. ``merged_into_id`` always names a claim that is not merged itself, so one
step is the whole way.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from claims.core.row_ids import is_id
from claims.models.claim import Claim
from claims.models.organization import Organization
from claims.services.base.families_then import families_then, heads_then, is_of_then
from claims.services.base.parts import among_given, in_parts

_MEMBER = aliased(Claim)
"""Made once, for a condition names it up to eight times."""


def roots_of(session: Session, claim_ids: Iterable[int], *, at: dt.datetime | None = None) -> dict[int, int]:
    """By claim id the claim that answers for it, or answered at an instant: itself unless it was merged."""
    if at is not None:
        return heads_then(session, claim_ids, at)
    roots = {claim_id: claim_id for claim_id in claim_ids}
    merged = _merged(session.get_bind().dialect.name)
    for part in in_parts(list(roots)):
        roots.update((row.id, row.merged_into_id) for row in session.execute(merged, {"ids": part}))
    return roots


def root_of(session: Session, claim_id: int, *, at: dt.datetime | None = None) -> int:
    """The claim that answers for this one, or answered at an instant."""
    return roots_of(session, [claim_id], at=at)[claim_id]


def families_of(
    session: Session, claim_ids: Iterable[int], *, at: dt.datetime | None = None
) -> dict[int, tuple[int, ...]]:
    """By claim id all claims that are one with it, or were at an instant: the one that answers first, then those merged
    into it, oldest first.

    A query for each ``parts.IDS_PER_STATEMENT`` claims, and one for the claims that some of them were merged into; of an
    instant more where merges followed upon merges.
    """
    if at is not None:
        return families_then(session, claim_ids, at)
    wanted = list(claim_ids)
    relatives = _relatives(session.get_bind().dialect.name)
    led: dict[int, int] = {}
    asked: set[int] = set()
    unasked = set(wanted)
    while unasked:
        for part in in_parts(sorted(unasked)):
            led.update((row.id, row.merged_into_id) for row in session.execute(relatives, {"ids": part}))
        asked |= unasked
        unasked = {led[claim_id] for claim_id in wanted if claim_id in led} - asked
    merged: dict[int, list[int]] = defaultdict(list)
    for claim_id in sorted(led):  # sorted here: asked to sort, SQLite reads all claims in order
        merged[led[claim_id]].append(claim_id)
    roots = {claim_id: led.get(claim_id, claim_id) for claim_id in wanted}
    return {claim_id: (root, *merged.get(root, ())) for claim_id, root in roots.items()}


@cache
def _merged(dialect: str) -> Select[int, int | None]:
    """Those of the claims ``ids`` that were merged. Made once, as ``_relatives``: each is asked for whatever is told of a
    claim, and making it takes three times as long as asking it."""
    is_merged = Claim.merged_into_id.is_not(None)
    return select(Claim.id, Claim.merged_into_id).where(among_given(dialect, Claim.id), is_merged)


@cache
def _relatives(dialect: str) -> Select[int, int | None]:
    """Those of the claims ``ids`` that were merged, and those that were merged into one of these."""
    is_relative = or_(among_given(dialect, Claim.id), among_given(dialect, Claim.merged_into_id))
    return select(Claim.id, Claim.merged_into_id).where(is_relative, Claim.merged_into_id.is_not(None))


def family_of(session: Session, claim_id: int, *, at: dt.datetime | None = None) -> tuple[int, ...]:
    """All claims that are one with this claim, or were at an instant, the one that answers for them first."""
    return families_of(session, [claim_id], at=at)[claim_id]


def answering_then(session: Session, claim_ids: Iterable[int], at: dt.datetime) -> dict[int, tuple[int, ...]]:
    """By claim id the claims that answered at an instant for what is one with it today, its own first.

    Before a merge they are all that it put together since; during one that was undone since, the one that answered then.
    """
    families = {
        claim_id: (claim_id, *(other for other in family if other != claim_id))
        for claim_id, family in families_of(session, claim_ids).items()
    }
    heads = heads_then(session, {member for family in families.values() for member in family}, at)
    return {claim_id: tuple(dict.fromkeys(heads[member] for member in family)) for claim_id, family in families.items()}


def hold_claim(session: Session, claim_id: int) -> None:
    """Let nobody merge, split or reword this claim until the transaction ends (where the database locks rows).

    Many may hold it at once; ``lock_claims`` waits for all of them. What was read of it before is read anew.
    """
    if is_id(claim_id):
        held = select(Claim).where(Claim.id == claim_id).with_for_update(read=True, key_share=True)
        session.scalars(held.execution_options(populate_existing=True)).one_or_none()


def lock_claims(session: Session, *claim_ids: int) -> dict[int, Claim]:
    """These claims as they are now, by id, held against all other writers; those that do not exist are left out.

    Always in the order of their ids, so that two who lock the same claims wait for each other in no circle.
    """
    wanted = [claim_id for claim_id in claim_ids if is_id(claim_id)]
    locked = select(Claim).where(Claim.id.in_(wanted)).order_by(Claim.id).with_for_update()
    return {claim.id: claim for claim in session.scalars(locked.execution_options(populate_existing=True))}


def wait_for_other_regroupings(session: Session) -> None:
    """Wait until nobody else merges or splits claims or links what was said to them: the default organization's row is
    the lock.

    What led to a merged claim is led on, claims that nobody could lock in their order before: two merges at once would
    wait for each other. A lock that lets foreign keys be checked (NO KEY UPDATE), so that nobody who only opens a review
    waits here. SQLite has one writer anyway.
    """
    wanted = select(Organization.id).where(Organization.is_default).order_by(Organization.id).limit(1)
    session.execute(wanted.with_for_update(key_share=True))


def askers_of(families: dict[int, tuple[int, ...]]) -> dict[int, list[int]]:
    """The other way round: by member the claims that were asked for, so that a member's rows are given to each."""
    askers: dict[int, list[int]] = defaultdict(list)
    for asked, members in families.items():
        for member in members:
            askers[member].append(asked)
    return dict(askers)


def is_of(column: InstrumentedAttribute[int], *, at: dt.datetime | None = None) -> ColumnElement[bool]:
    """The condition that a column names a claim or one that was merged into it, now or at an instant; correlated to
    ``Claim``.

    One list of both: of "it is this claim, or one of those" PostgreSQL makes a pass over the whole table of the column for
    each claim (14 s instead of 0.1 s for a page of claims by status at 40,000).
    """
    if at is not None:
        return is_of_then(column, at)
    family = select(_MEMBER.id).where(or_(_MEMBER.id == Claim.id, _MEMBER.merged_into_id == Claim.id)).correlate(Claim)
    return column.in_(family.scalar_subquery())
