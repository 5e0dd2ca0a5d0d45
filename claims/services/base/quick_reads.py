"""Statements that every look-up sends, handed to the database's driver as they are.

SQLAlchemy writes a statement once and keeps its text, but what it does around each sending (a context, a result, events)
takes 40 µs, nearly as long as SQLite needs to find fifty rows. A look-up sends four: with those of SQLAlchemy finding
candidates takes a tenth longer (200,000 claims, November 2026).

PostgreSQL prepares them at once and, once it has planned one a few times, keeps the plan: all look for the rows of a list
by a key, for which there is one good plan. To plan them for each look-up took half as long as to answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import CompoundSelect, Connection, Dialect, Select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

KEPT_CURSORS = "quick reads"
"""Where a connection keeps a cursor for each statement: to make one takes psycopg a third of what sending a statement takes
this process, and one that sends the same again knows already how to write the values and read the rows."""

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
    options: Mapping[str, Any]


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
        # Both drivers take parameters by name; by itself SQLAlchemy counts them on SQLite.
        anew: Callable[..., Dialect] = type(dialect)
        named = anew(paramstyle="named") if dialect.paramstyle == "qmark" else dialect
        query = self._make_query(dialect.name)
        compiled = query.compile(dialect=named)
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
        # Written out in digits bytes would be twice as long, and have to be read again here.
        options = {"binary": True, "prepare": True} if dialect.name == "postgresql" else {}
        written = _Written(str(compiled), parameters, columns, options)
        self._written[dialect.name] = written
        return written


def _send(connection: Connection, written: _Written, values: Mapping[str, Any]) -> Rows:
    driver = connection.dialect.loaded_dbapi
    kept = connection.info.setdefault(KEPT_CURSORS, {})  # as long as there is the driver's own connection
    cursor = kept.pop(written.sql, None)
    try:
        cursor = cursor or connection.connection.cursor()
        cursor.execute(written.sql, values, **written.options)
        rows = list(cursor.fetchall())
        kept[written.sql] = cursor
        return rows
    except driver.Error as error:
        is_lost = connection.dialect.is_disconnect(error, connection.connection.dbapi_connection, cursor)
        if is_lost:
            connection.invalidate(error)
        raise DBAPIError.instance(
            written.sql, None, error, driver.Error, connection_invalidated=is_lost, dialect=connection.dialect
        ) from error
