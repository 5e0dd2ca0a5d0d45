"""Flushing with the errors that concurrent writers cause turned into the registry's own."""

from __future__ import annotations

import sqlite3
from collections.abc import Container, Iterator
from contextlib import contextmanager

from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from claims.core.errors import Conflict, Stale

STALE_DETAIL = "Somebody else saved this in the meantime. Load it again and repeat your change."

Expected = int | Container[int] | None
"""The version that somebody has read, or several of which any will do; None where nobody asks."""


def is_expected(present: int, expected: Expected) -> bool:
    """Whether the present version is one that was read."""
    if expected is None:
        return True
    return present == expected if isinstance(expected, int) else present in expected


def require_version(present: int, expected: Expected) -> None:
    """Raises ``Stale`` where somebody saved since the version was read."""
    if not is_expected(present, expected):
        raise Stale(STALE_DETAIL)


@contextmanager
def saving(session: Session, *, conflict: str | None = None, code: str = "conflict") -> Iterator[None]:
    """A savepoint around changes, flushed at its end; on an error they are undone and the session stays usable.

    Raises ``Stale`` where the row was saved by somebody else since it was read, and where another writer took the same
    unique place first ``Conflict`` with the given detail and code (without a detail: ``Stale`` too).
    """
    try:
        with session.begin_nested():
            yield
            session.flush()
    except StaleDataError as error:
        raise Stale(STALE_DETAIL) from error
    except IntegrityError as error:
        if conflict is None:
            raise Stale(STALE_DETAIL) from error
        raise Conflict(conflict, code=code) from error
    except OperationalError as error:
        # SQLite refuses a write on a snapshot that another writer has overtaken, at once and for good: the transaction
        # is over.
        if getattr(error.orig, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY_SNAPSHOT:
            raise Stale(STALE_DETAIL) from error
        raise
