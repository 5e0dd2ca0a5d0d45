"""How urgent a recheck is."""

from __future__ import annotations

import pytest

from claims.core.reviews.rechecks import NEEDS_REVISION, WEIGHTS, RecheckTrigger, recheck_priority
from claims.core.verdicts import Verdict


@pytest.mark.parametrize(
    ("triggers", "demand", "overdue", "verdict", "priority"),
    [
        (["expired"], 1, 0, Verdict.PENDING, 1),
        (["expired"], 1, 0, Verdict.FALSE, 2),
        (["expired"], 3, 4, Verdict.FALSE, 30),
        (["request", "conflict"], 5, 0, Verdict.TRUE, 30),
        (["quote_lost", "expired"], 2, 1, Verdict.MIXED, 32),
        (["source_retracted"], 0, 0, Verdict.UNPROVEN, 4),
        (["schedule"], 1, -30, Verdict.UNPROVEN, 1),
        ([], 9, 9, Verdict.TRUE, 0),
    ],
)
def test_priority(triggers: list[str], demand: int, overdue: int, verdict: Verdict, priority: int) -> None:
    found = recheck_priority(
        [RecheckTrigger(name) for name in triggers], demand=demand, days_overdue=overdue, verdict=verdict
    )
    assert found == priority


def test_every_trigger_weighs_and_lost_proof_most() -> None:
    assert set(WEIGHTS) == set(RecheckTrigger)
    assert {trigger for trigger in NEEDS_REVISION if WEIGHTS[trigger] == 4} == {
        RecheckTrigger.QUOTE_LOST,
        RecheckTrigger.SOURCE_RETRACTED,
        RecheckTrigger.CIRCULAR,
    }
