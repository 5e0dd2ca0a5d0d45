"""How far an answer still stands on a given day; derived each time, never stored."""

from __future__ import annotations

import datetime as dt

from claims.core.reviews.reviewing import ReviewState
from claims.core.verdicts import Freshness

EXPIRING_DAYS = 14
"""From so many days before the last valid day an answer is called expiring."""


def freshness(
    *, true_as_of: dt.date, valid_until: dt.date | None, timeless: bool, state: ReviewState, on: dt.date
) -> Freshness:
    """Freshness of a public revision on a day; ``valid_until`` is its last valid day.

    ``state`` is that of the review: withdrawn outranks expired, which outranks a running recheck, because a lapsed
    verdict stays lapsed while somebody looks at it again. A day before ``true_as_of`` counts like that day: the
    verdict is the best that is known about it.
    """
    if state is ReviewState.WITHDRAWN:
        return Freshness.WITHDRAWN
    last_day = None if timeless else valid_until
    day = max(on, true_as_of)
    if last_day is not None and day > last_day:
        return Freshness.EXPIRED
    if state is not ReviewState.PUBLISHED:
        return Freshness.UNDER_RECHECK
    if last_day is not None and (last_day - day).days <= EXPIRING_DAYS:
        return Freshness.EXPIRING
    return Freshness.CURRENT
