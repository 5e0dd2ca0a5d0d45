"""Why a public verdict is looked at again, and how urgent that is."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from claims.core.verdicts import VERDICT_NUMBER, Verdict

READER_ASKS = "A reader asks: "
"""What a recheck's reason begins with where a reader asked for it."""


class RecheckTrigger(StrEnum):
    """What opened a recheck."""

    EXPIRED = "expired"
    PREDICTION_DUE = "prediction_due"
    SCHEDULE = "schedule"
    QUOTE_LOST = "quote_lost"
    SOURCE_DEAD = "source_dead"
    SOURCE_RETRACTED = "source_retracted"
    SOURCE_SUPERSEDED = "source_superseded"
    SOURCE_CHANGED = "source_changed"
    CIRCULAR = "circular"
    CONFLICT = "conflict"
    ARTICLE_CORRECTED = "article_corrected"
    REQUEST = "request"
    BY_HAND = "by_hand"


WEIGHTS: dict[RecheckTrigger, int] = {
    RecheckTrigger.QUOTE_LOST: 4,
    RecheckTrigger.SOURCE_RETRACTED: 4,
    RecheckTrigger.CIRCULAR: 4,
    RecheckTrigger.SOURCE_DEAD: 4,
    RecheckTrigger.CONFLICT: 3,
    RecheckTrigger.SOURCE_SUPERSEDED: 2,
    RecheckTrigger.REQUEST: 2,
    RecheckTrigger.ARTICLE_CORRECTED: 2,
    RecheckTrigger.BY_HAND: 2,
    RecheckTrigger.SOURCE_CHANGED: 1,
    RecheckTrigger.EXPIRED: 1,
    RecheckTrigger.PREDICTION_DUE: 1,
    RecheckTrigger.SCHEDULE: 1,
}
"""How much each reason weighs: proof that is gone most, a date that came least."""

NEEDS_REVISION = frozenset(
    {
        RecheckTrigger.EXPIRED,
        RecheckTrigger.PREDICTION_DUE,
        RecheckTrigger.QUOTE_LOST,
        RecheckTrigger.SOURCE_RETRACTED,
        RecheckTrigger.CIRCULAR,
    }
)
"""Reasons that no answer can settle while they hold: dates or evidence have to change, or the verdict is withdrawn."""


def recheck_priority(triggers: Iterable[RecheckTrigger], *, demand: int, days_overdue: int, verdict: Verdict) -> int:
    """How urgent a recheck is, 0 without a reason.

    demand × (1 + days overdue) × weight of the gravest reason, doubled for a decisive verdict. A claim that stands in no
    article counts like one that stands in one.
    """
    weight = max((WEIGHTS[trigger] for trigger in triggers), default=0)
    decisive = 2 if verdict in VERDICT_NUMBER else 1
    return max(demand, 1) * (1 + max(days_overdue, 0)) * weight * decisive
