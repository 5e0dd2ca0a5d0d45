"""Merged claims as they were at an earlier instant, told from the rows that merging and its undoing left.

``Claim.merged_into_id`` says where a claim leads today, over all merges at once. Each row of ``ClaimRegrouping`` is one of
them: a claim led to the one that it went into from then until that row was undone. One that a row led to may itself have
been merged by then, so steps are followed to their end.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping

from sqlalchemy import ColumnElement, and_, case, exists, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from claims.models.claim import Claim
from claims.models.claim_regrouping import ClaimRegrouping, RegroupingAction
from claims.services.base.parts import among, in_parts

Row = type[ClaimRegrouping]

_ROW, _UNDO = aliased(ClaimRegrouping), aliased(ClaimRegrouping)
"""Made once: a list of an earlier instant names them some thirty times, and making them took half of its statement's time.
Each subquery has rows of its own, correlated to what it says."""

_KNOWN = "families_then"
"""Under this name a session keeps what it read: what was so at an instant that is past stays so while it is open."""


def heads_then(session: Session, claim_ids: Iterable[int], at: dt.datetime) -> dict[int, int]:
    """By claim id the claim that answered for it at an instant: itself unless it was merged then.

    One query for each ``parts.IDS_PER_STATEMENT`` claims, and one more for each merge that followed upon another.
    """
    return heads_by_steps(claim_ids, lambda asked: _steps(session, asked, at))


def families_then(session: Session, claim_ids: Iterable[int], at: dt.datetime) -> dict[int, tuple[int, ...]]:
    """By claim id all claims that were one with it at an instant, the one that answered first, the others oldest first.

    What a session asked once it knows: a page asks eight times for the same, which took 40 of its 100 ms.
    """
    wanted = frozenset(claim_ids)
    known: dict[tuple[dt.datetime, frozenset[int]], dict[int, tuple[int, ...]]] = session.info.setdefault(_KNOWN, {})
    if (at, wanted) not in known:
        known[at, wanted] = _read_families(session, wanted, at)
    return dict(known[at, wanted])


def _read_families(session: Session, claim_ids: Iterable[int], at: dt.datetime) -> dict[int, tuple[int, ...]]:
    heads = heads_then(session, claim_ids, at)
    led: dict[int, int] = {}
    reached = set(heads.values())
    newest = reached
    while newest:
        found = _steps(session, newest, at, is_to=True)
        newest = found.keys() - reached
        led |= {claim_id: found[claim_id] for claim_id in newest}
        reached |= newest
    members: dict[int, list[int]] = defaultdict(list)
    for claim_id in sorted(led):
        members[_end_of(claim_id, led)].append(claim_id)
    return {claim_id: (head, *members.get(head, ())) for claim_id, head in heads.items()}


def stood_then(at: dt.datetime) -> ColumnElement[bool]:
    """The condition on ``Claim`` that it led to no other at an instant."""
    merged = _by_action(_ROW, _ROW.claim_id == Claim.id, _ROW.other_id == Claim.id)
    return ~exists().where(merged, _held(_ROW, at)).correlate(Claim)


def is_of_then(column: InstrumentedAttribute[int], at: dt.datetime) -> ColumnElement[bool]:
    """The condition that a column names a claim or one that led to it at an instant; correlated to ``Claim``."""
    row = _ROW
    family = select(Claim.id.label("id")).correlate(Claim).cte("family_then", recursive=True, nesting=True)
    to_it = _by_action(row, row.other_id == family.c.id, row.claim_id == family.c.id)
    family = family.union(select(_led(row)).select_from(row).join(family, to_it).where(_held(row, at)))
    return column.in_(select(family.c.id))


def heads_by_steps(ids: Iterable[int], steps: Callable[[Collection[int]], Mapping[int, int]]) -> dict[int, int]:
    """By id where the steps that begin at it end: itself where none does. ``steps`` tells of some ids where each led, one
    step; those that led nowhere are left out."""
    wanted = list(ids)
    led: dict[int, int] = {}
    asked: set[int] = set()
    open_ends = set(wanted)
    while open_ends:
        found = steps(open_ends)
        led |= found
        asked |= open_ends
        open_ends = set(found.values()) - asked
    return {number: _end_of(number, led) for number in wanted}


def _end_of(start: int, led: Mapping[int, int]) -> int:
    """Where steps end that begin at one; a circle, which a clock set back could leave, ends where it closes."""
    seen = {start}
    while start in led and led[start] not in seen:
        start = led[start]
        seen.add(start)
    return start


def _steps(session: Session, claim_ids: Collection[int], at: dt.datetime, *, is_to: bool = False) -> dict[int, int]:
    """By claim where it led at an instant, one step: of these claims, or with ``is_to`` of those that led to them."""
    row = _ROW
    asked, other = (row.other_id, row.claim_id) if is_to else (row.claim_id, row.other_id)
    found: dict[int, int] = {}
    for part in in_parts(sorted(claim_ids)):
        ours = _by_action(row, among(session, asked, part), among(session, other, part))
        rows = session.execute(select(row.id, _led(row), _leading(row)).where(ours, _held(row, at)))
        # Sorted here: asked to sort, SQLite reads all rows in order.
        found |= {led: leading for _, led, leading in sorted(tuple(step) for step in rows)}
    return found


def _by_action(row: Row, merged: ColumnElement[bool], put_back: ColumnElement[bool]) -> ColumnElement[bool]:
    """The one condition for a merge, the other for a split that was undone: what was split off leads back then."""
    return or_(
        and_(row.action == RegroupingAction.MERGE, merged), and_(row.action == RegroupingAction.UNDO_SPLIT, put_back)
    )


def _led(row: Row) -> ColumnElement[int]:
    """The claim that a row led to another."""
    return case((row.action == RegroupingAction.MERGE, row.claim_id), else_=row.other_id)


def _leading(row: Row) -> ColumnElement[int]:
    """The claim that it was led to."""
    return case((row.action == RegroupingAction.MERGE, row.other_id), else_=row.claim_id)


def _held(row: Row, at: dt.datetime) -> ColumnElement[bool]:
    """That a row was there at an instant, and nobody had undone it by then."""
    undone = exists().where(_UNDO.undo_of_id == row.id, _UNDO.created_at <= at).correlate(row)
    return and_(row.created_at <= at, ~undone)
