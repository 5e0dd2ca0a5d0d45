"""Long lists of ids or rows, a statement's worth at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

IDS_PER_STATEMENT = 500
"""Ids in one IN list; SQLite allows 32,766 variables, longer lists gain nothing."""

Value = TypeVar("Value")


def in_parts(values: Sequence[Value], size: int = IDS_PER_STATEMENT) -> Iterator[Sequence[Value]]:
    """The values in their order, at most ``size`` at once; nothing for none."""
    for start in range(0, len(values), size):
        yield values[start : start + size]
