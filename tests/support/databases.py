"""Fresh databases for tests, on SQLite and on PostgreSQL."""

from __future__ import annotations

import itertools
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask_migrate import upgrade
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool

from claims.app import create_app
from claims.config import ROOT
from claims.extensions import db, set_up_sqlite

_POSTGRESQL = pytest.param("postgresql", marks=pytest.mark.postgresql)

on_both_databases = pytest.mark.parametrize("database_kind", ["sqlite", _POSTGRESQL], indirect=True)
"""Runs a test on SQLite and on PostgreSQL; the latter is skipped, saying so, where there is no server."""

on_postgresql = pytest.mark.parametrize("database_kind", [_POSTGRESQL], indirect=True)
"""Runs a test on PostgreSQL alone, for what SQLite has nothing of: users, locks of tables, transactions side by side."""


STRICTER = "postgresql" if os.environ.get("TEST_POSTGRES_URL") else "sqlite"
"""The database that refuses more (NUL, numbers beyond 32 bits), where there is a server."""

on_the_stricter_database = pytest.mark.parametrize("database_kind", [STRICTER], indirect=True)
"""Runs a test on one database: for hostile values that take long."""

LOG_KEY = bytes(range(32))
"""Signs the log of registries under test."""


REMEMBERED_STATEMENTS = 5_000
"""How many compiled statements an engine keeps, for all tests send theirs by the same one; by default 500."""

_CHANGED_BY = "concat(count(*), ' ', max(xmin::text::bigint))"
SCHEMA_STATE = f"""
    SELECT string_agg(state, ';') FROM (
        SELECT sum(hashtext(concat(oid, relname))::bigint)::text
            FROM pg_class WHERE relnamespace = 'public'::regnamespace
        UNION ALL SELECT {_CHANGED_BY} FROM pg_attribute WHERE attrelid >= 16384
        UNION ALL SELECT {_CHANGED_BY} FROM pg_constraint WHERE oid >= 16384
        UNION ALL SELECT {_CHANGED_BY} FROM pg_trigger WHERE oid >= 16384
        UNION ALL SELECT {_CHANGED_BY} FROM pg_proc WHERE oid >= 16384
    ) AS found(state)
"""
"""A text that is another one after anything was created, altered or dropped: how many there are, and the last transaction
that wrote one. What has a lower number is PostgreSQL's own."""

RESTORE = """
    CREATE FUNCTION kept.restore() RETURNS boolean LANGUAGE plpgsql AS $body$
    BEGIN
        PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid();
        IF ({schema_state}) <> (SELECT state FROM kept.schema_state) THEN
            RETURN false;
        END IF;
        {tables}
        PERFORM setval(quote_ident(name), coalesce(value, 1), value IS NOT NULL)
            FROM kept.sequences_at_first JOIN pg_sequences ON sequencename = name AND schemaname = 'public'
            WHERE last_value IS DISTINCT FROM value;
        RETURN true;
    END $body$
"""
"""Puts everything back in one call, of which PostgreSQL plans the statements once for a connection."""

EMPTY = """
        IF EXISTS (TABLE public."{name}") THEN
            DELETE FROM public."{name}";
        END IF;
"""

FILL = """
        IF (SELECT array_agg(row::text ORDER BY row::text) FROM public."{name}" AS row) IS DISTINCT FROM
                (SELECT array_agg(row::text ORDER BY row::text) FROM kept."{name}" AS row) THEN
            DELETE FROM public."{name}";
            INSERT INTO public."{name}" TABLE kept."{name}";
        END IF;
"""


class EmptiedDatabase:
    """A migrated PostgreSQL database that is put back to what it was at first: its rows, its sequences.

    It takes a hundredth of the time that dropping it and copying the template anew would.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self._engine = create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
        self._connection = self._engine.connect()
        # Neither triggers nor foreign keys, and once for all: whenever this is set PostgreSQL forgets what it has planned.
        self._do("SET session_replication_role = replica")
        names = self._ask("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")
        filled = {name for name in names if self._ask(f'SELECT EXISTS (TABLE "{name}")') == [True]}
        self._do("CREATE SCHEMA kept")
        for name in filled:
            self._do(f'CREATE TABLE kept."{name}" AS TABLE public."{name}"')
        sequences = "SELECT sequencename AS name, last_value AS value FROM pg_sequences WHERE schemaname = 'public'"
        self._do(f"CREATE TABLE kept.sequences_at_first AS {sequences}")
        self._do("CREATE TABLE kept.schema_state (state text)")
        tables = "".join((FILL if name in filled else EMPTY).format(name=name) for name in names)
        self._do(RESTORE.format(schema_state=SCHEMA_STATE, tables=tables))
        self._do(f"INSERT INTO kept.schema_state {SCHEMA_STATE}")

    def restore(self) -> bool:
        """Put everything back; False, and nothing done, where the tables themselves are no longer what they were."""
        return self._ask("SELECT kept.restore()") == [True]

    def close(self) -> None:
        """Let the connection go."""
        self._connection.close()
        self._engine.dispose()

    def _do(self, statement: str) -> None:
        self._connection.exec_driver_sql(statement)

    def _ask(self, question: str) -> list[Any]:
        return list(self._connection.exec_driver_sql(question).scalars())


class Databases:
    """Makes databases below one folder and on one server; migrating happens once for each kind."""

    def __init__(self, folder: Path, server_url: str | None) -> None:
        self._folder = folder
        self._server = None if server_url is None else make_url(server_url)
        self._numbers = itertools.count(1)
        self._templates: dict[str, str] = {}
        self._emptied: dict[str, EmptiedDatabase] = {}
        self._engines: dict[str, Engine] = {}

    def own(self, kind: str, use: str = "own") -> str:
        """The address of this process's database of a kind for one use at a time, migrated and without rows.

        It is the same address each time, so that an app and an engine can be used again.
        """
        name = f"claims_{use}_{os.getpid()}"
        if kind == "sqlite":
            return self._new_file(name, migrated=True)
        if name not in self._emptied or not self._emptied[name].restore():
            self._drop_emptied(name)
            self._execute(f'CREATE DATABASE "{name}" TEMPLATE "{self._template_of(kind)}"')
            self._emptied[name] = EmptiedDatabase(self._url_of(name))
        return self._emptied[name].url

    def _drop_emptied(self, name: str) -> None:
        if name in self._emptied:
            self._emptied.pop(name).close()
            self._execute(f'DROP DATABASE "{name}" WITH (FORCE)')

    def engine(self, url: str) -> Engine:
        """The engine for a database: what it has compiled for one test it need not compile for the next."""
        if url not in self._engines:
            self._engines[url] = create_engine(url, query_cache_size=REMEMBERED_STATEMENTS)
            set_up_sqlite(self._engines[url])
        return self._engines[url]

    @contextmanager
    def fresh(self, kind: str, *, migrated: bool) -> Iterator[str]:
        """The address of a new database, dropped at the end."""
        name = f"claims_test_{os.getpid()}_{next(self._numbers)}"
        if kind == "sqlite":
            yield self._new_file(name, migrated)
            return
        template = self._template_of(kind) if migrated else "template0"
        self._execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        try:
            yield self._url_of(name)
        finally:
            self._execute(f'DROP DATABASE "{name}" WITH (FORCE)')

    def close(self) -> None:
        """Drop what was kept."""
        for name in list(self._emptied):
            self._drop_emptied(name)
        if "postgresql" in self._templates:
            self._execute(f'DROP DATABASE IF EXISTS "{self._templates["postgresql"]}" WITH (FORCE)')

    def _new_file(self, name: str, migrated: bool) -> str:
        path = self._folder / f"{name}.sqlite3"
        for ending in ("", "-wal", "-shm"):
            Path(f"{path}{ending}").unlink(missing_ok=True)
        if migrated:
            shutil.copyfile(self._template_of("sqlite"), path)
        return f"sqlite:///{path}"

    def _template_of(self, kind: str) -> str:
        """The file or the name of the migrated database of this kind."""
        if kind not in self._templates:
            name = f"claims_template_{os.getpid()}"
            if kind == "sqlite":
                self._templates[kind] = str(self._folder / f"{name}.sqlite3")
                self._migrate(f"sqlite:///{self._templates[kind]}")
            else:
                self._execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
                self._templates[kind] = name
                self._migrate(self._url_of(name))
        return self._templates[kind]

    def _migrate(self, url: str) -> None:
        secret = "only-for-tests-0123456789"
        app = create_app(
            {
                "DATABASE_URL": url,
                "SECRET_KEY": secret,
                "SECURITY_PASSWORD_SALT": secret,
                "LOG_KEY": LOG_KEY,
                "LOG_LEVEL": "WARNING",
            }
        )
        with app.app_context():
            upgrade(directory=str(ROOT / "migrations"))
            if db.engine.dialect.name == "sqlite":
                with db.engine.connect() as connection:  # into the one file that is copied
                    connection.connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            db.session.remove()
            db.engine.dispose()

    def _url_of(self, name: str) -> str:
        assert self._server is not None
        return self._server.set(database=name).render_as_string(hide_password=False)

    def _execute(self, statement: str) -> None:
        assert self._server is not None
        engine = create_engine(self._server, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))
        engine.dispose()


def app_settings(database_url: str, folder: Path) -> dict[str, object]:
    """Settings of an app under test: no secrets of the machine, no limits that a fast test would reach."""
    return {
        "INSTANCE_DIR": folder / "instance",
        "DATABASE_URL": database_url,
        "SECRET_KEY": "only-for-tests-0123456789",
        "SECURITY_PASSWORD_SALT": "only-for-tests-9876543210",
        "LOG_ORIGIN": "registry.example/claims",
        "LOG_KEY": LOG_KEY,
        "RATE_LIMIT_KEY": "100000 per minute",
        "RATE_LIMIT_ANONYMOUS": "100000 per minute",
        "RATE_LIMIT_SIGN_IN": "100000 per minute",
        "LOG_LEVEL": "WARNING",
        "CHECK_LINKS": False,
        "RELATION_ENCODER": False,
        "DETECTION_ENCODER": False,
    }
