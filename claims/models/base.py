"""The declarative base: constraint names, column types shared by the tables, UTC times."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, Any

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Enum, Integer, MetaData, TypeDecorator
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, mapped_column

NAMING_CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""Every constraint has a name that a migration can address on either database."""


class UTCDateTime(TypeDecorator[dt.datetime]):
    """An aware time, stored as UTC; SQLite drops the zone, so it is put back on the way out.

    Raises ``ValueError`` for a naive time.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Refuse naive input; hand the database UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without zone cannot be stored")
        return value.astimezone(dt.UTC)

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Give UTC, aware."""
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


def text_enum(enum: type[StrEnum], name: str) -> Enum:
    """A string enum stored as text by value, with a named CHECK (``ck_<table>_<name>``)."""
    return Enum(
        enum,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=32,
        values_callable=lambda members: [member.value for member in members],
    )


PortableJSON = JSON().with_variant(JSONB(), "postgresql")
"""JSON that PostgreSQL can index and SQLite keeps as text."""

PrimaryKey = Annotated[int, mapped_column(BigInteger().with_variant(Integer(), "sqlite"), primary_key=True)]
"""Dense integer key: posting blocks and permalinks use it (SQLite numbers rows itself only for INTEGER)."""

BigId = BigInteger().with_variant(Integer(), "sqlite")
"""Column type of a foreign key to a ``PrimaryKey``."""


class Base(DeclarativeBase):
    """Base of all tables; free of Flask."""

    metadata = MetaData(naming_convention=NAMING_CONVENTION)
    type_annotation_map = {  # noqa: RUF012  (SQLAlchemy reads a plain class attribute)
        dt.datetime: UTCDateTime(),
        dict[str, Any]: PortableJSON,
        list[Any]: PortableJSON,
    }
