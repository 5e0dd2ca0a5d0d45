"""The Flask extensions, made once and bound to an app in ``create_app``; the database's connection set-up.

``db.session`` is the session of the current request, command or job; the tables are those of ``models``.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from sqlite3 import Connection as SQLiteConnection

from flask import Response, current_app, request
from flask_bootstrap import Bootstrap5
from flask_limiter import ApplicationLimit, Limiter
from flask_migrate import Migrate
from flask_security import Security, SQLAlchemyUserDatastore, UserMixin
from flask_sqlalchemy import SQLAlchemy
from flask_wtf import CSRFProtect
from sqlalchemy import Connection, Engine, event, update

from claims.models import Base, Passkey, Role, SignIn, User

BUSY_TIMEOUT_MS = 15_000
"""How long a connection waits for another writer: more than the longest write, the article of 1 MB."""

SQLITE_SET_UP = (
    "PRAGMA foreign_keys = ON",
    f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
)
"""Run on each new connection: SQLite checks no foreign key unless asked; with WAL readers never wait, and FULL keeps an
acknowledged write through a power cut."""

read_only: ContextVar[bool] = ContextVar("read_only", default=False)
"""Whether transactions begun in this context only read. SQLite gives a transaction that reads first and writes later no
second chance (SQLITE_BUSY_SNAPSHOT), so that all others take the write lock when they begin."""


class UserDatastore(SQLAlchemyUserDatastore):
    """Where the sign-in library reads and writes people."""

    def set_uniquifier(self, user: UserMixin, uniquifier: str | None = None) -> None:
        """End all sessions of a person, as the library does when a password is changed: a one-time one is then used up."""
        super().set_uniquifier(user, uniquifier)
        if isinstance(user, User):
            user.must_change_password = False
            open_ones = update(SignIn).where(SignIn.user_id == user.id, SignIn.ended_at.is_(None))
            db.session.execute(open_ones.values(ended_at=dt.datetime.now(dt.UTC)))


db = SQLAlchemy(metadata=Base.metadata)
migrate = Migrate(render_as_batch=True, compare_type=True)
security = Security(datastore=UserDatastore(db, User, Role, Passkey))
csrf = CSRFProtect()
bootstrap = Bootstrap5()


@contextmanager
def reading() -> Iterator[None]:
    """Transactions begun inside take no write lock."""
    token = read_only.set(True)
    try:
        yield
    finally:
        read_only.reset(token)


def set_up_sqlite(engine: Engine) -> None:
    """Give an engine its connection set-up; leaves engines of other databases alone.

    The driver is put in manual mode and BEGIN sent explicitly: by itself it begins too late, and then a savepoint after
    a read survives the rollback of the whole transaction (seen with Python 3.11 to 3.13).
    """
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_connection)
        event.listen(engine, "begin", _begin)


def _prepare_connection(connection: SQLiteConnection, _record: object) -> None:
    connection.isolation_level = None
    for statement in SQLITE_SET_UP:
        connection.execute(statement)


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN" if read_only.get() else "BEGIN IMMEDIATE")


def bearer_key() -> str | None:
    """SHA-256 of the credentials that the request carries, None without any: counters never hold a secret."""
    header = request.headers.get("Authorization")
    return hashlib.sha256(header.encode("utf-8", "replace")).hexdigest()[:32] if header else None


def _caller() -> str:
    key = bearer_key()
    return f"key:{key}" if key else f"address:{_address()}"


def _caller_rate() -> str:
    return str(current_app.config["RATE_LIMIT_KEY" if bearer_key() else "RATE_LIMIT_ANONYMOUS"])


def _address() -> str:
    return request.remote_addr or "unknown"


def _anonymous_rate() -> str:
    return str(current_app.config["RATE_LIMIT_ANONYMOUS"])


def _sign_in_rate() -> str:
    return str(current_app.config["RATE_LIMIT_SIGN_IN"])


def _is_no_sign_in() -> bool:
    return request.endpoint != "security.login" or request.method != "POST"


def _is_refused_key(response: Response) -> bool:
    return response.status_code == 401


limiter = Limiter(
    key_func=_caller,
    default_limits=[_caller_rate],
    # Counted whatever limits a view has of its own. The first limit alone could be passed by inventing a new key each time:
    # refused keys count against the address.
    application_limits=[
        ApplicationLimit(
            _anonymous_rate,
            key_function=lambda: f"refused:{_address()}",
            exempt_when=lambda: bearer_key() is None,
            deduct_when=_is_refused_key,
        ),
        ApplicationLimit(_sign_in_rate, key_function=lambda: f"sign-in:{_address()}", exempt_when=_is_no_sign_in),
    ],
    headers_enabled=True,
    swallow_errors=True,  # a counter that cannot be reached must not stop the answers
)
