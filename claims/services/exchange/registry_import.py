"""An export of a whole registry, put into an empty one: the same ids, the same log, an index made anew.

Everything happens in the caller's transaction, so that an import that fails or is killed leaves the registry empty.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from sqlalchemy import Table, bindparam, func, insert, select, text, update
from sqlalchemy.exc import DataError, IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import Null

from claims.core.errors import Conflict, Invalid
from claims.core.row_ids import is_id
from claims.models.api_key import ApiKey
from claims.models.base import Base
from claims.models.log_entry import LogEntry
from claims.models.user import User
from claims.services.exchange.registry_export import exported_names, log_root
from claims.services.exchange.registry_tables import (
    KEYS,
    LOG,
    PEOPLE,
    decode_row,
    decode_value,
    exported_tables,
    own_rows,
    self_references,
)
from claims.services.index.candidates import rebuild
from claims.services.index.claim_readings import note_all_unread
from claims.services.index.indexed_texts import indexed_texts
from claims.services.transparency.log_restore import ExportedEntry, restore_log

ROWS_AT_ONCE = 500

Row = Mapping[str, Any]
Rows = Callable[[str], Iterable[Row]]
"""Gives the rows of a part of the export by its name."""


def import_registry(session: Session, rows: Rows, *, root: str, now: dt.datetime) -> dict[str, int]:
    """Put in every part; gives the number of rows by its name.

    ``root`` (hex) is that of the exported log, which the restored one must have. Raises ``Conflict`` (code
    ``registry_not_empty``) where there is anything already, ``Invalid`` (code ``export_wrong``) for rows that do not fit.
    """
    require_empty(session)
    counts = {name: _import_part(session, name, rows(name), now) for name in exported_names()}
    if log_root(session)[1] != root:
        raise Invalid("The restored log does not have the root of the export.", code="export_wrong")
    _continue_numbering(session)
    for _ in rebuild(session, indexed_texts(session)):
        pass
    note_all_unread(session)
    return counts


def require_empty(session: Session) -> None:
    """Refuse a registry that holds anything (``Conflict``, code ``registry_not_empty``)."""
    others = (Base.metadata.tables[model.__tablename__] for model in (User, ApiKey, LogEntry))
    for table in (*exported_tables(), *others):
        if session.execute(own_rows(table).limit(1)).first() is not None:
            detail = f"This registry is not empty: {table} has rows. Import into one that was only migrated."
            raise Conflict(detail, code="registry_not_empty")


def _import_part(session: Session, name: str, rows: Iterable[Row], now: dt.datetime) -> int:
    try:
        if name == PEOPLE:
            return _insert(session, Base.metadata.tables["users"], (_person(row, now) for row in rows))
        if name == KEYS:
            return _insert(session, Base.metadata.tables["api_keys"], (_key(row, now) for row in rows))
        table = Base.metadata.tables[name]
        decoded = (decode_row(table, row) for row in rows)
        if name == LOG:
            return restore_log(session, (_entry(row, index) for index, row in enumerate(decoded)))
        return _insert(session, table, decoded)
    except (DataError, IntegrityError) as error:
        raise Invalid(f"The rows of {name} do not fit each other: {error.orig}", code="export_wrong") from error
    except (KeyError, TypeError) as error:
        raise Invalid(f"A row of {name} is none: {error}.", code="export_wrong") from error


def _insert(session: Session, table: Table, rows: Iterator[dict[str, Any]]) -> int:
    """Add rows; what names another row of the same table is filled in when all are there."""
    later: list[dict[str, Any]] = []
    own = self_references(table)
    done = 0
    while batch := list(islice(rows, ROWS_AT_ONCE)):
        for row in batch:
            later += [{"key": row["id"], "name": name, "value": row[name]} for name in own if row[name] is not None]
            row.update(dict.fromkeys(own))
        # Given as a value, None is the JSON null and not NULL.
        for group in _alike(batch):
            session.execute(insert(table), group)
        done += len(batch)
    for name in own:
        # No column is called so: a parameter named like one would be set by it.
        values = [{"row_id": item["key"], "leads_to": item["value"]} for item in later if item["name"] == name]
        if values:
            change = update(table).where(table.c.id == bindparam("row_id")).values({name: bindparam("leads_to")})
            session.connection().execute(change, values)
    return done


def _alike(rows: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """The rows in their order, in runs that leave the same JSON columns to NULL."""
    run: list[dict[str, Any]] = []
    for row in rows:
        given = {name: value for name, value in row.items() if not isinstance(value, Null)}
        if run and run[0].keys() != given.keys():
            yield run
            run = []
        run.append(given)
    if run:
        yield run


def _person(row: Row, now: dt.datetime) -> dict[str, Any]:
    """An account that nobody can use: what everybody was told of somebody who acted."""
    number, name = _number(row["id"]), _name("users", row["name"])
    return {
        "id": number,
        "email": f"person-{number}@imported.invalid",
        "name": name or f"Person {number}",
        "password": None,
        "active": False,
        "fs_uniquifier": uuid.uuid4().hex,
        "must_change_password": False,
        "shown_publicly": bool(name),
        "created_at": now,
    }


def _key(row: Row, now: dt.datetime) -> dict[str, Any]:
    """A key that opens nothing: the name of a program that acted."""
    return {
        "id": _number(row["id"]),
        "organization_id": _number(row["organization_id"]),
        "name": _name("api_keys", row["name"]),
        "prefix": "imported",
        "key_hash": uuid.uuid4().hex,
        "scopes": [],
        "created_at": decode_value(Base.metadata.tables["api_keys"].c.created_at, row["created_at"]),
        "revoked_at": now,
    }


def _entry(row: Row, index: int) -> ExportedEntry:
    if row["leaf_index"] != index:
        raise Invalid(f"Leaf {index} of the log is missing.", code="export_wrong")
    return ExportedEntry(
        row["leaf"],
        row["leaf_hash"],
        row["fact"],
        row["fact_table"],
        row["fact_id"],
        row["claim_id"],
        row["created_at"],
    )


def _name(table: str, value: object) -> str:
    return str(decode_value(Base.metadata.tables[table].c.name, value))[:200]


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not is_id(value):
        raise Invalid(f"{value!r:.60} is no number of a row.", code="export_wrong")
    return value


def _continue_numbering(session: Session) -> None:
    """Let new rows get numbers after those that came in (SQLite does so by itself)."""
    if session.get_bind().dialect.name != "postgresql":
        return
    for table in (*exported_tables(), Base.metadata.tables["users"], Base.metadata.tables["api_keys"]):
        if "id" not in table.c:
            continue
        sequence = session.scalar(text("SELECT pg_get_serial_sequence(:table, 'id')"), {"table": table.name})
        last = session.scalar(select(func.max(table.c.id)))
        if sequence is not None and last is not None:
            session.execute(text("SELECT setval(:sequence, :last)"), {"sequence": sequence, "last": last})
