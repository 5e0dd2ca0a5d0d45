"""Pages of a list by cursor: the place after the last row shown, so that new rows never shift a page."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from claims.core.errors import Invalid

T = TypeVar("T")

MAX_LIMIT = 200
"""Rows on a page at most."""

_MAX_CURSOR_LENGTH = 500


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some rows of a list in its order; ``next_cursor`` is None on the last page."""

    items: list[T]
    next_cursor: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a row in a list that is ordered by a time and an id."""

    time: dt.datetime
    id: int


def encode_cursor(list_name: str, place: Place) -> str:
    """The opaque cursor after a row of the named list."""
    text = json.dumps([list_name, place.time.astimezone(dt.UTC).isoformat(), place.id], separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def decode_cursor(list_name: str, cursor: str) -> Place:
    """The place that a cursor of the named list stands for; any other string raises ``Invalid`` (code
    ``bad_cursor``)."""
    bad = Invalid("This cursor is not one that this list has given.", code="bad_cursor", field="after")
    if len(cursor) > _MAX_CURSOR_LENGTH or not cursor.isascii() or "=" in cursor:
        raise bad
    try:
        content = json.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True))
    except (binascii.Error, ValueError, RecursionError) as error:
        raise bad from error
    match content:
        case [str(name), str(time), int(row_id)] if name == list_name and type(row_id) is int and 0 <= row_id < 2**63:
            return Place(_time(time, bad), row_id)
    raise bad


def checked_limit(limit: int) -> int:
    """The limit, if between 1 and ``MAX_LIMIT``; else raises ``Invalid`` (code ``limit_out_of_range``)."""
    if not 1 <= limit <= MAX_LIMIT:
        raise Invalid(f"The limit must be between 1 and {MAX_LIMIT}.", code="limit_out_of_range", field="limit")
    return limit


def page_of(rows: Sequence[T], limit: int, list_name: str, place: Callable[[T], Place]) -> Page[T]:
    """A page from up to ``limit + 1`` rows: the row too many only says that there are more."""
    items = list(rows[:limit])
    more = len(rows) > limit
    return Page(items, encode_cursor(list_name, place(items[-1])) if more else None)


def _time(text: str, bad: Invalid) -> dt.datetime:
    try:
        time = dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise bad from error
    if time.tzinfo is None:
        raise bad
    return time
