"""The whole registry as rows, without accounts and secrets: what another installation needs to show the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Select, Table, select, text
from sqlalchemy.orm import Session

from claims.models.api_key import ApiKey
from claims.models.base import Base
from claims.models.log_head import LogHead
from claims.models.user import User
from claims.services.base.actor_names import actor_names
from claims.services.base.actors import label_number, user_label
from claims.services.exchange.registry_tables import (
    ACTOR_COLUMNS,
    KEYS,
    LOG,
    PEOPLE,
    PRIVATE_SUBJECTS,
    PUBLIC_PEOPLE,
    encode_row,
    exported_tables,
    own_rows,
    people_columns,
)

ROWS_AT_ONCE = 500

Json = dict[str, Any]


def begin_snapshot(session: Session) -> None:
    """Let everything that is read from here on be of one moment. To be called before the transaction reads anything."""
    if session.get_bind().dialect.name == "postgresql":
        session.connection(execution_options={"isolation_level": "REPEATABLE READ"})


def schema_revision(session: Session) -> str:
    """The revision of the database's tables."""
    return str(session.scalar(text("SELECT version_num FROM alembic_version")))


def log_root(session: Session) -> tuple[int, str]:
    """Size and root (hex) of the log."""
    head = session.execute(select(LogHead.size, LogHead.root).where(LogHead.id == 1)).one()
    return head.size, head.root.hex()


def exported_names() -> list[str]:
    """The parts of an export in the order in which they are read back."""
    return [PEOPLE, *(table.name for table in _before_keys()), KEYS, *(table.name for table in _after_keys()), LOG]


def rows_of(session: Session, name: str) -> Iterator[Json]:
    """The rows of one part in the order of their keys, never all in memory."""
    if name == PEOPLE:
        yield from _people(session)
    elif name == KEYS:
        yield from _keys(session)
    else:
        table = Base.metadata.tables[name]
        for row in session.execute(_select(table).execution_options(yield_per=ROWS_AT_ONCE)).mappings():
            yield encode_row(dict(row))


def _before_keys() -> list[Table]:
    """Keys belong to organizations."""
    return [table for table in exported_tables() if table.name == "organizations"]


def _after_keys() -> list[Table]:
    return [table for table in exported_tables() if table.name != "organizations"]


def _select(table: Table) -> Select[Any]:
    rows = own_rows(table).order_by(*table.primary_key.columns)
    if table.name == "changes":
        return rows.where(table.c.subject_type.not_in(sorted(PRIVATE_SUBJECTS)))
    return rows


def _people(session: Session) -> Iterator[Json]:
    """Everybody whom an exported row names by number; where pages tell who it was, with what everybody reads there: the
    name of who chose so, else the organization's."""
    named, others = _labelled(session, "user"), set[int]()
    for column in people_columns(exported_tables()):
        rows = select(column).where(column.is_not(None)).distinct()
        if column.table.name == "changes":
            rows = rows.where(column.table.c.subject_type.not_in(sorted(PRIVATE_SUBJECTS)))
        found = set(session.scalars(rows))
        (named if (column.table.name, column.name) in PUBLIC_PEOPLE else others).update(found)
    told = actor_names(session, (user_label(number) for number in named))
    for user_id in session.scalars(select(User.id).order_by(User.id)):
        if user_id in named or user_id in others:
            yield {"id": user_id, "name": told.get(user_label(user_id), "")}


def _keys(session: Session) -> Iterator[Json]:
    """Keys that an exported row names, by number and name."""
    wanted = _labelled(session, "key")
    rows = select(ApiKey.id, ApiKey.organization_id, ApiKey.name, ApiKey.created_at).order_by(ApiKey.id)
    for row in session.execute(rows).mappings():
        if row["id"] in wanted:
            yield encode_row(dict(row))


def _labelled(session: Session, kind: str) -> set[int]:
    """The numbers in labels such as ``user:3``."""
    found: set[int] = set()
    for table in exported_tables():
        for name in ACTOR_COLUMNS:
            if name in table.c:
                labels = select(table.c[name]).where(table.c[name].startswith(f"{kind}:")).distinct()
                numbers = (label_number(label, kind) for label in session.scalars(labels))
                found.update(number for number in numbers if number is not None)
    return found
