"""How migrations run: on the app's database, all pending revisions in one transaction, alike on SQLite and PostgreSQL.

Tables whose rows are only added lose their triggers meanwhile, so that a revision may fill a column of theirs.
SQLite cannot alter a table in place; batch mode copies it. Foreign keys are off meanwhile, since dropping the old copy
would delete what refers to it, and are checked as a whole before the transaction ends.
"""

from __future__ import annotations

from typing import Any

from alembic import context
from flask import current_app
from sqlalchemy import JSON, Connection, inspect, text
from sqlalchemy.orm import Session

from claims.models.append_only import protect, unprotect
from claims.models.base import UTCDateTime
from claims.services.base.planner_statistics import refresh_statistics

LOCK_NUMBER = 7_215_000
"""PostgreSQL advisory lock: two servers that start at once do not both migrate (SQLite takes its write lock)."""

target_metadata = current_app.extensions["migrate"].db.metadata


def render_item(kind: str, item: Any, autogen_context: Any) -> str | bool:
    """Write our own column types as the plain ones they are stored as: revisions must not depend on today's models."""
    if kind != "type":
        return False
    if isinstance(item, UTCDateTime):
        return "sa.DateTime(timezone=True)"
    if isinstance(item, JSON):
        autogen_context.imports.add("from sqlalchemy.dialects import postgresql")
        return 'sa.JSON().with_variant(postgresql.JSONB(), "postgresql")'
    return False


def run_offline() -> None:
    """Print the SQL instead of running it (``--sql``)."""
    url = current_app.config["SQLALCHEMY_DATABASE_URI"]
    context.configure(url=url, target_metadata=target_metadata, literal_binds=True)
    with context.begin_transaction():
        context.run_migrations()


def run_online() -> None:
    """Run the revisions on a connection of the app's engine."""
    engine = current_app.extensions["migrate"].db.engine
    with engine.connect() as connection:
        is_sqlite = connection.dialect.name == "sqlite"
        if is_sqlite:
            set_foreign_keys(connection, "OFF")
        try:
            migrate(connection)
        finally:
            if is_sqlite:
                set_foreign_keys(connection, "ON")


def migrate(connection: Connection) -> None:
    """Run what is pending, all of it or nothing."""
    options = current_app.extensions["migrate"].configure_args
    context.configure(
        connection=connection,
        target_metadata=target_metadata,
        transactional_ddl=True,
        transaction_per_migration=False,
        render_item=render_item,
        **options,
    )
    with context.begin_transaction():
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": LOCK_NUMBER})
        set_protection(connection, on=False)
        before = context.get_context().get_current_revision()
        context.run_migrations()
        set_protection(connection, on=True)
        if connection.dialect.name == "sqlite":
            orphans = connection.execute(text("PRAGMA foreign_key_check")).all()
            if orphans:
                raise RuntimeError(f"{len(orphans)} rows would refer to nothing; nothing was migrated.")
        if before not in (None, context.get_context().get_current_revision()):
            # Of an index that a revision made nothing is known until then: SQLite went by one of them through a third of
            # 1,000,000 reviews instead of to a hundred.
            refresh_statistics(Session(connection))


def set_protection(connection: Connection, *, on: bool) -> None:
    """Put the triggers on the tables whose rows are only added, or take them off while revisions run."""
    dialect = connection.dialect.name
    # Of all tables at once: on PostgreSQL one question, not one for each of them before and after every migration.
    found = inspect(connection).get_multi_columns()
    columns = {table: [column["name"] for column in listed] for (_, table), listed in found.items()}
    for statement in protect(dialect, columns) if on else unprotect(dialect, columns):
        connection.exec_driver_sql(statement)


def set_foreign_keys(connection: Connection, value: str) -> None:
    """Switch SQLite's foreign keys, which works outside a transaction only: past SQLAlchemy, which would begin one."""
    connection.connection.driver_connection.execute(f"PRAGMA foreign_keys = {value}")


if context.is_offline_mode():
    run_offline()
else:
    run_online()
