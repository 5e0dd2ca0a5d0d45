"""Checks that hold for every row of a file: each is one test, which costs less than a test for each row and check."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from typing import TypeVar

import pytest

T = TypeVar("T")


def check_each(rows: Mapping[str, T], check: Callable[[T], None], what: str = "") -> None:
    """Fail with the name of every row that fails the check, and why."""
    wrong = []
    for name, row in rows.items():
        try:
            check(row)
        except Exception as error:
            wrong.append(f"{name}: {''.join(traceback.format_exception_only(error)).strip()}")
    if wrong:
        pytest.fail("\n".join(filter(None, [what, *wrong])), pytrace=False)


def for_each(rows: Callable[[], Mapping[str, T]]) -> Callable[[Callable[[T], None]], Callable[[], None]]:
    """Makes the check of a row a test of all of them, which names every row that fails it, and why."""

    def make(check: Callable[[T], None]) -> Callable[[], None]:
        def test() -> None:
            check_each(rows(), check, check.__name__)

        test.__name__, test.__doc__ = check.__name__, check.__doc__
        return test

    return make
