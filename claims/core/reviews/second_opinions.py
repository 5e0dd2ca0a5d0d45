"""Blind second opinions: which drafts ask for one, and what came of it."""

from __future__ import annotations

import hashlib
import hmac
from enum import StrEnum

from claims.core.verdicts import VERDICT_NUMBER, Verdict


class SecondOpinionShare(StrEnum):
    """Which drafts of an organization a second person rates without seeing the first rating."""

    ALL = "all"
    DECISIVE = "decisive"
    SAMPLED = "sampled"


class SecondOpinionOutcome(StrEnum):
    """How a revision came by its rating, where a second opinion was asked for."""

    AGREED = "agreed"
    ADJUDICATED = "adjudicated"
    SKIPPED = "skipped"


class AdjudicationChoice(StrEnum):
    """Whose rating a reviewer lets stand between two that differ: the author's, the second person's, or a third one."""

    FIRST = "first"
    SECOND = "second"
    THIRD = "third"


def asks_second_opinion(
    share: SecondOpinionShare, percent: int, *, verdict: Verdict, review_id: int, number: int, secret: str
) -> bool:
    """Whether the draft of revision ``number`` of a review needs a second opinion.

    ``percent`` (1 to 100) is the part that ``SAMPLED`` takes. The sample is the same whoever asks and however often, so
    that handing a text in again gives no second chance: it hangs on review, number and a ``secret`` without which no author
    can work it out beforehand. Where there is no secret every draft is asked for.
    """
    if share is SecondOpinionShare.ALL:
        return True
    if share is SecondOpinionShare.DECISIVE:
        return verdict in VERDICT_NUMBER
    if not secret:
        return True
    about = f"second opinion {review_id}/{number}".encode()
    digest = hmac.digest(secret.encode(), about, hashlib.sha256)
    return int.from_bytes(digest[:8], "big") % 100 < percent
