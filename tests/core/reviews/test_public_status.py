"""The derived status of a claim from the reviews of several organizations."""

import datetime as dt

import pytest

from claims.core.reviews.public_status import ReviewStanding, agreement, are_opposite, public_status
from claims.core.reviews.reviewing import ReviewState as S
from claims.core.verdicts import Verdict as V

ON = dt.date(2024, 6, 1)
PAST, FUTURE = dt.date(2024, 5, 31), dt.date(2025, 6, 1)


def public(verdict, *, until=FUTURE, state=S.PUBLISHED, withdrawn=False):
    return ReviewStanding(state, verdict, dt.date(2024, 1, 1), until, until is None, withdrawn)


@pytest.mark.parametrize(
    ("reviews", "expected"),
    [
        ([], "unchecked"),
        ([ReviewStanding(S.OPEN)], "unchecked"),  # it waits, nobody works on it
        ([ReviewStanding(S.DECLINED)], "unchecked"),
        ([ReviewStanding(S.IN_PROGRESS)], "in_review"),
        ([ReviewStanding(S.IN_APPROVAL)], "in_review"),
        ([public(V.TRUE)], "checked"),
        ([public(V.UNPROVEN)], "checked"),
        ([public(V.TRUE), ReviewStanding(S.IN_PROGRESS)], "checked"),
        ([public(V.TRUE), public(V.FALSE)], "conflict"),
        ([public(V.MOSTLY_TRUE), public(V.MOSTLY_FALSE)], "conflict"),
        ([public(V.TRUE), public(V.MIXED)], "checked"),
        ([public(V.TRUE), public(V.FALSE, until=PAST)], "checked"),  # a lapsed verdict conflicts with nobody
        ([public(V.TRUE), public(V.FALSE, withdrawn=True, state=S.WITHDRAWN)], "checked"),
        ([public(V.TRUE, state=S.RECHECK), public(V.FALSE)], "conflict"),
        ([public(V.TRUE, until=PAST)], "expired"),
        ([public(V.TRUE, until=PAST, state=S.RECHECK)], "expired"),
        ([public(V.TRUE, state=S.RECHECK)], "under_recheck"),
        ([public(V.TRUE, state=S.IN_APPROVAL)], "under_recheck"),
        ([public(V.TRUE, state=S.RECHECK), public(V.TRUE)], "checked"),
        ([public(V.TRUE, withdrawn=True, state=S.WITHDRAWN)], "withdrawn"),
        ([public(V.TRUE, withdrawn=True, state=S.OPEN)], "withdrawn"),  # reopened, not taken up again
        ([public(V.TRUE, withdrawn=True, state=S.IN_PROGRESS)], "in_review"),
        ([public(V.TRUE, until=None)], "checked"),
    ],
)
def test_status_of_a_claim(reviews, expected):
    assert public_status(reviews, ON) == expected
    assert public_status(list(reversed(reviews)), ON) == expected


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ([], None),
        ([None], None),
        ([V.TRUE, V.TRUE], "agree"),
        ([V.TRUE, V.MOSTLY_TRUE], "differ"),
        ([V.TRUE, V.UNPROVEN], "differ"),
        ([V.MIXED, V.FALSE], "differ"),
        ([V.MOSTLY_TRUE, V.MIXED, V.FALSE], "conflict"),
    ],
)
def test_agreement_is_never_an_average(verdicts, expected):
    assert agreement(verdicts) == expected


def test_opposite_needs_two_decisive_verdicts_on_two_sides():
    opposite = {(left, right) for left in V for right in V if are_opposite(left, right)}
    sides = ({V.TRUE, V.MOSTLY_TRUE}, {V.FALSE, V.MOSTLY_FALSE})
    assert opposite == {(a, b) for a in sides[0] for b in sides[1]} | {(b, a) for a in sides[0] for b in sides[1]}
