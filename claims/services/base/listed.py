"""Lists of values as one parameter of a statement, on both databases.

With a parameter for each value the statement is another text for each length: SQLAlchemy writes it anew each time and
PostgreSQL plans it anew, which takes longer than finding fifty rows.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import JSON, ColumnElement, Dialect, String, TypeDecorator, any_, bindparam, func, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
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
        return _as_array if dialect.name == "postgresql" else super().bind_processor(dialect)


def _as_array(values: list[int] | list[str]) -> str:
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


@compiles(_IsListed, "sqlite")
def _in_json(element: _IsListed, compiler: SQLCompiler, **options: object) -> str:
    column, values = element.clauses
    return compiler.process(column.in_(select(func.json_each(values).table_valued("value").c.value)), **options)


@compiles(_IsListed, "postgresql")
def _in_array(element: _IsListed, compiler: SQLCompiler, **options: object) -> str:
    column, values = element.clauses
    return compiler.process(column == any_(values), **options)
