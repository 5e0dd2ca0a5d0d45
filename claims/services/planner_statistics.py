"""What the database knows of its tables when it chooses how to read them; brought up to date by a job.

Each database has its own statement for it.
"""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.orm import Session

_ALL_TABLES = "0x10002"
"""SQLite: look at every table, not only at those that this connection has read (sqlite.org/pragma.html#pragma_optimize)."""

_ROWS_LOOKED_AT = 2_000
"""SQLite: rows of an index that are looked at; the whole of 1M claims would hold the write lock for a minute."""


def refresh_statistics(session: Session) -> None:
    """Count anew how the values of indexed columns are spread, where much has changed since (SQLite) or everywhere
    (PostgreSQL, whose autovacuum does the same a while after each great change)."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("ANALYZE"))
        return
    session.execute(text(f"PRAGMA analysis_limit = {_ROWS_LOOKED_AT}"))
    session.execute(text(f"PRAGMA optimize = {_ALL_TABLES}"))
