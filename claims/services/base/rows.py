"""Rows of any table: one by a number that came from outside, and how many there are."""

from __future__ import annotations

from typing import Any, TypeVar

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from claims.core.row_ids import is_id
from claims.models.base import Base

Row = TypeVar("Row", bound=Base)

MOST_COUNTED = 100
"""Rows that are counted for a page at most: it says "99+" beyond."""


def find_row(
    session: Session, table: type[Row], number: int, *, with_for_update: bool = False, populate_existing: bool = False
) -> Row | None:
    """The row with this id, as ``Session.get`` reads it; None where there is none, also for a number that can be no id."""
    if not is_id(number):
        return None
    return session.get(table, number, with_for_update=with_for_update, populate_existing=populate_existing)


def count_up_to(session: Session, rows: Select[*tuple[Any, ...]], most: int) -> int:
    """How many rows a query has, counted up to ``most``: nobody waits until all of very many are counted."""
    return session.scalar(select(func.count()).select_from(rows.limit(most).subquery())) or 0
