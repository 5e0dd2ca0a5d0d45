"""Ids of rows: which whole numbers can be one in a database."""

from __future__ import annotations

MAX_ID = 2**63 - 1
"""The largest number of a column of ids on SQLite and PostgreSQL; asking for a larger one fails there."""


def is_id(number: int) -> bool:
    """Whether a row can have this number."""
    return 0 < number <= MAX_ID
