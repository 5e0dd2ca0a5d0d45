"""Lists of values as one parameter of a statement, on both databases.

With a parameter for each value the statement is another text for each length: SQLAlchemy writes it anew each time and
PostgreSQL plans it anew, which takes longer than finding fifty rows.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from sqlalchemy import (
    JSON,
    ColumnElement,
    Dialect,
    Join,
    Select,
    String,
    TypeDecorator,
    any_,
    bindparam,
    func,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import KeyedColumnElement
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeEngine


class _Values(TypeDecorator[list[Any]]):
    """A list of numbers or texts: an array of PostgreSQL, JSON on SQLite.

    The array is written out here. The driver would look at each value by itself, which takes longer than to find the rows
    of fifty ids, and send a statement of its own for each width of numbers.
    """

    impl = JSON
    cache_ok = True

    def __init__(self, item: TypeEngine[Any]) -> None:
        super().__init__()
        self.item = String() if isinstance(item, String) else item  # a cast to a length would cut longer values

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """The type on this database."""
        return dialect.type_descriptor(ARRAY(self.item) if dialect.name == "postgresql" else JSON())

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        """What makes of the list what the driver gets."""
        return _as_array if dialect.name == "postgresql" else _as_json


_as_json = json.JSONEncoder().encode


def _as_array(values: list[int] | list[str]) -> str:
    if set(map(type, values)) == {int}:  # as ids are: to look at each by itself takes four times as long
        return f"{{{','.join(map(str, values))}}}"
    return f"{{{','.join(map(_as_element, values))}}}"


def _as_element(value: object) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise TypeError(f"A list takes whole numbers and texts, not {type(value).__name__}.")
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


class _IsListed(FunctionElement[bool]):
    """SQL of ``is_listed``; of no type, since SQLite would compare a Boolean with 1 and find no index."""

    inherit_cache = True


def is_listed(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """Whether the column's value is one of the list that is given as the parameter ``name``."""
    return _IsListed(column, bindparam(name, type_=_Values(column.type)))


def with_listed(query: Select[Any], key: KeyedColumnElement[Any], name: str, dialect: str) -> Select[Any]:
    """The query with the rows of a table whose ``key`` is one of the list that is given as the parameter ``name``, which
    must hold no value twice.

    SQLite is told to go along the list; for ``is_listed`` it would first make an index of it, which takes longer than to
    find the frequencies of twenty terms.
    """
    if dialect != "sqlite":
        return query.where(is_listed(key, name))
    values = func.json_each(bindparam(name, type_=_Values(key.type))).table_valued("value", name=name)
    return query.select_from(_AlongList(values, key.table, key == values.c.value))


def with_few_listed(query: Select[Any], key: KeyedColumnElement[Any], name: str, dialect: str) -> Select[Any]:
    """As ``with_listed``, for lists that mostly hold less than ten values.

    PostgreSQL takes a list for one of ten where it does not look into it, so that a plan for the shorter one at hand seems
    the better one, and is made anew each time, which takes as long as reading the rows. It never looks into what is
    unnested.
    """
    if dialect != "postgresql":
        return with_listed(query, key, name, dialect)
    values = select(func.unnest(bindparam(name, type_=_Values(key.type)))).scalar_subquery()
    return query.where(key == any_(func.array(values)))


class _AlongList(Join):
    """A join for which SQLite goes along the left side whatever it takes to be quicker: of a table without statistics it
    would rather read all rows that another index gives."""

    inherit_cache = True


@compiles(_AlongList, "sqlite")
def _cross_join(element: _AlongList, compiler: SQLCompiler, **options: object) -> str:
    left, right = (compiler.process(side, **options | {"asfrom": True}) for side in (element.left, element.right))
    condition = compiler.process(element.onclause, **options)  # type: ignore[arg-type]  # of this join never None
    return f"{left} CROSS JOIN {right} ON {condition}"


@compiles(_IsListed, "sqlite")
def _in_json(element: _IsListed, compiler: SQLCompiler, **options: object) -> str:
    column, values = element.clauses
    return compiler.process(column.in_(select(func.json_each(values).table_valued("value").c.value)), **options)


@compiles(_IsListed, "postgresql")
def _in_array(element: _IsListed, compiler: SQLCompiler, **options: object) -> str:
    column, values = element.clauses
    return compiler.process(column == any_(values), **options)
