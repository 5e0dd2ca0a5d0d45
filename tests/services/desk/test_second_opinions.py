"""Blind second opinions: who may give one, what nobody sees before, where a review goes, who decides and approves."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.core.errors import Conflict, Invalid, NotAllowed, Stale
from claims.core.reviews.reviewing import ReviewAction
from claims.core.reviews.second_opinions import SecondOpinionOutcome, SecondOpinionShare
from claims.models import (
    Adjudication,
    DraftReading,
    Evidence,
    FourEyes,
    Review,
    ReviewRevision,
    SecondOpinion,
    User,
)
from claims.services.base.actors import Actor
from claims.services.desk.rater_agreements import AgreementBy, list_agreements
from claims.services.desk.second_opinions import is_hidden_from, may_give, open_to, own_opinion, read_draft
from claims.services.insights.insight_queries import Period
from claims.services.insights.insights_quality import agreement
from claims.services.reviews.reviews import OpinionInput, available_actions, save_draft, save_opinion
from tests.support.databases import on_both_databases
from tests.support.factories import (
    NOW,
    complete_draft,
    make_member,
    make_organization,
    make_review,
    publish_review,
    recheck_review,
    refuting,
    step,
    supporting,
    write_draft,
)
from tests.support.rows_on_databases import rows_on_sqlite
from tests.support.sent_statements import counted

SAME = OpinionInput("true", "The harbor office itself says so.", (supporting(title="Letter"),))
OTHER = OpinionInput("false", "The audit counts the works twice.", (refuting(title="Audit", quote="Counted twice."),))


HALF = "Half of it holds."


class BlindDesk:
    """An organization with the blind policy; a checker's text waits for a second opinion."""

    def __init__(self, session: Session, **policy: object) -> None:
        self.session = session
        self.organization = make_organization(session, four_eyes=FourEyes.BLIND)
        for name, value in policy.items():
            setattr(self.organization, name, value)
        self.author, self.second, self.third = (make_member(session, self.organization, "checker") for _ in range(3))
        self.reviewer, self.other_reviewer = (make_member(session, self.organization, "reviewer") for _ in range(2))
        self.review = make_review(session, self.organization)

    def submit(self, **changes: object) -> Review:
        write_draft(self.session, self.review, self.author, **changes)
        return step(self.session, self.review, "submit", self.author)

    def give(self, opinion: OpinionInput, actor: Actor | None = None) -> Review:
        return step(self.session, self.review, "second", actor or self.second, opinion=opinion)


@pytest.fixture
def desk(session: Session) -> BlindDesk:
    made = BlindDesk(session)
    made.submit()
    return made


@on_both_databases
def test_equal_ratings_go_to_approval_and_stand_on_the_revision(session: Session) -> None:
    desk = BlindDesk(session)
    assert desk.submit().state == "second_opinion"
    assert desk.give(SAME).state == "in_approval"
    assert step(session, desk.review, "approve", desk.reviewer).state == "published"
    revision = session.scalars(select(ReviewRevision).where(ReviewRevision.review_id == desk.review.id)).one()
    assert revision.second_opinion is SecondOpinionOutcome.AGREED
    assert (revision.author_id, revision.second_author_id) == (desk.author.user_id, desk.second.user_id)
    assert revision.author_ids == [desk.author.user_id]
    opinion = session.scalars(select(SecondOpinion).where(SecondOpinion.revision_number == revision.number)).one()
    assert (opinion.rating, opinion.first_rating) == ("true", "true")
    assert session.scalars(select(Adjudication)).all() == []


def test_who_gave_the_second_opinion_may_withdraw(session: Session) -> None:
    desk = BlindDesk(session)
    both = make_member(session, desk.organization, "checker", "reviewer")
    desk.submit()
    desk.give(SAME, both)
    step(session, desk.review, "approve", desk.reviewer)
    assert step(session, desk.review, "withdraw", both, reason="The source was retracted.").state == "withdrawn"


@pytest.mark.parametrize(
    ("share", "rating", "state"),
    [
        ("decisive", "true", "second_opinion"),
        ("decisive", "unproven", "in_approval"),
        ("all", "unproven", "second_opinion"),
    ],
)
def test_the_share_decides_which_texts_are_seen_twice(session: Session, share: str, rating: str, state: str) -> None:
    desk = BlindDesk(session, second_opinion_share=SecondOpinionShare(share))
    assert desk.submit(rating=rating).state == state


def test_who_may_give_an_opinion(session: Session, desk: BlindDesk) -> None:
    stranger = make_member(session, make_organization(session), "checker")
    for actor, code in (
        (desk.author, "four_eyes"),
        (desk.reviewer, "role_missing"),
        (make_member(session, desk.organization, "reader"), "role_missing"),
        (stranger, "not_member"),
    ):
        assert ReviewAction.SECOND not in available_actions(session, desk.review, actor)
        with pytest.raises(NotAllowed) as refused:
            save_opinion(session, desk.review.id, SAME, actor=actor, now=NOW, expected_version=None)
        assert refused.value.code == code
    assert available_actions(session, desk.review, desk.second) == (ReviewAction.SECOND,)
    assert session.scalars(select(SecondOpinion)).all() == []


def test_who_held_the_review_has_seen_the_text(session: Session) -> None:
    desk = BlindDesk(session)
    write_draft(session, desk.review, desk.author)
    step(session, desk.review, "release", desk.author, note="Go on, Ben.")
    step(session, desk.review, "assign", desk.reviewer, assignee_id=desk.third.user_id)
    step(session, desk.review, "release", desk.third, note="No time.")
    step(session, desk.review, "claim", desk.author)
    step(session, desk.review, "submit", desk.author)
    assert not may_give(session, desk.review, desk.third)
    with pytest.raises(NotAllowed) as refused:
        desk.give(SAME, desk.third)
    assert refused.value.code == "draft_seen"
    assert may_give(session, desk.review, desk.second)


def test_a_list_of_texts_is_asked_about_at_once(session: Session) -> None:
    desk = BlindDesk(session)
    desk.submit()
    others = [make_review(session, desk.organization) for _ in range(4)]
    for review, held_by in zip(others, (desk.author, desk.second, desk.author, desk.author), strict=True):
        write_draft(session, review, held_by)
    for review, held_by in zip(others[:3], (desk.author, desk.second, desk.author), strict=True):
        step(session, review, "submit", held_by)
    session.add(DraftReading(review_id=others[2].id, revision_number=1, user_id=desk.second.user_id, read_at=NOW))
    session.flush()
    reviews = [desk.review, *others]
    with counted(session) as sent:
        found = open_to(session, reviews, desk.second)
    assert found == {desk.review.id, others[0].id}, "not what they wrote or read, nor what waits for none"
    assert len(sent) == 3
    assert open_to(session, reviews, desk.reviewer) == set()


@on_both_databases
def test_who_has_read_the_text_cannot_judge_it_blindly(session: Session) -> None:
    """Also where the organization asked for no blind opinion at the time."""
    desk = BlindDesk(session, four_eyes=FourEyes.APPROVE)
    write_draft(session, desk.review, desk.author)
    assert read_draft(session, desk.review, desk.second, now=NOW) is not None
    assert read_draft(session, desk.review, desk.second, now=NOW) is not None, "read twice, kept once"
    step(session, desk.review, "submit", desk.author)
    returning = make_member(session, desk.organization, "checker", "reviewer")
    step(session, desk.review, "return", returning, reason="Name the page.")
    desk.organization.four_eyes = FourEyes.BLIND
    assert step(session, desk.review, "submit", desk.author).state == "second_opinion"
    for actor in (desk.second, returning):
        assert not may_give(session, desk.review, actor)
        with pytest.raises(NotAllowed, match="You have read this text") as refused:
            desk.give(SAME, actor)
        assert refused.value.code == "draft_seen"
    with pytest.raises(NotAllowed):
        read_draft(session, desk.review, desk.third, now=NOW)
    assert desk.give(SAME, desk.third).state == "in_approval", "who was refused the text has not read it"
    assert len(session.scalars(select(DraftReading)).all()) == 2


def test_reading_one_text_bars_from_no_later_one(session: Session) -> None:
    desk = BlindDesk(session, four_eyes=FourEyes.APPROVE)
    publish_review(session, desk.review, desk.author, desk.reviewer)
    recheck_review(session, desk.review, desk.author, true_as_of=dt.date(2024, 5, 20))
    read_draft(session, desk.review, desk.second, now=NOW)
    step(session, desk.review, "reaffirm", desk.author)
    step(session, desk.review, "approve", desk.reviewer)
    desk.organization.four_eyes = FourEyes.BLIND
    recheck_review(
        session,
        desk.review,
        desk.author,
        rationale="A second count of 14 finds the same.",
        correction_kind="figure_updated",
    )
    step(session, desk.review, "revise", desk.author)
    assert may_give(session, desk.review, desk.second)


def test_what_is_only_reaffirmed_goes_to_approval(session: Session) -> None:
    desk = BlindDesk(session)
    desk.submit()
    desk.give(SAME)
    step(session, desk.review, "approve", desk.reviewer)
    recheck_review(session, desk.review, desk.second, true_as_of=dt.date(2024, 5, 20))
    step(session, desk.review, "reaffirm", desk.second)
    assert desk.review.state == "in_approval"


def test_who_knew_an_earlier_text_may_judge_the_next(session: Session) -> None:
    desk = BlindDesk(session)
    desk.submit()
    desk.give(SAME)
    step(session, desk.review, "approve", desk.reviewer)
    recheck_review(
        session, desk.review, desk.second, rationale="A second count of 14 finds the same.",
        correction_kind="figure_updated", revision_reason="A second count.",
    )  # fmt: skip
    step(session, desk.review, "revise", desk.second)
    assert desk.review.state == "second_opinion"
    assert may_give(session, desk.review, desk.author)


def test_the_draft_is_hidden_until_both_are_in(session: Session) -> None:
    desk = BlindDesk(session)
    write_draft(session, desk.review, desk.author)
    outside = (desk.second, desk.third, desk.reviewer)
    assert not is_hidden_from(session, desk.review, desk.author)
    assert all(is_hidden_from(session, desk.review, actor) for actor in outside)
    step(session, desk.review, "submit", desk.author)
    assert all(is_hidden_from(session, desk.review, actor) for actor in outside)
    desk.give(SAME)
    assert not any(is_hidden_from(session, desk.review, actor) for actor in outside)


@pytest.mark.parametrize("action", ["release", "decline", "dismiss", "withdraw"])
def test_a_text_that_was_left_behind_is_hidden_too(session: Session, action: str) -> None:
    desk = BlindDesk(session)
    if action in ("dismiss", "withdraw"):
        desk.submit()
        desk.give(SAME)
        step(session, desk.review, "approve", desk.reviewer)
        step(session, desk.review, "recheck", desk.author, reason="A newer count is out.")
    write_draft(session, desk.review, desk.author, rating="false", evidence=(refuting(),))
    leaves = desk.author if action in ("release", "decline") else desk.reviewer
    reason = {"decline_reason": "out_of_scope"} if action == "decline" else {}
    step(session, desk.review, action, leaves, reason="The audit refutes it.", **reason)
    assert is_hidden_from(session, desk.review, desk.third)
    assert not is_hidden_from(session, desk.review, desk.author)


def test_what_is_written_is_kept_and_its_authors_alone(session: Session, desk: BlindDesk) -> None:
    first = save_opinion(session, desk.review.id, OpinionInput("true"), actor=desk.second, now=NOW, expected_version=0)
    other = save_opinion(session, desk.review.id, OTHER, actor=desk.third, now=NOW, expected_version=0)
    assert own_opinion(session, desk.review, desk.second) is first
    assert own_opinion(session, desk.review, desk.third) is other
    with pytest.raises(Stale):
        save_opinion(session, desk.review.id, SAME, actor=desk.second, now=NOW, expected_version=0)
    with pytest.raises(Invalid) as refused:
        step(session, desk.review, "second", desk.second)
    assert {problem.pointer for problem in refused.value.problems} == {"/rationale", "/evidence"}
    save_opinion(session, desk.review.id, SAME, actor=desk.second, now=NOW, expected_version=first.lock_version)
    assert step(session, desk.review, "second", desk.second).state == "in_approval"
    with pytest.raises(Conflict):  # the second of two writers is told, and keeps what they wrote
        step(session, desk.review, "second", desk.third)
    assert other.rationale == OTHER.rationale


@pytest.mark.parametrize("rating", ["kept", "very true"])
def test_a_rating_of_another_scale_is_refused(session: Session, desk: BlindDesk, rating: str) -> None:
    with pytest.raises(Invalid) as refused:
        save_opinion(session, desk.review.id, OpinionInput(rating), actor=desk.second, now=NOW, expected_version=None)
    assert refused.value.code == "rating_not_on_scale"


@rows_on_sqlite(
    ("choice", "third", "rating", "authors", "rests_on"),
    [
        ("first", None, "true", ["author"], ["Accounts 2023"]),
        ("second", None, "false", ["author", "second"], ["Audit"]),
        ("third", OpinionInput("mixed", HALF), "mixed", ["author", "reviewer"], ["Accounts 2023", "Audit"]),
        (
            "third",
            OpinionInput("mixed", HALF, (supporting(title="Letter"), refuting(title="Audit", quote="Counted twice."))),
            "mixed",
            ["author", "reviewer"],
            ["Accounts 2023", "Audit", "Letter"],
        ),
    ],
    and_on_postgresql=(0, 2),
)
def test_a_reviewer_decides_between_two(
    session: Session, choice: str, third: OpinionInput | None, rating: str, authors: list[str], rests_on: list[str]
) -> None:
    desk = BlindDesk(session)
    desk.submit()
    assert desk.give(OTHER).state == "adjudication"
    step(session, desk.review, "adjudicate", desk.reviewer, choice=choice, opinion=third, reason="The audit is newer.")
    assert desk.review.state == "in_approval"
    step(session, desk.review, "approve", desk.other_reviewer)
    revision = session.scalars(select(ReviewRevision).where(ReviewRevision.review_id == desk.review.id)).one()
    assert revision.rating.lower() == rating
    assert revision.second_opinion is SecondOpinionOutcome.ADJUDICATED
    assert revision.author_ids == [getattr(desk, name).user_id for name in authors]
    words = {"true": complete_draft().rationale, "false": OTHER.rationale, "mixed": HALF}
    assert revision.rationale == words[rating]
    titles = select(Evidence.title).where(Evidence.revision_id == revision.id).order_by(Evidence.position)
    assert session.scalars(titles).all() == rests_on
    decided = session.scalars(select(Adjudication)).one()
    assert (decided.choice, decided.first_rating, decided.rating) == (choice, "true", rating)


def test_an_adjudication_leaves_the_kind_of_correction_that_the_author_chose(session: Session, desk: BlindDesk) -> None:
    desk.give(SAME)
    step(session, desk.review, "approve", desk.reviewer)
    changes = {"rationale": "The accounts say so in their own words.", "correction_kind": "scope_changed"}
    recheck_review(session, desk.review, desk.author, **changes)
    assert step(session, desk.review, "revise", desk.author).state == "second_opinion"
    assert desk.give(OTHER).state == "adjudication"
    step(session, desk.review, "adjudicate", desk.reviewer, choice="first", reason="The audit is a draft.")
    step(session, desk.review, "approve", desk.other_reviewer)
    kinds = session.scalars(select(ReviewRevision.correction_kind).order_by(ReviewRevision.number)).all()
    assert kinds == [None, "scope_changed"]


def test_what_an_adjudication_lacks(session: Session, desk: BlindDesk) -> None:
    desk.give(OTHER)
    for payload, code in (
        ({"choice": "first"}, "reason_missing"),
        ({"reason": "Because."}, "choice_missing"),
        ({"reason": "Because.", "choice": "both"}, "choice_missing"),
        ({"reason": "Because.", "choice": "third"}, "rating_missing"),
        ({"reason": "Because.", "choice": "third", "opinion": OpinionInput("mixed")}, "rationale_missing"),
        ({"reason": "Because.", "choice": "third", "opinion": OpinionInput("false", "So it is.")}, "rating_not_third"),
    ):
        with pytest.raises(Invalid) as refused:
            step(session, desk.review, "adjudicate", desk.reviewer, **payload)
        assert refused.value.code == code
    assert desk.review.state == "adjudication"
    assert session.scalars(select(Adjudication)).all() == []


def test_neither_of_the_two_decides(session: Session) -> None:
    desk = BlindDesk(session)
    desk.second = make_member(session, desk.organization, "checker", "reviewer")
    desk.submit()
    desk.give(OTHER)
    assert ReviewAction.ADJUDICATE not in available_actions(session, desk.review, desk.second)
    with pytest.raises(NotAllowed) as refused:
        step(session, desk.review, "adjudicate", desk.second, choice="second", reason="Mine.")
    assert refused.value.code == "four_eyes"


@pytest.mark.parametrize("strict", [False, True])
def test_a_strict_policy_keeps_the_adjudicator_from_approving(session: Session, strict: bool) -> None:
    desk = BlindDesk(session, strict_approval=strict)
    desk.submit()
    desk.give(OTHER)
    step(session, desk.review, "adjudicate", desk.reviewer, choice="first", reason="The audit is a draft.")
    assert (ReviewAction.APPROVE in available_actions(session, desk.review, desk.reviewer)) is not strict
    assert ReviewAction.APPROVE in available_actions(session, desk.review, desk.other_reviewer)


def test_a_returned_text_keeps_its_opinion(session: Session, desk: BlindDesk) -> None:
    desk.give(SAME)
    step(session, desk.review, "return", desk.reviewer, reason="Quote the second page, too.")
    save_draft(session, desk.review.id, complete_draft(), actor=desk.author, now=NOW, expected_version=None)
    assert step(session, desk.review, "submit", desk.author).state == "in_approval"
    step(session, desk.review, "return", desk.reviewer, reason="Is it true at all?")
    changed = complete_draft(rating="false", evidence=(refuting(),))
    save_draft(session, desk.review.id, changed, actor=desk.author, now=NOW, expected_version=None)
    assert step(session, desk.review, "submit", desk.author).state == "adjudication"


def test_going_on_without_an_opinion(session: Session) -> None:
    desk = BlindDesk(session, second_opinion_hours=24)
    desk.submit()
    early, late = NOW + dt.timedelta(hours=23), NOW + dt.timedelta(hours=24)
    assert ReviewAction.SKIP not in available_actions(session, desk.review, desk.reviewer, now=early)
    with pytest.raises(Conflict) as refused:
        step(session, desk.review, "skip", desk.reviewer, early, reason="Nobody is here.")
    assert refused.value.code == "second_opinion_pending"
    with pytest.raises(Invalid):
        step(session, desk.review, "skip", desk.reviewer, late)
    step(session, desk.review, "skip", desk.reviewer, late, reason="Nobody is here.")
    step(session, desk.review, "approve", desk.other_reviewer, late)
    revision = session.scalars(select(ReviewRevision).where(ReviewRevision.review_id == desk.review.id)).one()
    assert revision.second_opinion is SecondOpinionOutcome.SKIPPED
    assert revision.second_author_id is None


def test_other_policies_ask_for_no_opinion(session: Session) -> None:
    organization = make_organization(session)
    author, approver = make_member(session, organization, "checker"), make_member(session, organization, "reviewer")
    review = publish_review(session, make_review(session, organization), author, approver)
    revision = session.scalars(select(ReviewRevision).where(ReviewRevision.review_id == review.id)).one()
    assert revision.second_opinion is None


@on_both_databases
def test_agreement_is_counted_by_scale_pair_and_month(session: Session) -> None:
    desk = BlindDesk(session)
    desk.submit()
    desk.give(SAME)
    desk.author, desk.second = desk.second, desk.author
    desk.review = make_review(session, desk.organization)
    desk.submit()
    desk.give(OTHER)
    by_scale = list_agreements(session, desk.organization.id, by=AgreementBy.SCALE)
    assert [(row.scale, row.group, row.agreement.n, row.agreement.agreed) for row in by_scale] == [
        ("truth/1", "", 2, 1)
    ]
    pairs = list_agreements(session, desk.organization.id, by=AgreementBy.PAIR)
    assert [row.agreement.n for row in pairs] == [2]
    assert [row.group for row in list_agreements(session, desk.organization.id, by=AgreementBy.MONTH)] == ["2024-06"]
    assert list_agreements(session, make_organization(session).id, by=AgreementBy.SCALE) == []


def test_agreement_is_reported_by_scale_pair_and_month(session: Session) -> None:
    desk = BlindDesk(session)
    desk.submit()
    desk.give(SAME)
    period = Period(desk.organization.id, start=NOW - dt.timedelta(days=30), end=NOW)
    columns, rows, n = agreement(session, period)
    shown = [dict(zip(columns, row, strict=True)) for row in rows]
    assert n == 1
    assert {(bool(row["pair"]), row["month"], row["count"], row["agreed"]) for row in shown} == {
        (False, "", 1, 1),
        (True, "", 1, 1),
        (False, "2024-06", 1, 1),
    }


def test_pairs_whose_names_are_the_same_are_counted_apart(session: Session) -> None:
    desk = BlindDesk(session)
    desk.submit()
    desk.give(SAME)
    desk.review = make_review(session, desk.organization)
    desk.submit()
    desk.give(OTHER, desk.third)
    session.get_one(User, desk.third.user_id).name = session.get_one(User, desk.second.user_id).name
    rows = list_agreements(session, desk.organization.id, by=AgreementBy.PAIR)
    assert [(row.agreement.n, row.agreement.agreed) for row in rows] == [(1, 1), (1, 0)]
    assert len({row.group for row in rows}) == 1
