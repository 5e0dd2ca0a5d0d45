"""The status machine as data: the published table, and nothing beside it."""

import pytest

from claims.core.reviews.reviewing import (
    TRANSITIONS,
    UNDO,
    Party,
    ReviewAction,
    ReviewState,
    allowed_actions,
    find_transition,
)

A, P, S = ReviewAction, Party, ReviewState

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


PARTIES = {
    A.OPEN: {P.SYSTEM, P.CHECKER, P.REVIEWER},
    A.CLAIM: {P.CHECKER, P.REVIEWER},
    A.ASSIGN: {P.REVIEWER},
    A.RELEASE: {P.ASSIGNEE, P.REVIEWER},
    A.DECLINE: {P.CHECKER, P.REVIEWER},
    A.SUBMIT: {P.ASSIGNEE},
    A.SECOND: {P.CHECKER},
    A.SKIP: {P.REVIEWER},
    A.ADJUDICATE: {P.REVIEWER},
    A.APPROVE: {P.REVIEWER},
    A.RETURN: {P.REVIEWER},
    A.RECHECK: {P.SYSTEM, P.CHECKER, P.REVIEWER},
    A.DISMISS: {P.REVIEWER},
    A.REAFFIRM: {P.ASSIGNEE},
    A.REVISE: {P.ASSIGNEE},
    A.WITHDRAW: {P.REVIEWER},
    A.REOPEN: {P.REVIEWER},
}


@pytest.mark.parametrize("action", list(ReviewAction))
def test_who_may_take_an_action(action):
    rows = [row for row in TRANSITIONS if row.action is action]
    assert [row.parties for row in rows] == [PARTIES[action]] * len(rows)


TARGETS = {
    A.OPEN: {S.OPEN},
    A.SUBMIT: {S.SECOND_OPINION, S.ADJUDICATION, S.IN_APPROVAL, S.PUBLISHED},
    A.SECOND: {S.IN_APPROVAL, S.ADJUDICATION},
    A.SKIP: {S.IN_APPROVAL},
    A.ADJUDICATE: {S.IN_APPROVAL},
    A.APPROVE: {S.PUBLISHED},
    A.RETURN: {S.IN_PROGRESS, S.RECHECK},
    A.RECHECK: {S.RECHECK},
    A.DISMISS: {S.PUBLISHED},
    A.REAFFIRM: {S.IN_APPROVAL, S.PUBLISHED},
    A.REVISE: {S.SECOND_OPINION, S.ADJUDICATION, S.IN_APPROVAL, S.PUBLISHED},
    A.DECLINE: {S.DECLINED},
    A.WITHDRAW: {S.WITHDRAWN},
    A.REOPEN: {S.OPEN},
}


@pytest.mark.parametrize("action", list(TARGETS))
def test_where_an_action_leads(action):
    assert {target for row in TRANSITIONS if row.action is action for target in row.targets} == TARGETS[action]


@pytest.mark.parametrize("action", [A.CLAIM, A.ASSIGN, A.RELEASE])
def test_who_holds_a_review_changes_nothing_of_a_recheck(action):
    assert find_transition(S.RECHECK, action).targets == {S.RECHECK}
    started = S.OPEN if action is A.RELEASE else S.IN_PROGRESS
    assert {target for row in TRANSITIONS if row.action is action for target in row.targets} == {started, S.RECHECK}


def test_a_step_of_the_desk_can_be_taken_back():
    assert UNDO == {A.CLAIM: A.RELEASE, A.ASSIGN: A.RELEASE, A.RELEASE: A.CLAIM, A.DECLINE: A.REOPEN}


def test_program_opens_and_rechecks_and_decides_nothing():
    by_system = {
        action
        for state in (None, *ReviewState)
        for action in ReviewAction
        if (row := find_transition(state, action)) and Party.SYSTEM in row.parties
    }
    assert by_system == {A.OPEN, A.RECHECK}
