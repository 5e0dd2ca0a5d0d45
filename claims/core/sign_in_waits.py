"""How long the next password for an account has to wait after wrong ones."""

from __future__ import annotations

import datetime as dt

FREE_FAILURES = 5
"""Wrong passwords in a row after which nobody waits yet: people mistype."""

LONGEST_WAIT = dt.timedelta(minutes=15)
"""The wait doubles up to this, some hundred guesses a day; it never ends in a lock, which anybody could put on anybody."""

FORGOTTEN_AFTER = dt.timedelta(days=1)
"""A day without a wrong password begins the count anew."""


def wait_after(failures: int) -> dt.timedelta:
    """The wait after so many wrong passwords in a row, from the last of them: 0, then 2 s, 4 s, 8 s and so on."""
    over = failures - FREE_FAILURES
    if over <= 0:
        return dt.timedelta(0)
    return min(dt.timedelta(seconds=2 ** min(over, 30)), LONGEST_WAIT)
