"""The status machine as data: the published table, and nothing beside it."""

import pytest

from claims.core.reviewing import Party, ReviewAction, ReviewState, allowed_actions, find_transition

A, S = ReviewAction, ReviewState

TABLE = {
    None: {A.OPEN},
    S.OPEN: {A.CLAIM, A.ASSIGN, A.DECLINE},
    S.IN_PROGRESS: {A.RELEASE, A.DECLINE, A.SUBMIT},
    S.SECOND_OPINION: {A.SECOND, A.SKIP},
    S.ADJUDICATION: {A.ADJUDICATE},
    S.IN_APPROVAL: {A.APPROVE, A.RETURN},
    S.PUBLISHED: {A.RECHECK, A.WITHDRAW},
    S.RECHECK: {A.CLAIM, A.ASSIGN, A.RELEASE, A.DISMISS, A.REAFFIRM, A.REVISE, A.WITHDRAW},
    S.DECLINED: {A.REOPEN},
    S.WITHDRAWN: {A.REOPEN},
}


@pytest.mark.parametrize("state", [None, *ReviewState])
def test_actions_of_a_state(state):
    assert set(allowed_actions(state)) == TABLE[state]
    for action in ReviewAction:
        row = find_transition(state, action)
        assert (row is not None) == (action in TABLE[state])
        assert row is None or state in row.sources


def test_program_opens_and_rechecks_and_decides_nothing():
    by_system = {
        action
        for state in (None, *ReviewState)
        for action in ReviewAction
        if (row := find_transition(state, action)) and Party.SYSTEM in row.parties
    }
    assert by_system == {A.OPEN, A.RECHECK}


def test_only_reviewers_decide_for_others():
    for action in (A.ASSIGN, A.APPROVE, A.RETURN, A.DISMISS, A.WITHDRAW, A.REOPEN, A.ADJUDICATE, A.SKIP):
        for state in ReviewState:
            row = find_transition(state, action)
            assert row is None or row.parties == {Party.REVIEWER}
