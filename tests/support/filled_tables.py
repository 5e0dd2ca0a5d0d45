"""Which tables have rows: most have none, and are not worth a question each."""

from __future__ import annotations

from sqlalchemy import Connection, Table, text
from sqlalchemy.orm import Session

from claims.models import Base

_TABLES = {table.name: table for table in Base.metadata.sorted_tables}
_ASKED = text(" UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM \"{name}\")" for name in _TABLES))


def filled_tables(session: Session | Connection) -> list[Table]:
    """The tables of the models with rows, those that others refer to first."""
    found = set(session.execute(_ASKED).scalars())
    return [table for name, table in _TABLES.items() if name in found]
