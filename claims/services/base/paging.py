"""Pages of a list by cursor: the place after the last row shown, so that new rows never shift a page."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Select, tuple_
from sqlalchemy.orm import InstrumentedAttribute

from claims.core.errors import Invalid
from claims.core.row_ids import MAX_ID

T = TypeVar("T")
Q = TypeVar("Q", bound=Select[*tuple[Any, ...]])

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


@dataclass(frozen=True, slots=True)
class RankPlace:
    """The place of a row in a list that is ordered by a whole number and an id."""

    rank: int
    id: int


def encode_cursor(list_name: str, place: Place | RankPlace) -> str:
    """The opaque cursor after a row of the named list."""
    key = place.rank if isinstance(place, RankPlace) else place.time.astimezone(dt.UTC).isoformat()
    text = json.dumps([list_name, key, place.id], separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def decode_cursor(list_name: str, cursor: str) -> Place:
    """The place that a cursor of the named list stands for; any other string raises ``Invalid`` (code
    ``bad_cursor``)."""
    match _content(cursor):
        case [str(name), str(time), int(row_id)] if name == list_name and _is_number(row_id, least=0):
            return Place(_time(time), row_id)
    raise bad_cursor()


def decode_rank_cursor(list_name: str, cursor: str) -> RankPlace:
    """The same for a list that is ordered by a whole number."""
    match _content(cursor):
        case [str(name), int(rank), int(row_id)] if name == list_name and _is_number(row_id, least=0):
            if _is_number(rank, least=-MAX_ID - 1):
                return RankPlace(rank, row_id)
    raise bad_cursor()


def _content(cursor: str) -> object:
    if len(cursor) > _MAX_CURSOR_LENGTH or not cursor.isascii() or "=" in cursor:
        raise bad_cursor()
    try:
        content: object = json.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True))
    except (binascii.Error, ValueError, RecursionError) as error:
        raise bad_cursor() from error
    return content


def _is_number(value: int, *, least: int) -> bool:
    """Whether it is a number that the database holds; JSON's true and false are none."""
    return type(value) is int and least <= value <= MAX_ID


def bad_cursor() -> Invalid:
    """The error for a cursor that the list has not given."""
    return Invalid(
        "This cursor is not one that this list has given. Begin without after.", code="bad_cursor", field="after"
    )


Key = Sequence[ColumnElement[Any] | InstrumentedAttribute[Any]]
"""The columns that a list is ordered by: the last one is an id, so that no two rows have the same place."""


def is_below(key: Key, *place: object) -> ColumnElement[bool]:
    """The condition that a row comes after a place in a list all of whose columns fall.

    It compares whole rows of values: spelled out with OR, SQLite reads all that is left and sorts it (at 100,000 rows 25 ms
    instead of 1), where so it reads on in an index from the place.
    """
    return tuple_(*key) < tuple_(*place)


def is_above(key: Key, *place: object) -> ColumnElement[bool]:
    """The same for a list all of whose columns grow."""
    return tuple_(*key) > tuple_(*place)


def checked_limit(limit: int) -> int:
    """The limit, if between 1 and ``MAX_LIMIT``; else raises ``Invalid`` (code ``limit_out_of_range``)."""
    if not 1 <= limit <= MAX_LIMIT:
        raise Invalid(f"The limit must be between 1 and {MAX_LIMIT}.", code="limit_out_of_range", field="limit")
    return limit


def newest_first(query: Q, row_id: InstrumentedAttribute[int], list_name: str, *, after: str | None, limit: int) -> Q:
    """The query for a page by id, newest first, and for the row too many; raises ``Invalid`` (codes ``bad_cursor``,
    ``limit_out_of_range``)."""
    if after is not None:
        query = query.where(row_id < decode_rank_cursor(list_name, after).id)
    return query.order_by(row_id.desc()).limit(checked_limit(limit) + 1)


def page_of(rows: Sequence[T], limit: int, list_name: str, place: Callable[[T], Place | RankPlace]) -> Page[T]:
    """A page from up to ``limit + 1`` rows: the row too many only says that there are more."""
    items = list(rows[:limit])
    more = len(rows) > limit
    return Page(items, encode_cursor(list_name, place(items[-1])) if more else None)


def _time(text: str) -> dt.datetime:
    try:
        time = dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise bad_cursor() from error
    if time.tzinfo is None:
        raise bad_cursor()
    return time
