"""Rows by numbers that come from outside."""

from __future__ import annotations

import pytest

from claims.core.row_ids import MAX_ID
from claims.models import Claim
from claims.services.base.rows import find_row
from tests.support.databases import on_both_databases
from tests.support.factories import make_claim
from tests.support.sent_statements import counted


@on_both_databases
@pytest.mark.parametrize("number", [-(10**30), -1, 0, 999_999, MAX_ID, MAX_ID + 1, 10**30])
def test_no_row_has_such_a_number(session, number):
    assert find_row(session, Claim, number) is None


def test_a_row_that_is_known_is_not_asked_for_again(session):
    claim = make_claim(session, "The pier was closed for 12 days.")
    with counted(session) as asked:
        assert find_row(session, Claim, claim.id) is claim
        assert asked == []
        assert find_row(session, Claim, claim.id, with_for_update=True) is claim
        assert len(asked) == 1
