"""Fresh databases for tests, on SQLite and on PostgreSQL."""

from __future__ import annotations

import itertools
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask_migrate import upgrade
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from claims.app import create_app
from claims.config import ROOT
from claims.extensions import db

on_both_databases = pytest.mark.parametrize(
    "database_kind",
    ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)],
    indirect=True,
)
"""Runs a test on SQLite and on PostgreSQL; the latter is skipped, saying so, where there is no server."""


LOG_KEY = bytes(range(32))
"""Signs the log of registries under test."""


class Databases:
    """Makes databases below one folder and on one server; migrating happens once for each kind."""

    def __init__(self, folder: Path, server_url: str | None) -> None:
        self._folder = folder
        self._server = None if server_url is None else make_url(server_url)
        self._numbers = itertools.count(1)
        self._templates: dict[str, str] = {}

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
        """Drop what was kept for copying."""
        if "postgresql" in self._templates:
            self._execute(f'DROP DATABASE IF EXISTS "{self._templates["postgresql"]}" WITH (FORCE)')

    def _new_file(self, name: str, migrated: bool) -> str:
        path = self._folder / f"{name}.sqlite3"
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
    }
