"""How long a verdict stands unless its author says otherwise, by claim type."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from claims.core.verdicts import ClaimKind

STATUS_DAYS = 90
"""Who holds an office, or whether a promise is on its way, may change any month."""

STATISTIC_DAYS = 365
"""Most official figures are published once a year."""

_DAYS: dict[ClaimKind, int] = {
    ClaimKind.STATUS: STATUS_DAYS,
    ClaimKind.PROMISE: STATUS_DAYS,
    ClaimKind.QUANTITY: STATISTIC_DAYS,
    ClaimKind.COMPARISON: STATISTIC_DAYS,
    ClaimKind.CAUSAL: STATISTIC_DAYS,
    ClaimKind.PREDICTION: STATISTIC_DAYS,
}


@dataclass(frozen=True, slots=True)
class Validity:
    """The last valid day, or timeless with the reason."""

    valid_until: dt.date | None
    timeless: bool = False
    reason: str = ""


def default_validity(
    kind: ClaimKind, true_as_of: dt.date, *, next_release: dt.date | None = None, due: dt.date | None = None
) -> Validity:
    """The validity to propose for a verdict that speaks about ``true_as_of``.

    What happened or was said (event, quote, change of position, image) stays so: timeless. A prediction holds until
    ``due``, a statistic until ``next_release``, where given and not past; a date that the calendar lacks becomes its
    last day.
    """
    end = due if kind is ClaimKind.PREDICTION else next_release if kind is ClaimKind.QUANTITY else None
    if end is not None and end >= true_as_of:
        return Validity(end)
    days = _DAYS.get(kind)
    if days is None:
        return Validity(None, timeless=True, reason="What happened or was said on a given day does not change later.")
    room = (dt.date.max - true_as_of).days
    return Validity(true_as_of + dt.timedelta(days=min(days, room)))
