"""Whether a verdict that stands still answers a statement, or has to be looked at again first."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from claims.core.verdicts import Freshness

GRACE = dt.timedelta(days=366)
"""How much older a verdict may be than the end of what it speaks about where that is open ("since 2001") or longer than
this itself: the rule of the slot *time*, by which "since 2001" agrees with "2001–2019" for twelve months more."""


class RecheckNeed(StrEnum):
    """Why a verdict is not to be taken as settled."""

    EXPIRED = "expired"
    OLDER_THAN_PERIOD = "older_than_period"


def recheck_need(
    freshness: Freshness,
    true_as_of: dt.date,
    *,
    start: dt.date | None = None,
    end: dt.date | None = None,
    has_period: bool = False,
    said_on: dt.date | None = None,
) -> RecheckNeed | None:
    """Why the verdict needs a recheck for a statement about the period ``start``–``end`` (None: open) that was made on
    ``said_on``; None where it answers.

    A statement without a period (``has_period`` False), or about one that is still to come, asks for no more than that
    the verdict has not lapsed: no verdict on "will … in 2027" is of 2027. What is withdrawn answers nothing, which its
    freshness says already.
    """
    if freshness is Freshness.WITHDRAWN:
        return None
    if freshness is Freshness.EXPIRED:
        return RecheckNeed.EXPIRED
    is_to_come = start is not None and said_on is not None and start > said_on
    if not has_period or is_to_come:
        return None
    until = end or said_on
    if until is None:
        return None
    is_long = end is None or start is None or end - start > GRACE
    oldest = until - GRACE if is_long and until - dt.date.min > GRACE else until
    return RecheckNeed.OLDER_THAN_PERIOD if true_as_of < oldest else None
