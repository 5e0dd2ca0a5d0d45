"""What the database knows of its tables when it chooses how to read them; brought up to date by a job.

Each database has its own statement for it.
"""

from __future__ import annotations

from sqlalchemy import exists, select, table, text
from sqlalchemy.orm import Session

JOB = "count_indexes"

INDEXES_AT_ONCE = 20
"""SQLite: indexes of one part of the work, half a second at a million claims; nobody else writes meanwhile."""


def refresh_statistics(session: Session) -> None:
    """Count anew how the values of indexed columns are spread: everywhere."""
    after: str | None = ""
    while after is not None:
        after = refresh_some(session, after=after)


def refresh_some(session: Session, *, after: str) -> str | None:
    """A part of it, from behind an index; the last index that was looked at, None at the end.

    PostgreSQL takes a sample of all tables at once; its autovacuum does the same a while after each great change. SQLite
    reads each index whole: of a part of it, it takes every value for rare (2,000 rows: no organization has more reviews
    than that), and then reads and sorts all that an organization has instead of reading on in order (six seconds for a
    page instead of one in thirty).
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("ANALYZE"))
        return None
    session.execute(text("PRAGMA analysis_limit = 0"))
    indexes = session.execute(
        text(
            "SELECT name, tbl_name FROM sqlite_master WHERE type = 'index' AND name > :after ORDER BY name LIMIT :most"
        ),
        {"after": after, "most": INDEXES_AT_ONCE},
    ).all()
    for name, of in indexes:
        # Of an empty table SQLite would note that it has no rows, and believe it when it has many.
        if session.scalar(select(exists().select_from(table(of)))):
            session.execute(text(f"ANALYZE {_quoted(name)}"))
    return indexes[-1].name if len(indexes) == INDEXES_AT_ONCE else None


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
