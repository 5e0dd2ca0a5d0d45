"""Rows of one test that send the same statements: each on SQLite, and a few of them on PostgreSQL as well."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

import pytest


def rows_on_sqlite(
    names: str | tuple[str, ...],
    rows: Sequence[Any],
    *,
    and_on_postgresql: Collection[int],
    ids: Sequence[str] | Callable[[Any], str] | None = None,
) -> pytest.MarkDecorator:
    """As ``pytest.mark.parametrize``, on SQLite; the rows at these places run on PostgreSQL, too."""
    names = (names,) if isinstance(names, str) else names
    named = None if ids is None or callable(ids) else list(ids)

    def row(at: int, kind: str, *marks: pytest.MarkDecorator) -> Any:
        values = rows[at] if len(names) > 1 else (rows[at],)
        return pytest.param(*values, kind, marks=marks, id=None if named is None else f"{named[at]}-{kind}")

    chosen = [row(at, "sqlite") for at in range(len(rows))]
    chosen += [row(at, "postgresql", pytest.mark.postgresql) for at in sorted(and_on_postgresql)]
    return pytest.mark.parametrize(
        (*names, "database_kind"), chosen, indirect=["database_kind"], ids=ids if callable(ids) else None
    )
