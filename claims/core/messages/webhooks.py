"""How messages to endpoints stand, when they are sent again and what an answer means, after Standard Webhooks 1.0.0."""

from __future__ import annotations

import datetime as dt
from email.utils import parsedate_to_datetime
from enum import StrEnum

SCHEDULE_S = (0, 5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400)
"""Seconds before the first, second … attempt: ten over about three days (Standard Webhooks, "Retry schedule")."""

JITTER = 0.2
"""Part by which each pause is longer or shorter, so that what failed together does not come back together."""

LONGEST_PAUSE_S = 86_400
"""As long as an endpoint may ask for in ``Retry-After``."""

FAILING_AFTER = dt.timedelta(days=5)
"""After so long with nothing but failures an endpoint is disabled."""

ROTATION = dt.timedelta(hours=24)
"""How long the secret before still signs beside the new one."""

GONE = 410
SLOW_STATUSES = frozenset({429, 502, 504})
"""Answers that ask for fewer messages."""


class DisabledReason(StrEnum):
    """Why nothing is sent to an endpoint: its owner said so, it answered 410, it failed for days, or its secret cannot be
    read any more."""

    BY_OWNER = "by_owner"
    GONE = "gone"
    FAILING = "failing"
    SECRET_LOST = "secret_lost"  # noqa: S105  (the name of a reason)


class DeliveryState(StrEnum):
    """Where a message stands; a dead one is kept for a replay by hand."""

    PENDING = "pending"
    RETRYING = "retrying"
    DELIVERED = "delivered"
    DEAD = "dead"


def is_success(status: int | None) -> bool:
    """Whether an answer means that the message was taken; None stands for no answer."""
    return status is not None and 200 <= status < 300


def asks_to_slow_down(status: int | None) -> bool:
    """Whether to leave the endpoint alone for a while: it says so, or it does not answer at all."""
    return status is None or status in SLOW_STATUSES


def pause_after(tries: int, spread: float) -> float | None:
    """Seconds until the next attempt after ``tries`` of them; None when that was the last.

    ``spread`` (-1 … 1) chooses within the jitter.
    """
    if tries >= len(SCHEDULE_S):
        return None
    return SCHEDULE_S[tries] * (1 + JITTER * spread)


def slow_down_s(times: int) -> int:
    """Seconds for which an endpoint is left alone after it had to be slowed down for so many times in a row.

    Two hours at most: it stands in the way of every message to the endpoint, while a message alone waits a day.
    """
    return SCHEDULE_S[min(max(times, 1), 4)]


def retry_after_s(header: str, *, now: dt.datetime) -> float | None:
    """Seconds that a ``Retry-After`` header asks for (seconds or HTTP date), capped; None for one that says nothing."""
    text = header.strip()
    if text.isascii() and text.isdigit():
        return min(int(text[:10]), LONGEST_PAUSE_S)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):  # the latter for numbers that no calendar has
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=dt.UTC)
    return min(max((moment - now).total_seconds(), 0.0), LONGEST_PAUSE_S)
