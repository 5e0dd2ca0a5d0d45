"""The status machine through its one door: who may, what it asks for, what it records."""

import datetime as dt
from dataclasses import replace

import pytest
from sqlalchemy import select

from claims.core.errors import Conflict, Invalid, NotAllowed, NotFound, Stale
from claims.core.reviews.reviewing import ReviewAction, ReviewState, allowed_actions
from claims.models import FourEyes, ReviewRevision, Scope, StatusChange, User
from claims.services.access.keys import create_key, find_caller
from claims.services.base.actors import CLI, SYSTEM
from claims.services.reviews.reviews import (
    act,
    available_actions,
    get_draft,
    get_review,
    missing_rules,
    open_review,
    save_draft,
)
from tests.support.databases import on_both_databases
from tests.support.factories import (
    NOW,
    complete_draft,
    make_claim,
    make_member,
    make_organization,
    make_review,
    make_user,
    publish_review,
    recheck_review,
    refuting,
    step,
    submit_review,
    supporting,
    write_draft,
)

LATER = NOW + dt.timedelta(days=30)


class Desk:
    """An organization with two checkers, two reviewers, an admin and an editor, and an open review."""

    def __init__(self, session, four_eyes=FourEyes.APPROVE):
        self.session = session
        self.organization = make_organization(session, four_eyes=four_eyes)
        self.checker = make_member(session, self.organization, "checker")
        self.colleague = make_member(session, self.organization, "checker")
        self.reviewer = make_member(session, self.organization, "reviewer")
        self.other_reviewer = make_member(session, self.organization, "reviewer")
        self.admin = make_member(session, self.organization, "admin")
        self.editor = make_member(session, self.organization, "editor", "reader")
        self.review = make_review(session, self.organization)

    def bring_to(self, state):
        """The review in a state of the machine, held by the checker where somebody holds it."""
        session, review = self.session, self.review
        if state is ReviewState.IN_PROGRESS:
            step(session, review, "claim", self.checker)
        elif state is ReviewState.IN_APPROVAL:
            submit_review(session, review, self.checker)
        elif state is ReviewState.DECLINED:
            step(session, review, "decline", self.checker, decline_reason="opinion")
        elif state is not ReviewState.OPEN:
            publish_review(session, review, self.checker, self.reviewer)
            if state is ReviewState.RECHECK:
                step(session, review, "recheck", self.checker, reason="A newer count is out.")
                step(session, review, "claim", self.checker)
            elif state is ReviewState.WITHDRAWN:
                step(session, review, "withdraw", self.reviewer, reason="The source was retracted.")
        assert review.state is state
        return review


@pytest.fixture
def desk(session):
    return Desk(session)


REACHABLE = [state for state in ReviewState if state not in (ReviewState.SECOND_OPINION, ReviewState.ADJUDICATION)]


def changes_of(session, review):
    return session.scalars(
        select(StatusChange).where(StatusChange.review_id == review.id).order_by(StatusChange.id)
    ).all()


@on_both_databases
def test_from_open_to_public_every_step_says_who_when_and_why(session, desk):
    review = desk.review
    write_draft(session, review, desk.checker)
    step(session, review, "submit", desk.checker, note="Ready.")
    step(session, review, "approve", desk.reviewer, LATER, note="Well found.")
    session.expire_all()
    assert (review.state, review.current_number, review.assignee_id) == (ReviewState.PUBLISHED, 1, None)
    assert get_draft(session, review.id) is None
    steps = [(row.action, row.from_state, row.to_state, row.actor, row.reason) for row in changes_of(session, review)]
    assert steps == [
        ("open", None, "open", "system", ""),
        ("claim", "open", "in_progress", desk.checker.label, ""),
        ("submit", "in_progress", "in_approval", desk.checker.label, "Ready."),
        ("approve", "in_approval", "published", desk.reviewer.label, "Well found."),
    ]
    assert changes_of(session, review)[-1].created_at == LATER == review.state_since
    assert changes_of(session, review)[-1].revision_number == 1


@pytest.mark.parametrize(
    ("held", "since"), [(dt.timedelta(0), NOW), (dt.timedelta(hours=2), LATER + dt.timedelta(hours=2))]
)
def test_a_review_that_is_given_back_at_once_has_waited_all_along(session, desk, held, since):
    step(session, desk.review, "claim", desk.checker, LATER)
    assert desk.review.state_since == LATER
    step(session, desk.review, "release", desk.checker, LATER + held)
    assert desk.review.state_since == since


@pytest.mark.parametrize("state", REACHABLE)
def test_whatever_is_not_in_the_table_is_refused_naming_what_is(session, desk, state):
    review = desk.bring_to(state)
    version, before = review.lock_version, len(changes_of(session, review))
    for action in set(ReviewAction) - set(allowed_actions(state)):
        with pytest.raises(Conflict) as refused:
            step(session, review, action, desk.reviewer, reason="x")
        assert refused.value.code == "transition_not_allowed"
        assert all(allowed in refused.value.detail for allowed in allowed_actions(state))
    assert (review.state, review.lock_version, len(changes_of(session, review))) == (state, version, before)


@pytest.mark.parametrize("state", REACHABLE)
@pytest.mark.parametrize("who", ["admin", "editor"])
def test_admin_and_editor_alone_decide_nothing(session, desk, state, who):
    review, actor = desk.bring_to(state), getattr(desk, who)
    assert available_actions(session, review, actor) == ()
    for action in allowed_actions(state):
        with pytest.raises(NotAllowed) as refused:
            step(session, review, action, actor, reason="x", decline_reason="opinion")
        assert refused.value.code in ("role_missing", "not_assignee")


@pytest.mark.parametrize("state", REACHABLE)
def test_members_of_another_organization_may_do_nothing(session, desk, state):
    stranger = make_member(session, make_organization(session), "checker", "reviewer", "admin")
    review = desk.bring_to(state)
    assert available_actions(session, review, stranger) == ()
    for action in ReviewAction:
        with pytest.raises(NotAllowed) as refused:
            step(session, review, action, stranger, reason="x")
        assert refused.value.code == "not_member"
    with pytest.raises(NotAllowed):
        save_draft(session, review.id, complete_draft(), actor=stranger, now=NOW, expected_version=None)


@pytest.mark.parametrize("state", REACHABLE)
def test_program_itself_only_starts_rechecks(session, desk, state):
    review = desk.bring_to(state)
    for actor in (SYSTEM, CLI):
        for action in set(allowed_actions(state)) - {ReviewAction.RECHECK}:
            with pytest.raises(NotAllowed):
                step(session, review, action, actor, reason="x", decline_reason="opinion")
    if state is ReviewState.PUBLISHED:
        assert step(session, review, "recheck", SYSTEM, reason="Its last valid day is over.").state == "recheck"


@pytest.mark.parametrize(
    ("state", "action", "allowed"),
    [
        (ReviewState.OPEN, "claim", {"checker", "reviewer"}),
        (ReviewState.OPEN, "assign", {"reviewer"}),
        (ReviewState.OPEN, "decline", {"checker", "reviewer"}),
        (ReviewState.IN_PROGRESS, "release", {"checker", "reviewer"}),
        (ReviewState.IN_PROGRESS, "decline", {"checker", "colleague", "reviewer"}),
        (ReviewState.IN_APPROVAL, "approve", {"reviewer"}),
        (ReviewState.IN_APPROVAL, "return", {"reviewer"}),
        (ReviewState.PUBLISHED, "recheck", {"checker", "reviewer"}),
        (ReviewState.PUBLISHED, "withdraw", {"reviewer"}),
        (ReviewState.RECHECK, "release", {"checker", "reviewer"}),
        (ReviewState.RECHECK, "dismiss", {"reviewer"}),
        (ReviewState.RECHECK, "withdraw", {"reviewer"}),
        (ReviewState.DECLINED, "reopen", {"reviewer"}),
        (ReviewState.WITHDRAWN, "reopen", {"reviewer"}),
    ],
)
def test_who_may(session, desk, state, action, allowed):
    review = desk.bring_to(state)
    if "checker" in allowed and action != "release":
        allowed = allowed | {"colleague"}  # a checker who does not hold the review
    for who in ("checker", "colleague", "reviewer"):
        actor = getattr(desk, who)
        assert (action in available_actions(session, review, actor)) == (who in allowed)
        if who not in allowed:
            with pytest.raises(NotAllowed):
                step(session, review, action, actor, reason="x", decline_reason="opinion")


# --- row 1: open -----------------------------------------------------------------------------------------------------


@on_both_databases
def test_one_review_of_an_organization_on_a_claim(session):
    organization, claim = make_organization(session), make_claim(session)
    checker = make_member(session, organization, "checker")
    review = open_review(session, claim.id, organization.id, actor=checker, now=NOW, reason=" Asked by a reader. ")
    assert (review.state, review.lock_version) == (ReviewState.OPEN, 1)
    assert changes_of(session, review)[0].reason == "Asked by a reader."
    with pytest.raises(Conflict) as refused:
        open_review(session, claim.id, organization.id, actor=SYSTEM, now=NOW)
    assert refused.value.code == "review_exists"
    other = open_review(session, claim.id, make_organization(session).id, actor=CLI, now=NOW)
    assert other.id != review.id


def test_opening_needs_a_claim_an_organization_and_a_role(session, desk):
    claim, merged = make_claim(session), make_claim(session)
    merged.merged_into_id = claim.id
    with pytest.raises(NotFound):
        open_review(session, 999, desk.organization.id, actor=desk.checker, now=NOW)
    with pytest.raises(NotFound):
        open_review(session, claim.id, 999, actor=SYSTEM, now=NOW)
    with pytest.raises(NotAllowed):
        open_review(session, claim.id, desk.organization.id, actor=desk.editor, now=NOW)
    with pytest.raises(Conflict) as refused:
        open_review(session, merged.id, desk.organization.id, actor=desk.checker, now=NOW)
    assert refused.value.code == "claim_merged"


# --- rows 2 to 4: take, release, decline -----------------------------------------------------------------------------


def test_reviewer_assigns_who_works_on_reviews_here(session, desk):
    assert step(session, desk.review, "assign", desk.reviewer, assignee_id=desk.checker.user_id).state == "in_progress"
    assert desk.review.assignee_id == desk.checker.user_id
    assert changes_of(session, desk.review)[-1].detail == {"assignee_id": desk.checker.user_id}


@pytest.mark.parametrize("who", ["nobody", "admin", "editor", "stranger", "inactive", "unknown", "far"])
def test_nobody_else_can_be_assigned(session, desk, who):
    inactive = make_member(session, desk.organization, "checker")
    people = {
        "nobody": None,
        "admin": desk.admin.user_id,
        "editor": desk.editor.user_id,
        "stranger": make_user(session).id,
        "inactive": inactive.user_id,
        "unknown": 10**12,
        "far": 2**63,
    }
    if who == "inactive":
        session.get(User, inactive.user_id).active = False
    with pytest.raises(Invalid) as refused:
        step(session, desk.review, "assign", desk.reviewer, assignee_id=people[who])
    assert refused.value.problems[0].pointer == "/assignee_id"
    assert desk.review.state is ReviewState.OPEN


def test_recheck_is_taken_by_one_at_a_time(session, desk):
    review = desk.bring_to(ReviewState.RECHECK)
    for action, actor in (("claim", desk.colleague), ("assign", desk.reviewer)):
        with pytest.raises(Conflict) as refused:
            step(session, review, action, actor, assignee_id=desk.colleague.user_id)
        assert refused.value.code == "already_assigned"
    step(session, review, "release", desk.checker)
    assert (review.state, review.assignee_id) == (ReviewState.RECHECK, None)
    with pytest.raises(Conflict) as refused:
        step(session, review, "release", desk.reviewer)
    assert refused.value.code == "not_assigned"
    step(session, review, "claim", desk.colleague)
    assert review.assignee_id == desk.colleague.user_id


def test_release_asks_for_a_note_only_where_a_draft_is_left(session, desk):
    review = desk.bring_to(ReviewState.IN_PROGRESS)
    step(session, review, "release", desk.checker)
    write_draft(session, review, desk.checker)
    with pytest.raises(Invalid) as refused:
        step(session, review, "release", desk.checker, note="  ")
    assert refused.value.code == "reason_missing"
    step(session, review, "release", desk.checker, note="The second source is missing.")
    assert (review.state, review.assignee_id) == (ReviewState.OPEN, None)
    assert get_draft(session, review.id) is not None
    assert changes_of(session, review)[-1].reason == "The second source is missing."


@pytest.mark.parametrize(
    ("payload", "pointer"),
    [
        ({}, "/decline_reason"),
        ({"decline_reason": "boring"}, "/decline_reason"),
        ({"decline_reason": "duplicate"}, "/duplicate_claim_id"),
        ({"decline_reason": "duplicate", "duplicate_claim_id": 999}, "/duplicate_claim_id"),
        ({"decline_reason": "duplicate", "duplicate_claim_id": 2**70}, "/duplicate_claim_id"),
        ({"decline_reason": "duplicate", "duplicate_claim_id": "own"}, "/duplicate_claim_id"),
        ({"decline_reason": "opinion", "duplicate_claim_id": "other"}, "/duplicate_claim_id"),
    ],
)
def test_decline_needs_a_reason_of_the_list_and_a_duplicate_its_claim(session, desk, payload, pointer):
    ids = {"own": desk.review.claim_id, "other": make_claim(session).id}
    if "duplicate_claim_id" in payload:
        payload = payload | {
            "duplicate_claim_id": ids.get(payload["duplicate_claim_id"], payload["duplicate_claim_id"])
        }
    with pytest.raises(Invalid) as refused:
        step(session, desk.review, "decline", desk.checker, **payload)
    assert refused.value.problems[0].pointer == pointer
    assert desk.review.state is ReviewState.OPEN


def test_declined_duplicate_names_its_claim_and_can_be_reopened(session, desk):
    other = make_claim(session)
    step(session, desk.review, "decline", desk.checker, decline_reason="duplicate", duplicate_claim_id=other.id)
    assert changes_of(session, desk.review)[-1].detail == {
        "decline_reason": "duplicate",
        "duplicate_claim_id": other.id,
    }
    with pytest.raises(Invalid):
        step(session, desk.review, "reopen", desk.reviewer)
    assert step(session, desk.review, "reopen", desk.reviewer, reason="Other year.").state == "open"


# --- row 5: submit ---------------------------------------------------------------------------------------------------


def test_submitting_lists_every_failing_rule_at_once(session, desk):
    review = desk.bring_to(ReviewState.IN_PROGRESS)
    with pytest.raises(Invalid) as refused:
        step(session, review, "submit", desk.checker)
    assert refused.value.code == "verdict_incomplete"
    assert [problem.pointer for problem in refused.value.problems] == [
        "/rating",
        "/rationale",
        "/true_as_of",
        "/valid_until",
    ]
    draft = complete_draft(rating="mixed", rationale="Short.", evidence=(supporting(quote="", locator=""),))
    save_draft(session, review.id, draft, actor=desk.checker, now=NOW, expected_version=None)
    with pytest.raises(Invalid) as refused:
        step(session, review, "submit", desk.checker)
    assert refused.value.problems == missing_rules(session, review)
    assert [problem.code for problem in refused.value.problems] == [
        "rationale_missing",
        "evidence_refutes_missing",
        "quote_missing",
        "locator_missing",
    ]
    assert review.state is ReviewState.IN_PROGRESS


def test_only_the_assignee_submits(session, desk):
    write_draft(session, desk.review, desk.checker)
    for actor in (desk.colleague, desk.reviewer):
        with pytest.raises(NotAllowed) as refused:
            step(session, desk.review, "submit", actor)
        assert refused.value.code == "not_assignee"


def test_assignee_who_lost_the_role_submits_nothing(session, desk):
    write_draft(session, desk.review, desk.checker)
    with pytest.raises(NotAllowed):
        step(session, desk.review, "submit", replace(desk.checker, roles=frozenset({"reader"})))


def test_policy_off_publishes_at_once(session):
    desk = Desk(session, four_eyes=FourEyes.OFF)
    write_draft(session, desk.review, desk.checker)
    assert step(session, desk.review, "submit", desk.checker).state == "published"
    revision = session.scalar(select(ReviewRevision).where(ReviewRevision.review_id == desk.review.id))
    assert (revision.author_id, revision.approver_id, revision.single_reviewer) == (desk.checker.user_id, None, False)


# --- rows 8 and 9: approve, return -----------------------------------------------------------------------------------


def test_no_author_approves(session, desk):
    both = make_member(session, desk.organization, "checker", "reviewer")
    submit_review(session, desk.review, both)
    assert ReviewAction.APPROVE not in available_actions(session, desk.review, both)
    with pytest.raises(NotAllowed) as refused:
        step(session, desk.review, "approve", both)
    assert refused.value.code == "four_eyes"
    assert step(session, desk.review, "approve", desk.reviewer).state == "published"


def test_editing_in_approval_makes_an_author(session, desk):
    review = desk.bring_to(ReviewState.IN_APPROVAL)
    version = review.lock_version
    draft = complete_draft(rationale="The accounts say so in other words.")
    save_draft(session, review.id, draft, actor=desk.reviewer, now=NOW, expected_version=None)
    with pytest.raises(NotAllowed):
        step(session, review, "approve", desk.reviewer)
    with pytest.raises(Stale):  # nobody approves a text that changed since they read it
        act(session, review.id, ReviewAction.APPROVE, actor=desk.other_reviewer, now=NOW, expected_version=version)
    step(session, review, "approve", desk.other_reviewer)
    revision = session.scalar(select(ReviewRevision).where(ReviewRevision.review_id == review.id))
    assert revision.author_ids == [desk.checker.user_id, desk.reviewer.user_id]


def test_text_that_was_spoilt_in_approval_is_not_published(session, desk):
    review = desk.bring_to(ReviewState.IN_APPROVAL)
    draft = complete_draft(evidence=())
    save_draft(session, review.id, draft, actor=desk.reviewer, now=NOW, expected_version=None)
    with pytest.raises(Invalid) as refused:
        step(session, review, "approve", desk.other_reviewer)
    assert refused.value.code == "verdict_incomplete"


def test_handing_in_what_another_wrote_makes_an_author(session, desk):
    write_draft(session, desk.review, desk.checker)
    step(session, desk.review, "release", desk.checker, note="Please go on.")
    step(session, desk.review, "claim", desk.reviewer)
    step(session, desk.review, "submit", desk.reviewer)
    with pytest.raises(NotAllowed):
        step(session, desk.review, "approve", desk.reviewer)


def test_only_reviewer_may_approve_their_own_with_a_public_mark(session):
    organization = make_organization(session)
    alone = make_member(session, organization, "admin", "checker", "reviewer")
    own = publish_review(session, make_review(session, organization), alone, alone)
    checker = make_member(session, organization, "checker")
    others = publish_review(session, make_review(session, organization), checker, alone)
    marks = dict(session.execute(select(ReviewRevision.review_id, ReviewRevision.single_reviewer)).all())
    assert marks == {own.id: True, others.id: False}  # a checker's text was seen by a second person


def test_return_needs_a_comment_and_leads_back_to_the_work(session, desk):
    review = desk.bring_to(ReviewState.IN_APPROVAL)
    with pytest.raises(Invalid):
        step(session, review, "return", desk.reviewer)
    step(session, review, "return", desk.reviewer, LATER, note="Which year?")
    assert (review.state, review.assignee_id, review.assigned_at) == ("in_progress", desk.checker.user_id, LATER)
    assert step(session, review, "submit", desk.checker).state == "in_approval"


# --- rows 10 to 12: recheck ------------------------------------------------------------------------------------------


def test_recheck_needs_a_reason_and_a_return_leads_back_to_it(session, desk):
    review = desk.bring_to(ReviewState.PUBLISHED)
    with pytest.raises(Invalid):
        step(session, review, "recheck", desk.checker)
    recheck_review(session, review, desk.checker, rationale="Other words, same figure.", correction_kind="wording")
    step(session, review, "revise", desk.checker)
    assert (review.state, review.current_number) == (ReviewState.IN_APPROVAL, 1)
    step(session, review, "return", desk.reviewer, reason="Say why.")
    assert (review.state, review.assignee_id) == (ReviewState.RECHECK, desk.checker.user_id)


def test_dismissing_answers_the_reason_unless_the_verdict_lapsed(session, desk):
    review = desk.bring_to(ReviewState.RECHECK)
    with pytest.raises(Invalid):
        step(session, review, "dismiss", desk.reviewer)
    lapsed = dt.datetime(2025, 5, 2, tzinfo=dt.UTC)
    with pytest.raises(Conflict) as refused:
        step(session, review, "dismiss", desk.reviewer, lapsed, reason="Still right.")
    assert refused.value.code == "recheck_needs_revision"
    step(session, review, "dismiss", desk.reviewer, lapsed - dt.timedelta(days=1), reason="The newer count is older.")
    assert (review.state, review.assignee_id, review.current_number) == (ReviewState.PUBLISHED, None, 1)


def test_reaffirming_keeps_the_verdict_and_brings_new_dates(session, desk):
    review = desk.bring_to(ReviewState.PUBLISHED)
    new_dates = {"true_as_of": dt.date(2024, 6, 20), "valid_until": dt.date(2025, 6, 20)}
    recheck_review(session, review, desk.checker, LATER, **new_dates)
    step(session, review, "reaffirm", desk.checker, LATER)
    step(session, review, "approve", desk.reviewer, LATER)
    revision = session.scalar(
        select(ReviewRevision).where(ReviewRevision.review_id == review.id, ReviewRevision.number == 2)
    )
    assert (revision.correction_kind, revision.true_as_of) == ("dates_extended", dt.date(2024, 6, 20))
    assert review.current_number == 2


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, "dates_unchanged"),
        ({"true_as_of": dt.date(2024, 4, 1)}, "dates_unchanged"),
        ({"rating": "mostly_true", "valid_until": dt.date(2026, 1, 1)}, "verdict_differs"),
        ({"rationale": "The accounts say 41 now.", "valid_until": dt.date(2026, 1, 1)}, "verdict_differs"),
    ],
)
def test_reaffirming_refuses_other_verdicts_and_old_dates(session, desk, changes, code):
    review = desk.bring_to(ReviewState.PUBLISHED)
    recheck_review(session, review, desk.checker, **changes)
    with pytest.raises(Invalid) as refused:
        step(session, review, "reaffirm", desk.checker)
    assert code in {problem.code for problem in refused.value.problems}


def test_reaffirming_needs_evidence_looked_at_since_the_recheck_began(session, desk):
    review = desk.bring_to(ReviewState.PUBLISHED)
    recheck_review(session, review, desk.checker, valid_until=dt.date(2026, 1, 1))
    step(session, review, "dismiss", desk.reviewer, reason="No.")
    step(session, review, "recheck", desk.checker, LATER, reason="Again.")
    step(session, review, "claim", desk.checker, LATER)
    with pytest.raises(Invalid) as refused:
        step(session, review, "reaffirm", desk.checker, LATER)
    assert [problem.code for problem in refused.value.problems] == ["evidence_not_fresh"]


@pytest.mark.parametrize(
    ("changes", "kind", "accepted"),
    [
        ({"rating": "false", "evidence": (refuting(),)}, "verdict_changed", True),
        ({"rating": "false", "evidence": (refuting(),)}, "wording", False),
        ({"rating": "false", "evidence": (refuting(),)}, "figure_updated", False),
        ({"rationale": "The accounts give 41 million."}, "figure_updated", True),
        ({"rationale": "The accounts give 41 million."}, "scope_changed", True),
        ({"rationale": "The accounts give 41 million."}, "wording", False),
        ({"rationale": "The accounts show the same figure."}, "wording", True),
        ({"rationale": "The accounts show the same figure."}, "verdict_changed", False),
        ({"rationale": "The accounts show the same figure."}, "withdrawn", False),
        ({"rationale": "The accounts show the same figure."}, None, False),
        ({"evidence": (supporting(url="https://other.example/"),)}, "evidence_replaced", True),
        ({"evidence": (supporting(url="https://other.example/"),)}, "wording", False),
        ({"valid_until": dt.date(2026, 1, 1)}, "dates_extended", True),
        ({}, "wording", False),  # nothing at all differs
    ],
)
def test_kind_of_a_revision_is_held_against_what_changed(session, desk, changes, kind, accepted):
    review = desk.bring_to(ReviewState.PUBLISHED)
    recheck_review(session, review, desk.checker, **changes, correction_kind=kind)
    if accepted:
        assert step(session, review, "revise", desk.checker).state == "in_approval"
    else:
        with pytest.raises(Invalid) as refused:
            step(session, review, "revise", desk.checker)
        assert refused.value.code == "verdict_incomplete"
        assert review.state is ReviewState.RECHECK


def test_kind_can_come_with_the_action(session, desk):
    review = desk.bring_to(ReviewState.PUBLISHED)
    recheck_review(session, review, desk.checker, rationale="The accounts show the same figure.")
    step(session, review, "revise", desk.checker, correction_kind="wording")
    step(session, review, "approve", desk.reviewer)
    assert changes_of(session, review)[-1].detail == {"correction_kind": "wording"}


# --- rows 13 and 14: withdraw, reopen --------------------------------------------------------------------------------


def test_author_of_the_public_revision_does_not_withdraw_it(session, desk):
    both = make_member(session, desk.organization, "checker", "reviewer")
    review = publish_review(session, desk.review, both, desk.reviewer)
    with pytest.raises(NotAllowed) as refused:
        step(session, review, "withdraw", both, reason="Wrong.")
    assert refused.value.code == "four_eyes"
    with pytest.raises(Invalid):
        step(session, review, "withdraw", desk.reviewer, reason=" ")
    step(session, review, "withdraw", desk.reviewer, LATER, reason="The source was retracted.")
    assert (review.state, review.current_number, review.withdrawn_at) == (ReviewState.WITHDRAWN, 1, LATER)
    assert changes_of(session, review)[-1].detail == {"correction_kind": "withdrawn"}


def test_the_only_reviewer_withdraws_and_the_public_is_told(session):
    organization = make_organization(session)
    alone = make_member(session, organization, "checker", "reviewer")
    review = publish_review(session, make_review(session, organization), alone, alone)
    step(session, review, "withdraw", alone, LATER, reason="The source was retracted.")
    assert changes_of(session, review)[-1].detail == {"correction_kind": "withdrawn", "single_reviewer": True}


def test_reopened_verdict_stays_withdrawn_until_reinstated(session, desk):
    review = desk.bring_to(ReviewState.WITHDRAWN)
    step(session, review, "reopen", desk.reviewer, reason="The source is back.")
    assert (review.state, review.current_number) == (ReviewState.OPEN, 1)
    assert review.withdrawn_at is not None
    write_draft(session, review, desk.checker)
    step(session, review, "submit", desk.checker)
    step(session, review, "return", desk.reviewer, reason="Date?")
    assert review.state is ReviewState.IN_PROGRESS  # nothing public stands that a recheck could be of
    step(session, review, "submit", desk.checker)
    step(session, review, "approve", desk.reviewer)
    revision = session.scalar(
        select(ReviewRevision).where(ReviewRevision.review_id == review.id, ReviewRevision.number == 2)
    )
    assert (revision.correction_kind, review.withdrawn_at, review.current_number) == ("reinstated", None, 2)


# --- versions, keys, ids ---------------------------------------------------------------------------------------------


def test_other_version_is_stale_and_changes_nothing(session, desk):
    for version in (0, 2, 99):
        with pytest.raises(Stale):
            act(session, desk.review.id, ReviewAction.CLAIM, actor=desk.checker, now=NOW, expected_version=version)
    assert desk.review.state is ReviewState.OPEN
    review = act(session, desk.review.id, ReviewAction.CLAIM, actor=desk.checker, now=NOW, expected_version=1)
    assert review.lock_version == 2


@pytest.mark.parametrize(
    ("scopes", "for_whom", "code"),
    [
        ([Scope.LOOKUP, Scope.REVIEWS_READ], "checker", "scope_missing"),
        ([Scope.REVIEWS_WRITE], None, "key_without_user"),
        ([Scope.REVIEWS_WRITE], "admin", "role_missing"),
        ([Scope.REVIEWS_WRITE], "checker", None),
    ],
)
def test_key_acts_on_behalf_of_a_person_with_role_and_scope(session, desk, scopes, for_whom, code):
    user_id = None if for_whom is None else getattr(desk, for_whom).user_id
    key, secret = create_key(
        session, scopes=scopes, now=NOW, organization_id=desk.organization.id, user_id=user_id, actor=SYSTEM
    )
    actor = find_caller(session, secret, now=NOW)[1]
    if code is None:
        assert step(session, desk.review, "claim", actor).assignee_id == user_id
        assert changes_of(session, desk.review)[-1].actor == f"key:{key.id}"
        assert changes_of(session, desk.review)[-1].user_id == user_id
    else:
        with pytest.raises(NotAllowed) as refused:
            step(session, desk.review, "claim", actor)
        assert refused.value.code == code


@pytest.mark.parametrize("review_id", [0, -1, 999, 2**63, 10**30])
def test_unknown_review(session, desk, review_id):
    with pytest.raises(NotFound):
        get_review(session, review_id)
    with pytest.raises(NotFound):
        act(session, review_id, ReviewAction.CLAIM, actor=desk.checker, now=NOW, expected_version=None)


@pytest.mark.parametrize("reason", ["x" * 2_001, "a\x00b", "a\ud800"])
def test_reason_that_cannot_be_kept_is_refused(session, desk, reason):
    with pytest.raises(Invalid):
        step(session, desk.review, "claim", desk.checker, reason=reason)
    assert desk.review.state is ReviewState.OPEN
