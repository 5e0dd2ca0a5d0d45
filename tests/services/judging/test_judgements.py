"""What people decide on matches: it links, unlinks, opens claims, and is never overwritten."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claims.core.errors import Conflict, Invalid, NotAllowed, NotFound, Stale
from claims.core.records import Disposition, MatchState, Relation
from claims.core.reviews.reviewing import ReviewState
from claims.core.verdicts import ClaimKind
from claims.models import (
    Appearance,
    ArticleVersion,
    Change,
    Claim,
    Judgement,
    Match,
    Organization,
    OrganizationRole,
    ProcessingState,
    Review,
    Scope,
    Sentence,
)
from claims.services.articles.appearances import list_appearances
from claims.services.base.actors import SYSTEM, Actor, actor_for_user
from claims.services.base.claim_families import lock_claims, root_of, wait_for_other_regroupings
from claims.services.base.organizations import create_administrator, ensure_default_organization
from claims.services.claims.claims import create_claim
from claims.services.claims.demand import demand
from claims.services.desk.review_steps import last_step
from claims.services.intake.intake import ArticleInput, process_version, receive_article
from claims.services.judging.dispositions import demote_appearance, promote_sentence
from claims.services.judging.judgements import count_suggestions, judge, suggestions
from claims.services.judging.rematching import search_slice, store_matches
from claims.services.lookup.stored_lookup import lookup_version
from claims.services.matching.matching import MatchingSettings
from claims.services.matching.sweeps import start_rematch
from claims.services.regrouping.merging import merge_claims, undo_merge
from claims.services.regrouping.rewording import reword_claim
from claims.services.regrouping.splitting_claims import Split, split_claim
from claims.services.reviews.reviews import open_review
from tests.support.databases import on_both_databases, on_postgresql
from tests.support.factories import (
    make_appearance,
    make_match,
    make_organization,
    publish_review,
    receive_version,
    step,
)
from tests.support.rows_on_databases import rows_on_sqlite
from tests.support.waiting import begin_waiting, do_in_turn

NOW = dt.datetime(2020, 2, 22, 12, tzinfo=dt.UTC)
LATER = dt.datetime(2024, 6, 2, tzinfo=dt.UTC)
"""When the verdicts that the factories make may be published."""

MINUTE = dt.timedelta(minutes=1)
SENDER = Actor("key:7", key_id=7)
SAID = "The bridge over the Elbe at Dresden was closed for seven days in March 2019."
KNOWN = "In March 2019 the bridge over the Elbe at Dresden was closed for a week."
OTHER = "The bridge over the Elbe at Dresden was closed for nine days in March 2019."
CONFIRMED, FIGURE = MatchState.CONFIRMED, Relation.DIFFERENT_FIGURE
NEVER_CONFIRMED = MatchingSettings(threshold=1.1)
"""Every match stays a suggestion, whatever the matcher thinks of it."""


@pytest.fixture
def checker(session: Session) -> Actor:
    organization = ensure_default_organization(session, name="Desk", now=NOW)
    user = create_administrator(
        session,
        email="a@example.org",
        name="Ann",
        password_hash="x",
        organization=organization,
        now=NOW,
        must_change_password=False,
    )
    return actor_for_user(session, user)


def claim(session: Session, text: str = KNOWN) -> Claim:
    return create_claim(session, text=text, kind=ClaimKind.EVENT, claim_date=dt.date(2019, 4, 1), actor=SYSTEM, now=NOW)


def article(session: Session, body: str = SAID, **fields) -> Appearance:
    """The first appearance of an article that was just processed."""
    received = receive_article(session, ArticleInput(body=body, **fields), actor=SENDER, now=NOW)
    process_version(session, received.version.id, now=NOW, actor=SENDER, matching=NEVER_CONFIRMED)
    wanted = select(Appearance).where(Appearance.article_version_id == received.version.id)
    return session.scalars(wanted.order_by(Appearance.position).limit(1)).one()


def match_of(session: Session, appearance: Appearance, known: Claim) -> Match:
    return session.scalars(select(Match).where(Match.appearance_id == appearance.id, Match.claim_id == known.id)).one()


def review_of(session: Session, claim_id: int | None) -> Review:
    return session.scalars(select(Review).where(Review.claim_id == claim_id)).one()


def number_of(session: Session, table: type) -> int:
    return session.scalar(select(func.count()).select_from(table))


def test_suggestion_waits_for_a_person_and_opens_no_claim(session, checker):
    known = claim(session)
    appearance = article(session)
    match = match_of(session, appearance, known)
    assert (match.relation, match.state, appearance.claim_id) == (Relation.SAME, MatchState.SUGGESTED, None)
    assert number_of(session, Claim) == 1
    page = suggestions(session)
    assert [(row.appearance.id, row.outlet) for row in page.items] == [(appearance.id, "Unknown outlet")]
    assert [(row.match.id, row.claim.id) for row in page.items[0].matches] == [(match.id, known.id)]


@rows_on_sqlite("processing", list(ProcessingState), and_on_postgresql=(0,))
def test_what_is_read_counts_until_a_later_version_is_read_too(session, checker, processing):
    """A version may wait long to be read, or never be."""
    known, appearance = claim(session), article(session)
    match = match_of(session, appearance, known)
    article_id = session.get_one(ArticleVersion, appearance.article_version_id).article_id
    later = receive_version(session, article_id, ArticleInput(body="It rained."), actor=SYSTEM, now=NOW).version
    later.processing = processing
    counts = [] if processing is ProcessingState.PROCESSED else [appearance.id]
    assert [item.appearance.id for item in suggestions(session).items] == counts
    assert count_suggestions(session) == len(counts)
    sweep = start_rematch(session, actor=SYSTEM, now=NOW)
    assert [row.appearance_id for row in search_slice(session, sweep, settings=MatchingSettings()).rows] == counts
    judge(session, match.id, state=MatchState.CONFIRMED, actor=checker, now=NOW)
    for known_at in (None, NOW):
        said = list_appearances(session, known.id, known_at=known_at).items
        assert [view.appearance.id for view in said] == counts


def test_nothing_is_decided_on_a_text_of_which_some_is_stored_yet(session, checker):
    known = claim(session)
    appearance = article(session)
    version = session.get_one(ArticleVersion, appearance.article_version_id)
    version.processing = ProcessingState.RECEIVED
    match = match_of(session, appearance, known)
    assert not suggestions(session).items
    assert count_suggestions(session) == 0
    for decide in (
        partial(judge, session, match.id, state=MatchState.CONFIRMED, actor=checker, now=NOW),
        partial(demote_appearance, session, appearance.id, shelf_reason="opinion", actor=checker, now=NOW),
    ):
        with pytest.raises(Conflict) as caught:
            decide()
        assert caught.value.code == "version_unread"
    version.processing = ProcessingState.PROCESSED
    assert [item.appearance for item in suggestions(session).items] == [appearance]
    assert judge(session, match.id, state=MatchState.CONFIRMED, actor=checker, now=NOW).state is MatchState.CONFIRMED


def test_likeliest_claim_is_offered_first(session, checker):
    less, more = claim(session), claim(session, KNOWN.replace("a week", "one week"))
    appearance = article(session)
    match_of(session, appearance, less).probability, match_of(session, appearance, more).probability = 0.2, 0.9
    session.flush()
    assert [row.claim.id for row in suggestions(session).items[0].matches] == [more.id, less.id]


def test_confirmed_match_links_and_is_remembered(session, checker):
    known = claim(session)
    appearance = article(session)
    match = judge(
        session,
        match_of(session, appearance, known).id,
        state=MatchState.CONFIRMED,
        actor=checker,
        reason="A week is seven days.",
        now=NOW,
        expected=MatchState.SUGGESTED,
    )
    assert (match.state, match.relation, match.decided_by_id) == (MatchState.CONFIRMED, Relation.SAME, checker.user_id)
    assert appearance.claim_id == known.id
    row = session.scalars(select(Judgement)).one()
    assert (row.match_id, row.state, row.user_id, row.reason) == (
        match.id,
        MatchState.CONFIRMED,
        checker.user_id,
        "A week is seven days.",
    )
    actions = session.scalars(select(Change.action).where(Change.subject_id == known.id)).all()
    assert {"match_judged", "appearance_linked"} <= set(actions)
    assert suggestions(session).items == []


def test_rejected_match_opens_a_claim_once_nothing_else_may_be_the_same(session, checker):
    first, second = claim(session), claim(session, KNOWN.replace("a week", "one week"))
    appearance = article(session)
    judge(session, match_of(session, appearance, first).id, state=MatchState.REJECTED, actor=checker, now=NOW)
    assert (appearance.claim_id, number_of(session, Claim)) == (None, 2)
    judge(session, match_of(session, appearance, second).id, state=MatchState.REJECTED, actor=checker, now=NOW)
    assert appearance.claim_id not in (None, first.id, second.id)
    opened = session.get_one(Claim, appearance.claim_id)
    assert opened.text == appearance.standalone_text
    review = review_of(session, opened.id)
    assert (review.state, review.organization_id) == (ReviewState.OPEN, checker.organization_id)
    assert match_of(session, appearance, first).relation is Relation.UNRELATED
    assert match_of(session, appearance, first).machine_relation is Relation.SAME


def test_decision_on_one_article_says_nothing_of_another(session, checker):
    known, twin = claim(session), claim(session, KNOWN.replace("a week", "one week"))
    first, second, third = (article(session, url=f"https://paper{number}.example/bridge") for number in range(3))
    judge(session, match_of(session, second, known).id, state=MatchState.CONFIRMED, actor=checker, now=NOW)
    for other in (known, twin):
        judge(session, match_of(session, first, other).id, state=MatchState.REJECTED, actor=checker, now=NOW)
    assert first.claim_id not in (None, known.id, twin.id)
    assert (second.claim_id, third.claim_id) == (known.id, None)
    assert [match_of(session, third, other).state for other in (known, twin)] == [MatchState.SUGGESTED] * 2
    assert [row.appearance.id for row in suggestions(session).items] == [third.id]
    noted = session.scalars(select(Change).where(Change.action == "match_judged").order_by(Change.id)).all()
    assert [(row.subject_id, row.detail["appearance_id"], row.detail["state"]) for row in noted] == [
        (known.id, second.id, "confirmed"),
        (known.id, first.id, "rejected"),
        (twin.id, first.id, "rejected"),
    ]
    assert {row.detail["machine_relation"] for row in noted} == {"same"}


def test_rejected_match_is_never_offered_again(session, checker):
    known = claim(session)
    appearance = article(session, url="https://paper.example.org/bridge")
    judge(
        session,
        match_of(session, appearance, known).id,
        state=MatchState.REJECTED,
        relation=Relation.OTHER_DATE,
        actor=checker,
        now=NOW,
    )
    amended = ArticleInput(body="Update follows. " + SAID, url="https://paper.example.org/bridge")
    version = receive_article(session, amended, actor=SENDER, now=NOW).version
    process_version(session, version.id, now=NOW, actor=SENDER)
    carried = session.scalars(select(Appearance).where(Appearance.article_version_id == version.id)).one()
    match = match_of(session, carried, known)
    assert (match.state, match.relation, match.decided_by_id) == (
        MatchState.REJECTED,
        Relation.OTHER_DATE,
        checker.user_id,
    )
    assert carried.claim_id == appearance.claim_id
    answer = lookup_version(session, version, today=NOW.date(), now=NOW, actor=SYSTEM, settings=MatchingSettings())
    assert answer.appearances[0].matches == ()
    near = answer.appearances[0].near_misses[0]
    assert (near.claim.id, near.decision.relation, near.decided_by) == (
        known.id,
        Relation.OTHER_DATE,
        f"user:{checker.user_id}",
    )


def test_near_miss_that_is_the_same_after_all_closes_the_claim_it_had_opened(session, checker):
    known = claim(session, OTHER)
    appearance = article(session)
    opened = appearance.claim_id
    assert opened not in (None, known.id)
    match = match_of(session, appearance, known)
    assert match.relation is Relation.DIFFERENT_FIGURE
    judge(session, match.id, state=MatchState.CONFIRMED, actor=checker, now=NOW)
    assert appearance.claim_id == known.id
    review = review_of(session, opened)
    assert review.state is ReviewState.DECLINED


def test_claim_that_others_use_too_is_not_closed(session, checker):
    known = claim(session, OTHER)
    first, second = article(session), article(session, SAID, outlet="Paper")
    opened = first.claim_id
    judge(
        session,
        session.scalars(select(Match).where(Match.claim_id == opened)).one().id,
        state=MatchState.CONFIRMED,
        actor=checker,
        now=NOW,
    )
    assert second.claim_id == opened
    judge(session, match_of(session, first, known).id, state=MatchState.CONFIRMED, actor=checker, now=NOW)
    assert review_of(session, opened).state is ReviewState.OPEN


def test_rejecting_a_confirmed_match_unlinks_it(session, checker):
    known = claim(session)
    appearance = article(session)
    match = match_of(session, appearance, known)
    judge(session, match.id, state=MatchState.CONFIRMED, actor=checker, now=NOW)
    judge(session, match.id, state=MatchState.REJECTED, actor=checker, now=NOW)
    assert appearance.claim_id not in (None, known.id)
    assert number_of(session, Judgement) == 2


def test_unsure_stays_a_suggestion_marked_as_looked_at(session, checker):
    known = claim(session)
    appearance = article(session)
    match = judge(session, match_of(session, appearance, known).id, state=MatchState.SUGGESTED, actor=checker, now=NOW)
    assert (match.state, match.decided_by_id, appearance.claim_id) == (MatchState.SUGGESTED, checker.user_id, None)
    assert len(suggestions(session).items) == 1


def test_a_confirmation_taken_back_waits_for_a_person_again(session, checker):
    known = claim(session)
    appearance = article(session)
    match = match_of(session, appearance, known)
    judge(session, match.id, state=MatchState.CONFIRMED, actor=checker, now=NOW)
    assert (appearance.claim_id, suggestions(session).items) == (known.id, [])
    judge(session, match.id, state=MatchState.SUGGESTED, actor=checker, now=NOW, expected=MatchState.CONFIRMED)
    assert (match.state, appearance.claim_id) == (MatchState.SUGGESTED, None)
    assert [row.appearance.id for row in suggestions(session).items] == [appearance.id]
    assert number_of(session, Claim) == 1


@on_both_databases
def test_a_confirmation_taken_back_leads_back_to_the_claim_that_the_appearance_had(session, checker):
    known = claim(session, OTHER)
    appearance = article(session)
    match = match_of(session, appearance, known)
    own = session.get_one(Claim, appearance.claim_id)
    review = review_of(session, own.id)
    for _ in range(2):
        judge(session, match.id, state=CONFIRMED, actor=checker, now=NOW)
        assert (appearance.claim_id, review.state) == (known.id, ReviewState.DECLINED)
        judge(session, match.id, state=MatchState.SUGGESTED, relation=FIGURE, actor=checker, now=NOW)
        assert (appearance.claim_id, review.state) == (own.id, ReviewState.OPEN)
        assert (match.state, match.relation, number_of(session, Claim)) == (MatchState.SUGGESTED, FIGURE, 2)


def test_unsure_leaves_what_the_matcher_says_of_claims_merged_with_this_one(session, checker):
    known, again = claim(session), claim(session, KNOWN.replace("a week", "one week"))
    appearance = article(session)
    merge_claims(session, again.id, known.id, actor=checker, reason="The same.", now=NOW)
    judge(session, match_of(session, appearance, known).id, state=MatchState.SUGGESTED, actor=checker, now=NOW)
    assert match_of(session, appearance, again).state is MatchState.SUGGESTED
    judge(session, match_of(session, appearance, known).id, state=CONFIRMED, actor=checker, now=NOW)
    assert match_of(session, appearance, again).state is MatchState.SUPERSEDED


def test_a_claim_whose_verdict_was_withdrawn_is_not_declined_when_what_was_said_leaves_it(session, checker):
    known = claim(session, OTHER)
    appearance = article(session)
    review = review_of(session, appearance.claim_id)
    publish_review(session, review, checker, checker, now=LATER)
    step(session, review, "withdraw", checker, now=LATER, reason="The source was forged.")
    step(session, review, "reopen", checker, now=LATER, reason="There is another source.")
    judge(session, match_of(session, appearance, known).id, state=CONFIRMED, actor=checker, now=NOW)
    assert (appearance.claim_id, review.state) == (known.id, ReviewState.OPEN)


def test_what_a_confirmation_had_declined_is_open_again_whoever_takes_it_back(session, checker):
    known = claim(session, OTHER)
    appearance = article(session)
    match, own_id = match_of(session, appearance, known), appearance.claim_id
    beginner = replace(checker, roles=frozenset({OrganizationRole.CHECKER}))
    judge(session, match.id, state=CONFIRMED, actor=beginner, now=NOW)
    judge(session, match.id, state=MatchState.REJECTED, relation=FIGURE, actor=beginner, now=NOW + MINUTE)
    review = review_of(session, own_id)
    assert (appearance.claim_id, review.state) == (own_id, ReviewState.OPEN)


def test_a_duplicate_that_a_person_declined_is_for_a_reviewer_to_reopen(session, checker):
    known = claim(session, OTHER)
    appearance = article(session)
    match, own_id = match_of(session, appearance, known), appearance.claim_id
    review = review_of(session, own_id)
    step(session, review, "decline", checker, decline_reason="duplicate", duplicate_claim_id=known.id)
    judge(session, match.id, state=CONFIRMED, actor=checker, now=NOW + MINUTE)
    judge(session, match.id, state=MatchState.REJECTED, relation=FIGURE, actor=checker, now=NOW + 2 * MINUTE)
    assert (appearance.claim_id, review.state) == (own_id, ReviewState.DECLINED)


@rows_on_sqlite("role", [OrganizationRole.CHECKER, OrganizationRole.REVIEWER], and_on_postgresql=(0,))
def test_a_rejection_taken_back_lets_the_appearance_wait_again(session, checker, role):
    known = claim(session)
    appearance = article(session)
    match = match_of(session, appearance, known)
    actor = replace(checker, roles=frozenset({role}))
    for turn in range(1, 6, 2):
        judge(session, match.id, state=MatchState.REJECTED, actor=actor, now=NOW + turn * MINUTE)
        opened = session.scalars(select(Claim).where(Claim.id != known.id)).one()
        review = review_of(session, opened.id)
        assert (appearance.claim_id, review.state, suggestions(session).items) == (opened.id, ReviewState.OPEN, [])
        if turn > 1:
            taken_up = last_step(session, review.id)
            assert taken_up is not None
            assert taken_up.reason == f"What was said is no longer taken for claim {known.id}."
        back = NOW + (turn + 1) * MINUTE
        judge(session, match.id, state=MatchState.SUGGESTED, relation=Relation.SAME, actor=actor, now=back)
        assert (appearance.claim_id, review.state) == (None, ReviewState.DECLINED)
        assert [row.appearance.id for row in suggestions(session).items] == [appearance.id]
    judge(session, match.id, state=CONFIRMED, actor=actor, now=NOW + 9 * MINUTE)
    assert (appearance.claim_id, review.state) == (known.id, ReviewState.DECLINED)


def test_of_several_rejections_any_one_that_is_taken_back_lets_the_appearance_wait(session, checker):
    known, other = claim(session), claim(session, "For a week in March 2019 the Elbe bridge at Dresden was closed.")
    appearance = make_appearance(session, None, SAID)
    pairs = [make_match(session, appearance, each, relation=Relation.SAME).id for each in (known, other)]
    for turn, pair in enumerate(pairs, 1):
        judge(session, pair, state=MatchState.REJECTED, actor=checker, now=NOW + turn * MINUTE)
    opened = appearance.claim_id
    assert opened not in (None, known.id, other.id)
    judge(session, pairs[0], state=MatchState.SUGGESTED, relation=FIGURE, actor=checker, now=NOW + 3 * MINUTE)
    assert appearance.claim_id == opened, "nothing may be the same yet"
    judge(session, pairs[0], state=MatchState.SUGGESTED, relation=Relation.SAME, actor=checker, now=NOW + 4 * MINUTE)
    assert appearance.claim_id is None
    judge(session, pairs[0], state=MatchState.REJECTED, actor=checker, now=NOW + 5 * MINUTE)
    assert appearance.claim_id == opened


def test_a_claim_that_was_opened_in_vain_is_taken_up_once_other_words_are_linked_to_it(session, checker):
    known = claim(session)
    appearance = article(session)
    match = match_of(session, appearance, known)
    judge(session, match.id, state=MatchState.REJECTED, actor=checker, now=NOW + MINUTE)
    opened = session.get_one(Claim, appearance.claim_id)
    review = review_of(session, opened.id)
    other = make_match(session, make_appearance(session, None, OTHER), opened, relation=Relation.SAME)
    judge(session, match.id, state=MatchState.SUGGESTED, relation=Relation.SAME, actor=checker, now=NOW + 2 * MINUTE)
    assert review.state is ReviewState.DECLINED
    beginner = replace(checker, roles=frozenset({OrganizationRole.CHECKER}))
    judge(session, other.id, state=CONFIRMED, actor=beginner, now=NOW + 3 * MINUTE)
    assert review.state is ReviewState.OPEN
    judge(session, match.id, state=CONFIRMED, actor=checker, now=NOW + 4 * MINUTE)
    assert (appearance.claim_id, review.state) == (known.id, ReviewState.OPEN)


def goes_on(session: Session, case: str, checker: Actor, opened: int) -> None:
    review = review_of(session, opened)
    if case == "taken":
        step(session, review, "claim", checker)
    elif case == "declined":
        step(session, review, "decline", checker, decline_reason="too_vague")
    elif case == "said by another article":
        make_appearance(session, session.get_one(Claim, opened), SAID)
    elif case == "merged":
        third = claim(session, "The bridge at Meissen was closed for a year.")
        merge_claims(session, opened, third.id, actor=checker, reason="The same.", now=NOW + 2 * MINUTE)
    elif case == "reworded":
        plainer = "The Elbe bridge at Dresden was closed for seven days in March 2019."
        reword_claim(session, opened, plainer, actor=checker, reason="Plainer.", now=NOW + 2 * MINUTE)
    else:
        open_review(session, opened, make_organization(session, "Far Desk").id, actor=SYSTEM, now=NOW)


@pytest.mark.parametrize(
    "case", ["taken", "declined", "said by another article", "merged", "reworded", "opened by another organization"]
)
def test_a_claim_that_somebody_went_on_from_keeps_what_was_said(session, checker, case):
    known = claim(session)
    appearance = article(session)
    match = match_of(session, appearance, known)
    judge(session, match.id, state=MatchState.REJECTED, actor=checker, now=NOW + MINUTE)
    opened = appearance.claim_id
    goes_on(session, case, checker, opened)
    states = session.execute(select(Review.id, Review.state).order_by(Review.id)).all()
    judge(session, match.id, state=MatchState.SUGGESTED, relation=Relation.SAME, actor=checker, now=NOW + 3 * MINUTE)
    assert (match.state, appearance.claim_id) == (MatchState.SUGGESTED, opened)
    assert session.execute(select(Review.id, Review.state).order_by(Review.id)).all() == states


def test_being_unsure_of_a_near_miss_leaves_the_claim_that_the_article_had_opened(session, checker):
    known = claim(session, OTHER)
    appearance = article(session)
    match, own_id = match_of(session, appearance, known), appearance.claim_id
    judge(session, match.id, state=MatchState.REJECTED, relation=FIGURE, actor=checker, now=NOW + MINUTE)
    judge(session, match.id, state=MatchState.SUGGESTED, relation=Relation.SAME, actor=checker, now=NOW + 2 * MINUTE)
    assert appearance.claim_id == own_id


def test_what_was_declined_for_another_reason_stays_so_when_a_confirmation_is_taken_back(session, checker):
    known = claim(session, OTHER)
    appearance = article(session)
    match, own_id = match_of(session, appearance, known), appearance.claim_id
    review = review_of(session, own_id)
    step(session, review, "decline", checker, decline_reason="not_checkable")
    judge(session, match.id, state=CONFIRMED, actor=checker, now=NOW)
    judge(session, match.id, state=MatchState.SUGGESTED, relation=FIGURE, actor=checker, now=NOW)
    assert (appearance.claim_id, review.state) == (own_id, ReviewState.DECLINED)


@pytest.mark.parametrize("case", ["merged with another", "merged with what it leaves", "said to be another statement"])
def test_a_claim_that_the_appearance_had_is_taken_as_it_stands_now(session, checker, case):
    known, third = claim(session, OTHER), claim(session, "The bridge at Meissen was closed for a year.")
    appearance = article(session)
    match, own_id = match_of(session, appearance, known), appearance.claim_id
    judge(session, match.id, state=CONFIRMED, actor=checker, now=NOW)
    into = {"merged with another": third, "merged with what it leaves": known}.get(case)
    if into is not None:
        merge_claims(session, own_id, into.id, actor=checker, reason="The same.", now=NOW)
    else:
        row = make_match(session, appearance, session.get_one(Claim, own_id), relation=Relation.SAME)
        judge(session, row.id, state=MatchState.REJECTED, actor=checker, now=NOW)
    before = number_of(session, Claim)
    judge(session, match.id, state=MatchState.REJECTED, relation=FIGURE, actor=checker, now=NOW)
    if case == "merged with another":
        assert (root_of(session, appearance.claim_id), number_of(session, Claim)) == (third.id, before)
    else:
        assert appearance.claim_id not in {own_id, known.id, third.id, None}
        assert number_of(session, Claim) == before + 1


@pytest.mark.parametrize("how", ["judged", "taken off and on again", "judged and taken back"])
def test_what_was_linked_while_claims_were_one_stands_by_its_own_claim_when_they_are_two_again(session, checker, how):
    meant, winner = claim(session, OTHER), claim(session, "The bridge at Meissen was closed for a year.")
    appearance = article(session)
    match, own_id = match_of(session, appearance, meant), appearance.claim_id
    if how != "judged":
        judge(session, match.id, state=CONFIRMED, actor=checker, now=NOW)
    merged = [
        merge_claims(session, loser, winner.id, actor=checker, reason="The same.", now=NOW)
        for loser in ((own_id,) if how == "judged and taken back" else (meant.id,))
    ]
    if how == "judged":
        judge(session, match.id, state=CONFIRMED, actor=checker, now=NOW)
    elif how == "taken off and on again":
        demote_appearance(session, appearance.id, shelf_reason="opinion", actor=checker, now=NOW)
        sentence = session.scalars(select(Sentence).where(Sentence.rejected.is_not(None))).one()
        promote_sentence(session, sentence.id, actor=checker, now=NOW, settings=MatchingSettings())
    else:
        judge(session, match.id, state=MatchState.REJECTED, relation=FIGURE, actor=checker, now=NOW)
    assert root_of(session, appearance.claim_id) == winner.id
    assert demand(session, winner.id).articles == 1
    for merge in merged:
        undo_merge(session, merge, actor=checker, reason="They differ.", now=NOW + MINUTE)
    assert appearance.claim_id == (own_id if how == "judged and taken back" else meant.id)
    assert demand(session, winner.id).articles == 0


def test_a_claim_is_left_alone_only_where_no_article_says_one_that_is_merged_with_it(session, checker):
    known, other = claim(session, OTHER), claim(session, "The bridge at Meissen was closed for a year.")
    appearance = article(session)
    own_id = appearance.claim_id
    said = make_appearance(session, other, other.text)
    merge_claims(session, other.id, own_id, actor=checker, reason="The same.", now=NOW)
    match = match_of(session, appearance, known)
    judge(session, match.id, state=CONFIRMED, actor=checker, now=NOW + MINUTE)
    assert review_of(session, own_id).state is ReviewState.OPEN
    judge(session, make_match(session, said, known).id, state=CONFIRMED, actor=checker, now=NOW + 2 * MINUTE)
    assert review_of(session, own_id).state is ReviewState.DECLINED


def test_who_is_unsure_after_all_is_not_led_back_to_what_was_merged_with_the_claim_that_is_left(session, checker):
    known = claim(session, OTHER)
    appearance = article(session)
    match, own_id = match_of(session, appearance, known), appearance.claim_id
    judge(session, match.id, state=CONFIRMED, actor=checker, now=NOW)
    merge_claims(session, own_id, known.id, actor=checker, reason="The same.", now=NOW)
    judge(session, match.id, state=MatchState.SUGGESTED, relation=FIGURE, actor=checker, now=NOW)
    assert appearance.claim_id not in {own_id, known.id, None}


@pytest.mark.parametrize(
    ("state", "relation", "code"),
    [
        (MatchState.CONFIRMED, Relation.OPPOSITE, "relation_and_state"),
        (MatchState.REJECTED, Relation.SAME, "relation_and_state"),
        (MatchState.SUPERSEDED, None, "state_not_judged"),
    ],
)
def test_contradicting_judgement_is_refused(session, checker, state, relation, code):
    known = claim(session)
    match = match_of(session, article(session), known)
    with pytest.raises(Invalid) as error:
        judge(session, match.id, state=state, relation=relation, actor=checker, now=NOW)
    assert error.value.code == code
    assert (match.state, number_of(session, Judgement)) == (MatchState.SUGGESTED, 0)


def test_only_a_checker_decides(session, checker):
    known = claim(session)
    match = match_of(session, article(session), known)
    organization = session.scalars(select(Organization)).one()
    for actor, code in (
        (Actor("user:9", user_id=9, organization_id=organization.id), "role_missing"),
        (SENDER, "scope_missing"),
        (Actor("key:7", key_id=7, scopes=frozenset({Scope.REVIEWS_WRITE})), "role_missing"),
        (SYSTEM, "person_needed"),
    ):
        with pytest.raises(NotAllowed) as error:
            judge(session, match.id, state=MatchState.CONFIRMED, actor=actor, now=NOW)
        assert error.value.code == code
    assert number_of(session, Judgement) == 0


def test_a_reason_is_kept_whole_or_refused(session, checker):
    known = claim(session)
    match = match_of(session, article(session), known)
    with pytest.raises(Invalid) as refused:
        judge(session, match.id, state=MatchState.REJECTED, actor=checker, reason="x" * 2_001, now=NOW)
    assert refused.value.code == "text_too_long"


def test_judgement_on_what_changed_meanwhile_is_stale(session, checker):
    known = claim(session)
    match = match_of(session, article(session), known)
    judge(session, match.id, state=MatchState.REJECTED, actor=checker, now=NOW)
    with pytest.raises(Stale):
        judge(session, match.id, state=MatchState.CONFIRMED, actor=checker, now=NOW, expected=MatchState.SUGGESTED)


@pytest.mark.parametrize("match_id", [0, -1, 999, 2**70])
def test_unknown_match_is_not_found(session, checker, match_id):
    with pytest.raises(NotFound):
        judge(session, match_id, state=MatchState.CONFIRMED, actor=checker, now=NOW)


def test_only_the_newest_version_waits(session, checker):
    claim(session)
    first = article(session)
    version = session.scalars(select(Appearance.article_version_id)).one()
    assert version == first.article_version_id
    received = receive_version(session, 1, ArticleInput(body="New. " + SAID), actor=SENDER, now=NOW)
    process_version(session, received.version.id, now=NOW, actor=SENDER)
    assert [row.version.number for row in suggestions(session).items] == [2]


def test_suggestions_come_in_pages(session, checker):
    claim(session)
    made = [article(session, outlet=f"Paper {number}").id for number in range(5)]
    seen, after = [], None
    while True:
        page = suggestions(session, after=after, limit=2)
        seen += [row.appearance.id for row in page.items]
        after = page.next_cursor
        if after is None:
            break
    assert seen == sorted(made, reverse=True)


@on_postgresql
def test_what_is_taken_off_at_this_moment_is_no_longer_confirmed(session, checker):
    known = claim(session)
    appearance = make_appearance(session, None, SAID)
    match_id = make_match(session, appearance, known, relation=Relation.SAME).id
    session.commit()
    demote_appearance(session, appearance.id, shelf_reason="opinion", actor=checker, now=NOW)
    waiting = begin_waiting(session, lambda own: judge(own, match_id, state=CONFIRMED, actor=checker, now=NOW))
    session.commit()
    with pytest.raises(Conflict, match="took this sentence off"):
        waiting.result()
    session.refresh(appearance)
    assert (appearance.disposition, appearance.claim_id) == (Disposition.DEMOTED, None)


@on_postgresql
def test_two_decisions_on_one_appearance_are_counted_one_after_the_other(session, checker):
    first, second = claim(session), claim(session, OTHER)
    appearance = make_appearance(session, None, SAID)
    ids = [make_match(session, appearance, known, relation=Relation.SAME).id for known in (first, second)]
    session.commit()
    works = [partial(judge, match_id=match_id, state=CONFIRMED, actor=checker, now=NOW) for match_id in ids]
    do_in_turn(session, *works)
    assert appearance.claim_id == second.id
    assert [demand(session, known.id).articles for known in (first, second)] == [0, 1]


@on_postgresql
def test_a_sweep_leaves_alone_what_is_taken_off_at_this_moment(session, checker):
    known = claim(session)
    appearance = make_appearance(session, None, SAID)
    sweep = start_rematch(session, claim_ids=[known.id], actor=SYSTEM, now=NOW)
    found = search_slice(session, sweep, settings=MatchingSettings(threshold=0.0))
    assert [row.appearance_id for row in found.rows] == [appearance.id]
    session.commit()
    settings = MatchingSettings(threshold=0.0)
    stored = do_in_turn(
        session,
        lambda own: demote_appearance(own, appearance.id, shelf_reason="opinion", actor=checker, now=NOW),
        lambda own: store_matches(own, found.rows, settings=settings, actor=SYSTEM, now=NOW),
    )
    assert stored == 0
    assert (appearance.disposition, appearance.claim_id) == (Disposition.DEMOTED, None)


@on_postgresql
@pytest.mark.parametrize("other", ["judge", "sweep"])
def test_what_is_linked_to_a_claim_that_is_split_at_this_moment_waits_in_no_circle(session, checker, other):
    known, merged = claim(session), claim(session, f"{KNOWN[:-1]}!")
    merge_claims(session, merged.id, known.id, actor=checker, reason="The same.", now=NOW)
    make_appearance(session, known, KNOWN)
    moved = make_appearance(session, merged, SAID)
    free = make_appearance(session, None, SAID)
    match_id = make_match(session, moved, known, relation=Relation.SAME).id
    settings = MatchingSettings(threshold=0.0)
    sweep = start_rematch(session, claim_ids=[known.id], actor=SYSTEM, now=NOW)
    found = search_slice(session, sweep, settings=settings)
    assert {moved.id, free.id} <= {row.appearance_id for row in found.rows}
    what = Split(OTHER, [moved.id])
    session.commit()
    wait_for_other_regroupings(session)
    lock_claims(session, known.id)
    works = {
        "judge": lambda own: judge(own, match_id, state=CONFIRMED, actor=checker, now=NOW).id,
        "sweep": lambda own: store_matches(own, found.rows, settings=settings, actor=SYSTEM, now=NOW),
    }
    waiting = begin_waiting(session, works[other])
    assert not waiting.done()
    new_id = split_claim(session, known.id, what, actor=checker, reason="Not the same.", now=NOW).other_id
    session.commit()
    waiting.result()
    session.expire_all()
    # A person who decides last is right; a sweep leaves alone what a person has split off.
    assert moved.claim_id == (known.id if other == "judge" else new_id)
    assert free.claim_id == (None if other == "judge" else known.id)
