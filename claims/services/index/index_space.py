"""The space on disk that writing the candidate index leaves behind, given back.

It takes an engine and not a session: PostgreSQL's ``VACUUM`` runs outside a transaction.
"""

from __future__ import annotations

from psycopg.errors import LockNotAvailable
from sqlalchemy import Connection, Engine, func, select, text
from sqlalchemy.exc import OperationalError

from claims.core.errors import NotAllowed, Unavailable
from claims.models import ClaimReading, PostingBlock, PostingTail, TermStatistic

TABLES = tuple(model.__tablename__ for model in (PostingBlock, PostingTail, TermStatistic, ClaimReading))

_PAGES_OF_THE_TAIL = """
DO $$ BEGIN IF pg_relation_size('posting_tail') < 45 * 8192 THEN
    INSERT INTO posting_tail (term, claim_id, code) SELECT 'page', -n, 0 FROM generate_series(1, 2500) n;
    DELETE FROM posting_tail WHERE term = 'page' AND claim_id < 0;
END IF; END $$
"""
"""Gives the tail back the pages that it is to have (``PostingTail``); nobody sees the rows that make them."""

LOCK_MS = 5_000
"""How long to wait for a table that somebody else holds: whoever comes later waits behind, also those who only read."""


def compact_index(engine: Engine) -> int | None:
    """Write the tables of the index anew without what replaced rows left; the bytes given back.

    PostgreSQL keeps a row that is replaced until its vacuum comes by, and the last block of each term is replaced with
    every batch of claims: after a load of a million the index takes 160 bytes a claim, compacted 69. Look-ups and writers
    wait for a table while it is written, and up to ``LOCK_MS`` before; the index of a million claims took 1.4 seconds.
    None on SQLite, which uses the space of what is replaced again.

    NotAllowed where the database's user may not maintain a table; Unavailable where somebody holds one, tables written
    before stay compacted.
    """
    if engine.dialect.name != "postgresql":
        return None
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        _require_right(connection)
        before = _taken_bytes(connection)
        connection.execute(text(f"SET lock_timeout = {LOCK_MS}"))
        try:
            connection.execute(text(f"VACUUM (FULL, ANALYZE) {', '.join(TABLES)}"))
            connection.execute(text(_PAGES_OF_THE_TAIL))
            connection.execute(text("ANALYZE posting_tail"))
        except OperationalError as error:
            if isinstance(error.orig, LockNotAvailable):
                raise Unavailable("Somebody works with the index in a long transaction; try again later.") from error
            raise
        finally:
            connection.execute(text("RESET lock_timeout"))
        return before - _taken_bytes(connection)


def _require_right(connection: Connection) -> None:
    """PostgreSQL itself only warns, and leaves the table as it is."""
    for name in TABLES:
        if not connection.scalar(select(func.has_table_privilege(name, "MAINTAIN"))):
            raise NotAllowed(f"Connect as the owner of the table {name}, or with the right MAINTAIN on it.")


def _taken_bytes(connection: Connection) -> int:
    return sum(int(connection.scalar(select(func.pg_total_relation_size(name))) or 0) for name in TABLES)
