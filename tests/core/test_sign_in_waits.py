"""The wait after wrong passwords."""

from __future__ import annotations

import pytest

from claims.core.sign_in_waits import wait_after


@pytest.mark.parametrize(
    ("failures", "seconds"), [(0, 0), (5, 0), (6, 2), (7, 4), (8, 8), (14, 512), (15, 900), (16, 900), (10_000, 900)]
)
def test_wait_doubles_up_to_a_quarter_of_an_hour(failures: int, seconds: int) -> None:
    assert wait_after(failures).total_seconds() == seconds
