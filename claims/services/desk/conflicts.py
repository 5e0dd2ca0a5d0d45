"""Organizations that rate one claim on opposite sides, and a job that asks them to look again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy.orm import Session

from claims.core.reviews.public_status import PublicStatus
from claims.services.base import jobs
from claims.services.base.actors import SYSTEM
from claims.services.claims.claim_statuses import claim_statuses

CONFLICT_JOB = "recheck_conflicts"


def queue_conflicts(session: Session, claim_ids: Sequence[int], *, now: dt.datetime) -> int:
    """Have those of the claims looked at on which verdicts now stand against each other; gives how many.

    For whoever makes verdicts meet otherwise than by publishing one: an import, a merge.
    """
    statuses = claim_statuses(session, claim_ids, on=now.date())
    met = [claim_id for claim_id, status in statuses.items() if status is PublicStatus.CONFLICT]
    for claim_id in met:
        jobs.enqueue(session, CONFLICT_JOB, {"claim_id": claim_id}, owner=SYSTEM.label, now=now)
    return len(met)
