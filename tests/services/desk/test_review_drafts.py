"""Drafts: who may write them, what none may hold, versions, and what the form starts with."""

import datetime as dt

import pytest

from claims.core.errors import Conflict, Invalid, NotAllowed
from claims.core.reviews.reviewing import ReviewState
from claims.core.verdicts import ClaimKind
from claims.services.desk import review_drafts
from claims.services.reviews.reviews import (
    DraftInput,
    EvidenceInput,
    StaleDraft,
    draft_as_input,
    get_draft,
    missing_rules,
    proposed_kinds,
    save_draft,
    starting_draft,
)
from tests.support.databases import on_both_databases
from tests.support.factories import (
    NOW,
    complete_draft,
    make_claim,
    make_member,
    make_organization,
    make_review,
    publish_review,
    refuting,
    step,
    supporting,
)


@pytest.fixture
def organization(session):
    return make_organization(session)


@pytest.fixture
def checker(session, organization):
    return make_member(session, organization, "checker")


@pytest.fixture
def review(session, organization, checker):
    """A review that the checker has taken."""
    return step(session, make_review(session, organization), "claim", checker)


def save(session, review, actor, draft=None, version=None, now=NOW):
    return save_draft(session, review.id, draft or complete_draft(), actor=actor, now=now, expected_version=version)


@on_both_databases
def test_draft_comes_back_as_it_was_saved(session, review, checker):
    given = complete_draft(
        kind="quantity",
        rationale=" Two lines.\r\nOne e\u0301tude. ",
        correction_kind="wording",
        revision_reason="Typing error.",
        evidence=(supporting(title=" Accounts \n 2023"), EvidenceInput(), refuting(url="")),
    )
    save(session, review, checker, given, 0)
    session.expire_all()
    draft = get_draft(session, review.id)
    assert draft_as_input(draft) == complete_draft(
        kind="quantity",
        rationale="Two lines.\nOne étude.",
        correction_kind="wording",
        revision_reason="Typing error.",
        evidence=(supporting(), refuting(url="")),
    )
    assert (draft.author_ids, draft.updated_by_id, draft.updated_at) == ([checker.user_id], checker.user_id, NOW)


@pytest.mark.parametrize(("kind", "kept"), [("quantity", True), (None, True), ("comparison", False), ("status", False)])
def test_next_release_is_kept_of_a_figure_alone(session, review, checker, kind, kept):
    release = dt.date(2024, 9, 30)
    draft = save(session, review, checker, complete_draft(kind=kind, next_release=release))
    assert draft_as_input(draft).next_release == (release if kept else None)


def test_incomplete_draft_is_kept(session, review, checker):
    draft = save(session, review, checker, DraftInput())
    assert draft_as_input(draft) == DraftInput(kind="quantity", rating=None)
    assert len(missing_rules(session, review)) == 4


def test_second_save_needs_the_version_of_the_first(session, review, checker):
    first = save(session, review, checker, version=0)
    assert first.lock_version == 1
    for version in (0, 2):
        with pytest.raises(StaleDraft) as stale:
            save(session, review, checker, DraftInput(rationale="lost?"), version)
        assert stale.value.current is first
        assert stale.value.current.rationale == complete_draft().rationale
    assert save(session, review, checker, DraftInput(rationale="Mine now."), 1).lock_version == 2
    assert save(session, review, checker, DraftInput(rationale="Whatever was there."), None).lock_version == 3


def test_first_save_with_a_version_that_never_was_is_stale(session, review, checker):
    with pytest.raises(StaleDraft) as stale:
        save(session, review, checker, version=1)
    assert stale.value.current is None
    assert get_draft(session, review.id) is None


@pytest.mark.parametrize(
    ("changes", "pointer", "code"),
    [
        ({"rating": "kept"}, "/rating", "rating_not_on_scale"),
        ({"rating": "true\x00"}, "/rating", "draft_invalid"),
        ({"kind": "promise"}, "/rating", "rating_not_on_scale"),  # "true" is on no promise's scale
        ({"kind": "figure"}, "/kind", "kind_unknown"),
        ({"rationale": "x" * 20_001}, "/rationale", "text_too_long"),
        ({"rationale": "a\ud800"}, "/rationale", "lone_surrogate"),
        ({"true_as_of": dt.date(2025, 5, 2)}, "/true_as_of", "draft_invalid"),
        ({"valid_until": dt.date(2024, 4, 30)}, "/valid_until", "dates_contradict"),
        ({"next_release": dt.date(2024, 4, 30)}, "/next_release", "dates_contradict"),
        ({"timeless": True}, "/valid_until", "dates_contradict"),
        ({"timeless_reason": "x" * 1_001}, "/timeless_reason", "text_too_long"),
        ({"revision_reason": "a\u202eb"}, "/revision_reason", "direction_override"),
        ({"correction_kind": "better"}, "/correction_kind", "correction_kind_unknown"),
        ({"evidence": (supporting(stance="proves"),)}, "/evidence/0/stance", "stance_unknown"),
        ({"evidence": (EvidenceInput(), supporting(url="javascript:x"))}, "/evidence/1/url", "address_invalid"),
        ({"evidence": (supporting(quote="q" * 5_001),)}, "/evidence/0/quote", "text_too_long"),
        ({"evidence": (supporting(),) * 51}, "/evidence", "evidence_too_many"),
    ],
)
def test_what_no_draft_may_hold(session, review, checker, changes, pointer, code):
    with pytest.raises(Invalid) as refused:
        save(session, review, checker, complete_draft(**changes))
    assert refused.value.code == code
    assert pointer in {problem.pointer for problem in refused.value.problems}
    assert get_draft(session, review.id) is None


def test_every_problem_is_listed(session, review, checker):
    bad = complete_draft(rating="kept", valid_until=dt.date(2020, 1, 1), evidence=(supporting(url="x"),))
    with pytest.raises(Invalid) as refused:
        save(session, review, checker, bad)
    assert [problem.pointer for problem in refused.value.problems] == ["/evidence/0/url", "/rating", "/valid_until"]


def test_only_the_assignee_writes_and_in_approval_reviewers_and_authors(session, organization, review, checker):
    colleague = make_member(session, organization, "checker")
    reviewer = make_member(session, organization, "reviewer")
    for actor in (colleague, reviewer):
        with pytest.raises(NotAllowed):
            save(session, review, actor)
    save(session, review, checker)
    step(session, review, "submit", checker)
    with pytest.raises(NotAllowed):
        save(session, review, colleague)
    assert save(session, review, checker).author_ids == [checker.user_id]
    assert save(session, review, reviewer).author_ids == [checker.user_id, reviewer.user_id]


@pytest.mark.parametrize(
    ("state", "way"), [("open", "Take the review"), ("declined", "reopens it"), ("published", "start a recheck")]
)
def test_draft_is_closed_where_nobody_works(session, organization, checker, state, way):
    review, reviewer = make_review(session, organization), make_member(session, organization, "reviewer")
    if state == "declined":
        step(session, review, "decline", checker, decline_reason="opinion")
    elif state == "published":
        publish_review(session, review, checker, reviewer)
    with pytest.raises(Conflict) as refused:
        save(session, review, checker)
    assert refused.value.code == "draft_not_editable"
    assert way in refused.value.detail


def test_every_state_in_which_a_draft_is_closed_has_a_way_on():
    assert set(review_drafts._WAYS_ON) == set(ReviewState) - review_drafts.EDITABLE_STATES


def test_type_may_change_until_the_first_publication_of_the_claim(session, organization, checker):
    claim = make_claim(session, kind=ClaimKind.EVENT)
    review, reviewer = make_review(session, organization, claim), make_member(session, organization, "reviewer")
    other = make_organization(session)
    late_checker = make_member(session, other, "checker")
    late = step(session, make_review(session, other, claim), "claim", late_checker)
    save(session, late, late_checker, complete_draft(kind="status"))
    publish_review(session, review, checker, reviewer, kind="quantity")
    assert claim.kind is ClaimKind.QUANTITY
    assert [problem.code for problem in missing_rules(session, late)] == ["kind_frozen"]
    with pytest.raises(Invalid) as refused:
        save(session, late, late_checker, complete_draft(kind="status"))
    assert refused.value.code == "kind_frozen"
    save(session, late, late_checker, complete_draft())
    assert missing_rules(session, late) == ()


def test_form_starts_with_draft_or_public_text_or_the_usual_validity(session, organization, checker):
    review, reviewer = make_review(session, organization), make_member(session, organization, "reviewer")
    assert starting_draft(session, review, today=NOW.date()) == DraftInput(
        kind=ClaimKind.QUANTITY, true_as_of=NOW.date(), valid_until=NOW.date() + dt.timedelta(days=365)
    )
    publish_review(session, review, checker, reviewer, revision_reason="First.")
    start = starting_draft(session, review, today=NOW.date())
    assert start == complete_draft(kind=ClaimKind.QUANTITY)
    assert proposed_kinds(session, review) == ()
    step(session, review, "recheck", checker, reason="Again.")
    step(session, review, "claim", checker)
    save(session, review, checker, start)
    assert [problem.code for problem in missing_rules(session, review)] == ["nothing_changed"]
    save(session, review, checker, complete_draft(rationale="Quite other words here."))
    assert starting_draft(session, review, today=NOW.date()).rationale == "Quite other words here."
    assert proposed_kinds(session, review)[0] == "wording"
    assert [problem.code for problem in missing_rules(session, review)] == ["correction_kind_missing"]
    save(session, review, checker, complete_draft(rating="false", evidence=(refuting(),)))
    both = ["correction_kind_missing", "reason_missing"]
    assert [problem.code for problem in missing_rules(session, review)] == both, "all that is missing is said at once"
