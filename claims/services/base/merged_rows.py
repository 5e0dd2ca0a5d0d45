"""Conditions on columns that name claims, speakers, outlets or organizations of which some were merged.

Nothing is rewritten by a merge: ``merged_into_id`` of the row that led on names the one that answers for it, which is never
merged itself, so one step is the whole way.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, ScalarSelect, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from claims.models.claim import Claim
from claims.models.party import PartyRow

Column = InstrumentedAttribute[int] | InstrumentedAttribute[int | None]


def is_of_family(
    column: Column, model: type[Claim] | type[PartyRow], head: int | ScalarSelect[int]
) -> ColumnElement[bool]:
    """The condition that a column names ``head``, which is not merged, or a row that was merged into it."""
    row = aliased(model)
    return column.in_(select(row.id).where(or_(row.id == head, row.merged_into_id == head)))


def is_one_with(column: Column, model: type[Claim] | type[PartyRow], row_id: int) -> ColumnElement[bool]:
    """The condition that a column names a row, one that was merged into it, or the one that it was merged into with all of
    these."""
    named = aliased(model)
    head = select(func.coalesce(named.merged_into_id, named.id)).where(named.id == row_id).scalar_subquery()
    return is_of_family(column, model, head)
