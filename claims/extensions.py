"""The Flask extensions, made once and bound to an app in ``create_app``; the database's connection set-up.

``db.session`` is the session of the current request, command or job; the tables are those of ``models``.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from sqlite3 import Connection as SQLiteConnection

from flask import Response, current_app, g, request, session
from flask_bootstrap import Bootstrap5
from flask_limiter import ApplicationLimit, Limiter
from flask_migrate import Migrate
from flask_security import Security, SQLAlchemyUserDatastore, UserMixin, WebauthnUtil
from flask_sqlalchemy import SQLAlchemy
from flask_wtf import CSRFProtect
from sqlalchemy import Connection, Engine, event, update
from sqlalchemy.orm import Session
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from claims.models import Base, Passkey, Role, SignIn, User

BUSY_TIMEOUT_MS = 15_000
"""How long a connection waits for another writer: more than the longest write takes on a busy machine."""

SQLITE_SET_UP = (
    "PRAGMA foreign_keys = ON",
    f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA mmap_size = 2147418112",
)
"""Run on each new connection: SQLite checks no foreign key unless asked; with WAL readers never wait, and FULL keeps an
acknowledged write through a power cut. What is deleted is overwritten, as most builds do unasked: text that was removed on
a legal ground stays in no free page. As much of the file as SQLite can, 2 GB, is read where the system keeps it in memory
and not copied page by page: finding candidates among 200,000 claims takes 0.95 ms instead of 1.15, and among a million .82
of the time (November 2026).
"""

POSTGRESQL_SET_UP = ("-c jit=off", "-c timezone=UTC")
"""What each new connection asks of PostgreSQL. Days, weeks and months are counted by the zone of the connection, and are
UTC's here, wherever the server stands. Compiling a statement pays for reports over whole tables: pages waited 100 to 300 ms
for it where the planner expected many rows."""

NEVER_PREPARED: int | None = None
"""How often psycopg sends a statement before it has PostgreSQL prepare it, and so perhaps keep one plan for all values:
never. One plan for a statement that pages ask often saved 5 ms a page, and made those of a source that a tenth of all
verdicts cite, and of a claim that all articles say, wait 150 to 280 ms. ``PreparedRead`` prepares those of look-ups."""

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


class Passkeys(WebauthnUtil):
    """What is asked of a device that makes or shows a passkey."""

    def authenticator_selection(self, user: UserMixin, usage: str) -> AuthenticatorSelectionCriteria:
        """Any device, built in or carried along. One that stands for the password must ask for finger, face or PIN:
        else whoever finds it is in."""
        asked = UserVerificationRequirement.REQUIRED if usage == "first" else UserVerificationRequirement.DISCOURAGED
        return AuthenticatorSelectionCriteria(resident_key=ResidentKeyRequirement.REQUIRED, user_verification=asked)

    def user_verification(self, user: UserMixin | None, usage: list[str]) -> UserVerificationRequirement:
        """The same when it is shown."""
        if "secondary" in usage:
            return UserVerificationRequirement.DISCOURAGED
        return UserVerificationRequirement.REQUIRED


db = SQLAlchemy(metadata=Base.metadata)
migrate = Migrate(render_as_batch=True, compare_type=True)
security = Security(datastore=UserDatastore(db, User, Role, Passkey), webauthn_util_cls=Passkeys)
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


@contextmanager
def waiting_for_nobody(session: Session) -> Iterator[None]:
    """Statements inside fail at once where SQLite would wait for another connection's write lock; commit outside."""
    if session.get_bind().dialect.name != "sqlite":
        yield
        return
    connection = session.connection()
    connection.exec_driver_sql("PRAGMA busy_timeout = 0")
    try:
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")


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
    """SHA-256 of the credential that the request is let in by, None without one: counters never hold a secret.

    What else is sent must not count: something new each time, which nobody checks, would pass every limit.
    """
    read = credentials.get(request.blueprint or "")
    credential = read() if read is not None else ""
    return hashlib.sha256(credential.encode("utf-8", "replace")).hexdigest()[:32] if credential else None


def _authorization() -> str:
    """The secret of a bearer, however its scheme and blanks are written; of another scheme all that is said."""
    header = request.headers.get("Authorization", "").strip()
    scheme, _, secret = header.partition(" ")
    return secret.strip() if scheme.lower() == "bearer" else header


credentials: dict[str, Callable[[], str]] = {"api": _authorization}
"""By the name of a blueprint what its calls are let in by, "" for nothing; pages look at no key."""


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


_CREDENTIAL_ENDPOINTS = frozenset(
    f"security.{name}"
    for name in (
        "login",
        "two_factor_token_validation",
        "two_factor_setup_validate",
        "mf_recovery",
        "verify",
        "wan_signin_response",
        "wan_verify_response",
        "forgot_password",
        "reset_password",
        "change_password",
    )
)
"""Where something is sent that lets somebody in, and could be guessed."""


def _is_no_sign_in() -> bool:
    return request.endpoint not in _CREDENTIAL_ENDPOINTS or request.method != "POST"


def _second_factor_of() -> str:
    """Whose second factor is asked for: codes are short, and addresses many."""
    return f"second-factor:{session.get('tf_user_id', _address())}"


def _is_no_second_factor() -> bool:
    asked = ("security.two_factor_token_validation", "security.mf_recovery")
    return request.endpoint not in asked or request.method != "POST"


def folded_mailbox(text: str) -> str:
    """An e-mail address in the one form in which the sign-in library finds its account; any other text in lower case."""
    try:
        normalized = security.mail_util.normalize(text.strip())
    except ValueError:
        normalized = text.strip()
    return str(normalized).lower()


RESET_LINKS = "5 per hour"
"""Links to a new password that may be asked for with one e-mail address: nobody's mailbox is flooded from many places."""


def _asked_mailbox() -> str:
    """The address that a link was asked for, whether or not it has an account; counters hold no addresses."""
    address = folded_mailbox(request.form.get("email", ""))
    return f"reset-link:{hashlib.sha256(address.encode('utf-8', 'replace')).hexdigest()[:32]}"


def _is_no_reset_link() -> bool:
    return request.endpoint != "security.forgot_password" or request.method != "POST"


def _is_refused_key(response: Response) -> bool:
    return response.status_code == 401 or bool(g.get("key_refused"))


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
        ApplicationLimit(_sign_in_rate, key_function=_second_factor_of, exempt_when=_is_no_second_factor),
        ApplicationLimit(RESET_LINKS, key_function=_asked_mailbox, exempt_when=_is_no_reset_link),
    ],
    headers_enabled=True,
    swallow_errors=True,  # a counter that cannot be reached must not stop the answers
)


def _asking_rate() -> str:
    return "60 per hour" if bearer_key() else "20 per hour"


asking = limiter.shared_limit(_asking_rate, scope="asking")
"""How many requests for checks and rechecks one key or address may send, by whatever door: each waits for a person."""

webhook_sending = limiter.shared_limit("60 per hour", scope="webhook-sending")
"""How often one caller may ask for test messages and replays, by whatever door: the registry must not be a tool to knock
on strangers' doors."""
