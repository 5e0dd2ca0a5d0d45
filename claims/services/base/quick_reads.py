"""Statements that every look-up sends, handed to the database's driver as they are.

SQLAlchemy writes a statement once and keeps its text, but what it does around each sending (a context, a result, events)
takes 40 µs, nearly as long as SQLite needs to find fifty rows. A look-up sends four: with those of SQLAlchemy finding
candidates takes a tenth longer (200,000 claims, November 2026).

PostgreSQL prepares them at once (``prepared_reads``) and, once it has planned one a few times, keeps the plan: all look for
the rows of a list by a key, for which there is one good plan. To plan them for each look-up took half as long as to answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import CompoundSelect, Connection, Dialect, Select
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from claims.services.base.prepared_reads import PreparedRead

KEPT_SENDERS = "quick reads"
"""Where a connection keeps for each statement what sends it, a cursor or, on PostgreSQL, a ``PreparedRead``: to make one
takes a third of what sending a statement takes this process."""

Query = Select[Any] | CompoundSelect[Any]
Rows = list[tuple[Any, ...]]
Convert = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class _Written:
    """A statement's text for one database, what makes of its parameters what the driver takes, and of its columns what it
    gives, where either is something else."""

    sql: str
    parameters: Mapping[str, Convert]
    columns: tuple[tuple[int, Convert], ...]
    order: Sequence[str] | None
    """The names of the parameters in the order of their numbers, on PostgreSQL."""


class QuickRead:
    """A query that is written out once for each database, where ``make_query`` gets the name of its dialect. All parameters
    are given by name."""

    def __init__(self, make_query: Callable[[str], Query]) -> None:
        self._make_query = make_query
        self._written: dict[str, _Written] = {}

    def rows(self, session: Session, **values: object) -> Rows:
        """All rows, in the session's transaction; what waits in the session is not written before. Raises what SQLAlchemy
        raises where the database fails."""
        connection = session.connection()
        written = self._written.get(connection.dialect.name) or self._write(connection.dialect)
        for name, convert in written.parameters.items():
            values[name] = convert(values[name])
        rows = _send(connection, written, values)
        for place, convert in written.columns:
            rows = [
                row if row[place] is None else (*row[:place], convert(row[place]), *row[place + 1 :]) for row in rows
            ]
        return rows

    def _write(self, dialect: Dialect) -> _Written:
        # SQLite's driver takes parameters by name, PostgreSQL by number.
        anew: Callable[..., Dialect] = type(dialect)
        is_numbered = dialect.name == "postgresql"
        query = self._make_query(dialect.name)
        compiled = query.compile(dialect=anew(paramstyle="numeric_dollar" if is_numbered else "named"))
        parameters = {
            name: convert
            for name, parameter in compiled.binds.items()
            if (convert := parameter.type.dialect_impl(dialect).bind_processor(dialect)) is not None
        }
        columns = tuple(
            (place, convert)
            for place, column in enumerate(query.selected_columns)
            if (convert := column.type.dialect_impl(dialect).result_processor(dialect, None)) is not None
        )
        order = compiled.positiontup or [] if is_numbered else None
        written = _Written(str(compiled), parameters, columns, order)
        self._written[dialect.name] = written
        return written


def _send(connection: Connection, written: _Written, values: Mapping[str, Any]) -> Rows:
    driver = connection.dialect.loaded_dbapi
    kept = connection.info.setdefault(KEPT_SENDERS, {})  # as long as there is the driver's own connection
    own: Any = connection.connection.dbapi_connection
    try:
        if written.order is None:
            return _send_by_cursor(own, kept, written.sql, values)
        sender: PreparedRead | None = kept.get(written.sql)
        if sender is None:
            sender = kept[written.sql] = PreparedRead(own, written.sql, written.order, name=f"quick_read_{len(kept)}")
        return sender.rows(values)
    except driver.Error as error:
        is_lost = connection.dialect.is_disconnect(error, own, None)
        if is_lost:
            connection.invalidate(error)
        raise DBAPIError.instance(
            written.sql, None, error, driver.Error, connection_invalidated=is_lost, dialect=connection.dialect
        ) from error


def _send_by_cursor(own: DBAPIConnection, kept: dict[str, Any], sql: str, values: Mapping[str, Any]) -> Rows:
    """Send it by the cursor that is kept for it, which is kept no more after a fault."""
    cursor = kept.pop(sql, None) or own.cursor()
    rows: Rows = cursor.execute(sql, values).fetchall()
    kept[sql] = cursor
    return rows
