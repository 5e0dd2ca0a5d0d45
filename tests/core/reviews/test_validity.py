"""How long a verdict is proposed to stand, by claim type."""

import datetime as dt

import pytest

from claims.core.reviews.validity import default_validity
from claims.core.verdicts import ClaimKind as K

AS_OF = dt.date(2019, 10, 7)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (K.QUANTITY, dt.date(2020, 10, 6)),
        (K.COMPARISON, dt.date(2020, 10, 6)),
        (K.CAUSAL, dt.date(2020, 10, 6)),
        (K.PREDICTION, dt.date(2020, 10, 6)),
        (K.STATUS, dt.date(2020, 1, 5)),
        (K.PROMISE, dt.date(2020, 1, 5)),
        (K.EVENT, None),
        (K.QUOTE, None),
        (K.POSITION_CHANGE, None),
        (K.IMAGE_CONTEXT, None),
    ],
)
def test_default_by_type(kind, expected):
    validity = default_validity(kind, AS_OF)
    assert validity.valid_until == expected
    assert validity.timeless is (expected is None)
    assert bool(validity.reason) is validity.timeless


@pytest.mark.parametrize("kind", list(K))
def test_every_type_has_dates_or_is_timeless_even_at_the_end_of_the_calendar(kind):
    for day in (dt.date.min, dt.date.max):
        validity = default_validity(kind, day)
        assert validity.timeless is (validity.valid_until is None)
        assert validity.valid_until is None or validity.valid_until >= day


def test_prediction_holds_until_due_and_statistic_until_next_release():
    due = dt.date(2020, 2, 29)
    assert default_validity(K.PREDICTION, AS_OF, due=due).valid_until == due
    assert default_validity(K.QUANTITY, AS_OF, next_release=due).valid_until == due
    assert default_validity(K.PREDICTION, due, due=due).valid_until == due, "on the day itself it is not over"
    assert default_validity(K.PREDICTION, due, due=AS_OF).valid_until > due  # a date that is over bounds nothing
