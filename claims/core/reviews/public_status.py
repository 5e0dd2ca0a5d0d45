"""What the public is told about a claim, derived from the reviews of all organizations; nobody types it in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from claims.core.reviews.freshness import freshness
from claims.core.reviews.reviewing import ReviewState
from claims.core.verdicts import VERDICT_NUMBER, Freshness, Verdict

WORKING_STATES = frozenset(
    {ReviewState.IN_PROGRESS, ReviewState.SECOND_OPINION, ReviewState.ADJUDICATION, ReviewState.IN_APPROVAL}
)
"""States in which somebody works on a review; an open one only waits."""

TRUE_SIDE = frozenset({Verdict.TRUE, Verdict.MOSTLY_TRUE})
FALSE_SIDE = frozenset({Verdict.FALSE, Verdict.MOSTLY_FALSE})


class PublicStatus(StrEnum):
    """Public status of a claim."""

    UNCHECKED = "unchecked"
    IN_REVIEW = "in_review"
    CHECKED = "checked"
    CONFLICT = "conflict"
    EXPIRED = "expired"
    UNDER_RECHECK = "under_recheck"
    WITHDRAWN = "withdrawn"


class Agreement(StrEnum):
    """How the non-expired verdicts of several organizations stand to each other; never averaged, no winner."""

    AGREE = "agree"
    DIFFER = "differ"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class ReviewStanding:
    """What one review contributes: its state, and its current revision's verdict and dates (``verdict`` None: none
    public).

    ``withdrawn``: the current revision no longer stands, whatever has been begun since.
    """

    state: ReviewState
    verdict: Verdict | None = None
    true_as_of: dt.date | None = None
    valid_until: dt.date | None = None
    timeless: bool = False
    withdrawn: bool = False

    def freshness(self, on: dt.date) -> Freshness | None:
        """Freshness of the current revision; None where none is public."""
        if self.verdict is None or self.true_as_of is None:
            return None
        return freshness(
            true_as_of=self.true_as_of,
            valid_until=self.valid_until,
            timeless=self.timeless,
            state=ReviewState.WITHDRAWN if self.withdrawn else self.state,
            on=on,
        )


def public_status(reviews: Iterable[ReviewStanding], on: dt.date) -> PublicStatus:
    """The status of a claim on a day.

    Opposite verdicts that both stand are a conflict; else one standing verdict makes the claim checked, even if another
    organization looks again or its verdict lapsed. Without any standing verdict, work in progress is shown before a
    withdrawal.
    """
    rows = [(review, review.freshness(on)) for review in reviews]
    standing = [(review, fresh) for review, fresh in rows if fresh not in (None, Freshness.WITHDRAWN)]
    valid = [(review, fresh) for review, fresh in standing if fresh is not Freshness.EXPIRED]
    if agreement(review.verdict for review, _ in valid) is Agreement.CONFLICT:
        return PublicStatus.CONFLICT
    if any(fresh is not Freshness.UNDER_RECHECK for _, fresh in valid):
        return PublicStatus.CHECKED
    if valid:
        return PublicStatus.UNDER_RECHECK
    if standing:
        return PublicStatus.EXPIRED
    if any(review.state in WORKING_STATES for review, _ in rows):
        return PublicStatus.IN_REVIEW
    if any(fresh is Freshness.WITHDRAWN for _, fresh in rows):
        return PublicStatus.WITHDRAWN
    return PublicStatus.UNCHECKED


def agreement(verdicts: Iterable[Verdict | None]) -> Agreement | None:
    """How verdicts relate: conflict if decisive ones stand on opposite sides; None for no verdict at all."""
    given = {verdict for verdict in verdicts if verdict is not None}
    if not given:
        return None
    if given & TRUE_SIDE and given & FALSE_SIDE:
        return Agreement.CONFLICT
    return Agreement.AGREE if len(given) == 1 else Agreement.DIFFER


def are_opposite(left: Verdict, right: Verdict) -> bool:
    """Whether two decisive verdicts stand on opposite sides of mixed."""
    if left not in VERDICT_NUMBER or right not in VERDICT_NUMBER:
        return False
    return (VERDICT_NUMBER[left] - 3) * (VERDICT_NUMBER[right] - 3) < 0
