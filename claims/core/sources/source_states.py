"""How a source stands: what the link check knows of its page, how often it looks, and when a page counts as gone."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum


class SourceState(StrEnum):
    """What is known of a source; ``unchecked`` where nobody could look, which is never as good as ``ok``."""

    UNCHECKED = "unchecked"
    OK = "ok"
    CHANGED = "changed"
    UNREACHABLE = "unreachable"
    DEAD = "dead"
    RETRACTED = "retracted"
    SUPERSEDED = "superseded"


class QuoteState(StrEnum):
    """Whether a quote stands in the snapshot."""

    FOUND = "found"
    LOST = "lost"
    NOT_SEARCHABLE = "not_searchable"


BY_HAND = frozenset({SourceState.RETRACTED, SourceState.SUPERSEDED})
"""States that people or lists give; no link check takes them away."""

USABLE = frozenset({SourceState.OK, SourceState.CHANGED})
"""States in which a source's page can decide a verdict."""

FRESH = dt.timedelta(hours=24)
"""A link that was checked longer ago is checked again before a verdict is published."""

DEAD_AFTER = dt.timedelta(hours=72)
DEAD_AFTER_FAILURES = 3
RETRY = dt.timedelta(hours=36)
"""Until a page that failed is tried again: the third failure comes 72 hours after the first."""

NETWORK_RETRY = dt.timedelta(hours=1)
"""Until the next try where the network itself was away."""

_STEPS = (
    (dt.timedelta(days=7), dt.timedelta(days=7)),
    (dt.timedelta(days=60), dt.timedelta(days=30)),
)
_LATER = dt.timedelta(days=90)


def check_interval(age: dt.timedelta) -> dt.timedelta:
    """How long to wait with the next check of a page that was first seen so long ago: 7 days, then 30, then 90."""
    return next((wait for until, wait in _STEPS if age < until), _LATER)


def is_dead(failures: int, since: dt.timedelta) -> bool:
    """Whether a page is gone after so many failed checks in a row, the first of them so long ago."""
    return failures >= DEAD_AFTER_FAILURES and since >= DEAD_AFTER
