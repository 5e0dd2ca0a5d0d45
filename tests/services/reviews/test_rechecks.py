"""Rechecks that open by themselves: once a reason, several to one task, settled by answer, revision or withdrawal."""

from __future__ import annotations

import datetime as dt
import threading
from functools import partial

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from claims.core.errors import Conflict, Invalid, NotAllowed, Stale
from claims.core.messages.events import EventType
from claims.core.reviews.rechecks import RecheckTrigger
from claims.core.verdicts import ClaimKind
from claims.extensions import reading
from claims.jobs.context import JobContext
from claims.jobs.handlers import HANDLERS, PERIODS
from claims.models import (
    Appearance,
    Article,
    ArticleVersion,
    Claim,
    Event,
    Job,
    Organization,
    ProcessingState,
    RecheckReason,
    Review,
    StatusChange,
)
from claims.services.base import jobs
from claims.services.base.actors import SYSTEM, Actor
from claims.services.followup import recheck_triggers as triggers
from claims.services.intake import version_diffs
from claims.services.intake.intake import ArticleInput, process_version, receive_article
from claims.services.messages import verdict_changes
from claims.services.regrouping.merging import merge_claims
from claims.services.reviews.rechecks import list_reasons, open_reasons, plan_recheck
from claims.services.reviews.review_queue import queue
from tests.support.databases import on_both_databases
from tests.support.factories import (
    NOW,
    let_day_come,
    make_appearance,
    make_claim,
    make_member,
    make_organization,
    make_review,
    publish_review,
    refuting,
    step,
    write_draft,
)
from tests.support.rows_on_databases import rows_on_sqlite
from tests.support.sent_statements import counted

LATER = dt.datetime(2025, 5, 3, 9, 0, tzinfo=dt.UTC)
"""Two days after the drafts of the factories have lapsed."""


class Desk:
    """An organization with an author and two reviewers."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.organization: Organization = make_organization(session)
        self.author: Actor = make_member(session, self.organization, "checker")
        self.reviewer: Actor = make_member(session, self.organization, "reviewer")
        make_member(session, self.organization, "reviewer")

    def publish(self, claim: Claim | None = None, **changes: object) -> Review:
        review = make_review(self.session, self.organization, claim)
        return publish_review(self.session, review, self.author, self.reviewer, **changes)


@pytest.fixture
def desk(session: Session) -> Desk:
    return Desk(session)


@on_both_databases
def test_a_lapsed_verdict_opens_one_recheck_once(session: Session) -> None:
    desk = Desk(session)
    review, timeless = desk.publish(), desk.publish(valid_until=None, timeless=True, timeless_reason="Past.")
    assert let_day_come(session, dt.datetime(2025, 5, 1, 23, tzinfo=dt.UTC)) == 0
    assert let_day_come(session, LATER) == 1
    assert let_day_come(session, LATER) == 0
    assert (review.state, timeless.state) == ("recheck", "published")
    (reason,) = open_reasons(session, [review.id])[review.id]
    assert (reason.trigger, reason.text) == ("expired", "The verdict was valid until 1 May 2025.")
    begun = session.scalars(
        select(StatusChange).where(StatusChange.review_id == review.id, StatusChange.action == "recheck")
    ).one()
    assert (begun.actor, begun.reason) == ("system", reason.text)
    assert review.recheck_priority == 1 * (1 + 2) * 1 * 2


def test_a_prediction_is_due(session: Session, desk: Desk) -> None:
    claim = make_claim(session, kind=ClaimKind.PREDICTION)
    review = desk.publish(claim, rating="pending", evidence=())
    let_day_come(session, LATER)
    assert [reason.trigger for reason in list_reasons(session, review.id)] == [RecheckTrigger.PREDICTION_DUE]


@pytest.mark.parametrize("validity", [{}, {"valid_until": None, "timeless": True, "timeless_reason": "It was said."}])
def test_a_prediction_is_looked_at_on_its_day_though_it_is_valid_for_longer(
    session: Session, desk: Desk, validity: dict[str, object]
) -> None:
    claim = make_claim(session, kind=ClaimKind.PREDICTION)
    make_appearance(session, claim, claim.text, period={"start": "2024-06-20", "end": "2024-07-01"})
    review = desk.publish(claim, rating="pending", evidence=(), **validity)
    request = triggers.trigger_recheck(session, review.id, RecheckTrigger.REQUEST, text="Look.", now=NOW)
    assert request is not None
    step(session, review, "dismiss", desk.reviewer, reason="Too early to say.")
    assert let_day_come(session, dt.datetime(2024, 6, 30, 23, 59, tzinfo=dt.UTC)) == 0
    assert let_day_come(session, dt.datetime(2024, 7, 1, 0, 5, tzinfo=dt.UTC)) == 1
    (reason,) = open_reasons(session, [review.id])[review.id]
    assert (reason.trigger, reason.text) == (RecheckTrigger.PREDICTION_DUE, "It was due 1 Jul 2024.")
    with pytest.raises(Conflict):
        step(session, review, "dismiss", desk.reviewer, reason="It did not come.")


def test_several_reasons_make_one_task(session: Session, desk: Desk) -> None:
    review = desk.publish()
    for subject, text in (
        ("source:1", "The quote is gone."),
        ("source:1", "The quote is gone."),
        ("source:2", "So is this."),
    ):
        triggers.trigger_recheck(session, review.id, RecheckTrigger.QUOTE_LOST, subject=subject, text=text, now=NOW)
    assert len(open_reasons(session, [review.id])[review.id]) == 2
    steps = session.scalars(select(StatusChange.action).where(StatusChange.review_id == review.id)).all()
    assert steps.count("recheck") == 1


def test_nothing_public_means_no_recheck(session: Session, desk: Desk) -> None:
    review = make_review(session, desk.organization)
    assert triggers.trigger_recheck(session, review.id, RecheckTrigger.REQUEST, text="Look.", now=NOW) is None
    withdrawn = desk.publish()
    step(session, withdrawn, "withdraw", desk.reviewer, reason="It was about another harbor.")
    assert triggers.trigger_recheck(session, withdrawn.id, RecheckTrigger.REQUEST, text="Look.", now=NOW) is None
    assert session.scalars(select(RecheckReason)).all() == []


def test_every_open_reason_needs_a_public_answer(session: Session, desk: Desk) -> None:
    review = desk.publish()
    step(session, review, "recheck", desk.author, reason="A reader asks.")
    triggers.trigger_recheck(
        session, review.id, RecheckTrigger.REQUEST, subject="request:4", text="Count again.", now=NOW
    )
    asked, again = open_reasons(session, [review.id])[review.id]
    with pytest.raises(Invalid) as refused:
        step(session, review, "dismiss", desk.reviewer, answers={asked.id: "We looked."})
    assert "Count again." in refused.value.detail
    assert review.state == "recheck"
    step(session, review, "dismiss", desk.reviewer, answers={asked.id: "We looked."}, reason="The count is right.")
    assert review.state == "published"
    assert [(reason.outcome, reason.answer) for reason in (asked, again)] == [
        ("answered", "We looked."),
        ("answered", "The count is right."),
    ]
    assert review.recheck_priority is None


@pytest.mark.parametrize("trigger", ["quote_lost", "source_retracted", "circular"])
def test_lost_proof_is_not_talked_away(session: Session, desk: Desk, trigger: str) -> None:
    review = desk.publish()
    triggers.trigger_recheck(session, review.id, RecheckTrigger(trigger), text="The proof is gone.", now=NOW)
    with pytest.raises(Conflict) as refused:
        step(session, review, "dismiss", desk.reviewer, reason="Never mind.")
    assert refused.value.code == "recheck_needs_revision"
    assert "The proof is gone." in refused.value.detail


def test_a_verdict_that_lapses_in_a_recheck_gets_the_reason_beside_the_others(session: Session, desk: Desk) -> None:
    review = desk.publish()
    step(session, review, "recheck", desk.author, reason="A reader asks.")
    assert let_day_come(session, LATER) == 1
    assert let_day_come(session, LATER) == 0
    assert [reason.trigger for reason in open_reasons(session, [review.id])[review.id]] == ["by_hand", "expired"]


def test_what_comes_again_is_noted_again_once_it_was_settled(session: Session, desk: Desk) -> None:
    review = desk.publish()

    def gone(event: str) -> bool:
        trigger = RecheckTrigger.SOURCE_DEAD
        noted = triggers.trigger_recheck(
            session, review.id, trigger, subject="source:4", event=event, text="It is gone.", now=NOW
        )
        return noted is not None

    assert (gone("monday"), gone("monday"), gone("friday")) == (True, False, False)
    step(session, review, "dismiss", desk.reviewer, reason="It is back.")
    assert (gone("monday"), review.state) == (False, "published")
    assert (gone("friday"), review.state) == (True, "recheck")


def test_a_graver_reason_leaves_less_time(session: Session, desk: Desk) -> None:
    review, due = desk.publish(), []
    for number, trigger in enumerate((RecheckTrigger.SOURCE_CHANGED, RecheckTrigger.CIRCULAR)):
        said = {"subject": f"source:{number}", "text": "Look again."}
        triggers.trigger_recheck(session, review.id, trigger, now=LATER, **said)
        session.refresh(review)
        due.append(review.due_at)
    assert LATER < due[1] < due[0]


def test_a_revision_settles_reasons_and_a_new_one_may_come_again(session: Session, desk: Desk) -> None:
    review = desk.publish()
    let_day_come(session, LATER)
    write_draft(session, review, desk.author, LATER, true_as_of=dt.date(2025, 5, 2), valid_until=dt.date(2025, 6, 1))
    step(session, review, "reaffirm", desk.author, LATER)
    step(session, review, "approve", desk.reviewer, LATER)
    (reason,) = list_reasons(session, review.id)
    assert (reason.outcome, reason.settled_at, review.recheck_priority) == ("revised", LATER, None)
    assert let_day_come(session, LATER + dt.timedelta(days=60)) == 1
    assert [reason.revision_number for reason in list_reasons(session, review.id)] == [2, 1]


@on_both_databases
def test_opposite_verdicts_ask_both_sides(session: Session) -> None:
    ours, theirs, third = Desk(session), Desk(session), Desk(session)
    claim = make_claim(session)
    first = ours.publish(claim)
    second = theirs.publish(claim, rating="false", evidence=(refuting(),))
    unsure = third.publish(claim, rating="unproven")
    waiting = session.scalars(select(Job.arguments).where(Job.name == "recheck_conflicts")).all()
    assert waiting == [{"claim_id": claim.id}] * 2
    assert triggers.recheck_conflicts(session, claim.id, now=NOW) == 2
    assert triggers.recheck_conflicts(session, claim.id, now=NOW) == 0
    assert (first.state, second.state, unsure.state) == ("recheck", "recheck", "published")
    (reason,) = open_reasons(session, [first.id])[first.id]
    assert reason.text == f"{theirs.organization.name} rates this claim False."


def look_at(session: Session, version: ArticleVersion) -> int:
    """Look at what a version takes back, as the job does; gives how many reasons were noted."""
    return triggers.recheck_changed_article(session, triggers.taken_back_by(session, version), now=NOW)


def test_an_article_that_takes_a_claim_back(session: Session, desk: Desk) -> None:
    review = desk.publish()
    other = desk.publish()
    claims = {row.id: session.get_one(Claim, row.claim_id) for row in (review, other)}
    first = make_appearance(session, claims[review.id], "The harbor cost 40 million euros.")
    before = session.get_one(ArticleVersion, first.article_version_id)
    second = make_appearance(
        session, claims[other.id], "It was built in 1999.", article=session.get_one(Article, before.article_id)
    )
    after = session.get_one(ArticleVersion, second.article_version_id)
    assert look_at(session, after) == 1
    (reason,) = open_reasons(session, [review.id])[review.id]
    assert reason.text == f"The article “{before.headline}” no longer says this since its version {after.number}."
    assert other.state == "published"
    assert look_at(session, before) == 0


def in_versions(session: Session, *said: tuple[Claim, str]) -> list[ArticleVersion]:
    """The versions of one article, each of which says one claim."""
    versions: list[ArticleVersion] = []
    for claim, words in said:
        article = session.get_one(Article, versions[0].article_id) if versions else None
        row = make_appearance(session, claim, words, article=article)
        versions.append(session.get_one(ArticleVersion, row.article_version_id))
    return versions


def test_a_version_that_is_not_read_says_nothing_and_what_it_takes_back_is_seen_once_it_is(
    session: Session, desk: Desk
) -> None:
    reviews = [desk.publish() for _ in range(3)]
    said = ("The harbor cost 40 million euros.", "The quay is 900 meters long.", "It was built in 1999.")
    claims = [session.get_one(Claim, review.claim_id) for review in reviews]
    _, second, third = in_versions(session, *zip(claims, said, strict=True))
    second.processing = ProcessingState.RECEIVED
    session.flush()
    assert look_at(session, third) == 1, "against the first: the second is not there yet"
    assert [review.state for review in reviews] == ["recheck", "published", "published"]
    second.processing = ProcessingState.PROCESSED
    session.flush()
    assert look_at(session, second) == 1, "of the first it is known, and what the second says the third has taken back"
    assert len(open_reasons(session, [reviews[0].id])[reviews[0].id]) == 1
    (reason,) = open_reasons(session, [reviews[1].id])[reviews[1].id]
    assert reason.text.endswith(f"since its version {third.number}.")
    assert reviews[2].state == "published"


def test_what_the_newest_version_says_again_is_not_taken_back_by_one_that_is_read_late(
    session: Session, desk: Desk
) -> None:
    review, other = desk.publish(), desk.publish()
    said = session.get_one(Claim, review.claim_id), "The harbor cost 40 million euros."
    between = session.get_one(Claim, other.claim_id), "It was built in 1999."
    _, second, _ = in_versions(session, said, between, said)
    assert look_at(session, second) == 1
    assert (review.state, other.state) == ("published", "recheck")


@on_both_databases
def test_a_claim_that_was_merged_is_taken_back_by_what_answers_for_it(session: Session) -> None:
    desk = Desk(session)
    review = desk.publish()
    answering, merged = session.get_one(Claim, review.claim_id), make_claim(session, "The harbor cost 40 million.")
    other = make_claim(session, "It was built in 1999.")
    merge_claims(session, merged.id, answering.id, actor=desk.reviewer, reason="The same.", now=NOW)
    session.expire_all()
    again = in_versions(
        session, (merged, "The harbor cost 40 million euros."), (answering, "The port took 40 million.")
    )
    assert look_at(session, again[1]) == 0, "the newer text says what is one with it"
    without = in_versions(session, (merged, "The harbor cost 40 million euros."), (other, "It was built in 1999."))
    assert look_at(session, without[1]) == 1
    assert session.get_one(Review, review.id).state == "recheck"


def test_the_first_version_is_looked_at_too_where_it_is_read_after_the_second(session: Session, desk: Desk) -> None:
    versions = []
    for body in ("The quay of Lund took 19 days to build in 2019.", "The quay of Lund took 21 days to build in 2019."):
        article = ArticleInput(body=body, url="https://post.example/quay", published_at=NOW)
        versions.append(receive_article(session, article, actor=SYSTEM, now=NOW).version.id)
    for version_id in reversed(versions):
        process_version(session, version_id, now=NOW, actor=SYSTEM)
    queued = session.scalars(select(Job.arguments).where(Job.name == "recheck_changed_article")).all()
    assert [arguments["version_id"] for arguments in queued] == [versions[0]]


def test_what_only_a_note_about_its_correction_tells_is_taken_back(session: Session) -> None:
    desk = Desk(session)
    session.get_one(Organization, desk.organization.id).is_default = True
    said = "The repair of the quay in Leeds took 19 days in 2019."
    note = f"An earlier version of this report said “{said}”"
    numbers = []
    for body in (f"Rain fell. {said}", f"Rain fell. {said.replace('19 days', '21 days')}\n\n{note}"):
        article = ArticleInput(body=body, url="https://post.example/quay", published_at=NOW)
        received = receive_article(session, article, actor=SYSTEM, now=NOW)
        process_version(session, received.version.id, now=NOW, actor=SYSTEM)
        numbers.append(received.version.id)
    old = session.scalars(select(Appearance).where(Appearance.article_version_id == numbers[0])).one()
    review = session.scalars(select(Review).where(Review.claim_id == old.claim_id)).one()
    publish_review(session, review, desk.author, desk.reviewer)
    after = session.get_one(ArticleVersion, numbers[1])
    quoted = session.scalars(select(Appearance).where(Appearance.article_version_id == after.id)).all()
    quoted[-1].claim_id = old.claim_id  # as where the matcher knows the quoted words again
    session.flush()
    assert look_at(session, after) == 1


def test_a_planned_look(session: Session, desk: Desk) -> None:
    review = desk.publish()
    day = dt.date(2024, 9, 1)
    with pytest.raises(NotAllowed):
        plan_recheck(session, review, day, actor=make_member(session, make_organization(session), "reviewer"), now=NOW)
    with pytest.raises(NotAllowed, match="Only a checker or reviewer"):
        plan_recheck(session, review, day, actor=make_member(session, desk.organization, "admin"), now=NOW)
    with pytest.raises(Stale):
        plan_recheck(session, review, day, actor=desk.author, now=NOW, expected_version=review.lock_version - 1)
    with pytest.raises(Invalid):
        plan_recheck(session, review, NOW.date(), actor=desk.author, now=NOW)
    plan_recheck(session, review, day, actor=desk.author, now=NOW)
    assert let_day_come(session, NOW) == 0
    assert let_day_come(session, NOW + dt.timedelta(days=95)) == 1
    assert (review.state, review.recheck_on) == ("recheck", None)
    with pytest.raises(Conflict):
        plan_recheck(session, make_review(session, desk.organization), day, actor=desk.author, now=NOW)


def test_reviews_whose_day_came_are_found_by_index_and_looked_at_anew_when_written(
    session: Session, desk: Desk
) -> None:
    lapsed, withdrawn, planned = (desk.publish() for _ in range(3))
    planned.recheck_on = NOW.date() + dt.timedelta(days=1)
    assert triggers.reviews_whose_day_came(session, now=NOW + dt.timedelta(days=1)) == [planned.id]
    with counted(session) as sent:
        due = triggers.reviews_whose_day_came(session, now=LATER)
    assert due == [lapsed.id, withdrawn.id, planned.id]
    indexes = (
        "ix_review_revisions_valid_until (valid_until>? AND valid_until<?)",
        "ix_review_revisions_published_at (published_at>?)",
        "ix_reviews_recheck_on (recheck_on<?)",
    )
    for statement, index in zip(sent, indexes, strict=True):
        values = ("",) * statement.count("?")
        plan = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
        assert index in plan[0][3]
        assert not any("B-TREE" in row[3] for row in plan)
    step(session, withdrawn, "withdraw", desk.reviewer, reason="A wrong source.")
    assert triggers.recheck_dates(session, due, now=LATER) == 3, "both that stand lapsed, and one look was planned"
    assert (withdrawn.state, planned.recheck_on) == ("withdrawn", None)
    assert triggers.reviews_whose_day_came(session, now=LATER) == []


def test_what_lapsed_long_ago_is_found_once_a_day_in_parts(
    session: Session, monkeypatch: pytest.MonkeyPatch, open_session: sessionmaker[Session]
) -> None:
    desk, much_later = Desk(session), LATER + dt.timedelta(days=30)
    reviews = [desk.publish() for _ in range(3)]
    late = desk.publish(make_claim(session), valid_until=NOW.date())  # had lapsed when it was published
    assert triggers.reviews_whose_day_came(session, now=NOW + dt.timedelta(days=1, hours=23)) == [late.id]
    assert triggers.reviews_whose_day_came(session, now=much_later) == []
    assert triggers.lapsed_reviews(session, today=NOW.date()) == []
    assert triggers.lapsed_reviews(session, today=much_later.date()) == [*(review.id for review in reviews), late.id]
    session.commit()
    monkeypatch.setattr("claims.jobs.rechecks.IN_A_TRANSACTION", 3)
    context = JobContext(open_session, jobs.Lease(1, "w", 1), SYSTEM, threading.Event(), lambda: much_later)
    parts: list[object] = []
    rest: dict[str, int] | None = {}
    while rest is not None:
        with reading():
            write = HANDLERS["recheck_lapsed"](context, rest)
        with open_session() as own:
            result = write(own)
            own.commit()
        rest = result["rest"]
        parts.append(result["reasons"])
    assert parts == [3, 1]
    session.expire_all()
    assert {review.state for review in (*reviews, late)} == {"recheck"}
    assert PERIODS["recheck_lapsed"] == dt.timedelta(days=1)


@on_both_databases
def test_the_most_urgent_stand_first_and_pages_follow(session: Session) -> None:
    desk = Desk(session)
    reviews = [desk.publish() for _ in range(5)]
    kinds = ("request", "quote_lost", "conflict", "quote_lost", "schedule")
    for review, trigger in zip(reviews, kinds, strict=True):
        triggers.trigger_recheck(session, review.id, RecheckTrigger(trigger), text="Look.", now=NOW)
    wanted = [reviews[at].id for at in (1, 3, 2, 0, 4)]
    found, after = [], None
    while True:
        own = desk.organization.id
        page = queue(session, organization_id=own, tab="recheck", user_id=None, after=after, limit=2, now=NOW)
        found += [item.review.id for item in page.items]
        after = page.next_cursor
        if after is None:
            break
    assert found == wanted
    assert page.items[0].reasons == ("Look.",)


@rows_on_sqlite(
    ("told_against", "told"),
    [("the first", 1), ("none", 0), ("not said by an earlier release", 1)],
    and_on_postgresql=(1,),
)
def test_versions_are_compared_before_the_writing_begins(
    open_session: sessionmaker[Session], monkeypatch: pytest.MonkeyPatch, told_against: str, told: int
) -> None:
    with open_session() as session:
        desk = Desk(session)
        review = desk.publish()
        claim, editor = session.get_one(Claim, review.claim_id), make_member(session, desk.organization, "editor")
        first = make_appearance(session, claim, "The new harbor wall cost 40 million euros.")
        article = session.get_one(Article, session.get_one(ArticleVersion, first.article_version_id).article_id)
        second = make_appearance(
            session, make_claim(session), "The new harbor wall cost 60 million euros.", article=article
        )
        session.get_one(ArticleVersion, second.article_version_id).received_from = editor.label
        session.commit()
    with reading():
        context = JobContext(open_session, jobs.Lease(1, "w", 1), SYSTEM, threading.Event(), lambda: NOW)
        against: dict[str, dict[str, int | None]] = {
            "the first": {"told_against": first.article_version_id},
            "none": {"told_against": None},
        }
        arguments = {"version_id": second.article_version_id, **against.get(told_against, {})}
        write = HANDLERS["recheck_changed_article"](context, arguments)
    for module, name in ((version_diffs, "diff_claims"), (verdict_changes.fuzz, "ratio")):
        monkeypatch.setattr(module, name, None)  # from here on other writers would wait
    with open_session() as session:
        assert write(session)["reasons"] == 1
        kinds = [event.type for event in session.scalars(select(Event).where(Event.subject.is_(None)))]
        assert kinds.count(EventType.APPEARANCE_VERDICT_CHANGED) == told


def test_priorities_are_worked_out_in_parts(
    session: Session, desk: Desk, monkeypatch: pytest.MonkeyPatch, open_session: sessionmaker[Session]
) -> None:
    reviews = [desk.publish() for _ in range(3)]
    let_day_come(session, LATER)
    monkeypatch.setattr(triggers, "refresh_priorities", partial(triggers.refresh_priorities, limit=2))
    context = JobContext(open_session, jobs.Lease(1, "w", 1), SYSTEM, threading.Event(), lambda: LATER)
    rest = HANDLERS["refresh_priorities"](context, {})(session)["rest"]
    assert rest == {"after": reviews[1].id}
    assert HANDLERS["refresh_priorities"](context, rest)(session)["rest"] is None


def test_urgency_grows_with_days_and_demand(session: Session, desk: Desk) -> None:
    review = desk.publish()
    let_day_come(session, LATER)
    make_appearance(session, session.get_one(Claim, review.claim_id), "The harbor cost 40 million euros.")
    make_appearance(session, session.get_one(Claim, review.claim_id), "The harbor cost 40 million.")
    assert triggers.refresh_priorities(session, today=LATER.date() + dt.timedelta(days=7), limit=1) == review.id
    assert review.recheck_priority == 2 * (1 + 9) * 1 * 2
    assert triggers.refresh_priorities(session, today=LATER.date(), after=review.id) is None
