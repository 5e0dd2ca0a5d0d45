"""Log lines: an event and its fields, one line each, with the id of the request or job that they belong to.

``log.info("job_failed", extra={"job": 7})`` gives ``2026-03-01T10:00:00.123Z INFO claims.jobs job_failed job=7 request=…``.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
import re
import sys
from contextvars import ContextVar

from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

work_id: ContextVar[str | None] = ContextVar("work_id", default=None)
"""What is being worked on in this context: ``request=…`` or ``job=…``; stands on every line."""

_VALUES = re.compile(
    r"^DETAIL: .*?(?=^(?:HINT|CONTEXT): |^\[SQL: |^The above exception |^During handling of |\Z)",
    re.DOTALL | re.MULTILINE,
)
"""Where PostgreSQL quotes the row that it refuses, in as many paragraphs as its texts have."""

_FAULTS = ("no such table", "no such column", "no such function", "no such index", 'near "', "ambiguous column")
"""How SQLite begins what it says of statements that cannot be right, by the same kind of error as of a locked file."""

_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
_PLAIN = re.compile(r"[\w.:/@+-]+\Z", re.ASCII)


class EventFormatter(logging.Formatter):
    """Time in UTC, level, logger, event, then the fields as ``name=value``; values with other characters as JSON strings.

    Quoting keeps a hostile value from starting a line or a field of its own.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line, followed by the trace where there is one."""
        time = (
            dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        )
        words = [time, record.levelname, record.name, _one_line(record.getMessage())]
        words += [f"{name}={_value(value)}" for name, value in vars(record).items() if name not in _STANDARD]
        belongs_to = work_id.get()
        if belongs_to is not None:
            words.append(belongs_to)
        if record.exc_info:
            words.append("\n" + _VALUES.sub("DETAIL: (values left out)\n", self.formatException(record.exc_info)))
        return " ".join(words)


def set_up_logging(level: str) -> None:
    """Send every log line of the process to stderr in this form; called again, only the level changes."""
    root = logging.getLogger()
    root.setLevel(level)
    if not any(isinstance(handler.formatter, EventFormatter) for handler in root.handlers):
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(EventFormatter())
        root.addHandler(handler)
    logging.getLogger("alembic").setLevel(max(logging.WARNING, root.level))


def database_reason(error: DBAPIError | PoolTimeout) -> str:
    """Why the database could not do it, in its own words and one line; no statement, no values. That all connections are in
    use SQLAlchemy tells by an error of its own.

    A full disk lets SQLite undo the whole transaction by itself; going back to a savepoint, which is gone with it, then
    fails too, and hides the reason.
    """
    if isinstance(error, PoolTimeout):
        return "all connections are in use"
    lines = str(error.orig).strip().splitlines() if error.orig else []
    reason = lines[0] if lines else "no reason given"
    if not reason.startswith("no such savepoint"):
        return reason
    before = error.orig.__context__ if error.orig else None
    while before is not None and not isinstance(before, DBAPIError):
        before = before.__cause__ or before.__context__
    return reason if before is None else database_reason(before)


def is_passing(error: OperationalError) -> bool:
    """Whether the database may do the same another time: it was busy, full or away, and no statement is wrong."""
    return not database_reason(error).startswith(_FAULTS)


def reason_to_wait(error: Exception) -> str | None:
    """Why the database cannot answer now but may another time, for the log; None for any other error."""
    if isinstance(error, PoolTimeout) or (isinstance(error, OperationalError) and is_passing(error)):
        return database_reason(error)
    return None


def _value(value: object) -> str:
    text = value if isinstance(value, str) else str(value)
    return text if _PLAIN.match(text) else json.dumps(text, ensure_ascii=True)


def _one_line(text: str) -> str:
    return text if text.isprintable() else json.dumps(text, ensure_ascii=True)
