"""Ids of rows: which whole numbers can be one in a database, and how one is read from a text."""

from __future__ import annotations

MAX_ID = 2**63 - 1
"""The largest number of a column of ids on SQLite and PostgreSQL; asking for a larger one fails there."""

_MOST_DIGITS = 18
"""Of a number that such a column holds whatever its digits are."""


def is_id(number: int) -> bool:
    """Whether a row can have this number."""
    return 0 < number <= MAX_ID


def number_of(digits: str) -> int | None:
    """The whole number that a text is, of at most 18 digits and with nothing around it; None for anything else."""
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS else None
