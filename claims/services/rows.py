"""A row of any table by a number that came from outside."""

from __future__ import annotations

from typing import TypeVar

from sqlalchemy.orm import Session

from claims.core.row_ids import is_id
from claims.models.base import Base

Row = TypeVar("Row", bound=Base)


def find_row(
    session: Session, table: type[Row], number: int, *, with_for_update: bool = False, populate_existing: bool = False
) -> Row | None:
    """The row with this id, as ``Session.get`` reads it; None where there is none, also for a number that can be no id."""
    if not is_id(number):
        return None
    return session.get(table, number, with_for_update=with_for_update, populate_existing=populate_existing)
